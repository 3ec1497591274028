"""A network of sides as text to look at, and as CSV."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from onrecord.exports.marks import count
from onrecord.exports.safe import visible
from onrecord.exports.table_csv import csv_lines
from onrecord.questions.evidence.traces import Trace
from onrecord.questions.sides.edges import Edge, Network

#: Reports that the text names for each edge; JSON and CSV have all.
_SHOWN: Final = 3
RULES: Final = (
    "Events: what at least one report asserts to have happened. Reports: an article counts once for each event, and "
    "with its copies. On whose word: of the nearest voice to the event; a third party is neither of the two sides. An "
    "event with several sides stands on several edges, so edges do not add up."
)
_WORD: Final = (
    ("article", "the articles' own"), ("source", "{source}'s own"), ("target", "{target}'s"),
    ("third", "third parties'"), ("unknown", "not known whose"),
)  # fmt: skip
_HEAD: Final = (
    "source_id", "source", "relation", "target_id", "target", "mutual", "events", "reports", "articles",
    "reports_article_voice", "reports_source_voice", "reports_target_voice", "reports_third_party",
    "reports_unknown_voice", "third_party_share", "denying_reports", "open_reports", "types", "first", "last", "rows",
)  # fmt: skip


def network_text(found: Network) -> Iterator[str]:
    """Yield the edges, most events first, and how they were counted."""
    yield f"{network_counts(found)}\n"
    for edge in found.edges:
        yield "\n" + "".join(f"{visible(line)}\n" for line in _lines(edge))
    if found.more:
        yield f"\n{count(found.more, 'edge')} more: --limit {len(found.edges) + found.more} shows all\n"
    if apart := left_apart(found):
        yield f"\n{apart}\n"
    if found.edges:
        yield f"\n{RULES}\n"


def network_counts(found: Network) -> str:
    """Return how many events a network has, and of how many mentions."""
    return (
        f"{count(found.events, 'event')} asserted between {count(len(found.nodes), 'side')}. The articles "
        f"mention events {found.mentions} times in all; only a mention with two sides known across articles is on an "
        "edge."
    )


def left_apart(found: Network) -> str:
    """Return which mentions with sides make no edge; empty where all do."""
    apart = [f"{found.outside} outside the period"] if found.outside else []
    apart += [f"{found.within} within one side"] if found.within else []
    return f"Mentions with sides that make no edge here: {', '.join(apart)}." if apart else ""


def _lines(edge: Edge) -> Iterator[str]:
    yield relation_between(edge)
    yield from (f"  {line}" for line in edge_lines(edge))
    for trace in edge.traces[:_SHOWN]:
        yield f"    {trace_line(trace)}"
    if len(edge.traces) > _SHOWN:
        yield f"    … {len(edge.traces) - _SHOWN} more: --format json names all"


def relation_between(edge: Edge) -> str:
    """Return what an edge tells: "Orva accuses Talsia", "Orva and Talsia: meet"."""
    both = " and " if edge.mutual else f" {edge.relation} "
    return f"{edge.source.name}{both}{edge.target.name}{': ' + _mutual(edge.relation) if edge.mutual else ''}"


def edge_lines(edge: Edge) -> Iterator[str]:
    """Yield what an edge counts, and on whose word that stands."""
    days = ", ".join(dict.fromkeys(day for day in (edge.first, edge.last) if day)).replace(", ", " to ")
    types = ", ".join(f"{kind} {number}" for kind, number in edge.types)
    counted = f"{count(edge.events, 'event')} in {count(edge.reports, 'report')} of {count(edge.articles, 'article')}"
    yield f"{counted}{f' ({types})' if types else ''}{', published ' + days if days else ''}"
    if edge.reports:
        share = f"; third parties {edge.third_share:.0%}" if edge.third_share else ""
        yield f"on whose word, in reports: {', '.join(_holders(edge))}{share}"
    other = [f"denied in {count(edge.denied, 'report')}"] if edge.denied else []
    other += [f"possible, planned or supposed in {edge.open}"] if edge.open else []
    if other:
        yield ", ".join(other)


def trace_line(trace: Trace) -> str:
    """Return where a row was read, with its words marked in what stands around them."""
    before = trace.around.text[: trace.span.start - trace.around.start]
    after = trace.around.text[trace.span.end - trace.around.start :]
    told = " ".join(part for part in (trace.outlet, (trace.published or "")[:10]) if part)
    return f"{trace.article} {trace.row}  {before}«{trace.span.text}»{after}{f'  ({told})' if told else ''}"


def _mutual(relation: str) -> str:
    return {"meets": "meet", "cooperates with": "cooperate"}.get(relation, relation)


def _holders(edge: Edge) -> Iterator[str]:
    for name, words in _WORD:
        number = getattr(edge.held, name)
        if number:
            yield f"{words.format(source=edge.source.name, target=edge.target.name)} {number}"


def network_csv(found: Network) -> Iterator[str]:
    """Yield a CSV table with a row for each edge; `rows` has article and row of each report."""
    rows = (
        (
            edge.source.id, edge.source.name, edge.relation, edge.target.id, edge.target.name, int(edge.mutual),
            edge.events, edge.reports, edge.articles, edge.held.article, edge.held.source, edge.held.target,
            edge.held.third, edge.held.unknown, edge.third_share, edge.denied, edge.open,
            " ".join(f"{kind}:{number}" for kind, number in edge.types), edge.first, edge.last,
            " ".join(f"{trace.article}:{trace.row}" for trace in edge.traces),
        )
        for edge in found.edges
    )  # fmt: skip
    return csv_lines(_HEAD, rows)

"""The sourcing of outlets as text to look at, and as CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from onrecord.exports.marks import count
from onrecord.exports.safe import visible
from onrecord.exports.table_csv import csv_lines
from onrecord.questions.sourcing.outlets import OutletSide, OutletSourcing

#: Sides and articles of one voice that the text names for each outlet and period; JSON has all.
_SHOWN: Final = 5
RULES: Final = (
    "Copies of other articles count nowhere: a wire story counts once, for the outlet that had it first. Unnamed: "
    "statements by deliberately unnamed sources, of those whose speaker is known. One voice: every statement that "
    "stands in no other one is by one speaker; the article may still tell things in its own voice."
)
_HEAD: Final = (
    "outlet", "called", "period", "articles", "copies", "unread", "articles_without_statements", "statements", "named",
    "anonymous", "groups", "documents", "unknown", "anonymous_share", "articles_with_anonymous", "one_sided_articles",
    "one_voice_articles", "perhaps_one_voice_articles", "sides", "one_voice_article_ids",
)  # fmt: skip


def outlets_text(found: Sequence[OutletSourcing]) -> Iterator[str]:
    """Yield a few lines for each outlet and period, and the rules of counting at the end."""
    for row in found:
        yield "".join(f"{visible(line)}\n" for line in _lines(row)) + "\n"
    if found:
        yield f"{RULES}\n"


def _lines(row: OutletSourcing) -> Iterator[str]:
    yield f"{outlet_name(row)}: {count(row.articles, 'article')}{left_apart(row)}"
    yield from (f"  {line}" for line in outlet_lines(row))
    for each in row.one_voice[:_SHOWN]:
        unnamed = ", unnamed" if each.anonymous else ""
        yield (
            f"    {each.article}  {(each.published or 'undated')[:10]}  {each.voice}{unnamed}, "
            f"{count(each.statements, 'statement')}  {each.title or ''}"
        ).rstrip()
    if len(row.one_voice) > _SHOWN:
        yield f"    … {len(row.one_voice) - _SHOWN} more: --format json names all"


def outlet_name(row: OutletSourcing) -> str:
    """Return the name of an outlet, with what articles call it otherwise, and with the period if there are several."""
    called = f" ({', '.join(row.called)})" if row.called else ""
    return f"{row.outlet or 'outlet not known'}{called}{'' if row.period == 'all' else f', {row.period}'}"


def outlet_lines(row: OutletSourcing, *, sides: bool = True) -> Iterator[str]:
    """Yield what an outlet and period count, with the first sides heard or without; nothing if no article was read."""
    if not row.articles:
        return
    silent = f", {row.silent} of the articles without any" if row.silent else ""
    if not row.statements:
        yield "no statements"
        return
    yield f"{count(row.statements, 'statement')}{silent}; {_sorts(row)}"
    if row.anonymous_share is not None:
        yield f"unnamed {row.anonymous_share:.1%} of statements, in {count(row.anonymous_articles, 'article')}"
    if row.sides and sides:
        heard = ", ".join(f"{side_label(side)} {side.share:.0%} ({side.articles})" for side in row.sides[:_SHOWN])
        more = f" and {len(row.sides) - _SHOWN} more" if len(row.sides) > _SHOWN else ""
        yield f"sides heard, by statements (articles): {heard}{more}"
    perhaps = f" (and perhaps {row.perhaps_one_voice}: other speakers not known)" if row.perhaps_one_voice else ""
    yield (
        f"one voice in {count(len(row.one_voice), 'article')}{perhaps}, speakers of one country alone in "
        f"{count(row.one_sided, 'article')}"
    )


def left_apart(row: OutletSourcing) -> str:
    """Return, in brackets, which articles are not counted; empty where all are."""
    apart = [f"{count(row.copies, 'copy').replace('copys', 'copies')} not counted"] if row.copies else []
    apart += [f"{row.unread} not read"] if row.unread else []
    return f" ({', '.join(apart)})" if apart else ""


def _sorts(row: OutletSourcing) -> str:
    sorts = (
        ("named", row.named), ("unnamed", row.anonymous), ("groups", row.groups), ("documents", row.documents),
        ("speaker not known", row.unknown),
    )  # fmt: skip
    return ", ".join(f"{name} {number}" for name, number in sorts if number)


def side_label(side: OutletSide) -> str:
    """Return `RUS GOV`, `RUS`, `? GOV`, or `no known country`."""
    if side.country is None and side.sector is None:
        return "no known country"
    return " ".join((side.country or "?", *([side.sector] if side.sector else [])))


def outlets_csv(found: Iterable[OutletSourcing]) -> Iterator[str]:
    """Yield a CSV table with a row for each outlet and period; sides as `RUS GOV 12` (statements)."""
    rows = (
        (
            row.outlet, "; ".join(row.called), row.period, row.articles, row.copies, row.unread, row.silent,
            row.statements, row.named, row.anonymous, row.groups, row.documents, row.unknown, row.anonymous_share,
            row.anonymous_articles, row.one_sided, len(row.one_voice), row.perhaps_one_voice,
            "; ".join(f"{side_label(side)} {side.statements}" for side in row.sides),
            " ".join(each.article for each in row.one_voice),
        )
        for row in found
    )  # fmt: skip
    return csv_lines(_HEAD, rows)

"""The dossier of a side or of two, the network of sides, and the sourcing of outlets, as reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.exports import dossier as dossiers
from onrecord.exports import network as networks
from onrecord.exports import outlets as printed_by
from onrecord.exports.marks import count
from onrecord.exports.report.parts import Grid, Group, Passage, Report, Section, traced
from onrecord.exports.report.positions import dispute_sections, shift_sections
from onrecord.questions.sides.dossier import Dossier
from onrecord.questions.sides.edges import Edge, Network
from onrecord.questions.sides.timeline import Entry
from onrecord.questions.sourcing.outlets import OutletSourcing

Asked = Sequence[tuple[str, str]]
#: Speakers, disputes, and articles of one voice that a page names; it says how many more there are.
_SHOWN: Final = 25


def dossier_report(found: Dossier, asked: Asked = ()) -> Report:
    """Return the report of a dossier; `asked` is what was asked, as names and values."""
    title = f"Dossier: {found.one}" + (f" and {found.other}" if found.other else "")
    sections = tuple(_dossier(found))
    return Report(
        title, tuple(asked), tuple(f"{line}." for line in dossiers.counted(found)), sections, (dossiers.RULES,)
    )


def _dossier(found: Dossier) -> Iterator[Section]:
    if found.months:
        head = ("month", "side", "conduct", "on whose word", "events", "mean score", "lowest", "highest")
        rows = tuple(
            (m.month, m.side, m.conduct, dossiers.WORDS[m.word], m.events, m.score, m.least, m.most)
            for m in found.months
        )
        unscored = f"{count(found.unscored, 'event')} of no known month or score not among them"
        yield Section(
            "Words and deeds by month", (unscored,) if found.unscored else (), (Grid("scores by month", head, rows),)
        )
    if found.speakers:
        shown = found.speakers[:_SHOWN]
        spoken = tuple((s.name, s.side, s.statements, s.articles, _acts(s.acts)) for s in shown)
        grid = Grid("statements and articles by speaker", ("speaker", "side", "statements", "articles", "acts"), spoken)
        yield Section("Who speaks", _more(len(found.speakers) - len(shown)), (grid,))
    yield from shift_sections(found.shifts)
    yield from dispute_sections(found.disputes[:_SHOWN])
    if len(found.disputes) > _SHOWN:
        yield Section(f"{count(len(found.disputes) - _SHOWN, 'more dispute')}", ("--format json has all",))
    if found.timeline:
        left = (f"entries before these: {found.earlier} (--limit)",) if found.earlier else ()
        yield Section("Timeline", left, groups=(Group(None, tuple(map(_entry, found.timeline))),))


def _acts(acts: Sequence[tuple[str, int]]) -> str:
    return ", ".join(f"{act} {number}" for act, number in acts)


def _entry(entry: Entry) -> Passage:
    day = dossiers.when(entry)
    return traced(entry.trace, dossiers.entry_told(entry), f"({day})" if entry.day_from == "publication" else day)


def network_report(found: Network, asked: Asked = ()) -> Report:
    """Return the report of a network, each edge with where it was read."""
    more = f"{count(found.more, 'edge')} more: --limit {len(found.edges) + found.more} shows all." if found.more else ""
    lines = (networks.network_counts(found), networks.left_apart(found), more)
    sections = [_edges(found), *map(_edge, found.edges)] if found.edges else []
    return Report("Network of sides", tuple(asked), tuple(filter(None, lines)), tuple(sections), (networks.RULES,))


def _edges(found: Network) -> Section:
    sides = tuple((n.side.name, n.side.kind or "", n.side.country or "", n.events, n.edges) for n in found.nodes)
    edges = tuple(
        (
            e.source.name, e.relation + (" (mutual)" if e.mutual else ""), e.target.name, e.events, e.reports,
            "" if e.third_share is None else f"{e.third_share:.0%}", e.denied, e.open,
        )
        for e in found.edges
    )  # fmt: skip
    head = ("source", "relation", "target", "events", "reports", "third parties", "denying reports", "open reports")
    return Section(
        "Overview",
        grids=(Grid("edges", head, edges), Grid("sides", ("side", "kind", "country", "events", "edges"), sides)),
    )


def _edge(edge: Edge) -> Section:
    passages = (traced(trace, "", None) for trace in edge.traces)
    return Section(
        networks.relation_between(edge), tuple(networks.edge_lines(edge)), groups=(Group.of(None, passages),)
    )


def outlets_report(found: Sequence[OutletSourcing], asked: Asked = ()) -> Report:
    """Return the report of whose words outlets print."""
    known = {row.outlet for row in found if row.outlet is not None}
    nobodys = sum(row.articles for row in found if row.outlet is None)
    counted = f"{count(len(known), 'outlet')}, {count(sum(row.articles for row in found), 'article')} read"
    counted += f", {nobodys} of them of no known outlet." if nobodys else "."
    return Report("Outlets", tuple(asked), (counted,), tuple(map(_outlet, found)), (printed_by.RULES,))


def _outlet(row: OutletSourcing) -> Section:
    grids = []
    if row.sides:
        sides = tuple((printed_by.side_label(s), s.statements, s.articles, f"{s.share:.0%}") for s in row.sides)
        grids.append(Grid("sides heard", ("side", "statements", "articles", "share"), sides))
    if row.one_voice:
        articles = tuple(
            (v.article, (v.published or "undated")[:10], v.voice + (", unnamed" if v.anonymous else ""), v.statements,
             v.title or "")
            for v in row.one_voice[:_SHOWN]
        )  # fmt: skip
        grids.append(Grid("articles of one voice", ("article", "published", "voice", "statements", "title"), articles))
    heading = f"{printed_by.outlet_name(row)}: {count(row.articles, 'article')}{printed_by.left_apart(row)}"
    lines = (*printed_by.outlet_lines(row, sides=False), *_more(len(row.one_voice) - _SHOWN, "articles of one voice"))
    return Section(heading, lines, tuple(grids))


def _more(number: int, what: str = "") -> tuple[str, ...]:
    return (f"{number} more{' ' + what if what else ''}; --format json names all",) if number > 0 else ()

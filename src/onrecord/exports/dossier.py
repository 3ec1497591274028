"""A dossier as text to look at, and its timeline as CSV."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from onrecord.exports.marks import count
from onrecord.exports.network import trace_line
from onrecord.exports.positions import disputes_text, shifts_text
from onrecord.exports.safe import visible
from onrecord.exports.table_csv import csv_lines
from onrecord.questions.sides.dossier import Dossier
from onrecord.questions.sides.scores import MonthScore
from onrecord.questions.sides.timeline import Entry

#: Speakers that the text names; JSON has all.
_SPEAKERS: Final = 10
#: Disputes that the text shows; JSON has all.
_DISPUTES: Final = 10
#: Characters of a statement in a line of text.
_LONGEST: Final = 160
#: On whose word what is scored stands.
WORDS: Final = {
    "own": "on its own word",
    "others": "on others' word",
    "article": "articles' own",
    "unknown": "not known whose",
}
_HELD: Final = {"asserted": "", "denied": "denied", "open": "possible, planned or supposed"}
RULES: Final = (
    "Events: asserted by at least one report; an article counts once for each event, and with its copies. Scores: "
    "means of PLOVER's, from -10 (conflict) to 10 (cooperation), of asserted events that the side does; words are "
    "verbal events, deeds material ones; on others' word are accusations and praise by anybody else. Days marked ~ are "
    "those of publication; with … after them, the first of several."
)
_HEAD: Final = (
    "first", "last", "day_from", "kind", "what", "who", "whom", "held", "word", "holder", "reports", "article", "row",
    "outlet", "published", "start", "end", "words",
)  # fmt: skip


def dossier_text(found: Dossier) -> Iterator[str]:
    """Yield a dossier: what it counts, scores, speakers, timeline, rules."""
    for line in _lines(found):
        yield f"{visible(line)}\n"
    if found.shifts:
        yield "\nShifts\n"
        yield from shifts_text(found.shifts, colour=False)
    if found.disputes:
        yield "\nDisputes\n"
        yield from disputes_text(found.disputes[:_DISPUTES], colour=False)
        if len(found.disputes) > _DISPUTES:
            yield f"… {len(found.disputes) - _DISPUTES} more: --format json has all\n\n"
    for line in _timeline(found):
        yield f"{visible(line)}\n"


def counted(found: Dossier) -> Iterator[str]:
    """Yield how many statements and events a dossier counts."""
    what = "statements by one about the other" if found.other else "statements"
    yield (
        f"{found.statements} {what}, {count(found.events, 'event')} asserted in {count(found.reports, 'report')}, "
        f"{count(found.articles, 'article')} in all"
    )
    if found.denied or found.open:
        yield f"denied in {count(found.denied, 'report')}; possible, planned or supposed in {found.open}"


def _lines(found: Dossier) -> Iterator[str]:
    yield found.one + (f" and {found.other}" if found.other else "")
    yield from (f"  {line}" for line in counted(found))
    if found.months:
        yield ""
        yield f"Words and deeds by month: mean score, events{_unscored(found)}"
        yield from _months(found.months, several=found.other is not None)
    if found.speakers:
        yield ""
        yield "Who speaks: statements, articles"
        for speaker in found.speakers[:_SPEAKERS]:
            acts = ", ".join(f"{act} {number}" for act, number in speaker.acts[:5])
            side = f" ({speaker.side})" if found.other and speaker.side != speaker.name else ""
            yield f"  {speaker.statements:>5} {speaker.articles:>5}  {speaker.name}{side}: {acts}"
        if len(found.speakers) > _SPEAKERS:
            yield f"  … {len(found.speakers) - _SPEAKERS} more: --format json names all"


def _timeline(found: Dossier) -> Iterator[str]:
    if found.timeline:
        yield ""
        yield "Timeline" + (f", the latest ({found.earlier} entries before: --limit)" if found.earlier else "")
        for entry in found.timeline:
            yield from _entry(entry)
        yield ""
        yield RULES


def _unscored(found: Dossier) -> str:
    return f" ({count(found.unscored, 'event')} of no known month not among them)" if found.unscored else ""


def _months(months: tuple[MonthScore, ...], *, several: bool) -> Iterator[str]:
    """A line for each month and side, with words and deeds by whose word they stand on."""
    lines: dict[tuple[str, str], list[str]] = {}
    for score in months:
        told = f"{score.conduct} {WORDS[score.word]} {score.score:+.1f} ({score.events})"
        lines.setdefault((score.month, score.side), []).append(told)
    for (month, side), parts in lines.items():
        yield f"  {month}  {side + ': ' if several else ''}{'; '.join(parts)}"


def _entry(entry: Entry) -> Iterator[str]:
    mark = "~" if entry.day_from == "publication" else " "
    yield f"{mark}{when(entry):<10}  {entry_told(entry)}"
    yield f"             {_short(trace_line(entry.trace))}"


def entry_told(entry: Entry) -> str:
    """Return what an entry tells: whose statement, or what whom by whom, how it is held, and on whose word."""
    if entry.kind == "statement":
        via = f", via {', '.join(entry.whom)}" if entry.whom else ""
        return f"{entry.who[0]}: {entry.what}{via}"
    who, whom = (", ".join(names) or "?" for names in (entry.who, entry.whom))
    held = f", {_HELD[entry.held]}" if entry.held and _HELD[entry.held] else ""
    reports = f", {entry.reports} reports" if entry.reports > 1 else ""
    word = {"the article": "in the article's own voice", "not known": "on nobody's known word"}.get(entry.word)
    return f"{entry.what}: {who} → {whom}{held}, {word or 'on the word of ' + entry.word}{reports}"


def when(entry: Entry) -> str:
    """Return the days of an entry as exactly as they are known: a day, month or year; else one bound of them."""
    first, last = entry.first, entry.last
    if first is None or last is None:
        return f"{first}…" if first else f"…{last}" if last else "no day"
    if first == last:
        return first
    if first[:7] == last[:7] and first[8:] == "01" and last[8:] >= "28":
        return first[:7]
    return first[:4] if (first[4:], last[4:]) == ("-01-01", "-12-31") and first[:4] == last[:4] else f"{first}…"


def _short(line: str) -> str:
    return line if len(line) <= _LONGEST + 80 else f"{line[:_LONGEST].rstrip()}…»"


def dossier_csv(found: Dossier) -> Iterator[str]:
    """Yield the timeline as CSV: a row for each statement and event."""
    rows = (
        (
            entry.first, entry.last, entry.day_from, entry.kind, entry.what, "; ".join(entry.who),
            "; ".join(entry.whom), entry.held, entry.word, entry.holder, entry.reports, entry.trace.article,
            entry.trace.row, entry.trace.outlet, entry.trace.published, entry.trace.span.start, entry.trace.span.end,
            entry.trace.span.text,
        )
        for entry in found.timeline
    )  # fmt: skip
    return csv_lines(_HEAD, rows)

"""The rows of the page's tables, and the sentences that figures make."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from benchmarks.ablations import AblationsFound
from benchmarks.accuracy.naming import CoreferenceFound, PlacesFound, SpeakersFound, TimesFound
from benchmarks.accuracy.saying import ActsFound, NestedFound, StatementsFound
from benchmarks.growth import Found as GrowthFound
from benchmarks.lengths import LengthsFound
from benchmarks.pages import PagesFound
from benchmarks.peers import PeersFound
from benchmarks.questions import QuestionsFound
from benchmarks.record import RecordFound
from benchmarks.rooms import RoomsFound
from benchmarks.speed import SpeedFound
from benchmarks.tables import interval, shown
from benchmarks.tries import TriesFound

Row = tuple[object, ...]
#: An act with fewer labels has no row of its own.
ACTS_LEAST: Final = 5
#: All layers are to read at this share of the bare pipeline's rate.
LIMIT: Final = 1 / 3


# ---- accuracy


def forms(found: StatementsFound) -> Iterator[Row]:
    """Forms: precision and recall of both profiles."""
    for name, fast in found.profiles["fast"].forms.items():
        both = (fast, found.profiles["accurate"].forms[name])
        figures = [figure for one in both for figure in (one.precision, one.recall)]
        yield (name, *(cell for figure in figures for cell in (shown(figure.value), interval(figure))))


def weak(found: StatementsFound) -> str:
    """Where most is missed, profile fast."""
    fast = found.profiles["fast"]
    form, scored = min(fast.forms.items(), key=lambda item: item[1].recall.value or 0)
    outlet, worst = min(fast.outlets.items(), key=lambda item: item[1].f1.value or 0)
    other, best = max(fast.outlets.items(), key=lambda item: item[1].f1.value or 0)
    return (
        f"contents that are {form} (recall {shown(scored.recall.value)}), and of the outlets {outlet} "
        f"({shown(worst.f1.value)}, where {other} has {shown(best.f1.value)})."
    )


def nested_rows(found: NestedFound) -> Iterator[Row]:
    """Nested statements by profile and file."""
    for profile, files in found.profiles.items():
        for file, rules in files.items():
            full = rules["full"]
            values = (rules["cue-matched"].f1, full.precision, full.recall, full.f1)
            yield (f"{profile}, `{file}`", full.labelled, *map(shown, values))


def acts_rows(found: ActsFound) -> Iterator[Row]:
    """Acts by file and part."""
    for file, parts in found.files.items():
        for name, part in parts.items():
            values = (part.accuracy, part.accuracy_also, part.macro_f1)
            yield (f"`{file}`, {name}", part.statements, *map(shown, values))


def acts_by(found: ActsFound) -> Iterator[Row]:
    """Acts of the larger file, by act."""
    for act, rates in found.files["acts_dev.jsonl"]["all"].by_act.items():
        if rates.labelled >= ACTS_LEAST:
            yield (act, rates.labelled, *map(shown, (rates.precision, rates.recall, rates.f1)))


def speaker_rows(found: SpeakersFound) -> Iterator[Row]:
    """Figures of speakers, both modes."""
    for name, figure in found.modes["end to end"].items():
        both = (figure, found.modes["given"][name])
        yield (name, *(cell for one in both for cell in (shown(one.value), interval(one), one.count)))


def coreference_rows(found: CoreferenceFound) -> Iterator[Row]:
    """Coreference by kind of text and of mention."""
    for group, part in found.groups.items():
        for name, row in part.items():
            head = f"{group}, {found.texts.get(group, 0)} texts" if name == "all" else ""
            yield (head, name, row.labelled, row.linked, shown(row.precision), shown(row.recall))


def time_rows(found: TimesFound) -> Iterator[Row]:
    """Times by rule."""
    about = {
        "relaxed": "relaxed: overlap",
        "value": "value: overlap and same TIMEX3 value",
        "type": "type: overlap and same TIMEX3 type",
        "strict": "strict: same extent",
    }
    for rule, row in found.rules.items():
        values = [shown(row[name].value) for name in ("precision", "recall", "f1")]
        halves = (shown(half[rule].value) for half in (found.made_on, found.others))
        yield (about.get(rule, rule), *values, interval(row["f1"]), *halves)


def place_rows(found: PlacesFound) -> Iterator[Row]:
    """Figures of places."""
    for name, figure in found.figures.items():
        halves = (shown(half[name].value) for half in (found.made_on, found.others))
        yield (name, shown(figure.value), interval(figure), *halves)


def page_rows(found: PagesFound) -> Iterator[Row]:
    """Pages by program."""
    for name, one in found.programs.items():
        yield (name, shown(one.text_f1), shown(one.title), shown(one.date))


def ablation_rows(found: AblationsFound) -> Iterator[Row]:
    """Statements without each part."""
    for part, one in found.statements.items():
        values = (one.full.precision, one.full.recall, one.full.f1, one.source, one.content, one.nested)
        yield ("nothing: all parts are on" if part == "everything" else part, *map(shown, values))


def ablation_events_head(found: AblationsFound) -> Row:
    """Head of the table of events without each part."""
    return ("without", *next(iter(found.events.values())))


def ablation_events(found: AblationsFound) -> Iterator[Row]:
    """Events without each part."""
    for part, figures in found.events.items():
        yield ("nothing: all parts are on" if part == "everything" else part, *map(shown, figures.values()))


# ---- speed


def rate_rows(found: SpeedFound) -> Iterator[Row]:
    """Programs by number of processes."""
    for jobs, rates in found.rates.items():
        for name, rate in rates.items():
            ratio = f"{rate.cpu_ratio:.2f} ({rate.clock_ratio:.2f})"
            processes = f"{jobs} process{'es' if jobs > 1 else ''}"
            yield (f"{name}, {processes}", f"{1 / rate.cpu:.2f}", f"{rate.words:,.0f}", f"{rate.memory:.0f}", ratio)


def rounds_said(found: SpeedFound) -> str:
    """How many articles and rounds, by number of processes."""
    return ", ".join(
        f"{count} with {jobs} process{'es' if jobs > 1 else ''} in {found.rounds[jobs]} "
        f"round{'s' if found.rounds[jobs] > 1 else ''}"
        for jobs, count in found.articles.items()
    )


def bar(found: SpeedFound) -> str:
    """How all layers stand to the limit."""
    ratio = found.rates[1]["all layers"].cpu_ratio
    spread = found.rates[1]["all layers"].cpu_ratios
    return (
        f"All layers, events with them, read at {ratio:.2f} of the bare pipeline's rate (rounds: {min(spread):.2f} to "
        f"{max(spread):.2f}); the limit is {LIMIT:.2f}, and is {'kept' if ratio >= LIMIT else 'missed'}."
    )


def shares(found: SpeedFound) -> str:
    """Shares of the layers, the largest first."""
    ordered = sorted(found.layers.items(), key=lambda item: -item[1])
    return ", ".join(f"{name} {shown(share)}" for name, share in ordered)


def peers_said(found: PeersFound) -> str:
    """Versions of the peers."""
    return ", ".join(f"{name} {version or 'not installed'}" for name, version in found.versions.items())


def peer_rows(found: PeersFound) -> Iterator[Row]:
    """Programs side by side."""
    for name, seconds in found.cpu.items():
        yield (name, f"{seconds:.3f}", f"{found.ratio[name]:.2f}")


def peers_failed(found: PeersFound) -> str:
    """On how many whole articles textacy fails."""
    if found.failed is None:
        return "textacy was not installed: `make bench-setup` puts it beside the environment."
    return (
        f"Given whole articles, textacy raises an error on {found.failed} of 84, as their quotation marks do not come "
        "in pairs; by paragraph it leaves out those paragraphs."
    )


def length_rows(found: LengthsFound) -> Iterator[Row]:
    """Articles by length."""
    for one in found.lengths:
        most = sorted(one.layers.items(), key=lambda item: -item[1])[:3]
        told = ", ".join(f"{name} {seconds / one.cpu:.2f}" for name, seconds in most if one.cpu)
        yield (f"{one.words:,}", one.articles, f"{one.cpu * 1000:,.1f}", f"{one.cpu * 1000 / one.words:.2f}", told)


def length_said(found: LengthsFound) -> str:
    """How the cost of a word stands between the longest articles, and which layers grow."""
    before, last = found.lengths[-2:]
    ratio = last.cpu / last.words / (before.cpu / before.words)
    grown = {
        name: (seconds / last.words) / (before.layers[name] / before.words)
        for name, seconds in last.layers.items()
        if seconds > last.cpu / 20 and before.layers[name]
    }
    told = ", ".join(f"{name} {times:.2f}" for name, times in sorted(grown.items(), key=lambda item: -item[1]))
    return (
        f"A word of {last.words:,} costs {ratio:.2f} times one of {before.words:,} (of layers that take a "
        f"twentieth or more: {told})."
    )


def growth_rows(found: GrowthFound) -> Iterator[Row]:
    """Reports by how many."""
    for one in found.sizes:
        each = f"{one.cpu * 1000 / one.articles:.1f}"
        last = f"{one.last:.1f}" if one.articles >= 100 else "–"
        yield (f"{one.articles:,}", f"{one.words / one.articles:.0f}", each, last, f"{one.memory:.0f}")


def growth_said(found: GrowthFound) -> str:
    """How the cost of an article stands between the sizes."""
    if len(found.sizes) < 2:
        return ""
    first, last = found.sizes[-2], found.sizes[-1]
    ratio = last.cpu / last.words / (first.cpu / first.words)
    return f"A word costs {ratio:.2f} times as much among {last.articles:,} articles as among {first.articles:,}."


def try_rows(found: TriesFound) -> Iterator[Row]:
    """Tries."""
    for name, one in found.tries.items():
        scores, before = (
            ", ".join(f"{rule} {f'{value:g}' if value == int(value) else shown(value)}" for rule, value in part.items())
            for part in (one.scores, one.before)
        )
        yield (name, one.of, f"{one.cost:.2f}", f"{one.clock:.2f}", scores or "the same", before or "–")


# ---- record, questions, rooms


def record_rows(found: RecordFound) -> Iterator[Row]:
    """The record as it fills."""
    for step in found.steps:
        file = "" if step.file is None else f"{step.file:.2f}"
        yield (f"{step.readings:,}", f"{step.rate:.1f}", f"{step.cpu_rate:.1f}", f"{step.memory:.0f} MB", file)


def search_rows(found: RecordFound) -> Iterator[Row]:
    """Searches by kind."""
    for kind, took in found.searches.items():
        yield (kind, f"{took.median:.1f}", f"{took.most:.1f}")


def question_rows(found: QuestionsFound) -> Iterator[Row]:
    """Questions by kind."""
    for kind, took in found.kinds.items():
        yield (kind, f"{took.median:.0f}", f"{took.most:.0f}", f"{took.cpu:.0f}")


def room_rows(found: RoomsFound) -> Iterator[Row]:
    """Pages by kind."""
    for kind, took in found.kinds.items():
        yield (kind, f"{took.median:.0f}", f"{took.most:.0f}", f"{took.first:.0f}")


#: What the template may call, by name.
GIVEN: Final[dict[str, Callable[..., Any]]] = {
    each.__name__: each
    for each in (
        forms, weak, nested_rows, acts_rows, acts_by, speaker_rows, coreference_rows, time_rows, place_rows, page_rows,
        ablation_rows, ablation_events_head, ablation_events, rate_rows, rounds_said, bar, shares, peers_said,
        peer_rows, peers_failed, length_rows, length_said, growth_rows, growth_said, try_rows, record_rows, search_rows,
        question_rows, room_rows,
    )
}  # fmt: skip

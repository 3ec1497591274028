"""How events are counted: which reports are of one, on whose word it stands, and whether it lies in a period."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, Literal, get_args

from onrecord.questions.evidence.parties import Side
from onrecord.questions.evidence.view import Happening

#: On whose word an event stands: the article's own; that of a side that does it; of one it is done to; of somebody else
#: who is known, a third party; of a speaker who is not known.
Holder = Literal["article", "source", "target", "third", "unknown"]
HOLDERS: Final[tuple[Holder, ...]] = get_args(Holder)
#: What two reports of one event have alike, and no other has.
EventOf = Callable[[Happening], str]
#: How an event is held: as a fact, as none, or as something that may be or will be.
Held = Literal["asserted", "denied", "open"]


def holder_of(happening: Happening, sources: Iterable[Side], targets: Iterable[Side]) -> Holder:
    """Return on whose word an event stands: that of the nearest voice to it.

    Args:
        happening: the event.
        sources: sides that do it.
        targets: sides to which it is done.
    """
    if happening.told is None:
        return "article"
    speaker = happening.told.speaker
    if speaker is None:
        return "unknown"
    if any(speaker.side.id == side.id for side in sources):
        return "source"
    return "target" if any(speaker.side.id == side.id for side in targets) else "third"


def held_as(happening: Happening) -> Held:
    """Return how its voice holds an event; possible, future and hypothetical ones are open."""
    if happening.factuality == "asserted":
        return "asserted"
    return "denied" if happening.factuality == "denied" else "open"


def in_period(happening: Happening, since: str | None, until: str | None) -> bool:
    """Return whether an event lies in a period, as far as its report tells.

    One with dates does where they touch the period. One without is taken for news of the day on which the report was
    published, unless the report tells it as the past behind the news.

    Args:
        happening: of a report that was published in the period.
        since: first day of it: YYYY, YYYY-MM or YYYY-MM-DD.
        until: last day of it, likewise; with neither bound the past lies in it too.
    """
    if since is None and until is None:
        return True
    first, last = happening.not_before, happening.not_after
    if first is None and last is None:
        return not happening.background
    # "~" sorts behind whatever may follow: until 2016-12 is until the end of its last day
    return (last or "~") >= (since or "") and (first or "") <= (until or "") + "~"


def across_articles(ids: Mapping[int, tuple[str, int]]) -> EventOf:
    """Return what reports of one event have alike: where its earliest report stands, as `events.event_ids` gives it."""
    return lambda happening: "/".join(map(str, ids[happening.key]))


def event_in_article(happening: Happening) -> str:
    """Return what mentions of one event in one article, and in its copies, have alike."""
    return f"{happening.report.family}:{happening.same}"

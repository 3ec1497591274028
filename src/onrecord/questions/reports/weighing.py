"""Which pairs of many reports could agree, told by outlines of their words: for all pairs at once, without any text.

All is told in favour of a pair: words in common are counted at their most, and so is what speaks for it. What is let
through is looked at again by `agreement.compared`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from onrecord.questions.evidence.parties import Party
from onrecord.questions.reports.agreement import (
    BOUND,
    DAYS,
    FEWEST,
    NAMES,
    NEWS,
    NEWS_POINTS,
    NEWS_SHARE,
    NUMBER,
    SAME,
    SENTENCE,
    SORTS,
    SPEECH_BOUND,
    WHERE,
    WORDING,
    speech,
)  # fmt: skip
from onrecord.questions.reports.bits import Bits, counted
from onrecord.questions.reports.facts import Case, called
from onrecord.questions.reports.forbidding import mutual
from onrecord.questions.reports.sieving import near
from onrecord.reading.events.again import TYPES_OF_ONE
from onrecord.record.outlines import DIGITS, Outline, number_of

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

#: Pairs that are looked at together.
_TOGETHER: Final = 50_000


class Outlined(NamedTuple):
    """The outline of one event: see `outlines.Outline`."""

    trigger: int
    kinds: tuple[int, ...]
    names: tuple[int, ...]
    words: tuple[int, ...]
    news: tuple[int, ...]


def outlined(outline: Outline, number: int) -> Outlined:
    """Return the outline of an event of a reading."""
    at, trigger, kinds = outline.events[number]
    return Outlined(trigger, kinds, outline.names[at], outline.words[at], outline.news)


def worth_comparing(
    cases: Sequence[Case], outlines: Iterable[Outlined], settled: Sequence[bool] = ()
) -> list[tuple[int, int]]:
    """Return the pairs that could join, as far as outlines tell: all that do, and some others.

    Args:
        cases: events of reports.
        outlines: of each of them.
        settled: of each, whether pairs of two such ones are left out; empty: none is.

    Returns:
        Pairs of places in `cases`, the smaller first, each once and in order.
    """
    import numpy as np

    told = list(outlines)
    kinds = [own.kinds or (number_of(case.happening.type),) for case, own in zip(cases, told, strict=True)]
    first, second = near(cases, kinds)
    if any(settled):
        known = np.array(settled, np.bool_)
        fresh = ~(known[first] & known[second])
        first, second = first[fresh], second[fresh]
    if not len(first):
        return []
    weighed = _Weighed(cases, told)
    kept = [weighed.may_join(first[at : at + _TOGETHER], second[at : at + _TOGETHER])
            for at in range(0, len(first), _TOGETHER)]  # fmt: skip
    chosen = np.concatenate(kept)
    return list(zip(first[chosen].tolist(), second[chosen].tolist(), strict=True))


class _Weighed:
    """What pairs are weighed by."""

    def __init__(self, cases: Sequence[Case], told: Sequence[Outlined]) -> None:
        import numpy as np

        rows = [case.happening for case in cases]
        codes: dict[object, int] = {None: -1}
        known: dict[tuple[int, ...], tuple[int, ...]] = {}
        marks = cache(lambda party: tuple(sorted(codes.setdefault(mark, len(codes)) for mark in _marks(party))))

        def of(parties: tuple[Party, ...]) -> tuple[int, ...]:
            own = tuple(map(id, parties))
            if own not in known:
                known[own] = tuple(sorted({mark for party in parties for mark in marks(party)}))
            return known[own]

        def column(values: Iterable[object]) -> Array:
            return np.array([codes.setdefault(value, len(codes)) for value in values], np.int64)

        self.actors, self.recipients, self.parties = (
            Bits(of(getattr(row, part)) for row in rows) for part in ("actors", "recipients", "parties")
        )
        self.counts = [np.array([min(2, len(getattr(row, part))) for row in rows], np.int64)
                       for part in ("actors", "recipients", "parties")]  # fmt: skip
        self.names, self.words = Bits(own.names for own in told), Bits(own.words for own in told)
        self.news = Bits(own.news for own in told)
        self.place, self.country = column(row.place or None for row in rows), column(row.country for row in rows)
        self.factuality = column(row.factuality for row in rows)
        self.denied = np.array([row.factuality == "denied" for row in rows])
        self.trigger = np.array([own.trigger for own in told], np.int64)
        self.digits = np.array([any(word & DIGITS for word in own.words) for own in told], np.bool_)
        self.printed = np.array([case.printed or 0 for case in cases], np.int64)
        self.stated = np.array([case.stated for case in cases], np.bool_)
        self.numbers = np.array([bool(case.numbers) for case in cases], np.bool_)
        self.mutual = np.array([row.type.lower() in mutual() for row in rows], np.bool_)
        self.speech = np.array([row.type.lower() in speech() for row in rows], np.bool_)
        self.without = np.array([not own.kinds for own in told], np.bool_)
        types = sorted({row.type for row in rows})
        self.type = np.array([types.index(row.type) for row in rows], np.int64)
        self.types = np.array([[a == b or any({a, b} <= some for some in TYPES_OF_ONE) for b in types] for a in types])

    def may_join(self, a: Array, b: Array) -> Array:
        """Return whether pairs could join."""
        import numpy as np

        found: Array = self.types[self.type[a], self.type[b]] & (self.without[a] == self.without[b])
        at = np.flatnonzero(found)
        found[at] = self._in_common(a[at], b[at])
        at = np.flatnonzero(found)
        found[at] = self._reaches(a[at], b[at])
        return found

    def _where(self, a: Array, b: Array) -> Array:
        found: Array = (self.place[a] == self.place[b]) & (self.place[a] >= 0) & (self.country[a] == self.country[b])
        return found

    def _in_common(self, a: Array, b: Array) -> Array:
        """As `agreement.in_common`."""
        found: Array = self.parties.meet(a, b) | (self.place[a] == self.place[b]) & (self.place[a] >= 0)
        found |= self.names.common(a, b) + self.words.common(a, b) > 1
        return found

    def _reaches(self, a: Array, b: Array) -> Array:
        """As `agreement.compared`, with whatever is not known in favour of the pair."""
        import numpy as np

        names, words = self.names.common(a, b), self.words.common(a, b)
        who, acting = self._who(a, b)
        where, when, numbered = self._where(a, b), self.stated[a] & self.stated[b], self.numbers[a] & self.numbers[b]
        counted = numbered | (self.digits[a] & self.digits[b])
        wording = self._wording(a, b, words)
        news = self._news(a, b)
        told = self.speech[a] | self.speech[b]
        points = who + WHERE * where + when + np.where(numbered, NUMBER, counted) + np.minimum(NAMES, names) + wording
        points = points + 1 + NEWS_POINTS * news
        bound = np.where(told | self.without[a], SPEECH_BOUND, BOUND)
        sorts = (who > 0).astype(np.int64) + where + counted + (names > 0) + (wording > 0)
        found: Array = ((points >= bound) & (sorts >= SORTS)) | self._same_sentence(a, b)
        few = words < np.where(who > 0, FEWEST - 1, FEWEST)
        found &= ~(few & ~news & ~((who > 0) | where | when | counted))
        found &= ~((self.denied[a] != self.denied[b]) & (who == 0) & ~where)
        other = (self.counts[0][a] > 0) & (self.counts[0][b] > 0) & ~acting
        found &= ~(told & (few | other))
        return found

    def _who(self, a: Array, b: Array) -> tuple[Array, Array]:
        """Points that those who take part may give, and whether any who do it may be the same."""
        import numpy as np

        acting, suffering, there = (part.meet(a, b) for part in (self.actors, self.recipients, self.parties))
        acts, suffers, are = (2 * np.minimum(own[a], own[b]) for own in self.counts)
        together = self.mutual[a] | self.mutual[b]
        return np.where(together, are * there, acts * acting + suffers * suffering), acting

    def _wording(self, a: Array, b: Array, alike: Array) -> Array:
        import numpy as np

        share = alike / np.maximum(1, np.minimum(self.words.size[a], self.words.size[b]))
        points = np.zeros(len(a), np.int64)
        for bound, given in WORDING[::-1]:
            points[share >= bound] = given
        points[alike < FEWEST] = 0
        return points

    def _news(self, a: Array, b: Array) -> Array:
        """Whether both may be reports of one piece of news."""
        import numpy as np

        found: Array = (self.factuality[a] == self.factuality[b]) & (np.abs(self.printed[a] - self.printed[b]) <= DAYS)
        at = np.flatnonzero(found)
        a, b = a[at], b[at]
        common = self.news.common(a, b)
        found[at] = (common >= NEWS) & (common >= np.minimum(self.news.size[a], self.news.size[b]) * NEWS_SHARE)
        return found

    def _same_sentence(self, a: Array, b: Array) -> Array:
        import numpy as np

        found: Array = self.trigger[a] == self.trigger[b]
        a, b = a[(at := np.flatnonzero(found))], b[at]
        names, words = self.names, self.words
        one, other = names.row(a) | words.row(a), names.row(b) | words.row(b)
        least, theirs = counted(one), counted(other)
        size, their_size = names.size[a] + words.size[a], names.size[b] + words.size[b]
        common = counted(one & other) + np.minimum(size - least, their_size - theirs)
        found[at] = (np.minimum(size, their_size) >= SENTENCE) & (common >= SAME * np.maximum(least, theirs))
        return found


def _marks(party: Party) -> Iterable[str]:
    return called(party) if party.local else (party.id, party.side.id)

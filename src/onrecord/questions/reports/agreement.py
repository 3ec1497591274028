"""Whether two reports tell of one event: which facts agree, and which forbid it. A rule, not a probability.

Facts that cannot both be true of one event forbid a join; all others give points. Two reports are joined if their
points reach the bound and more than one sort of fact agrees, so that a common name alone or a common phrase alone joins
nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from onrecord.knowledge.lists import word_list
from onrecord.questions.evidence.view import Happening
from onrecord.questions.reports.facts import SLACK, Facts
from onrecord.questions.reports.forbidding import mutual
from onrecord.questions.reports.parts import by_described, by_others_to_others, other_speakers, shared_parties
from onrecord.reading.events.again import TYPES_OF_ONE
from onrecord.record.sentences import stem

#: Points from which two reports are one event's; and those of acts of speech (sides say much of one another, in the
#: same words) and of events whose words are of no family.
BOUND: Final = 6
SPEECH_BOUND: Final = 8
#: So many sorts of facts must agree, besides when it happened.
SORTS: Final = 2
#: Share of the words of the shorter sentence that also stand in the other, with the points that it gives.
WORDING: Final = ((0.7, 5), (0.5, 4), (0.38, 3), (0.28, 2), (0.2, 1))
#: Points of the same place, of the same number, and of names in common, at most.
WHERE: Final = 2
NUMBER: Final = 2
NAMES: Final = 3
#: So many words must be shared at least, that a wording is alike.
FEWEST: Final = 3
#: Names at the beginning of both of two reports, their share of the shorter one's, and days between them, at most,
#: that make them reports of one piece of news.
NEWS: Final = 4
NEWS_SHARE: Final = 0.4
DAYS: Final = 3
NEWS_POINTS: Final = 2
#: Words that a sentence must have, and share of them that the other one must have too, to be the same sentence.
SENTENCE: Final = 4
SAME: Final = 0.8


@dataclass(frozen=True, slots=True)
class Agreement:
    """What speaks for two reports telling of one event.

    Attributes:
        points: how much.
        sorts: which sorts of facts agree: who, where, when, how many, words.
        reasons: what agrees, one short sentence each.
        bound: how much is enough.
        same_words: whether both tell it in the same sentence, or nearly so.
    """

    points: int
    sorts: frozenset[str]
    reasons: tuple[str, ...]
    bound: int = BOUND
    same_words: bool = False

    @property
    def joins(self) -> bool:
        """Whether it is enough; the same sentence is enough by itself."""
        return self.same_words or (self.points >= self.bound and len(self.sorts - {"when"}) >= SORTS)


def compared(one: Facts, other: Facts) -> Agreement | None:
    """Return what speaks for two reports telling of one event; None where their words forbid it, or it is too little.

    Args:
        one: of a report.
        other: of another one that it may meet; which is which makes no difference.
    """
    if not _same_kind(one, other) or not in_common(one, other) or not may_reach(one, other):
        return None
    who = [] if one.marks.isdisjoint(other.marks) else shared_parties(one, other)
    found: list[tuple[str, int, str]] = [*who, *_where(one, other), *_when(one, other)]
    found += [*_how_many(one, other), *_words(one, other)]
    sorts = frozenset(sort for sort, _, _ in found)
    # what did not happen is told in the words of what did
    loose = _one_denied(one, other) and not sorts & {"who", "where"}
    kind: list[tuple[str, int, str]] = []
    if one.lemmas & other.lemmas:
        kind.append(("kind", 1, f"the same word for it ({min(one.trigger, other.trigger)})"))
    if loose or (not one.kinds and not kind and "who" not in sorts) or by_others_to_others(one, other):
        return None  # of one type, but told by different words of nobody in common
    told = bool({one.case.happening.type.lower(), other.case.happening.type.lower()} & speech())
    besides = len((one.words & other.words) - _own(one) - _own(other))
    few = besides < (FEWEST - 1 if "who" in sorts else FEWEST)
    if told and (few or other_speakers(one, other)):
        return None  # a side says many things about another one within a week
    bound = _bound(one, other)
    same, points = _same_sentence(one, other), sum(points for _, points, _ in (*found, *kind))
    if not same and (points + NEWS_POINTS < bound or len(sorts - {"when"}) < SORTS):
        return None  # whatever their news is; to tell that of a report takes longer than all this
    news = _news(one, other)
    alike = few and not sorts - {"names", "words"}  # an attack is like another attack
    described = told and not same and by_described(one, other)
    # of the events of a sentence the one that bears the other's word is meant
    another = not kind and "who" not in sorts and bool(_own(one) & other.words or _own(other) & one.words)
    if another or (not news and (alike or described)):
        return None
    found += [*news, *kind]
    return Agreement(
        points + sum(more for _, more, _ in news), sorts, tuple(reason for _, _, reason in found), bound, same
    )


def _one_denied(one: Facts, other: Facts) -> bool:
    return (one.case.happening.factuality == "denied") != (other.case.happening.factuality == "denied")


def in_common(one: Facts, other: Facts) -> bool:
    """Return whether two reports are worth a closer look: they share a party, the place, or two words."""
    if not one.marks.isdisjoint(other.marks):
        return True
    return len(one.names & other.names) + len(one.words & other.words) > 1


def may_reach(one: Facts, other: Facts) -> bool:
    """Return whether two reports could have points enough, told quickly: most pairs could not."""
    a, b = one.case, other.case
    points = 0 if one.marks.isdisjoint(other.marks) else _most_of_parties(a.happening, b.happening)
    if a.happening.place and a.happening.place == b.happening.place:
        points += WHERE
    alike = len(one.words & other.words)
    points += (a.stated and b.stated) + (NUMBER if a.numbers and b.numbers else 1 if alike else 0)
    points += min(NAMES, len(one.names & other.names)) + _wording(one, other, alike) + 1  # it may be the same word
    return points + NEWS_POINTS >= _bound(one, other) or _same_sentence(one, other)


def _most_of_parties(a: Happening, b: Happening) -> int:
    """As many points as those who take part may give: two for each of two in a part."""
    if {a.type.lower(), b.type.lower()} & mutual():
        return 2 * min(2, len(a.parties), len(b.parties))
    return 2 * min(2, len(a.actors), len(b.actors)) + 2 * min(2, len(a.recipients), len(b.recipients))


def _bound(one: Facts, other: Facts) -> int:
    told = bool({one.case.happening.type.lower(), other.case.happening.type.lower()} & speech())
    return SPEECH_BOUND if told or not one.kinds else BOUND


def _same_kind(one: Facts, other: Facts) -> bool:
    kinds = {one.case.happening.type, other.case.happening.type}
    if len(kinds) > 1 and not any(kinds <= types for types in TYPES_OF_ONE):
        return False
    if one.kinds or other.kinds:
        return bool(one.kinds & other.kinds)
    return len(kinds) == 1


def _where(one: Facts, other: Facts) -> list[tuple[str, int, str]]:
    a, b = one.case.happening, other.case.happening
    if a.place and a.place == b.place and a.country == b.country:
        return [("where", WHERE, f"in {a.place}")]
    return []


def _when(one: Facts, other: Facts) -> list[tuple[str, int, str]]:
    mine, theirs = one.case.days, other.case.days
    if not (one.case.stated and other.case.stated and mine and theirs):
        return []
    first, last = max(mine[0], theirs[0]), min(mine[1], theirs[1])
    if first > last or last - first > SLACK:
        return []
    return [("when", 1, f"both on {date.fromordinal(first).isoformat()}")]


def _how_many(one: Facts, other: Facts) -> list[tuple[str, int, str]]:
    alike = sorted({n for n in one.case.numbers if n.least and n in other.case.numbers and n.kind != "other"}, key=repr)
    if alike and alike[0].least is not None:
        return [("how many", NUMBER, f"{alike[0].least:g} {alike[0].kind}")]
    written = sorted(word for word in one.words & other.words if word.isdigit() and len(word) > 1)
    return [("how many", 1, f"both say {', '.join(written)}")] if written else []


def _words(one: Facts, other: Facts) -> list[tuple[str, int, str]]:
    """Names that both sentences hold, besides those that were counted as party or place, and their wording."""
    found: list[tuple[str, int, str]] = []
    names = sorted((one.names & other.names) - one.told - other.told)
    if names:
        found.append(("names", min(NAMES, len(names)), f"both name {', '.join(names[:5])}"))
    alike = one.words & other.words
    points = _wording(one, other, len(alike))
    if points:
        found.append(("words", points, f"in like words ({', '.join(sorted(alike)[:6])})"))
    return found


def _wording(one: Facts, other: Facts, alike: int) -> int:
    """The points of so many words in common, by their share of the shorter sentence's."""
    if alike < FEWEST:
        return 0
    share = alike / min(len(one.words), len(other.words))
    return next((points for bound, points in WORDING if share >= bound), 0)


def _news(one: Facts, other: Facts) -> list[tuple[str, int, str]]:
    """Whether the reports as a whole are of the same news: by the names at their beginnings, printed days apart."""
    if one.case.happening.factuality != other.case.happening.factuality:
        return []  # a denial in such a report may be of something else in it
    days = abs((one.case.printed or 0) - (other.case.printed or 0))
    if days > DAYS:
        return []
    mine, theirs = one.news(), other.news()
    same = mine & theirs
    if len(same) < NEWS or len(same) < min(len(mine), len(theirs)) * NEWS_SHARE:
        return []
    return [("news", NEWS_POINTS, f"in reports of one piece of news ({', '.join(sorted(same)[:5])})")]


def _own(facts: Facts) -> frozenset[str]:
    return frozenset(stem(word) for word in facts.trigger.split())


def _same_sentence(one: Facts, other: Facts) -> bool:
    mine, theirs = one.words | one.names, other.words | other.names
    return (
        one.trigger == other.trigger
        and min(len(mine), len(theirs)) >= SENTENCE
        and (len(mine & theirs) >= SAME * max(len(mine), len(theirs)))
    )


@cache
def speech() -> frozenset[str]:
    """Return the types, in lower case, of acts of speech."""
    return word_list("speech", "joins.tsv")

"""What keeps two reports from telling of one event: facts that cannot both be true, and what is not compared at all."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from onrecord.knowledge.forms import key
from onrecord.knowledge.lists import word_list
from onrecord.questions.evidence.parties import Party
from onrecord.questions.evidence.view import Happening
from onrecord.questions.reports.facts import SLACK, Case, Number
from onrecord.record.sentences import stem

#: Reports printed further apart than so many days are not compared.
WEEK: Final = 7
#: Quantities of one event may differ by this factor: a toll rises.
_RISE: Final = 1.25
#: Kinds of quantities that tell events apart.
_COUNTED: Final = frozenset({"killed", "injured", "arrested", "abducted", "displaced", "troops", "money"})
#: What follows the word that tells what somebody is.
_OF: Final = re.compile(r" (?:of|in|on|at|from|with|who) ")
#: A word that tells what somebody is has more letters than this.
_SHORT: Final = 3
#: What has not happened as its voice holds it.
OPEN: Final = frozenset({"hypothetical", "future"})


def may_meet(one: Case, other: Case) -> bool:
    """Return whether two reports could be of one event, as far as can be told without their texts."""
    if one.printed is None or other.printed is None or abs(one.printed - other.printed) > WEEK:
        return False
    if one.days is None or other.days is None or forbidden(one, other) is not None:
        return False
    if of_others(one) != of_others(other):
        return False  # "… and two others were killed": told beside the event, in its words
    held = {one.happening.factuality, other.happening.factuality}
    # what is to come or only imagined is compared with its like
    return not held & OPEN or (len(held) == 1 and one.stated == other.stated)


def forbidden(one: Case, other: Case) -> str | None:
    """Return what keeps two reports from telling of one event, or None."""
    a, b = one.happening, other.happening
    if one.days and other.days and (one.days[0] - SLACK > other.days[1] or other.days[0] - SLACK > one.days[1]):
        return "at different times"
    if a.country and b.country and a.country != b.country:
        return f"in different countries ({min(a.country, b.country)}, {max(a.country, b.country)})"
    if a.type == b.type:
        if a.mode and b.mode and a.mode != b.mode:
            return f"of different modes ({min(a.mode, b.mode)}, {max(a.mode, b.mode)})"
        parts = None if a.type.lower() in mutual() else _other_parts(a, b)
        if parts is not None:
            return parts
    return _other_numbers(one, other) if one.numbers and other.numbers else None


def _other_parts(a: Happening, b: Happening) -> str | None:
    if _strangers(a.recipients, b.recipients):
        return "to different recipients"
    if _strangers(a.actors, b.actors):
        return "by different actors"
    if _turned(a.actors, b.recipients) or _turned(b.actors, a.recipients):
        return "who does it in one suffers it in the other"
    return None


def _other_numbers(one: Case, other: Case) -> str | None:
    for kind in sorted(_COUNTED):
        mine, theirs = _of_kind(one, kind), _of_kind(other, kind)
        if mine and theirs and not any(_may_be_one(n, m) for n in mine for m in theirs):
            return f"different numbers ({kind})"
    return None


def _strangers(ones: tuple[Party, ...], others: tuple[Party, ...]) -> bool:
    """Whether all are known, and no one of these is one of those or of its side or country."""
    if not ones or not others or not all(map(_placed, (*ones, *others))):
        return False
    return not any(_kin(one, other) for one in ones for other in others)


def _placed(party: Party) -> bool:
    """Whether it is known across articles who it is, or that it is an office of a state."""
    return not party.local or party.side.kind == "state"


def _kin(one: Party, other: Party) -> bool:
    if one.id == other.id or one.side.id == other.side.id:
        return True
    if one.local != other.local and any(each.kind == "person" and each.country is None for each in (one, other)):
        return True  # one is called after an office, the other by a name: they may be the same
    # an armed group is not on the side of its country
    armed = {each.side.kind == "armed_group" or each.kind == "armed_group" for each in (one, other)}
    return one.country is not None and one.country == other.country and len(armed) == 1


def _turned(doing: tuple[Party, ...], suffering: tuple[Party, ...]) -> bool:
    """Whether somebody who is only described does in one report what is done to him in the other: "the driver"."""
    return not _heads(doing).isdisjoint(_heads(suffering))


def _heads(parties: tuple[Party, ...]) -> set[str]:
    """What the described ones of some are: the last word of "the armed driver", and of "the driver of the van"."""
    names = (_OF.split(key(party.name))[0].split() for party in parties if party.local)
    return {stem(words[-1]) for words in names if words and len(words[-1]) > _SHORT}


def of_others(case: Case) -> bool:
    """Return whether all who suffer it, or all who do it, are told as others than somebody told before."""
    told = case.happening
    return any(parties and all(map(_is_other, parties)) for parties in (told.actors, told.recipients))


def _is_other(party: Party) -> bool:
    return party.local and not _others().isdisjoint(key(party.name).split())


@cache
def _others() -> frozenset[str]:
    return word_list("others", "joins.tsv")


def _of_kind(case: Case, kind: str) -> list[Number]:
    return [number for number in case.numbers if number.kind == kind]


def _may_be_one(one: Number, other: Number) -> bool:
    """Whether two quantities may be of one event: their bounds meet, or nearly so."""
    for low, high in ((one, other), (other, one)):
        if low.most is not None and high.least is not None and low.most * _RISE < high.least:
            return False
    return True


@cache
def mutual() -> frozenset[str]:
    """Return the types, in lower case, of what sides do together."""
    return word_list("mutual", "joins.tsv")

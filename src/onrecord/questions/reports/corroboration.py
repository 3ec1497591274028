"""On how many independent voices an event rests: a count and a plain word, never a probability of truth.

Who could have it from one another counts once: all who speak for one side, all unnamed sources of one side, copies of
one story, outlets that cite each other. An outlet's own account counts only where its report names nobody for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.knowledge.forms import key
from onrecord.knowledge.outlet_names import outlet_name
from onrecord.questions.evidence.parties import Party
from onrecord.questions.evidence.view import Happening, Report, Told

Stand = Literal["affirms", "denies", "open"]
Sort = Literal["named", "anonymous", "group", "document", "not known"]
#: own: the report's own account; first: heard or read by the report itself; second: it has it from others.
VoiceHand = Literal["own", "first", "second"]
#: The words of the scale, and when each is said.
SCALE: Final = {
    "denied only": "nobody affirms it, somebody denies it",
    "open": "nobody affirms or denies it: it is told as possible, imagined or to come",
    "voice not known": "it is affirmed, but who does so could not be told",
    "one voice, not firm": "one independent voice affirms it, unnamed or at second hand",
    "one voice": "one independent voice affirms it, named and at first hand",
    "several voices, not firm": "several independent voices affirm it, fewer than two of them named and at first hand",
    "two voices": "two independent voices affirm it, named and at first hand",
    "three voices or more": "three or more independent voices affirm it, named and at first hand",
}
_STANDS: Final = ("affirms", "denies", "open")
_UNKNOWN: Final = "not known"
_Node = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventVoice:
    """One who affirms, denies or leaves open that an event happened.

    Attributes:
        names: who, the one heard first before the others: all that are counted as one; of a report's own account the
            outlet by its one name, or the article where that is not known.
        side: whom it speaks for, or None.
        sort: how it is named; `anonymous` also of those who are only described.
        hand: how the best of its reports has it.
        stand: what it holds of the event.
        tellings: where it is heard, the earliest report first.
        counted: number of the independent voice that it is counted as, from 0; None: it is not counted.
    """

    names: tuple[str, ...]
    side: str | None
    sort: Sort
    hand: VoiceHand
    stand: Stand
    tellings: tuple[Happening, ...]
    counted: int | None


@dataclass(frozen=True, slots=True)
class Support:
    """What an event rests on.

    Attributes:
        word: of the scale.
        rule: when that word is said.
        independent: how many independent voices affirm it.
        firm: how many of these are named and at first hand; a report's own account is at first hand.
        denying: how many independent voices deny it.
        voices: all: those that affirm it, those that deny it, the rest.
    """

    word: str
    rule: str
    independent: int
    firm: int
    denying: int
    voices: tuple[EventVoice, ...]

    @property
    def disputed(self) -> bool:
        """Whether somebody affirms it and somebody denies it."""
        return bool(self.independent and self.denying)


@dataclass(frozen=True, slots=True)
class _Ear:
    """By what a telling is put together with others: a voice, what it holds, and whether a report says it itself."""

    node: _Node
    own: bool
    stand: Stand


def support_of(happenings: Iterable[Happening]) -> Support:
    """Return what an event rests on.

    Args:
        happenings: all that tell of it, in any order.
    """
    rows = sorted(happenings, key=lambda one: (one.report.published or "~", one.report.article, one.number))
    heard: dict[_Ear, list[Happening]] = defaultdict(list)
    for row in rows:
        heard[_Ear(_node(row), row.told is None, _stand(row))].append(row)
    # what a report has from somebody, it does not know by itself
    attributed = {
        (row.report.family, _stand(row)) for row in rows if row.told is not None and row.told.speaker is not None
    }
    leaders = _independent(rows)
    numbers: dict[tuple[Stand, _Node], int] = {}
    voices = []
    for ear in sorted(heard, key=lambda ear: _STANDS.index(ear.stand)):
        told = heard[ear]
        counts = ear.node[0] != _UNKNOWN and not (
            ear.own and all((row.report.family, ear.stand) in attributed for row in told)
        )
        number = None
        if counts:
            leader = (ear.stand, leaders[ear.node])
            number = numbers.setdefault(leader, sum(1 for stand, _ in numbers if stand == ear.stand))
        voices.append(_voice(ear, told, number))
    return _support(tuple(voices))


def _support(voices: tuple[EventVoice, ...]) -> Support:
    affirming = [voice for voice in voices if voice.stand == "affirms"]
    independent = {voice.counted for voice in affirming} - {None}
    firm = {voice.counted for voice in affirming if voice.sort in ("named", "document") and voice.hand != "second"} - {
        None
    }
    denying = {voice.counted for voice in voices if voice.stand == "denies"}
    if not affirming:
        word = "denied only" if denying else "open"
    elif not independent:
        word = "voice not known"
    elif len(firm) > 1:
        word = "three voices or more" if len(firm) > 2 else "two voices"
    elif len(independent) > 1:
        word = "several voices, not firm"
    else:
        word = "one voice" if firm else "one voice, not firm"
    return Support(word, SCALE[word], len(independent), len(firm), len(denying - {None}), voices)


def _voice(ear: _Ear, told: list[Happening], number: int | None) -> EventVoice:
    first = told[0]
    speaker = None if first.told is None else first.told.speaker
    if ear.own:
        names: tuple[str, ...] = (outlet_name(first.report.outlet) if first.report.outlet else first.report.article,)
        return EventVoice(names, None, "named", "own", ear.stand, tuple(told), number)
    if speaker is None:
        return EventVoice((), None, _UNKNOWN, _best(told), ear.stand, tuple(told), number)
    names = tuple(dict.fromkeys(row.told.speaker.name for row in told if row.told and row.told.speaker))
    side = speaker.side.name if speaker.side.id != speaker.id else None
    return EventVoice(names, side, _sort(speaker), _best(told), ear.stand, tuple(told), number)


def _best(told: Iterable[Happening]) -> VoiceHand:
    return "first" if any(row.told is not None and not _others(row.told, row.report) for row in told) else "second"


def _sort(party: Party) -> Sort:
    if party.anonymous or party.kind == "anonymous":
        return "anonymous"
    if party.kind == "person" and party.local and party.name.split()[-1:] and party.name.split()[-1][0].islower():
        return "anonymous"  # "a government spokesman": described, not named
    if party.kind == "group":
        return "group"
    return "document" if party.kind == "document" else "named"


def _stand(row: Happening) -> Stand:
    if row.factuality == "asserted":
        return "affirms"
    return "denies" if row.factuality == "denied" else "open"


def _node(row: Happening) -> _Node:
    """What a voice is counted by."""
    report, speaker = row.report, None if row.told is None else row.told.speaker
    if row.told is None:
        return _outlet_of(report)
    if speaker is None:
        return (_UNKNOWN, str(report.family))
    if speaker.kind == "outlet":
        return _outlet(speaker.name)
    if speaker.anonymous or speaker.kind == "anonymous":
        # two unnamed officials of one side cannot be told from one another
        behind = speaker.side.id if speaker.side.id != speaker.id else speaker.country
        return ("unnamed", behind) if behind else ("unnamed", str(report.family), key(speaker.name))
    if speaker.local:
        return ("local", str(report.family), key(speaker.name))
    return ("side", speaker.side.id)


def _outlet_of(report: Report) -> _Node:
    return _outlet(report.outlet) if report.outlet else ("report", str(report.family))


def _outlet(said: str) -> _Node:
    return ("outlet", key(outlet_name(said)))


def _independent(rows: Iterable[Happening]) -> dict[_Node, _Node]:
    """For each voice which one it is counted as: those that could have it from one another are counted as one."""
    leader: dict[_Node, _Node] = {}

    def find(node: _Node) -> _Node:
        leader.setdefault(node, node)
        while leader[node] != node:
            node = leader[node]
        return node

    for row in rows:
        own = _outlet_of(row.report)
        cited = [_outlet(party.name) for party in _cited(row)]
        for node in (_node(row), ("report", str(row.report.family)), *cited):
            find(node)
        pairs = [(own, node) for node in (("report", str(row.report.family)), *cited)]  # copies are one report
        if row.told is not None and row.told.speaker is not None and not row.told.speaker.local:
            pairs.append((_node(row), ("who", row.told.speaker.id)))  # in one report with its side, in another without
        for pair in pairs:
            one, other = sorted(map(find, pair))
            leader[other] = one
    return {node: find(node) for node in sorted(leader)}


def _cited(row: Happening) -> list[Party]:
    """Other outlets from which a report has what it tells."""
    told = row.told
    if told is None:
        return []
    found = [party for party, kind in _others(told, row.report) if kind == "outlet"]
    if told.speaker is not None and told.speaker.kind == "outlet":
        found.append(told.speaker)
    return [party for party in found if not _is_own(party, row.report)]


def _others(told: Told, report: Report) -> list[tuple[Party, str]]:
    """Those between the speaker and the report whose word it is: no platforms, audiences, interpreters."""
    between = told.chain[1:] if told.chain and told.chain[0].kind == "speaker" else told.chain
    return [
        (relay.party, relay.kind)
        for relay in between
        if relay.kind not in ("platform", "article")
        and relay.party.kind != "group"
        and relay.party.name not in ("interpreter", "translator")
        and not _is_own(relay.party, report)
    ]


def _is_own(party: Party, report: Report) -> bool:
    return report.outlet is not None and _outlet(report.outlet) == _outlet(party.name)

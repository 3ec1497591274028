"""What each voice holds, with what it takes to compare it: sides, matters, when it was said, and the words of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from onrecord.questions.evidence.parties import Party, Side
from onrecord.questions.evidence.view import Evidence, Happening, Report, Told
from onrecord.questions.positions.matters import Matter, family_of, matters, matters_of
from onrecord.questions.positions.stances import Held, bare, held_in
from onrecord.questions.positions.wording import BACK, Turn, denies, form, forms, points, relates, said, turn_of

#: Words behind which a report may add its own to what it tells in other words than the voice's.
_ASIDE: Final = frozenset({"though", "although"})


@dataclass(frozen=True, slots=True)
class Holding:
    """A stance with its particulars.

    Attributes:
        held: the stance.
        side: whose it is; None: the report's own voice, or a speaker who is not known.
        matters: what it is about, where an event tells.
        families: names of the families that it may be about; none where nothing tells.
        others: sides that it is about, its own left out.
        touched: ids of all actors that it speaks of, of their sides, and of the states whose they are.
        target: the side that an accusation or another's assertion is of: who does it, or whom the content names first.
        since, until: ISO days between which it was said, as far as is known.
        stated: whether the text tells the days, or they are those of publication.
        turn: told as a position of the past, or as a new one; None: nothing tells.
        denying: whether the cue has the word deny, whatever the act: "no longer denies".
        words: what its content speaks of, as dictionary forms; names of sides left out.
        relating: whether the content is that something has to do with something else.
        vague: whether the content only points to what others said ("the claim").
    """

    held: Held
    side: Side | None
    matters: tuple[Matter, ...]
    families: frozenset[str]
    others: frozenset[Side]
    touched: frozenset[str]
    target: Side | None
    since: str | None
    until: str | None
    stated: bool
    turn: Turn | None
    denying: bool
    words: frozenset[str]
    relating: bool
    vague: bool

    @property
    def report(self) -> Report:
        """Where it stands."""
        return self.held.report

    @property
    def own_matters(self) -> tuple[Matter, ...]:
        """The matters that the side itself is one of."""
        return tuple(matter for matter in self.matters if self.side in (matter.one, matter.other))

    @property
    def place(self) -> tuple[str, int, int, str]:
        """Where it stands among all positions: by article, statement and event; the report's own voice first."""
        told, happening = self.held.told, self.held.happening
        return (
            self.report.article,
            -1 if told is None else told.number,
            -1 if happening is None else happening.number,
            self.held.stance,
        )

    @property
    def event(self) -> tuple[int, int] | None:
        """What the same event of a report has in common; None without an event."""
        happening = self.held.happening
        return None if happening is None else (happening.report.key, happening.same)


class _Wording(NamedTuple):
    """What the words of a statement tell."""

    turn: Turn | None = None
    denying: bool = False
    own: frozenset[str] = frozenset()
    relating: bool = False
    vague: bool = False


@dataclass(slots=True)
class _Reports:
    """What is known of the reports around a stance."""

    evidence: Evidence
    events: dict[tuple[int, int], list[Happening]] = field(default_factory=lambda: defaultdict(list))
    within: dict[tuple[int, int], list[Happening]] = field(default_factory=lambda: defaultdict(list))
    words: dict[tuple[int, int], _Wording] = field(default_factory=dict)

    def wording(self, told: Told | None) -> _Wording:
        """What the words of a statement tell; nothing of the report's own voice."""
        if told is None:
            return _Wording()
        key = (told.report.key, told.number)
        if key not in self.words:
            self.words[key] = _wording(told, self.evidence)
        return self.words[key]


def _reports(evidence: Evidence) -> _Reports:
    known = _Reports(evidence)
    for happening in evidence.happenings:
        known.events[(happening.report.key, happening.same)].append(happening)
        if happening.told is not None:
            for told in happening.told.voices():
                known.within[(told.report.key, told.number)].append(happening)
    return known


def holdings(evidence: Evidence) -> list[Holding]:
    """Return what each voice holds, by article and place in it.

    Args:
        evidence: events, with statements whose act may be a position by itself.
    """
    known = _reports(evidence)
    of_events = [one for happening in evidence.happenings for one in held_in(happening) if _is_sound(one, evidence)]
    found = [_holding(one, known) for one in (*of_events, *bare(evidence.told, of_events))]
    return sorted(found, key=lambda one: one.place)


def matters_held(evidence: Evidence) -> Iterator[tuple[Held, tuple[Matter, ...]]]:
    """Yield what each voice holds of events, with the matters alone of what `holdings` tells."""
    known = _reports(evidence)
    for happening in evidence.happenings:
        for one in held_in(happening):
            if _is_sound(one, evidence):
                yield one, _matters(happening, known)


def is_claim(told: Told, evidence: Evidence) -> bool:
    """Return whether a statement is told as a claim ("reports of …", "the accusation that …"), unlike what is shown."""
    words = {word for place in (*told.source, *told.cue) for word in said(evidence.words(told.report, place).text)}
    return bool(words & matters().claims)


def _is_sound(one: Held, evidence: Evidence) -> bool:
    """Whether a denial is of an event, and the voice's own.

    It is none that something has to do with the event, none of a voice that only shows it, and none that the report may
    have added to somebody's words: "would vote for her, though he has not endorsed her".
    """
    told, happening = one.told, one.happening
    if one.stance != "denies" or told is None or happening is None:
        return True
    if happening.told is not None and happening.told is not told and not is_claim(happening.told, evidence):
        return False
    if not told.content:
        return True
    before = said(evidence.sources.text(one.report)[told.content[0][0] : happening.trigger[0]])
    aside = told.act != "deny" and told.form == "indirect" and not _ASIDE.isdisjoint(before)
    return not (aside or relates(before))


def _holding(one: Held, known: _Reports) -> Holding:
    told, happening = one.told, one.happening
    side = None if one.speaker is None else one.speaker.side
    mentioned = () if told is None else told.about
    if happening is not None:
        families = frozenset({family_of(happening).name})
        parties: tuple[Party, ...] = (*mentioned, *happening.parties)
    else:
        inside = known.within.get((one.report.key, told.number), ()) if told is not None else ()
        families = frozenset(family_of(each).name for each in inside)
        parties = mentioned
    stated = told is not None and (told.since or told.until) is not None
    published = (one.report.published or "")[:10] or None
    wording = known.wording(told)
    found = () if happening is None else _matters(happening, known)
    others = {party.side for party in parties if _may_be_side(party)}.union(*((m.one, m.other) for m in found))
    return Holding(
        held=one, side=side, matters=found, families=families,
        others=frozenset(other for other in others if other != side),
        touched=frozenset(each for party in parties for each in (party.id, party.side.id, f"state:{party.country}")),
        target=next((party.side for party in parties), None),
        since=_since(told, wording.turn, published), until=told.until if told is not None and stated else published,
        stated=stated, turn=wording.turn, denying=wording.denying, words=wording.own,
        relating=wording.relating, vague=wording.vague,
    )  # fmt: skip


def _since(told: Told | None, turn: Turn | None, published: str | None) -> str | None:
    if told is not None and (told.since or told.until) is not None:
        return told.since
    return None if turn == "before" else published  # what was held once was so before it was printed


def _matters(happening: Happening, known: _Reports) -> tuple[Matter, ...]:
    """The matters of an event; where a mention of it lacks its sides, those of the same event's other mentions."""
    found = matters_of(happening)
    if found:
        return found
    again = known.events[(happening.report.key, happening.same)]
    return tuple(dict.fromkeys(matter for one in again for matter in matters_of(one)))


def _may_be_side(party: Party) -> bool:
    """Whether a position may be about an actor: not who printed it, and not who is only described."""
    return party.kind not in ("outlet", "document") and not (party.local and party.side.id == party.id)


def _wording(told: Told, evidence: Evidence) -> _Wording:
    text = evidence.sources.text(told.report)
    cue = " ".join(text[a:b] for a, b in told.cue)
    start = told.cue[0][0] if told.cue else 0
    words = [word for a, b in told.content for word in said(text[a:b])]
    names = {form(word) for party in told.about for name in (party.name, party.side.name) for word in said(name)}
    own = forms(words) - names
    return _Wording(
        turn_of(text[max(0, start - BACK) : start], cue), denies(cue), own, relates(words), points(words, own)
    )

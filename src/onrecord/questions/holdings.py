"""What each voice holds, with what it takes to compare it: sides, matters, when it was said, and the words of it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final, Literal

from onrecord.knowledge.inflection import lemmas
from onrecord.questions.evidence import Evidence, Happening, Report, Told
from onrecord.questions.matters import Matter, family_of, matters, matters_of
from onrecord.questions.parties import Party, Side
from onrecord.questions.stances import Held, held

#: Whether the words of a statement tell that it is of the past, or new.
Turn = Literal["before", "after"]
_WORD: Final = re.compile(r"[^\W\d_]+")
#: Words before a cue that may belong to it: "had, until then, denied".
_NEAR: Final = 3
#: Characters of a text in which they are looked for.
_BACK: Final = 40
#: Letters of the shortest word that tells what is spoken of.
_LETTERS: Final = 3
#: A content points to what others said by one of its first words, and has few words of its own.
_OPENING: Final = 4
_FEW: Final = 2


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


@dataclass(slots=True)
class _Reports:
    """What is known of the reports around a stance."""

    evidence: Evidence
    events: dict[tuple[int, int], list[Happening]] = field(default_factory=lambda: defaultdict(list))
    within: dict[tuple[int, int], list[Happening]] = field(default_factory=lambda: defaultdict(list))


def holdings(evidence: Evidence) -> list[Holding]:
    """Return what each voice holds, by article and place in it.

    Args:
        evidence: events, with statements whose act may be a position by itself.
    """
    known = _Reports(evidence)
    for happening in evidence.happenings:
        known.events[(happening.report.key, happening.same)].append(happening)
        if happening.told is not None:
            for told in happening.told.voices():
                known.within[(told.report.key, told.number)].append(happening)
    sound = (one for one in held(evidence.happenings, evidence.told) if not _of_relation(one, evidence))
    found = [_holding(one, known) for one in sound]
    return sorted(found, key=lambda one: one.place)


def is_claim(told: Told, evidence: Evidence) -> bool:
    """Return whether a statement is told as a claim ("reports of …", "the accusation that …"), unlike what is shown."""
    words = {word for place in (*told.source, *told.cue) for word in _said(evidence.words(told.report, place).text)}
    return bool(words & matters().claims)


def _of_relation(one: Held, evidence: Evidence) -> bool:
    """Whether a denial is that something has to do with an event, or of another thing than what a voice in it tells."""
    told, happening = one.told, one.happening
    if one.stance != "denies" or told is None or happening is None:
        return False
    if happening.told is not None and happening.told is not told and not is_claim(happening.told, evidence):
        return True
    text = evidence.sources.text(one.report)
    lead = " ".join(_said(text[told.content[0][0] : happening.trigger[0]])) if told.content else ""
    return any(f" {words} " in f" {lead} " for words in matters().relations)


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
    turn = None if told is None else _turn(told, known.evidence)
    words, vague = (frozenset[str](), False) if told is None else _words(told, known.evidence)
    return Holding(
        held=one, side=side, matters=() if happening is None else _matters(happening, known), families=families,
        others=frozenset(party.side for party in parties if party.side != side and _may_be_side(party)),
        touched=frozenset(each for party in parties for each in (party.id, party.side.id, f"state:{party.country}")),
        target=next((party.side for party in parties), None),
        since=_since(told, turn, published), until=told.until if told is not None and stated else published,
        stated=stated, turn=turn,
        denying=told is not None and "deny" in _cue_forms(told, known.evidence), words=words, vague=vague,
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


def _turn(told: Told, evidence: Evidence) -> Turn | None:
    """Whether the words around a cue tell that the position is of the past, or new."""
    if not told.cue:
        return None
    text = evidence.sources.text(told.report)
    start = told.cue[0][0]
    lead = re.split(r"[.!?;:\n]", text[max(0, start - _BACK) : start])[-1]
    words = _said(lead)[-_NEAR:] + [word for a, b in told.cue for word in _said(text[a:b])]
    line = f" {' '.join(words)} "
    if any(f" {word} " in line for word in matters().after):
        return "after"
    past = any(f" {word} " in line for word in matters().before)
    # who "has long denied" it still does
    return "before" if past and not (" has " in line or " have " in line) else None


def _cue_forms(told: Told, evidence: Evidence) -> set[str]:
    words = (word for place in told.cue for word in _said(evidence.words(told.report, place).text))
    return {form for word in words for form in (*lemmas(word), "deny" if word == "denies" else word)}


def _words(told: Told, evidence: Evidence) -> tuple[frozenset[str], bool]:
    """What a content speaks of, and whether it only points to what others said."""
    words = [word for place in told.content for word in _said(evidence.words(told.report, place).text)]
    names = {form for party in told.about for name in (party.name, party.side.name) for form in map(_form, _said(name))}
    claims, plain = matters().claims, matters().plain
    telling = {word: _form(word) for word in words if len(word) >= _LETTERS and word not in plain}
    found = frozenset(form for word, form in telling.items() if word not in claims and form not in names)
    points = any(word in claims for word in words[:_OPENING]) and len(found) <= _FEW
    return found, points or (bool(words) and all(word in matters().pointers for word in words))


def _said(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _form(word: str) -> str:
    """One form for all inflections of a word; it need not be a word itself."""
    return min(lemmas(word), key=lambda form: (len(form), form))

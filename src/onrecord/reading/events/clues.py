"""What the words of a sentence tell of how firmly an event is told: clues by name, and the words that gave them.

A clue is a class of words at a place: "chain:will" is a word of the class will in the trigger's verb group. Places:
chain (the verb group), coord (what stands before "and" or "or"), gov (the word before the group; "to gov" before an
infinitive), govchain (that word's own verb group), np and npdet (the noun phrase), npgov (what governs the phrase),
open (what opens the clause), opgov (what stands before that), pred (the verb group behind a noun), and zones of
distance (near, clause, over; behind; before and after: anywhere).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from onrecord.reading.events.clause import DETERMINER, EDGES, OPENER, OWN, PREPOSITION, Clause

#: A clue, and the word that gave it (none: the type or the build of the sentence did).
Clue = tuple[str, int | None]
#: Types that are told alike.
KINDS: Final = {
    "AGREE": "pact", "CONCEDE": "yield", "RETREAT": "yield", "CONSULT": "meet", "COOPERATE": "meet", "AID": "give",
    "SUPPORT": "give", "THREATEN": "speech", "REQUEST": "speech", "ACCUSE": "speech", "REJECT": "speech",
    "ASSAULT": "force", "COERCE": "force", "SANCTION": "force", "PROTEST": "force", "MOBILIZE": "force",
}  # fmt: skip
#: Classes whose place in the verb group is told apart by type.
_TYPED: Final = ("will", "would", "could", "may", "can", "should", "not", "to", "never")
#: Classes of words too frequent to tell anything from afar.
_NEAR_ONLY: Final = frozenset({"the", "a", "of", "in", "by", "and"})
#: Classes that tell from anywhere in the sentence.
_FROM_AFAR: Final = frozenset({"if", "deny", "reportedly", "whether", "not_so", "never", "fail", "prevent"})
_LEAD: Final = frozenset({"if", "unless", "should", "were", "had", "when"})
#: Words of a clause that its opener is looked for in.
_REACH: Final = 15


def clues_of(clause: Clause, kind: str) -> dict[str, int | None]:
    """Return the clues by name, each with the first word that gave it.

    Args:
        clause: the sentence around the trigger.
        kind: PLOVER type of the event.
    """
    found: dict[str, int | None] = {}
    parts = (_build, _group, _phrase if clause.is_noun and not clause.chain else _governor)
    for part in (*parts, _opening, _zones, _condition):
        for name, word in part(clause, kind):
            found.setdefault(name, word)
    return found


def _at(place: str, clause: Clause, words: Iterable[int]) -> Iterator[Clue]:
    """The classes of some words as clues of a place."""
    for word in words:
        for name in sorted(clause.classes[word]):
            yield f"{place}:{name}", word


def _build(clause: Clause, kind: str) -> Iterator[Clue]:
    """Type and form."""
    yield f"type:{kind}", None
    yield f"form:{clause.form}", None
    yield f"form:{clause.form}:{KINDS[kind]}", None
    yield from _at("self", clause, [clause.first])
    if "?" in clause.words[clause.last :]:
        yield "question", None


def _group(clause: Clause, kind: str) -> Iterator[Clue]:
    """The verb group, and that of the verb this one is joined to: "may bomb or shell"."""
    for name, word in _at("chain", clause, clause.chain):
        yield name, word
        if name.partition(":")[2] in _TYPED:
            yield f"{name}:{KINDS[kind]}", word
            yield f"{name}:{kind}", word
            if not clause.negated:
                yield f"{name}:{kind}, not denied", word
    at = clause.governor
    if at >= 0 and clause.words[at] in ("and", "or", ",", "then", "nor", "but"):
        for before in range(at - 1, max(-1, at - 12), -1):
            if clause.words[before] in EDGES:
                break
            for name, word in _at("coord", clause, [before]):
                yield name, word
                yield f"{name}:{clause.form}", word


def _governor(clause: Clause, _: str) -> Iterator[Clue]:
    """What stands before the verb group."""
    at, words = clause.governor, clause.words
    if at < 0:
        return
    yield from _at("gov", clause, [at])
    if clause.form == "to":
        yield from _at("to gov", clause, [at])
        if not clause.classes[at] - {"the", "a", "in"}:
            yield "to gov:none", None
            for far in range(at - 1, max(-1, at - 5), -1):  # "asked Kastrel to", "a deal to"
                if words[far] in EDGES or words[far] == ",":
                    break
                yield from _at("to far", clause, [far])
        yield from _at("govchain", clause, clause.group(at))
    elif words[clause.first].endswith("ing"):
        yield from _at("ing gov", clause, [at])
    if words[at] in PREPOSITION and at:
        yield from _at("prepgov", clause, [at - 1])
        yield from _at("govchain", clause, clause.group(at - 1))


def _phrase(clause: Clause, _: str) -> Iterator[Clue]:
    """The noun phrase of the trigger and what governs it."""
    yield from _predicate(clause)
    yield from _at("np", clause, clause.phrase)
    at = clause.first - len(clause.phrase) - 1
    while at >= 0 and clause.words[at] in DETERMINER:
        word = clause.words[at]
        yield f"npdet:{'own' if word in OWN else word}", at
        at -= 1
    if at >= 0 and clause.words[at] in PREPOSITION:
        yield f"npprep:{clause.words[at]}", at
        at -= 1
    if at < 0:
        return
    yield from _at("npgov", clause, [at])
    yield from _at("npchain", clause, clause.group(at))
    if at and not clause.classes[at]:
        yield from _at("npgov2", clause, [at - 1])


def _predicate(clause: Clause) -> Iterator[Clue]:
    """What is told of a noun: "will be held", "never took place"."""
    group = clause.predicate()
    yield from _at("pred", clause, group)
    negations = [at for at in group if clause.classes[at] & {"not", "never"}]
    if negations:
        happens = any("happen" in clause.classes[at] for at in group)
        yield "pred: did not happen" if happens else "pred: negated", negations[0]


def _opening(clause: Clause, _: str) -> Iterator[Clue]:
    """What opens the clause, and what the sentence begins with."""
    commas, words = 0, clause.words
    for at in range(clause.first - 1, max(-1, clause.first - 1 - _REACH), -1):
        if words[at] in EDGES:
            break
        commas += words[at] == ","
        if words[at] in OPENER and at not in clause.chain:
            yield f"{'open, comma' if commas else 'open'}:{words[at]}", at
            if not commas or words[at] == "that":
                yield from _at("opgov", clause, range(at - 1, max(-1, at - 4), -1))
            if not commas:
                break
    before = words[: clause.first]
    if before and before[0] in _LEAD:
        yield f"{'lead' if ',' in before else 'lead in'}:{before[0]}", 0
    for at in range(1, clause.first):
        if words[at] in ("had", "should", "were") and words[at - 1] in (",", "“", '"'):
            yield f"turned:{words[at]}", at


def _zones(clause: Clause, _: str) -> Iterator[Clue]:
    """Words by their distance."""
    for zone, at in clause.leftward():
        for name in sorted(clause.classes[at] - _NEAR_ONLY):
            yield f"{zone}:{name}", at
    for zone, at in clause.rightward():
        for name in sorted(clause.classes[at] - _NEAR_ONLY):
            yield f"{zone}:{name}", at
    for at, classes in enumerate(clause.classes):
        if not clause.first <= at <= clause.last:
            for name in sorted(classes & _FROM_AFAR):
                yield f"{'before' if at < clause.first else 'after'}:{name}", at


def _condition(clause: Clause, _: str) -> Iterator[Clue]:
    """Whether "would" and "could" tell of a condition or of what somebody said of the future."""
    left = frozenset[str]().union(*clause.classes[: clause.first])
    right = frozenset[str]().union(*clause.classes[clause.last + 1 :])
    for at in clause.chain:
        for modal in sorted(clause.classes[at] & {"would", "could"}):
            if left & {"say", "announce", "vow", "plan"}:
                yield f"{modal}, said before", at
            if "if" in left:
                yield f"{modal}, if before", at
            if "if" in right:
                yield f"{modal}, if behind", at
            if not left & {"say", "if"} and "if" not in right:
                yield f"{modal} alone", at
            if any("perfect" in clause.classes[other] for other in clause.chain):
                yield f"{modal} have", at

"""Whether the verb that governs an event says that it was done: "managed to", "prevented them from", "no one was".

Verbs of `knowledge/implicatives.tsv` commit who uses them (Karttunen, *Implicative Verbs*, 1971; the signatures of
Nairn, Condoravdi and Karttunen, *Computing Relative Polarity for Textual Inference*, 2006): what they govern follows
or is excluded, by whether they are themselves affirmed. They stack: "did not manage to avoid bombing" says it bombed.
"""

from __future__ import annotations

from typing import Final

from onrecord.knowledge.inflection import lemmas
from onrecord.knowledge.lists import word_list
from onrecord.reading.events.clause import DETERMINER, EDGES, OPENER, PREPOSITION, Clause

_FILE: Final = "implicatives.tsv"
_CLASSES: Final = {
    name: word_list(name, _FILE)
    for name in (
        "to_done", "to_not_done", "made_to", "kept_from", "not_from", "not_on", "not_doing", "in_done", "short_of",
        "either", "not_thing", "thing", "nearly", "none",
    )
}  # fmt: skip
#: Classes of words in a verb's group that leave open whether it is so.
_OPEN: Final = frozenset({"will", "would", "could", "may", "can", "should", "if", "plan", "want", "try"})
#: Words at most between a verb and the "from" or "to" of whom it keeps or makes, and from a verb's group to its "no".
_OBJECT, _SUBJECT = 8, 6
#: Verbs that govern one another, at most.
_DEEP: Final = 3

#: Whether it was done, and the word that tells so.
Implied = tuple[bool, int]


def implied(clause: Clause) -> Implied | None:
    """Return what follows of the trigger from the verb that governs it; None where nothing does."""
    if "?" in clause.words[clause.last :]:
        return None
    found = _of_verb(clause, 0)
    return _of_noun(clause) if found is None and clause.is_noun and not clause.chain else found


def _of_verb(clause: Clause, depth: int) -> Implied | None:
    """What follows of a verb, the clause's first word."""
    if "to" in (clause.words[at] for at in clause.chain):
        found = _of_infinitive(clause, depth)
        return (not found[0], found[1]) if found and clause.negated else found  # "managed not to"
    none = _nobody(clause)
    if none is not None and not _open(clause) and "more" not in clause.words[clause.last + 1 : clause.last + 3]:
        return False, none  # but "no state was hurt more"
    return _of_gerund(clause, depth) if clause.words[clause.first].endswith("ing") and not clause.chain else None


def _of_infinitive(clause: Clause, depth: int) -> Implied | None:
    """What follows of what is managed to be done, what somebody is forced to do, what had to be done."""
    at = clause.governor
    if [clause.words[word] for word in clause.chain] == ["to", "had"] and not _negated(clause):
        return (True, clause.chain[1]) if not _under_if(clause) else None
    for name, done in (("to_done", True), ("to_not_done", False)):
        if _is(clause, at, name):
            return _follows(clause, at, done, depth)
    for far in range(at, max(-1, at - _OBJECT), -1):
        if _closed(clause, far):
            return None
        if _is(clause, far, "made_to") and _verbal(clause.words[far]):
            return _follows(clause, far, True, depth)
    return None


def _of_gerund(clause: Clause, depth: int) -> Implied | None:
    """What follows of doing something: they avoided it, kept others from it, stopped short of it, succeeded in it."""
    at, before = clause.governor, clause.governor - 1
    if _is(clause, at, "not_doing"):
        return _follows(clause, at, False, depth)
    if before < 0:
        return None
    link, word = clause.words[at], clause.words[before]
    if link == "in" and _is(clause, before, "in_done"):
        nearly = before and clause.words[before - 1] in _CLASSES["nearly"]
        return (False, before - 1) if nearly else _follows(clause, before, True, depth)
    if link == "in" and clause.words[max(0, before - 1) : at] == ("no", "time"):
        return True, before - 1  # "wasted no time in condemning"
    if link == "of":
        start = before - 1 if word == "short" and _is(clause, before - 1, "short_of") else -1
    else:
        start = _kept(clause, link, before)
    return _follows(clause, start, False, depth) if start >= 0 else None


def _kept(clause: Clause, link: str, before: int) -> int:
    """Where the verb stands that keeps somebody from doing something, by "from" or "on"; -1 where none does."""
    name = {"from": "not_from", "on": "not_on"}.get(link)
    for far in (before, before - 1):
        if name and (_is(clause, far, name) or _is(clause, far, "not_on")):
            return far
    for far in range(before, max(-1, before - _OBJECT), -1):
        if link != "from" or _closed(clause, far):
            return -1
        if _is(clause, far, "kept_from"):
            return far
    return -1


def _of_noun(clause: Clause) -> Implied | None:
    """What follows of a noun: somebody averted an attack, has not begun an offensive; a plot was foiled."""
    words, at = clause.words, clause.first - len(clause.phrase) - 1
    while at >= 0 and words[at] in DETERMINER:
        at -= 1
    for start in (at, at - 1):  # "called off the talks"
        if _is(clause, start, "not_thing") and start + _length(clause, start, "not_thing") - 1 == at:
            return _follows(clause, start, False, 0)
        if _is(clause, start, "thing") and start + _length(clause, start, "thing") - 1 == at:
            found = _follows(clause, start, True, 0)
            return found if found and not found[0] else None
    for after in clause.predicate():
        if _is(clause, after, "not_thing") and words[after].endswith(("ed", "d", "off")):
            return _follows(clause, after, False, 0)
    return None


def _follows(clause: Clause, at: int, done: bool, depth: int) -> Implied | None:
    """What follows from the verb at a word, that says of what it governs that it was done or not."""
    verb = Clause(clause.words, clause.classes, at, at)
    if depth >= _DEEP or _open(verb):
        return None
    if "to" in (clause.words[word] for word in verb.chain):
        above = _of_verb(verb, depth + 1)
        if above is None:
            return None
        affirmed = above[0]
    else:
        affirmed = not _negated(verb)
    if affirmed:
        return done, at
    return (not done, at) if _is(clause, at, "either") else None


def _negated(clause: Clause) -> bool:
    return clause.negated or _nobody(clause) is not None


def _open(clause: Clause) -> bool:
    """Whether a modal, a condition or a wish leaves open whether a verb is so."""
    return any(clause.classes[at] & _OPEN for at in clause.chain) or _under_if(clause)


def _under_if(clause: Clause) -> bool:
    for at in range(clause.first - 1, max(-1, clause.first - 12), -1):
        if clause.words[at] in EDGES:
            return False
        if clause.classes[at] & {"if", "whether"}:
            return True
    return False


def _nobody(clause: Clause) -> int | None:
    """Where the subject of a verb group is said to be nobody: "no one was", "none of the soldiers was"."""
    if not clause.chain:
        return None
    for at in range(clause.governor, max(-1, clause.governor - _SUBJECT), -1):
        word = clause.words[at]
        if word in _CLASSES["none"]:
            follows = clause.words[at + 1]
            return None if follows in ("longer", "doubt", "matter", "sooner") else at
        if word in EDGES or word == "," or word in OPENER or not word[0].isalnum():
            return None
        if word in PREPOSITION and word not in ("of", "in"):
            return None
    return None


def _verbal(word: str) -> bool:
    """Whether a word that may be a noun ("forces") is a verb by its form."""
    return word.endswith(("ed", "ing")) or word in ("led", "drove", "driven")


def _closed(clause: Clause, at: int) -> bool:
    word = clause.words[at]
    return word in EDGES or word == "," or word in OPENER


def _is(clause: Clause, at: int, name: str) -> bool:
    """Whether the verb at a word is of a class, alone or with the words behind it."""
    return _length(clause, at, name) > 0


def _length(clause: Clause, at: int, name: str) -> int:
    """How many words of a class stand together from a word on; 0 where none does."""
    if not 0 <= at < len(clause.words):
        return 0
    listed = _CLASSES[name]
    forms = lemmas(clause.words[at])
    rest = clause.words[at + 1 : at + 2]
    if rest and any(f"{form}_{rest[0]}" in listed for form in forms):
        return 2
    return int(bool(forms & listed))

"""The act of a statement (say, deny, accuse, promise …), from its cue in context.

The cue's words are looked up in the lexicon of `onrecord.knowledge.cues`. Where a cue holds several entries
("said in a statement urging"), the first one that says more than `say` counts, verbs before nouns. Where the cue says
no more than that something was said, the content may tell what it does (`onrecord.knowledge.contents`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from onrecord.knowledge.contents import Kind, act_of_content
from onrecord.knowledge.cues import Cue, lexicon
from onrecord.knowledge.inflection import lemmas
from onrecord.knowledge.words import words as word_class
from onrecord.reading.statements.company import Company, company_of
from onrecord.types import Act

#: Characters before a cue that its act may be told by: the question that a sentence begins with, a negation.
BEFORE: Final = 300

_WORD: Final = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_NEGATIONS: Final = frozenset(
    {"not", "never", "no", "nor", "neither", "without", "cannot", "stop", "stopped", "ceased", "hardly"}
)
#: What a document or an outlet does by its content; all else that they tell is a report.
_OF_DOCUMENTS: Final = frozenset({"accuse", "criticise", "promise"})


#: Where something was printed, behind the verb of a long cue.
_PRINTED: Final = re.compile(
    r"(?<=\w\w) (?:in|on|at|during|via) (?:an?|the|his|her|its|their|this) [\w -]*?"
    r"(?:published|released|aired|broadcast|printed|carried|posted|issued) (?:by|in|on|at)\b.*"
)
#: What the narrator says of the saying, before its verb.
_PERCEIVED: Final = re.compile(
    r"^(?:(?:can|could|is|was|are|were|be) )*(?:be )?(?:seen|heard|overheard|filmed) (?=\w+ing\b)|"
    r"^(?:appear|seem)(?:s|ed)? to (?=\w)"
)
#: Acts of cues that say no more than that words were said, or to whom.
_PLAIN: Final = frozenset({"say", "answer", "report"})


@dataclass(frozen=True, slots=True)
class _Found:
    cue: Cue
    at: int
    after: int
    noun: bool


def spoken(act: Act, cue: str) -> Act:
    """Return the act of words between marks: what somebody saw and tells in them is said, not thought."""
    thought = any(lemmas(word) & word_class("thinking") for word in _WORD.findall(cue.lower()))
    return "say" if act == "believe" and not thought else act


def act_of(cue: str, *, content: str = "", source: str = "", before: str = "") -> Act:
    """Return the act of a statement.

    Args:
        cue: the words that ascribe, with their auxiliaries and particles; pieces joined by spaces.
        content: what is ascribed; its beginning tells "asked her to go" from "asked why she went".
        source: who it is ascribed to; a poll or a letter shows, where a person suggests.
        before: the text before the cue, up to BEFORE characters; a negation at its very end counts as the cue's own,
            and "Asked about it, she" makes an answer.

    Returns:
        The act, `say` where no other fits.
    """
    company = company_of(content, source, before)
    act, kind = _act(" ".join(cue.split()).lower(), company)
    if kind is None or company.polled:
        return act
    if company.asked and kind == "neutral":
        return "answer"
    told = act_of_content(kind, content)
    return told if told and (act == "say" or told in _OF_DOCUMENTS) else act


@lru_cache(maxsize=20_000)
def known_acts(cue: str) -> tuple[Act, ...]:
    """Return the acts of the lexicon's entries in a cue, in its order; empty where it knows no word of it."""
    return tuple(entry.cue.act for entry in _entries(_words(cue.lower())))


@lru_cache(maxsize=20_000)
def _act(cue: str, company: Company) -> tuple[Act, Kind | None]:
    """Return the act by cue and company, and the kind of content that may tell another one."""
    words = _words(_head(cue))
    found = _entries((*words, company.first) if company.first else words)
    if not found:
        # a colon or a dash
        return ("report" if company.document else "say", None) if words else _by_marks(company)
    verbs = [entry for entry in found if not entry.noun] or found
    chosen = next((entry for entry in verbs if entry.cue.act != "say" or _negation(words, entry)), verbs[0])
    if chosen.cue.act == "answer":  # "responded by urging"
        chosen = next((entry for entry in verbs if entry.at > chosen.at and entry.cue.act not in _PLAIN), chosen)
    if chosen.cue.act == "ask" and any(entry.at > chosen.at and entry.cue.act == "say" for entry in verbs):
        return "answer", None  # "asked about it, she said"
    act = _in_company(chosen, words, company)
    by_content = act == "say" or (act == "report" and chosen.cue.act == "say")
    return act, chosen.cue.content if by_content else None


def _head(cue: str) -> str:
    """The cue without where it was printed ("wrote | in a note published by") or how it was heard ("is heard |")."""
    return _PERCEIVED.sub("", _PRINTED.sub("", cue))


def _by_marks(company: Company) -> tuple[Act, Kind]:
    return ("report" if company.document else "say"), "neutral"


def _words(cue: str) -> tuple[str, ...]:
    plain = cue.replace("’", "'").replace("won't", "will not").replace("can't", "can not").replace("n't", " not")
    return tuple(_WORD.findall(plain))


def _entries(words: tuple[str, ...]) -> list[_Found]:
    """The lexicon's entries in `words`, from left to right, the longest at each place."""
    found: list[_Found] = []
    at = 0
    while at < len(words):
        entry = _longest(words, at)
        if entry is None:
            at += 1
        else:
            found.append(entry)
            at = entry.after
    return found


def _longest(words: tuple[str, ...], at: int) -> _Found | None:
    cues = lexicon()
    best: _Found | None = None
    # of two entries as long, that of the word itself counts: "expected" before "expect"
    for first in sorted(lemmas(words[at]), key=lambda form: (form != words[at], form)):
        for cue in cues.get(first, ()):
            if best is not None and len(cue.words) <= len(best.cue.words):
                break
            after = _match(cue, words, at)
            if after is not None:
                best = _Found(cue, at, after, _is_noun(words, at))
    return best


def _is_noun(words: tuple[str, ...], at: int) -> bool:
    """Whether word `at` stands as a noun: "in a report", "his first claim"."""
    if at and words[at - 1] in word_class("before_noun"):
        return True
    inflected = words[at].endswith(("ing", "ed"))
    return not inflected and any(words[i] in word_class("determiner") for i in range(max(0, at - 3), at))


def _match(cue: Cue, words: tuple[str, ...], at: int) -> int | None:
    """Where `cue` ends if it begins at word `at`, with at most two fillers between its words; else None."""
    position = at + 1
    for wanted in cue.words[1:]:
        skipped = 0
        while position < len(words) and wanted not in lemmas(words[position]):
            if skipped == 2 or not (words[position] in word_class("filler") or words[position].endswith("ly")):
                return None
            skipped += 1
            position += 1
        if position == len(words):
            return None
        position += 1
    return position


def _negation(words: tuple[str, ...], entry: _Found) -> bool:
    """Whether one of the four words before `entry` negates it: "did not immediately respond"."""
    for i in range(max(0, entry.at - 4), entry.at):
        if words[i] in _NEGATIONS and words[i + 1] != "only":
            # "never said" tells of no refusal, "never admitted" does
            return not (words[i] in ("never", "hardly", "no") and entry.cue.act == "say")
    return False


def _in_company(entry: _Found, words: tuple[str, ...], company: Company) -> Act:
    cue = entry.cue
    negated = (company.negated and entry.at == 0) or _negation(words, entry)
    at_end = entry.after >= len(words)
    followed_by_to = company.to if at_end else words[entry.after] == "to"
    granted = company.granted and at_end
    if negated and granted and cue.act_when("granted"):
        return "say"  # "did not deny them entry": nobody holds anything, and nobody refuses
    conditions = (
        ("negated", negated),
        ("document", company.document),
        ("to", followed_by_to),
        ("object_to", company.object_to and at_end),
        ("whether", company.whether),
        ("request", company.request),
        ("granted", granted),
        ("action", company.action and at_end),
    )
    for name, holds in conditions:
        act = cue.act_when(name) if holds else None
        if act is not None:
            return act
    return cue.act

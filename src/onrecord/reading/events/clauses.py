"""The clauses of a sentence, by its marks and words: how far from an event its time and place may stand.

No parse is made of an article, so this goes by what separates clauses on the page: marks, conjunctions, relative
pronouns, and verbs, of which each draws what stands behind it to itself ("announced a deal | signed on Friday").
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from onrecord.knowledge.times import time_words

Pair = tuple[int, int]
_AUXILIARY: Final = r"(?:has|have|had|was|were|is|are|will|would|could|can|may|might|should|must|did|does|do)"
_PAST: Final = r"[a-z]{2,}ed"
#: No word of the past stands after these as a verb: "an unannounced meeting".
_DESCRIBED: Final = "".join(
    rf"(?<!\b{word}\s)" for word in ("a", "an", "the", "its", "their", "his", "her", "two", "of")
)
#: A clause without a subject goes on with that of the one before: "broke up the gang in May but did not arrest …".
_GOES_ON: Final = rf"(?:not\s+|also\s+|then\s+)?(?:{_AUXILIARY}|{_PAST})\b"
#: What separates the clauses of a sentence well enough that a time or place does not reach over it.
_CLAUSE: Final = re.compile(
    rf"[;—]|:(?=\s)|\s[–-]\s|,\s+(?:and|but|or)\b(?!\s+{_GOES_ON})|"
    r",\s+(?:while|whereas|who|which|after|before|when|as(?!\s+well)|so|where|with|following|citing)\b|"
    r"(?<!such )(?<!well )\bas\s+(?=(?:the\s+)?[A-Z])|"
    rf"\bbut\b(?!\s+{_GOES_ON})|\b(?:while|whereas|because|although|though|unless|where|whether)\b|"
    r"(?<!soon )(?<!shortly )(?<!hours )(?<!days )\b(?:after|before|until|if)\b"
    r"(?=\s+(?!(?:dawn|noon|midnight|midday|sunrise|sunset|dusk|nightfall|dark|then|now)\b)[a-z‘“\"A-Z])"
)
#: These before a date are its own: "after Friday", "until May".
_OF_A_DATE: Final = frozenset({"after", "before", "until"})
#: A clause that comes before the one it belongs to: "After the envoy was shot in Harrow, | the talks …".
_OPENING: Final = re.compile(
    r"\W*(?:After|Before|When|While|As|Since|Although|Though|If|Once|Until|Despite|Amid|Following|Unlike)\s(?!then\b|\d)[^,;:“”]{12,}?,\s"
)
#: What is said beside the sentence: relative clauses, words in brackets, appositions before the verb.
_ASIDE: Final = re.compile(
    r"\([^()]*\)|\[[^\[\]]*\]|—[^—]*—|\b(?:who|whom|whose|which)\b[^,;—]*|"
    rf",\s(?:the|a|an)\s[^,;]*,(?=\s(?:{_AUXILIARY}|said|says|{_PAST})\b)"
)
#: What is told with it was at the same time and place: "was killed when a tree fell on Saturday".
_AT_ONCE: Final = re.compile(r"\bwhen\b")
_HURT: Final = re.compile(r"\b(?:killed|injured|wounded|hurt)\b")
_DETERMINED: Final = re.compile(
    r"(?:\b(?:the|an?|its|their|his|her|our|your|my|these|those|some|all|other|many|any|of)|[’']s?)\s+"
    r"(?:(?:other|newly|recently)\s+)?$",
    re.IGNORECASE,
)
_NOUN_BEHIND: Final = re.compile(
    r"\s+(?!(?:in|on|at|by|from|of|to|for|with|and|or|as|that|after|before|during|over|last|this|the|an?|his|her)\b)[#\w]"
)
_COORDINATE: Final = re.compile(r"(?:\band|\bor|,)\s+(?:\w+ly\s+)?$")
#: Between an expression and a trigger that goes on with the clause before it, or is what one was there for.
_LINKED: Final = re.compile(rf"[^;]*?\b(?:and|or|but)\s+(?:(?:{_AUXILIARY}|not|also|then|\w+ly)\s+)*")
_REASON: Final = re.compile(r"\s+for\s+(?:an?|the)\s+(?:\w+\s+)?")
_HELPED: Final = re.compile(rf"\b{_AUXILIARY}\s+(?:not\s+|also\s+|\w+ly\s+)*$")
_PARTICIPLE: Final = re.compile(r"[^;]*,\s+(?:\w+ly\s+)?")
#: What begins the deed that is asked for, agreed on or threatened with.
_WISHED: Final = re.compile(r"\bto\s+(?!the\b|an?\b|his\b|her\b|their\b|its\b|be\b)[a-z]+\s|\b(?:that|will|would)\b")
#: What follows from an event has its own place, unless it is its victims.
_OUTCOME: Final = re.compile(
    r",\s+(?!(?:killing|wounding|injuring|leaving|destroying|including|following|during)\b)(?:\w+ly\s+)?[a-z]+ing\b"
)
#: Between an expression that opens its clause and the clause's beginning: "In a speech on", "On".
_OPENER: Final = re.compile(
    r"\W*(?:(?:And|But|Then|Also|Earlier|Later|Meanwhile)\b\W*)?(?:[A-Z]?[a-z]+\s+){0,5}(?:the\s+)?"
)


@lru_cache(maxsize=1)
def _verbs() -> re.Pattern[str]:
    """Finite verbs of the past with what goes with them; participles look alike."""
    words = time_words()
    known = {w for w in words["behind"] | words["reporting"] if w.isalpha()}
    none = "|".join(sorted(words["no_verb"]))
    one = rf"(?:{'|'.join(sorted(known, key=lambda w: (-len(w), w)))}|(?!(?:{none})\b){_DESCRIBED}{_PAST})"
    return re.compile(rf"\b{one}\b(?:\s+(?:been|being|not|\w+ly|{one})\b)*")


def clause_of(text: str, sentence: Pair, trigger: Pair) -> Pair:
    """Return the clause of a sentence that holds a trigger, by its marks and conjunctions."""
    start, end = sentence
    if opening := _OPENING.match(text, *sentence):
        start, end = (start, opening.end()) if trigger[1] <= opening.end() else (opening.end(), end)
    for match in _CLAUSE.finditer(text, start, end):
        if match.end() <= trigger[0]:
            start = match.end()
        elif match.start() >= trigger[1]:
            return start, match.start()
    return start, end


def reaches(text: str, sentence: Pair, trigger: Pair, span: Pair, *, wishes: bool = False) -> bool:
    """Whether an expression of time or place may belong to a trigger of its sentence.

    Args:
        text: of the article.
        sentence: that holds both.
        trigger: of the event.
        span: of the expression.
        wishes: what the trigger tells is of others' or later deeds, which have times of their own.
    """
    if not (sentence[0] <= span[0] and span[1] <= sentence[1]) or describes(text, trigger):
        return False
    if _aside(text, sentence, trigger) != _aside(text, sentence, span) or _parted(text, sentence, trigger, span):
        return False
    clause = clause_of(text, sentence, trigger)
    if span[0] >= trigger[1]:
        return _reaches_back(text, clause, trigger, span, wishes)
    begin = min(clause[0], span[0])
    free = span[1] > trigger[0] or opens(text, begin, span) or not _verbs().search(text, begin, span[0])
    return free or _goes_on(text, span, trigger)


def _reaches_back(text: str, clause: Pair, trigger: Pair, span: Pair, wishes: bool) -> bool:
    """Whether no verb between a trigger and an expression behind it draws the expression to itself."""
    between = text[trigger[1] : span[0]]
    if _OUTCOME.search(between) or (wishes and _WISHED.search(between)):
        return False
    when = _AT_ONCE.search(between)
    if when is not None:  # "were killed and dozens injured when a bomb exploded in Harrow"
        between = _HURT.sub("", between[: when.start()]) + between[when.start() :]
    return len(_own_verbs(between)) <= _is_subject(text, clause, trigger) + bool(when)


def describes(text: str, trigger: Pair) -> bool:
    """Whether a trigger is a participle before its noun: of "the abducted girls" the sentence tells no time."""
    if not re.fullmatch(rf"{_PAST}|[a-z]+en", text[trigger[0] : trigger[1]]):
        return False
    behind = _NOUN_BEHIND.match(text, trigger[1])
    return bool(behind and _DETERMINED.search(text[max(0, trigger[0] - 25) : trigger[0]]))


def opens(text: str, begin: int, span: Pair) -> bool:
    """Whether an expression stands at the beginning of its clause: "In a speech in Harrow on Friday, he …"."""
    before = text[begin : span[0]]
    return bool(_OPENER.fullmatch(before)) and not _verbs().search(before)


def _goes_on(text: str, span: Pair, trigger: Pair) -> bool:
    """Whether a trigger goes on with what an expression before it was told of: "met on Friday and agreed"."""
    between = text[span[1] : trigger[0]]
    if _verbs().search(re.sub(rf"\b{_AUXILIARY}\b", "", between)):
        return False
    word = text[trigger[0] : trigger[1]].split(maxsplit=1)[0]
    if word.endswith("ing") and _PARTICIPLE.fullmatch(between):
        return True
    is_verb = bool(_verbs().fullmatch(word)) or bool(_HELPED.search(between))
    return bool((is_verb and _LINKED.fullmatch(between)) or _REASON.fullmatch(between))


def _parted(text: str, sentence: Pair, trigger: Pair, span: Pair) -> bool:
    """Whether a clause ends between two spans."""
    first, second = sorted((trigger, span))
    opening = _OPENING.match(text, *sentence)
    if opening and (first[1] <= opening.end()) != (second[1] <= opening.end()):
        return True
    for match in _CLAUSE.finditer(text, first[1], max(first[1], second[0])):
        beside = second == span and not text[match.end() : span[0]].strip()
        if not (beside and match.group() in _OF_A_DATE):
            return True
    return False


def _aside(text: str, sentence: Pair, span: Pair) -> Pair | None:
    """The words said beside the sentence that hold a span; None where none do."""
    found = [m.span() for m in _ASIDE.finditer(text, *sentence) if m.start() <= span[0] and span[1] <= m.end()]
    return max(found, default=None)


def _own_verbs(words: str) -> list[str]:
    """The verbs among words that have a subject or a noun of their own: "arrested and charged" are of one."""
    return [m.group() for m in _verbs().finditer(words) if not _COORDINATE.search(words[: m.start()])]


def _is_subject(text: str, clause: Pair, trigger: Pair) -> bool:
    """Whether a trigger is a noun before the verb of its clause: "the talks were held in Harrow"."""
    word = text[trigger[0] : trigger[1]].split(maxsplit=1)[0]
    return not _verbs().fullmatch(word) and not _verbs().search(text, clause[0], trigger[0])

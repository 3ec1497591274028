"""The tense of the clause that an expression of time stands in, from its words: which way "on Thursday" looks."""

from __future__ import annotations

import re
from typing import Final

from onrecord.knowledge.times import time_words
from onrecord.reading.times.types import Sentence, Tense

_WORD: Final = re.compile(r"[ap]\.m\.|['’]?[^\W\d_]+(?:['’][^\W\d_]+)?|[;:.!?—–“”\"()]|,")
_ED: Final = re.compile(r"[a-z]{2,}ed")
_STOPS: Final = frozenset(';:.!?—–“”"()')
#: Look ahead only with "to" or "for" behind them.
_NEED_TO: Final = frozenset(("set", "due", "going", "slated"))
#: "Has a deadline", "had scheduled": of the past, but what they govern need not be.
_WEAK: Final = frozenset(("has", "have", "had", "’ve", "'ve"))
#: "Is to meet", and where no verb follows: "is to the north".
_BE: Final = frozenset(("is", "are", "'s", "’s", "'re", "’re"))
_NO_VERB_NEXT: Final = frozenset(("the", "a", "an", "his", "her", "their", "its", "this", "that", "these", "those", ""))
#: Verbs that are of the past when what they govern is.
_BROUGHT_ABOUT: Final = frozenset(
    ("managed", "able", "failed", "began", "continued", "refused", "used", "forced", "unable")
)
#: Right before a day that is still to come: "a strike starting Monday".
_FROM_THEN: Final = frozenset(("starting", "beginning", "effective"))
#: After these a word is no verb with a subject before it: "to speak", "the wait".
_NO_SUBJECT: Final = frozenset(("to", "not", "a", "an", "the", "his", "her", "their", "its", "or", "of", "in"))
#: What a picture shows is told of a day or month with one of these before it, not of "until May".
_AT: Final = frozenset(("in", "on", "this"))
_END: Final = re.compile(r"[.)\s]*(?:\n|\Z)|[.,]?\s*(?:\(|Photo|Credit|/)")
#: "Quist speaks in May" may be planned; a caption names a place too, so more words than these stand between.
_BARE: Final = 3
#: So many words to each side are looked at, and no more characters than this.
_FAR: Final = 250
_REACH: Final = 14


def tense_at(text: str, sentence: Sentence, start: int, end: int) -> Tense | None:
    """Return the tense of the nearest verb before the expression within its sentence, else of the nearest after it.

    None where no word tells: no verb, or one in the present that is none of captions.
    """
    before = [m[0] for m in _WORD.finditer(text, max(sentence.start, start - _FAR), start)][-_REACH:]
    after = [m[0] for m in _WORD.finditer(text, end, min(sentence.end, end + _FAR))][:_REACH]
    if before and before[-1].lower() in _FROM_THEN:
        return "future"
    for index in range(len(before) - 1, -1, -1):
        word = before[index].lower()
        if word in _STOPS:
            break
        after_it = _at(before, index + 1)
        if word == "to" and _looks_ahead(before, index):
            return "future"
        if found := _tense_of(before[index], before[index - 1].lower() if index else "", after_it):
            return found
    for index, raw in enumerate(after):
        word = raw.lower()
        if word in _STOPS:
            break
        if found := _tense_of(raw, after[index - 1].lower() if index else "", _at(after, index + 1)):
            return found
    return _of_picture(before, _is_line(text, sentence, end)) if before and before[-1].lower() in _AT else None


def _looks_ahead(before: list[str], index: int) -> bool:
    """Whether the "to" at `index` stands before what is still to come: "is to meet on", "vowed to leave by"."""
    governing, verb = before[index - 1].lower() if index else "", _at(before, index + 1)
    if verb in _NO_VERB_NEXT or not verb.isalpha() or before[index + 1][0].isupper():
        return False
    return governing in _BE or (before[-1].lower() == "by" and governing not in _BROUGHT_ABOUT)


def _is_line(text: str, sentence: Sentence, end: int) -> bool:
    """Whether the sentence is a paragraph of its own that ends with the expression, as captions do."""
    alone = not text[: sentence.start].strip(" ") or text[: sentence.start].rstrip(" ").endswith("\n")
    return alone and _END.match(text, end) is not None


def _of_picture(before: list[str], line: bool) -> Tense | None:
    """Whether a verb of captions stands before the expression: "Soldiers stand guard in Norwick in March"."""
    words = time_words()
    for index in range(len(before) - 1, 0, -1):
        word, beside = before[index], before[index - 1].lower()
        if word in _STOPS:
            break
        if beside in _NO_SUBJECT or beside in _STOPS or beside == ",":
            continue
        if word in words["shown"]:
            return "shown"
        if line and word in words["seen"] and len(before) - index > _BARE:
            return "seen"
    return None


def _at(words: list[str], index: int) -> str:
    return words[index].lower() if index < len(words) else ""


def _tense_of(raw: str, before: str, after: str) -> Tense | None:
    """The tense that one word tells of; `before` and `after` are the words beside it."""
    words, word = time_words(), raw.lower()
    if word in words["ahead"]:
        return None if word in _NEED_TO and after not in ("to", "for") else "future"
    if "be" in (word, before):
        # of a participle the verb before it tells
        return "future" if (before, word) == ("to", "be") else None
    if word in words["reporting"] or word in _WEAK:
        return "told"
    if word in words["behind"]:
        return "past"
    if raw[0].islower() and _ED.fullmatch(word) and word not in words["no_verb"]:
        return None if before in ("the", "a", "an", "its", "their", "his", "her") else "past"
    return None

"""The tense of the clause that an expression of time stands in, from its words: which way "on Thursday" looks."""

from __future__ import annotations

import re
from typing import Final

from onrecord.knowledge.times import time_words
from onrecord.reading.times.types import Sentence, Tense

_WORD: Final = re.compile(r"['’]?[^\W\d_]+(?:['’][^\W\d_]+)?|[;:.!?—–“”\"()]|,")
_ED: Final = re.compile(r"[a-z]{2,}ed")
_STOPS: Final = frozenset(';:.!?—–“”"()')
#: Look ahead only with "to" or "for" behind them.
_NEED_TO: Final = frozenset(("set", "due", "going", "slated"))
#: "Has a deadline", "had scheduled": of the past, but what they govern need not be.
_WEAK: Final = frozenset(("has", "have", "had", "’ve", "'ve"))
#: So many words to each side are looked at, and no more characters than this.
_FAR: Final = 250
_REACH: Final = 14


def tense_at(text: str, sentence: Sentence, start: int, end: int) -> Tense | None:
    """Return the tense of the nearest verb before the expression within its sentence, else of the nearest after it.

    None where no word tells: no verb, or one in the present.
    """
    before = [m[0] for m in _WORD.finditer(text, max(sentence.start, start - _FAR), start)][-_REACH:]
    after = [m[0] for m in _WORD.finditer(text, end, min(sentence.end, end + _FAR))][:_REACH]
    for index in range(len(before) - 1, -1, -1):
        word = before[index].lower()
        if word in _STOPS:
            break
        after_it = _at(before, index + 1)
        if found := _tense_of(before[index], before[index - 1].lower() if index else "", after_it):
            return found
    for index, raw in enumerate(after):
        word = raw.lower()
        if word in _STOPS:
            break
        if found := _tense_of(raw, after[index - 1].lower() if index else "", _at(after, index + 1)):
            return found
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

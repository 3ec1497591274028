"""Sentences of a report and what their words are compared by: names cut short, other words by their stems."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from onrecord.knowledge.event_families import families
from onrecord.knowledge.forms import key
from onrecord.knowledge.lists import word_list
from onrecord.types import Span

WORD: Final = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
#: Where a sentence ends: not behind an initial or a short title. What stands before a mark is looked at behind it, as
#: few characters are marks.
_END: Final = re.compile(
    r"[.!?](?<!\b[A-Z]\.)(?<!\b[A-Z]\.[A-Z]\.)(?<!\b(?:Mr|Ms|Dr|St|Lt)\.)(?<!\b(?:Mrs|Gen|Sen|Rep|Gov|Col|Sgt)\.)"
    r"[.!?]*[\"”’')\]]*\s+|\n+"
)
#: Characters before and behind an event's word in which its sentence is looked for.
REACH: Final = 600
_SHORTEST: Final = 4
#: Characters of a report that tell what its news is.
_BEGINNING: Final = 800
#: Letters of a name that are compared: "Talsia" and "Talsian" are alike.
NAME: Final = 5
_ENDINGS: Final = ("ing", "ies", "ed", "es", "s", "e", "y")


def sentence_at(text: str, start: int, end: int) -> Span:
    """Return the sentence around start:end, as far as its marks tell."""
    low, high = max(0, start - REACH), min(len(text), end + REACH)
    first = max((match.end() for match in _END.finditer(text, low, start)), default=low)
    after = _END.search(text, end, high)
    last = after.start() + len(after.group().rstrip()) if after else high
    return Span.of(text, first, last)


@lru_cache(maxsize=5_000)
def kinds_of(trigger: str) -> frozenset[str]:
    """Return the families of an event's word, in lower case."""
    return frozenset(kind for word in WORD.findall(trigger) for kind in families(word))


def news_of(title: str | None, text: str) -> frozenset[str]:
    """Return the names in the title and at the beginning of a report."""
    return words_of(f"{title or ''}. {text[:_BEGINNING]}")[0]


# several events stand in one sentence
@lru_cache(maxsize=1_000)
def words_of(sentence: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the names (what is written with a capital letter, cut short) and the other words of a sentence (stems)."""
    names, words = set(), set()
    found = WORD.findall(sentence)
    for n, each in enumerate(found):
        name, word = _told_by(each)
        if name is not None and (n or (len(found) > 1 and found[1][0].isupper())):
            names.add(name)
        elif word is not None:
            words.add(word)
    return frozenset(names), frozenset(words)


@lru_cache(maxsize=100_000)
def _told_by(word: str) -> tuple[str | None, str | None]:
    """What a word is compared by, as a name and as any other word; None: as such it tells nothing."""
    plain = key(word.removesuffix("’s").removesuffix("'s"))
    if not plain or plain in silent():
        return None, None
    if plain.isdigit():
        return None, plain
    name = plain[:NAME] if word[0].isupper() and len(plain) > 1 else None
    return name, stem(plain) if len(plain) >= _SHORTEST else None


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return a word without its ending, as far as spelling tells: released, releases and release are one."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST - 1:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=1)
def silent() -> frozenset[str]:
    """Return the words that tell nothing of an event."""
    classes = ("calendar", "title", "role", "spokesperson", "vague")
    return word_list("silent", "joins.tsv").union(*(word_list(name, "words.tsv") for name in classes))

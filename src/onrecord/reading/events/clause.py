"""The words of a sentence as seen from a trigger: its verb group, what governs it, and the noun phrase it may head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from onrecord.knowledge.factual_words import classes_in
from onrecord.knowledge.lists import word_list

Pair = tuple[int, int]
_FILE: Final = "factual_grammar.tsv"
_WORD: Final = re.compile(r"(?:[\w-]|[’'](?=\w))+|[^\w\s]")
#: Words of a verb's group, and those that stand between them.
GROUP: Final = word_list("group", _FILE)
MODAL: Final = word_list("auxiliary", _FILE)
DETERMINER: Final = word_list("determiner", _FILE)
OWN: Final = word_list("own", _FILE)
PREPOSITION: Final = word_list("preposition", _FILE)
OPENER: Final = word_list("opener", _FILE)
JOINING: Final = word_list("joining", _FILE)
_PAST: Final = word_list("past_form", _FILE)
_BE: Final = word_list("be", _FILE)
#: No clue reaches over these unweakened.
EDGES: Final = frozenset(';:—–“”"')
#: Words of a verb's group, and of a noun phrase before its head, at most.
_GROUP_SIZE: Final = 7
_PHRASE_SIZE: Final = 5
#: The month and the name, which tell of no doubt; a heading may write its verbs so too.
_MAY: Final = "May"
#: Share of capitals from which on a sentence is taken for such a heading.
_HEADING: Final = 0.6


@dataclass(frozen=True)
class Clause:
    """A sentence's words around a trigger.

    Attributes:
        words: in lower case but for the month and name May, with straight apostrophes.
        classes: of each word, see `knowledge.factual_words`.
        first, last: the trigger's words.
    """

    words: tuple[str, ...]
    classes: tuple[frozenset[str], ...]
    first: int
    last: int

    @classmethod
    def of(cls, text: str, sentence: Pair, trigger: Pair) -> Clause:
        """Return the words of a sentence of a text around a trigger."""
        found = list(_WORD.finditer(text, *sentence))
        words = _plain([match.group() for match in found])
        inside = [n for n, match in enumerate(found) if match.start() < trigger[1] and match.end() > trigger[0]] or [0]
        return cls(words, tuple(classes_in(words)), inside[0], inside[-1])

    def group(self, head: int) -> list[int]:
        """Return the words of the verb group that ends before word `head`, nearest first."""
        found: list[int] = []
        at = head - 1
        while at >= 0 and len(found) < _GROUP_SIZE and self._in_group(at):
            found.append(at)
            at -= 1
        return found

    def _in_group(self, at: int) -> bool:
        word = self.words[at]
        return word in GROUP or word.endswith("ly") or ("not" in self.classes[at] and word != "neither")

    @cached_property
    def chain(self) -> list[int]:
        """The words of the trigger's verb group before it, nearest first."""
        return self.group(self.first)

    @cached_property
    def negated(self) -> bool:
        """Whether a word of the trigger's verb group denies it."""
        return any(self.classes[at] & {"not", "never"} for at in self.chain)

    @cached_property
    def governor(self) -> int:
        """The word before the verb group; -1 where there is none."""
        return self.first - len(self.chain) - 1

    @cached_property
    def is_noun(self) -> bool:
        """Whether the trigger seems to be a noun."""
        group = {self.words[at] for at in self.chain}
        before = self.words[self.first - 1] if self.first else ""
        if "to" in group or group & MODAL:
            return False
        plain = self._ending == "plain" and not self.chain and before not in JOINING
        return before in DETERMINER or before in PREPOSITION or plain

    @property
    def _ending(self) -> str:
        word = self.words[self.first]
        if word.endswith("ing"):
            return "ing"
        return "ed" if word.endswith("ed") or word in _PAST else "plain"

    @cached_property
    def form(self) -> str:
        """How the trigger is built in: to, be-ed, aux-plain, noun-plain, ed and the like."""
        group = {self.words[at] for at in self.chain}
        if "to" in group:
            return "to"
        if group & _BE:
            return f"be-{self._ending}"
        if group & MODAL:
            return f"aux-{self._ending}"
        return f"noun-{self._ending}" if self.is_noun else self._ending

    @cached_property
    def phrase(self) -> list[int]:
        """The words between a noun and what opens its phrase, nearest first."""
        found: list[int] = []
        at = self.first - 1
        while at >= 0 and len(found) < _PHRASE_SIZE and self._in_phrase(at):
            found.append(at)
            at -= 1
        return found

    def _in_phrase(self, at: int) -> bool:
        word = self.words[at]
        closed = word in DETERMINER or word in PREPOSITION or word in OPENER or word in JOINING or word in MODAL
        return not closed and word[0].isalnum()

    def leftward(self) -> Iterator[tuple[str, int]]:
        """Yield the words before the trigger with their zone: near, clause, or over where an edge lies between."""
        edges = 0.0
        for distance, at in enumerate(range(self.first - 1, -1, -1), 1):
            word = self.words[at]
            edges += 0.5 if word == "," else float(word in OPENER and at not in self.chain)
            if word in EDGES or edges >= 2 or distance > 14:
                return
            if at not in self.chain:
                yield "near" if distance <= 3 and not edges else "clause" if edges < 1 and distance <= 8 else "over", at

    def rightward(self) -> Iterator[tuple[str, int]]:
        """Yield the few words behind the trigger that no edge separates from it."""
        for at in range(self.last + 1, min(len(self.words), self.last + 4)):
            if self.words[at] in EDGES or self.words[at] == "," or self.words[at] in OPENER:
                return
            yield "behind", at

    def predicate(self) -> list[int]:
        """Return the verb group behind a noun, from its first auxiliary on; empty where none is near."""
        for distance, at in enumerate(range(self.last + 1, len(self.words)), 1):
            word = self.words[at]
            if distance > 9 or word in EDGES or word == "," or word in OPENER:
                return []
            if word in MODAL or self.classes[at] & {"not", "never"}:
                return list(range(at, min(len(self.words), at + 4)))
        return []


def _plain(words: Sequence[str]) -> tuple[str, ...]:
    """The words in lower case and with straight apostrophes, but for May where it is no verb."""
    letters = [word for word in words if word[0].isalpha()] if _MAY in words else []
    heading = sum(word[0].isupper() for word in letters) >= _HEADING * len(letters)
    return tuple(word if word == _MAY and not heading else word.lower().replace("’", "'") for word in words)

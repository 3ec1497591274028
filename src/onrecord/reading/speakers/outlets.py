"""The article's own voice: its outlet ("this newspaper", an editorial's "we") and its author ("I")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from onrecord.knowledge.words import words
from onrecord.reading.names.parts import bare_name, name_parts, plain
from onrecord.reading.speakers.add import add_body
from onrecord.reading.speakers.bodies import body_name
from onrecord.reading.speakers.registry import Found
from onrecord.reading.speakers.voices import Voices
from onrecord.reading.speakers.writers import Letter, author_told, letters
from onrecord.reading.text.quotations import quotations

#: Pronouns of the first person, for one.
FIRST: Final = frozenset({"i", "me", "my"})
#: The same for several: an outlet that speaks for itself.
TOGETHER: Final = frozenset({"we", "us", "our"})
_I: Final = re.compile(r"\b(?:I|[Mm]y|me)\b")


@dataclass(frozen=True, slots=True)
class Byline:
    """Who printed and who wrote the article.

    Attributes:
        outlet: as the article's metadata has it, or None.
        authors: in the order of the byline.
    """

    outlet: str | None
    authors: tuple[str, ...]


class FirstPerson:
    """Resolves "I" and "we" where no quotation holds them."""

    def __init__(self, text: str, voices: Voices, byline: Byline) -> None:
        self._text = text
        self._voices = voices
        self._byline = byline

    @cached_property
    def _quoted(self) -> list[tuple[int, int]]:
        found = quotations(self._text, self._voices.turns.paragraphs)
        return [(quotation.start, quotation.end) for quotation in found]

    @cached_property
    def _letters(self) -> tuple[Letter, ...]:
        return letters(self._text, self._voices.turns.paragraphs)

    @cached_property
    def _author(self) -> tuple[str, str] | None:
        """The text's only author and how that is known, or None."""
        if len(self._byline.authors) == 1:
            return self._byline.authors[0], "the article’s only author"
        told = None if self._byline.authors else author_told(self._text, self._voices.turns.paragraphs)
        return (told, "the author whom its end tells of") if told else None

    @cached_property
    def _is_personal(self) -> bool:
        """Whether a single writer says "I" outside quotations."""
        return any(not self._is_quoted(match.start()) for match in _I.finditer(self._text))

    def _is_quoted(self, at: int) -> bool:
        return any(start <= at < end for start, end in self._quoted)

    def resolve(self, word: str, at: int) -> Found:
        """Return who "I" or "we" at `at` is outside quotations: the only author, who signed the letter, the outlet."""
        if self._is_quoted(at):
            return Found(None, "pronoun", f"“{word}” stands in a quotation whose speaker is not known", 0.5)
        if word in TOGETHER:
            return self._outlet(word, at)
        signed = next((letter for letter in self._letters if letter.start <= at < letter.end), None)
        if signed is not None:
            return self._writer(word, at, signed.writer, "who signed the letter")
        if self._author is None:
            return Found(None, "pronoun", f"“{word}” is the writer, and the article has no single known author", 0.5)
        return self._writer(word, at, *self._author)

    def _writer(self, word: str, at: int, writer: str, why: str) -> Found:
        name = bare_name(writer)
        given, surname = name_parts(name)
        if not given or plain(name.split()[-1]) in words("outlet_word", "body"):
            return Found(None, "pronoun", f"“{word}” is the writer, and the byline names no person", 0.5)
        key = f"person {given} {surname}"
        self._voices.registry.actor(key, name, "person", at, confidence=0.9, reason="the article’s author")
        return Found(key, "pronoun", f"“{word}” outside quotations is {why}", 0.85)

    def _outlet(self, word: str, at: int) -> Found:
        """The outlet, where nobody signs an article that says "we" and never "I": an editorial."""
        outlet = self._byline.outlet
        if outlet is None or self._byline.authors or self._author is not None or self._letters or self._is_personal:
            why = f"“{word}” is the writer or a speaker the text does not name here"
            return Found(None, "pronoun", why, 0.5)
        found = add_body(self._voices.registry, self._voices.bodies, body_name(outlet), "ORG", at)
        return Found(
            found.actor, "pronoun", f"“{word}” outside quotations, in an article nobody signs, is its outlet", 0.7
        )

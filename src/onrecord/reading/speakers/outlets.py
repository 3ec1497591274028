"""The article's own voice: its outlet ("this newspaper") and its author ("I")."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from onrecord.knowledge.words import words
from onrecord.reading.speakers.names import bare_name, name_parts, plain
from onrecord.reading.speakers.registry import Found
from onrecord.reading.speakers.voices import Voices
from onrecord.reading.text.quotations import quotations

#: Pronouns of the first person, for one.
FIRST: Final = frozenset({"i", "me", "my"})


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
    """Resolves "I" where no quotation holds it."""

    def __init__(self, text: str, voices: Voices, byline: Byline) -> None:
        self._text = text
        self._voices = voices
        self._byline = byline

    @cached_property
    def _quoted(self) -> list[tuple[int, int]]:
        found = quotations(self._text, self._voices.turns.paragraphs)
        return [(quotation.start, quotation.end) for quotation in found]

    def resolve(self, word: str, at: int) -> Found:
        """Return who "I" at `at` is: the only author, outside quotations."""
        if any(start <= at < end for start, end in self._quoted):
            return Found(None, "pronoun", f"“{word}” stands in a quotation whose speaker is not known", 0.5)
        if len(self._byline.authors) != 1:
            return Found(None, "pronoun", f"“{word}” is the writer, and the article has no single known author", 0.5)
        name = bare_name(self._byline.authors[0])
        given, surname = name_parts(name)
        if not given or plain(name.split()[-1]) in words("outlet_word") | words("body"):
            return Found(None, "pronoun", f"“{word}” is the writer, and the byline names no person", 0.5)
        key = f"person {given} {surname}"
        self._voices.registry.actor(key, name, "person", at, confidence=0.9, reason="the article’s author")
        return Found(key, "pronoun", f"“{word}” outside quotations is the article’s only author", 0.85)

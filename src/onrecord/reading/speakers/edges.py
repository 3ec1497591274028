"""Where a source phrase ends: names that its span cuts in two, titles and the names behind them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from onrecord.knowledge.words import words
from onrecord.reading.names.parts import Name, dashed, plain
from onrecord.reading.speakers.phrases import Token, cut, is_plural
from onrecord.types import Span

#: Titles as they are shortened.
SHORT_TITLES: Final = frozenset(
    {"rep", "sen", "gov", "gen", "del", "dr", "prof", "const", "cst", "insp", "supt", "sgt", "lt", "capt", "col", "maj"}
    | {"det"}
)


#: What an office is of, though it may be people too.
_FIELDS: Final = frozenset({"staff", "police", "state", "defense", "defence", "operations", "communications"})


def belongs(text: str, span: Span, name: Name) -> bool:
    """Whether a person's name right after the source belongs to it: "Orlen" of "Orlen County Executive Ana Lopez"."""
    between = text[span.end : name.start] if name.start - span.end < 60 else "\n"
    if name.label != "PERSON" or "\n" in between or not between[:1].isspace():
        return False
    said = (span.text + between).split()
    upper = all(word[:1].isupper() for word in between.split())
    last = plain(said[-1])
    if said[-1].endswith("."):
        return upper and last in SHORT_TITLES
    return upper and last in words("role", "title")


def whole_end(span: Span, inside: Sequence[Name]) -> int:
    """Where the source ends, with the rest of a person's or armed group's name that the span cuts in two."""
    if not inside or not span.text[-1:].isalnum():
        return span.end
    last = inside[-1]
    whole = last.label == "PERSON" or dashed(last.text) in words("armed_group")
    return max(span.end, last.end) if whole else span.end


def governs_not(tokens: Sequence[Token]) -> bool:
    """Whether the name at the end stands beside its title and not under a preposition: Secretary of State Ana Lopez."""
    core = cut(tokens)
    rest = tokens[len(core) :]
    between = [t for t in rest[1:-1] if t.lower not in words("honorific", "title") | {"the", "a", "an"}]
    beside = rest[-2].name is not None and rest[-2].name.label in ("ORG", "GPE") and " " in rest[-1].text
    if beside and not rest[-2].possessive and core[-1].lower in words("title") and len(rest) <= 4:
        return True
    # "Larch's vice president of policy Ana Lopez": what she heads stands before her name, no other person's role
    field = rest[-2].lower
    if rest[0].lower == "of" and " " in rest[-1].text and core[-1].lower in words("role", "title") and between:
        if field in _FIELDS:
            return True
        return not (field in words("role", "title", "relation", "group") or rest[-2].possessive)
    return (
        rest[0].lower == "of"
        and core[0].lower not in ("a", "an", "the")
        and not core[0].possessive
        and core[-1].lower in words("role")
        and bool(between)
    )


def no_plural_before(tokens: Sequence[Token]) -> bool:
    """Whether no noun of several people stands before the last token: not "candidates Ana Lopez"."""
    return not any(is_plural([token]) and token.name is None for token in tokens[:-1])

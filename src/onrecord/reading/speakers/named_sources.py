"""Names that the tagger missed in source phrases, and surnames of several words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from onrecord.knowledge.words import words
from onrecord.reading.names.parts import Name, of_state, plain
from onrecord.reading.names.runs import POSSESSIVE, is_plain_name, touching
from onrecord.reading.names.spelling import meant
from onrecord.types import Span

_PARTICLES: Final = frozenset(
    {"de", "da", "di", "du", "del", "der", "van", "von", "den", "al", "el", "bin", "ibn", "la"}
)
_CIRCUIT: Final = re.compile(r"\sfor\sthe\s(?:[A-Z][\w.]*\s(?:of\s)?){1,4}Circuit\b")
#: What a group begins with at the head of a sentence: "Other Democrats", "These Republicans".
_COUNTS: Final = frozenset(
    {"other", "others", "these", "those", "such", "no", "few", "more", "fellow", "top", "former"}
)
_SHORT: Final = re.compile(r"[A-Z]{2,6}")
#: A source that begins with a name the tagger missed: "Ilan Gilon of the Meretz party".
_OF_BODY: Final = re.compile(r"([A-Z][\w’'-]+\s(?:[A-Z]\.\s)?[A-Z][\w’'-]+),?\s(?:of|from|at|with|who)\s")


def surnames(names: Sequence[Name]) -> list[Name]:
    """The names with those that end a person's full name cut to the surname: "De Blasio" after "Bill de Blasio"."""
    ends = {
        " ".join(parts[i:])
        for name in names
        if name.label == "PERSON" and len(parts := plain(name.text).split()) > 2
        for i in range(1, len(parts) - 1)
        if parts[i] in _PARTICLES
    }
    return [_surname(n) if " " in n.text and plain(n.text) in ends else n for n in names]


def _stands_as_name(text: str, word: str) -> bool:
    """Whether a word that is a whole source stands capitalised inside a sentence too, and nowhere in lower case."""
    inside = re.search(rf"[a-z,]\s{re.escape(word)}\b", text)
    return inside is not None and re.search(rf"\b{re.escape(word.lower())}\b", text) is None


def _is_title_of_several(shown: str) -> bool:
    """Whether a whole source of two words or more is all capitals and no count of anybody: "Harbour Watch"."""
    first, *rest = shown.split()
    return bool(rest) and plain(first) not in words("partitive", "indefinite", "definite") | _COUNTS


def _surname(name: Name) -> Name:
    last = name.text.rindex(" ") + 1
    return Name(name.start + last, name.end, name.text[last:], "PERSON")


def whole_courts(text: str, names: Sequence[Name]) -> list[Name]:
    """The names with those of courts made whole: "Court of Appeals for the Sixth Circuit"."""
    out: list[Name] = []
    for name in names:
        more = _CIRCUIT.match(text, name.end) if name.text.endswith(("Court", "Appeals")) else None
        end = more.end() if more else name.end
        if not out or name.start >= out[-1].end:
            out.append(Name(name.start, end, text[name.start : end], name.label))
    return out


def named_sources(text: str, sources: Sequence[Span], names: Sequence[Name]) -> list[Name]:
    """Whole sources that are a name: with "the", a given name, or tagged elsewhere: "the Ledger", "Brackwater"."""
    labels = {POSSESSIVE.sub("", name.text): name.label for name in names if name.label in ("ORG", "GPE")}
    given = {word.capitalize() for word in words("male", "female")}
    borne = {plain(name.text.split()[-1]) for name in names if name.label == "PERSON" and " " in name.text}
    personal = {word for name in names if name.label == "PERSON" for word in name.text.split()}
    found: list[Name] = []
    for span in sorted(sources, key=lambda span: span.start):
        match = re.fullmatch(r"([Tt]he\s)?((?:[A-Z][\w&’'-]*\s?)+?)(?:[’']s)?,?", span.text)
        if match is None:
            person = _OF_BODY.match(span.text)
            start, end = (span.start, span.start + person.end(1)) if person else (0, 0)
            if person and not touching(names, start, end) and is_plain_name(person.group(1), start):
                found.append(Name(start, end, person.group(1), "PERSON"))
            continue
        start, end = span.start + match.start(2), span.start + match.end(2)
        shown = text[start:end].strip()
        last = plain(shown.split()[-1])
        if (
            touching(names, start, end)
            or any(name.start == start for name in found[-1:])
            or last in words("role", "group", "document", "body", "title")
        ):
            continue
        if re.match(r"[ \u00a0][A-Z]", text[span.end : span.end + 2]):
            continue  # the source is cut off within a name
        if shown in given or (" " not in shown and meant(plain(shown), borne)):
            found.append(Name(start, start + len(shown), shown, "PERSON"))
        elif (
            match.group(1)
            or shown in labels
            or _is_title_of_several(shown)
            or (shown not in personal and (_SHORT.fullmatch(shown) or _stands_as_name(text, shown)))
        ):
            found.append(of_state(Name(start, start + len(shown), shown, labels.get(shown, "ORG"))))
    return found

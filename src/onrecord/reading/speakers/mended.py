"""Names mended before they are read: persons whom the tagger missed, cut off or took for something else.

A run of capitalised words is a person where the text says so: a title or role before it ("City Auditor Fern Oakley",
"the mine's manager, Lidia Corvo,"), an age, a role or "who" after it. What ends in a word for a body is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.knowledge.countries import by_name
from onrecord.knowledge.words import words
from onrecord.reading.names.parts import Name, plain
from onrecord.reading.names.runs import POSSESSIVE, Run, may_be_person, runs_of, touching
from onrecord.reading.speakers.bodies import OWN_NOUNS
from onrecord.reading.speakers.named_sources import named_sources, surnames, whole_courts
from onrecord.reading.speakers.roles import role_after, role_before
from onrecord.types import Span

#: Who speaks a turn of a transcript: "ANA LOPEZ, HOST:".
_TURN: Final = re.compile(r"[A-Z][A-Z'’.-]+(?: [A-Z][A-Z'’.-]+){1,2}(?:, [A-Z ]+)?:")
_LOWER_BEFORE: Final = re.compile(r"([a-z][\w-]+)[ \u00a0]$")
_AGE: Final = re.compile(
    r"(?:,\s+(?:then\s+|now\s+)?\d{2}|\s\(\d{2}\))(?=[,.;)\s])(?!\s+(?:percent|million|of|people|years))"
)
#: The age of whoever is named before it, told in passing.
_YEARS: Final = re.compile(r",\s\d{1,2},\s(?=[a-z])")
_PREPOSITION: Final = re.compile(r"\b(?:in|near|of|at|from|to|on)\s(?:[A-Z]\w+\s)?$")
_PLACED: Final = re.compile(r"\b(?:in|near|(?:city|town|village|mayor|chief|people|port) of)[ \u00a0]([A-Z][\w-]+)")
_WHO: Final = re.compile(r",\s+who(?:se|m)?\b")
#: Roles after which a name is as often that of a body or place: "rival Orlen United".
_LOOSE: Final = frozenset(
    {"rival", "partner", "parent", "member", "owner", "opponent", "producer", "passenger", "source", "supporter"}
    | {"critic", "challenger", "resident", "tourist", "refugee", "migrant", "native", "buyer", "insider", "major"}
    | {"general", "private", "driver", "leader", "trader", "operator", "player", "worker"}
)
#: Nouns that a body's name follows: "the brokerage Lane & Tarrow".
_BEFORE_BODY: Final = frozenset(
    {"company", "firm", "brokerage", "airline", "broadcaster", "agency", "affiliate", "charity", "movement"}
    | {"daily", "weekly", "tabloid", "portal", "website", "channel", "station", "network"}
)
_THE: Final = re.compile(r"(?:[Tt]he|[Aa]n?)[ \u00a0]$")


def mend(text: str, names: Sequence[Name], sources: Sequence[Span]) -> list[Name]:
    """Return the names of `text` with persons added, completed and freed of titles, and bodies that are no persons.

    Args:
        text: the article's text.
        names: what a tagger found, in order, without overlap.
        sources: the source phrases of its statements.
    """
    bodies = {name.text for name in names if _relabelled(text, name).label != name.label}
    places = _places(text, names)
    kept = [
        replace(name, label="ORG" if name.text in bodies else "GPE") if name.text in bodies | places else name
        for name in names
    ]
    persons = {name.text for name in kept if _is_of_person(text, name)}
    kept = [replace(name, label="PERSON") if name.text in persons else name for name in kept]
    turns = {span.start for span in sources if _TURN.match(text, span.start)}
    kept = [
        replace(n, label="PERSON") if n.start in turns and " " in n.text else n
        for n in whole_courts(text, surnames(kept))
    ]
    ends = {end for span in sources for end in (span.end, span.start + len(POSSESSIVE.sub("", span.text.rstrip(","))))}
    told = [
        found for run in runs_of(text) if (found := _person_in(text, run, touching(kept, run.start, run.end), ends))
    ]
    merged = sorted((*_apart(kept, told), *told), key=lambda name: name.start)
    return sorted((*merged, *named_sources(text, sources, merged)), key=lambda name: name.start)


def _places(text: str, names: Sequence[Name]) -> set[str]:
    """Names of one word tagged as persons' that the text uses as places: "in Orlen", "the mayor of Orlen"."""
    surnames = {name.text.split()[-1] for name in names if name.label == "PERSON" and " " in name.text}
    given = words("male", "female")
    found = {match.group(1) for match in _PLACED.finditer(text)}
    alone = {name.text for name in names if name.label == "PERSON" and " " not in name.text}
    return {word for word in alone & found - surnames if plain(word) not in given}


def _apart(names: Sequence[Name], persons: Sequence[Name]) -> list[Name]:
    """The names that share no character with one of the persons."""
    return [name for name in names if not touching(persons, name.start, name.end)]


def _person_in(text: str, run: Run, names: Sequence[Name], ends: set[int]) -> Name | None:
    """The person whom the run names, where the text tells that it does and the tagger did not see it."""
    known = run.known()
    titles = [i for i, is_title in enumerate(known[:-1]) if is_title and not _is_given(run, i)]
    if titles:
        rest = run.after(titles[-1] + 1)
        alone = len(rest.parts) == 1 and rest.end not in ends
        certain = not alone and not _is_noun_phrase(text, rest)
    else:
        rest = run
        certain = 2 <= len(run.parts) <= 4 and _is_told(text, run)
    if not certain or not may_be_person(rest):
        return None
    near = [name for name in names if name.start < rest.end and rest.start < name.end]
    if any(name.label in ("GPE", "NORP", "LOC", "FAC") and name.start <= rest.start for name in near) and not titles:
        return None
    if any(name.label == "PERSON" and name.start >= run.start and _covers(name, rest) for name in near):
        return None
    return Name(rest.start, rest.end, text[rest.start : rest.end], "PERSON")


def _is_given(run: Run, index: int) -> bool:
    """Whether a title word is part of a name: a given name before or in its place, "Ana King Lund"."""
    given = words("male", "female")
    if index > 0 and plain(run.parts[index - 1][0]) in words("body", "branch"):
        return False  # "Harrow College Dean Ana Lund"
    return (index > 0 and plain(run.parts[index - 1][0]) in given) or plain(run.parts[index][0]) in given


def _is_noun_phrase(text: str, rest: Run) -> bool:
    """Whether lower-case words go on with it as a thing: "Governor Lopez administration"."""
    follows = re.match(r"[ \u00a0]([a-z]+)", text[rest.end : rest.end + 20])
    return follows is not None and follows.group(1) in words("body", "document", "group")


def _is_told(text: str, run: Run) -> bool:
    """Whether the words around a run say that it is a person."""
    if _AGE.match(text, run.end) or _WHO.match(text, run.end):
        return not _THE.search(text[max(0, run.start - 4) : run.start])
    before = _LOWER_BEFORE.search(text[max(0, run.start - 24) : run.start])
    if before is not None:
        return before.group(1) in words("role") - _LOOSE
    if role_before(text, run.start) is not None:
        return text[run.end : run.end + 1] in (",", ".", ";", " ", "")
    return role_after(text, run.end) is not None and not _THE.search(text[max(0, run.start - 4) : run.start])


def _covers(name: Name, run: Run) -> bool:
    """Whether a tagged person takes in the whole run, or is a longer form of it."""
    return name.start <= run.start and name.end >= run.end - 1 and "\n" not in name.text


def _is_of_person(text: str, name: Name) -> bool:
    """Whether a name of one word is a person's: with an age, "Ivo, 7, has", or beside family, "her dad, Ivo,"."""
    if " " in name.text or name.label not in ("ORG", "GPE", "LOC", "FAC", "PRODUCT") or by_name(name.text):
        return False
    if _YEARS.match(text, name.end):
        return _PREPOSITION.search(text[max(0, name.start - 12) : name.start]) is None
    role = role_before(text, name.start)
    return role is not None and role[1] in words("relation") - _LOOSE and text[name.end : name.end + 1] in (",", ".")


def _relabelled(text: str, name: Name) -> Name:
    """A name tagged as a person's that ends in a word for a company, body or outlet is an organisation's."""
    if name.label != "PERSON":
        return name
    last = plain(name.text.split()[-1])
    several = " " in name.text.strip()
    is_body = several and (
        last in words("company") | {"zoo", "university", "ministry"}
        or last.rpartition("-")[2] in words("outlet_word") - {"post"}
    )
    before = _LOWER_BEFORE.search(text[max(0, name.start - 24) : name.start])
    is_body = is_body or bool(before and before.group(1) in OWN_NOUNS | _BEFORE_BODY)
    goes_on = re.match(r"[ \u00a0]([A-Z][a-z]+)\b", text[name.end : name.end + 16])
    if is_body or (goes_on and plain(goes_on.group(1)) in words("company")):
        return replace(name, label="ORG")
    return name

"""Names mended before they are read: persons whom the tagger missed, cut off or took for something else.

A run of capitalised words is a person where the text says so: a title or role before it ("City Auditor Fern Oakley",
"the mine's manager, Lidia Corvo,"), an age, a role or "who" after it. What ends in a word for a body is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.knowledge.countries import by_name, by_people
from onrecord.knowledge.words import words
from onrecord.reading.speakers.bodies import OWN_NOUNS
from onrecord.reading.speakers.names import Name, dashed, plain
from onrecord.reading.speakers.roles import role_after, role_before
from onrecord.types import Span

_ABBREVIATED: Final = r"(?:Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Maj|Dr|Mr|Mrs|Ms|Prof|Rev|St|Jr|Sr|Adm|Cmdr|Det|Supt)\."
_CAPITALISED: Final = rf"(?:(?:[A-Z]\.){{1,3}}|{_ABBREVIATED}|[^\W\d_a-z][\w’'-]*)"
_PARTICLE: Final = r"(?:(?:de|da|di|du|del|der|van|von|den|al|el|bin|ibn|la|le)[ \u00a0]){0,2}"
_PARTICLES: Final = frozenset({"de", "da", "di", "du", "del", "der", "van", "von", "den", "al", "el", "bin", "ibn", "la"})
_RUN: Final = re.compile(rf"(?<![\w’'-]){_CAPITALISED}(?:[ \u00a0]{_PARTICLE}{_CAPITALISED})*")
_WORD: Final = re.compile(r"[^\s]+")
_POSSESSIVE: Final = re.compile(r"(?:[’']s|(?<=s)[’'])$")
_LOWER_BEFORE: Final = re.compile(r"([a-z][\w-]+)[ \u00a0]$")
_AGE: Final = re.compile(
    r"(?:,\s+(?:then\s+|now\s+)?\d{2}|\s\(\d{2}\))(?=[,.;)\s])(?!\s+(?:percent|million|of|people|years))"
)
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
)
#: A source that begins with a name the tagger missed: "Ilan Gilon of the Meretz party".
_OF_BODY: Final = re.compile(r"([A-Z][\w’'-]+\s(?:[A-Z]\.\s)?[A-Z][\w’'-]+),?\s(?:of|from|at|with|who)\s")
_THE: Final = re.compile(r"(?:[Tt]he|[Aa]n?)[ \u00a0]$")


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of capitalised words on one line, as (word, start, end)."""

    parts: tuple[tuple[str, int, int], ...]

    @property
    def start(self) -> int:
        return self.parts[0][1]

    @property
    def end(self) -> int:
        return self.parts[-1][2]

    def after(self, index: int) -> _Run:
        return _Run(self.parts[index:])

    def known(self) -> list[bool]:
        """For each word, whether it is a title or role."""
        known = words("title") | words("role") | words("honorific")
        return [plain(word) in known for word, _, _ in self.parts]


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
    kept = _surnames(kept)
    ends = {end for span in sources for end in (span.end, span.start + len(_POSSESSIVE.sub("", span.text.rstrip(","))))}
    persons = [
        found for run in _runs(text) if (found := _person_in(text, run, _touching(kept, run.start, run.end), ends))
    ]
    merged = sorted((*_apart(kept, persons), *persons), key=lambda name: name.start)
    return sorted((*merged, *_named_sources(text, sources, merged)), key=lambda name: name.start)


def _surnames(names: Sequence[Name]) -> list[Name]:
    """The names with those that end a person's full name cut to the surname: "De Blasio" after "Bill de Blasio"."""
    ends = {
        " ".join(parts[i:])
        for name in names
        if name.label == "PERSON" and len(parts := plain(name.text).split()) > 2  # noqa: PLR2004 - with a particle
        for i in range(1, len(parts) - 1)
        if parts[i] in _PARTICLES
    }
    return [_surname(n) if " " in n.text and plain(n.text) in ends else n for n in names]


def _surname(name: Name) -> Name:
    last = name.text.rindex(" ") + 1
    return Name(name.start + last, name.end, name.text[last:], "PERSON")


def _places(text: str, names: Sequence[Name]) -> set[str]:
    """Names of one word tagged as persons' that the text uses as places: "in Orlen", "the mayor of Orlen"."""
    surnames = {name.text.split()[-1] for name in names if name.label == "PERSON" and " " in name.text}
    given = words("male") | words("female")
    found = {match.group(1) for match in _PLACED.finditer(text)}
    alone = {name.text for name in names if name.label == "PERSON" and " " not in name.text}
    return {word for word in alone & found - surnames if plain(word) not in given}


def _touching(names: Sequence[Name], start: int, end: int) -> Sequence[Name]:
    """The names that share a character with start:end; `names` are in order, without overlap."""
    return names[bisect_right(names, start, key=lambda n: n.end) : bisect_left(names, end, key=lambda n: n.start)]


def _apart(names: Sequence[Name], persons: Sequence[Name]) -> list[Name]:
    """The names that share no character with one of the persons."""
    return [name for name in names if not _touching(persons, name.start, name.end)]


def _runs(text: str) -> list[_Run]:
    """The runs of capitalised words; a possessive or a full stop ends one."""
    found: list[_Run] = []
    for match in _RUN.finditer(text):
        parts: list[tuple[str, int, int]] = []
        for word in _WORD.finditer(text, match.start(), match.end()):
            shown = _POSSESSIVE.sub("", word.group())
            parts.append((shown, word.start(), word.start() + len(shown)))
            if shown != word.group():
                found.append(_Run(tuple(parts)))
                parts = []
        if parts:
            found.append(_Run(tuple(parts)))
    return found


def _person_in(text: str, run: _Run, names: Sequence[Name], ends: set[int]) -> Name | None:
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
    if not certain or not _may_be_person(rest):
        return None
    near = [name for name in names if name.start < rest.end and rest.start < name.end]
    if any(name.label in ("GPE", "NORP", "LOC", "FAC") and name.start <= rest.start for name in near) and not titles:
        return None
    if any(name.label == "PERSON" and name.start >= run.start and _covers(name, rest) for name in near):
        return None
    return Name(rest.start, rest.end, text[rest.start : rest.end], "PERSON")


def _is_given(run: _Run, index: int) -> bool:
    """Whether a title word is part of a name: a given name before or in its place, "Ana King Lund"."""
    given = words("male") | words("female")
    return (index > 0 and plain(run.parts[index - 1][0]) in given) or plain(run.parts[index][0]) in given


def _is_noun_phrase(text: str, rest: _Run) -> bool:
    """Whether lower-case words go on with it as a thing: "Governor Lopez administration"."""
    follows = re.match(r"[ \u00a0]([a-z]+)", text[rest.end : rest.end + 20])
    return follows is not None and follows.group(1) in words("body") | words("document") | words("group")


def _is_told(text: str, run: _Run) -> bool:
    """Whether the words around a run say that it is a person."""
    if _AGE.match(text, run.end) or _WHO.match(text, run.end):
        return not _THE.search(text[max(0, run.start - 4) : run.start])
    before = _LOWER_BEFORE.search(text[max(0, run.start - 24) : run.start])
    if before is not None:
        return before.group(1) in words("role") - _LOOSE
    if role_before(text, run.start) is not None:
        return text[run.end : run.end + 1] in (",", ".", ";", " ", "")
    return role_after(text, run.end) is not None and not _THE.search(text[max(0, run.start - 4) : run.start])


def _may_be_person(run: _Run) -> bool:
    tokens = [plain(word) for word, _, _ in run.parts]
    barred = (
        (words("body") - {"house", "church", "bank", "court", "force"})
        | words("company")
        | words("calendar")
        | words("outlet_word")
        | words("group")
        | words("document")
        | words("no_title")
        | words("cut")
        | words("branch")
    )
    whole = " ".join(word for word, _, _ in run.parts)
    return (
        len(tokens) <= 4
        and len(tokens[-1]) > 1
        and not any(token in barred or by_people(token.capitalize()) or by_name(token.capitalize()) for token in tokens)
        and tokens[-1] not in words("role") | words("title") - {"king", "dean", "bishop", "pope", "judge", "prince"}
        and by_name(whole) is None
        and dashed(whole) not in words("armed_group") | words("outlet")
        and not (len(tokens) > 1 and all(word.isupper() and len(word) > 3 for word, _, _ in run.parts))
    )


def _is_plain_name(shown: str, start: int) -> bool:
    """Whether two or three capitalised words, the first at `start`, may be a name without a title."""
    run = _Run(tuple((m.group(), start + m.start(), start + m.end()) for m in _WORD.finditer(shown)))
    return not any(run.known()) and _may_be_person(run)


def _covers(name: Name, run: _Run) -> bool:
    """Whether a tagged person takes in the whole run, or is a longer form of it."""
    return name.start <= run.start and name.end >= run.end - 1 and "\n" not in name.text


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


def _named_sources(text: str, sources: Sequence[Span], names: Sequence[Name]) -> list[Name]:
    """Whole sources that are a name: with "the", a given name, or tagged elsewhere: "the Ledger", "Brackwater"."""
    labels = {_POSSESSIVE.sub("", name.text): name.label for name in names if name.label in ("ORG", "GPE")}
    given = {word.capitalize() for word in words("male") | words("female")}
    found: list[Name] = []
    for span in sorted(sources, key=lambda span: span.start):
        match = re.fullmatch(r"([Tt]he\s)?((?:[A-Z][\w&’'-]*\s?)+?)(?:[’']s)?,?", span.text)
        if match is None:
            person = _OF_BODY.match(span.text)
            start, end = (span.start, span.start + person.end(1)) if person else (0, 0)
            if person and not _touching(names, start, end) and _is_plain_name(person.group(1), start):
                found.append(Name(start, end, person.group(1), "PERSON"))
            continue
        start, end = span.start + match.start(2), span.start + match.end(2)
        shown = text[start:end].strip()
        last = plain(shown.split()[-1])
        if (
            _touching(names, start, end)
            or any(name.start == start for name in found[-1:])
            or last in words("role") | words("group") | words("document") | words("body") | words("title")
        ):
            continue
        if re.match(r"[ \u00a0][A-Z]", text[span.end : span.end + 2]):
            continue  # the source is cut off within a name
        if shown in given:
            found.append(Name(start, start + len(shown), shown, "PERSON"))
        elif match.group(1) or shown in labels:
            found.append(Name(start, start + len(shown), shown, labels.get(shown, "ORG")))
    return found

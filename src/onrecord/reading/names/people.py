"""The persons of a text: full names, and the surnames and other short forms that stand for them.

A person is known by given name and surname, so that "Donald J. Trump" and "Donald Trump" are one, and a bare surname
is the one person of the article who bears it. Two persons of one surname are told apart by Mr. and Mrs. or not at all.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

from onrecord.knowledge.countries import by_people
from onrecord.reading.names.animals import animals
from onrecord.reading.names.parts import (
    Gender,
    Name,
    Person,
    bare_name,
    given_gender,
    has_title,
    honorific_gender,
    is_introduced,
    is_person_name,
    is_where_town_lies,
    name_parts,
    plain,
    without_verb,
)
from onrecord.reading.names.spelling import meant

#: A bare surname so many characters after another of the family named in full may be either.
_NEAR: Final = 300
#: A misspelt surname stands no farther after the full name.
_SLIP: Final = 2500
_POSSESSIVE: Final = re.compile(r"[’']s?$")
_CAPITALISED: Final = re.compile(r"\b[A-Z][\w’'-]+")


def _longer_forms(names: set[str]) -> dict[str, str]:
    """For each name that begins or ends a longer one, the longer one's key: "Garba Shehu" in "Mallam Garba Shehu"."""
    parts: dict[tuple[str, ...], str] = {}
    for name in sorted(names, key=lambda name: (len(name), name)):
        tokens = tuple(plain(word) for word in name.split())
        for size in range(2, len(tokens)):
            parts[tokens[:size]] = parts[tokens[-size:]] = " ".join(name_parts(name))
    split = {name: tuple(plain(word) for word in name.split()) for name in names}
    return {name: parts[tokens] for name, tokens in split.items() if tokens in parts}


def _is_family(text: str, name: Name) -> bool:
    """Whether a name is a family's: "the Lunds"."""
    return " " not in name.text and name.text.endswith("s") and text[max(0, name.start - 4) : name.start] == "the "


class People:
    """The persons of one text, and which of them each name names."""

    def __init__(self, text: str, names: Iterable[Name]) -> None:
        self._by_start: dict[int, str] = {}
        self._ambiguous: set[int] = set()
        self._persons: dict[str, Person] = {}
        self._given_names: dict[str, list[str]] = defaultdict(list)
        self._full_mentions: Counter[str] = Counter()
        self._surnames: dict[str, list[str]] = defaultdict(list)
        self._full_places: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self._inner: dict[str, list[str]] = defaultdict(list)
        found = sorted((n for n in names), key=lambda n: n.start)
        tagged = [n for n in found if n.label == "PERSON" or (n.label == "ORG" and is_introduced(text, n))]
        persons = [(n, without_verb(text, n, bare_name(n.text))) for n in tagged]
        beasts = animals(text, tagged)
        persons = [(n, name) for n, name in persons if not _is_family(text, n) and n.text not in beasts]
        read = [(n, name) for n, name in persons if is_person_name(name) or (name and honorific_gender(text, n))]
        self._read_full_names(text, read)
        self._read_bare_names(text, read)
        # A surname that the tagger took for something else, or that is a word for an office too: "Trump", "Dean".
        others = [(n, bare_name(n.text)) for n in found if n.label not in ("PERSON", "NORP") and " " not in n.text]
        others += [(n, name) for n, name in persons if n.start not in self._by_start and " " not in name]
        bare = [(n, name) for n, name in others if self._surnames.get(plain(name)) or self._is_inner(n, name)]
        self._read_bare_names(text, bare)
        self._read_bare_names(text, self._missed(text, found))

    def _is_inner(self, name: Name, word: str) -> bool:
        """Whether a body's name is the first surname of one who bears two: "Solis" of "Luis Solis Rivera"."""
        return name.label == "ORG" and len(self._inner.get(plain(word), ())) == 1

    def _missed(self, text: str, found: list[Name]) -> list[tuple[Name, str]]:
        """Surnames of the text's persons where the tagger found no name."""
        covered = [(n.start, n.end) for n in found]
        missed: list[tuple[Name, str]] = []
        i = 0
        for match in _CAPITALISED.finditer(text):
            while i < len(covered) and covered[i][1] <= match.start():
                i += 1
            if i < len(covered) and covered[i][0] < match.end():
                continue
            word = _POSSESSIVE.sub("", match.group())
            if self._surnames.get(plain(word)) and not by_people(word):
                missed.append((Name(match.start(), match.start() + len(word), word, "PERSON"), word))
        return missed

    def _read_full_names(self, text: str, persons: list[tuple[Name, str]]) -> None:
        forms: dict[str, Counter[str]] = defaultdict(Counter)
        firsts: dict[str, int] = {}
        genders: dict[str, Gender] = {}
        longer = _longer_forms({name for _, name in persons if " " in name})
        for n, name in persons:
            given, surname = name_parts(name)
            if not given:
                continue
            key = longer.get(name, f"{given} {surname}")
            forms[key][name] += 1
            self._full_mentions[key] += 1
            firsts.setdefault(key, n.start)
            self._by_start[n.start] = key
            self._full_places[surname].append((n.start, key))
            gender = honorific_gender(text, n) or given_gender(given)
            if gender:
                genders.setdefault(key, gender)
        for key, counter in forms.items():
            for word in {plain(word) for form in counter for word in form.split()[1:-1] if len(word) > 2}:
                self._inner[word].append(key)
            # "Suu Kyi" lacks the beginning of her name; "Donald Trump" does not, whatever stands before it
            begun = key.split(" ", 1)[0]
            whole = [f for f in counter if name_parts(f)[0] == begun or given_gender(name_parts(f)[0]) is not None]
            # of two forms told as often and as long the first
            name = max(whole or counter, key=lambda form: (counter[form], form != form.upper(), len(form)))
            self._persons[key] = Person(key, name, genders.get(key), firsts[key])
            for given, surname in {name_parts(form) for form in counter} | {tuple(key.split(" ", 1))}:
                for known, word in ((self._surnames, surname), (self._given_names, given)):
                    if key not in known[word]:
                        known[word].append(key)

    def _read_bare_names(self, text: str, persons: list[tuple[Name, str]]) -> None:
        for n, name in persons:
            given, surname = name_parts(name)
            if given or n.start in self._by_start:
                continue
            key, ambiguous = self._bearer(surname, honorific_gender(text, n), n.start)
            if key is not None:
                self._by_start[n.start] = key
            elif ambiguous:
                self._ambiguous.add(n.start)
            elif not is_where_town_lies(text, n):
                gender = honorific_gender(text, n)
                gender = gender or (None if has_title(text, n) else given_gender(surname))
                self._persons[surname] = Person(surname, name, gender, n.start)
                self._surnames[surname].append(surname)
                self._by_start[n.start] = surname

    def _bearer(self, surname: str, gender: Gender | None, at: int) -> tuple[str | None, bool]:
        """The one person who bears `surname`, else whether several do."""
        keys = self._surnames.get(surname, [])
        if gender and len(keys) > 1:
            keys = [key for key in keys if self._persons[key].gender in (gender, None)]
        if len(keys) == 1:
            return keys[0], False
        if not keys:
            return self._by_other_name(surname, at)
        # One of a family: the bare surname is who is named in full first and most often; the others keep their
        # given names. Where the two differ, nobody can be told.
        places = self._full_places[surname]
        last = bisect_left(places, at, key=lambda place: place[0]) - 1
        nearest = places[last][1] if last >= 0 and places[last][0] > at - _NEAR else None
        full_first = min(keys, key=lambda key: self._persons[key].first)
        rest = max(self._full_mentions[key] for key in keys if key != full_first)
        if nearest not in (None, full_first):
            return None, True
        if self._persons[full_first].first <= at and self._full_mentions[full_first] >= rest:
            return full_first, False
        return None, True

    def _by_other_name(self, word: str, at: int) -> tuple[str | None, bool]:
        """The one person with this given or middle name, or whose surname is meant; else whether several have it."""
        by_given = self._given_names.get(word, [])
        if by_given:
            return (by_given[0], False) if len(by_given) == 1 else (None, True)
        inner = self._inner.get(word, ())
        return (inner[0] if len(inner) == 1 else self._misspelt(word, at)), False

    def _misspelt(self, surname: str, at: int) -> str | None:
        """The one person named in full near before whose surname is spelt almost so."""
        near = {
            name: places[-1][1]
            for name in self._surnames
            if (places := [place for place in self._full_places.get(name, ()) if at - _SLIP < place[0] < at])
        }
        other = meant(surname, near)
        keys = self._surnames[other] if other else []
        return keys[0] if len(keys) == 1 else None

    def at(self, start: int) -> Person | None:
        """Return the person whom the name beginning at `start` names, or None."""
        key = self._by_start.get(start)
        return self._persons[key] if key else None

    def is_ambiguous(self, start: int) -> bool:
        """Whether several persons bear the name beginning at `start`."""
        return start in self._ambiguous

    def by_surname(self, word: str) -> Person | None:
        """Return the one person of the text with this surname, or with this first name where none has it, or None."""
        keys = self._surnames.get(plain(word)) or self._given_names.get(plain(word), [])
        return self._persons[keys[0]] if len(keys) == 1 else None

    def get(self, key: str) -> Person:
        """Return the person with this key."""
        return self._persons[key]

    def has(self, key: str) -> bool:
        """Whether the text names a person with this key."""
        return key in self._persons

    def positions(self) -> list[tuple[int, Person]]:
        """Return where persons are named, in order of the text."""
        return [(start, self._persons[key]) for start, key in sorted(self._by_start.items())]

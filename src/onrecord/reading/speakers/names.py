"""Names in a text, and the persons they name: full names, surnames, honorifics, given names.

A person is known by given name and surname, so that "Donald J. Trump" and "Donald Trump" are one, and a bare surname
is the one person of the article who bears it. Two persons of one surname are told apart by Mr. and Mrs. or not at all.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.knowledge.countries import by_name, by_people
from onrecord.knowledge.cues import lexicon
from onrecord.knowledge.inflection import lemmas
from onrecord.knowledge.words import words

Gender = Literal["male", "female"]
# Words for bodies that are surnames as well.
_SURNAMES: Final = frozenset({"house", "church", "bank", "court", "force"})
_SUFFIX: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})
_POSSESSIVE: Final = re.compile(r"[’']s?$")
_TOKEN: Final = re.compile(r"[^\W\d_][\w.’'-]*")
_CAPITALISED: Final = re.compile(r"\b[A-Z][\w’'-]+")
_INTRODUCED: Final = re.compile(r",\s+(?:an?|the)\s((?:[\w-]+\s){0,3}[\w-]+)\s(?:of|for|in|at|from|to)\s")
_HONORIFIC_BEFORE: Final = re.compile(r"\b(Mr|Mrs|Ms|Miss|Sir|Lady|Lord|Dame)\.?\s+(?:[A-Z][\w.]*\s+)?$")
_GENDER_OF_HONORIFIC: Final[dict[str, Gender]] = {
    "Mr": "male", "Sir": "male", "Lord": "male", "Mrs": "female", "Ms": "female", "Miss": "female",
    "Lady": "female", "Dame": "female",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """A name that a tagger found.

    Attributes:
        start, end: half-open span in code points of the text.
        text: the characters of the span.
        label: spaCy's label: PERSON, ORG, GPE, NORP, …
    """

    start: int
    end: int
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person whom the text names.

    Attributes:
        key: identifies the person within the text.
        name: the fullest usual form in the text, without titles.
        gender: as honorifics and given names tell, else None.
        first: where the person is named first.
    """

    key: str
    name: str
    gender: Gender | None
    first: int


def plain(word: str) -> str:
    """Return `word` in lower case without full stops and a possessive ending."""
    return _POSSESSIVE.sub("", word).replace(".", "").casefold()


def dashed(name: str) -> str:
    """Return `name` as names of several words stand in the word lists: al-qaeda."""
    return name.casefold().replace(".", "").replace(" ", "-")


def bare_name(text: str) -> str:
    """Return the name in `text` without titles before it, a possessive ending, and what follows a line break."""
    tokens = _TOKEN.findall(text.partition("\n")[0])
    titles = words("honorific") | words("title") | (words("role") - words("male") - words("female"))
    while len(tokens) > 1 and plain(tokens[0]) in titles:
        tokens.pop(0)
    if tokens:
        tokens[-1] = _POSSESSIVE.sub("", tokens[-1])
    return " ".join(tokens).rstrip(".") if tokens and plain(tokens[-1]) not in _SUFFIX else " ".join(tokens)


def name_parts(name: str) -> tuple[str, str]:
    """Return (given name, surname) of a bare name in lower case; the given name is empty where there is one word."""
    tokens = [plain(token) for token in name.split()]
    while len(tokens) > 1 and tokens[-1] in _SUFFIX:
        tokens.pop()
    if not tokens:
        return "", ""
    return (tokens[0] if len(tokens) > 1 else ""), tokens[-1]


def _is_person_name(name: str) -> bool:
    tokens = name.split()
    if not tokens or len(tokens) > 5 or not any(token[0].isupper() for token in tokens):
        return False
    if by_name(name) or by_people(name) or dashed(name) in words("armed_group"):
        return False
    if plain(tokens[-1]) in words("body") - _SURNAMES:
        return False
    if len(tokens) == 1 and plain(tokens[0]) in words("role") | words("honorific") | words("group"):
        return False
    return len(tokens[-1]) > 1


def _without_verb(text: str, name: Name, bare: str) -> str:
    """`bare` without a verb that a tagger took for a surname in a headline: "Lopez Says"."""
    given, _, last = bare.rpartition(" ")
    in_headline = name.start < 300 and "\n" not in text[: name.start].strip()
    if not given or not in_headline or not last.endswith(("s", "ed", "ing")) or text.count(bare) > 1:
        return bare
    forms = lemmas(last.casefold()) - {last.casefold()}
    return given if any(form in lexicon() for form in forms) else bare


def _is_introduced(text: str, name: Name) -> bool:
    """Whether a name tagged as an organisation's is introduced as a person's: "Jon-Ivar Berg, the minister"."""
    tokens = name.text.split()
    if not 2 <= len(tokens) <= 3 or {plain(token) for token in tokens} & (words("body") | words("outlet_word")):
        return False
    if plain(tokens[0]) in words("title") and plain(tokens[1]) in words("male") | words("female"):
        return True
    match = _INTRODUCED.match(text, name.end, min(len(text), name.end + 60))
    return match is not None and plain(match.group(1).split()[-1]) in words("title") & words("role")


def _longer_forms(names: set[str]) -> dict[str, str]:
    """For each name that begins or ends a longer one, the longer one's key: "Garba Shehu" in "Mallam Garba Shehu"."""
    parts: dict[tuple[str, ...], str] = {}
    for name in sorted(names, key=len):
        tokens = tuple(plain(word) for word in name.split())
        for size in range(2, len(tokens)):
            parts[tokens[:size]] = parts[tokens[-size:]] = " ".join(name_parts(name))
    split = {name: tuple(plain(word) for word in name.split()) for name in names}
    return {name: parts[tokens] for name, tokens in split.items() if tokens in parts}


class People:
    """The persons of one text, and which of them each name names."""

    def __init__(self, text: str, names: Iterable[Name]) -> None:
        self._by_start: dict[int, str] = {}
        self._ambiguous: set[int] = set()
        self._persons: dict[str, Person] = {}
        self._given_names: dict[str, list[str]] = defaultdict(list)
        self._full_mentions: Counter[str] = Counter()
        self._surnames: dict[str, list[str]] = defaultdict(list)
        self._inner: dict[str, list[str]] = defaultdict(list)
        found = sorted((n for n in names), key=lambda n: n.start)
        tagged = [n for n in found if n.label == "PERSON" or (n.label == "ORG" and _is_introduced(text, n))]
        persons = [(n, _without_verb(text, n, bare_name(n.text))) for n in tagged]
        persons = [(n, name) for n, name in persons if _is_person_name(name) or (name and _honorific_gender(text, n))]
        self._read_full_names(text, persons)
        self._read_bare_names(text, persons)
        # A surname that the tagger took for something else: "Trump" as an organisation.
        others = [(n, bare_name(n.text)) for n in found if n.label not in ("PERSON", "NORP") and " " not in n.text]
        self._read_bare_names(text, [(n, name) for n, name in others if self._surnames.get(plain(name))])
        self._read_bare_names(text, self._missed(text, found))

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
            gender = _honorific_gender(text, n) or _given_gender(given)
            if gender:
                genders.setdefault(key, gender)
        for key, counter in forms.items():
            for word in {plain(word) for form in counter for word in form.split()[1:-1] if len(word) > 2}:
                self._inner[word].append(key)
            name = max(counter, key=lambda form: (counter[form], form != form.upper(), len(form)))
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
            key, ambiguous = self._bearer(surname, _honorific_gender(text, n), n.start)
            if key is not None:
                self._by_start[n.start] = key
            elif ambiguous:
                self._ambiguous.add(n.start)
            else:
                gender = _honorific_gender(text, n)
                self._persons[surname] = Person(surname, name, gender or _given_gender(surname), n.start)
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
            by_given = self._given_names.get(surname, [])
            if not by_given and len(self._inner.get(surname, ())) == 1:
                return self._inner[surname][0], False
            return (by_given[0], False) if len(by_given) == 1 else (None, len(by_given) > 1)
        # One of a family: the bare surname is who is named in full first and most often; the others keep their
        # given names. Where the two differ, nobody can be told.
        full_first = min(keys, key=lambda key: self._persons[key].first)
        rest = max(self._full_mentions[key] for key in keys if key != full_first)
        if self._persons[full_first].first <= at and self._full_mentions[full_first] >= rest:
            return full_first, False
        return None, True

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


def _honorific_gender(text: str, name: Name) -> Gender | None:
    first = name.text.split(" ")[0].rstrip(".")
    if first in _GENDER_OF_HONORIFIC:
        return _GENDER_OF_HONORIFIC[first]
    match = _HONORIFIC_BEFORE.search(text[max(0, name.start - 24) : name.start])
    return _GENDER_OF_HONORIFIC[match.group(1)] if match else None


def _given_gender(given: str) -> Gender | None:
    if given in words("female"):
        return "female"
    return "male" if given in words("male") else None

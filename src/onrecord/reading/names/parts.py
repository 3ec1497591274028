"""Names in a text and their parts: given names, surnames, honorifics, titles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from onrecord.knowledge.countries import by_name, by_people
from onrecord.knowledge.cues import lexicon
from onrecord.knowledge.inflection import lemmas
from onrecord.knowledge.words import words

Gender = Literal["male", "female"]
# Words for bodies that are surnames as well.
_SURNAMES: Final = frozenset({"wing", "front", "house", "church", "bank", "court", "force"})
#: Letters of a Korean syllable at most.
_SYLLABLE: Final = 5
_SUFFIX: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})
_POSSESSIVE: Final = re.compile(r"[’']s?$")
#: A line break with an indented line after it goes on with the name.
_WRAPPED: Final = re.compile(r"\n[ \t]{2,}")
_TOKEN: Final = re.compile(r"[^\W\d_][\w.’'-]*")
_INTRODUCED: Final = re.compile(r",\s+(?:(?:an?|the)\s)?((?:[\w-]+\s){0,3}[\w-]+)\s(?:of|for|in|at|from|to)\s")
_HONORIFIC_BEFORE: Final = re.compile(r"\b(Mr|Mrs|Ms|Miss|Sir|Lady|Lord|Dame)\.?\s+(?:[A-Z][\w.]*\s+)?$")
#: A town and a comma: "in Larch, ".
_TOWN_BEFORE: Final = re.compile(r"\b(?:in|near|outside|at)(?:\s[A-Z][\w.’'-]*)+,\s$")
#: What somebody is called before the comma after which the name stands: "a rights group, ".
_CALLED_BEFORE: Final = re.compile(r"\b(?:[Aa]n?|[Aa]nother)\s(?:[\w-]+\s){0,4}?([\w-]+),\s$")
_TOLD_OF_STATE: Final = re.compile(
    r"(?:[Nn]eighbou?ring|[Nn]earby|\w+-(?:rich|majority|dominated|led|ruled|run|controlled|backed|torn|hit|stricken|poor))\s+"
)
_NOUN_BEFORE: Final = re.compile(r"\b([a-z]+)[ \u00a0]$")
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


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """Return `word` in lower case without full stops and a possessive ending, its apostrophes straight."""
    return _POSSESSIVE.sub("", word).replace(".", "").replace("’", "'").casefold()


def dashed(name: str) -> str:
    """Return `name` as names of several words stand in the word lists: al-qaeda."""
    return name.casefold().replace(".", "").replace(" ", "-")


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    """Titles and roles, without those that are given names too."""
    return words("honorific", "title") | (words("role") - words("male", "female"))


def bare_name(text: str) -> str:
    """Return the name in `text` without titles before it, a possessive ending, and what follows a line break."""
    tokens = _TOKEN.findall(_WRAPPED.sub(" ", text).partition("\n")[0])
    titles = _titles()
    while len(tokens) > 1 and plain(tokens[0]) in titles:
        tokens.pop(0)
    if tokens:
        tokens[-1] = _POSSESSIVE.sub("", tokens[-1])
    return " ".join(tokens).rstrip(".") if tokens and plain(tokens[-1]) not in _SUFFIX else " ".join(tokens)


def name_parts(name: str) -> tuple[str, str]:
    """Return (given name, surname) of a bare name in lower case; the given name is empty where there is one word.

    Korean names, and others built like them, begin with the family's: "Kim Jong-un" and "Kim Jong Un" are one.
    """
    tokens = [plain(token) for token in name.split()]
    while len(tokens) > 1 and tokens[-1] in _SUFFIX:
        tokens.pop()
    if not tokens:
        return "", ""
    family, *syllables = [part for token in tokens for part in token.split("-")]
    if len(syllables) == 2 and tokens[0] in words("family_first") and all(_may_be_syllable(one) for one in syllables):
        return "-".join(syllables), family
    return (tokens[0] if len(tokens) > 1 else ""), tokens[-1]


def _may_be_syllable(part: str) -> bool:
    return len(part) <= _SYLLABLE and part.isalpha() and given_gender(part) is None and part not in words("no_syllable")


def is_person_name(name: str) -> bool:
    """Whether a bare name that a tagger took for a person's can be one."""
    tokens = name.split()
    if not tokens or len(tokens) > 5 or not any(token[0].isupper() for token in tokens):
        return False
    if by_name(name) or by_people(name) or dashed(name) in words("armed_group"):
        return False
    if plain(tokens[-1]) in words("body") - _SURNAMES:
        return False
    if len(tokens) == 1 and plain(tokens[0]) in words("role", "honorific", "group"):
        return False
    return len(tokens[-1]) > 1


def without_verb(text: str, name: Name, bare: str) -> str:
    """Return `bare` without a verb that a tagger took for a surname in a headline: "Lopez Says"."""
    given, _, last = bare.rpartition(" ")
    in_headline = name.start < 300 and "\n" not in text[: name.start].strip()
    if not given or not in_headline or not last.endswith(("s", "ed", "ing")) or text.count(bare) > 1:
        return bare
    forms = lemmas(last.casefold()) - {last.casefold()}
    return given if any(form in lexicon() for form in forms) else bare


def of_state(name: Name) -> Name:
    """Return a name without what only tells of the state that it names: "Neighbouring Norland", "Oil-rich Norland"."""
    told = _TOLD_OF_STATE.match(name.text)
    if told is None or by_name(name.text) is not None or by_name(name.text[told.end() :]) is None:
        return name
    return Name(name.start + told.end(), name.end, name.text[told.end() :], "GPE")


def of_body(text: str, name: Name) -> Name:
    """Return a name that the tagger took for a person's as a body's where the words before it say so.

    "A rights group, Harbour Watch, said": what stands there is no name of a person.
    """
    if name.label != "PERSON" or not text.startswith(",", name.end) or given_gender(plain(name.text.split()[0])):
        return name
    told = _CALLED_BEFORE.search(text, max(0, name.start - 60), name.start)
    is_body = told is not None and plain(told[1]) in words("body")
    return Name(name.start, name.end, name.text, "ORG") if is_body else name


def is_introduced(text: str, name: Name) -> bool:
    """Whether a name tagged as an organisation's is introduced as a person's: "Jon-Ivar Berg, the minister"."""
    tokens = name.text.split()
    if not 2 <= len(tokens) <= 3 or {plain(token) for token in tokens} & (words("body", "outlet_word")):
        return False
    if plain(tokens[0]) in words("title") and plain(tokens[1]) in words("male", "female"):
        return True
    match = _INTRODUCED.match(text, name.end, min(len(text), name.end + 60))
    return match is not None and plain(match.group(1).split()[-1]) in words("title") & words("role")


def is_where_town_lies(text: str, name: Name) -> bool:
    """Whether a single word is the land or state of a town before it: "Norland" of "his mother in Larch, Norland"."""
    return " " not in name.text and _TOWN_BEFORE.search(text, max(0, name.start - 60), name.start) is not None


def honorific_gender(text: str, name: Name) -> Gender | None:
    """Return the gender that Mr., Ms., Lady in or before the name tells, or None."""
    first = name.text.split(" ")[0].rstrip(".")
    if first in _GENDER_OF_HONORIFIC:
        return _GENDER_OF_HONORIFIC[first]
    before = text[max(0, name.start - 24) : name.start]
    match = _HONORIFIC_BEFORE.search(before)
    if match:
        return _GENDER_OF_HONORIFIC[match.group(1)]
    noun = _NOUN_BEFORE.search(before)  # "widow Ana Lopez"
    if noun is None:
        return None
    return "female" if noun.group(1) in words("woman") else "male" if noun.group(1) in words("man") else None


def has_title(text: str, name: Name) -> bool:
    """Whether a title or honorific stands right before a name: what follows is a surname, whatever it looks like."""
    before = text[max(0, name.start - 24) : name.start].split()
    return (
        bool(before)
        and text[name.start - 1 : name.start].isspace()
        and plain(before[-1]) in (words("honorific", "title"))
    )


def given_gender(given: str) -> Gender | None:
    """Return the gender of a given name (lower case) that is certain, or None."""
    if given in words("female"):
        return "female"
    return "male" if given in words("male") else None

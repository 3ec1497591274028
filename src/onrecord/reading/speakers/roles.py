"""What the text says persons are: titles before their names, appositions beside them.

"Police Chief Ana Lopez", "Ana Lopez, the envoy to Larch", "the envoy, Ana Lopez": only words of the role list end a
role, and what is not one of these shapes gives none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.knowledge.countries import by_name, by_people
from onrecord.knowledge.words import words
from onrecord.reading.names.parts import Name, plain
from onrecord.reading.names.people import People
from onrecord.reading.speakers.phrases import cut, surface, tokens_of, without_article

_AFTER: Final = re.compile(r"(?:[’']s)?,?(?:\s+\(?\d{1,3}\)?,?|\s+\([^)\n]{1,20}\),?)?,\s+")
_APPOSITION_END: Final = re.compile(
    r",|;|\n|\s[—–-]\s|—|(?<=[a-z0-9”\"\s])\.(?:\s|$)|[?!]|\s(?:who|said|says|told|and he|and she)\b|$"
)
_BEFORE: Final = re.compile(
    r"(?:^|[\n.,;:“\"—]\s*|\s)((?:[Tt]he|[Aa]n?|[Aa]nother|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[\w.]+[’']s)\s[^,.;:\n]{3,80}),\s+$"
)
_OF_TITLE: Final = re.compile(
    r"((?:[A-Z][\w’'.-]+\s){0,3}(?:Secretary|Director|Minister|Chief|Head|Leader|Governor|Mayor|Commissioner|Chairman|"
    r"Chairwoman|President|Dean|Professor)\sof\s(?:the\s)?(?:[A-Z][\w.&’'-]+\s|and\s(?=[A-Z])){1,5})$"
)
_ONCE: Final = re.compile(
    r",\swho\s(?:[\w’'-]+\s){1,8}?as\s(?:the\s|an?\s)?((?:[\w’'-]+\s){0,3}?[\w’'-]+)\s[\w-]+\s(?:years?|months?|weeks?|decades?)\s(?:ago|earlier)\b"
)
_POSSESSIVE: Final = re.compile(r"[’']s?$")
_WORD_BEFORE: Final = re.compile(r"(\S+)\s+$")

# A vice president is no president.
_LESSER: Final = frozenset({"vice", "deputy", "assistant", "acting", "associate", "ex", "under", "shadow", "interim"})
#: What short titles stand for.
_LONG_TITLES: Final = {
    "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "col": "colonel",
    "lt": "lieutenant", "capt": "captain", "sgt": "sergeant", "adm": "admiral", "maj": "major", "prof": "professor",
    "dr": "doctor",
}  # fmt: skip
_SHORT_TITLES: Final = frozenset({"rep", "sen", "gov", "gen", "del", "dr", "prof"})


@dataclass(frozen=True, slots=True)
class StatedRole:
    """A role as the text states it.

    Attributes:
        person: key of the person.
        text: the words, without article.
        noun: the word that says it, in lower case: envoy, president.
        words: all its words in lower case, possessives without 's.
        title: whether it stands as a title before the name.
    """

    person: str
    text: str
    noun: str
    words: frozenset[str]
    title: bool

    @property
    def near(self) -> frozenset[str]:
        """The words up to the noun, and the first ones after its preposition: what may say which one it is."""
        before, _, after = self.text.partition(self.noun) if self.noun in self.text else (self.text, "", "")
        said = re.findall(r"[\w.’'-]+", before) + re.findall(r"[\w.’'-]+", after)[:4]
        return frozenset(plain(word) for word in said) | {self.noun}


class Roles:
    """The roles that one text states, by person and by noun."""

    def __init__(self, text: str, people: People, names: Sequence[Name]) -> None:
        self._by_person: dict[str, list[StatedRole]] = defaultdict(list)
        self._by_noun: dict[str, list[StatedRole]] = defaultdict(list)
        for name in names:
            person = people.at(name.start)
            if person is not None:
                for role in _stated(text, name, person.key):
                    self._by_person[person.key].append(role)
                    self._by_noun[role.noun].append(role)

    def stated(self, key: str) -> Sequence[StatedRole]:
        """Return the roles that the text states of the person `key`."""
        return self._by_person.get(key, ())

    def of(self, key: str) -> str | None:
        """Return the role to show for the person `key`: an apposition, else a title, else None."""
        stated = [role for role in self._by_person.get(key, []) if role.noun not in words("relation")]
        best = next((role for role in stated if not role.title), stated[0] if stated else None)
        return best.text if best else None

    def words_before(self, key: str, noun: str) -> frozenset[str]:
        """Return the words before `noun` in the person's role: "prime" of a prime minister."""
        return frozenset(
            plain(word)
            for role in self._by_person.get(key, [])
            if role.noun == noun
            for word in re.split(rf"(?i)\b{re.escape(noun)}\b", role.text)[0].split()
        )

    def near(self, key: str, noun: str) -> frozenset[str]:
        """Return the words beside `noun` in the person's roles, see `StatedRole.near`."""
        return frozenset(word for role in self._by_person.get(key, ()) if role.noun == noun for word in role.near)

    def country(self, key: str) -> str | None:
        """Return the code of the state whose office the person's role is: its people's name stands first in it."""
        for role in self._by_person.get(key, []):
            first = re.findall(r"[\w.’'-]+", role.text)[:1]
            found = (by_people(first[0]) or by_name(_POSSESSIVE.sub("", first[0]))) if first else None
            if found is not None:
                return found.code
        return None

    def names(self, key: str, other: str) -> bool:
        """Whether the role of `key` names the person `other`: "Berg’s envoy"."""
        surname = other.rsplit(maxsplit=1)[-1]
        return any(surname in role.words for role in self._by_person.get(key, []))

    def holders(self, noun: str, modifiers: frozenset[str], *, former: bool) -> set[str]:
        """Return the keys of the persons whose stated role has this noun and all of these other words."""
        return {
            role.person
            for role in self._by_noun.get(noun, [])
            if modifiers <= role.near and ("former" in role.words) == former and not (role.words & _LESSER) - modifiers
        }


def _stated(text: str, name: Name, key: str) -> list[StatedRole]:
    beside = role_after(text, name.end) or _role_once_held(text, name.end)
    found = (_title(text, name), beside, role_before(text, name.start))
    return [
        StatedRole(key, shown, _noun(noun), frozenset(_noun(w) for w in re.findall(r"[\w.’'-]+", shown)), i == 0)
        for i, role in enumerate(found)
        if role is not None
        for shown, noun in (role,)
    ]


def _noun(word: str) -> str:
    """A word of a role in lower case, a short title spelled out."""
    bare = plain(word)
    return _LONG_TITLES.get(bare, bare) if word.endswith(".") or bare in _SHORT_TITLES else bare


def _title(text: str, name: Name) -> tuple[str, str] | None:
    """The title before a name, with its noun: ("Police Chief", "Chief")."""
    line = text[max(0, name.start - 100) : name.start].rpartition("\n")[2]
    inside = re.match(r"((?:[\w-]+\.?\s+){1,2})(?=\S)", name.text)
    if inside and plain(inside.group(1).split()[0]) in words("title"):
        line += inside.group(1).split()[0] + " "
    of_title = _OF_TITLE.search(line)
    if of_title:
        shown = of_title.group(1).strip()
        return shown, re.findall(r"\w+(?=\sof\s)", shown)[0]
    match = _WORD_BEFORE.search(line)
    if not match or plain(match.group(1)) not in words("role", "title") or match.group(1).endswith(","):
        return None
    kept = [match.group(1)]
    for word in reversed(line[: match.start()].split()[-6:]):
        if word.endswith((",", ".", ";", "?", "!", ":", "”", '"', "“", "-", "–", "—")) and not re.fullmatch(
            r"(?:[A-Z]\.)+|[A-Z][a-z]{1,3}\.", word
        ):
            break
        if plain(word) in words("no_title") or not (
            word[0].isupper() or plain(word) in words("in_title") or re.match(r"\w+[’']s$", word)
        ):
            break
        kept.insert(0, word.lstrip('“"‘('))
    while len(kept) > 1 and plain(kept[-1]) in _SHORT_TITLES and plain(kept[-2]) in words("role", "title"):
        kept.pop()
    return " ".join(kept), kept[-1]


def role_after(text: str, at: int) -> tuple[str, str] | None:
    """Return the role after a name that ends at `at` and a comma, with its noun: ("envoy to Larch", "envoy")."""
    match = _AFTER.match(text, at, min(len(text), at + 60))
    if not match:
        return None
    end = _APPOSITION_END.search(text, match.end(), min(len(text), match.end() + 200))
    if not end or end.start() == match.end():
        return None
    return _role_in(text, match.end(), end.start())


def _role_once_held(text: str, at: int) -> tuple[str, str] | None:
    """The role in "Ana Lopez, who signed it as harbour minister ten years ago": a former one."""
    match = _ONCE.match(text, at, min(len(text), at + 160))
    if not match or plain(match.group(1).split()[-1]) not in words("role"):
        return None
    return f"former {match.group(1)}", match.group(1).split()[-1]


def role_before(text: str, at: int) -> tuple[str, str] | None:
    """Return the role before a comma and a name that begins at `at`: "the envoy, Ana Lopez,"."""
    before = text[max(0, at - 110) : at]
    offset = at - len(before)
    honorific = _WORD_BEFORE.search(before)
    if honorific and plain(honorific.group(1)) in words("honorific"):  # "the envoy, Mr. Lopez"
        before = before[: honorific.start()]
    match = _BEFORE.search(before)
    if not match:
        return None
    return _role_in(text, offset + match.start(1), offset + match.end(1))


def _role_in(text: str, start: int, end: int) -> tuple[str, str] | None:
    tokens = [token for token in tokens_of(text, start, end, ()) if token.text not in ("(", ")")]
    core = cut(tokens)
    if not core or len(core) > 9 or core[-1].lower not in words("role") or core[-1].possessive:
        return None
    if core[0].lower in words("no_title") - {"the", "a", "an"}:
        return None
    shown = tokens[1:] if len(tokens) > 1 and tokens[0].lower in ("its", "his", "her", "their") else tokens
    return surface(text, without_article(shown)), core[-1].lower

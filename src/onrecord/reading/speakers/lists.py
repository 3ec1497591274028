"""Several speakers named at once: "Norway and Sweden", "Ana Lopez and her aides".

They are one actor, named after its members in their order. A list of one kind is of that kind, a mixed one a group.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.knowledge.words import words
from onrecord.reading.layers import SEVERAL
from onrecord.reading.speakers.phrases import Phrase, Token, cut, is_person_noun, surface, without_article
from onrecord.reading.speakers.registry import Found
from onrecord.reading.speakers.voices import Voices
from onrecord.types import ActorKind

_AND: Final = frozenset({"and", "&", "or"})


@dataclass(slots=True)
class Lists:
    """Makes one actor of the members of a list.

    Attributes:
        voices: where actors are added.
        member: the actor that a part names (its key), or None where it names nobody by name.
    """

    voices: Voices
    member: Callable[[Sequence[Token]], str | None]

    def resolve(self, phrase: Phrase) -> Found:
        """Return the actor of a phrase that is known to name or describe several."""
        at = phrase.head[0].start
        parts = _members(phrase)
        keys = [self.member(part) for part in parts]
        if len(parts) < 2 or any(key is None and not _describes(part) for key, part in zip(keys, parts, strict=True)):
            return Found(None, "name", "several speakers are named together", 0.5)
        shown = [
            self._name(key) if key is not None else surface(self.voices.text, without_article(part))
            for key, part in zip(keys, parts, strict=True)
        ]
        shown = _with_family(shown)
        named = [self.voices.registry.get(key) for key in keys if key is not None]
        kinds: set[ActorKind] = {actor.kind for actor in named}
        one_kind = len(named) == len(parts) and len(kinds) == 1
        countries = {actor.country for actor in named}
        name = f"{', '.join(shown[:-1])} and {shown[-1]}"
        key = self.voices.registry.actor(
            f"list {name.casefold()}",
            name,
            kinds.pop() if one_kind else "group",
            at,
            country=countries.pop() if one_kind and len(countries) == 1 else None,
            confidence=0.8,
            reason=SEVERAL,
        )
        return Found(key, "name" if one_kind else "description", SEVERAL, 0.8)

    def _name(self, key: str) -> str:
        return self.voices.registry.get(key).name


def _members(phrase: Phrase) -> list[tuple[Token, ...]]:
    """The members of the list in a phrase: split at commas and "and", appositions left out."""
    found: list[tuple[Token, ...]] = []
    for place, part in enumerate((phrase.head, *phrase.added)):
        begins = bool(part) and part[0].lower in _AND and part[0].name is None
        if place and not begins and part[0].name is None and not part[0].text[:1].isupper():
            if part[0].lower in words("definite", "indefinite") and len(part) > 1 and _and_in(part):
                found.extend(_split(part))  # the last two of a list: "the mayor and his aides"
            continue
        found.extend(_split(part))
    return [member for member in found if member]


def _and_in(part: Sequence[Token]) -> bool:
    return any(token.lower in _AND and token.name is None for token in part)


def _split(part: Sequence[Token]) -> list[tuple[Token, ...]]:
    out: list[list[Token]] = [[]]
    for token in part:
        if token.name is None and token.lower in _AND:
            out.append([])
        else:
            out[-1].append(token)
    return [tuple(member) for member in out if member]


def _describes(part: Sequence[Token]) -> bool:
    """Whether a member without a name is somebody by description: people, a body, not a thing."""
    core = cut(part)
    noun = core[-1].lower
    known = words("group", "role", "body", "relation") | {"others"}
    return noun in known or noun.removesuffix("s") in known or is_person_noun(noun)


def _with_family(shown: Sequence[str]) -> list[str]:
    """A given name alone takes the surname of the next: "David and Alexis Lerner"."""
    out = list(shown)
    given = words("male", "female")
    for i in range(len(out) - 1):
        following = out[i + 1].split()
        if out[i].casefold() in given and len(following) == 2:
            out[i] = f"{out[i]} {following[1]}"
    return out

"""Who a pronoun in the place of a source is: the nearest earlier speaker, where no other person fits."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from onrecord.knowledge.words import words
from onrecord.reading.names.parts import Gender, Person, plain
from onrecord.reading.speakers.going_on import OWN, PERSONAL, GoingOn
from onrecord.reading.speakers.nearby import Nearby, longest_name
from onrecord.reading.speakers.registry import Found
from onrecord.reading.speakers.turns import Turn
from onrecord.types import ActorKind, Statement

if TYPE_CHECKING:
    from onrecord.reading.coreference.types import Chain, Links

#: A paragraph is about who begins it for so many characters.
_TOPIC: Final = 1500
_SENTENCE: Final = re.compile(r"[.!?][”\"]?\s|\n|[”\"]\s(?=[A-Z])")
#: What may stand between a name and its "who": a party mark, an age.
_BESIDE_NAME: Final = re.compile(r"\s*(?:\([^()]{1,20}\))?(?:,?\s*\d{1,3})?\s*,?\s*")
_SUBORDINATE: Final = re.compile(r"\b(?:when|because|after|before|while|as)\s$")
#: How sure coreference has to be of a pronoun that speaks.
_SURE: Final = 0.7
_PLURAL: Final = frozenset({"they", "them", "their", "themselves"})
#: Bodies that are spoken of as several.
_COLLECTIVE: Final = frozenset(
    {"police", "staff", "crew", "authorities", "prosecutors", "campaign", "team", "band", "family"}
)
_THING: Final = frozenset({"it", "its", "itself"})
_RELATIVE: Final = frozenset({"who", "which", "that", "whom", "whose"})
#: Words that are sources without saying who speaks.
PRONOUNS: Final = frozenset(PERSONAL) | _PLURAL | _THING | _RELATIVE | OWN


@dataclass(slots=True)
class Pronouns:
    """Resolves pronouns against the speakers found so far."""

    nearby: Nearby
    links: Links
    going_on: GoingOn = field(init=False)

    def __post_init__(self) -> None:
        self.going_on = GoingOn(self.nearby)

    def resolve(self, word: str, start: int, statement: Statement, inside: Turn | None) -> Found:
        """Return who the pronoun is.

        Args:
            word: the pronoun in lower case.
            start: where it stands.
            statement: the statement whose source it is.
            inside: the turn whose content holds the statement, or None.
        """
        if word in _RELATIVE:
            return self._antecedent(word, start)
        if word in OWN:
            if inside is not None and word not in ("you", "your"):
                sure = 0.8 if word in ("i", "me", "my") else 0.6
                return Found(inside.actor, "pronoun", "the speaker of the words around it", sure)
            return _nobody(f"“{word}” is the writer or a speaker the text does not name here")
        if inside is not None:
            return self._linked(word, start, _nobody(f"“{word}” stands in another’s words"))
        if word in PERSONAL:
            found = self._personal(word, start, [(piece.start, piece.end) for piece in statement.content])
            return self._linked(word, start, found)
        kinds: frozenset[ActorKind] = frozenset({"group"}) if word in _PLURAL else frozenset(_BODIES)
        return self._linked(word, start, self._other(word, start, kinds))

    def _linked(self, word: str, start: int, found: Found) -> Found:
        """Whom coreference links the pronoun to, where the rules found nobody."""
        link = self.links.at(start)
        if found.actor is not None or link is None or link.chain is None or link.confidence < _SURE:
            return found
        key = self._key(self.links.chains[link.chain])
        if key is None:
            return found
        return Found(key, "pronoun", f"“{word}”: {link.reason}", link.confidence)

    def _key(self, chain: Chain) -> str | None:
        """The key of the actor that a chain is: the person it names, or one who was described before."""
        if chain.person is not None:
            key = chain.person
            known = key.startswith("person ") and self.nearby.people.has(key.removeprefix("person "))
            return key if known or self.nearby.registry.has(key) else None
        keys = (f"unnamed {r.start}" for r in chain.references if r.kind == "description")
        return next((key for key in keys if self.nearby.registry.has(key)), None)

    def _antecedent(self, word: str, start: int) -> Found:
        """The name right before a relative pronoun."""
        i = bisect_left(self.nearby.named_starts, start) - 1
        if i >= 0 and word != "which":
            at, person = self.nearby.named[i]
            between = self.nearby.text[at:start]
            tail = between[len(longest_name(between, person)) :]
            if len(between) < 60 and _BESIDE_NAME.fullmatch(tail):
                return Found(f"person {person.key}", "pronoun", f"“{word}” after the name of {person.name}", 0.9)
        for turn in self.nearby.turns.between(max(0, start - 200), start)[-1:]:
            beside = self.nearby.text[turn.end : start].strip() in (",", "")
            if beside and turn.kind in ("person", "anonymous", *_BODIES):
                return Found(turn.actor, "pronoun", f"“{word}” right after the speaker before", 0.8)
        return _nobody(f"no name stands right before “{word}”")

    def whose(self, word: str, start: int) -> Found:
        """Return who "his" or "her" at `start` is."""
        if word not in PERSONAL:
            return _nobody(f"no rule tells who “{word}” is")
        return self._personal(word, start, ())

    def _personal(self, word: str, start: int, own: Sequence[tuple[int, int]]) -> Found:
        gender = PERSONAL[word]
        near = self.nearby.turns.between(self.nearby.turns.window(start), start)
        return self._spoken_of(word, gender, start, own, near) or self._speaker(word, gender, start, own, near)

    def _spoken_of(
        self, word: str, gender: Gender, start: int, own: Sequence[tuple[int, int]], near: Sequence[Turn]
    ) -> Found | None:
        """Whom the paragraph, the sentence or the sentence before it is about."""
        topic = self._topic(gender, start, [*own, *(place for turn in near for place in turn.content)])
        subject = topic or self._subject(gender, start)
        if subject is not None:
            self.nearby.learnt.setdefault(subject.key, gender)
            where = "the one its paragraph is about" if topic else "the only person named in its sentence"
            return Found(f"person {subject.key}", "pronoun", f"“{word}”: {subject.name} is {where}", 0.8)
        before = self.going_on.subject_before(gender, start)
        if before is None:
            return None
        self.nearby.learnt.setdefault(before.removeprefix("person "), gender)
        why = f"“{word}”: {self.nearby.shown(before)} is who the sentence before is about"
        return Found(before, "pronoun", why, 0.8)

    def _speaker(
        self, word: str, gender: Gender, start: int, own: Sequence[tuple[int, int]], near: Sequence[Turn]
    ) -> Found:
        """The nearest speaker before, where nobody else who fits is spoken of since."""
        near = [turn for turn in near if not self.going_on.is_own_voice(turn)]
        last = next((t for t in reversed(near) if t.kind == "person" and self.nearby.fits(t.actor, gender)), None)
        if last is None:
            return self._only_named(word, gender, self.nearby.turns.window(start), start)
        if not last.actor.startswith("person ") and not self._goes_on(last, near[-1], start):
            return _nobody(f"“{word}” may be the unnamed speaker of the paragraph before, or another")
        told = [place for t in near if t.actor == last.actor for place in t.content]
        if self.nearby.has_described(last.end, start, [*own, *told], gender):
            return _nobody(f"“{word}”: somebody else is spoken of since the speaker before")
        rivals = {
            person.key
            for at, person in self.nearby.named_between(last.end, start)
            if self.nearby.gender(person) in (gender, None)
            and f"person {person.key}" != last.actor
            and not any(a <= at < b for a, b in (*own, *told))
        }
        if rivals:
            others = ", ".join(sorted(self.nearby.people.get(key).name for key in rivals))
            return _nobody(f"“{word}” may be {self.nearby.registry.get(last.actor).name} or {others}")
        self.nearby.learnt.setdefault(last.actor.removeprefix("person "), gender)
        return Found(last.actor, "pronoun", f"“{word}”: the speaker before, no other person named since", 0.85)

    def _goes_on(self, last: Turn, nearest: Turn, start: int) -> bool:
        """Whether an unnamed speaker may be a pronoun: in the same paragraph, or one that began with the speaker."""
        here, there = self.nearby.turns.own(start), self.nearby.turns.own(last.start)
        return here == there or (last is nearest and not self.nearby.text[there : last.start].strip("•-–—* \t"))

    def _topic(self, gender: Gender, start: int, told: Sequence[tuple[int, int]]) -> Person | None:
        """The person whose name begins the paragraph, where no other who fits is spoken of before the pronoun."""
        begin = self.nearby.turns.own(start)
        if start - begin > _TOPIC:
            return None
        near = [(at, p) for at, p in self.nearby.named_between(begin, start) if not any(a <= at < b for a, b in told)]
        if not near or self.nearby.gender(near[0][1]) not in (gender, None):
            return None
        at, person = near[0]
        end = at + len(longest_name(self.nearby.text[at : at + 80], person))
        opening = [plain(word) for word in self.nearby.text[begin:at].split()]
        if not all(self.nearby.opens(word) for word in opening) or self.nearby.text[end : end + 1] in ("’", "'"):
            return None
        if any(other.key != person.key and self.nearby.gender(other) in (gender, None) for _, other in near):
            return None
        return None if self.nearby.has_described(end, start, told, gender) else person

    def _subject(self, gender: Gender, start: int) -> Person | None:
        """The only person named in the sentence of a pronoun after "when": "Ana Lopez left when she was told"."""
        sentence = _SENTENCE.split(self.nearby.text[max(0, start - 300) : start])[-1]
        if not _SUBORDINATE.search(sentence) or '"' in sentence or "“" in sentence:
            return None
        named = self.nearby.named_between(start - len(sentence), start)
        if len(named) != 1 or self.nearby.gender(named[0][1]) not in (gender, None):
            return None
        at, person = named[0]
        before = self.nearby.text[start - len(sentence) : at].split()[-1:]
        end = at + len(longest_name(self.nearby.text[at : at + 80], person))
        owned = self.nearby.text[end : end + 1] in ("’", "'")
        return None if owned or any(plain(word) in words("cut") for word in before) else person

    def _only_named(self, word: str, gender: Gender, begin: int, start: int) -> Found:
        for place in (self.nearby.turns.own(start), begin):
            near = {
                person.key
                for _, person in self.nearby.named_between(place, start)
                if self.nearby.gender(person) in (gender, None)
            }
            if len(near) == 1 and not self.nearby.has_described(place, start, (), gender, related=True):
                name = self.nearby.people.get(next(iter(near))).name
                return Found(f"person {next(iter(near))}", "pronoun", f"“{word}”: only {name} is named before it", 0.75)
            if near:
                break
        return _nobody(f"“{word}” fits no earlier speaker of this or the last paragraph alone")

    def _other(self, word: str, start: int, kinds: frozenset[ActorKind]) -> Found:
        begin = self.nearby.turns.window(start)
        near = self.nearby.turns.between(begin, start)
        if near and (near[-1].kind in kinds or (word in _PLURAL and self._are_several(near[-1]))):
            return Found(near[-1].actor, "pronoun", f"“{word}”: the speaker before", 0.75)
        return _nobody(f"“{word}” does not follow a speaker it fits")

    def _are_several(self, turn: Turn) -> bool:
        """Whether a speaker that is no group is several: "two sources", "police"."""
        if turn.kind == "anonymous":
            return not turn.actor.removeprefix("unnamed ").isdigit()
        return turn.kind == "organisation" and plain(self.nearby.text[turn.start : turn.end].split()[-1]) in _COLLECTIVE


_BODIES: Final[tuple[ActorKind, ...]] = ("organisation", "state", "outlet", "document", "armed_group")


def _nobody(reason: str) -> Found:
    return Found(None, "pronoun", reason, 0.5)

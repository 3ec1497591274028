"""Who a pronoun in the place of a source is: the nearest earlier speaker, where no other person fits."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from onrecord.knowledge.words import words
from onrecord.reading.speakers.names import Gender, Person, plain
from onrecord.reading.speakers.people import People
from onrecord.reading.speakers.registry import Found, Registry
from onrecord.reading.speakers.roles import role_after, role_before
from onrecord.reading.speakers.subjects import Sentence, Sentences
from onrecord.reading.speakers.turns import Turn, Turns
from onrecord.types import ActorKind, Statement

if TYPE_CHECKING:
    from onrecord.reading.coreference.types import Chain, Links

_PERSONAL: Final[dict[str, Gender]] = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip
_DESCRIBED: Final = re.compile(r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Mm]y|[Aa]n?)\s+((?:[A-Za-z-]+\s+){0,3}[A-Za-z-]+)")
#: A paragraph is about who begins it for so many characters.
_TOPIC: Final = 1500
_SENTENCE: Final = re.compile(r"[.!?][”\"]?\s|\n|[”\"]\s(?=[A-Z])")
#: What may stand between a name and its "who": a party mark, an age.
_BESIDE_NAME: Final = re.compile(r"\s*(?:\([^()]{1,20}\))?(?:,?\s*\d{1,3})?\s*,?\s*")
_SUBORDINATE: Final = re.compile(r"\b(?:when|because|after|before|while|as)\s$")
#: So many sentences that begin with the same pronoun are followed back.
_CHAIN: Final = 4
#: How sure coreference has to be of a pronoun that speaks.
_SURE: Final = 0.7
_PLURAL: Final = frozenset({"they", "them", "their", "themselves"})
#: Bodies that are spoken of as several.
_COLLECTIVE: Final = frozenset(
    {"police", "staff", "crew", "authorities", "prosecutors", "campaign", "team", "band", "family"}
)
_THING: Final = frozenset({"it", "its", "itself"})
_RELATIVE: Final = frozenset({"who", "which", "that", "whom", "whose"})
_OWN: Final = frozenset({"i", "me", "my", "we", "us", "our", "you", "your"})
#: Words that are sources without saying who speaks.
PRONOUNS: Final = frozenset(_PERSONAL) | _PLURAL | _THING | _RELATIVE | _OWN


@dataclass(slots=True)
class Pronouns:
    """Resolves pronouns against the speakers found so far."""

    text: str
    people: People
    registry: Registry
    turns: Turns
    links: Links
    named: Sequence[tuple[int, Person]]
    named_starts: Sequence[int]
    _learnt: dict[str, Gender] = field(default_factory=dict)
    sentences: Sentences = field(init=False)

    def __post_init__(self) -> None:
        self.sentences = Sentences(self.text, self.turns.paragraphs)

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
        if word in _OWN:
            if inside is not None and word not in ("you", "your"):
                sure = 0.8 if word in ("i", "me", "my") else 0.6
                return Found(inside.actor, "pronoun", "the speaker of the words around it", sure)
            return _nobody(f"“{word}” is the writer or a speaker the text does not name here")
        if inside is not None:
            return self._linked(word, start, _nobody(f"“{word}” stands in another’s words"))
        if word in _PERSONAL:
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
            known = key.startswith("person ") and self.people.has(key.removeprefix("person "))
            return key if known or self.registry.has(key) else None
        keys = (f"unnamed {r.start}" for r in chain.references if r.kind == "description")
        return next((key for key in keys if self.registry.has(key)), None)

    def _antecedent(self, word: str, start: int) -> Found:
        """The name right before a relative pronoun."""
        i = bisect_left(self.named_starts, start) - 1
        if i >= 0 and word != "which":
            at, person = self.named[i]
            between = self.text[at:start]
            tail = between[len(_longest_name(between, person)) :]
            if len(between) < 60 and _BESIDE_NAME.fullmatch(tail):
                return Found(f"person {person.key}", "pronoun", f"“{word}” after the name of {person.name}", 0.9)
        for turn in self.turns.between(max(0, start - 200), start)[-1:]:
            if self.text[turn.end : start].strip() in (",", "") and turn.kind in ("person", "anonymous", *_BODIES):
                return Found(turn.actor, "pronoun", f"“{word}” right after the speaker before", 0.8)
        return _nobody(f"no name stands right before “{word}”")

    def whose(self, word: str, start: int) -> Found:
        """Return who "his" or "her" at `start` is."""
        if word not in _PERSONAL:
            return _nobody(f"no rule tells who “{word}” is")
        return self._personal(word, start, ())

    def _personal(self, word: str, start: int, own: Sequence[tuple[int, int]]) -> Found:
        gender, begin = _PERSONAL[word], self.turns.window(start)
        near = self.turns.between(begin, start)
        topic = self._topic(gender, start, [*own, *(place for turn in near for place in turn.content)])
        subject = topic or self._subject(gender, start)
        if subject is not None:
            self._learnt.setdefault(subject.key, gender)
            where = "the one its paragraph is about" if topic else "the only person named in its sentence"
            return Found(f"person {subject.key}", "pronoun", f"“{word}”: {subject.name} is {where}", 0.8)
        before = self.subject_before(gender, start)
        if before is not None:
            self._learnt.setdefault(before.removeprefix("person "), gender)
            return Found(before, "pronoun", f"“{word}”: {self.shown(before)} is who the sentence before is about", 0.8)
        near = [turn for turn in near if not self._is_own_voice(turn)]
        last = next((t for t in reversed(near) if t.kind == "person" and self._fits(t.actor, gender)), None)
        if last is None:
            return self._only_named(word, gender, begin, start)
        if not last.actor.startswith("person ") and not self._goes_on(last, near[-1], start):
            return _nobody(f"“{word}” may be the unnamed speaker of the paragraph before, or another")
        told = [place for t in near if t.actor == last.actor for place in t.content]
        if self._has_described(last.end, start, [*own, *told], gender):
            return _nobody(f"“{word}”: somebody else is spoken of since the speaker before")
        rivals = {
            person.key
            for at, person in self._named_between(last.end, start)
            if self._gender(person) in (gender, None)
            and f"person {person.key}" != last.actor
            and not any(a <= at < b for a, b in (*own, *told))
        }
        if rivals:
            others = ", ".join(sorted(self.people.get(key).name for key in rivals))
            return _nobody(f"“{word}” may be {self.registry.get(last.actor).name} or {others}")
        self._learnt.setdefault(last.actor.removeprefix("person "), gender)
        return Found(last.actor, "pronoun", f"“{word}”: the speaker before, no other person named since", 0.85)

    def subject_before(self, gender: Gender | None, start: int) -> str | None:
        """Return the key of the person whom the sentence before is about, for what stands at the head of its sentence."""
        sentence = self.sentences.at(start)
        if sentence is None or not self.sentences.leads(sentence, start):
            return None
        here = self.turns.own(start)
        for _ in range(_CHAIN):
            earlier = self.sentences.before(sentence)
            if earlier is None:
                return None
            new = self._introduced(earlier, gender) if sentence.quoted and sentence.start == here else None
            actor = new or self._speaker_of(earlier) or self._named_at(earlier)
            if actor is not None:
                unnamed = not actor.startswith("person ")
                return (
                    actor
                    if self._fits(actor, gender) and not (unnamed and self.turns.own(earlier.start) != here)
                    else None
                )
            word = self.text[earlier.subject : earlier.subject + 4].casefold().split(" ")[0]
            goes_on = word in _PERSONAL and (gender is None or _PERSONAL[word] == gender)
            if not goes_on and not earlier.quoted:
                return None
            sentence = earlier
        return None

    def _speaker_of(self, sentence: Sentence) -> str | None:
        """The person who is the source that a sentence begins with, or of the quotation that it begins with."""
        turns = [t for t in self.turns.between(sentence.start, sentence.end) if not t.inside]
        for turn in turns:
            if (turn.start == sentence.subject or sentence.quoted) and not self._is_own_voice(turn):
                return turn.actor if turn.kind in ("person", "anonymous") else None
        return None

    def _named_at(self, sentence: Sentence) -> str | None:
        """The person whose name, with its titles, a sentence begins with."""
        near = self._named_between(sentence.subject, min(sentence.end, sentence.subject + 90))
        if not near or sentence.quoted:
            return None
        at, person = near[0]
        opening = [plain(word) for word in self.text[sentence.subject : at].split()]
        titles = all(self._opens(word) or word[:1].isupper() for word in self.text[sentence.subject : at].split())
        end = at + len(_longest_name(self.text[at : at + 80], person))
        if not (titles or all(self._opens(word) for word in opening)) or self.text[end : end + 1] in ("’", "'"):
            return None
        joined = re.match(r",?\s(?:and|or)\s(?:[A-Z]|his|her|the\s)", self.text[end : end + 12])
        return None if joined else f"person {person.key}"

    def _introduced(self, sentence: Sentence, gender: Gender | None) -> str | None:
        """The person whom a sentence names last, for the first time and with a role: who speaks the quotation after it."""
        near = self._named_between(sentence.start, sentence.end)
        if not near or near[-1][1].first != near[-1][0] or not self._fits(near[-1][1].key, gender):
            return None
        at, person = near[-1]
        end = at + len(_longest_name(self.text[at : at + 80], person))
        return f"person {person.key}" if " " in person.name and role_after(self.text, end) else None

    def _is_own_voice(self, turn: Turn) -> bool:
        """Whether a turn is the writer's, by "I": nobody calls himself he."""
        return self.text[turn.start : turn.end].casefold() in _OWN

    def shown(self, actor: str) -> str:
        """Return the name of an actor, or of a person who is none yet."""
        if self.registry.has(actor):
            return self.registry.get(actor).name
        return self.people.get(actor.removeprefix("person ")).name

    def _goes_on(self, last: Turn, nearest: Turn, start: int) -> bool:
        """Whether an unnamed speaker may be a pronoun: in the same paragraph, or one that began with the speaker."""
        here, there = self.turns.own(start), self.turns.own(last.start)
        return here == there or (last is nearest and not self.text[there : last.start].strip("•-–—* \t"))

    def _topic(self, gender: Gender, start: int, told: Sequence[tuple[int, int]]) -> Person | None:
        """The person whose name begins the paragraph, where no other who fits is spoken of before the pronoun."""
        begin = self.turns.own(start)
        if start - begin > _TOPIC:
            return None
        near = [(at, p) for at, p in self._named_between(begin, start) if not any(a <= at < b for a, b in told)]
        if not near or self._gender(near[0][1]) not in (gender, None):
            return None
        at, person = near[0]
        end = at + len(_longest_name(self.text[at : at + 80], person))
        opening = [plain(word) for word in self.text[begin:at].split()]
        if not all(self._opens(word) for word in opening) or self.text[end : end + 1] in ("’", "'"):
            return None
        if any(other.key != person.key and self._gender(other) in (gender, None) for _, other in near):
            return None
        return None if self._has_described(end, start, told, gender) else person

    def _subject(self, gender: Gender, start: int) -> Person | None:
        """The only person named in the sentence of a pronoun after "when": "Ana Lopez left when she was told"."""
        sentence = _SENTENCE.split(self.text[max(0, start - 300) : start])[-1]
        if not _SUBORDINATE.search(sentence) or '"' in sentence or "“" in sentence:
            return None
        named = self._named_between(start - len(sentence), start)
        if len(named) != 1 or self._gender(named[0][1]) not in (gender, None):
            return None
        at, person = named[0]
        before = self.text[start - len(sentence) : at].split()[-1:]
        end = at + len(_longest_name(self.text[at : at + 80], person))
        owned = self.text[end : end + 1] in ("’", "'")
        return None if owned or any(plain(word) in words("cut") for word in before) else person

    def _opens(self, word: str) -> bool:
        """Whether a word may stand between a paragraph's beginning and the name it is about."""
        known = words("title") | words("role") | words("honorific") | words("in_title") | words("vague")
        return not word or not word[0].isalnum() or word in known

    def _only_named(self, word: str, gender: Gender, begin: int, start: int) -> Found:
        for place in (self.turns.own(start), begin):
            near = {
                person.key for _, person in self._named_between(place, start) if self._gender(person) in (gender, None)
            }
            if len(near) == 1 and not self._has_described(place, start, (), gender, related=True):
                name = self.people.get(next(iter(near))).name
                return Found(f"person {next(iter(near))}", "pronoun", f"“{word}”: only {name} is named before it", 0.75)
            if near:
                break
        return _nobody(f"“{word}” fits no earlier speaker of this or the last paragraph alone")

    def _has_described(
        self, begin: int, end: int, told: Sequence[tuple[int, int]], gender: Gender, *, related: bool = False
    ) -> bool:
        """Whether a person of a fitting gender is spoken of by a description outside the parts in `told`.

        A description beside a name ("the mayor, Ana Lopez") is not counted: the name is. With `related`, only such
        count as tell a gender: mother, widow.
        """
        other, same = (words("woman"), words("man")) if gender == "male" else (words("man"), words("woman"))
        for match in _DESCRIBED.finditer(self.text, begin, end):
            at = match.start()
            said = [word for word in match.group(1).casefold().split() if word in words("role")]
            if not said or said[-1] in other or (related and said[-1] not in same & words("relation")):
                continue
            named = self._named_between(at, at + 120)
            beside = any(start <= match.end() + 3 or role_before(self.text, start) for start, _ in named)
            beside = beside or any(
                self._ends_beside(start, person, at) for start, person in self._named_between(at - 60, at)
            )
            if not beside and not any(a <= at < b for a, b in told):
                return True
        return False

    def _ends_beside(self, start: int, person: Person, at: int) -> bool:
        """Whether the name at `start` ends right before `at`, but for a comma: "Ana Lopez, a mother of two"."""
        between = self.text[start:at]
        return not between[len(_longest_name(between, person)) :].strip(", ")

    def _other(self, word: str, start: int, kinds: frozenset[ActorKind]) -> Found:
        begin = self.turns.window(start)
        near = self.turns.between(begin, start)
        if near and (near[-1].kind in kinds or (word in _PLURAL and self._are_several(near[-1]))):
            return Found(near[-1].actor, "pronoun", f"“{word}”: the speaker before", 0.75)
        return _nobody(f"“{word}” does not follow a speaker it fits")

    def _are_several(self, turn: Turn) -> bool:
        """Whether a speaker that is no group is several: "two sources", "police"."""
        if turn.kind == "anonymous":
            return not turn.actor.removeprefix("unnamed ").isdigit()
        return turn.kind == "organisation" and plain(self.text[turn.start : turn.end].split()[-1]) in _COLLECTIVE

    def _gender(self, person: Person) -> Gender | None:
        """The person's gender by name and honorific, or by the pronoun that meant the person before."""
        return person.gender or self._learnt.get(person.key)

    def _fits(self, actor: str, gender: Gender | None) -> bool:
        key = actor.removeprefix("person ")
        if gender is None:
            return True
        return not self.people.has(key) or self._gender(self.people.get(key)) in (gender, None)

    def _named_between(self, begin: int, end: int) -> Sequence[tuple[int, Person]]:
        return self.named[bisect_left(self.named_starts, begin) : bisect_right(self.named_starts, end - 1)]


_BODIES: Final[tuple[ActorKind, ...]] = ("organisation", "state", "outlet", "document", "armed_group")


def _longest_name(text: str, person: Person) -> str:
    """The form of the person's name that `text` begins with, an honorific before it included."""
    words_of_name = person.name.split()
    end = 0
    for word in words_of_name:
        found = text.find(word, end, end + 40)
        if found >= 0:
            end = found + len(word)
    return text[:end]


def _nobody(reason: str) -> Found:
    return Found(None, "pronoun", reason, 0.5)

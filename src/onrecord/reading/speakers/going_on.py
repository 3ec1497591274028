"""Whom a pronoun at the head of its sentence goes on with: the one whom the sentence before is about."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from onrecord.reading.names.parts import Gender, plain
from onrecord.reading.speakers.nearby import Nearby, longest_name
from onrecord.reading.speakers.roles import role_after
from onrecord.reading.speakers.subjects import Sentence, Sentences
from onrecord.reading.speakers.turns import Turn

#: Pronouns of a person, with the gender that they tell.
PERSONAL: Final[dict[str, Gender]] = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip
#: Pronouns of who speaks and of who is spoken to.
OWN: Final = frozenset({"i", "me", "my", "we", "us", "our", "you", "your"})
#: So many sentences that begin with the same pronoun are followed back.
_CHAIN: Final = 4


@dataclass(slots=True)
class GoingOn:
    """Finds the person whom the sentence before is about."""

    nearby: Nearby
    sentences: Sentences = field(init=False)

    def __post_init__(self) -> None:
        self.sentences = Sentences(self.nearby.text, self.nearby.turns.paragraphs)

    def subject_before(self, gender: Gender | None, start: int) -> str | None:
        """Return the key of the person whom the sentence before is about, for what is at the head of its sentence."""
        sentence = self.sentences.at(start)
        if sentence is None or not self.sentences.leads(sentence, start):
            return None
        here = self.nearby.turns.own(start)
        for _ in range(_CHAIN):
            earlier = self.sentences.before(sentence)
            if earlier is None:
                return None
            new = self._introduced(earlier, gender) if sentence.quoted and sentence.start == here else None
            actor = new or self._speaker_of(earlier) or self._named_at(earlier)
            if actor is not None:
                unnamed = not actor.startswith("person ")
                far = unnamed and self.nearby.turns.own(earlier.start) != here
                return actor if self.nearby.fits(actor, gender) and not far else None
            word = self.nearby.text[earlier.subject : earlier.subject + 4].casefold().split(" ")[0]
            goes_on = word in PERSONAL and (gender is None or PERSONAL[word] == gender)
            if not goes_on and not earlier.quoted:
                return None
            sentence = earlier
        return None

    def _speaker_of(self, sentence: Sentence) -> str | None:
        """The person who is the source that a sentence begins with, or of the quotation that it begins with."""
        turns = [t for t in self.nearby.turns.between(sentence.start, sentence.end) if not t.inside]
        for turn in turns:  # "He is late, Lopez said."
            if any(a <= sentence.subject < b for a, b in turn.content) and turn.kind in ("person", "anonymous"):
                return turn.actor
        for turn in turns:
            if (turn.start == sentence.subject or sentence.quoted) and not self.is_own_voice(turn):
                return turn.actor if turn.kind in ("person", "anonymous") else None
        return None

    def _named_at(self, sentence: Sentence) -> str | None:
        """The person whose name, with its titles, a sentence begins with."""
        near = self.nearby.named_between(sentence.subject, min(sentence.end, sentence.subject + 90))
        if not near or sentence.quoted:
            return None
        at, person = near[0]
        opening = [plain(word) for word in self.nearby.text[sentence.subject : at].split()]
        titles = all(
            self.nearby.opens(word) or word[:1].isupper() for word in self.nearby.text[sentence.subject : at].split()
        )
        end = at + len(longest_name(self.nearby.text[at : at + 80], person))
        if not (titles or all(self.nearby.opens(word) for word in opening)) or self.nearby.text[end : end + 1] in (
            "’",
            "'",
        ):
            return None
        joined = re.match(r",?\s(?:and|or)\s(?:[A-Z]|his|her|the\s)", self.nearby.text[end : end + 12])
        return None if joined else f"person {person.key}"

    def _introduced(self, sentence: Sentence, gender: Gender | None) -> str | None:
        """The person whom a sentence names last, for the first time and with a role: who speaks what comes next."""
        near = self.nearby.named_between(sentence.start, sentence.end)
        if not near or near[-1][1].first != near[-1][0] or not self.nearby.fits(near[-1][1].key, gender):
            return None
        at, person = near[-1]
        end = at + len(longest_name(self.nearby.text[at : at + 80], person))
        return f"person {person.key}" if " " in person.name and role_after(self.nearby.text, end) else None

    def is_own_voice(self, turn: Turn) -> bool:
        """Whether a turn is the writer's, by "I": nobody calls himself he."""
        return self.nearby.text[turn.start : turn.end].casefold() in OWN

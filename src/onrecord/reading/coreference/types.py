"""The words of this room: references to persons and groups, and the chains that they form."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field
from typing import Final, Literal

from onrecord.reading.names.parts import Gender
from onrecord.types import MentionType

Number = Literal["one", "several"]
#: What a reference can be to its verb, as far as the words around it tell.
Place = Literal["subject", "object", "of", "owner"]
#: What is referred to: a person or people, a body or place with a name, or a thing (told apart only to pass it over).
Sort = Literal["person", "body", "thing"]

MALE: Final = frozenset({"he", "him", "his", "himself"})
FEMALE: Final = frozenset({"she", "her", "hers", "herself"})
PLURAL: Final = frozenset({"they", "them", "their", "theirs", "themselves"})
FIRST: Final = frozenset({"i", "me", "my", "mine", "myself"})
#: Persons of whom no more is said; a "they" may be one of them.
ANYONE: Final = frozenset({"someone", "somebody", "anyone", "anybody", "everyone", "everybody", "nobody"})
THIRD: Final = MALE | FEMALE | PLURAL


@dataclass(frozen=True, slots=True)
class Reference:
    """A place in the text that refers to somebody.

    Attributes:
        start, end: half-open span, without a possessive ending.
        kind: name, description or pronoun.
        sort: person, body or thing.
        head: the pronoun, or the noun of a description, or the surname, in lower case.
        words: its other words in lower case, without articles.
        gender, number: as its words tell, else None.
        definite: whether it points back: the, this, his, her.
        person: key of the named person or body, for names.
        place: what it is to its verb.
        sentence, paragraph: numbers of those that hold it.
        quote: number of the quotation that holds it, or -1.
        first: whether nobody is referred to before it in its sentence.
        owner: whose it is, as the start of the possessive pronoun or name before the noun, or -1.
        narrowed: whether words after the noun say which one it is: "the people who left".
        ours: whether it is the speaker's: my, our, your.
        acts: for a pronoun, whether the verb after it is one of speech or thought, which things do not do.
        things: for a plural pronoun, how many nouns of several things stand before it in its sentence and the last.
    """

    start: int
    end: int
    kind: MentionType
    sort: Sort
    head: str
    words: frozenset[str]
    gender: Gender | None
    number: Number | None
    definite: bool
    person: str | None
    place: Place
    sentence: int
    paragraph: int
    quote: int
    first: bool = False
    owner: int = -1
    narrowed: bool = False
    ours: bool = False
    acts: bool = False
    things: int = 0


@dataclass(slots=True)
class Chain:
    """All references to one person, group or body that were found so far.

    Attributes:
        number: of the chain, in the order of the text.
        person: key of the named person, or None where no name is known.
        references: in the order in which they were linked.
        gender, several: as names, nouns and pronouns tell, else None.
        nouns, words: what it is called, in lower case: nouns (envoy, minister), and their further words.
        ordered: the references in the order of the text.
    """

    number: int
    sort: Sort
    person: str | None = None
    references: list[Reference] = field(default_factory=list)
    gender: Gender | None = None
    count: Number | None = None
    nouns: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    ordered: list[Reference] = field(default_factory=list)

    def add(self, reference: Reference) -> None:
        """Add a reference, and learn from it."""
        self.references.append(reference)
        insort(self.ordered, reference, key=_start)
        self.gender = self.gender or reference.gender
        self.count = self.count or reference.number
        if reference.kind == "description":
            self.nouns.add(reference.head)
            self.words |= reference.words

    def before(self, position: int) -> Reference | None:
        """Return the nearest reference that begins before `position`, or None."""
        at = bisect_left(self.ordered, position, key=_start)
        return self.ordered[bisect_left(self.ordered, self.ordered[at - 1].start, key=_start)] if at else None


def _start(reference: Reference) -> int:
    return reference.start


@dataclass(frozen=True, slots=True)
class Link:
    """What was decided about one reference.

    Attributes:
        reference: a pronoun or description.
        chain: number of the chain it belongs to, or None where nobody could be told.
        confidence: how sure that is.
        reason: why, in words.
    """

    reference: Reference
    chain: int | None
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class Links:
    """Who is meant where, over one text.

    Attributes:
        chains: in the order of their numbers.
        links: one for each pronoun and description, in the order of the text.
    """

    chains: tuple[Chain, ...]
    links: tuple[Link, ...]

    def at(self, start: int) -> Link | None:
        """Return what was decided about the shortest reference that begins at `start`, or None."""
        i = bisect_left(self.links, start, key=lambda link: link.reference.start)
        found = self.links[i] if i < len(self.links) else None
        return found if found is not None and found.reference.start == start else None

"""Links pronouns and descriptions to chains: what is certain first by rule, the rest by the ranker, in text order.

The article's own voice is read first, then what stands between quotation marks, so that the speaker of a quotation is
known when the words in it are read.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from onrecord.reading.coreference.beside import Beside
from onrecord.reading.coreference.features import Facts, bearing, facts, nobody
from onrecord.reading.coreference.layout import Layout
from onrecord.reading.coreference.nouns import are_kindred
from onrecord.reading.coreference.ranker import Ranker
from onrecord.reading.coreference.scenes import Scenes
from onrecord.reading.coreference.types import FIRST, Chain, Link, Links, Reference

#: A pronoun reaches back so many sentences, a description farther: it says more.
_REACH: Final = {"person": 8, "plural": 5, "description": 400}
_MOST: Final = 40
#: Of several who are called so, the last is meant where it stands no more sentences back than this.
_CLOSE: Final = 6
#: Nouns that so many are called by that the same noun again tells nothing.
_VAGUE: Final = frozenset({"person", "member", "source", "others", "leader"})
#: Who does something to himself is the subject.
_REFLEXIVE: Final = frozenset({"himself", "herself"})
#: Words that point back and say no more.
_SAME: Final = frozenset({"same", "two", "three", "young", "late"})
#: Asked for each choice by who trains the ranker: number of the right one.
Oracle = Callable[[Reference, Sequence[Chain], Sequence[Facts]], int]


@dataclass(slots=True)
class Resolver:
    """Resolves the references of one text.

    Attributes:
        references: all of them, in order of the text.
        layout: where they stand.
        beside: which descriptions stand beside a name.
        ranker: weighs what no rule decides.
        oracle: decides in its place, for training.
        blind: whether to offer the oracle persons of the other gender too.
    """

    references: Sequence[Reference]
    layout: Layout
    beside: Beside
    ranker: Ranker
    oracle: Oracle | None = None
    blind: bool = False
    _chains: list[Chain] = field(default_factory=list)
    _named: dict[str, Chain] = field(default_factory=dict)
    _links: list[Link] = field(default_factory=list)
    _taken: list[tuple[int, int, int]] = field(default_factory=list)
    _scenes: Scenes = field(init=False)

    def __post_init__(self) -> None:
        self._scenes = Scenes(self.layout, self.references)

    def run(self) -> Links:
        """Return who is meant where."""
        for reference in self.references:
            if reference.kind == "name":
                self._take(self._chain_of(reference), reference)
        for quoted in (False, True):
            for reference in self.references:
                if (reference.quote >= 0) == quoted and reference.kind != "name":
                    self._resolve(reference)
        self._links.sort(key=lambda link: (link.reference.start, link.reference.end))
        return Links(tuple(self._chains), tuple(self._links))

    def _chain_of(self, reference: Reference) -> Chain:
        assert reference.person is not None, "a name has a key"  # noqa: S101
        chain = self._named.get(reference.person)
        if chain is None:
            chain = self._new(reference, reference.person)
            chain.nouns, chain.words = self.beside.titles(reference.person)
            self._named[reference.person] = chain
        return chain

    def _new(self, reference: Reference, person: str | None = None) -> Chain:
        chain = Chain(len(self._chains), reference.sort, person)
        self._chains.append(chain)
        return chain

    def _take(self, chain: Chain, reference: Reference) -> None:
        chain.add(reference)
        insort(self._taken, (reference.start, reference.sentence, chain.number))
        self._scenes.take(reference, chain)

    def _link(self, reference: Reference, chain: Chain | None, confidence: float, reason: str) -> None:
        if chain is not None:
            self._take(chain, reference)
        self._links.append(Link(reference, chain.number if chain else None, confidence, reason))

    def _resolve(self, reference: Reference) -> None:
        if reference.head in FIRST:
            self._first_person(reference)
            return
        subject = self._subject(reference) if reference.head in _REFLEXIVE else None
        if subject is not None:
            self._link(reference, subject, 0.9, f"{self._shown(subject)} does it")
            return
        if reference.kind == "description":
            named = self.beside.name_of(reference)
            owner = self._scenes.owner(reference) if reference.owner >= 0 else None
            if named is not None and named in self._named and self._named[named].number != owner:
                self._link(reference, self._named[named], 0.9, "it stands beside the name")
                return
            again = self._again(reference)
            if again is not None:
                self._link(reference, again, 0.85, f"{self._shown(again)} again")
                return
            if not reference.definite:
                self._link(reference, self._new(reference), 0.8, "spoken of first here")
                return
        self._choose(reference)

    def _subject(self, reference: Reference) -> Chain | None:
        """Whom "himself" means: the nearest subject before it in its sentence, if that may be he."""
        for at in range(bisect_left(self._taken, (reference.start,)) - 1, -1, -1):
            start, sentence, number = self._taken[at]
            if sentence != reference.sentence:
                return None
            near = self._chains[number].before(start + 1)
            if near is not None and near.start == start and near.place == "subject":
                fits = near.quote == reference.quote and _fits(reference, self._chains[number])
                return self._chains[number] if fits else None
        return None

    def _again(self, reference: Reference) -> Chain | None:
        """The one who was called so before: "her mother" a second time, "the scientists" after "scientists"."""
        kin = self._scenes.kin(reference, self._chains)
        earlier = [c for c in self._chains if c.number in kin and c.before(reference.start) is not None]
        if earlier or reference.owner >= 0:
            return earlier[0] if len(earlier) == 1 else None
        if not reference.definite or reference.narrowed or reference.head in _VAGUE:
            return None
        called = [c for c in self._chains if reference.head in c.nouns and _fits(reference, c)]
        called = [c for c in called if c.before(reference.start) is not None]
        alike = [
            (near, c) for c in called if reference.words - _SAME <= c.words and (near := c.before(reference.start))
        ]
        if len(alike) == 1 and len(called) == 1:
            return alike[0][1]
        if not called:
            alike = self._kindred(reference)
            if len(alike) != 1:
                return None
        last = max(alike, key=lambda item: item[0].start, default=None)
        close = last is not None and reference.sentence - last[0].sentence <= _CLOSE
        return last[1] if last is not None and close else None

    def _kindred(self, reference: Reference) -> list[tuple[Reference, Chain]]:
        """Those near before who are called by a noun that goes with it: "a boy" before "the child"."""
        if reference.words or reference.number != "one":
            return []
        fitting = [
            c for c in self._chains if _fits(reference, c) and any(are_kindred(reference.head, n) for n in c.nouns)
        ]
        near = [(last, c) for c in fitting if (last := c.before(reference.start))]
        return [(last, c) for last, c in near if reference.sentence - last.sentence <= _CLOSE]

    def _first_person(self, reference: Reference) -> None:
        if reference.quote < 0:
            self._link(reference, None, 0.5, "the writer, or a speaker whom no marks set apart")
            return
        speaker = self._scenes.quoted_by(reference)
        if speaker is None:
            self._link(reference, None, 0.5, "who speaks the words around it is not known")
        else:
            self._link(reference, self._chains[speaker], 0.9, "the speaker of the words around it")

    def _choose(self, reference: Reference) -> None:
        set_of = bearing(reference)
        fitting = self._candidates(reference, _REACH[set_of])
        if not fitting:
            self._nobody(reference, "nobody before it fits")
            return
        chains = [chain for chain, _ in fitting]
        scene = self._scenes.of(reference, self._chains, chains)
        choices = [facts(reference, chain, near, i, scene) for i, (chain, near) in enumerate(fitting)]
        choices.append(nobody(reference, chains))
        if self.oracle is not None:
            chosen, sure = self.oracle(reference, chains, choices), 1.0
        else:
            probabilities = self.ranker.probabilities(set_of, choices)
            chosen = max(range(len(chains)), key=lambda i: probabilities[i])
            sure = probabilities[chosen]
            if sure < self.ranker.floors[set_of] and probabilities[-1] > sure:
                chosen = len(chains)
        if chosen == len(chains):
            self._nobody(reference, "somebody who was not spoken of before")
        elif sure < self.ranker.floors[set_of]:
            self._nobody(reference, f"may be {self._shown(chains[chosen])} or another")
        else:
            self._link(reference, chains[chosen], round(min(sure, 0.95), 2), f"{self._shown(chains[chosen])} fits best")

    def _nobody(self, reference: Reference, reason: str) -> None:
        """Leave a pronoun open; a description begins a chain that later ones may join."""
        if reference.kind == "description":
            self._take(self._new(reference), reference)
        self._links.append(Link(reference, None, 0.5, reason))

    def _candidates(self, reference: Reference, reach: int) -> list[tuple[Chain, Reference]]:
        """The chains that fit, each with its nearest reference before (or the name ahead), nearest first."""
        found = []
        ahead = self._ahead(reference)
        for chain in self._within(reference, reach, ahead):
            near = chain.before(reference.start)
            if not _fits(reference, chain, blind=self.blind):
                continue
            if near is None and ahead is not None and ahead.person == chain.person:
                near = ahead
            if near is None or reference.sentence - near.sentence > reach or self._binds(reference, chain, near):
                continue
            found.append((chain, near))
        # "Putin’s envoy" ends after "Putin": the envoy is nearer
        several = bearing(reference) == "plural"
        found.sort(key=lambda item: -(item[1].start if several else item[1].end))
        return found[:_MOST]

    def _within(self, reference: Reference, reach: int, ahead: Reference | None) -> list[Chain]:
        """The chains with a reference not too far before, and that of the name ahead, in their order."""
        numbers = set()
        for at in range(bisect_left(self._taken, (reference.start,)) - 1, -1, -1):
            _, sentence, number = self._taken[at]
            if reference.sentence - sentence > reach:
                break
            numbers.add(number)
        if ahead is not None and ahead.person is not None:
            numbers.add(self._chain_of(ahead).number)
        return [self._chains[number] for number in sorted(numbers)]

    def _ahead(self, reference: Reference) -> Reference | None:
        """The name that a pronoun at the beginning of a sentence looks ahead to: "In her speech, Ana Lopez said"."""
        if reference.kind != "pronoun" or not reference.first or reference.place == "subject":
            return None
        i = bisect_left(self.references, reference.end, key=lambda r: r.start)
        for other in self.references[i : i + 4]:
            if other.sentence == reference.sentence and other.kind == "name" and other.sort == "person":
                return other if other.place == "subject" else None
        return None

    def _binds(self, reference: Reference, chain: Chain, near: Reference) -> bool:
        """Whether grammar forbids the chain: "her mother" is not her, nor is who holds the phrase."""
        if reference.kind == "description" and reference.owner >= 0 and self._scenes.owner(reference) == chain.number:
            return True
        if near.kind != "description":
            return False
        # "a driver he had met" is not he
        touches = reference.place == "subject" and 0 <= reference.start - near.end <= 1
        return touches or (near.start <= reference.start and reference.end <= near.end)

    def _shown(self, chain: Chain) -> str:
        first = next((r for r in chain.references if r.kind == "name"), chain.references[0])
        return f"“{self.beside.text[first.start : first.end]}”"


def _fits(reference: Reference, chain: Chain, *, blind: bool = False) -> bool:
    """Whether gender, number and sort agree, as far as they are known."""
    if reference.gender and chain.gender and reference.gender != chain.gender and not blind:
        return False
    if reference.number and chain.count and reference.number != chain.count:
        return False
    if chain.sort != "person":
        return reference.kind == "pronoun" and reference.number == "several"
    return True

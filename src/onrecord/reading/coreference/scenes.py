"""What is known of a reference apart from the chains: in whose words it stands, who spoke before, whose it is."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence

from onrecord.reading.coreference.features import Scene
from onrecord.reading.coreference.layout import Layout, Said
from onrecord.reading.coreference.types import Chain, Reference


class Scenes:
    """Keeps who speaks where while the references of one text are being resolved."""

    def __init__(self, layout: Layout, references: Sequence[Reference]) -> None:
        self._layout = layout
        self._statements = {said.id: said for said in layout.statements}
        self._sources: dict[int, list[Said]] = {}
        #: For each place where a source may be meant: the statements it is the source of, the best place first.
        self._heads: dict[str, list[tuple[int, int]]] = {}
        for said in layout.statements:
            if said.source is not None:
                inside = _within(references, *said.source)
                self._heads[said.id] = [(r.start, r.end) for r in sorted(inside, key=lambda r: r.kind != "name")]
                for reference in inside:
                    self._sources.setdefault(reference.start, []).append(said)
        self._by_span: dict[tuple[int, int], int] = {}
        self._by_start: dict[int, int] = {}
        self._turns: list[tuple[int, int]] = []
        self._first_turn: dict[int, int] = {}
        self._counts: dict[int, int] = {}
        #: How often the person who is spoken of most is, and the number of its chain, the first of several the larger.
        self._most = (0, 0)

    def take(self, reference: Reference, chain: Chain) -> None:
        """Note that a reference belongs to a chain."""
        self._by_span[reference.start, reference.end] = chain.number
        if reference.kind != "description":
            self._by_start[reference.start] = chain.number
        self._counts[chain.number] = count = self._counts.get(chain.number, 0) + 1
        if chain.sort == "person":
            self._most = max(self._most, (count, -chain.number))
        if reference.start in self._sources:
            insort(self._turns, (reference.start, chain.number))
            self._first_turn[chain.number] = min(reference.start, self._first_turn.get(chain.number, reference.start))

    def owner(self, reference: Reference) -> int | None:
        """Return the number of the chain whose a description is, or None."""
        return self._by_start.get(reference.owner)

    def of(self, reference: Reference, chains: Sequence[Chain], fitting: Sequence[Chain]) -> Scene:
        """Return what is known of a reference by now.

        Args:
            reference: a pronoun or description.
            chains: all that there are.
            fitting: those that it may belong to.
        """
        start, spoken = reference.start, bisect_left(self._turns, (reference.start, -1))
        holding = self._layout.holding(reference.start)
        quoted = self._first([s for s in holding if s.quoted]) if reference.quote >= 0 else None
        owner = self.owner(reference) if reference.owner >= 0 else None
        return Scene(
            quoted_by=quoted,
            told_by=self._first(holding) if reference.quote < 0 else None,
            is_source=reference.start in self._sources,
            spoke_last=self._turns[spoken - 1][1] if spoken else None,
            spoke=frozenset(one.number for one in fitting if self._first_turn.get(one.number, start) < start),
            owner=owner,
            kin=self.kin(reference, chains),
            topic=-self._most[1] if self._most[0] > 1 else None,
        )

    def quoted_by(self, reference: Reference) -> int | None:
        """Return the number of the chain that speaks the quotation around a reference, or None."""
        return self._first([said for said in self._layout.holding(reference.start) if said.quoted])

    def _first(self, statements: Sequence[Said]) -> int | None:
        return next((speaker for said in statements if (speaker := self._speaker(said)) is not None), None)

    def _speaker(self, said: Said, steps: int = 0) -> int | None:
        """The number of the chain that speaks a statement, where that is known by now."""
        for span in self._heads.get(said.id, ()):
            if span in self._by_span:
                return self._by_span[span]
        before = self._statements.get(said.continues or "")
        return self._speaker(before, steps + 1) if before is not None and steps < 20 else None

    def kin(self, reference: Reference, chains: Sequence[Chain]) -> frozenset[int]:
        """Return the numbers of the chains that have the noun of a description and the same owner."""
        owner = self.owner(reference) if reference.owner >= 0 else None
        if owner is None:
            return frozenset()
        return frozenset(
            chain.number
            for chain in chains
            if reference.head in chain.nouns
            and any(r.head == reference.head and r.owner >= 0 and self.owner(r) == owner for r in chain.references)
        )


def _within(references: Sequence[Reference], start: int, end: int) -> list[Reference]:
    first = bisect_left(references, start, key=lambda r: r.start)
    found = []
    for reference in references[first:]:
        if reference.start >= end:
            break
        if reference.end <= end + 1:
            found.append(reference)
    return found

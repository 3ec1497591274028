"""Examples for the coreference ranker: each reference of the labelled texts, its choices, and the right one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.evaluation.entities import Place, Text
from onrecord.reading.coreference.added import with_added
from onrecord.reading.coreference.features import Facts, bearing
from onrecord.reading.coreference.ranker import BEARINGS, Ranker
from onrecord.reading.coreference.read import read_links
from onrecord.reading.coreference.types import Chain, Reference
from onrecord.reading.layers import Page
from onrecord.reading.names.parts import Name
from onrecord.reading.names.people import People
from onrecord.reading.speakers.assign import without_overlap
from onrecord.reading.speakers.mended import mend

EMPTY = Ranker({b: {} for b in BEARINGS}, dict.fromkeys(BEARINGS, 0.0))


@dataclass(frozen=True, slots=True)
class Example:
    """One reference to resolve: which weights rank it, the facts of its choices, and the number of the right one."""

    bearing: str
    choices: tuple[Facts, ...]
    right: int


@dataclass(slots=True)
class Teacher:
    """Answers for the ranker while a text is read, from its labels, and keeps what was asked."""

    text: Text
    examples: list[Example] = field(default_factory=list)

    def __call__(self, reference: Reference, chains: Sequence[Chain], choices: Sequence[Facts]) -> int:
        """Return the number of the right choice; what has no label is nobody, and no example."""
        place = self.text.place_of(reference.start, reference.end)
        if place is None:
            return len(chains)
        right = next((i for i, chain in enumerate(chains) if self._entity(chain) == place.entity), len(chains))
        self.examples.append(Example(bearing(reference), tuple(choices), right))
        return right

    def _entity(self, chain: Chain) -> int | None:
        names = [r for r in chain.references if r.kind == "name"]
        places: list[Place | None] = [self.text.place_of(r.start, r.end) for r in names or chain.references[:1]]
        counts = Counter(p.entity for p in places if p is not None)
        return counts.most_common(1)[0][0] if counts else None


def examples(text: Text, page: Page, names: Sequence[Name]) -> list[Example]:
    """Return the examples of one text."""
    teacher = Teacher(text)
    read_links(text.text, names, People(text.text, names), page.statements, ranker=EMPTY, oracle=teacher)
    return teacher.examples


def prepared(page: Page) -> list[Name]:
    """Return the names of a page as the speakers layer mends them before coreference."""
    text = page.article.text
    sources = [span for statement in page.statements for span in statement.source]
    return with_added(text, without_overlap(mend(text, without_overlap(page.names), sources)))

"""Examples that need no labels: he and she in articles where only one person of that gender can be meant.

An article on a man and a woman tells by the gender alone who each pronoun is. Read as if genders were not known, such
pronouns teach the ranker what else points to the right one: who was named last, who is the subject, who spoke.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.reading.coreference.features import Facts
from onrecord.reading.coreference.ranker import Ranker
from onrecord.reading.coreference.read import read_links
from onrecord.reading.coreference.types import Chain, Reference
from onrecord.reading.layers import Page
from onrecord.reading.names.parts import Name
from onrecord.reading.names.people import People
from onrecord.types import Span, Statement
from training.coreference.data import Example


@dataclass(slots=True)
class ByGender:
    """Answers by gender where it tells, else by the ranker; keeps what gender told."""

    ranker: Ranker
    examples: list[Example] = field(default_factory=list)

    def __call__(self, reference: Reference, chains: Sequence[Chain], choices: Sequence[Facts]) -> int:
        """Return the number of the choice that gender, else the ranker, takes."""
        which = "description" if reference.kind == "description" else "person" if reference.gender else "plural"
        fitting = [
            i for i, c in enumerate(chains) if not (reference.gender and c.gender) or c.gender == reference.gender
        ]
        certain = all(chain.gender for chain in chains) and len(fitting) == 1
        if which == "person" and reference.kind == "pronoun" and certain and len(chains) > 1:
            self.examples.append(Example("person", tuple(choices[:-1]), fitting[0]))
            return fitting[0]
        open_choices = [*fitting, len(chains)]
        chances = self.ranker.probabilities(which, [choices[i] for i in open_choices])
        return open_choices[max(range(len(chances)), key=chances.__getitem__)]


def silver(page: Page, names: Sequence[Name], ranker: Ranker) -> list[Example]:
    """Return the examples of one article without labels of coreference."""
    teacher = ByGender(ranker)
    text = page.article.text
    read_links(text, names, People(text, names), page.statements, ranker=ranker, oracle=teacher, blind=True)
    return teacher.examples


def attributed(path: Path) -> Iterator[tuple[str, tuple[Statement, ...]]]:
    """Yield text and statements of the articles of a file in PolNeAR's layout."""
    for line in path.read_text(encoding="utf8").splitlines():
        row = json.loads(line)
        text = row["text"]
        yield text, tuple(_statement(text, f"s{i}", spans) for i, spans in enumerate(row["attributions"], 1))


def _statement(text: str, number: str, row: dict[str, list[list[int]]]) -> Statement:
    source, cue, content = (tuple(Span.of(text, a, b) for a, b in row[role]) for role in ("source", "cue", "content"))
    return Statement(number, source, cue, content, "indirect", "say", None, (), (), None, None, None, 1.0)

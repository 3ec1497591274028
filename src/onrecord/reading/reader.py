"""The Reader: articles in, readings out."""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from onrecord._version import __version__
from onrecord.errors import SettingError
from onrecord.intake import from_object
from onrecord.intake.article import make_article
from onrecord.reading.layers import Page
from onrecord.reading.parallel import read_parallel
from onrecord.reading.steps import DEFAULT, LAYERS, PROFILES, Steps, layers_of
from onrecord.reading.text.unseen import seen
from onrecord.reading.text.unwrapping import unwrapped
from onrecord.types import Article, ReaderInfo, Reading, Statement

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["DEFAULT", "LAYERS", "PROFILES", "Readable", "Reader", "page_of"]

#: What `read` and `read_many` take.
Readable = Article | str | Mapping[str, object]
#: Articles handed to a layer or a worker process at a time.
_CHUNK: Final = 8
#: With fewer articles than this, starting worker processes costs more than it saves.
_ALONE: Final = 16
_HALVES: Final = re.compile("[\ud800-\udfff]")


class Reader:
    """Reads articles: `reader.read(text)` gives a Reading, `reader.read_many(articles)` a stream of them.

    Nothing is loaded before the first article is read.

    Args:
        layers: names out of `LAYERS`, in any order, or one name; None for all but events, which are read on request. A
            layer that another one needs is added.
        nlp: your own spaCy pipeline for names, or the name of an installed one, in place of the built-in
            `en_core_web_sm`. A pipeline given as an object reads in this process only.
        profile: which statement model: "fast", or "accurate" where it is installed.
        packs: files of your own with what is known of actors (docs/packs.md); they win over those of onrecord.
        least: statements of a lower confidence are left out; None: of a lower one than 0.6, or 0.45 where they quote;
            those within others are sifted by rules.
        doubtful: events of a lower confidence are marked doubtful and left out of counts; None: of a lower one than
            `events.json` has beside the weights (0.33).

    Raises:
        SettingError: a layer or profile that does not exist, or a confidence that is none.
        DataError: a pack that is not there or not well written; all are checked at once.
    """

    def __init__(
        self,
        layers: Iterable[str] | None = None,
        nlp: Language | str | None = None,
        profile: str = "fast",
        packs: Iterable[str | Path] = (),
        least: float | None = None,
        *,
        doubtful: float | None = None,
    ) -> None:
        self.layers: tuple[str, ...] = layers_of(layers)
        if profile not in PROFILES:
            raise SettingError(f"no profile named {profile!r}", fix=f"The profiles are {', '.join(PROFILES)}")
        for bound in (least, doubtful):
            if bound is not None and not 0 <= bound <= 1:
                raise SettingError(f"no confidence {bound}", fix="It is a probability, between 0 and 1")
        self.profile, self.least, self.doubtful = profile, least, doubtful
        self.packs = tuple(Path(path) for path in ((packs,) if isinstance(packs, (str, Path)) else packs))
        if self.packs:
            from onrecord.knowledge.packfiles import user_packs

            list(user_packs(self.packs))  # what is wrong with them is told before anything is read
        self._nlp = nlp
        self._steps = Steps(self.layers, nlp, profile, self.packs, least, doubtful)

    @cached_property
    def info(self) -> ReaderInfo:
        """Version, models with hashes, and layers, as they stand in every Reading."""
        models = tuple(sorted({model for step in self._steps.all for model in step.models}))
        return ReaderInfo(__version__, models, self.layers)

    def read(self, article: Readable) -> Reading:
        """Read one article.

        Args:
            article: an Article, its text, or a mapping with the input field names (`text`, `title`, `date`, …).

        Raises:
            InputError: a mapping without text.
            ModelError: weights are missing or damaged.
        """
        return self.read_chunk([_as_article(article)])[0]

    def read_many(self, articles: Iterable[Readable], jobs: int | None = None) -> Iterator[Reading]:
        """Read articles as a stream, in their order, with constant memory.

        Args:
            articles: any iterable; it is consumed only as fast as readings are taken.
            jobs: processes; None for one per core (one only where there are few articles). Scripts that use
                several need the usual `if __name__ == "__main__":` guard on Windows and macOS.
        """
        stream = (_as_article(article) for article in articles)
        jobs = (os.cpu_count() or 1) if jobs is None else max(1, jobs)
        first = list(itertools.islice(stream, _ALONE))
        alone = jobs == 1 or len(first) < _ALONE or not (self._nlp is None or isinstance(self._nlp, str))
        chunks = _chunks(itertools.chain(first, stream))
        if alone:
            for chunk in chunks:
                yield from self.read_chunk(chunk)
        else:
            again = partial(
                Reader, self.layers, self._nlp, self.profile, self.packs, self.least, doubtful=self.doubtful
            )
            yield from read_parallel(again, chunks, jobs)

    def read_given(self, article: Readable, statements: Sequence[Statement]) -> Reading:
        """Read one article whose statements are known: the layers after `statements` run on those given.

        Args:
            article: as for `read`.
            statements: with spans of its text, in the order of the text, and ids of their own.
        """
        whole = _as_article(article)
        pages, given = [page_of(whole)], seen(whole.text).inward(tuple(statements))
        for step in self._steps.all:
            known = step.name == "statements"
            pages = [replace(page, statements=given) for page in pages] if known else step.read(pages)
        return self._assemble(whole, pages[0])

    def relation(self, text: str, actor: tuple[int, int] | None, recipient: tuple[int, int] | None) -> dict[str, float]:
        """Tell how two actors of a sentence stand to each other.

        Args:
            text: a sentence, or a few.
            actor: where the one who acts stands in it, as code points (start, end); None where it is not named.
            recipient: the same of the one to whom it is done.

        Returns:
            The probability of each of PLOVER's types; they sum to 1.

        Raises:
            SettingError: neither is given, or a span lies outside the text or is empty.
            ModelError: weights are missing or damaged.
        """
        from onrecord.reading.events.relation import relation

        return relation(self._steps.events, text, actor, recipient)

    def read_chunk(self, articles: Sequence[Article]) -> list[Reading]:
        """Read a few articles at once, in their order."""
        readable = [a for a in articles if not _is_left_out(a)]
        pages = [page_of(a) for a in readable]
        for step in self._steps.all if pages else ():
            pages = step.read(pages)
        done = iter(pages)
        return [self._assemble(a, Page(a) if _is_left_out(a) else next(done)) for a in articles]

    def _assemble(self, article: Article, page: Page) -> Reading:
        rows = (page.actors, page.mentions, page.statements, page.events, page.times, page.places)
        if page.article.text != article.text:
            rows = seen(article.text).outward(rows)
        return Reading(article, self.info, *rows, left_out=article.left_out)


def _as_article(article: Readable) -> Article:
    if isinstance(article, Article):
        return article
    return make_article(article) if isinstance(article, str) else from_object(article)


def page_of(article: Article) -> Page:
    """The page that the layers read: lines wrapped by hand are whole, and all characters of it are seen.

    Half a surrogate pair, of which no UTF-8 can be made, is the sign for a character that is not known.
    """
    shown = seen(article.text)
    text = _HALVES.sub("\ufffd", unwrapped(shown.text))
    if text == article.text:
        return Page(article)
    return Page(replace(article, text=text, left_out=shown.inward(article.left_out)))


def _is_left_out(article: Article) -> bool:
    return any(part.span is None for part in article.left_out)


def _chunks(articles: Iterable[Article]) -> Iterator[list[Article]]:
    source = iter(articles)
    while chunk := list(itertools.islice(source, _CHUNK)):
        yield chunk

"""The desk of the reading room: the record that is asked, and the reader of what visitors bring."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TypeVar

from onrecord.errors import ReadOnlyError, RecordError
from onrecord.exports.marks import title_of
from onrecord.knowledge.lookup import Knowledge, builtin
from onrecord.questions.sides.overviews import outlets
from onrecord.questions.sourcing.outlets import By, OutletSourcing
from onrecord.reading.reader import Reader
from onrecord.record.articles import load_article
from onrecord.record.store import Record
from onrecord.types import Article, Reading
from onrecord.web.memory import Answers, Brought
from onrecord.web.settings import Serving

_T = TypeVar("_T")


class Desk:
    """What the pages and the API ask: a record, open as long as the room is, and a reader, made when needed.

    Safe to use from several threads: a record gives every question a state of its own; one article is read at a time.

    Args:
        serving: how the room is served.

    Raises:
        RecordError: the record is not there, damaged, or newer than this onrecord.
    """

    def __init__(self, serving: Serving) -> None:
        self.serving = serving
        self.record = Record(serving.path, create=not serving.read_only, write=not serving.read_only)
        self.brought = Brought()
        self._answers = Answers(self.record.changes)
        self._readers: dict[bool, Reader] = {}
        self._one_at_a_time = threading.Lock()

    @property
    def may_write(self) -> bool:
        """Whether corrections and articles are taken."""
        return not self.serving.read_only

    def writing(self) -> Record:
        """Return the record, to change it.

        Raises:
            ReadOnlyError: the room is served read-only.
        """
        if not self.may_write:
            raise ReadOnlyError("this reading room is read-only", fix="Start it without --read-only to add and correct")
        return self.record

    @cached_property
    def knowledge(self) -> Knowledge:
        """What the packs know of actors: those of onrecord, and the user's own."""
        return Knowledge(self.serving.packs) if self.serving.packs else builtin()

    def title_of(self, article: str) -> str:
        """Return the title of an article of the record, or how it begins where it has none.

        Its id where it is damaged or gone: its own page tells that, a list with it is still shown.
        """
        try:
            with self.record.state() as connection:
                return title_of(load_article(connection, article))
        except RecordError:
            return article

    def kept(self, name: str, make: Callable[[], _T]) -> _T:
        """Return an answer that is kept until the record changes; it is made for the first who asks.

        Args:
            name: of the answer, with all that it depends on.
            make: gives it.
        """
        return self._answers.get(name, make)

    def outlets(
        self, *, by: By, outlet: str | None, since: str | None, until: str | None
    ) -> tuple[OutletSourcing, ...]:
        """Return the sourcing of outlets, kept: pages of one list are parts of one answer; see `overviews.outlets`."""
        return self.kept(
            f"outlets {by} {outlet!r} {since!r} {until!r}",
            lambda: outlets(self.record, by=by, outlet=outlet, since=since, until=until),
        )

    def at_hand(self, name: str) -> bool:
        """Return whether an answer is kept that still holds."""
        return self._answers.has(name)

    def read(self, articles: Sequence[Article], *, events: bool = False) -> list[Reading]:
        """Read articles that a visitor brought; one visitor after another.

        Args:
            articles: as the intake gives them.
            events: with the events layer.
        """
        with self._one_at_a_time:
            if events not in self._readers:
                from onrecord.reading.reader import LAYERS

                self._readers[events] = Reader(LAYERS if events else None, packs=self.serving.packs)
            reader = self._readers[events]
            return [reader.read(article) for article in articles]

    def close(self) -> None:
        """Let go of the record."""
        self.record.close()

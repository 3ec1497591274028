"""The component `onrecord` of spaCy pipelines.

It predicts without writing, then annotates: `predict` gives the readings of some Docs, `set_annotations` puts them in.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, Self

from spacy.pipeline import Pipe
from spacy.tokens import Doc
from spacy.util import ensure_path

from onrecord.errors import DataError
from onrecord.integrations.spacy.articles import article_of, told_article
from onrecord.integrations.spacy.extensions import register
from onrecord.integrations.spacy.keeping import keep
from onrecord.integrations.spacy.settings import Settings
from onrecord.integrations.spacy.spans import annotate
from onrecord.types import Article, Reading

#: Docs read at a time at most: a reading is larger than what else a Doc holds, and spaCy's own batches have 1,000.
_MOST: Final = 64
_FILE: Final = "settings.json"
_FILE_LIMIT: Final = 1_000_000  # bytes; the settings have a few hundred


class OnrecordComponent(Pipe):
    """Reads Docs: statements, actors, times, places and, where asked for, events.

    Nothing is loaded before the first Doc is read.

    Args:
        name: of the component in its pipeline.
        settings: how it reads.

    Raises:
        SettingError: a setting that cannot be, or an extension of ours that another program has registered.
        DataError: a pack that is not there or not well written.
    """

    def __init__(self, name: str = "onrecord", settings: Settings | None = None) -> None:
        register()
        self.name = name
        self.settings = settings or Settings()

    @property
    def settings(self) -> Settings:
        """How it reads."""
        return self._settings

    @settings.setter
    def settings(self, settings: Settings) -> None:
        reader = settings.reader()  # what cannot be is told now
        self._settings, self._reader = settings, reader

    def __call__(self, doc: Doc) -> Doc:
        """Read one Doc; return it, with what was read in it.

        Raises:
            InputError: what is told of its article cannot be.
            ModelError: weights are missing or damaged.
        """
        self.set_annotations([doc], self.predict([doc]))
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = _MOST) -> Iterator[Doc]:
        """Read Docs as a stream, several at once.

        A Doc that cannot be read goes to the error handler of the pipeline; the others are read.

        Args:
            stream: Docs; taken only as fast as they are read.
            batch_size: how many are read at once at most; never more than 64.
        """
        coming = iter(stream)
        while docs := list(itertools.islice(coming, max(1, min(batch_size, _MOST)))):
            try:
                self.set_annotations(docs, self.predict(docs))
            except Exception:
                yield from self._one_by_one(docs)
            else:
                yield from docs

    def predict(self, docs: Sequence[Doc]) -> list[Reading]:
        """Return the readings of some Docs, in their order; the Docs stay as they are."""
        return list(self._reader.read_many([self._article(doc) for doc in docs], jobs=1))

    def set_annotations(self, docs: Sequence[Doc], readings: Sequence[Reading]) -> None:
        """Put readings into their Docs: the rows, and the groups of spans.

        Raises:
            InputError: a reading is of another text than its Doc.
        """
        for doc, reading in zip(docs, readings, strict=True):
            told_article(doc, reading.article)
            annotate(doc, reading)
            keep(doc, reading)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return the settings."""
        return self.settings.dumps().encode("utf8")

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Self:
        """Take the settings that `to_bytes` returned.

        Raises:
            DataError: these are none.
        """
        self.settings = Settings.loads(data)
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the settings into the folder `path`."""
        folder = ensure_path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _FILE).write_text(self.settings.dumps() + "\n", encoding="utf8", newline="\n")

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Self:
        """Take the settings that `to_disk` wrote.

        Raises:
            DataError: these are none.
        """
        file = ensure_path(path) / _FILE
        if not file.is_file() or file.stat().st_size > _FILE_LIMIT:
            raise DataError("no settings of onrecord", where=str(file), fix="Save the pipeline again with nlp.to_disk")
        return self.from_bytes(file.read_bytes())

    def __reduce__(self) -> tuple[Any, ...]:
        # models cannot be sent to another process and are loaded there; who handles errors here does so there too
        handled = {"error_handler": self.error_handler} if hasattr(self, "error_handler") else None
        return type(self), (self.name, self.settings), handled

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)  # that of Pipe takes none but its own

    def _article(self, doc: Doc) -> Article:
        context = doc._context if self.settings.context else None
        return article_of(doc) if context is None else told_article(doc, context)

    def _one_by_one(self, docs: Iterable[Doc]) -> Iterator[Doc]:
        handle = self.get_error_handler()
        for doc in docs:
            try:
                self(doc)
            except Exception as error:
                handle(self.name, self, [doc], error)
            else:
                yield doc

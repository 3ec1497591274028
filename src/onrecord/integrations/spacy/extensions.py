"""What Docs and Spans say of their reading: `doc._.statements`, `doc._.events`, `span._.onrecord`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from spacy.tokens import Doc, Span

from onrecord import types
from onrecord.errors import SettingError
from onrecord.integrations.spacy.articles import Told, article_of, tell
from onrecord.integrations.spacy.keeping import Row, kept_in, pieces_of
from onrecord.spans import trimmed
from onrecord.types import Article, Event, Reading, Statement


def reading_of(doc: Doc) -> Reading | None:
    """Return the reading of a Doc; None where its text was not read."""
    kept = kept_in(doc)
    return kept.reading if kept and kept.reading.reader.layers else None


def statements_of(doc: Doc) -> tuple[Statement, ...]:
    """Return the statements of a Doc.

    Raises:
        SettingError: they were not read, which is not the same as that there are none.
    """
    return _read(doc, "statements").statements


def events_of(doc: Doc) -> tuple[Event, ...]:
    """Return the events of a Doc.

    Raises:
        SettingError: they were not read, which is not the same as that there are none.
    """
    return _read(doc, "events").events


def row_of(span: Span) -> Row | None:
    """Return what a span of onrecord's groups is of: a Statement, Event, Mention, Time or Place; else None."""
    kept = kept_in(span.doc) if span.id_ else None
    row = kept.rows.get(span.id_) if kept else None
    # spans of other programs may bear the same id: ours hold what the row stands for
    return row if row and any(_holds(span, piece) for piece in pieces_of(row)) else None


def _holds(span: Span, piece: types.Span) -> bool:
    start, end = trimmed(span.doc.text, piece.start, piece.end)
    return span.start_char <= start and end <= span.end_char


def _read(doc: Doc, layer: str) -> Reading:
    reading = reading_of(doc)
    if reading is None:
        raise SettingError(
            f"no {layer}: this Doc was not read by onrecord", fix='Add it to the pipeline: nlp.add_pipe("onrecord")'
        )
    if layer not in reading.reader.layers:
        raise SettingError(
            f"no {layer}: they were not read",
            fix=f'Read them: nlp.add_pipe("onrecord", config={{"layers": ["{layer}"]}})',
        )
    return reading


def _article(doc: Doc) -> Article:
    return article_of(doc)


def _tell(doc: Doc, told: Told) -> None:
    tell(doc, told)


_DOC: Final[dict[str, tuple[Callable[..., Any], Callable[..., None] | None]]] = {
    "onrecord": (reading_of, None),
    "onrecord_article": (_article, _tell),
    "statements": (statements_of, None),
    "events": (events_of, None),
}
_SPAN: Final[dict[str, tuple[Callable[..., Any], Callable[..., None] | None]]] = {"onrecord": (row_of, None)}


def register() -> None:
    """Register the extensions; those that are there already stay.

    Adding the component to a pipeline does so. Call it where Docs come from a file and no pipeline has the component.

    Raises:
        SettingError: another program has registered one of these names for something else.
    """
    for kind, extensions in ((Doc, _DOC), (Span, _SPAN)):
        for name, (getter, setter) in extensions.items():
            if kind.has_extension(name):
                _check(kind, name, getter)
            else:
                kind.set_extension(name, getter=getter, setter=setter)


def _check(kind: type[Doc | Span], name: str, getter: Callable[..., Any]) -> None:
    theirs = kind.get_extension(name)[2]
    if getattr(theirs, "__module__", None) != getter.__module__:
        raise SettingError(
            f"{kind.__name__}._.{name} is registered by another program",
            fix=f"Remove it, {kind.__name__}.remove_extension({name!r}), or give it another name there",
        )

"""The tables of a record as files: CSV, or Parquet, one for each kind of row, in one folder."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any, Final

from onrecord.exports.table_csv import csv_lines
from onrecord.record.frames.columns import Column, Kind, Value, View
from onrecord.record.frames.kinds import KINDS
from onrecord.record.frames.table import arrow_schema, arrow_table, needed, whole

#: Rows of a table that are held at a time, and written as one group.
GROUP: Final = 5_000
#: Stands between the items of a list in a cell.
BETWEEN: Final = " | "
_PLAIN_NAME: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}")


def text_name(article: str) -> str:
    """Return the name of the file with an article's text: its id, or a hash where no file can be called so."""
    if _PLAIN_NAME.fullmatch(article):
        return f"{article}.txt"
    return f"x{hashlib.sha256(article.encode('utf8', 'surrogatepass')).hexdigest()[:24]}.txt"


def write_text(folder: Path, article: str, text: str) -> None:
    """Write an article's text into a folder, to the last character, so that positions hold in it."""
    kept = whole(text)
    assert isinstance(kept, str)  # noqa: S101  for the type checker: a text stays one
    (folder / text_name(article)).write_bytes(kept.encode("utf8"))


def _in_csv(kind: Kind) -> Kind:
    """A table as CSV has it: texts are files of their own, as no cell keeps their line breaks."""
    name = Column("text_file", "text", "the file with its text, to the last character", _text_file)
    return replace(kind, columns=tuple(name if _is_text(kind, column) else column for column in kind.columns))


def _is_text(kind: Kind, column: Column) -> bool:
    return kind.name == "articles" and column.name == "text"


def _text_file(view: View, _: Any) -> Value:
    return f"texts/{text_name(view.reading.article.id)}"


#: The tables as CSV has them.
CSV_KINDS: Final[dict[str, Kind]] = {name: _in_csv(kind) for name, kind in KINDS.items()}


def csv_table(name: str, views: Iterable[View]) -> Iterator[str]:
    """Yield one table as CSV."""
    kind = CSV_KINDS[name]
    return csv_lines(kind.head, (_cells(row) for view in views for row in kind.rows(view)))


def write_csv(views: Iterable[View], folder: Path) -> None:
    """Write all tables as CSV into a folder, with the articles' texts and a dictionary of the columns."""
    texts = folder / "texts"
    texts.mkdir()
    with ExitStack() as stack:
        files = {
            name: stack.enter_context((folder / f"{name}.csv").open("w", encoding="utf8", newline=""))
            for name in CSV_KINDS
        }
        for name, kind in CSV_KINDS.items():
            files[name].writelines(csv_lines(kind.head, ()))
        for view in views:
            for name, kind in CSV_KINDS.items():
                # without the first line, which has the names of the columns
                files[name].writelines(islice(csv_lines(kind.head, map(_cells, kind.rows(view))), 1, None))
            article = view.reading.article
            write_text(texts, article.id, article.text)
    _write_dictionary(folder, CSV_KINDS.values())


def write_parquet(views: Iterable[View], folder: Path) -> None:
    """Write all tables as Parquet into a folder, with a dictionary of the columns.

    Raises:
        SettingError: pyarrow is not installed.
    """
    parquet = needed("pyarrow.parquet", "parquet")
    held: dict[str, list[tuple[Value, ...]]] = {name: [] for name in KINDS}
    with ExitStack() as stack:
        writers = {
            name: stack.enter_context(parquet.ParquetWriter(folder / f"{name}.parquet", arrow_schema(kind.columns)))
            for name, kind in KINDS.items()
        }
        for view in views:
            for name, kind in KINDS.items():
                held[name].extend(kind.rows(view))
                if len(held[name]) >= GROUP:
                    writers[name].write_table(arrow_table(kind.columns, held[name]))
                    held[name].clear()
        for name, kind in KINDS.items():
            if held[name]:
                writers[name].write_table(arrow_table(kind.columns, held[name]))
    _write_dictionary(folder, KINDS.values())


def dictionary(kinds: Iterable[Kind]) -> Iterator[tuple[str, str, str, str]]:
    """Yield table, column, type and meaning of every column."""
    for kind in kinds:
        for column in kind.columns:
            yield kind.name, column.name, column.type, column.about


def _write_dictionary(folder: Path, kinds: Iterable[Kind]) -> None:
    with (folder / "dictionary.csv").open("w", encoding="utf8", newline="") as file:
        file.writelines(csv_lines(("table", "column", "type", "about"), dictionary(kinds)))


def _cells(row: Sequence[Value]) -> list[object]:
    return [_cell(value) for value in row]


def _cell(value: Value) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return BETWEEN.join(item.replace("|", r"\|") for item in value) or None
    return value

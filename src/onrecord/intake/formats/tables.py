"""CSV and TSV: one article per row, the delimiter told from the head of the file, rows read one at a time."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from typing import BinaryIO, Protocol

from onrecord.errors import InputError
from onrecord.intake.decoding import binary_kind, rescued
from onrecord.intake.fields import TEXT_NAMES, plain_name
from onrecord.intake.formats.records import article_or_problem
from onrecord.intake.options import Limits, Loaded, Options, Source
from onrecord.intake.problems import Problem
from onrecord.intake.streams import peek, without_bom

_DELIMITERS = (",", "\t", ";", "|")
_HEAD = 1 << 16
_LINE_END = re.compile(r"\r\n?|\n")


class _Rows(Protocol):
    """The part of csv.reader's type that is used; the module does not name it."""

    @property
    def line_num(self) -> int: ...

    def __next__(self) -> list[str]: ...


def read_csv(stream: BinaryIO, source: Source, options: Options) -> Loaded:
    """Yield the article of each row, or a Problem with the number of the line the row ends on."""
    head, stream = peek(without_bom(stream), _HEAD)
    kind = binary_kind(head)
    if not head.strip():
        yield Problem(source.where, None, "the file is empty", None, "empty")
        return
    if kind is not None:
        yield Problem(source.where, None, f"not a table but {kind[0]}", kind[1])
        return
    _allow_long_fields(options.limits)
    delimiter = delimiter_of(head.decode("utf-8", "surrogateescape"), options.text_column)
    # newline="" keeps carriage returns within quoted texts as they are
    text = io.TextIOWrapper(stream, encoding="utf-8", errors="surrogateescape", newline="")
    rows = csv.reader(text, delimiter=delimiter)
    try:
        header = next(rows, [])
        column = _text_column(header, options.text_column)
    except (InputError, csv.Error) as error:
        told = error if isinstance(error, InputError) else InputError(f"not a table: {error}")
        yield Problem.of(told, source.where, 1)
        return
    yield from _read_rows(rows, header, column, source, options)


def _read_rows(rows: _Rows, header: Sequence[str], column: str, source: Source, options: Options) -> Loaded:
    seen = False
    while True:
        try:
            row = next(rows)
        except StopIteration:
            break
        except csv.Error as error:
            yield Problem(
                source.where, rows.line_num, f"a row that cannot be read: {error}", "Mend its quotation marks"
            )
            seen = True
            continue
        if not any(cell.strip() for cell in row):
            continue
        seen = True
        if len(row) != len(header):
            what = f"a row of {len(row)} columns where the header has {len(header)}"
            yield Problem(source.where, rows.line_num, what, "Quote cells that hold the delimiter or line breaks")
            continue
        cells = [rescued(cell) for cell in row]
        # Of two columns of one name the first is meant, as the header reads from the left.
        record = {name: cell.text for name, cell in reversed(list(zip(header, cells, strict=True)))}
        reason = next((cell.reason for cell in cells if cell.reason), None)
        yield article_or_problem(record, reason, rows.line_num, source, options, text_name=column)
    if not seen:
        yield Problem(source.where, None, "the table has no rows", None, "empty")


def delimiter_of(head: str, text_column: str | None = None) -> str:
    """Return the delimiter with which the first row has a text column, else that which parts it most."""
    wanted = {plain_name(text_column)} if text_column else set(TEXT_NAMES)
    counts: dict[str, int] = {}
    for delimiter in _DELIMITERS:
        try:
            cells = next(csv.reader(io.StringIO(head, newline=""), delimiter=delimiter), [])
        except csv.Error:
            continue
        if wanted & {plain_name(cell) for cell in cells} and len(cells) > 1:
            return delimiter
        counts[delimiter] = len(cells)
    return max(counts, key=lambda delimiter: counts[delimiter], default=",")


def has_text_column(head: str, text_column: str | None = None) -> bool:
    """Whether `head` begins with the header of a table of articles: a known text column and another one."""
    first = _LINE_END.split(head, maxsplit=1)[0]
    if len(first) > 5_000 or first.lstrip()[:1] in "{[<":
        return False
    delimiter = delimiter_of(head, text_column)
    try:
        cells = [plain_name(cell) for cell in next(csv.reader([first], delimiter=delimiter), [])]
    except csv.Error:
        return False
    wanted = {plain_name(text_column)} if text_column else set(TEXT_NAMES)
    return len(cells) > 1 and bool(wanted & set(cells))


def _text_column(header: Sequence[str], asked: str | None) -> str:
    plain = {plain_name(name): name for name in reversed(header)}
    for name in (plain_name(asked),) if asked else TEXT_NAMES:
        if name in plain:
            return plain[name]
    shown = ", ".join(name[:40] for name in header[:20])
    what = f"no column {asked}" if asked else "no column with the text (text, body, content, articleBody)"
    raise InputError(f"{what}; the columns are: {shown}", fix="Name the text column (--text-column NAME)")


def _allow_long_fields(limits: Limits) -> None:
    # The limit of the csv module is one for the whole process; it is only ever raised here.
    if csv.field_size_limit() < limits.record:
        csv.field_size_limit(limits.record)

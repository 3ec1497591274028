"""DOCX: its paragraphs as the text, one article or a Nexis or Factiva export of several."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO

from onrecord.errors import InputError
from onrecord.intake.article import is_blank, make_article
from onrecord.intake.fields import check_length
from onrecord.intake.formats.exports import is_export, read_export
from onrecord.intake.names import sound
from onrecord.intake.options import Limits, Loaded, Options, Source
from onrecord.intake.problems import EmptyInputError, Problem, reason_of
from onrecord.intake.streams import read_whole

_NO_METADATA = "no publication date, outlet or author: a DOCX has only those of the file"
_MAX_DEPTH = 5


def read_docx(stream: BinaryIO, source: Source, options: Options) -> Loaded:
    """Yield the article that a DOCX holds, or the articles of an export."""
    try:
        data = read_whole(stream, options.limits.document)
        _check(data, options.limits)
        blocks = _blocks(data)
        lines = [sound(text) for _, text in blocks]
        if all(is_blank(line) for line in lines):
            raise EmptyInputError("the document has no text")
        if is_export("\n".join(lines)):
            # Line breaks within a paragraph part header lines as well as paragraphs do.
            yield from read_export([piece for line in lines for piece in line.split("\n")], source, options)
            return
        title, rest = _title(blocks)
        text = "\n\n".join(sound(block) for block in rest if block.strip())
        if is_blank(text):
            raise EmptyInputError("the document has a title and no text")
        check_length(text, options.limits)
        told = ("title from the document's title or first heading",) if title else ()
        yield make_article(text, title=title, url=source.url, reasons=(*told, _NO_METADATA))
    except InputError as error:
        yield Problem.of(error, source.where)


def _check(data: bytes, limits: Limits) -> None:
    """Raise InputError if `data` is no DOCX, or one that unpacks to far more than a document."""
    if not data:
        raise EmptyInputError("the file is empty")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise InputError("an old or encrypted Office file, not a DOCX", fix="Save it as .docx without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(member.file_size for member in packed.infolist())
            names = set(packed.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise InputError(f"a damaged DOCX ({reason_of(error)})", fix="Save or download it again") from error
    if "word/document.xml" not in names:
        raise InputError("a ZIP archive but no DOCX", fix="Rename it to .zip if it holds articles")
    if size > limits.document * 4 or size > limits.ratio * max(len(data), 50_000):
        raise InputError(f"unpacks to {size:,} bytes, far more than a document has", fix="Save it as text")


def _blocks(data: bytes) -> list[tuple[str, str]]:
    """Return (style, text) of each paragraph and table row, in order."""
    from docx import Document

    try:
        return list(_walk(Document(io.BytesIO(data)), 0))
    except Exception as error:  # XML that is damaged, or not what its part says, fails in every way there is
        raise InputError(f"a damaged DOCX ({reason_of(error)})", fix="Save or download it again") from error


def _walk(holder: Any, depth: int) -> Iterator[tuple[str, str]]:
    from docx.table import Table

    for item in holder.iter_inner_content():
        if not isinstance(item, Table):
            yield (item.style.name if item.style is not None else "") or "", item.text
        elif depth < _MAX_DEPTH:
            for row in item.rows:
                # A merged cell is listed once for each column it covers.
                cells = dict.fromkeys(row.cells)
                yield "Table", "\t".join(" ".join(text for _, text in _walk(cell, depth + 1)) for cell in cells)


def _title(blocks: list[tuple[str, str]]) -> tuple[str | None, list[str]]:
    """Return (title, the other blocks): a first block in the style of a title or top heading is the title."""
    texts = [text for _, text in blocks]
    for index, (style, text) in enumerate(blocks):
        if text.strip():
            is_title = style in ("Title", "Heading 1") or style.lower() in ("title", "heading 1")
            return (" ".join(text.split()), texts[index + 1 :]) if is_title else (None, texts)
    return None, texts

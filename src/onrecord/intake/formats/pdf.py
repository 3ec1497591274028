"""PDF: the text of its pages as paragraphs, without running heads and page numbers."""

from __future__ import annotations

import io
import logging
import re
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, BinaryIO

from onrecord.errors import InputError
from onrecord.intake.article import is_blank, make_article
from onrecord.intake.fields import check_length
from onrecord.intake.formats.exports import is_export, read_export
from onrecord.intake.names import sound
from onrecord.intake.options import Limits, Loaded, Options, Source
from onrecord.intake.paragraphs import PageLine, break_pages, joined, without_running_heads
from onrecord.intake.problems import EmptyInputError, Problem, reason_of
from onrecord.intake.streams import read_whole

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_NO_TITLE = re.compile(r"untitled|^microsoft word|\.(?:docx?|indd|pdf|qxp|pages|html?)$|^https?:|^\W*$", re.IGNORECASE)
_NO_DATE = "no publication date: the date in a PDF is that of the file"


def read_pdf(stream: BinaryIO, source: Source, options: Options) -> Loaded:
    """Yield the article that a PDF holds, or the articles of a Nexis or Factiva export."""
    try:
        reader = _open(read_whole(stream, options.limits.document))
        pages, reasons = _pages(reader, options.limits)
        pages, dropped = without_running_heads(pages)
        lines = [sound(line) for line in break_pages(pages)]
        if all(is_blank(line) for line in lines):
            raise EmptyInputError("the PDF has no text, only pictures of it", fix="Run text recognition (OCR) first")
        if is_export("\n".join(lines)):
            yield from read_export(lines, source, options, wrapped=True)
            return
        text = joined(lines, wrapped=True)
        check_length(text, options.limits)
        title = _title(reader)
        if title and text.startswith(f"{title}\n\n"):
            text = text[len(title) :].lstrip("\n")
        if dropped:
            reasons = (*reasons, "dropped from the pages' edges: " + "; ".join(one[:80] for one in dropped[:5]))
        if title:
            reasons = (*reasons, "title from the PDF's properties")
        yield make_article(text, title=title, url=source.url, reasons=(*reasons, _NO_DATE))
    except InputError as error:
        yield Problem.of(error, source.where)


def _open(data: bytes) -> PdfReader:
    """Return the reader of a PDF, opened with the empty password where it is encrypted for printing only."""
    if not data:
        raise EmptyInputError("the file is empty")
    if b"%PDF-" not in data[:1024]:
        raise InputError("not a PDF, though it is named so", fix="Download it again, or name its format")
    from pypdf import PdfReader

    # pypdf logs a line for each oddity of a file; what matters is told by the Problem
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        pages = 0 if locked else len(reader.pages)
    except Exception as error:  # a parser of hostile files fails in every way there is
        if "rypt" in str(error):
            locked, pages = True, 0
        else:
            raise InputError(f"a damaged PDF ({reason_of(error)})", fix="Download it again") from error
    if locked:
        raise InputError("the PDF is encrypted", fix="Save a copy without a password")
    if not pages:
        raise EmptyInputError("the PDF has no pages")
    return reader


def _pages(reader: PdfReader, limits: Limits) -> tuple[list[list[PageLine]], tuple[str, ...]]:
    """Return the lines of all pages, and which pages could not be read."""
    if len(reader.pages) > limits.pages:
        raise InputError(f"{len(reader.pages):,} pages; the limit is {limits.pages:,}", fix="Split the PDF")
    until = time.monotonic() + limits.seconds
    pages: list[list[PageLine]] = []
    failed: list[str] = []
    size = 0
    for number, page in enumerate(reader.pages, start=1):
        if time.monotonic() > until:
            raise InputError(
                f"not read within {limits.seconds:g} seconds ({number - 1} of {len(reader.pages)} pages)",
                fix="Split the PDF, or save it as text",
            )
        try:
            pages.append(_lines(page))
        except Exception as error:  # one broken page does not spoil the others
            pages.append([])
            failed.append(f"page {number} could not be read ({reason_of(error)})")
        size += sum(len(line.text) for line in pages[-1])
        if size > 20 * limits.text:
            raise InputError("far more text than an article or an export has", fix="Split the PDF")
    if len(failed) == len(pages):
        raise InputError(f"a damaged PDF: {failed[0]}", fix="Download it again")
    return pages, tuple(failed)


class _Collector:
    """Gathers the fragments that pypdf visits into lines with their places."""

    def __init__(self) -> None:
        self.lines: list[PageLine] = []
        self._text = ""
        self._place: tuple[float, float, float] | None = None

    def visit(self, text: str, user: Sequence[float], matrix: Sequence[float], _font: Any, size: float) -> None:
        for index, piece in enumerate(text.split("\n")):
            if index:
                self.end()
            if piece.strip() and self._place is None:
                scale = abs(matrix[3] * user[3]) or abs(matrix[0] * user[0]) or 1.0
                self._place = (
                    matrix[4] * user[0] + matrix[5] * user[2] + user[4],
                    matrix[4] * user[1] + matrix[5] * user[3] + user[5],
                    abs(size or 1.0) * scale,
                )
            self._text += piece

    def end(self) -> None:
        if self._text.strip():
            left, height, size = self._place or (0.0, 0.0, 1.0)
            self.lines.append(PageLine(self._text.strip(), left, height, size))
        self._text, self._place = "", None


def _lines(page: PageObject) -> list[PageLine]:
    collector = _Collector()
    page.extract_text(visitor_text=collector.visit)
    collector.end()
    return collector.lines


def _title(reader: PdfReader) -> str | None:
    try:
        title = reader.metadata.title if reader.metadata else None
    except Exception:  # properties are as hostile as the rest, and no article depends on them
        return None
    title = " ".join(sound(str(title or "")).split())
    return title if 8 <= len(title) <= 300 and not _NO_TITLE.search(title) else None

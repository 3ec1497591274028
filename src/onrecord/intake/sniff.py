"""Which format an input is in: by its name, by what a server said, by its first bytes."""

from __future__ import annotations

import re
from typing import BinaryIO

from onrecord.errors import SettingError
from onrecord.intake.decoding import binary_kind
from onrecord.intake.fields import looks_like_html
from onrecord.intake.formats import READERS
from onrecord.intake.formats.records import is_json
from onrecord.intake.formats.tables import has_text_column
from onrecord.intake.options import Source
from onrecord.intake.streams import peek, peek_line, unread

ENDINGS = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".csv": "csv", ".tsv": "csv", ".tab": "csv", ".pdf": "pdf", ".docx": "docx",
    ".gz": "gz", ".zip": "zip",
}  # fmt: skip
_TYPES = {
    "text/html": "html", "application/xhtml+xml": "html", "application/pdf": "pdf", "application/json": "json",
    "application/ld+json": "json", "application/x-ndjson": "jsonl", "application/jsonl": "jsonl", "text/csv": "csv",
    "text/tab-separated-values": "csv", "text/markdown": "markdown",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/zip": "zip", "application/gzip": "gz", "application/x-gzip": "gz",
}  # fmt: skip
# Endings that people try, with what to do instead.
_INSTEAD = {
    ".doc": "Save it as .docx or as text",
    ".rtf": "Save it as .docx or as text",
    ".odt": "Save it as .docx or as text",
    ".xlsx": "Save the sheet as .csv",
    ".xls": "Save the sheet as .csv",
    ".parquet": "Write it as JSON lines",
    ".mhtml": "Save the page as .html",
    ".epub": "Save its articles as text or HTML",
}
_HEAD = 1 << 16
_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)


def format_named(name: str) -> str:
    """Return `name` if it is a format that can be asked for (`tsv` is read as `csv`).

    Raises:
        SettingError: it is none; lists those there are.
    """
    plain = {"txt": "text", "md": "markdown", "htm": "html", "tsv": "csv", "ndjson": "jsonl"}.get(name, name)
    if plain not in READERS:
        raise SettingError(f"no input format {name}; there are {', '.join(sorted(READERS))}")
    return plain


def format_by_name(source: Source) -> str | None:
    """Return the format that the endings of the name tell, `gz` and `zip` among them, else None."""
    return ENDINGS.get(source.endings[0]) if source.endings else None


def format_by_type(content_type: str | None) -> str | None:
    """Return the format of a media type, or None where it tells nothing (text/plain, octet-stream)."""
    return _TYPES.get((content_type or "").split(";")[0].strip().lower())


def instead_of(ending: str) -> str:
    """Return what to do with a file whose ending is not known."""
    known = " ".join(sorted(ENDINGS))
    return _INSTEAD.get(ending, f"Known are {known}; or say what it is with --input-format NAME")


def sniffed(stream: BinaryIO, text_column: str | None = None) -> tuple[str, BinaryIO]:
    """Return (format, a stream with all its bytes) told from the first bytes.

    Reads no more than the first line where that is a whole JSON object, so that lines from a living pipe are
    read as they come.
    """
    line, stream = peek_line(stream, _HEAD)
    if line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{") and is_json(line.decode("utf-8-sig", "replace")):
        return "jsonl", stream
    head, stream = peek(stream, _HEAD)
    return _by_content(head, text_column), unread(b"", stream)


def _by_content(head: bytes, text_column: str | None) -> str:
    for start, name in ((b"%PDF-", "pdf"), (b"\x1f\x8b", "gz")):
        if head.startswith(start):
            return name
    if head.startswith(b"PK\x03\x04"):
        return "docx" if b"word/" in head or b"[Content_Types].xml" in head[:200] else "zip"
    # the reader of text says what binary data is instead
    return "text" if binary_kind(head) is not None else _by_text(_text(head), text_column)


def _by_text(text: str, text_column: str | None) -> str:
    start = text.lstrip()[:1]
    if start == "[" and re.match(r'\s*\[\s*(?:[\[{"\]]|$)', text):
        return "json"
    if start == "{":
        lines = [line for line in text.splitlines() if line.strip()]
        # one object per line, perhaps a broken one first
        return "jsonl" if len(lines) > 1 and lines[1].startswith("{") and len(lines[0]) > 1 else "json"
    if _PAGE.match(text) or (start == "<" and looks_like_html(text)):
        return "html"
    return "csv" if has_text_column(text, text_column) else "text"


def _text(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace")
    return head.decode("utf-8-sig", "replace")

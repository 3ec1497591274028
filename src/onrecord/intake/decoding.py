"""Bytes to text: byte order mark, UTF-8, then a guess that is told."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from onrecord.errors import InputError

# UTF-32 before UTF-16: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})
_GUESS_BYTES = 200_000
# Of the characters of a text whose encoding nobody can tell, no more than this share may be broken as UTF-8.
_MOST_BROKEN = 0.1
_CHARACTER = re.compile(r"[^\x00-\x7f\ufffd]")
_BINARY_FIX = "Give text, Markdown, HTML, PDF, DOCX, JSON, CSV, or a .gz or .zip of these"
_KINDS = (
    (b"%PDF-", "a PDF", "Rename it to .pdf, or name the format: pdf"),
    (b"PK\x03\x04", "a ZIP archive or an Office file", "Rename it to .zip or .docx, or name the format"),
    (b"\x1f\x8b", "gzip data", "Rename it so that it ends in .gz"),
    (b"\xd0\xcf\x11\xe0", "an old Office file", "Save it as .docx or as text"),
    (b"\x89PNG", "a PNG picture", _BINARY_FIX),
    (b"\xff\xd8\xff", "a JPEG picture", _BINARY_FIX),
    (b"GIF8", "a GIF picture", _BINARY_FIX),
    (b"{\\rtf", "rich text (RTF)", "Save it as .docx or as text"),
    (b"\x7fELF", "a program", _BINARY_FIX),
    (b"SQLite format 3", "a database", _BINARY_FIX),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was in, and why it was taken for that where it was a guess (else None)."""

    text: str
    encoding: str
    reason: str | None = None


def binary_kind(data: bytes) -> tuple[str, str] | None:
    """Return (what it is, what to do) if `data` begins like something other than text, else None."""
    for start, kind, fix in _KINDS:
        if data.startswith(start):
            return kind, fix
    if data.startswith(tuple(mark for mark, _ in _MARKS)) or _wide(data):
        return None
    head = data[:8192]
    # A stray NUL or two is kept verbatim; a file full of control characters is no text.
    if head and len(head) - len(head.translate(None, _CONTROLS)) > 0.03 * len(head):
        return "binary data", _BINARY_FIX
    return None


def _wide(data: bytes) -> str | None:
    """Return the UTF-16 that `data` without a mark is in: every other byte of Latin text is then NUL."""
    head = data[:4096]
    if len(head) < 8 or len(data) % 2 or b"\0" not in head:
        return None
    even, odd = head[::2].count(0) / (len(head) / 2), head[1::2].count(0) / (len(head) / 2)
    if odd > 0.7 and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 and odd < 0.05 else None


def decode(data: bytes) -> Decoded:
    """Return the text of `data` without its byte order mark, nothing else changed.

    Raises:
        InputError: it is not text, or no encoding fits it.
    """
    kind = binary_kind(data)
    if kind is not None:
        raise InputError(f"not text but {kind[0]}", fix=kind[1])
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :] if encoding == "utf-8" else data, encoding)
    wide = _wide(data)
    if wide is not None:
        return Decoded(data.decode(wide, "replace"), wide, f"encoding guessed: {wide}")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass  # not UTF-8 throughout: the next best is tried, and named
    return _mostly_utf8(data) or _guessed(data) or _damaged(data)


def _marked(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        reason = f"marked as {encoding} but damaged at byte {error.start}; the damage is shown as U+FFFD"
        return Decoded(data.decode(encoding, "replace"), encoding, reason)


def _mostly_utf8(data: bytes) -> Decoded | None:
    """Return UTF-8 with a few broken characters (a cut file, one pasted line), told as such."""
    found = _as_utf8(data)
    # The sound characters beyond ASCII speak for UTF-8: hardly any sequence of them arises by chance.
    return found.decoded if found.broken * 5 <= found.sound else None


def _damaged(data: bytes) -> Decoded:
    """Return UTF-8 with what is broken in it shown: better than to lose a text that most of can be read.

    Raises:
        InputError: too much of it is broken.
    """
    found = _as_utf8(data)
    if found.broken > _MOST_BROKEN * len(found.decoded.text):
        raise InputError("its character encoding could not be told", fix="Save it as UTF-8")
    return found.decoded


@dataclass(frozen=True, slots=True)
class _AsUtf8:
    """A text read as UTF-8, with how many characters beyond ASCII are broken in it and sound."""

    decoded: Decoded
    broken: int
    sound: int


def _as_utf8(data: bytes) -> _AsUtf8:
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    reason = f"not all of it is UTF-8: {broken} broken character(s) shown as U+FFFD"
    return _AsUtf8(Decoded(text, "utf-8", reason), broken, len(_CHARACTER.findall(text)))


def _guessed(data: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_GUESS_BYTES]).best()
    if best is None:
        return None
    encoding = best.encoding
    # Where several Western encodings read the same, the commonest one on the web is meant.
    if encoding != "cp1252" and (best.alphabets and set(best.alphabets) <= _WESTERN):
        try:
            return Decoded(data.decode("cp1252"), "cp1252", "encoding guessed: cp1252")
        except UnicodeDecodeError:
            pass  # then the guess itself
    try:
        return Decoded(data.decode(encoding), encoding, f"encoding guessed: {encoding}")
    except UnicodeDecodeError:
        reason = f"encoding guessed: {encoding}; what does not fit it is shown as U+FFFD"
        return Decoded(data.decode(encoding, "replace"), encoding, reason)


_WESTERN = {"Basic Latin", "Latin-1 Supplement", "General Punctuation", "Control character"}


def rescued(text: str) -> Decoded:
    """Return text that was decoded as UTF-8 with `surrogateescape`, its foreign bytes decoded by a guess.

    Long streams are decoded before it is known that they are not UTF-8 throughout; here the field that has
    foreign bytes gets its own guess.
    """
    if text.isascii() or not _ESCAPED.search(text):
        return Decoded(text, "utf-8")
    try:
        return decode(text.encode("utf-8", "surrogateescape"))
    except (UnicodeEncodeError, InputError):
        shown = _ESCAPED.sub("\ufffd", text)
        return Decoded(shown, "utf-8", "not all of it is UTF-8: broken characters shown as U+FFFD")


_ESCAPED = re.compile("[\udc80-\udcff]")

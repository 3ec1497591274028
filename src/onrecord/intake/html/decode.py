"""From the bytes of a page to its characters, with the reason for the encoding."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from onrecord.errors import InputError

MAX_BYTES = 20_000_000
"""Pages above this size are refused: the largest real ones are a few megabytes."""

_META_CHARSET = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([a-zA-Z0-9_.:\-]+)""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([a-zA-Z0-9_.:\-]+)""", re.IGNORECASE)
# A page must state its encoding in the first 1,024 bytes; real ones are later now and then.
_DECLARED_WITHIN = 8192
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# What browsers read where a page declares one of these (WHATWG Encoding Standard).
_AS_BROWSERS_DO = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874"}
_SAMPLE = 200_000
# Guesses among these differ in a few letters that English hardly uses; browsers settle on windows-1252, and so do we.
_LATIN = re.compile(
    r"^(?:cp125[02478]|cp(?:437|85\d|86\d|500|037|1140|273)|iso8859_(?:1|2|3|4|9|10|13|14|15|16)|latin_1|mac_\w+|"
    r"hp_roman8|ptcp154|kz1048|tis_620)$"
)


@dataclass(frozen=True, slots=True)
class Page:
    """The characters of a page and how its bytes were read."""

    text: str
    reason: str


def _codec(name: str) -> str | None:
    """The Python codec for a declared charset, as browsers read it, or None where there is none."""
    try:
        known = codecs.lookup(name.strip())
    except (LookupError, ValueError):
        return None
    if not getattr(known, "_is_text_encoding", True) or known.name.startswith(("utf-7", "utf-16", "utf-32", "idna")):
        return None  # the declaration itself was read as ASCII, so it cannot be one of these
    return _AS_BROWSERS_DO.get(known.name, known.name)


def _declared(data: bytes) -> str | None:
    head = data[:_DECLARED_WITHIN]
    found = _XML_ENCODING.search(head) or _META_CHARSET.search(head)
    return _codec(found.group(1).decode("ascii")) if found else None


def _guessed(data: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None or _LATIN.match(best.encoding):
        return "cp1252", "nothing declared, as browsers read it"
    return best.encoding, "guessed from the bytes"


def decode(data: bytes | str, *, charset: str | None = None, where: str | None = None) -> Page:
    """Return the characters of a page.

    Args:
        data: the page as downloaded, or text that was decoded before.
        charset: what the server declared, if anything.
        where: file or url, for errors.

    The order is: byte order mark, valid UTF-8, the server's charset, the page's own, a guess. Valid UTF-8 comes before
    what is declared, since text in another encoding is hardly ever valid UTF-8 by chance.

    Raises:
        InputError: more than MAX_BYTES, or not text at all.
    """
    if len(data) > MAX_BYTES:
        raise InputError(
            f"the page has {len(data):,} bytes, the limit is {MAX_BYTES:,}",
            where=where,
            fix="Save the article alone, or give its text",
        )
    if isinstance(data, str):
        return Page(data.replace("\0", ""), "given as text")
    for mark, name in _BOMS:
        if data.startswith(mark):
            return Page(data.decode(name, "replace").replace("\0", ""), "byte order mark")
    sample = data[:4096]
    if sample.count(0) > len(sample) // 20:
        raise InputError("binary, not a web page", where=where, fix="Give an HTML file; PDF and DOCX are read as such")
    try:
        return Page(data.decode("utf-8").replace("\0", ""), "valid UTF-8")
    except UnicodeDecodeError:
        pass  # the next best is what server or page say
    named = _codec(charset) if charset else None
    stated, why = (named, "charset of the server") if named else (_declared(data), "charset of the page")
    name = stated or ""
    text = data.decode(name, "replace") if name else ""
    # A UTF-8 page cut in the middle of a character, or with one spoilt advertisement, is still UTF-8.
    if not name or (name == "utf-8" and text.count("\ufffd") > 5 + len(text) // 2000):
        name, why = _guessed(data)
        text = data.decode(name, "replace")
    return Page(text.replace("\0", ""), f"{name}: {why}")

"""Plain text: kept verbatim, with the metadata of a front matter block if there is one; database exports."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import BinaryIO

from onrecord.errors import InputError
from onrecord.intake.article import is_blank, make_article
from onrecord.intake.decoding import decode
from onrecord.intake.fields import (
    AUTHOR_NAMES,
    DATE_NAMES,
    OUTLET_NAMES,
    TITLE_NAMES,
    URL_NAMES,
    Fields,
    check_length,
    plain_name,
    read_fields,
)
from onrecord.intake.formats.exports import is_export, read_export
from onrecord.intake.options import Limits, Loaded, Options, Source
from onrecord.intake.problems import EmptyInputError, Problem
from onrecord.intake.streams import peek, read_whole
from onrecord.types import Article

_FRONT = re.compile(r"---[ \t]*\r?\n(.{0,20000}?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_ENTRY = re.compile(r"([A-Za-z][\w \-]*?)\s*:(?:\s+(.*))?")
_ITEM = re.compile(r"\s*-\s+(.*)")
_KNOWN = {*TITLE_NAMES, *DATE_NAMES, *URL_NAMES, *OUTLET_NAMES, *AUTHOR_NAMES}
_NO_METADATA = "plain text has no fields for title, outlet, author and date"


def read_text(stream: BinaryIO, source: Source, options: Options) -> Loaded:
    """Yield the article that a text file is, or the articles of a Nexis or Factiva export."""
    try:
        text, reason = whole_text(stream, options.limits)
        if is_export(text):
            yield from read_export(text.splitlines(), source, options)
            return
        fields, body = front_matter(text)
        yield text_article(body, fields, reason, source, options.limits)
    except InputError as error:
        yield Problem.of(error, source.where)


def whole_text(stream: BinaryIO, limits: Limits) -> tuple[str, str | None]:
    """Return the text of `stream`, and the reason for its encoding if that was guessed.

    Raises:
        InputError: it is empty, not text, or too long for one article and no export of several.
    """
    # A text of 50 MB is not read to its end only to be refused; four bytes are the most one character takes.
    head, stream = peek(stream, 4 * limits.text + 1)
    if len(head) > 4 * limits.text and not is_export(decode(head[:400_000] + head[-200_000:]).text):
        raise InputError(
            f"the text has more than {limits.text:,} characters, the limit for one article",
            fix="Split it into its articles, one per file or per JSON line",
        )
    data = read_whole(stream, limits.document)
    if not data:
        raise EmptyInputError("the file is empty")
    decoded = decode(data)
    if is_blank(decoded.text):
        raise EmptyInputError("there is no visible text in it")
    return decoded.text, decoded.reason


def text_article(text: str, fields: Fields | None, reason: str | None, source: Source, limits: Limits) -> Article:
    """Return the article of a text with what a front matter block says of it.

    Raises:
        InputError: it is blank, or too long.
    """
    check_length(text, limits)
    if is_blank(text):
        raise EmptyInputError("there is no text after the front matter")
    reasons = (reason,) if reason else ()
    if fields is None:
        return make_article(text, url=source.url, reasons=(*reasons, _NO_METADATA))
    told = ("metadata taken from the front matter", *fields.reasons, *reasons)
    # Text is not looked at for markup here: a .txt file is what it is.
    return make_article(
        text,
        title=fields.title,
        url=fields.url or source.url,
        outlet=fields.outlet,
        authors=fields.authors,
        published=fields.published,
        reasons=told,
    )


def front_matter(text: str) -> tuple[Fields | None, str]:
    """Return (what the block between `---` lines at the start says, the text after it), or (None, all of it).

    Only `name: value` lines and lists under a name are read, and only if one of the names is a field's: a
    text may begin with a rule.
    """
    match = _FRONT.match(text)
    if match is None:
        return None, text
    record: dict[str, object] = {}
    name: str | None = None
    for line in match[1].splitlines():
        entry, item = _ENTRY.fullmatch(line.rstrip()), _ITEM.fullmatch(line)
        if item and name is not None:
            held = record.get(name)
            record[name] = [*held, _unquoted(item[1])] if isinstance(held, list) else [_unquoted(item[1])]
        elif entry:
            name = entry[1]
            record[name] = _value(entry[2] or "")
        elif line.strip() and not line.startswith((" ", "\t", "#")):
            return None, text
    if not {plain_name(key) for key in record} & _KNOWN:
        return None, text
    return replace(read_fields(record), text=None), text[match.end() :]


def _value(value: str) -> object:
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return [_unquoted(piece) for piece in value[1:-1].split(",") if piece.strip()]
    return _unquoted(value)


def _unquoted(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value

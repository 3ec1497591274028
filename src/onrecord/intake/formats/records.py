"""JSON lines, JSON arrays and single objects, read one article at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from onrecord.errors import InputError
from onrecord.intake.decoding import decode, rescued
from onrecord.intake.fields import Fields, article_of, empty_article, read_fields
from onrecord.intake.formats.values import parse, values
from onrecord.intake.options import Loaded, Options, Source
from onrecord.intake.problems import EmptyInputError, Placed, Problem
from onrecord.intake.streams import lines, without_bom

_MEND = "Mend or remove it; the rest was read"
# Files that hold their articles one level down, as answers of news APIs do.
_LISTS = ("articles",)


def read_jsonl(stream: BinaryIO, source: Source, options: Options) -> Loaded:
    """Yield the article of each line, or a Problem with the line's number; blank lines are passed over."""
    limits = options.limits
    number, seen = 0, False
    for number, line in lines(without_bom(stream), limits.record):
        if line is None:
            what = f"a line of more than {limits.record:,} bytes, which is the limit"
            yield Problem(source.where, number, what, "Split it; the rest was read")
            seen = True
        elif line.strip():
            yield from _read_line(line, number, source, options)
            seen = True
    if not seen:
        yield Problem(source.where, None, "the file is empty", "Give one JSON object per line", "empty")


def _read_line(line: bytes, number: int, source: Source, options: Options) -> Loaded:
    try:
        decoded = decode(line)
        value = parse(decoded.text)
    except InputError as error:
        yield Problem(source.where, number, error.what, error.fix or _MEND)
        return
    for element, item in _unfolded(value):
        yield article_or_problem(item, decoded.reason, number, source, options, element=element)


def read_json(stream: BinaryIO, source: Source, options: Options) -> Loaded:
    """Yield the articles of a JSON array, of a single object, or of objects one after the other."""
    seen = False
    try:
        for line, number, value in values(without_bom(stream), options.limits.record):
            seen = True
            for inner, item in _unfolded(value):
                element = number if inner is None else inner
                yield article_or_problem(*_rescued(item), line, source, options, element=element)
    except InputError as error:
        yield Problem.of(error, source.where)
        return
    if not seen:
        yield Problem(source.where, None, "no article in it", "Give a JSON object or an array of them", "empty")


def _rescued(value: object) -> tuple[object, str | None]:
    """Return a record with the bytes that are not UTF-8 decoded by a guess, and what the guess was."""
    if not isinstance(value, dict):
        return value, None
    decoded = {key: rescued(field) for key, field in value.items() if isinstance(field, str)}
    reasons = [field.reason for field in decoded.values() if field.reason]
    return {**value, **{key: field.text for key, field in decoded.items()}}, reasons[0] if reasons else None


def _unfolded(value: object) -> Iterator[tuple[int | None, object]]:
    """Yield (number from 1, element) of the list of articles that `value` holds, else `value` alone, unnumbered."""
    if isinstance(value, Mapping):
        for name in _LISTS:
            inner = value.get(name)
            if isinstance(inner, list) and not any(isinstance(value.get(key), str) for key in ("text", "body")):
                yield from enumerate(inner, start=1)
                return
    yield None, value


def article_or_problem(
    value: object,
    reason: str | None,
    line: int | None,
    source: Source,
    options: Options,
    *,
    text_name: str | None = None,
    element: int | None = None,
) -> Placed | Problem:
    """Return the article of one record, or the Problem that stands in its place; `reason` is added to it."""
    if not isinstance(value, Mapping):
        kind = "a list" if isinstance(value, list) else "a plain value"
        return Problem(source.where, line, f"{kind} instead of an object with fields", _MEND, element=element)
    fields = Fields(None)
    try:
        fields = read_fields(value, text_name=text_name or options.text_column)
        if reason is not None:
            fields = _with_reason(fields, reason)
        return Placed(article_of(fields, limits=options.limits), source.where, line, element)
    except EmptyInputError as error:
        return Problem(source.where, line, error.what, error.fix, "empty", empty_article(fields), element)
    except InputError as error:
        return Problem.of(error, source.where, line, element)


def _with_reason(fields: Fields, reason: str) -> Fields:
    return Fields(
        fields.text, fields.title, fields.url, fields.outlet, fields.authors, fields.published,
        (*fields.reasons, reason),
    )  # fmt: skip


def is_json(text: str) -> bool:
    """Whether `text` is one whole JSON object."""
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False

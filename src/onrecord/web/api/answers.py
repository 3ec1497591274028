"""What the API answers: frozen rows as JSON, lists of them in pages that are all alike."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar
from urllib.parse import parse_qsl, urlencode

from fastapi import Request
from starlette.responses import Response

from onrecord.web.problems import Problem

Row = TypeVar("Row")
#: Rows on a page, if nothing else is asked for, and at most.
USUAL: Final = 20
MOST: Final = 200
#: Rows that may be passed over.
FARTHEST: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """One page of a list.

    Attributes:
        rows: at most `limit`.
        limit: how many were asked for.
        offset: how many were passed over.
        more: whether there are more.
        next: address of the next page, or null.
        left_out: what is not among the rows of any page, and why; nothing where that is nothing.
    """

    rows: tuple[Row, ...]
    limit: int
    offset: int
    more: bool
    next: str | None
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a request has no answer: the one shape of all errors."""

    error: Problem


@dataclass(frozen=True, slots=True)
class Slice:
    """Which rows are asked for."""

    limit: int
    offset: int

    @property
    def upto(self) -> int:
        """How many rows of the whole list have to be known: those of the page, and one more to tell of others."""
        return self.offset + self.limit + 1


def paged(request: Request, rows: Sequence[Any], asked: Slice, left_out: Sequence[str] = ()) -> Response:
    """Return a page of a list that is known up to `asked.upto`, or whole."""
    shown = rows[asked.offset : asked.offset + asked.limit]
    return page_of(request, shown, asked, len(rows) >= asked.upto, left_out)


def page_of(request: Request, rows: Sequence[Any], asked: Slice, more: bool, left_out: Sequence[str] = ()) -> Response:
    """Return a page of which the rows are known, and whether there are more."""
    following = None
    if more:
        query = [pair for pair in parse_qsl(request.url.query, keep_blank_values=True) if pair[0] != "offset"]
        following = f"{request.url.path}?{urlencode([*query, ('offset', asked.offset + asked.limit)])}"
    return answer(Page(tuple(rows), asked.limit, asked.offset, more, following, tuple(left_out)))


def answer(value: Any) -> Response:
    """Return frozen rows as JSON, every field by its name.

    What a text holds that no UTF-8 can (half a surrogate pair) is written as an escape, as all beyond ASCII is then.
    """
    text = json.dumps(value, default=_fields, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return sent(text)


def sent(text: str) -> Response:
    """Return JSON text as it is."""
    try:
        body = text.encode("utf8")
    except UnicodeEncodeError:
        body = json.dumps(json.loads(text)).encode("ascii")
    return Response(body, media_type="application/json")


def _fields(value: Any) -> dict[str, Any]:
    return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}

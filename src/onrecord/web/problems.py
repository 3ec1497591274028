"""Why a request has no answer, as it is told: to programs in one JSON shape, to visitors on a page.

The JSON is always `{"error": {"status": 404, "what": …, "where": …, "fix": …}}`; what is not known is null.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import Scope

from onrecord.errors import (
    DataError,
    InputError,
    MissingError,
    OnrecordError,
    ReadOnlyError,
    SettingError,
)
from onrecord.exports.safe import visible
from onrecord.intake.names import sound


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a request has no answer.

    Attributes:
        status: HTTP status.
        what: what was wrong, with the valid options where there are some.
        where: the parameter or thing it is about, or None.
        fix: the next step, or None.
    """

    status: int
    what: str
    where: str | None = None
    fix: str | None = None


def is_api(path: str) -> bool:
    """Whether a path belongs to the JSON API."""
    return path == "/api" or path.startswith("/api/")


def as_json(problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """Return a problem in the API's one shape."""
    return JSONResponse({"error": asdict(problem)}, status_code=problem.status, headers=headers)


def refusal(scope: Scope, status: int, what: str, fix: str) -> Response:
    """Return the answer of a middleware that lets a request no further: JSON for the API, else one line of text."""
    if is_api(scope["path"]):
        return as_json(Problem(status, what, None, fix))
    return PlainTextResponse(f"{what}. {fix}\n", status_code=status)


def problem_of(error: Exception) -> Problem:
    """Return what is told of an error."""
    if isinstance(error, RequestValidationError):
        first: dict[str, Any] = dict(error.errors()[0]) if error.errors() else {}
        where = ".".join(str(part) for part in first.get("loc", ())[1:]) or None
        what = str(first.get("msg", "the request cannot be understood"))
        return Problem(422, f"{what[:1].lower()}{what[1:]}", where and visible(where), "See /api/docs")
    if isinstance(error, HTTPException):
        what = _PLAIN.get(error.status_code, error.detail)
        return Problem(error.status_code, what)
    if isinstance(error, OnrecordError):
        return Problem(_status(error), sound(error.what), error.where and sound(error.where), error.fix)
    return Problem(500, "something went wrong here", None, "The log of `onrecord serve` tells more")


_PLAIN: Final = {404: "there is no such page", 405: "that cannot be done here"}
#: What a visitor can do something about; everything else is the record's or the machine's.
_STATUS: Final[tuple[tuple[type[OnrecordError], int], ...]] = (
    (ReadOnlyError, 403), (MissingError, 404), (SettingError, 422), (InputError, 422), (DataError, 422)
)  # fmt: skip


def _status(error: OnrecordError) -> int:
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 503)

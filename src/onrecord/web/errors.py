"""What a visitor or a program is told when something cannot be answered: one page, and one JSON shape.

The JSON is always `{"error": {"status": 404, "what": …, "where": …, "fix": …}}`; what is not known is null.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

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

_LOG: Final = logging.getLogger("uvicorn.error")


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


def answer_errors(app: FastAPI) -> None:
    """Let an app tell errors: in the API's shape below /api, else as a page."""

    async def told(request: Request, error: Exception) -> Response:
        return _answer(request, error)

    for kind in (OnrecordError, RequestValidationError, HTTPException):
        app.add_exception_handler(kind, told)


def _answer(request: Request, error: Exception) -> Response:
    from onrecord.web.rendering import error_page

    problem = problem_of(error)
    headers = error.headers if isinstance(error, HTTPException) else None
    if is_api(request.url.path):
        return as_json(problem, headers)
    answer = error_page(request, problem)
    answer.headers.update(headers or {})
    return answer


class Faults:
    """Tells a visitor of a fault of the room's own what is told of every error, and the log all of it.

    It stands within the safe headers, which an answer from outside of them would lack.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception as error:
            if scope["type"] != "http" or begun:
                raise
            _LOG.exception("%s %s", scope["method"], visible(scope["path"]))
            await _answer(Request(scope), error)(scope, receive, send)

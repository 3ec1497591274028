"""What a visitor or a program is told when something cannot be answered: one page, and one JSON shape.

The JSON is always `{"error": {"status": 404, "what": …, "where": …, "fix": …}}`; what is not known is null.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import Scope

from onrecord.errors import DataError, InputError, OnrecordError, RecordError, SettingError


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


def as_json(problem: Problem) -> Response:
    """Return a problem in the API's one shape."""
    return JSONResponse({"error": asdict(problem)}, status_code=problem.status)


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
        return Problem(422, str(first.get("msg", "the request cannot be understood")), where, "See /api/docs")
    if isinstance(error, HTTPException):
        what = {404: "there is no such page", 405: "that cannot be done here"}.get(error.status_code, error.detail)
        return Problem(error.status_code, what)
    if isinstance(error, OnrecordError):
        return Problem(_status(error), error.what, error.where, error.fix)
    return Problem(500, "something went wrong here", None, "The log of `onrecord serve` tells more")


def _status(error: OnrecordError) -> int:
    if isinstance(error, RecordError):
        if "read-only" in error.what:
            return 403
        return 404 if "no such" in error.what or "there is no" in error.what else 503
    return 422 if isinstance(error, (SettingError, InputError, DataError)) else 503


def answer_errors(app: FastAPI) -> None:
    """Let an app tell errors: in the API's shape below /api, else as a page."""
    from onrecord.web.rendering import error_page

    async def told(request: Request, error: Exception) -> Response:
        problem = problem_of(error)
        if is_api(request.url.path):
            return as_json(problem)
        return error_page(request, problem)

    for kind in (OnrecordError, RequestValidationError, HTTPException, Exception):
        app.add_exception_handler(kind, told)

"""Errors answered: every one of them becomes a problem that is told, as JSON below /api, else as a page."""

from __future__ import annotations

import logging
from typing import Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.errors import OnrecordError
from onrecord.exports.safe import visible
from onrecord.web.problems import as_json, is_api, problem_of
from onrecord.web.rendering import error_page

_LOG: Final = logging.getLogger("uvicorn.error")


def answer_errors(app: FastAPI) -> None:
    """Let an app tell errors: in the API's shape below /api, else as a page."""

    async def told(request: Request, error: Exception) -> Response:
        return _answer(request, error)

    for kind in (OnrecordError, RequestValidationError, HTTPException):
        app.add_exception_handler(kind, told)


def _answer(request: Request, error: Exception) -> Response:
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

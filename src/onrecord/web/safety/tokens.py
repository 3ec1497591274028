"""Who may use the room, where it is served with a token."""

from __future__ import annotations

import secrets
from typing import Final
from urllib.parse import parse_qsl, quote, unquote, urlencode

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.web.problems import refusal
from onrecord.web.safety.cookies import cookie

COOKIE: Final = "onrecord_token"
#: The parameter that brings the token once, from the address that `onrecord serve` prints.
PARAMETER: Final = "token"


class Tokens:
    """Answers only those who bring the token: as `Authorization: Bearer`, or in a cookie.

    A visitor brings it once as `?token=…`, and is sent on to the same address without it, so that it stays in no
    history and in no shared link.

    Args:
        app: what answers.
        token: the secret.
    """

    def __init__(self, app: ASGIApp, token: str) -> None:
        self.app, self.token = app, token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        query = parse_qsl(scope["query_string"].decode("latin1"), keep_blank_values=True)
        brought = next((value for name, value in query if name == PARAMETER), None)
        if self._right(brought) and scope["method"] == "GET":
            rest = urlencode([(name, value) for name, value in query if name != PARAMETER])
            # a path that begins with two slashes would be another site's address
            path = "/" + scope["path"].lstrip("/\\")
            answer = RedirectResponse(path + (f"?{rest}" if rest else ""), status_code=303)
            kept = quote(self.token, safe="", errors="surrogateescape")  # a cookie holds no letters beyond Latin-1
            answer.set_cookie(COOKIE, kept, httponly=True, samesite="strict", secure=scope["scheme"] == "https")
            await answer(scope, receive, send)
            return
        if self._right(_shown(Headers(scope=scope))):
            await self.app(scope, receive, send)
            return
        fix = "Open the address that `onrecord serve` printed, or send `Authorization: Bearer TOKEN`"
        refused = refusal(scope, 401, "this reading room asks for its token", fix)
        refused.headers["WWW-Authenticate"] = "Bearer"
        await refused(scope, receive, send)

    def _right(self, given: str | None) -> bool:
        return given is not None and secrets.compare_digest(_bytes(given), _bytes(self.token))


def _bytes(words: str) -> bytes:
    return words.encode("utf8", "surrogateescape")


def _shown(headers: Headers) -> str | None:
    scheme, _, value = headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return value.strip().encode("latin1").decode("utf8", "surrogateescape")  # as programs send other letters
    kept = cookie(headers, COOKIE)
    return None if kept is None else unquote(kept, errors="surrogateescape")

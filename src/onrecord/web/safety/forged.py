"""Requests that another site makes a visitor's browser send: they change nothing here.

A browser says from which origin a request comes that changes something (`Origin`, `Sec-Fetch-Site`); one from
elsewhere is refused. A form of the room also carries a secret that only its own pages know (the cookie's, which no
other site can read), so that a browser that says nothing is not believed either. A program that brings the token as
`Authorization` needs no form: no browser sends that by itself.
"""

from __future__ import annotations

import secrets
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import FormData, Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.errors import SettingError
from onrecord.web.problems import refusal
from onrecord.web.safety.cookies import cookie

COOKIE: Final = "onrecord_form"
FIELD: Final = "form_token"
HEADER: Final = "x-form-token"
_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_FIX: Final = "Open the page again and send the form from there"


class OwnOrigin:
    """Refuses what would change something and comes from another origin; gives each visitor the secret of the forms."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if scope["method"] not in _SAFE and not _from_here(headers):
            await refusal(scope, 403, "this request comes from another site", _FIX)(scope, receive, send)
            return
        known = cookie(headers, COOKIE)
        secret = known or secrets.token_urlsafe(24)
        scope.setdefault("state", {})["form_secret"] = secret

        async def with_secret(message: Message) -> None:
            if message["type"] == "http.response.start" and known is None:
                secure = "; Secure" if scope["scheme"] == "https" else ""
                given = f"{COOKIE}={secret}; Path=/; HttpOnly; SameSite=Strict{secure}"
                MutableHeaders(scope=message).append("Set-Cookie", given)
            await send(message)

        await self.app(scope, receive, with_secret)


def _from_here(headers: Headers) -> bool:
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


async def meant(request: Request) -> None:
    """Let only requests on that a page of the room sent, or a program that brings the token; a dependency of routes.

    Raises:
        SettingError: the form's secret is not there, or not the visitor's.
    """
    if request.headers.get("authorization", "").lower().startswith("bearer "):
        return  # `tokens` has looked at it; where there is no token to ask for, a browser cannot add this header either
    given = request.headers.get(HEADER)
    if given is None and "form" in request.headers.get("content-type", ""):
        value = (await request.form()).get(FIELD)
        given = value if isinstance(value, str) else None
    known = cookie(request.headers, COOKIE)
    if known is None or given is None or not secrets.compare_digest(given.encode(), known.encode()):
        raise SettingError("this form is not from a page of this reading room", fix=_FIX)


async def sent(request: Request) -> FormData:
    """The fields of a form, for routes that are no coroutines; a dependency of theirs."""
    return await request.form()

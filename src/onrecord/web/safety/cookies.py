"""What a visitor's browser keeps for the room."""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers


def cookie(headers: Headers, name: str) -> str | None:
    """Return the value of a cookie, or None where the request brings none of that name."""
    try:
        cookies = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return None
    return cookies[name].value if name in cookies else None

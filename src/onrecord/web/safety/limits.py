"""How large a request may be."""

from __future__ import annotations

from typing import Final

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.problems import refusal

#: Digits of a length that can be: more are no number of bytes.
_DIGITS: Final = 18


class Limit:
    """Refuses bodies of more than `most` bytes: at once where the request says so, else when they have come.

    Args:
        app: what answers.
        most: bytes.
    """

    def __init__(self, app: ASGIApp, most: int) -> None:
        self.app, self.most = app, most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        said = dict(scope["headers"]).get(b"content-length", b"0")
        if not said.isdigit() or len(said) > _DIGITS or int(said) > self.most:
            await refusal(scope, 413, self._what(), "Send it in parts, or add it with `onrecord add`")(
                scope, receive, send
            )
            return
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self.most:
                raise HTTPException(413, self._what())
            return message

        await self.app(scope, counted, send)

    def _what(self) -> str:
        return f"a request may have at most {self.most:,} bytes"

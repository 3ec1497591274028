"""Under which names the room may be called."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.web.problems import refusal


class KnownHosts:
    """Refuses requests for other names: a page elsewhere that lets its name point here must not read what is here.

    Args:
        app: what answers.
        hosts: names without ports; "*" allows any.
    """

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...]) -> None:
        self.app, self.hosts = app, frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "http" and "*" not in self.hosts:
            host = Headers(scope=scope).get("host", "").lower()
            name = host if host.endswith("]") else host.rpartition(":")[0] or host
            if name not in self.hosts:
                refused = refusal(scope, 400, "this reading room is not served under that name", "See --allow-host")
                await refused(scope, receive, send)
                return
        await self.app(scope, receive, send)

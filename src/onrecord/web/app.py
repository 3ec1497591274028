"""The application: safety around, pages and API within."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.staticfiles import StaticFiles

from onrecord._version import __version__
from onrecord.errors import OnrecordError
from onrecord.web.api import routes as api
from onrecord.web.desk import Desk
from onrecord.web.errors import Faults, answer_errors
from onrecord.web.pages import ROUTERS, home
from onrecord.web.rendering import HERE
from onrecord.web.safety.forged import OwnOrigin
from onrecord.web.safety.headers import SafeHeaders
from onrecord.web.safety.hosts import KnownHosts
from onrecord.web.safety.limits import Limit
from onrecord.web.safety.tokens import Tokens
from onrecord.web.settings import Serving


def create_app(serving: Serving) -> FastAPI:
    """Return the reading room of a record.

    Args:
        serving: which record, and what may be done.

    Raises:
        RecordError: the record is not there (and the room read-only), damaged, or newer than this onrecord.
    """
    desk = Desk(serving)
    with suppress(OnrecordError):  # the page tells its visitors
        home.prepare(desk)

    @asynccontextmanager
    async def open_hours(_app: FastAPI) -> AsyncIterator[None]:
        yield
        desk.close()

    around = [
        Middleware(SafeHeaders),
        Middleware(Faults),
        Middleware(KnownHosts, hosts=serving.hosts),
        *([Middleware(Tokens, token=serving.token)] if serving.token else []),
        Middleware(OwnOrigin),
        Middleware(Limit, most=serving.max_body),
    ]
    app = FastAPI(
        title="onrecord", version=__version__, docs_url=None, redoc_url=None, openapi_url=None, middleware=around,
        lifespan=open_hours,
    )  # fmt: skip
    app.state.desk = desk
    answer_errors(app)
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    app.include_router(api.ROUTER)
    for router in ROUTERS:
        app.include_router(router)
    return app

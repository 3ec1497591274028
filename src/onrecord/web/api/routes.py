"""All routes of the API, under /api; its description, and a page that lists them."""

from __future__ import annotations

from typing import Any, Final

from fastapi import APIRouter, FastAPI, Request
from starlette.responses import RedirectResponse, Response

from onrecord.web.api import contents, correcting, docs, questions, reading
from onrecord.web.api.answers import Failure, answer
from onrecord.web.api.schema import document

#: All errors have one shape; which there are is told by their number.
_ERRORS: Final[dict[int | str, dict[str, Any]]] = {
    "4XX": {"model": Failure, "description": "The request cannot be answered so"},
    "5XX": {"model": Failure, "description": "The record or the room cannot answer now"},
}
ROUTER = APIRouter(prefix="/api", responses=_ERRORS, generate_unique_id_function=lambda route: route.name)
for _part in (contents, questions, correcting, reading):
    ROUTER.include_router(_part.ROUTER)


@ROUTER.get("/openapi.json", include_in_schema=False)
def openapi(request: Request) -> Response:
    """The description of the API."""
    return answer(document(_app(request)))


@ROUTER.get("/docs", include_in_schema=False)
def page(request: Request) -> Response:
    """A page that lists the routes."""
    return docs.docs_page(request, document(_app(request)))


@ROUTER.get("", include_in_schema=False)
def api() -> Response:
    """To the page that lists the routes."""
    return RedirectResponse("/api/docs", status_code=303)


def _app(request: Request) -> FastAPI:
    app: FastAPI = request.app
    return app

"""How pages are written: templates that escape everything, each filled from one frozen context."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, urlencode

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse, Response

from onrecord._version import __version__
from onrecord.exports.pieces import pieces
from onrecord.exports.safe import stretches, visible
from onrecord.web.problems import Problem

HERE: Final = Path(__file__).parent
#: What stands at the head of every page, and where it leads.
ROOMS: Final = (
    ("Search", "/search"),
    ("Positions", "/positions"),
    ("Shifts", "/shifts"),
    ("Disputes", "/disputes"),
    ("Events", "/events"),
    ("Dossier", "/dossier"),
    ("Network", "/network"),
    ("Actors", "/actors"),
    ("Outlets", "/outlets"),
)


@dataclass(frozen=True, slots=True)
class Whole:
    """What every page knows besides its own context.

    Attributes:
        path: of this page.
        form_secret: that forms carry; see `safety.forged`.
        may_write: whether corrections and articles are taken.
        record: name of the record's file.
        title: gives the title of an article of the record by its id, or how it begins where it has none.
        version: of onrecord.
        rooms: names and addresses of the pages at the head.
    """

    path: str
    form_secret: str
    may_write: bool
    record: str
    title: Callable[[str], str]
    version: str = __version__
    rooms: tuple[tuple[str, str], ...] = ROOMS


@cache
def environment() -> Environment:
    """Return the templates' environment, the same each time."""
    found = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["pieces"] = pieces
    found.filters["day"] = _day
    found.filters["text"] = _text
    found.filters["lines"] = _lines
    found.globals["address"] = address
    return found


def address(*parts: object, **query: object) -> str:
    """Return an address of the room: the parts of its path, and the parameters that are not None, False or empty."""
    path = "/" + "/".join(quote(str(part), safe="", errors="replace") for part in parts)
    said = {name: "true" if value is True else value for name, value in query.items()}
    # by identity: 0 equals False, and is a value
    asked = [
        (name, str(value)) for name, value in said.items() if value is not None and value is not False and value != ""
    ]
    return path + (f"?{urlencode(asked, errors='replace')}" if asked else "")


def _shown(value: Any) -> Any:
    """Every value that a template prints passes here: characters that act become their escapes."""
    return visible(value) if type(value) is str else value


def _text(value: str) -> Markup:
    """Text of an article, character by character as it is; one that would act is shown, marked as one character."""
    return Markup("").join(
        escape(some) if shown is None else Markup('<span class="acts" data-one>{}</span>').format(shown)
        for some, shown in stretches(value)
    )


def _lines(value: str) -> Markup:
    """Text with its lines, as for a text area; what would act in it becomes its escape."""
    return escape("".join(some if shown is None else shown for some, shown in stretches(value)))


def _day(value: str | None) -> str:
    """The day of an ISO date or date-time; nothing where it is unknown."""
    return (value or "")[:10]


def is_part(request: Request) -> bool:
    """Return whether a script of the room asks for a part of a page, and not a visitor for a whole one."""
    return request.headers.get("hx-request") == "true"


def page(request: Request, template: str, context: Any, status: int = 200) -> Response:
    """Return a page.

    Args:
        request: that asks for it.
        template: its name below `templates/`, without the ending.
        context: a frozen dataclass; its fields are what the template knows, besides `whole`.
        status: HTTP status.
    """
    known = {field.name: getattr(context, field.name) for field in fields(context)}
    desk = request.app.state.desk
    whole = Whole(
        path=request.url.path,
        form_secret=request.scope.get("state", {}).get("form_secret", ""),
        may_write=desk.may_write,
        record=desk.serving.path.name,
        title=desk.title_of,
    )
    body = environment().get_template(f"{template}.html.jinja").render(whole=whole, **known)
    return HTMLResponse(body, status_code=status)


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """The context of the page that tells an error."""

    problem: Problem


def error_page(request: Request, problem: Problem) -> Response:
    """Return the page that tells a visitor why there is no other."""
    return page(request, "error", ErrorPage(problem), problem.status)

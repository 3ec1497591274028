"""What reads the articles: model cards with scores and limits, and how a record is cited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from fastapi import APIRouter, Request
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape
from starlette.responses import Response

from onrecord.record.cite import Citation
from onrecord.web.desk import Desk
from onrecord.web.rendering import page

ROUTER = APIRouter(include_in_schema=False)
_CARDS: Final = (
    ("statements", "Statements", "CARD.md"),
    ("events", "Events", "EVENTS.md"),
    ("accurate", "Statements, profile accurate", "accurate/CARD.md"),
)


@dataclass(frozen=True, slots=True)
class Card:
    """A model card: its name in addresses, its title, and its page."""

    name: str
    title: str
    body: Markup


@dataclass(frozen=True, slots=True)
class AboutPage:
    """What the page shows: the cards of the package's models; what the record holds, where that was asked for."""

    cards: tuple[Card, ...]
    cited: Citation | None


@ROUTER.get("/about")
def about(request: Request, *, cite: bool = False) -> Response:
    """Show what reads the articles; with `cite` also what a paper needs to say of the record, which takes longer."""
    desk: Desk = request.app.state.desk
    cited = desk.kept("cite", desk.record.cite) if cite else None
    return page(request, "about", AboutPage(_cards(), cited))


@cache
def _cards() -> tuple[Card, ...]:
    found = ((name, title, files("onrecord.models") / file) for name, title, file in _CARDS)
    return tuple(
        Card(name, title, as_html(path.read_text(encoding="utf8"))) for name, title, path in found if path.is_file()
    )


def as_html(text: str) -> Markup:
    """Return Markdown as HTML without any HTML of its own, its headings two steps down, and without inline style."""
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    reader.add_render_rule("table_open", _table)
    reader.add_render_rule("table_close", lambda *_: "</table></div>\n")
    reader.add_render_rule("fence", _figures)
    tokens = reader.parse(text)
    for token in tokens:
        token.attrs.pop("style", None)
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, int(token.tag[1:]) + 2)}"
    return Markup(reader.renderer.render(tokens, reader.options, {}))  # noqa: S704 - written above, from our own files


def _table(_self: Any, _tokens: Sequence[Token], _at: int, _options: Any, _env: Any) -> str:
    return '<div class="wide" tabindex="0" role="region" aria-label="Table"><table>\n'


def _figures(_self: Any, tokens: Sequence[Token], at: int, _options: Any, _env: Any) -> str:
    return (
        '<div class="wide" tabindex="0" role="region" aria-label="Figures">'
        f"<pre><code>{escape(tokens[at].content)}</code></pre></div>\n"
    )

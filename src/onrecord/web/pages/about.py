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
        Card(name, title, as_html(path.read_text(encoding="utf8"), title))
        for name, title, path in found
        if path.is_file()
    )


def as_html(text: str, title: str = "Card") -> Markup:
    """Return Markdown as HTML without any HTML of its own, its headings two steps down, and without inline style.

    Args:
        text: Markdown of the package.
        title: by which its tables are named to those who do not see them.
    """
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    for name in ("fence", "code_block", "table_open"):
        reader.add_render_rule(name, _scrolling)
    reader.add_render_rule("table_close", lambda *_: "</table></div>\n")
    tokens = reader.parse(text)
    for token in tokens:
        token.attrs.pop("style", None)
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, int(token.tag[1:]) + 2)}"
    body = reader.renderer.render(tokens, reader.options, {"title": title})
    # a corner of a table without words is no heading
    return Markup(body.replace("<th></th>", "<td></td>"))  # noqa: S704 - of the package's own files, without HTML


def _scrolling(self: Any, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    """What may be too wide for a screen scrolls by itself, also by keyboard."""
    token = tokens[at]
    is_table = token.type == "table_open"
    what = f"{env['title']}, {'table' if is_table else 'figures'} at line {token.map[0] + 1 if token.map else 0}"
    own = "<table>\n" if is_table else f"<pre>{escape(token.content)}</pre></div>\n"
    return f'<div class="wide" tabindex="0" role="region" aria-label="{escape(what)}">{own}'

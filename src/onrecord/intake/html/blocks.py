"""The blocks of a page: each paragraph, heading, list item or caption as it stands apart on the screen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.intake.html.tree import word_set

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCK_TAGS = word_set(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p picture pre section summary table tbody td tfoot th "
    "thead tr ul"
)
_SKIPPED_TAGS = word_set(
    "applet area audio base button canvas datalist dialog embed frame frameset head iframe img input link map menu "
    "meta nav noscript object optgroup option param progress script select source style svg template textarea title "
    "track video"
)
_SPACE = re.compile(r"[^\S\n]+")
# Two <br> in a row are a paragraph break, and so is one before a speaker of an interview ("Q:", "Ana Brook:").
_PARAGRAPH_BREAK = re.compile(r"\n\s*\n|\n\s*(?=(?:[A-Z][\w.'’-]{0,20} ?){1,3}:\s)")
_KEY = re.compile(r"[\W_]+")
# Marks without width, put in by editors to steer line breaks; inside words they part what belongs together.
_NO_WIDTH = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
MAX_BLOCKS = 20_000
"""Blocks read of one page; no article has so many, and what follows is left unread with a reason."""


@dataclass(frozen=True, slots=True)
class Block:
    r"""One block of text with the element it stands in.

    Attributes:
        text: without surrounding white space; "\n" where the page breaks the line.
        element: the nearest block element around it.
        linked: characters of the text inside links to other pages.
        hidden: not shown on the screen.
        key: letters and digits of the text alone, for comparing.
    """

    text: str
    element: HtmlElement
    linked: int
    hidden: bool
    key: str

    @property
    def words(self) -> int:
        """Number of words."""
        return len(self.text.split())


def key_of(text: str) -> str:
    """Return the letters and digits of `text` in lower case."""
    return _KEY.sub("", text.translate(_NO_WIDTH).lower())


def is_hidden(element: HtmlElement) -> bool:
    """Whether the markup itself hides `element` (style sheets are not read)."""
    style = (element.get("style") or "").replace(" ", "").lower()
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or "display:none" in style
        or "visibility:hidden" in style
    )


class _Walk:
    """Collects blocks in the order of the page."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._linked = 0

    def flush(self, element: HtmlElement, hidden: bool) -> None:
        joined = "".join(self._parts).translate(_NO_WIDTH)
        linked, self._parts, self._linked = self._linked, [], 0
        if len(self.blocks) >= MAX_BLOCKS:
            return
        for piece in _PARAGRAPH_BREAK.split(joined):
            lines = (_SPACE.sub(" ", line).strip() for line in piece.split("\n"))
            text = "\n".join(line for line in lines if line)
            if text:
                share = linked * len(piece) // max(1, len(joined))
                self.blocks.append(Block(text, element, share, hidden, key_of(text)))

    def add(self, text: str | None, in_link: bool, preformatted: bool) -> None:
        if not text:
            return
        self._parts.append(text if preformatted else re.sub(r"\s+", " ", text))
        if in_link:
            self._linked += len(text.strip())

    def visit(self, element: HtmlElement, block: HtmlElement, in_link: bool, hidden: bool, pre: bool) -> None:
        tag = element.tag
        if tag == "br":
            self._parts.append("\n")
            return
        if tag in _SKIPPED_TAGS or not isinstance(tag, str):
            return
        # Custom elements that hold paragraphs are blocks of the page as well.
        is_block = tag in _BLOCK_TAGS or ("-" in tag and element.find(".//p") is not None)
        if is_block:
            self.flush(block, hidden)
            block = element
        hidden = hidden or is_hidden(element)
        in_link = in_link or (tag == "a" and not (element.get("href") or "#").startswith("#"))
        pre = pre or tag == "pre"
        self.add(element.text, in_link, pre)
        for child in element:
            self.visit(child, block, in_link, hidden, pre)
            self.add(child.tail, in_link, pre)
        if is_block:
            self.flush(block, hidden)


def blocks_of(root: HtmlElement) -> list[Block]:
    """Return the blocks of the page in its order, at most MAX_BLOCKS."""
    walk = _Walk()
    walk.visit(root, root, False, False, False)
    return walk.blocks

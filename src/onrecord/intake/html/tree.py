"""The element tree of a page: parsed without limits that lose text, shallow enough for every later step."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_DEPTH = 120
"""Elements nested deeper are unwrapped: real pages stay far below, and later steps walk recursively."""


def word_set(words: str) -> frozenset[str]:
    """Return the words of a line as a set, for tables of names."""
    return frozenset(words.split())


MANY_ELEMENTS = 50_000
"""Pages with more are simplified before they are read; long live pages stay below."""

_INLINE = ("span", "font", "b", "i", "em", "strong", "u", "small", "big", "sub", "sup", "tt", "mark", "abbr", "cite")
_PROSE_CELL = 80  # words in one cell that no table of figures has

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


_TOO_DEEP = (
    "text: elements of the page are nested deeper than 2,000 levels, which the parser does not follow; what stands "
    "there and after it was not read"
)


def parse(text: str) -> tuple[HtmlElement | None, str | None]:
    """Return the root of the page (None where there is no element at all), and why some of it was not read, if so."""
    from lxml import etree, html

    clean = _SURROGATE.sub("\ufffd", _CONTROL.sub("", text))
    if not clean.strip():
        return None, None
    # huge_tree: else everything below 255 open elements is lost, which unclosed <font> tags reach.
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(clean.encode("utf8"), parser=parser)
        # The parser recovers from all other damage by itself; only this makes it stop.
        deep = any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)
        if size(root) > MANY_ELEMENTS:
            etree.strip_tags(root, *_INLINE)
            # Parsed again, since the pieces of text left side by side are joined only then.
            root = html.document_fromstring(etree.tostring(root, encoding="utf-8", method="html"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None, None
    _flatten(root)
    _open_layout_tables(root)
    return root, _TOO_DEEP if deep else None


def size(root: HtmlElement) -> int:
    """Return the number of elements."""
    return sum(1 for _ in root.iter())


def _flatten(root: HtmlElement) -> None:
    """Unwrap what is nested deeper than MAX_DEPTH, keeping its text in place."""
    deep: list[HtmlElement] = []
    stack = [(root, 0)]
    while stack:
        element, depth = stack.pop()
        if depth > MAX_DEPTH:
            deep.append(element)
        stack.extend((child, depth + 1) for child in element if isinstance(child.tag, str))
    for element in reversed(deep):  # from the inside out, so that each has few children to move
        if element.tag in {"script", "style"}:
            element.drop_tree()
        else:
            element.drop_tag()


def _open_layout_tables(root: HtmlElement) -> None:
    """Turn tables that lay out prose (old pages, newsletters) into plain containers, so that none of it is lost."""
    for table in list(root.iter("table")):
        cells = [cell for cell in table.iter("td") if len("".join(cell.itertext()).split()) >= _PROSE_CELL]
        if not cells:
            continue
        for element in (table, *table.iter("tbody", "thead", "tfoot", "tr", "td", "th")):
            if next(element.iterancestors("table"), table) is table:  # not those of a table inside
                element.tag = "div"


def names(element: HtmlElement) -> set[str]:
    """Return the words of the class, id and similar attributes of `element`, in lower case."""
    found: set[str] = set()
    for attribute in ("class", "id", "itemprop", "data-testid", "data-component", "role"):
        value = element.get(attribute)
        if value:
            found.update(_words(value[:400]))
    return found


_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NOT_WORD = re.compile(r"[^A-Za-z0-9]+")


def _words(value: str) -> Iterator[str]:
    for part in _NOT_WORD.split(_CAMEL.sub(" ", value)):
        if part.isalpha():  # what has digits in it is generated and means nothing
            yield part.lower()

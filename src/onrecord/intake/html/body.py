"""The main text of a page as paragraphs, with second looks where the first finds too little."""

from __future__ import annotations

import logging
import re
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.intake.html.blocks import MAX_BLOCKS, Block, key_of
from onrecord.intake.html.labels import COMMENT, is_sentence, label_of_element
from onrecord.intake.html.select import Chosen, choose
from onrecord.intake.html.structured import Structured
from onrecord.intake.html.tree import MANY_ELEMENTS, size

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NOTICE = re.compile(
    r"enable (?:java ?script|cookies)|java ?script (?:is|must be) |access (?:to this page )?(?:has been )?denied|"
    r"(?:are|you're) not? ?a robot|unusual traffic|page (?:not found|you (?:requested|are looking for))|error 40\d|"
    r"checking your browser|verify you are (?:a )?human",
    re.IGNORECASE,
)
_NOTICE_WORDS = 60


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph of the text, and why it is left out, if it is."""

    text: str
    why: str | None


@dataclass(frozen=True, slots=True)
class Body:
    """The paragraphs of the main text in the order of the page, and how they were found."""

    parts: tuple[Part, ...]
    reason: str


def _words(parts: list[Part]) -> int:
    return sum(len(part.text.split()) for part in parts if part.why is None)


def _lines(root: HtmlElement, url: str | None, *, recall: bool) -> list[str]:
    """The paragraphs trafilatura takes for the main text; none where it fails on the markup or would take minutes."""
    if size(root) > MANY_ELEMENTS:
        return []
    from lxml import etree
    from trafilatura import bare_extraction

    for name in ("trafilatura", "htmldate"):  # their warnings are about their own steps; ours are the reasons
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
    try:
        document = bare_extraction(
            deepcopy(root), url=url, include_comments=False, include_tables=False, favor_recall=recall
        )
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError, AssertionError, etree.LxmlError):
        return []  # the fallbacks are asked instead
    return (getattr(document, "text", None) or "").split("\n")


def _without_comments(root: HtmlElement) -> HtmlElement:
    """A copy of the page without what readers wrote below the article."""
    copy = deepcopy(root)
    size = len("".join(copy.itertext())) or 1
    for element in list(copy.iter("div", "section", "ul", "ol", "aside", "details")):
        if label_of_element(element) != COMMENT or element.find(".//h1") is not None:
            continue
        # A forum page is all comments, and a wrapper may say that comments are open: big parts stay.
        if len("".join(element.itertext())) < 0.6 * size and element.getparent() is not None:
            element.drop_tree()
    return copy


def _prose(blocks: list[Block]) -> list[str]:
    """All that looks like a paragraph of prose, wherever it stands on the page."""
    cache: dict[HtmlElement, bool] = {}

    def commented(element: HtmlElement) -> bool:
        if element not in cache:
            cache[element] = label_of_element(element) == COMMENT
        return cache[element]

    return [
        b.text
        for b in blocks
        if b.element.tag == "p"
        and not b.hidden
        and b.words >= 15
        and b.linked < 0.3 * len(b.text)
        and is_sentence(b.text)
        and not any(map(commented, b.element.iterancestors()))
    ]


def _parts(chosen: list[Chosen], lines: list[str]) -> tuple[list[Part], bool]:
    """The chosen blocks and True; where hardly any line was found again on the page, the lines and False."""
    kept = [Part(c.block.text, c.why) for c in chosen]
    plain = [Part(text, None) for line in lines if (text := " ".join(line.lstrip("-#>| ").split()))]
    return (kept, True) if _words(kept) >= 0.6 * _words(plain) else (plain, False)


def _is_article(parts: list[Part]) -> bool:
    """Whether there is a sentence at all, and not only the notice of a wall or an error."""
    main = [part.text for part in parts if part.why is None]
    if sum(len(text.split()) for text in main) <= _NOTICE_WORDS and any(map(_NOTICE.search, main)):
        return False
    # Scripts without spaces have few "words", so length counts as well.
    return any(
        (is_sentence(text) and (len(text.split()) >= 6 or len(text) >= 40)) or len(text.split()) >= 25 for text in main
    )


def body_of(root: HtmlElement, data: Structured, blocks: list[Block], *, title: str | None, url: str | None) -> Body:
    """Return the main text of the page, whose blocks are `blocks`.

    trafilatura chooses, the page's own layout completes and orders (see `select`). Where the result is short beside
    the prose on the page, a second pass that favours recall is tried; where the page's JSON-LD holds far more, its
    articleBody is taken.
    """
    own = data.article
    described = (data.first("description"), data.first("og:description"), own.description if own else None)
    descriptions = frozenset(key for text in described if text and len(key := key_of(text)) >= 25)
    clean = _without_comments(root)

    def attempt(lines: list[str]) -> tuple[list[Part], bool]:
        return _parts(choose(root, blocks, lines, title=title, descriptions=descriptions), lines)

    lines = _lines(clean, url, recall=False)
    parts, shown = attempt(lines)
    reason = "text: trafilatura" + (", completed from the page's layout" if shown else "")
    found, prose = _words(parts), _prose(blocks)
    on_page = sum(len(text.split()) for text in prose)
    if not lines and prose:
        (parts, shown), reason = attempt(prose), "text: paragraphs of prose on the page, trafilatura found none"
        found = _words(parts)
    elif found < 300 and found < 0.5 * on_page:
        again, there = attempt(_lines(clean, url, recall=True))
        if _words(again) > 1.5 * found:
            parts, found, shown = again, _words(again), there
            reason = "text: trafilatura favouring recall, the first pass was short"
    # trafilatura, too, may have found the text in the data alone; there its paragraphs are still apart.
    enough = max(80, 1.5 * found) if shown else max(20, 0.8 * found)
    if own and len(own.body.split()) > enough:
        parts = [Part(text, None) for text in own.body.split("\n\n")]
        reason = "text: JSON-LD articleBody, the page itself shows less"
    if not _is_article(parts):
        return Body((), "text: no article found on the page")
    if len(blocks) >= MAX_BLOCKS:
        reason += f"; only the first {MAX_BLOCKS:,} blocks of the page were read"
    return Body(tuple(parts), reason)

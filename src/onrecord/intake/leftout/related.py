"""Links to other pages: "Related: ...", "READ MORE: ...", lists of headlines, lines of tags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.intake.leftout.page import Found, Page
from onrecord.intake.leftout.paragraphs import Paragraph
from onrecord.intake.leftout.patterns import expression

_BRACKETED = re.compile(r"\[[^\[\]]{20,160}\]\.?")
_BULLET = re.compile(r"[•·►▶▪●*»›>–—-]\s*")
_ITEM_MAX, _ITEMS_MAX = 150, 12
_SMALL_WORD = 4


def _is_headline(paragraph: Paragraph) -> bool:
    """Whether the paragraph is short and most of its longer words begin with a capital."""
    words = [word for word in _BULLET.sub("", paragraph.text[:200], count=1).split() if len(word) >= _SMALL_WORD]
    capital = sum(1 for word in words if not word.lstrip("‘’“”\"'(").islower())
    return len(words) >= 3 and len(paragraph.text) <= _ITEM_MAX and capital >= 0.8 * len(words)


def _is_link_text(paragraph: Paragraph) -> bool:
    """Whether the paragraph looks like the text of a link: a headline, or no mark at its end."""
    return not paragraph.speech and (not paragraph.ended or _is_headline(paragraph))


def _list_after(page: Page, head: Paragraph) -> int:
    """Return the index behind the list of links that follows the paragraph `head`.

    At the end of the text one link in two may end like a sentence; in the middle of it none, and all are headlines.
    """
    rest = page.paragraphs[head.index + 1 : head.index + 2 + _ITEMS_MAX]
    if len(rest) <= _ITEMS_MAX and all(len(item.text) <= _ITEM_MAX and not item.speech for item in rest):
        links = sum(1 for item in rest if _is_link_text(item))
        if links == len(rest) or (head.text.endswith(":") and 2 * links >= len(rest)):
            return len(page.paragraphs)
    behind = head.index + 1
    for item in rest[:_ITEMS_MAX]:
        if not (_is_headline(item) and (not item.text.endswith(".") or head.text.strip('"”').endswith(":"))):
            break
        behind += 1
    return behind


def related(page: Page) -> Iterator[Found]:
    """Find links to other pages and lists of them."""
    behind = 0
    for paragraph in page.paragraphs:
        if paragraph.index < behind:
            yield Found(paragraph.start, paragraph.end, "related")
        elif paragraph.index == page.headline:
            continue
        elif _is_head(paragraph):
            yield Found(paragraph.start, paragraph.end, "related")
            behind = _list_after(page, paragraph)
        elif _is_link(paragraph):
            yield Found(paragraph.start, paragraph.end, "related")
    yield from _bare_list(page)


def _is_head(paragraph: Paragraph) -> bool:
    """Whether the paragraph is the head of a list of links; a longer one that ends with a full stop is a sentence."""
    if len(paragraph.text) > 90 or (paragraph.text.endswith(".") and len(paragraph.words) > 3):
        return False
    return expression("related_head").fullmatch(paragraph.bare.rstrip(":").rstrip().lower()) is not None


def _is_link(paragraph: Paragraph) -> bool:
    """Whether the paragraph is a link to another page, with or without a word that says so."""
    text, bare = paragraph.text, paragraph.bare
    quoted = text[0] in "\"“‘'«„"
    inline = expression("related_inline").fullmatch(bare) or expression("related_tags").fullmatch(bare)
    if len(text) <= 300 and inline and not quoted:
        return text.split(":")[0].isupper() or not (paragraph.reports and paragraph.ended)
    if len(text) <= 500 and expression("related_player").fullmatch(text):
        return True
    if len(text) <= 1200 and not paragraph.ended and expression("related_glued").fullmatch(text):
        return True
    if len(text) > 170 or not _BRACKETED.fullmatch(text):
        return False
    if expression("related_media").match(text[1:]):
        return True
    # A remark in brackets is a sentence, a link is not.
    return len(paragraph.words) >= 5 and not text.rstrip("].").endswith(("?", "!")) and ".]" not in text


def _bare_list(page: Page) -> Iterator[Found]:
    """Find bullets with headlines at the very end that no words introduce."""
    items: list[Paragraph] = []
    for paragraph in reversed(page.paragraphs[page.body + 2 :]):
        if not (_BULLET.match(paragraph.text) and _is_headline(paragraph) and not paragraph.ended):
            break
        items.append(paragraph)
    if len(items) >= 2:
        for paragraph in reversed(items):
            yield Found(paragraph.start, paragraph.end, "related")

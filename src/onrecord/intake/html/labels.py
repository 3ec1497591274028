"""What the markup says a block is, where that is not article: caption, share bar, related links, and so on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.intake.html.blocks import Block
from onrecord.intake.html.tree import names, word_set

if TYPE_CHECKING:
    from lxml.html import HtmlElement

NAVIGATION = "navigation"
COMMENT = "comment"
"""Labels of what never belongs to the text, beside the `left_out` reasons of the project."""

# Words of class and id names, in the order in which they are asked.
_NAMES: tuple[tuple[str, frozenset[str]], ...] = (
    (COMMENT, word_set("comment comments disqus commenting replies commentlist coral livefyre viafoura")),
    ("correction", word_set("correction corrections corrigendum clarification erratum")),
    ("caption", word_set("caption captions figcaption cutline photocredit photographer imagecredit")),
    (
        "advertisement",
        word_set("ad ads advert advertisement advertising adslot sponsored sponsor outbrain taboola promoted"),
    ),
    (
        "prompt",
        word_set("newsletter newsletters signup subscribe subscription donate donation membership paywallmsg "
                  "regwall login register cta survey poll appeal"),
    ),
    ("share", word_set("share shares sharing sharebar social sociable sharedaddy addthis follow")),
    (
        "related",
        word_set("related recirc recirculation readmore alsoread recommended recommendation recommendations trending "
                  "popular teaser teasers promo promos latest tags taglist breadcrumb breadcrumbs"),
    ),
    ("byline", word_set("byline bylines author authors bio authorbio contributor contributors")),
    ("dateline", word_set("timestamp pubdate datetime dateline published publishdate updated lastmod")),
    (NAVIGATION, word_set("nav navigation navbar menu footer sidebar toolbar cookie consent skip modal popup "
                           "popover tooltip")),
)  # fmt: skip
_PAIRS: tuple[tuple[str, frozenset[str]], ...] = (
    ("related", frozenset({"read", "more"})),
    ("related", frozenset({"read", "next"})),
    ("related", frozenset({"also", "read"})),
    ("related", frozenset({"more", "stories"})),
    ("related", frozenset({"up", "next"})),
    ("caption", frozenset({"photo", "credit"})),
    ("caption", frozenset({"image", "credit"})),
    ("correction", frozenset({"editors", "note"})),
    ("prompt", frozenset({"sign", "up"})),
)
_TAGS = {"figcaption": "caption", "caption": "caption", "aside": "related", "nav": NAVIGATION, "footer": NAVIGATION}
# Names that say how a thing is laid out or who may see it, on elements that hold article text all the same.
_MARKERS_ONLY = frozenset({"highlights", "pullquote", "quote"})
_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’»)\]」』]*\s*$")


def label_of_element(element: HtmlElement) -> str | None:
    """Return what the tag and the names of `element` say it is, or None where they say nothing."""
    by_tag = _TAGS.get(element.tag)
    parent = element.getparent()
    if by_tag == NAVIGATION and parent is not None and parent.tag in {"blockquote", "q"}:
        return None  # a quotation's footer names the one who is quoted
    words = names(element)
    if not words:
        return by_tag
    for why, one_of in _NAMES:
        if words & one_of:
            return why
    for why, all_of in _PAIRS:
        if all_of <= words:
            return why
    return None if words & _MARKERS_ONLY else by_tag


def is_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence does."""
    return _SENTENCE_END.search(text) is not None


def label_of_links(block: Block) -> str | None:
    """Return "related" for a block that is little but one link and no sentence."""
    if block.text and block.linked >= 0.7 * len(block.text) and not is_sentence(block.text):
        return "related"
    return None

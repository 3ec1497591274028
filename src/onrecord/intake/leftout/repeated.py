"""Paragraphs that stand twice: teasers, pull quotes, pages glued together."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator

from onrecord.intake.leftout.page import Found, Page

_MIN_WORDS = 8
_OPENING = "\"“‘'«„"


def repeated(page: Page, taken: Callable[[int, int], bool]) -> Iterator[Found]:
    """Find second and later occurrences of a paragraph of at least eight words.

    Args:
        page: the paragraphs.
        taken: whether a part of the text (start, end) is left out already: what repeats that only is article.

    Paragraphs that open with a quotation mark stay: a speaker may say a thing twice.
    """
    seen: set[bytes] = set()
    for paragraph in page.paragraphs:
        if len(paragraph.words) < _MIN_WORDS or paragraph.text[0] in _OPENING or taken(paragraph.start, paragraph.end):
            continue
        key = hashlib.blake2b(" ".join(paragraph.text.split()).encode("utf8", "surrogatepass"), digest_size=16).digest()
        if key in seen:
            yield Found(paragraph.start, paragraph.end, "repeated")
        seen.add(key)

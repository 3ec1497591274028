"""Bylines, time stamps and notes on the author, and the names in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.intake.leftout.dates import has_full_date, is_date, is_stamp
from onrecord.intake.leftout.names import is_name, names_in
from onrecord.intake.leftout.page import Found, Page
from onrecord.intake.leftout.paragraphs import Paragraph
from onrecord.intake.leftout.patterns import NAMES, expression, words

# How far from the headline a byline may stand, and how far from the end.
_TOP, _END = 6, 2

_BYLINE = re.compile(rf"(?:By|BY|by):? (?P<names>{NAMES})(?P<rest>.*)", re.DOTALL)
_CREDIT = re.compile(rf"(?P<names>{NAMES}) ?(?:,|\||–|—| - | for | in ) ?(?P<rest>[^,]{{2,60}})")
_VERB = re.compile(
    r"\b(?:said|says|told|was|were|is|are|has|have|had|will|would|did|does|could|can|that)\b", re.IGNORECASE
)
_CONTACT = re.compile(r"\b(?:follow|reach|contact|e-?mail)\b.{0,80}(?:@|twitter|facebook)", re.IGNORECASE | re.DOTALL)
_KICKER = re.compile(r"(?:UPDATED?|Updated?)(?: \d{1,2}:\d{2}[^|]{0,20})? \| ")
_STAMP_TAIL = re.compile(
    r"\s(?:Updated|Published|Posted)(?: on)?:? \d{4}-\d\d-\d\d[\d: ]*(?:By [\w ]{2,40})?(?:\([^()]{1,40}\))?$"
)
_PARTS = re.compile(r"[,|•·–—/()]| - ")


def bylines(page: Page) -> Iterator[Found]:
    """Find bylines, time stamps and notes on the author, near the headline or at the end."""
    count = len(page.paragraphs)
    near = {*range(min(count, page.body + _TOP)), *range(max(0, count - _END), count)}
    for index in sorted(near):
        paragraph = page.paragraphs[index]
        # a text without title may begin with the byline
        possible = page.headline != index or paragraph.bare.lower().startswith("by ")
        if possible and _is_byline(page, paragraph):
            yield Found(paragraph.start, paragraph.end, "byline")
        elif page.from_top(paragraph) <= 1 and len(paragraph.text) <= 2000:
            if match := _KICKER.match(paragraph.text):
                yield Found(paragraph.start, paragraph.start + match.end(), "byline")
            elif match := _STAMP_TAIL.search(paragraph.text):
                yield Found(paragraph.start + match.start(), paragraph.end, "byline")


def _is_byline(page: Page, paragraph: Paragraph) -> bool:
    bare = paragraph.bare
    if is_stamp(bare):
        return True
    if page.from_top(paragraph) <= 2 and len(bare) <= 80 and is_date(bare) and has_full_date(bare):
        return True
    if paragraph.speech and not _CONTACT.search(paragraph.text[-300:]):
        return False
    if len(bare) <= 240 and names_of_byline(bare):
        return True
    at_edge = page.from_end(paragraph) < _END or page.from_top(paragraph) == 0
    return at_edge and _is_bio(paragraph.text)


def _is_bio(text: str) -> bool:
    """Whether a paragraph is about its author: what they are, and where to reach them."""
    return len(text) <= 700 and bool(expression("byline_bio").match(text)) and bool(_CONTACT.search(text))


def names_of_byline(line: str) -> tuple[str, ...]:
    """Return the names in a line that is a byline, else ()."""
    line = expression("byline_lead").sub("", " ".join(line.split()), count=1)
    if match := _BYLINE.fullmatch(line):
        return names_in(match["names"]) if _is_rest(match["rest"]) else ()
    match = _CREDIT.fullmatch(line) if len(line) <= 120 else None
    if match and is_name(match["names"]) and _has_role(match["rest"]) and _is_title(match["rest"]):
        return names_in(match["names"])
    return ()


def names_of_bio(paragraph: str) -> tuple[str, ...]:
    """Return the author's name in a note on the author, else ()."""
    match = expression("byline_bio").match(" ".join(paragraph.split()))
    return names_in(match["names"]) if match else ()


def _has_role(rest: str) -> bool:
    return expression("byline_role").search(rest) is not None


def _is_title(rest: str) -> bool:
    """Whether `rest` names a role or an outlet: few words, all but small ones with a capital."""
    tokens = rest.split()
    small = words("title_small")
    return 0 < len(tokens) <= 8 and all(not t[0].isalpha() or t[0].isupper() or t.lower() in small for t in tokens)


def _is_rest(rest: str) -> bool:
    """Whether what follows the names in a byline is a role, an outlet or a time stamp rather than a sentence."""
    rest = rest.strip(" ,|•·–—-/()")
    if not rest or is_date(rest) or is_stamp(rest):
        return True
    if len(rest) > 140 or _VERB.search(rest):
        return False
    parts = [part.strip() for part in _PARTS.split(rest) if part.strip()]
    known = [part for part in parts if is_date(part) or is_stamp(part) or _has_role(part)]
    return bool(known) and all(part in known or _is_title(part) for part in parts)

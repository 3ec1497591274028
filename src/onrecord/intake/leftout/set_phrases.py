"""Paragraphs that are a set phrase, share bars, and set phrases at the end of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.intake.leftout.page import Found, Page
from onrecord.intake.leftout.paragraphs import Paragraph
from onrecord.intake.leftout.patterns import expression, phrase_of, words

_BAR_MAX = 20
# "Reporting by the newspaper showed that ..." is a sentence, the credit has no such verb.
_SENTENCE = re.compile(
    r"\b(?:showed?|shows|found|finds|suggest\w*|reveal\w*|indicat\w*|has|have|had|was|were|is|are|said|says|led|helped)\b"
)
_ONLY_TAGS = re.compile(r"(?:<[^<>]{0,300}>|https?://\S{1,300}|pic\.twitter\.com/\S{1,40}|\W)+")
_NOTE = re.compile(r"(?:corrections?|clarifications?|corrections? (?:and|&) clarifications?)\s*:?", re.IGNORECASE)
_NOTE_MAX = 5
_SIGN_OFF = re.compile(
    r"(?:[—–-]+\s*|\()(?:AP|AFP|Reuters|UPI|ANI|PTI|IANS|Xinhua|dpa|TASS|Interfax|Bernama|Agencies)\)?\.?"
)
_LETTER = re.compile(r"[^\W_]")

_TAIL_MAX = 400
_SENTENCE_END = re.compile(r"[.!?”\"’…]\s+")
_TAILS = ("prompt", "contributor")
_PICTURE = re.compile(r"\s*pic\.twitter\.com/\w{1,40}\s*$")


def _is_share_bar(paragraph: Paragraph) -> bool:
    tokens = re.findall(r"[\w+-]+", paragraph.text.lower()) if len(paragraph.text) <= 200 else []
    named = [token for token in tokens if not token.replace("k", "").isdigit()]
    networks, buttons = words("networks"), words("buttons")
    if not 0 < len(named) <= _BAR_MAX or any(token not in networks | buttons | words("bar") for token in named):
        return False
    # The name of one network alone may be a heading.
    return any(token in buttons for token in named) or sum(token in networks for token in named) >= 3


def set_phrases(page: Page) -> Iterator[Found]:
    """Find paragraphs that are nothing but a set phrase, a bar of share buttons, or left-over markup."""
    in_note = False
    for paragraph in page.paragraphs:
        why = _why(paragraph)
        # A heading of its own ("CORRECTION:") near the end opens a note that runs to the end.
        if _NOTE.fullmatch(paragraph.bare) and 0 < page.from_end(paragraph) <= _NOTE_MAX:
            in_note = True
        if in_note:
            why = "correction"
        if why is None or (paragraph.index == page.headline and why not in ("advertisement", "prompt", "share")):
            continue
        yield Found(paragraph.start, paragraph.end, why)


def _why(paragraph: Paragraph) -> str | None:
    if _is_share_bar(paragraph):
        return "share"
    short = len(paragraph.text) <= 1000
    if short and _LETTER.search(paragraph.text) and _ONLY_TAGS.fullmatch(paragraph.text):
        return "other"
    if _SIGN_OFF.fullmatch(paragraph.text):
        return "contributor"
    why = phrase_of(paragraph.bare, speech=paragraph.speech)
    if why == "contributor" and "contributed" not in paragraph.text and _SENTENCE.search(paragraph.text):
        return None
    return why


def tails(page: Page) -> Iterator[Found]:
    """Find set phrases that end a paragraph of the article: "Follow her on Twitter @…", a picture's address."""
    for paragraph in page.paragraphs:
        offset = max(0, len(paragraph.text) - _TAIL_MAX)
        end = paragraph.text[offset:]
        if tail := _tail(end):
            start, why = tail
            yield Found(paragraph.start + offset + start, paragraph.end, why)
        elif match := _PICTURE.search(end):
            yield Found(paragraph.start + offset + match.start(), paragraph.end, "other")


def _tail(end: str) -> tuple[int, str] | None:
    """Return where in the end of a paragraph a set phrase begins that runs to its end, and why it is left out."""
    for sentence in _SENTENCE_END.finditer(end):
        for why in _TAILS:
            if expression(f"tail_{why}").fullmatch(end, sentence.end()):
                return sentence.end(), why
    return None

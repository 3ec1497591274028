"""Captions and picture credits.

A credit ("(Photo: ...)", "REUTERS/Jane Roe", "FILE - ...") is a sure sign. A caption without one is told by its look:
in a text whose paragraphs end with a mark it does not (it may be cut off in mid-word), and it describes a scene. The
line under the headline has no mark either, but it sums the news up, so up there only what shows a scene is a caption.
Where markup names the captions, looks are not asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.intake.leftout.page import Found, Page
from onrecord.intake.leftout.paragraphs import Paragraph
from onrecord.intake.leftout.patterns import expression

_PLACE = re.compile(r"\b(?:in|at|near|outside|inside|on|during|after|from|around|across|of|with|to)\b")
# A post quoted with its author and day is not a caption, though it ends without a mark.
_POST = re.compile(r"@\w+\)|\bPosted by\b|pic\.twitter\.com|https?://")
# Captions have no first person and are not lines of a dialogue.
_SPOKEN = re.compile(r"\b(?:I|I['’]\w+|we|We|my|My|our|Our|me|us)\b|^[A-Z][A-Za-z. ]{0,30}:")
_OPEN_END = (":", ",", ";", "—", "–", "-", "…")
_LONGEST, _CREDIT_LONGEST, _SCENE_LONGEST = 700, 140, 400
# In words: without a mark at the end, sure of itself; with a scene and a place besides.
_MIN_SURE, _MIN_SCENE, _MIN_POINTED = 12, 9, 6
# One paragraph without a mark far down may be a slip; this many are the habit of the site.
_HABIT, _TOP = 3, 2
# No list is longer, so that looking back for the colon that opens it stays cheap.
_LIST_MAX = 40


def captions(page: Page) -> Iterator[Found]:
    """Find captions and picture credits."""
    scenes: list[Paragraph] = []
    marked = _mostly_marked(page)
    for paragraph in page.paragraphs:
        if len(paragraph.text) > _LONGEST:
            continue
        first = paragraph.index == page.headline  # of a text without title it may be a caption with its credit
        if _has_credit(paragraph, scenes=not (page.from_markup or first)):
            yield Found(paragraph.start, paragraph.end, "caption")
        elif not first and marked and _is_unmarked_scene(page, paragraph):
            scenes.append(paragraph)
    habit = len(scenes) >= _HABIT
    for paragraph in scenes:
        from_top = page.from_top(paragraph)
        if _is_pointed(paragraph) or (
            not page.from_markup and ((habit and from_top) or (from_top <= _TOP and _shows(paragraph)))
        ):
            yield Found(paragraph.start, paragraph.end, "caption")


def _shows(paragraph: Paragraph) -> bool:
    """Whether the paragraph says what is to be seen and where, as captions do and summaries of the news do not."""
    text = paragraph.text
    if paragraph.reports or expression("caption_not").search(text):
        return False
    # Lines under a headline are not cut off in mid-word.
    if expression("caption_cut").search(text[-20:]):
        return True
    return _PLACE.search(text) is not None and expression("caption_seen").search(text) is not None


def _has_credit(paragraph: Paragraph, *, scenes: bool) -> bool:
    """Whether there is a sure sign of a caption: a credit, or (if `scenes`) words like "seen in this picture"."""
    text, bare = paragraph.text, paragraph.bare
    if len(bare) <= _CREDIT_LONGEST and (
        expression("caption_credit").fullmatch(bare) or expression("caption_label").fullmatch(bare)
    ):
        return True
    if expression("caption_head").match(text):
        return True
    if paragraph.speech:
        return False
    end = text[-200:].removesuffix(".")
    if any(match.end() == len(end) for match in expression("caption_tail").finditer(end)):
        return True
    scene = scenes and len(text) <= _SCENE_LONGEST and not paragraph.reports
    return scene and expression("caption_scene").search(text) is not None


def _is_pointed(paragraph: Paragraph) -> bool:
    """Whether the paragraph points at a picture, or begins with the name of an agency glued to it."""
    return bool(
        expression("caption_pointer").search(paragraph.text) or expression("caption_agency_head").match(paragraph.text)
    )


def _mostly_marked(page: Page) -> bool:
    """Whether paragraphs end with a mark as a rule, so that one without stands out.

    Pages with a caption under each of many pictures have nearly as many paragraphs without; but where paragraphs begin
    with a small letter, lines are torn, and a missing mark means nothing.
    """
    long = [paragraph for paragraph in page.paragraphs[page.body :] if len(paragraph.words) >= _MIN_SCENE]
    ended = sum(1 for paragraph in long if paragraph.ended or paragraph.text.endswith(":"))
    torn = sum(1 for paragraph in page.paragraphs[page.body :] if paragraph.text[0].islower())
    return len(long) >= 4 and ended >= (0.4 if torn <= 1 + 0.03 * len(page.paragraphs) else 0.75) * len(long)


def _is_unmarked(paragraph: Paragraph) -> bool:
    return not paragraph.ended and not paragraph.text.endswith(_OPEN_END) and not paragraph.speech


def _is_unmarked_scene(page: Page, paragraph: Paragraph) -> bool:
    """Whether a paragraph without a mark at its end reads like a caption: a sentence, not a heading, not a post."""
    text, words = paragraph.text, paragraph.words
    if paragraph.index < page.body or not _is_unmarked(paragraph) or text[0].islower() or not text[0].isalnum():
        return False
    # Words between quotation marks may be a statement that nothing else in the article repeats.
    if any(mark in text for mark in '“”"'):
        return False
    if _POST.search(text) or (_SPOKEN.search(text) and not expression("caption_agency_head").match(text)):
        return False
    if sum(1 for word in words if word.islower()) < 0.4 * len(words) or _is_torn(page, paragraph):
        return False
    if len(words) >= _MIN_SURE or (len(words) >= _MIN_POINTED and _is_pointed(paragraph)):
        return True
    scene = len(words) >= _MIN_SCENE and expression("caption_present").search(text) is not None
    return scene and _PLACE.search(text) is not None


def _is_torn(page: Page, paragraph: Paragraph) -> bool:
    """Whether the paragraph is torn from its sentence or is an item of a list that a colon opens."""
    if page.from_end(paragraph):
        after = page.paragraphs[paragraph.index + 1].text[0]
        if after.islower() or after in ",;.)’”":
            return True
    for before in range(paragraph.index - 1, max(page.body, paragraph.index - _LIST_MAX) - 1, -1):
        if not _is_unmarked(page.paragraphs[before]):
            return page.paragraphs[before].text.endswith(_OPEN_END)
    return False

"""Quotations by their marks: which characters stand between an opening and a closing mark.

No model is asked. Straight marks say nothing of their direction, a closing single mark looks like an apostrophe,
a quotation over several paragraphs has no closing mark until its last one, and real articles drop marks; the scan
below resolves each of these paragraph by paragraph, so that one missing mark never spoils the rest of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

#: Opening mark → marks that may close it. Straight and reversed marks close themselves or their twin.
PAIRS: dict[str, str] = {
    "“": '”"“',
    "”": "”",
    "„": '“”‟"',
    "‟": "”",
    "«": "»",
    "»": "«»",
    '"': '"”',
    "''": "''",
    "``": "''",
    "‘‘": "’’",
    "〝": "〞〟",
    "＂": "＂",
    "❝": "❞",
    "「": "」",
    "『": "』",
    "《": "》",
    "‹": "›",
    "›": "‹",
    "‘": "’'",
    "‚": "‘’",
    "‛": "’",
    "❛": "❜",
    "'": "'’",
    "`": "'`",
}
SINGLE = frozenset("‹›‘‚‛❛'`")
_MARK = re.compile(r"''|``|‘‘|’’|[“”„‟«»\"〝〞〟＂❝❞「」『』《》‹›‘’‚‛❛❜'`]")
#: How far a closing single mark may stand from its opening one, in characters.
_REACH = 1200
#: Over how many paragraphs a quotation may go on without a mark.
_PARAGRAPHS = 5
_ELISION = re.compile(r"(?:\d\ds?|em|til|cause|cuz|tis|twas|n)\b", re.IGNORECASE)
_OPENS_AFTER = frozenset(" \t\n\xa0\u2009\u202f([{—–-/…:“‘\"'„«")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters between quotation marks.

    Attributes:
        start, end: half-open span with its marks, in code points of the text.
        inner_start, inner_end: the same without the marks.
        depth: 0 outermost, 1 inside another quotation.
        single: whether the marks are single ones.
        closed: False where the closing mark is missing (a further paragraph follows, or it was dropped).
        continues: True where the quotation before it was left open at the end of its paragraph and this one,
            at the start of the next, takes it on.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int
    single: bool
    closed: bool
    continues: bool


@dataclass(slots=True)
class _Open:
    mark: str
    start: int
    inner: int


def _may_close(mark: str, opening: str) -> bool:
    """Whether a mark is one that closes what `opening` opened: an apostrophe is no half of a mark of two."""
    closing = PAIRS[opening]
    return mark == closing if len(opening) == 2 else mark in closing


def _is_opening_place(text: str, at: int, after: int, start: int) -> bool:
    before = text[at - 1] if at > start else " "
    following = text[after] if after < len(text) else " "
    return (before in _OPENS_AFTER or before.isspace()) and not following.isspace()


def _closes_single(text: str, at: int, after: int, end: int) -> bool:
    """Whether a ’ or ' at `at` may close a quotation rather than stand for an apostrophe."""
    before, following = text[at - 1], text[after] if after < end else " "
    if before.isspace() or following.isalnum():
        return False
    if before != "s" or not following.isspace():
        return True
    return not _is_possessive(text, after, end)


def _is_possessive(text: str, after: int, end: int) -> bool:
    """Whether the ’ before `after`, behind an s, is a plural possessive: a better closing mark follows.

    Within the sentence any closing mark is better; beyond it, one behind the punctuation of a quotation's end. A
    further opening mark ends the search.
    """
    stop = re.search(r"[.!?](?:\s|$)", text[after:end])
    sentence = after + stop.end() if stop else end
    for match in re.finditer(r"[‘’']", text[after : min(end, after + _REACH)]):
        at = after + match.start()
        before, following = text[at - 1], text[at + 1] if at + 1 < end else " "
        if match.group() == "‘" or (match.group() == "'" and before.isspace()):
            return False
        if not following.isalnum() and (at < sentence or before in ".,!?;…"):
            return True
    return False


def _opens_single(text: str, at: int, after: int, end: int, mark: str) -> bool:
    """Whether a single mark at an opening place begins a quotation: a closing one must follow in the paragraph."""
    if mark in "‚‹›❛":
        return True
    if _ELISION.match(text, after):
        return False
    limit = min(end, after + _REACH)
    closing = PAIRS[mark]
    for match in re.finditer(r"[’'`]", text[after:limit]):
        i = after + match.start()
        if text[i] in closing and _closes_single(text, i, i + 1, end):
            return True
    return False


def _scan(text: str, start: int, end: int, carried: bool) -> list[Quotation]:
    """Quotations of one paragraph; `carried`: the paragraph before it ended inside a quotation."""
    found: list[Quotation] = []
    stack: list[_Open] = []

    def close(at: int, after: int, level: int) -> None:
        del stack[level + 1 :]
        top = stack.pop()
        found.append(
            Quotation(top.start, after, top.inner, at, level, top.mark in SINGLE, True, carried and top.start == start)
        )

    for match in _MARK.finditer(text, start, end):
        mark, at, after = match.group(), match.start(), match.end()
        level = next((i for i in range(len(stack) - 1, -1, -1) if _may_close(mark, stack[i].mark)), None)
        opening_place = _is_opening_place(text, at, after, start)
        if level is not None and not (opening_place and _reopens(text, stack[level], mark, at)):
            single = stack[level].mark in SINGLE
            if not single or mark in "›‹❜" or _closes_single(text, at, after, end):
                close(at, after, level)
            continue
        if mark not in PAIRS or not opening_place or len(stack) == 2:
            continue
        if mark == "”" and "”" not in text[after:end]:
            continue  # a stray closing mark
        if mark in SINGLE and not _opens_single(text, at, after, end, mark):
            continue
        stack.append(_Open(mark, at, after))
    for level, left in enumerate(stack):
        if left.mark not in SINGLE:
            found.append(
                Quotation(left.start, end, left.inner, end, level, False, False, carried and left.start == start)
            )
    return _with_depths(sorted(found, key=lambda q: (q.start, -q.end)))


def _with_depths(found: list[Quotation]) -> list[Quotation]:
    """Set depths anew, as an opening single mark that was never closed counts for nothing."""
    out: list[Quotation] = []
    reach = 0
    for q in found:
        out.append(replace(q, depth=1 if q.end <= reach else 0))
        reach = max(reach, q.end)
    return out


def _reopens(text: str, top: _Open, mark: str, at: int) -> bool:
    """Whether a mark that could close `top` opens a further quotation instead, as straight marks may."""
    if mark not in ('"', "''", "'", "“"):
        return False
    if at == top.inner:
        return False
    before = text[at - 1]
    # an opening place, with a space before and a letter after, cannot close
    return before.isspace() or before in "([{—–"


def quotations(text: str, spans: Sequence[tuple[int, int]]) -> list[Quotation]:
    """Return the quotations of `text` in order, outer before inner.

    Args:
        text: the article's text.
        spans: its paragraphs (`onrecord.reading.text.paragraphs.paragraphs`), in order.

    A quotation never crosses a paragraph: one that runs over several gives one Quotation per paragraph, the
    first ones with `closed=False`, the later ones with `continues=True`. Mostly each paragraph of it begins with an
    opening mark; where none does, the words up to the closing mark are its own.
    """
    out: list[Quotation] = []
    carried, at = False, 0
    while at < len(spans):
        here = _scan(text, *spans[at], carried)
        at += 1
        left = _left_open(here)
        if left and (further := _unmarked(text, spans[at : at + _PARAGRAPHS], left)):
            at += len(further)
            behind = _scan(text, further[-1].end, spans[at - 1][1], False)
            here, left = [*here, *further, *behind], _left_open(behind)
        out.extend(here)
        carried = left is not None
    return out


def _left_open(here: Sequence[Quotation]) -> Quotation | None:
    """The quotation that a paragraph ends in."""
    return next((q for q in here if q.depth == 0 and not q.closed and not q.single), None)


def _unmarked(text: str, spans: Sequence[tuple[int, int]], left: Quotation) -> list[Quotation]:
    """The rest of a quotation whose further paragraphs have no opening mark, up to the closing one.

    Nothing where another mark comes first, or none at all.
    """
    opening = text[left.start : left.inner_start]
    found: list[Quotation] = []
    for start, end in spans:
        mark = next((m for m in _MARK.finditer(text, start, end) if m.group() not in SINGLE | {"’"}), None)
        if mark is None:
            found.append(Quotation(start, end, start, end, 0, False, False, True))
            continue
        at, after = mark.span()
        speech = text[at - 1] in ".,!?…—–" and at > start and not _is_opening_place(text, at, after, start)
        if not (speech and _may_close(mark.group(), opening)):
            return []
        return [*found, Quotation(start, after, start, at, 0, False, True, True)]
    return []

"""Lines to paragraphs: for formats that keep lines (PDF, exports) and not what belongs together."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_SENTENCE_END = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_BROKEN_WORD = re.compile(r"[^\W\d_]{2,}[-\u2010]$")
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:(?:page|pg\.?|p\.)\s*)?\d{1,4}(?:\s*(?:of|/|\|)\s*\d{1,4})?[-–—|\s]*", re.IGNORECASE
)
_WRAP_MIN, _WRAP_MAX = 40, 110
# How many lines at the top and at the bottom of a page may be running heads.
_MARGIN = 2


def join_lines(lines: Sequence[str], *, known: frozenset[str] = frozenset()) -> str:
    """Return `lines` of one paragraph as one line, with words broken at line ends made whole.

    Args:
        lines: in order; white space at their ends does not count.
        known: lower-case words of the document, to tell `long-term` from `minis-try`.
    """
    text = ""
    for line in (piece.strip() for piece in lines):
        if not line:
            continue
        if text.endswith("\u00ad"):
            text = text[:-1] + line
        elif _BROKEN_WORD.search(text) and line[0].isalnum():
            text = _mended(text, line, known) if line[0].islower() else text + line
        else:
            text = f"{text} {line}" if text else line
    return text.replace("\u00ad", "")


def _mended(text: str, line: str, known: frozenset[str]) -> str:
    first = re.split(r"[^\w]", text[:-1])[-1].lower()
    second = re.split(r"[^\w\-]", line)[0].lower()
    hyphenated = f"{first}-{second}" in known and f"{first}{second}" not in known
    return f"{text}{line}" if hyphenated else f"{text[:-1]}{line}"


def words_of(lines: Iterable[str]) -> frozenset[str]:
    """Return the lower-case words that stand whole within `lines`, hyphenated ones with their hyphen."""
    found: set[str] = set()
    for line in lines:
        found.update(word.lower() for word in re.findall(r"\w[\w\-]*\w", line))
    return frozenset(found)


def joined(lines: Sequence[str], *, wrapped: bool | None = None) -> str:
    """Return `lines` as paragraphs parted by blank lines.

    Args:
        lines: an empty one parts paragraphs.
        wrapped: whether lines between empty ones are one paragraph; None: told from their look.
    """
    groups: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            groups[-1].append(line.strip())
        elif groups[-1]:
            groups.append([])
    known = words_of(lines)
    if wrapped is None:
        wrapped = len(groups) > 1 and _looks_wrapped(groups)
    paragraphs: list[str] = []
    for group in groups:
        paragraphs += [join_lines(group, known=known)] if wrapped else group
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _looks_wrapped(groups: Sequence[Sequence[str]]) -> bool:
    """Whether most lines that another follows at once are of one length and end inside a sentence."""
    inner = [line for group in groups for line in group[:-1]]
    broken = sum(1 for line in inner if _WRAP_MIN <= len(line) <= _WRAP_MAX and not _SENTENCE_END.search(line))
    return bool(inner) and broken > 0.5 * len(inner)


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page: its text, its left and its height from the bottom in points, its type size."""

    text: str
    left: float
    height: float
    size: float


def without_running_heads(pages: Sequence[Sequence[PageLine]]) -> tuple[list[list[PageLine]], tuple[str, ...]]:
    """Return the pages without page numbers and lines that stand at the edge of most pages, and what was dropped."""
    seen: Counter[str] = Counter()
    for page in pages:
        edges = [page[index] for index in _edges(len(page))]
        seen.update({_shape(line.text) for line in edges})
    often = max(2, (len(pages) + 1) // 2)
    # On the even pages one head, on the odd pages another: a third of a longer document is often enough.
    often = min(often, max(3, len(pages) // 3))
    dropped: Counter[str] = Counter()
    kept: list[list[PageLine]] = []
    for page in pages:
        edge = set(_edges(len(page)))
        keep: list[PageLine] = []
        for index, line in enumerate(page):
            shape = _shape(line.text)
            if index in edge and _PAGE_NUMBER.fullmatch(line.text.strip()):
                dropped["page numbers"] += 1
            elif index in edge and seen[shape] >= often and len(pages) > 1 and not _MARK.fullmatch(line.text):
                dropped[shape] += 1
            else:
                keep.append(line)
        kept.append(keep)
    return kept, tuple(dropped)


# What parts the articles of an export stands at the top of many pages and is no running head.
_MARK = re.compile(r"\s*(?:\d+ of \d+ DOCUMENTS?|End of Document|Document \w{18,}|\d[\d,]* words)\s*")


def _edges(count: int) -> list[int]:
    return sorted({*range(min(_MARGIN, count)), *range(max(0, count - _MARGIN), count)})


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.split()))


def break_pages(pages: Sequence[Sequence[PageLine]]) -> list[str]:
    """Return the lines of all pages with an empty line where a paragraph ends.

    A paragraph ends before a wider gap, before an indented line, where the type size changes, and after a line
    that ends a sentence well before the right edge.
    """
    lines = [line for page in pages for line in page if line.text.strip()]
    if not lines:
        return []
    gaps = Counter(
        round(before.height - after.height)
        for before, after in itertools.pairwise(lines)
        if 0 < before.height - after.height < 3 * max(before.size, 1)
    )
    # The smallest frequent gap is that between the lines of a paragraph.
    usual = min((gap for gap, count in gaps.items() if count >= max(gaps.values()) * 0.3), default=0)
    lengths = sorted(len(line.text) for line in lines)
    full = lengths[int(len(lengths) * 0.9)]
    lefts = Counter(round(line.left) for line in lines)
    out = [lines[0].text]
    for before, after in itertools.pairwise(lines):
        if _breaks(before, after, usual=usual, full=full, lefts=lefts):
            out.append("")
        out.append(after.text)
    return out


def _breaks(before: PageLine, after: PageLine, *, usual: int, full: int, lefts: Counter[int]) -> bool:
    if _BROKEN_WORD.search(before.text) and after.text[:1].islower():
        return False
    ends = bool(_SENTENCE_END.search(before.text))
    gap = before.height - after.height
    if gap > 0 and usual and gap > 1.3 * usual + 1:
        return True
    same_column = gap > 0
    if same_column and abs(before.size - after.size) > 1.5:
        return True
    indented = (
        same_column and 6 < after.left - before.left < 60 and lefts[round(before.left)] > lefts[round(after.left)]
    )
    if indented and ends:
        return True
    return ends and len(before.text) < 0.75 * full

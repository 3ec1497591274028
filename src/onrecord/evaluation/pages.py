"""How well web pages are read: main text, headline and day of publication against gold pages."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import DataError
from onrecord.types import Article

_WORD = re.compile(r"\w+")
_LAYOUT = "a folder with gold.jsonl (file, url, title, published, text) and the pages it names, plain or .gz"


@dataclass(frozen=True, slots=True)
class PageRow:
    """How one page was read.

    Attributes:
        file: name of the page's file.
        url: its address, or None.
        precision, recall, text_f1: of the words of the main text.
        title_right, date_right: by the rules of `evaluate_pages`; None where gold states none.
        title, gold_title, date, gold_date: what was found and what is right.
    """

    file: str
    url: str | None
    precision: float
    recall: float
    text_f1: float
    title_right: bool | None
    date_right: bool | None
    title: str | None
    gold_title: str | None
    date: str | None
    gold_date: str | None


@dataclass(frozen=True, slots=True)
class PagesScore:
    """The score over all pages.

    Attributes:
        pages: how many.
        text_f1: mean over the pages of the F1 of each.
        title_accuracy, date_accuracy: share of the pages with a gold title or date on which it is right.
        rows: one per page, in the order of the gold file.
    """

    pages: int
    text_f1: float
    title_accuracy: float
    date_accuracy: float
    rows: tuple[PageRow, ...]


def main_text(article: Article) -> str:
    """Return the text of `article` without the parts named in `left_out`."""
    text = article.text
    pieces, at = [], 0
    for span in sorted((p.span for p in article.left_out if p.span), key=lambda s: (s.start, s.end)):
        pieces.append(text[at : max(at, span.start)])
        at = max(at, span.end)
    return "".join((*pieces, text[at:]))


def word_overlap(found: str, gold: str) -> tuple[float, float, float]:
    r"""Return precision, recall and F1 of the words (`\w+`, lower case) of two texts, as multisets.

    Two texts without words agree (1); one without words has 0 against any other.
    """
    a, b = Counter(_WORD.findall(found.lower())), Counter(_WORD.findall(gold.lower()))
    if not a and not b:
        return 1.0, 1.0, 1.0
    common = (a & b).total()
    precision, recall = common / max(1, a.total()), common / max(1, b.total())
    return precision, recall, 2 * common / (a.total() + b.total())


def same_title(found: str | None, gold: str | None) -> bool:
    """Whether two headlines have the same words in the same order; case, marks and spaces do not count."""
    return _WORD.findall((found or "").lower()) == _WORD.findall((gold or "").lower())


def evaluate_pages(folder: Path, read: Callable[[bytes, str | None], Article] | None = None) -> PagesScore:
    r"""Return how well the pages of `folder` are read.

    Match rules:
        text: words are `\w+` of the lower-cased text. Of one page, precision is the share of the words found that gold
            has as often, recall the share of gold's words found; F1 of the two, averaged over the pages. What is named
            in `left_out` is no main text.
        title: right if it has the same words in the same order as gold; case and punctuation do not count. A part too
            much, such as the name of the site, is wrong.
        date: right if the first ten characters (the day) are the same.

    Args:
        folder: `gold.jsonl` with `file`, `url`, `title`, `published`, `text`, and the files it names.
        read: makes an Article of a page's bytes and url; by default `article_from_html`.

    Raises:
        DataError: the folder or one of its lines has another layout, or a page is missing.
    """
    if read is None:
        from onrecord.intake.html import article_from_html

        def read(data: bytes, url: str | None) -> Article:
            return article_from_html(data, url=url)

    rows = tuple(_row(folder, gold, read) for gold in _gold(folder))
    if not rows:
        raise DataError("no pages", where=str(folder / "gold.jsonl"), fix=f"Give {_LAYOUT}")
    return PagesScore(
        pages=len(rows),
        text_f1=sum(row.text_f1 for row in rows) / len(rows),
        title_accuracy=_share([row.title_right for row in rows]),
        date_accuracy=_share([row.date_right for row in rows]),
        rows=rows,
    )


def _share(verdicts: list[bool | None]) -> float:
    stated = [verdict for verdict in verdicts if verdict is not None]
    return sum(stated) / len(stated) if stated else 0.0


def _gold(folder: Path) -> Iterator[dict[str, Any]]:
    path = folder / "gold.jsonl"
    if not path.is_file():
        raise DataError("there is no gold.jsonl", where=str(folder), fix=f"Give {_LAYOUT}")
    with path.open(encoding="utf8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                gold = json.loads(line)
            except ValueError as error:
                raise DataError("not JSON", where=str(path), line=number, fix=f"Give {_LAYOUT}") from error
            if not isinstance(gold, dict) or not all(isinstance(gold.get(k), str) for k in ("file", "text")):
                raise DataError("needs the fields file and text", where=str(path), line=number, fix=f"Give {_LAYOUT}")
            yield gold


def _row(folder: Path, gold: dict[str, Any], read: Callable[[bytes, str | None], Article]) -> PageRow:
    path = folder / Path(gold["file"]).name
    try:
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    except (OSError, EOFError, gzip.BadGzipFile) as error:
        raise DataError(f"the page cannot be read ({error})", where=str(path), fix=f"Give {_LAYOUT}") from error
    url, title, date = (gold.get(name) or None for name in ("url", "title", "published"))
    article = read(data, url)
    precision, recall, f1 = word_overlap(main_text(article), gold["text"])
    return PageRow(
        file=gold["file"],
        url=url,
        precision=precision,
        recall=recall,
        text_f1=f1,
        title_right=same_title(article.title, title) if title else None,
        date_right=(article.published or "")[:10] == date[:10] if date else None,
        title=article.title,
        gold_title=title,
        date=article.published,
        gold_date=date,
    )

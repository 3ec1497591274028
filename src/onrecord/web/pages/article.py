"""The page of an article: the text with its marks, rows in the margin, its sourcing, and what people corrected."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from onrecord.errors import SettingError
from onrecord.exports.corrected import change_words
from onrecord.exports.html.view import ArticleView, article_view
from onrecord.exports.rows import Rows
from onrecord.exports.sourcing import summary_of
from onrecord.questions.sourcing.articles import SORTS, Sort, Sourcing, Voice, sourcing_of
from onrecord.record.corrections import Correction
from onrecord.record.identities import identities_of
from onrecord.record.links import joined
from onrecord.record.overview import Copy
from onrecord.record.store import Record
from onrecord.types import Reading
from onrecord.web.desk import Desk
from onrecord.web.pages.forms import visitor
from onrecord.web.rendering import page

ROUTER = APIRouter(include_in_schema=False)
#: What voices of each sort are called.
_SORTS: Final[dict[Sort, str]] = {
    "named": "Named", "anonymous": "Anonymous", "group": "Groups", "document": "Documents"
}  # fmt: skip
_AT: Final = re.compile(r"(\d{1,9})-(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Shown:
    """An article as it is laid out, in the record or not.

    Attributes:
        view: text, marks and rows.
        people: of each actor id, the id of who that is across articles.
        sourcing: whose words it is made of; `summary` in one line.
        voices: those who speak, by how they are named.
        names: of the actors.
    """

    view: ArticleView
    people: Mapping[str, str]
    sourcing: Sourcing
    summary: str
    voices: tuple[tuple[str, tuple[Voice, ...]], ...]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Struck:
    """A row that a person struck, as it stood."""

    row: str
    layer: str
    who: str
    words: str
    correction: Correction


@dataclass(frozen=True, slots=True)
class Mended:
    """A correction in words; `waits` where it finds no place in the reading that answers."""

    correction: Correction
    words: str
    waits: bool


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """What the page of an article shows.

    Attributes:
        shown: the article.
        struck: rows that were struck, by the start of the paragraph beside which they stood.
        mended: its corrections, the earliest first.
        copies: other articles that are copies of it, or it of them.
        versions: how many texts of it are kept; `readings` of them in all.
        by: the name under which the visitor corrected last.
    """

    shown: Shown
    struck: Mapping[int, tuple[Struck, ...]]
    mended: tuple[Mended, ...]
    copies: tuple[Copy, ...]
    versions: int
    readings: int
    by: str


@ROUTER.get("/articles/{article}")
def article(request: Request, article: str, at: str | None = None) -> Response:
    """Show an article of the record; `at=START-END` lights these characters."""
    desk: Desk = request.app.state.desk
    record = desk.record
    reading = record.reading(article)
    versions, readings = record.kept(article)
    shown = shown_of(reading, _people(record, reading), lit=_place(at, len(reading.article.text)))
    corrections = record.corrections(article)
    waiting = set(record.waiting(article)) if corrections else set()
    return page(
        request,
        "article",
        ArticlePage(
            shown=shown,
            struck=_struck(record, reading, corrections, shown.view),
            mended=tuple(Mended(each, change_words(each), each.id in waiting) for each in corrections),
            copies=record.copies(article),
            versions=versions,
            readings=readings,
            by=visitor(request),
        ),
    )


def shown_of(reading: Reading, people: Mapping[str, str], *, lit: tuple[int, int] | None = None) -> Shown:
    """Return an article as it is laid out.

    Args:
        reading: of the record, or of what a visitor brought.
        people: of each actor id, the id of who that is across articles; those without have no page.
        lit: characters that are lit.
    """
    sourcing = sourcing_of(reading)
    sorts = ((_SORTS[sort], tuple(v for v in sourcing.voices if v.sort == sort)) for sort in SORTS)
    return Shown(
        view=article_view(reading, events=True, lit=lit),
        people=people,
        sourcing=sourcing,
        summary=summary_of(sourcing),
        voices=tuple((name, voices) for name, voices in sorts if voices),
        names={actor.id: actor.name for actor in reading.actors},
    )


def _people(record: Record, reading: Reading) -> dict[str, str]:
    with record.state() as connection:
        groups = joined(connection)
    return {actor: min(groups.get(one, (one,))) for actor, (one, _) in identities_of(reading).items()}


def _place(at: str | None, length: int) -> tuple[int, int] | None:
    """The characters that an address names.

    Raises:
        SettingError: they are none of the text.
    """
    if at is None:
        return None
    named = _AT.fullmatch(at)
    start, end = (int(named[1]), int(named[2])) if named else (0, 0)
    if not start < end <= length:
        raise SettingError(
            f"{at[:40]!r} is no place in a text of {length} characters",
            where="at",
            fix="Give at=START-END, as at=12-40",
        )
    return start, end


def _struck(
    record: Record, reading: Reading, corrections: Iterable[Correction], view: ArticleView
) -> dict[int, tuple[Struck, ...]]:
    """The rows that are struck now, as they were read; those of another text than this one are in the list only."""
    gone = [
        each for each in corrections
        if each.action == "strike" and not each.undone and each.span and each.version == reading.article.version
    ]  # fmt: skip
    if not gone:
        return {}
    raw = record.reading(reading.article.id, raw=True)
    rows, statements = Rows(raw), {statement.id: statement for statement in raw.statements}
    starts = [paragraph.start for paragraph in view.paragraphs]
    found: dict[int, list[Struck]] = defaultdict(list)
    for each in gone:
        statement = statements.get(each.target or "")
        event = next((one for one in raw.events if one.id == each.target), None)
        who = rows.of_statement(statement).who if statement else event.type if event else ""
        content = " … ".join(span.text for span in statement.content) if statement else ""
        place = statement.content[0].start if statement and statement.content else each.span.start if each.span else 0
        words = content or (each.span.text if each.span else "")
        beside = starts[max(bisect_right(starts, place) - 1, 0)] if starts else 0
        found[beside].append(Struck(each.target or each.id, each.layer, who, words, each))
    return {start: tuple(rows) for start, rows in found.items()}

"""Which reports of events are asked for: by words, who takes part, type, outlet, time, or one by its id."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, bindparam, exists, select, text

from onrecord.knowledge.forms import key
from onrecord.questions.evidence.gathering import Wanted, among, gather, sure_enough
from onrecord.questions.evidence.kept import Ahead
from onrecord.questions.evidence.naming import Named, named
from onrecord.questions.evidence.view import Evidence
from onrecord.questions.reports.glancing import places_of, within_reach
from onrecord.record import tables as t
from onrecord.record.filters import Filters, of_articles, of_events
from onrecord.record.joins import number_of
from onrecord.record.sentences import sentence_at, stem
from onrecord.record.texts import packed_texts, unpacked
from onrecord.record.word_index import query_of

_WORD: Final = re.compile(r"[^\W_]+")
#: Between two terms of a query, and not within one.
_AND: Final = re.compile(r'(?<=["*]) AND (?=")')
#: Words of one sentence are no more words apart than this.
_FAR: Final = 120
#: So many readings are looked at first, each time twice as many.
_READINGS: Final = 32
Condition = ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which reports of events are wanted; None: any.

    Attributes:
        words: all stand in the sentence that tells of it, in any form of theirs.
        actors: names of those who take part, all of them, by name, code or id; of a state all who act for it.
        report: ARTICLE/ROW: this report and those of the same event.
        filters: `event_type`, `factuality`, `outlet`, `since`, `until` and `copies`; the others are not looked at.
        doubtful: whether events that the reader marked doubtful are wanted too.
    """

    words: str = ""
    actors: tuple[str, ...] = ()
    report: str | None = None
    filters: Filters = field(default_factory=Filters)
    doubtful: bool = False


def find(connection: Connection, asked: Asked, size: int = 1_000) -> Iterator[Evidence]:
    """Yield the reports that are asked for, the latest first, some at a time, as long as more are taken.

    Args:
        connection: to one state of the record, as `Record.state()` gives it.
        asked: which.
        size: how many to look at first; each time twice as many.

    Raises:
        RecordError: there is no such article or event.
        SettingError: nobody bears a name; an id is not of its form.
    """
    if asked.report is not None:
        yield _one(connection, asked.report)
        return
    wanted = [named(connection, words) for words in asked.actors]
    matching = _matching(connection, asked, wanted)
    while part := {number: n for n, number in enumerate(islice(matching, size))}:
        size *= 2
        evidence = gather(connection, Wanted(events=(among(t.EVENT.c.key, part),), doubtful=True))
        rows = [row for row in evidence.happenings if all(any(map(one.has, row.parties)) for one in wanted)]
        yield replace(evidence, happenings=tuple(sorted(rows, key=lambda row: part[row.key])))


def _matching(connection: Connection, asked: Asked, people: Sequence[Named]) -> Iterator[int]:
    """The keys of events in whose sentences the words stand, and in which people may take part: the latest first."""
    e, a = t.EVENT.c, t.ACTOR.c
    stems = {stem(key(word)) for word in _WORD.findall(asked.words)}
    versions = _readings(connection, asked)
    texts = Ahead(dict.fromkeys(versions.values()), lambda keys: packed_texts(connection, keys))
    wanted = [*of_events(asked.filters), *map(_takes_part, people), *([] if asked.doubtful else [sure_enough()])]
    waiting, size = iter(versions), _READINGS
    while some := list(islice(waiting, size)):
        size *= 2
        for one in people:
            there = set(connection.execute(select(a.reading).where(among(a.reading, some), one.rows())).scalars())
            some = [reading for reading in some if reading in there]
        found: dict[int, list[Any]] = {reading: [] for reading in some}
        rows = select(e.key, e.reading, e.start, e.end).where(among(e.reading, some), *wanted).order_by(e.reading, e.n)
        for row in connection.execute(rows).all():
            found[row.reading].append(row)
        for reading, own in found.items():
            telling = _telling(unpacked(texts[versions[reading]]), own, stems) if own and stems else own
            yield from (row.key for row in telling)


def _telling(body: str, rows: Sequence[Row[Any]], stems: set[str]) -> list[Row[Any]]:
    """Of the events of a text those in whose sentences all stems stand."""
    places = places_of(body, stems)
    return [
        row
        for row in rows
        if within_reach(places, row.start, row.end)
        and stems <= {stem(key(word)) for word in _WORD.findall(sentence_at(body, row.start, row.end).text)}
    ]


def _readings(connection: Connection, asked: Asked) -> dict[int, int]:
    """The readings that filters let through, and in which the words stand, with their versions: the latest first."""
    r = t.READING.c
    rows = select(r.key, r.version).join(t.ARTICLE, r.article == t.ARTICLE.c.key)
    rows = rows.where(r.current, *of_articles(asked.filters)).order_by(r.published.desc(), t.ARTICLE.c.id)
    query = query_of(asked.words)
    if query is not None:
        rows = rows.where(_in_articles(query))
    return {row.key: row.version for row in connection.execute(rows)}


def _one(connection: Connection, report: str) -> Evidence:
    article, number = number_of(connection, report)
    reading = (
        select(t.READING.c.key)
        .join(t.ARTICLE, t.READING.c.article == t.ARTICLE.c.key)
        .where(t.ARTICLE.c.id == article, t.READING.c.current)
    )
    conditions = (t.EVENT.c.reading == reading.scalar_subquery(), t.EVENT.c.n == number)
    return gather(connection, Wanted(events=conditions, doubtful=True))


def _takes_part(one: Named) -> Condition:
    """Events in which somebody who may be meant has a role; whether it is, is told from the parties."""
    e, r, a = t.EVENT.c, t.ROLE.c, t.ACTOR.c
    return exists().where(r.event == e.key, a.reading == e.reading, a.n == r.actor, one.rows()).correlate(t.EVENT)


def _in_articles(query: str) -> Condition:
    """Articles in which the words stand, not too far from one another."""
    near = f"NEAR({_AND.sub(' ', query)}, {_FAR})" if _AND.search(query) else query
    found = text("reading.key IN (SELECT rowid FROM article_words WHERE article_words MATCH :query)")
    return found.bindparams(bindparam("query", near))  # type: ignore[return-value]  # a condition written by hand

"""Which reports of events are asked for: by words, who takes part, type, outlet, time, or one by its id."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Final

from sqlalchemy import ColumnElement, Connection, bindparam, select, text

from onrecord.knowledge.forms import key
from onrecord.questions.evidence import Evidence, Place
from onrecord.questions.facts import sentence_at, stem
from onrecord.questions.gathering import Wanted, among, current, gather, sure_enough
from onrecord.questions.glancing import places_of, within_reach
from onrecord.questions.kept import Ahead
from onrecord.questions.naming import Named, named
from onrecord.record import tables as t
from onrecord.record.filters import Filters, of_events
from onrecord.record.joins import number_of
from onrecord.record.texts import packed_texts, unpacked
from onrecord.record.words import query_of

_WORD: Final = re.compile(r"[^\W_]+")
#: Between two terms of a query, and not within one.
_AND: Final = re.compile(r'(?<=["*]) AND (?=")')
#: Words of one sentence are no more words apart than this.
_FAR: Final = 120
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
    matching = _matching(connection, asked, [_takes_part(one) for one in wanted])
    while part := {number: n for n, number in enumerate(islice(matching, size))}:
        size *= 2
        evidence = gather(connection, Wanted(events=(among(t.EVENT.c.key, part),), doubtful=True))
        rows = [row for row in evidence.happenings if all(any(map(one.has, row.parties)) for one in wanted)]
        yield replace(evidence, happenings=tuple(sorted(rows, key=lambda row: part[row.key])))


def _matching(connection: Connection, asked: Asked, conditions: list[Condition]) -> Iterator[int]:
    """The keys of events in whose sentences the words stand, and that meet conditions: the latest articles' first."""
    e = t.EVENT.c
    rows = (
        select(e.key, t.READING.c.version, e.start, e.end)
        .join(t.READING, e.reading == t.READING.c.key)
        .join(t.ARTICLE, t.READING.c.article == t.ARTICLE.c.key)
        .where(e.reading.in_(current(asked.filters)), *of_events(asked.filters), *conditions)
        .order_by(t.READING.c.published.desc(), t.ARTICLE.c.id, e.n)
    )
    query = query_of(asked.words)
    if query is not None:
        rows = rows.where(_in_articles(query))
    if not asked.doubtful:
        rows = rows.where(sure_enough())
    stems = {stem(key(word)) for word in _WORD.findall(asked.words)}
    found = connection.execute(rows).all()
    texts = Ahead(dict.fromkeys(row.version for row in found), lambda keys: packed_texts(connection, keys))
    version, body, places = None, "", dict[str, list[Place]]()
    for row in found:
        if stems:
            if row.version != version:  # those of one article follow one another
                version, body = row.version, unpacked(texts[row.version])
                places = places_of(body, stems)
            if not within_reach(places, row.start, row.end):
                continue
            sentence = sentence_at(body, row.start, row.end).text
            if not stems <= {stem(key(word)) for word in _WORD.findall(sentence)}:
                continue
        yield row.key


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
    roles = (
        select(t.ROLE.c.event)
        .join(t.EVENT, t.EVENT.c.key == t.ROLE.c.event)
        .join(t.ACTOR, (t.ACTOR.c.reading == t.EVENT.c.reading) & (t.ACTOR.c.n == t.ROLE.c.actor))
        .where(one.rows())
    )
    return t.EVENT.c.key.in_(roles)


def _in_articles(query: str) -> Condition:
    """Events of articles in which the words stand not too far from one another."""
    near = f"NEAR({_AND.sub(' ', query)}, {_FAR})" if _AND.search(query) else query
    found = text("event.reading IN (SELECT rowid FROM article_words WHERE article_words MATCH :query)")
    return found.bindparams(bindparam("query", near))  # type: ignore[return-value]  # a condition written by hand

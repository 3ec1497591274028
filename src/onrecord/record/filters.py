"""What narrows a search: who says it, for which side, about whom, what happens in it, where and when it was printed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, TypedDict, get_args

from sqlalchemy import ColumnElement, Connection, and_, bindparam, exists, false, func, literal, or_, select, text

from onrecord.errors import SettingError
from onrecord.knowledge.plover import ontology
from onrecord.record import tables as t
from onrecord.record.actor_words import keys_of, matching_ids
from onrecord.record.columns import Words
from onrecord.record.links import joined_ids
from onrecord.types import Act, Factuality

_DAY: Final = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
Condition = ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Filters:
    """What all hits must be; None: anything.

    Attributes:
        speaker: a name, or the id of an actor (`known:…`), as `record.actors` gives it.
        side: a name or country code: who speaks for it, of that country or body.
        about: a name or id: somebody whom the content mentions.
        act: of the statement.
        event_type, factuality: of an event in the statement; of any event, where articles are searched.
        outlet: words of its name, as the article or as the pack of outlets has it.
        since, until: first and last day of publication: YYYY, YYYY-MM or YYYY-MM-DD.
        copies: whether copies of other articles are found too.
    """

    speaker: str | None = None
    side: str | None = None
    about: str | None = None
    act: str | None = None
    event_type: str | None = None
    factuality: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    copies: bool = True

    def __post_init__(self) -> None:
        kind = self.event_type.upper() if self.event_type is not None else None
        for name, value, given, valid in (
            ("act", self.act, self.act, get_args(Act)),
            ("factuality", self.factuality, self.factuality, get_args(Factuality)),
            ("event type", kind, self.event_type, tuple(ontology().types) if kind is not None else ()),
        ):
            if value is not None and value not in valid:
                raise SettingError(f"{given!r} is no {name}", fix=f"Valid are {', '.join(valid)}")
        for name, day in (("since", self.since), ("until", self.until)):
            if day is not None and not _is_day(day):
                raise SettingError(
                    f"{name} {day!r} is no date", fix="Write YYYY, YYYY-MM or YYYY-MM-DD, as a calendar has them"
                )


class FilterValues(TypedDict, total=False):
    """The filters as keyword arguments; what is not given lets anything through."""

    speaker: str | None
    side: str | None
    about: str | None
    act: str | None
    event_type: str | None
    factuality: str | None
    outlet: str | None
    since: str | None
    until: str | None
    copies: bool


def _is_day(text: str) -> bool:
    """Whether a calendar has this year, month or day."""
    if not _DAY.fullmatch(text):
        return False
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def of_articles(filters: Filters) -> list[Condition]:
    """Return the conditions on the reading and its article."""
    r, v = t.READING.c, t.VERSION.c
    found: list[Condition] = []
    if filters.outlet:
        # a function of `database`: the pack of outlets is not in the file
        printed = exists().where(v.key == r.version, func.outlet_is_called(v.outlet, literal(filters.outlet, Words())))
        found.append(printed.correlate(t.READING))
    if filters.since:
        found.append(r.published >= filters.since)
    if filters.until:
        # "~" sorts behind whatever may follow: until 2016-12 is until the end of its last day
        found.append(r.published <= filters.until + "~")
    if not filters.copies:
        found.append(t.ARTICLE.c.copy_of.is_(None))
    return found


def of_statements(connection: Connection, filters: Filters) -> list[Condition]:
    """Return the conditions on the statement; none where the filters have none."""
    found: list[Condition] = []
    if filters.act:
        found.append(t.STATEMENT.c.act == filters.act)
    if filters.speaker:
        found.append(_speaks(t.ACTOR.c.identity.in_(_who(connection, filters.speaker))))
    if filters.side:
        found.append(_speaks(_on_side(connection, filters.side)))
    if filters.about:
        found.append(_mentions(_who(connection, filters.about)))
    return found


def of_events(filters: Filters) -> list[Condition]:
    """Return the conditions on an event; none where the filters have none."""
    found: list[Condition] = []
    if filters.event_type:
        found.append(t.EVENT.c.type == filters.event_type.upper())
    if filters.factuality:
        found.append(t.EVENT.c.factuality == filters.factuality)
    return found


def _who(connection: Connection, words: str) -> list[int]:
    return keys_of(connection, joined_ids(connection, matching_ids(connection, words)))


def _speaks(condition: Condition) -> Condition:
    s, a = t.STATEMENT.c, t.ACTOR.c
    return exists().where(a.reading == s.reading, a.n == s.speaker, condition).correlate(t.STATEMENT)


def _on_side(connection: Connection, words: str) -> Condition:
    """Who is it, speaks for it, or is of the country that it is."""
    keys = _who(connection, words)
    countries = _countries(connection, keys)
    if re.fullmatch(r"[A-Za-z]{3}", words.strip()):
        countries.add(words.strip().upper())
    a, body = t.ACTOR.c, t.ACTOR.alias("body")
    behind = exists().where(body.c.reading == a.reading, body.c.n == a.side, body.c.identity.in_(keys))
    return or_(a.identity.in_(keys), a.country.in_(sorted(countries)), behind.correlate(t.ACTOR))


def _countries(connection: Connection, keys: Iterable[int]) -> set[str]:
    """The countries of those among the actors that are states."""
    asked = select(t.ACTOR.c.country).where(t.ACTOR.c.identity.in_(list(keys)), t.ACTOR.c.kind == "state").distinct()
    return {country for country in connection.execute(asked).scalars() if country}


def _mentions(keys: list[int]) -> Condition:
    """Somebody is mentioned within the content."""
    if not keys:
        return false()
    # few readings name them at all; where one does, its actors come first (CROSS JOIN keeps the order), then their
    # mentions, and the pieces of the content last
    where = t.STATEMENT.c.reading.in_(select(t.ACTOR.c.reading).where(t.ACTOR.c.identity.in_(keys)))
    return and_(where, text(_MENTIONED).bindparams(bindparam("keys", keys, expanding=True)))


#: 2 is CONTENT of `tables`.
_MENTIONED: Final = """EXISTS (
    SELECT 1 FROM actor AS a CROSS JOIN mention AS m
    WHERE a.reading = statement.reading AND a.identity IN :keys AND m.reading = a.reading AND m.actor = a.n
    AND (m.start >= statement.content_start AND m."end" <= statement.content_end OR EXISTS (
        SELECT 1 FROM piece WHERE piece.statement = statement.key AND piece.part = 2
        AND m.start >= piece.start AND m."end" <= piece."end")))"""

"""The actors of a record across its articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, select

from onrecord.record import tables as t
from onrecord.record.actor_words import keys_of, listed, matching_ids
from onrecord.record.links import joined


@dataclass(frozen=True, slots=True)
class Known:
    """One who acts or speaks in the articles of a record.

    Attributes:
        id: of the actor across articles; of those joined by a person, the first.
        ids: all that were joined, itself included.
        name: the commonest; `names` are all, the commonest first.
        kind, country: the commonest.
        articles: in how many it is named or speaks.
        statements: how many it makes.
        why: why its appearances are one actor.
    """

    id: str
    ids: tuple[str, ...]
    name: str
    names: tuple[str, ...]
    kind: str
    country: str | None
    articles: int
    statements: int
    why: str


def actors(connection: Connection, words: str | None, limit: int) -> tuple[Known, ...]:
    """Return the actors that words stand for, or all, those in most articles first."""
    groups = joined(connection)
    if words is None:
        keys = _leading(connection, limit, groups)
    else:
        ids = matching_ids(connection, words)
        keys = keys_of(connection, ids | {other for each in ids for other in groups.get(each, ())})
    rows: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in _counted(connection, keys):
        rows[min(groups.get(row.id, frozenset({row.id})))].append(row)
    found = [_known(first, groups.get(first, frozenset({first})), own) for first, own in rows.items()]
    found.sort(key=lambda actor: (-actor.articles, -actor.statements, actor.id))
    return tuple(found[:limit])


def _leading(connection: Connection, limit: int, groups: Mapping[str, frozenset[str]]) -> list[int] | None:
    """The keys of those among whom the first `limit` are: of thousands, few are shown and need all their counts.

    None: all.
    """
    i, uses = t.IDENTITY.c, func.count()
    # of those who were joined several become one, and make room for others
    counted = (
        select(i.id_hash)
        .join_from(t.ACTOR, t.IDENTITY, t.ACTOR.c.identity == i.key)
        .join(t.READING, t.ACTOR.c.reading == t.READING.c.key)
        .where(t.READING.c.current)
        .group_by(i.id_hash)
    )
    last = counted.add_columns(uses).order_by(uses.desc()).offset(limit + len(groups)).limit(1)
    least = connection.execute(last).first()
    if least is None:
        return None
    among = select(i.key).where(i.id_hash.in_(counted.having(uses >= least[1])))
    return sorted({*connection.execute(among).scalars(), *keys_of(connection, groups)})


def _counted(connection: Connection, keys: Iterable[int] | None) -> Iterable[Row[Any]]:
    """Each way in which an identity appears, with its numbers of articles and statements."""
    a, s = t.ACTOR.c, t.STATEMENT.c
    said = select(func.count()).where(s.reading == a.reading, s.speaker == a.n).correlate(t.ACTOR).scalar_subquery()
    asked = (
        select(
            t.IDENTITY.c.id, t.IDENTITY.c.name, a.kind, a.country,
            func.count().label("articles"), func.sum(said).label("statements"),
        )
        .join_from(t.ACTOR, t.IDENTITY, a.identity == t.IDENTITY.c.key)
        .join(t.READING, a.reading == t.READING.c.key)
        .where(t.READING.c.current)
        .group_by(t.IDENTITY.c.id, t.IDENTITY.c.name, a.kind, a.country)
    )  # fmt: skip
    if keys is not None:
        asked = asked.where(a.identity.in_(listed(keys)))
    return connection.execute(asked).all()


def _known(first: str, ids: frozenset[str], rows: list[Row[Any]]) -> Known:
    names = _commonest(rows, "name")
    return Known(
        id=first,
        ids=tuple(sorted(ids)),
        name=names[0],
        names=tuple(names),
        kind=_commonest(rows, "kind")[0],
        country=next((country for country in _commonest(rows, "country") if country), None),
        articles=sum(row.articles for row in rows),
        statements=sum(row.statements for row in rows),
        why="joined by a person" if len(ids) > 1 else _why(first),
    )


def _commonest(rows: list[Row[Any]], field: str) -> list[Any]:
    counts: Counter[Any] = Counter()
    for row in rows:
        counts[getattr(row, field)] += row.articles
    return sorted(counts, key=lambda value: (-counts[value], value or ""))


def _why(identity: str) -> str:
    if identity.startswith("known:"):
        return "one entry of a pack"
    if identity.startswith("wikidata:"):
        return "one Wikidata id"
    if identity.startswith("name:"):
        return "same name, kind and country"
    return "of one article only"

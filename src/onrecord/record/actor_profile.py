"""One actor of a record across its articles: what it is called, as what, when, and why that is taken for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, func, select

from onrecord.errors import MissingError
from onrecord.record import actors
from onrecord.record import tables as t
from onrecord.record.actor_words import keys_of
from onrecord.record.actors import Known
from onrecord.record.identities import identities_of
from onrecord.record.links import joined_ids
from onrecord.record.loading import load_reading
from onrecord.types import Reading, Span

#: Articles, the latest, of which is told why the actor is taken for this one.
_SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """What articles call an actor: its role, whom it speaks for, and when they were published.

    Attributes:
        role: as of the articles, or None.
        side: name of the body, state or group that it speaks for, or None.
        first, last: days of publication of the earliest and the latest article that says so; None: not known.
        articles: how many do.
    """

    role: str | None
    side: str | None
    first: str | None
    last: str | None
    articles: int


@dataclass(frozen=True, slots=True)
class Appearance:
    """An actor in one article.

    Attributes:
        article, title, outlet, published: of the article.
        name, role: as in its reading.
        span: where it is mentioned first; None: nowhere, as with the article's outlet.
        reasons: why it is taken for this actor.
    """

    article: str
    title: str | None
    outlet: str | None
    published: str | None
    name: str
    role: str | None
    span: Span | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """An actor across articles.

    Attributes:
        known: who it is.
        names: what articles call it, with their number, the commonest first.
        roles: as what, the earliest first.
        appearances: in the latest articles; others are not looked at.
    """

    known: Known
    names: tuple[tuple[str, int], ...]
    roles: tuple[RoleHeld, ...]
    appearances: tuple[Appearance, ...]


def profile(connection: Connection, actor: str) -> Profile:
    """Return who an actor across articles is.

    Raises:
        MissingError: there is no such actor.
    """
    ids = joined_ids(connection, {actor})
    keys = keys_of(connection, ids)
    found = actors.actors(connection, actor, 1) if keys_of(connection, {actor}) else ()
    if not found:
        raise MissingError(f"there is no actor {actor!r}", fix="`onrecord show --actors` lists the ids")
    return Profile(
        known=found[0],
        names=tuple(_names(connection, keys)),
        roles=tuple(_roles(connection, keys)),
        appearances=tuple(_appearances(connection, keys, ids)),
    )


def _names(connection: Connection, keys: list[int]) -> Iterable[tuple[str, int]]:
    uses = func.count(func.distinct(t.READING.c.key))
    asked = (
        select(t.IDENTITY.c.name, uses)
        .join_from(t.ACTOR, t.IDENTITY, t.ACTOR.c.identity == t.IDENTITY.c.key)
        .join(t.READING, t.ACTOR.c.reading == t.READING.c.key)
        .where(t.READING.c.current, t.ACTOR.c.identity.in_(keys))
        .group_by(t.IDENTITY.c.name)
        .order_by(uses.desc(), t.IDENTITY.c.name)
    )
    return ((name, count) for name, count in connection.execute(asked))


def _roles(connection: Connection, keys: list[int]) -> Iterable[RoleHeld]:
    a, r, behind = t.ACTOR.c, t.READING.c, t.ACTOR.alias("behind")
    uses = func.count(func.distinct(r.key))
    first = func.min(r.published)
    asked = (
        select(a.role, t.IDENTITY.c.name, first, func.max(r.published), uses)
        .join_from(t.ACTOR, t.READING, a.reading == r.key)
        .outerjoin(behind, (behind.c.reading == a.reading) & (behind.c.n == a.side))
        .outerjoin(t.IDENTITY, t.IDENTITY.c.key == behind.c.identity)
        .where(r.current, a.identity.in_(keys), a.role.is_not(None) | a.side.is_not(None))
        .group_by(a.role, t.IDENTITY.c.name)
        .order_by(first.is_(None), first, a.role, t.IDENTITY.c.name)
    )
    return (RoleHeld(*row) for row in connection.execute(asked))


def _appearances(connection: Connection, keys: list[int], ids: set[str]) -> Iterable[Appearance]:
    r = t.READING.c
    asked = (
        select(r.key)
        .join(t.ARTICLE, r.article == t.ARTICLE.c.key)
        .where(r.current, r.key.in_(select(t.ACTOR.c.reading).where(t.ACTOR.c.identity.in_(keys))))
        .order_by(r.published.desc(), t.ARTICLE.c.id)
        .limit(_SHOWN)
    )
    for reading in connection.execute(asked).scalars().all():
        yield from _within(load_reading(connection, reading), ids)


def _within(reading: Reading, ids: set[str]) -> Iterable[Appearance]:
    article, identities = reading.article, identities_of(reading)
    for actor in reading.actors:
        if identities[actor.id][0] in ids:
            spans = [mention.span for mention in reading.mentions if mention.actor == actor.id]
            yield Appearance(
                article.id, article.title, article.outlet, article.published, actor.name, actor.role,
                min(spans, key=lambda span: span.start, default=None), actor.reasons,
            )  # fmt: skip

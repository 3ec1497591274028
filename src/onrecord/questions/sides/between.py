"""Events with both a source and a target known across articles: what a network is made of."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select

from onrecord.questions.evidence.gathering import Wanted, current, gather
from onrecord.questions.evidence.view import Evidence
from onrecord.questions.sides.relations import RELATIONS, Relation
from onrecord.record import tables as t
from onrecord.record.filters import Filters
from onrecord.record.identities import LOCAL_ID

_E, _R, _A = t.EVENT.c, t.ROLE.c, t.ACTOR.c


def gather_between(
    connection: Connection, filters: Filters, *, relation: Relation | None = None, doubtful: bool = False
) -> Evidence:
    """Return the events between sides.

    Args:
        connection: to one state of the record.
        filters: of articles.
        relation: if given, only events of its types.
        doubtful: whether events that the reader marked doubtful count.
    """
    mutual = [kind for one in RELATIONS if one.mutual for kind in one.types]
    # few enough that looking for them first is quicker than to ask each event of the articles
    near = _E.key.in_(select(t.TIE.c.event).where(t.TIE.c.reading.in_(current(filters))))
    known = [near, _has(t.ACTORS), or_(_has(t.RECIPIENTS), and_(_E.type.in_(mutual), _several()))]
    types = [] if relation is None else [_E.type.in_(relation.types)]
    return gather(connection, Wanted(filters=filters, events=[*types, *known], doubtful=doubtful))


def count_events(connection: Connection, filters: Filters) -> int:
    """Return how many mentions of events the articles hold, doubtful ones and those without sides included."""
    return int(connection.execute(select(func.count()).where(_E.reading.in_(current(filters)))).scalar_one())


def _has(part: int) -> ColumnElement[bool]:
    """Somebody who is known across articles, or speaks for such a one, has this part."""
    # a subquery, so that the identity is looked up only of those who speak for nobody
    own = select(t.IDENTITY.c.id).where(t.IDENTITY.c.key == _A.identity).correlate(t.ACTOR).scalar_subquery()
    known = or_(_A.side.is_not(None), ~own.startswith(LOCAL_ID))
    return (
        exists()
        .where(_R.event == _E.key, _R.part == part, _A.reading == _E.reading, _A.n == _R.actor, known)
        .correlate(t.EVENT)
    )


def _several() -> ColumnElement[bool]:
    """More than one does it."""
    return exists().where(_R.event == _E.key, _R.part == t.ACTORS, _R.n > 0, _R.actor.is_not(None)).correlate(t.EVENT)

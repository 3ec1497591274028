"""Whom words stand for: an actor, or a whole side."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, String, and_, bindparam, exists, func, or_, select, text, type_coerce

from onrecord.errors import SettingError
from onrecord.knowledge.countries import by_capital, by_code, by_name
from onrecord.knowledge.forms import key
from onrecord.questions.evidence.parties import STATE_SECTORS, Party, load_parties
from onrecord.record import tables as t
from onrecord.record.actor_words import keys_of, matching_ids
from onrecord.record.identities import LOCAL_ID
from onrecord.record.links import joined_ids

_CODE: Final = re.compile(r"[A-Z]{3}")
#: How the ids begin of persons who are known across articles.
_PERSONS: Final = ("known:person.", "name:person:")
#: Names that an error proposes, at most.
_PROPOSED: Final = 3
_STATE: Final = "state:"


@dataclass(frozen=True, slots=True)
class Named:
    """Whom words stand for.

    Attributes:
        words: as they were given.
        name: the commonest name of whom they stand for, or that of the side.
        parties: ids across articles of those who bear the name, and of all whom people joined to them.
        sides: ids of the sides that they head ("Russia" is a side, its envoy is on one); none: only they are meant.
        keys: of the rows of `tables.IDENTITY`.
    """

    words: str
    name: str
    parties: frozenset[str]
    sides: frozenset[str]
    keys: tuple[int, ...]

    def has(self, party: Party | None) -> bool:
        """Return whether an actor is meant, or is on a side that is meant."""
        return party is not None and (party.side.id in self.sides or party.id in self.parties)

    @property
    def countries(self) -> list[str]:
        """PLOVER codes of the states among the sides."""
        return sorted(side.removeprefix(_STATE) for side in self.sides if side.startswith(_STATE))

    def rows(self, actor: Any = t.ACTOR) -> ColumnElement[bool]:
        """Return the condition on rows of actors that may be meant; `has` tells of each whether it is."""
        body = t.ACTOR.alias()
        behind = exists().where(
            body.c.reading == actor.c.reading, body.c.n == actor.c.side, body.c.identity.in_(self.keys)
        )
        sector = func.json_extract(type_coerce(actor.c.sectors, String), "$[0]")
        bodies = and_(actor.c.country.in_(self.countries), sector.in_(sorted(STATE_SECTORS)))
        return or_(actor.c.identity.in_(self.keys), bodies, behind.correlate(actor))


#: Actors that are, or speak for, whom some keys and countries stand for, in some readings. An index holds the people
#: and bodies of states: SQLite uses it where it meets this very condition.
_MEANT: Final = text(
    """WITH own AS (
        SELECT a.reading, a.n FROM json_each(:keys) AS w CROSS JOIN actor AS a ON a.identity = w.value
        UNION SELECT a.reading, a.n FROM json_each(:countries) AS w CROSS JOIN actor AS a ON a.country = w.value
            AND json_extract(a.sectors, '$[0]') IN ('GOV', 'MIL', 'SPY')),
    meant AS (
        SELECT reading, n FROM own
        UNION SELECT x.reading, x.n FROM own CROSS JOIN actor AS x ON x.reading = own.reading AND x.side = own.n)
    SELECT reading, n FROM meant WHERE reading IN (SELECT value FROM json_each(:readings))"""
)
_SAMPLE: Final = text(
    """SELECT min(a.reading) AS reading, a.n FROM actor AS a WHERE a.identity IN :keys
    GROUP BY a.identity, a.kind, a.country, a.sectors, a.side IS NULL"""
).bindparams(bindparam("keys", expanding=True))

_USES: Final = text(
    """SELECT i.id, i.name, count(*) AS uses FROM actor AS a JOIN identity AS i ON i.key = a.identity
    WHERE a.identity IN :keys GROUP BY i.key"""
).bindparams(bindparam("keys", expanding=True))


def meant_actors(connection: Connection, asked: Named, readings: str) -> list[tuple[int, int]]:
    """Return the actors that may be meant, by reading and number in it; `Named.has` tells of each whether it is.

    Args:
        connection: to one state of the record.
        asked: whom words stand for.
        readings: keys of the readings that are looked at, as a JSON list.
    """
    given = {"keys": json.dumps(sorted(asked.keys)), "countries": json.dumps(asked.countries), "readings": readings}
    return [(reading, n) for reading, n in connection.execute(_MEANT, given)]


def named(connection: Connection, words: str) -> Named:
    """Return whom words stand for: a name, a state by its capital or PLOVER code, or an id.

    Ids are those of actors, as `record.actors` gives them, and those of sides, as a network has them (`state:RUS`).

    Raises:
        SettingError: nobody in the record bears the name, or it may be that of several.
    """
    asked = words.strip()
    ids = joined_ids(connection, _ids(connection, asked))
    keys = keys_of(connection, ids)
    rows = connection.execute(_SAMPLE, {"keys": keys}).all() if keys else []
    parties = load_parties(connection, ((row.reading, row.n) for row in rows)).values()
    if not parties:
        raise SettingError(f"nobody in the record is called {words!r}", fix=_near(connection, asked))
    # in order of their ids, so that the name does not depend on the order in which articles came
    heads = sorted({party.side for party in parties if _heads(party)})
    names = sorted({(party.local, party.id, party.name) for party in parties})
    return Named(
        words=words,
        name=next((side.name for side in heads if not side.id.startswith(LOCAL_ID)), names[0][2]),
        parties=frozenset(party.id for party in parties),
        sides=frozenset(side.id for side in heads),
        keys=tuple(keys),
    )


def _ids(connection: Connection, asked: str) -> set[str]:
    """The ids of those who bear a name; with a surname that stands alone in some articles, who bears it in most."""
    state = _state(asked)
    if state is not None:
        return {f"known:{state}"}
    ids = matching_ids(connection, asked)
    bearers = [(one, name) for one in sorted(ids) for name in sorted(_names(connection, [one]))]
    if any(one == asked or key(name) == key(asked) for one, name in bearers):
        return ids if not all(one.startswith(LOCAL_ID) for one in ids) else ids | _in_full(connection, asked)
    lasting = {one: name for one, name in bearers if not one.startswith(LOCAL_ID)}
    full = _in_full(connection, asked)
    if full or len(lasting) <= 1:
        return full or set(lasting) or ids
    shown = ", ".join(f"{name} ({one})" for one, name in list(lasting.items())[:_PROPOSED])
    raise SettingError(f"{asked!r} may be several", fix=f"Give a full name or an id: {shown}")


def _state(asked: str) -> str | None:
    """The id of the state that a name, a PLOVER code or a capital stands for."""
    given = asked.upper().removeprefix("STATE:")
    code = given if _CODE.fullmatch(given) else None
    country = by_name(asked) or by_capital(asked)
    if country is not None and not country.ambiguous and len(asked) > 2:
        code = country.code
    state = by_code(code) if code is not None else None
    return None if state is None else state.id


def _in_full(connection: Connection, surname: str) -> set[str]:
    """The id of the one who bears a surname in most articles with a name before it."""
    counts: Counter[str] = Counter()
    for row in connection.execute(_USES, {"keys": keys_of(connection, matching_ids(connection, surname, whole=False))}):
        if row.id.startswith(_PERSONS) and key(row.name).endswith(f" {key(surname)}"):
            counts[row.id] += row.uses
    commonest = min(counts, key=lambda one: (-counts[one], one), default=None)
    return set() if commonest is None else {commonest}


def _heads(party: Party) -> bool:
    """Whether an actor is a side itself, with all who speak for it, and not only on one."""
    return party.side.id == party.id or (party.kind == "state" and party.side.id.startswith("state:"))


def _near(connection: Connection, asked: str) -> str:
    found: set[str] = set()
    for word in re.findall(r"\w{3,}", asked):
        found |= {name for name in _names(connection, matching_ids(connection, word)) if name != asked}
    near = sorted(found, key=lambda name: (abs(len(name) - len(asked)), name))[:_PROPOSED]
    more = "`onrecord show --all-actors` lists who is in it"
    return f"Near it are {', '.join(near)}; {more}" if near else more


def _names(connection: Connection, ids: Iterable[str]) -> set[str]:
    keys = keys_of(connection, ids)
    return set(connection.execute(select(t.IDENTITY.c.name).where(t.IDENTITY.c.key.in_(keys))).scalars())

"""Whom words that a user types stand for: a side with all that belong to it, or one actor."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, select, text

from onrecord.errors import SettingError
from onrecord.knowledge.countries import by_capital, by_code, by_name
from onrecord.knowledge.forms import key
from onrecord.questions.parties import Party, Side, plain
from onrecord.record import tables as t
from onrecord.record.links import joined, joined_ids
from onrecord.record.matching import keys_of, matching_ids
from onrecord.record.people import actors
from onrecord.record.words import names_query

_LOCAL: Final = "only:"
_CODE: Final = re.compile(r"[A-Z]{3}")
_ASKED: Final = text(
    "SELECT identity.id FROM identity_words JOIN identity ON identity.key = identity_words.rowid"
    " WHERE identity_words MATCH :query"
)
#: Candidates that an error names.
_NAMED: Final = 6


@dataclass(frozen=True, slots=True)
class Named:
    """Whom words stand for.

    Attributes:
        name: to show.
        ids: of the actors across articles.
        sides: ids of the sides that these are; a state is one with all who speak and act for it.
    """

    name: str
    ids: frozenset[str]
    sides: frozenset[str]

    def is_side(self, side: Side) -> bool:
        """Return whether this is the side."""
        return side.id in self.sides

    def has(self, party: Party | None) -> bool:
        """Return whether somebody is the one who is named, or on the side of it."""
        return party is not None and (party.id in self.ids or party.side.id in self.sides)


def named(connection: Connection, words: str) -> Named:
    """Return whom words stand for.

    The name, code or capital of a state stands for the state and all on its side; an id, or a whole name, for those who
    bear it; words of a name for the one in whose name they are. Whom nobody can know in another article (an unnamed
    source, a group, a surname alone) has no name here.

    Args:
        connection: to one state of the record.
        words: as the user typed them.

    Raises:
        SettingError: nobody bears such a name, or several do.
    """
    state = _state(words)
    if state is not None:
        return state
    ids = _known(matching_ids(connection, words))
    exact = bool(ids)
    if not exact:  # a surname may be the whole name of nobody but groups of one article
        ids = _known(_with_words(connection, words))
    if not ids:
        raise SettingError(
            f"nobody in this record is called {words!r}",
            fix="`onrecord show --all-actors` lists who is there; the whole name, a word of it or the id will do",
        )
    groups = joined(connection)
    several = len({min(groups.get(each, {each})) for each in ids}) > 1
    if several and not (exact and _bear(connection, ids, words)):
        found = sorted(
            (actor for each in sorted(ids) for actor in actors(connection, each, 1)), key=lambda a: -a.articles
        )
        told = ", ".join(f"{each.name} ({each.id})" for each in found[:_NAMED])
        raise SettingError(f"{words!r} may be one of several: {told}", fix="Give a whole name, or an id")
    whole = joined_ids(connection, ids)
    name = max(actors(connection, min(ids), 1), key=lambda actor: actor.articles).name
    return Named(name, frozenset(whole), frozenset(whole))


def _state(words: str) -> Named | None:
    """The state that words stand for by themselves, without a look into the record."""
    code = words.strip().upper()
    if not _CODE.fullmatch(code) or by_code(code) is None:
        country = by_name(words) or by_capital(words)
        if country is None or country.ambiguous:
            return None
        code = country.code
    state = by_code(code)
    return None if state is None else Named(state.name, frozenset({f"known:{state.id}"}), frozenset({f"state:{code}"}))


def _known(ids: set[str]) -> set[str]:
    return {each for each in ids if not each.startswith(_LOCAL)}


def _with_words(connection: Connection, words: str) -> set[str]:
    """All in whose names the words are."""
    query = names_query(words)
    if query is None:
        return set()
    rows = connection.execute(_ASKED, {"query": query})
    return {plain(row.id) for row in rows}


def _bear(connection: Connection, ids: set[str], words: str) -> bool:
    """Whether each bears the name as a whole, or is it by id."""
    rows = connection.execute(
        select(t.IDENTITY.c.id, t.IDENTITY.c.name).where(t.IDENTITY.c.key.in_(keys_of(connection, ids)))
    )
    wanted = key(words.strip())
    return ids <= {row.id for row in rows if key(row.name) == wanted}

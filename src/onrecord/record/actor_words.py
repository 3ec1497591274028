"""Whom words stand for among the actors of a record."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select, text

from onrecord.knowledge.forms import key
from onrecord.record import tables as t
from onrecord.record.identities import id_hash
from onrecord.record.word_index import names_query


def matching_ids(connection: Connection, words: str, *, whole: bool = True) -> set[str]:
    """Return the identities that words stand for.

    An id (`known:…`, or the id in a pack alone) stands for itself; a name for those who bear it as a whole; if there
    are none, or `whole` is False, for those in whose names all the words are.
    """
    asked = words.strip()
    if found := _with_ids(connection, [asked, f"known:{asked}"]):
        return {row.id for row in found}
    query = names_query(asked)
    if query is None:
        return set()
    rows = connection.execute(
        text(
            "SELECT identity.id, identity.name FROM identity_words JOIN identity ON identity.key = identity_words.rowid"
            " WHERE identity_words MATCH :query"
        ),
        {"query": query},
    ).all()
    wanted = key(asked)
    exact = {row.id for row in rows if whole and key(_word(row.name)) == wanted}
    return exact or {row.id for row in rows}


def _word(name: str | bytes) -> str:
    return name.decode("utf8", "replace") if isinstance(name, bytes) else name


def keys_of(connection: Connection, ids: Iterable[str]) -> list[int]:
    """Return the keys under which identities stand in the rows of actors."""
    return sorted(row.key for row in _with_ids(connection, ids))


def listed(keys: Iterable[int]) -> Select[tuple[int]]:
    """Return what selects some keys, however many they are: SQLite takes only so many values one by one."""
    return select(func.json_each(json.dumps(list(keys))).table_valued("value").c.value)


def _with_ids(connection: Connection, ids: Iterable[str]) -> list[Row[Any]]:
    wanted = set(ids)
    asked = select(t.IDENTITY).where(t.IDENTITY.c.id_hash.in_(listed(map(id_hash, wanted))))
    return [row for row in connection.execute(asked) if row.id in wanted]

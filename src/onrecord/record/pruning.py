"""What is no longer asked for, taken out: readings by older readers, and older versions of texts if that is wished."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select, text

from onrecord.record import tables as t
from onrecord.record.copies import forget_bands
from onrecord.record.words import printable


@dataclass(frozen=True, slots=True)
class Pruned:
    """How much was deleted."""

    readings: int
    versions: int
    bytes: int = 0


def prune(connection: Connection, *, versions: bool) -> Pruned:
    """Delete what does not answer: superseded readings, and with `versions` superseded texts too."""
    keep = "SELECT version FROM reading WHERE current"
    # the base of a corrected reading stays: it is what the corrections are laid over
    old = (
        "NOT current AND key NOT IN (SELECT base FROM reading WHERE current AND base IS NOT NULL)"
        + ("" if versions else " AND key NOT IN (" + _LAST + ")")
    )
    readings = connection.execute(text(f"DELETE FROM reading WHERE {old}")).rowcount  # noqa: S608
    gone = 0
    if versions:
        old_texts = select(t.VERSION.c.key, t.VERSION.c.text).where(t.VERSION.c.key.not_in(text(keep)))
        rows = connection.execute(old_texts).all()
        for row in rows:
            forget_bands(connection, row.key, row.text)
            connection.execute(t.VERSION.delete().where(t.VERSION.c.key == row.key))
        gone = len(rows)
    _forget_identities(connection)
    connection.execute(text("DELETE FROM reader WHERE key NOT IN (SELECT reader FROM reading)"))
    return Pruned(readings, gone)


#: Of each version of a text that is not the current one, the newest reading: without one it could not be asked for.
_LAST = (
    "SELECT max(r.key) FROM reading AS r WHERE r.base IS NULL AND r.version NOT IN"
    " (SELECT version FROM reading WHERE current) GROUP BY r.version"
)


def _forget_identities(connection: Connection) -> None:
    """Take out names that nobody bears any more, from the index of words first."""
    unused = text("SELECT key, name FROM identity WHERE key NOT IN (SELECT identity FROM actor)")
    for row in connection.execute(unused).all():
        name = row.name if isinstance(row.name, str) else row.name.decode("utf8", "surrogatepass")
        connection.execute(
            text("INSERT INTO identity_words (identity_words, rowid, name) VALUES ('delete', :key, :name)"),
            {"key": row.key, "name": printable(name)},
        )
        connection.execute(t.IDENTITY.delete().where(t.IDENTITY.c.key == row.key))

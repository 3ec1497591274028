"""What is no longer asked for, taken out: readings by older readers, and older versions of texts if that is wished."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select, text

from onrecord.record import tables as t
from onrecord.record.copies import forget_bands
from onrecord.record.identities import printable
from onrecord.record.places import forget_spots
from onrecord.record.texts import text_of


@dataclass(frozen=True, slots=True)
class Pruned:
    """How much was deleted."""

    readings: int
    versions: int
    bytes: int = 0


def prune(connection: Connection, *, versions: bool) -> Pruned:
    """Delete what does not answer: superseded readings, and with `versions` superseded texts too."""
    r = t.READING.c
    answers = select(r.version).where(r.current)
    bases = select(r.base).where(r.current, r.base.is_not(None))
    # the base of a corrected reading stays: it is what the corrections are laid over
    old = t.READING.delete().where(~r.current, r.key.not_in(bases))
    if not versions:
        # of each other version of a text one reading stays: without one it could not be asked for
        last = select(func.max(r.key)).where(r.base.is_(None), r.version.not_in(answers)).group_by(r.version)
        old = old.where(r.key.not_in(last))
    readings = connection.execute(old).rowcount
    gone = 0
    if versions:
        superseded = select(t.VERSION.c.key).where(t.VERSION.c.key.not_in(answers))
        rows = connection.execute(superseded).all()
        for row in rows:
            forget_bands(connection, row.key, text_of(connection, row.key))
            connection.execute(t.VERSION.delete().where(t.VERSION.c.key == row.key))
        gone = len(rows)
    _forget_identities(connection)
    forget_spots(connection)
    connection.execute(t.READER.delete().where(t.READER.c.key.not_in(select(r.reader))))
    return Pruned(readings, gone)


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

"""What a table is: its kind of row, its columns with their types, and where the value of each comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from onrecord.record.identities import identities_of
from onrecord.types import Actor, Event, Mention, Place, Reading, Span, Statement

ColumnType = Literal["text", "integer", "number", "truth", "list"]
#: A cell: what the type of its column says, or None where it is unknown or there is none.
Value = str | int | float | bool | tuple[str, ...] | None
#: For each id that a person joined to another, the whole group.
Groups = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class View:
    """A reading, and its rows by their ids."""

    reading: Reading
    actors: Mapping[str, Actor]
    mentions: Mapping[str, Mention]
    statements: Mapping[str, Statement]
    events: Mapping[str, Event]
    places: Mapping[str, Place]
    identities: Mapping[str, str]

    @classmethod
    def of(cls, reading: Reading, joined: Groups | None = None) -> View:
        """Return the view of a reading; `joined` has the actors that people joined."""
        groups = joined or {}
        identities = {
            actor: min(groups.get(identity, (identity,))) for actor, (identity, _) in identities_of(reading).items()
        }
        return cls(
            reading, _by_id(reading.actors), _by_id(reading.mentions), _by_id(reading.statements),
            _by_id(reading.events), _by_id(reading.places), identities,
        )  # fmt: skip

    def name(self, actor: str | None) -> str | None:
        """Return the name of an actor."""
        found = self.actors.get(actor or "")
        return found.name if found else None

    def speaker(self, statement: str | None) -> str | None:
        """Return the id of the actor that makes a statement."""
        found = self.statements.get(statement or "")
        return found.speaker if found else None


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        name: of it.
        type: of its values; each may be None.
        about: what it holds, in half a sentence.
        value: gives it for one item of a view.
    """

    name: str
    type: ColumnType
    about: str
    value: Callable[[View, Any], Value]


@dataclass(frozen=True, slots=True)
class Kind:
    """One table.

    Attributes:
        name: of it.
        about: what a row of it is, in one sentence.
        items: what its rows are made of, in order.
        columns: in order.
    """

    name: str
    about: str
    items: Callable[[View], Iterable[Any]]
    columns: tuple[Column, ...]

    @property
    def head(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    def rows(self, view: View) -> Iterator[tuple[Value, ...]]:
        """Yield the rows of one reading."""
        for item in self.items(view):
            yield tuple(column.value(view, item) for column in self.columns)


def places_of(spans: Sequence[Span]) -> str | None:
    """Return where spans are, as `onrecord correct` takes them: 12:40,60:88."""
    return ",".join(f"{span.start}:{span.end}" for span in spans) or None


def words_of(spans: Sequence[Span]) -> str | None:
    """Return the words of spans, an ellipsis between the pieces."""
    return " … ".join(span.text for span in spans) or None


def _by_id(rows: Sequence[Any]) -> dict[str, Any]:
    return {row.id: row for row in rows}

"""What a record gives as tables: `record.statements(act="deny").to_pandas()`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Unpack

from onrecord.errors import SettingError
from onrecord.record import selecting
from onrecord.record.actors import Known
from onrecord.record.database import Database
from onrecord.record.filters import Filters, FilterValues
from onrecord.record.frames.columns import Column, ColumnType, Value, View
from onrecord.record.frames.kinds import KINDS
from onrecord.record.frames.table import Table
from onrecord.record.links import joined
from onrecord.record.selecting import Selection
from onrecord.types import Reading


class Asked:
    """The part of a record that gives readings narrowed by filters, and tables of them."""

    _data: Database

    def selected(self, words: str = "", **filters: Unpack[FilterValues]) -> Iterator[Reading]:
        """Yield the readings that answer, narrowed to what words and filters let through, with constant memory.

        Of statements those stay that `search` finds with the same words and filters; of events those that `event_type`
        and `factuality` let through and, where statements are filtered too, that stand in one of these. Actors,
        mentions, times and places stay as a whole. Readings of which no statement or event stays are left out.

        Raises:
            SettingError: a filter has a value that cannot be.
        """
        return self._pages(Selection(words, Filters(**filters)))

    def _pages(self, selection: Selection) -> Iterator[Reading]:
        last: str | None = ""
        while last is not None:
            with self._data.reading() as connection:
                page, last = selecting.page(connection, last, selection)
            yield from page

    def views(self, words: str = "", **filters: Unpack[FilterValues]) -> Iterator[View]:
        """Yield what `selected` yields, with what tables need to know of it."""
        readings = self.selected(words, **filters)
        with self._data.reading() as connection:
            groups = joined(connection)
        return (View.of(reading, groups) for reading in readings)

    def table(self, name: str, words: str = "", **filters: Unpack[FilterValues]) -> Table:
        """Return one of the tables that docs/data-dictionary.md describes, of what words and filters let through.

        Args:
            name: articles, actors, mentions, statements, hops, events, roles, quantities, codes, times or places.
            words: as `search` takes them.
            filters: as `search` takes them.

        Raises:
            SettingError: there is no such table, or a filter has a value that cannot be.
        """
        if name not in KINDS:
            raise SettingError(f"no table {name!r}", fix=f"The tables are {', '.join(KINDS)}")
        kind = KINDS[name]
        Filters(**filters)  # a wrong one is told now, not when the rows are asked for
        return Table(
            name, kind.columns, lambda: (row for view in self.views(words, **filters) for row in kind.rows(view))
        )

    def articles(self, words: str = "", **filters: Unpack[FilterValues]) -> Table:
        """Return the table of articles; see `table`."""
        return self.table("articles", words, **filters)

    def mentions(self, words: str = "", **filters: Unpack[FilterValues]) -> Table:
        """Return the table of mentions; see `table`."""
        return self.table("mentions", words, **filters)

    def statements(self, words: str = "", **filters: Unpack[FilterValues]) -> Table:
        """Return the table of statements; see `table`."""
        return self.table("statements", words, **filters)

    def hops(self, words: str = "", **filters: Unpack[FilterValues]) -> Table:
        """Return the table of the hops of statements; see `table`."""
        return self.table("hops", words, **filters)

    def events(self, words: str = "", **filters: Unpack[FilterValues]) -> Table:
        """Return the table of events; see `table`."""
        return self.table("events", words, **filters)

    def roles(self, words: str = "", **filters: Unpack[FilterValues]) -> Table:
        """Return the table of those who take part in events; see `table`."""
        return self.table("roles", words, **filters)

    def quantities(self, words: str = "", **filters: Unpack[FilterValues]) -> Table:
        """Return the table of the numbers that events report; see `table`."""
        return self.table("quantities", words, **filters)

    def codes(self, words: str = "", **filters: Unpack[FilterValues]) -> Table:
        """Return the table of what events are in other code books; see `table`."""
        return self.table("codes", words, **filters)

    def times(self, words: str = "", **filters: Unpack[FilterValues]) -> Table:
        """Return the table of expressions of time; see `table`."""
        return self.table("times", words, **filters)

    def places(self, words: str = "", **filters: Unpack[FilterValues]) -> Table:
        """Return the table of names of places; see `table`."""
        return self.table("places", words, **filters)


class KnownActors(tuple[Known, ...]):
    """Actors across articles, as a tuple that can be had as a table too."""

    __slots__ = ()

    @property
    def table(self) -> Table:
        """The actors as a table."""
        return Table("known", _KNOWN, lambda: _known(self))

    def to_pandas(self) -> object:
        """Return a pandas.DataFrame; see `Table.to_pandas`."""
        return self.table.to_pandas()

    def to_polars(self) -> object:
        """Return a polars.DataFrame; see `Table.to_polars`."""
        return self.table.to_polars()

    def to_arrow(self) -> object:
        """Return a pyarrow.Table; see `Table.to_arrow`."""
        return self.table.to_arrow()


def _known(actors: Iterable[Known]) -> Iterator[tuple[Value, ...]]:
    for actor in actors:
        yield tuple(getattr(actor, column.name) for column in _KNOWN)


def _column(name: str, kind: ColumnType, about: str) -> Column:
    return Column(name, kind, about, lambda _, actor: getattr(actor, name))


_KNOWN: Final = (
    _column("id", "text", "of the actor across articles"),
    _column("ids", "list", "all that people joined, itself included"),
    _column("name", "text", "the commonest"),
    _column("names", "list", "all, the commonest first"),
    _column("kind", "text", "the commonest"),
    _column("country", "text", "the commonest PLOVER country code"),
    _column("articles", "integer", "in how many it is named or speaks"),
    _column("statements", "integer", "how many it makes"),
    _column("why", "text", "why its appearances are one actor"),
)

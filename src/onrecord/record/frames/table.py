"""A table of a record, made when it is asked for: row by row, or in pandas, polars or pyarrow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any, Final

from onrecord.errors import SettingError
from onrecord.record.frames.columns import Column, ColumnType, Value

#: How each program calls the types of columns.
_PANDAS: Final[dict[ColumnType, str]] = {
    "text": "string", "integer": "Int64", "number": "Float64", "truth": "boolean", "list": "object",
}  # fmt: skip
_POLARS: Final[dict[ColumnType, str]] = {
    "text": "String", "integer": "Int64", "number": "Float64", "truth": "Boolean",
}  # fmt: skip
_ARROW: Final[dict[ColumnType, str]] = {"text": "string", "integer": "int64", "number": "float64", "truth": "bool_"}
#: What stands for half a surrogate pair: as long as it, so that positions hold.
_SURROGATE: Final = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


class Table:
    """Rows of one kind. Nothing is looked up before it is asked for, and each time anew.

    Args:
        name: of the table.
        columns: of it.
        rows: gives its rows.
    """

    def __init__(self, name: str, columns: tuple[Column, ...], rows: Callable[[], Iterable[tuple[Value, ...]]]) -> None:
        self.name, self.columns, self._rows = name, columns, rows

    def __repr__(self) -> str:
        return f"<table {self.name}: {', '.join(self.head)}>"

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        yield from self._rows()

    @property
    def head(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    def to_pandas(self) -> Any:
        """Return a pandas.DataFrame, with pandas' nullable types; lists are tuples of texts.

        Raises:
            SettingError: pandas is not installed.
        """
        pandas = needed("pandas", "pandas")
        cells = self._by_column()
        return pandas.DataFrame({
            column.name: pandas.Series(values, dtype=_PANDAS[column.type])
            for column, values in zip(self.columns, cells, strict=True)
        })  # fmt: skip

    def to_polars(self) -> Any:
        """Return a polars.DataFrame; lists are of type List(String).

        Raises:
            SettingError: polars is not installed.
        """
        polars = needed("polars", "polars")
        return polars.DataFrame(
            [
                polars.Series(column.name, values, dtype=_polars_type(polars, column.type))
                for column, values in zip(self.columns, self._by_column(), strict=True)
            ]
        )

    def to_arrow(self) -> Any:
        """Return a pyarrow.Table; lists are of type list<string>.

        Raises:
            SettingError: pyarrow is not installed.
        """
        return arrow_table(self.columns, list(self))

    def _by_column(self) -> list[list[Any]]:
        return by_column(self.columns, self)


def by_column(columns: tuple[Column, ...], rows: Iterable[tuple[Value, ...]]) -> list[list[Any]]:
    """Return the cells column by column; half a surrogate pair, which no UTF-8 holds, is the replacement character."""
    cells: list[list[Any]] = [[] for _ in columns]
    for row in rows:
        for column, value in zip(cells, row, strict=True):
            column.append(whole(value))
    return cells


def whole(value: Value) -> Value:
    """Return a cell that UTF-8 can hold, of the same length."""
    if isinstance(value, str):
        return value if value.isascii() else value.translate(_SURROGATE)
    return tuple(each.translate(_SURROGATE) for each in value) if isinstance(value, tuple) else value


def arrow_schema(columns: tuple[Column, ...]) -> Any:
    """Return the pyarrow.Schema of columns, each with what it holds.

    Raises:
        SettingError: pyarrow is not installed.
    """
    arrow = needed("pyarrow", "parquet")
    return arrow.schema([
        arrow.field(column.name, _arrow_type(arrow, column.type), metadata={"about": column.about})
        for column in columns
    ])  # fmt: skip


def arrow_table(columns: tuple[Column, ...], rows: Iterable[tuple[Value, ...]]) -> Any:
    """Return rows as a pyarrow.Table.

    Raises:
        SettingError: pyarrow is not installed.
    """
    schema = arrow_schema(columns)
    arrow = needed("pyarrow", "parquet")
    arrays = [arrow.array(values, field.type) for values, field in zip(by_column(columns, rows), schema, strict=True)]
    return arrow.Table.from_arrays(arrays, schema=schema)


def needed(module: str, extra: str) -> Any:
    """Return a library that onrecord does without, unless it is asked for.

    Raises:
        SettingError: it is not installed.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise SettingError(f"{module} is not installed", fix=f"pip install 'onrecord[{extra}]'") from error


def _polars_type(polars: Any, kind: ColumnType) -> Any:
    return polars.List(polars.String) if kind == "list" else getattr(polars, _POLARS[kind])


def _arrow_type(arrow: Any, kind: ColumnType) -> Any:
    return arrow.list_(arrow.string()) if kind == "list" else getattr(arrow, _ARROW[kind])()

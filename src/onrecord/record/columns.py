"""How values that SQLite does not know are kept in its columns."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import LargeBinary, Numeric, String, TypeDecorator

from onrecord.record.phrases import pack, unpack


class Words(TypeDecorator[str]):
    """Text. One with half a surrogate pair, which no UTF-8 can hold, is kept as bytes."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Any) -> str | bytes | None:
        """Return what is written."""
        return _worded(value)

    def process_result_value(self, value: str | bytes | None, dialect: Any) -> str | None:
        """Return what was given."""
        return value.decode("utf8", "surrogatepass") if isinstance(value, bytes) else value


class Listing(TypeDecorator[tuple[Any, ...]]):
    """A tuple of texts, or of pairs of them, as a JSON array; none as NULL, to save space."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: tuple[Any, ...] | None, dialect: Any) -> str | None:
        """Return what is written."""
        return _listed(value)

    def process_result_value(self, value: str | None, dialect: Any) -> tuple[Any, ...]:
        """Return what was given."""
        if value is None:
            return ()
        return tuple(tuple(item) if isinstance(item, list) else item for item in json.loads(value))


class Packed(TypeDecorator[str]):
    """Text, compressed."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Any) -> bytes | None:
        """Return what is written."""
        return _packed(value)

    def process_result_value(self, value: bytes | None, dialect: Any) -> str | None:
        """Return what was given."""
        return None if value is None else unpack(value)


class Coded(TypeDecorator[str]):
    """One of a few words by its first letter; any other word as it is."""

    impl = String
    cache_ok = True

    def __init__(self, *words: str) -> None:
        super().__init__()
        self.words = words
        self.letters = {word: word[0] for word in words}
        self.meant = {letter: word for word, letter in self.letters.items()}

    def process_bind_param(self, value: str | None, dialect: Any) -> str | None:
        """Return what is written."""
        return None if value is None else self.letters.get(value, value)

    def process_result_value(self, value: str | None, dialect: Any) -> str | None:
        """Return what was given."""
        return None if value is None else self.meant.get(value, value)


class Share(TypeDecorator[float]):
    """A number from 0 to 1: in ten-thousandths, which take two bytes and not eight, where nothing is lost by it."""

    impl = Numeric
    cache_ok = True

    def bind_processor(self, dialect: Any) -> Any:
        """Return what makes of a number what is written."""
        return _shrunk

    def result_processor(self, dialect: Any, coltype: Any) -> Any:
        """Return what makes of what is written the number that was given."""
        return _grown


class Hundredths(TypeDecorator[float]):
    """A number from 0 to 1: in hundredths, which take one byte, where nothing is lost by it."""

    impl = Numeric
    cache_ok = True

    def bind_processor(self, dialect: Any) -> Any:
        """Return what makes of a number what is written."""
        return _in_hundredths

    def result_processor(self, dialect: Any, coltype: Any) -> Any:
        """Return what makes of what is written the number that was given."""
        return _of_hundredths


class Day(TypeDecorator[str]):
    """An ISO date, as the number of its day (1 is the first of January of the year 1); any other text as it is."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Any) -> str | bytes | int | None:
        """Return what is written."""
        return _day(value)

    def process_result_value(self, value: str | bytes | int | None, dialect: Any) -> str | None:
        """Return what was given."""
        return day_text(value)


_PARTS = 10_000
_AS_TEXT: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_IN_ASCII: Final = json.JSONEncoder(separators=(",", ":")).encode


def written(kind: Any) -> Callable[[Any], Any] | None:
    """Return what makes of a value of a column type what is written; None: it is written as it is."""
    if isinstance(kind, Coded):
        letters = kind.letters
        return lambda value: letters.get(value, value)
    return _WRITTEN.get(type(kind))


def _worded(value: str | None) -> str | bytes | None:
    return None if value is None else stored(value)


def _packed(value: str | None) -> bytes | None:
    return None if value is None else pack(value)


def _listed(value: tuple[Any, ...] | None) -> str | None:
    if not value:
        return None
    # texts are looked up, as few stand again and again; of numbers, 1 and 1.0 would be taken for one another
    return _listed_texts(value) if set(map(type, value)) == {str} else _as_json(value)


def _as_json(value: tuple[Any, ...]) -> str:
    text = _AS_TEXT(value)
    return text if isinstance(stored(text), str) else _IN_ASCII(value)


_listed_texts: Final = lru_cache(maxsize=2_000)(_as_json)


def _shrunk(value: float | None) -> float | int | None:
    if value is None:
        return None
    whole = round(value * _PARTS)
    return whole if whole / _PARTS == value else float(value)


def _grown(value: float | None) -> float | None:
    return value / _PARTS if isinstance(value, int) else value


@lru_cache(maxsize=2_000)
def _in_hundredths(value: float | None) -> float | int | None:
    if value is None:
        return None
    whole = round(value * 100)
    return whole if whole / 100 == value else float(value)


def _of_hundredths(value: float | None) -> float | None:
    return value / 100 if isinstance(value, int) else value


@lru_cache(maxsize=20_000)
def _day(value: str | None) -> str | bytes | int | None:
    if value is None or len(value) != 10:
        return _worded(value)
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return _worded(value)
    return day.toordinal() if day.isoformat() == value else _worded(value)


@lru_cache(maxsize=20_000)
def day_text(value: str | bytes | int | None) -> str | None:
    """Return the date that a `Day` stands for."""
    if isinstance(value, int):
        return date.fromordinal(value).isoformat()
    return value.decode("utf8", "surrogatepass") if isinstance(value, bytes) else value


def stored(text: str) -> str | bytes:
    """Return `text`, or its bytes where it is not text that UTF-8 can hold."""
    if text.isascii():
        return text
    try:
        text.encode("utf8")
    except UnicodeEncodeError:
        return text.encode("utf8", "surrogatepass")
    return text


def plain(value: Any) -> Any:
    """Return text of a row: what no UTF-8 can hold is stored as bytes."""
    return value.decode("utf8", "surrogatepass") if isinstance(value, bytes) else value


_WRITTEN: Final[dict[type, Callable[[Any], Any]]] = {
    Words: _worded, Listing: _listed, Packed: _packed, Share: _shrunk, Hundredths: _in_hundredths, Day: _day,
}  # fmt: skip

"""Texts and ids of a record, loaded when they are first asked for: few at first, more at a time the more are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from sqlalchemy import Connection

from onrecord.questions.evidence.view import Report
from onrecord.record.row_ids import odd_ids, usual_id
from onrecord.record.texts import packed_texts, unpacked

Value = TypeVar("Value")


class Ahead(Generic[Value]):
    """Values by keys. To load many at once is cheaper for each, but who asks for one may want no other.

    Args:
        keys: all that may be asked for, each once, those first that are likely to be asked for first.
        load: gives the values of some keys.
    """

    def __init__(self, keys: Iterable[int], load: Callable[[list[int]], dict[int, Value]]) -> None:
        self._waiting = list(keys)[::-1]
        self._load = load
        self._known: dict[int, Value] = {}

    def add(self, keys: Iterable[int]) -> None:
        """Let more keys be asked for, after those that may be asked for already."""
        self._waiting = [*list(keys)[::-1], *self._waiting]

    def __getitem__(self, key: int) -> Value:
        if key not in self._known:
            # as many more as were loaded before: of what is loaded, at least half was asked for, or nearly so
            wanted, count = {key}, 2 * len(self._known) + 1
            while self._waiting and len(wanted) + len(self._known) < count:
                following = self._waiting.pop()
                if following not in self._known:
                    wanted.add(following)
            self._known.update(self._load(sorted(wanted)))
        return self._known[key]


class Kept:
    """Texts and ids of the reports of a record, as long as the connection is open.

    Args:
        connection: to one state of the record.
        versions: by the key of each report's reading, the key of the version that was read.
    """

    def __init__(self, connection: Connection, versions: dict[int, int]) -> None:
        self._versions = dict(versions)
        self._packed: Ahead[bytes] = Ahead(sorted(set(versions.values())), lambda keys: packed_texts(connection, keys))
        self._texts: dict[int, str] = {}
        self._ids: Ahead[dict[str, list[str]]] = Ahead(sorted(versions), lambda keys: odd_ids(connection, keys))

    def add(self, versions: dict[int, int]) -> None:
        """Let more reports be asked for; they are given as to the class."""
        fresh = {key: version for key, version in versions.items() if key not in self._versions}
        self._versions |= fresh
        self._packed.add(sorted(set(fresh.values())))
        self._ids.add(sorted(fresh))

    def text(self, report: Report) -> str:
        """Return the text of a report."""
        if report.key not in self._texts:
            packed = self._packed[self._versions[report.key]]
            self._texts[report.key] = unpacked(packed)
        return self._texts[report.key]

    def row_id(self, report: Report, table: str, number: int) -> str:
        """Return the id of a row of `table` ("statement", "event"), as `onrecord show` prints it."""
        own = self._ids[report.key].get(table)
        return own[number] if own else usual_id(table, number)

"""What the room keeps in memory for a while: answers that take long, and readings that nobody has added yet."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, Final, TypeVar, cast

from onrecord.types import Reading

_T = TypeVar("_T")
#: Answers, and visitors' readings, that are kept at a time: those that were asked for last.
_ANSWERS: Final = 64
_READINGS: Final = 32


class Answers:
    """Answers to questions, each kept until the record changes.

    Args:
        changes: a number that is another one when the record has changed.
    """

    def __init__(self, changes: Callable[[], int]) -> None:
        self._changes = changes
        self._kept: OrderedDict[str, tuple[int, Any]] = OrderedDict()
        self._making: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def has(self, name: str) -> bool:
        """Return whether an answer is there that still holds."""
        now = self._changes()
        with self._lock:
            return name in self._kept and self._kept[name][0] == now

    def get(self, name: str, make: Callable[[], _T]) -> _T:
        """Return the answer of this name; of several who ask at once one makes it, the others wait."""
        with self._lock:
            making = self._making.setdefault(name, threading.Lock())
        try:
            with making:
                # before it is made: what changes meanwhile makes it stale
                now = self._changes()
                with self._lock:
                    kept = self._kept.get(name)
                    if kept is not None and kept[0] == now:
                        self._kept.move_to_end(name)
                        return cast("_T", kept[1])
                answer = make()
                with self._lock:
                    self._kept[name] = (now, answer)
                    self._kept.move_to_end(name)
                    while len(self._kept) > _ANSWERS:
                        self._kept.popitem(last=False)
                return answer
        finally:
            with self._lock:
                if not making.locked():
                    self._making.pop(name, None)


class Brought:
    """Readings that are shown but not in the record, each batch under a secret that only its visitor has."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[Reading, ...]] = OrderedDict()
        self._lock = threading.Lock()

    def put(self, readings: tuple[Reading, ...]) -> str:
        """Keep readings for a while, and return the secret that they are found by."""
        secret = secrets.token_urlsafe(18)
        with self._lock:
            self._kept[secret] = readings
            while len(self._kept) > _READINGS:
                self._kept.popitem(last=False)
        return secret

    def get(self, secret: str) -> tuple[Reading, ...] | None:
        """Return the readings of a secret, or None where they are not kept any more."""
        with self._lock:
            return self._kept.get(secret)

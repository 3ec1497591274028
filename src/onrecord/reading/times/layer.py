"""The times layer: expressions of time with their values, and when statements were made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from onrecord.reading.layers import Page
from onrecord.reading.times.assign import assign_times


class TimeLayer:
    """Finds expressions of time, normalises and dates them; see `assign_times`."""

    name: ClassVar[str] = "times"
    requires: ClassVar[frozenset[str]] = frozenset({"article", "statements"})
    assigns: ClassVar[frozenset[str]] = frozenset({"times", "statements"})

    @property
    def models(self) -> tuple[tuple[str, str], ...]:
        """None: it reads by rules."""
        return ()

    def read(self, pages: Sequence[Page]) -> list[Page]:
        """Return the pages with their times, and with `time` in their statements."""
        return [assign_times(page) for page in pages]

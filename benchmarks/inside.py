"""The layers of a reader, which benchmarks time and change one by one."""

from __future__ import annotations

from typing import Any

from onrecord.reading.layers import Layer
from onrecord.reading.reader import Reader


def layers_of(reader: Reader) -> tuple[Layer, ...]:
    """Return the layers that a reader runs, in their order."""
    held: Any = reader._steps
    return tuple(getattr(held, "all", held))

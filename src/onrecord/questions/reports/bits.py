"""Sets of numbers, many of them, of which it is told at once what two have in common at most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

#: Bits in which numbers are told apart.
_BITS: Final = 1024


class Bits:
    """Sets of numbers, one a row, each number as one of some bits: never fewer in common than there are."""

    def __init__(self, sets: Iterable[Sequence[int]]) -> None:
        import numpy as np

        # many events share a sentence, and all of a report its news: what is one object is one row
        rows: dict[int, tuple[int, Sequence[int]]] = {}
        at = [rows.setdefault(id(own), (len(rows), own))[0] for own in sets]
        listed = [own for _, own in rows.values()]
        sizes = np.array([len(own) for own in listed], np.int64)
        flat = np.fromiter(chain.from_iterable(listed), np.int64) % _BITS
        flags = np.zeros((len(rows), _BITS), np.bool_)
        flags[np.repeat(np.arange(len(rows)), sizes), flat] = True
        self._bits = np.packbits(flags, axis=1).view(np.uint64)
        self._row = np.array(at, np.int64)
        self.size = sizes[self._row]
        # those that share their bit with another one of the set
        self._hidden = (sizes - counted(self._bits))[self._row]

    def row(self, a: Array) -> Array:
        """Return the bits of sets."""
        bits: Array = self._bits[self._row[a]]
        return bits

    def common(self, a: Array, b: Array) -> Array:
        """Return how many numbers of two sets may be the same, at most."""
        import numpy as np

        both: Array = counted(self._bits[self._row[a]] & self._bits[self._row[b]])
        most: Array = np.where(both > 0, both + np.minimum(self._hidden[a], self._hidden[b]), 0)
        return most

    def meet(self, a: Array, b: Array) -> Array:
        """Return whether any number of two sets may be the same."""
        import numpy as np

        found: Array = np.any(self._bits[self._row[a]] & self._bits[self._row[b]], axis=1)
        return found


def counted(bits: Array) -> Array:
    """Return how many bits of each row are set."""
    import numpy as np

    # numpy 1 counts no bits
    each: Array = np.bitwise_count(bits) if hasattr(np, "bitwise_count") else np.unpackbits(bits.view(np.uint8), axis=1)
    found: Array = each.sum(axis=1, dtype=np.int64)
    return found

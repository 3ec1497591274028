"""Which pairs of many reports are worth comparing, told for all at once by what is known without their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import TYPE_CHECKING

from onrecord.questions.reports.facts import SLACK, Case
from onrecord.questions.reports.forbidding import OPEN, WEEK

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[tuple[int], np.dtype[np.int64]]
    Flags = np.ndarray[tuple[int], np.dtype[np.bool_]]


def near_pairs(cases: Sequence[Case], kinds: Sequence[Iterable[Hashable]]) -> list[tuple[int, int]]:
    """Return the pairs that may meet: of a kind in common, of two reports printed within a week, of days that touch.

    It lets through whatever `forbidding.may_meet` does of these, and a little more; names, words and numbers are not
    looked at.

    Args:
        cases: events of reports.
        kinds: of each case, as `Search` has them.

    Returns:
        Pairs of places in `cases`, the smaller first, each once and in order.
    """
    first, second = near(cases, kinds)
    return list(zip(first.tolist(), second.tolist(), strict=True))


def near(cases: Sequence[Case], kinds: Sequence[Iterable[Hashable]]) -> tuple[Numbers, Numbers]:
    """Return the pairs of `near_pairs`, the first of each and the second."""
    import numpy as np  # not with the module: most questions need none of it

    columns = _Columns(cases)
    of_kind: dict[Hashable, list[int]] = defaultdict(list)
    for n, case in enumerate(cases):
        if case.printed is not None and case.days is not None:
            for kind in kinds[n]:
                of_kind[kind].append(n)
    found = [columns.near(np.array(numbers, np.int64)) for numbers in of_kind.values()]
    packed = np.unique(np.concatenate(found)) if found else np.zeros(0, np.int64)
    first, second = np.divmod(packed, max(1, len(cases)))
    return first, second


class _Columns:
    """What cases are told apart by, as numbers; -1: not known."""

    def __init__(self, cases: Sequence[Case]) -> None:
        import numpy as np

        codes: dict[Hashable, int] = {}

        def column(values: Iterable[Hashable]) -> Numbers:
            listed = [-1 if value is None else codes.setdefault(value, len(codes)) for value in values]
            return np.array(listed, np.int64)

        rows = [case.happening for case in cases]
        self.count = len(cases)
        self.printed = np.array([case.printed or 0 for case in cases], np.int64)
        self.first = np.array([case.days[0] if case.days else 0 for case in cases], np.int64)
        self.last = np.array([case.days[1] if case.days else 0 for case in cases], np.int64)
        self.report = np.array([row.report.key for row in rows], np.int64)
        self.country = column(row.country or None for row in rows)
        self.type = column(row.type for row in rows)
        self.mode = column(row.mode or None for row in rows)
        # what is to come or only imagined meets its like alone
        self.held = column(
            (row.factuality, case.stated) if row.factuality in OPEN else None
            for case, row in zip(cases, rows, strict=True)
        )

    def near(self, numbers: Numbers) -> Numbers:
        """Return the pairs among some cases of one kind, each as one number."""
        import numpy as np

        numbers = numbers[np.argsort(self.printed[numbers], kind="stable")]
        printed = self.printed[numbers]
        counts = np.searchsorted(printed, printed + WEEK, side="right") - np.arange(len(numbers)) - 1
        one = np.repeat(np.arange(len(numbers)), counts)
        # behind each its followers: one more than it, two more …
        steps = np.arange(len(one)) - np.repeat(np.cumsum(counts) - counts, counts)
        a, b = numbers[one], numbers[one + steps + 1]
        kept = self._may_meet(a, b)
        a, b = a[kept], b[kept]
        packed: Numbers = np.minimum(a, b) * self.count + np.maximum(a, b)
        return packed

    def _may_meet(self, a: Numbers, b: Numbers) -> Flags:
        apart: Flags = self.report[a] == self.report[b]
        apart |= (self.first[a] - SLACK > self.last[b]) | (self.first[b] - SLACK > self.last[a])
        apart |= _differ(self.country, a, b) | (self.held[a] != self.held[b])
        apart |= (self.type[a] == self.type[b]) & _differ(self.mode, a, b)
        kept: Flags = ~apart
        return kept


def _differ(column: Numbers, a: Numbers, b: Numbers) -> Flags:
    """Whether both are known, and not the same."""
    one, other = column[a], column[b]
    found: Flags = (one != other) & (one >= 0) & (other >= 0)
    return found

"""How far a figure may be off: intervals by drawing the articles anew."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

#: How often articles are drawn, and with which seed: the same interval each time.
DRAWS: Final = 1000
SEED: Final = 1
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Figure:
    """A share with its 95 % interval over articles.

    Attributes:
        value: over all articles; None where nothing was there to count.
        low, high: ends of the interval (percentile bootstrap); None where the value is.
        count: how many rows it is a share of.
    """

    value: float | None
    low: float | None
    high: float | None
    count: int


def figure(articles: Sequence[_T], measure: Callable[[Sequence[_T]], tuple[float, float]]) -> Figure:
    """Return a share over articles with its interval.

    Args:
        articles: what was counted in each article.
        measure: gives (numerator, denominator) of some articles.
    """
    above, below = measure(articles)
    if not below:
        return Figure(None, None, None, 0)
    draw = random.Random(SEED)  # noqa: S311 - a sample, no secret
    shares = []
    for _ in range(DRAWS):
        over, under = measure(draw.choices(articles, k=len(articles)))
        if under:
            shares.append(over / under)
    shares.sort()
    at = len(shares) - 1
    return Figure(above / below, shares[round(0.025 * at)], shares[round(0.975 * at)], round(below))


#: Of a normal distribution, between which and its negative 95 in 100 lie.
_Z: Final = 1.959963984540054


def wilson(right: int, count: int) -> Figure:
    """Return a share of rows that were drawn one by one, with its 95 % interval by Wilson's score.

    Args:
        right: rows that are so.
        count: all rows; none give None.
    """
    if not count:
        return Figure(None, None, None, 0)
    share = right / count
    middle = (share + _Z * _Z / (2 * count)) / (1 + _Z * _Z / count)
    reach = _Z / (1 + _Z * _Z / count) * (share * (1 - share) / count + _Z * _Z / (4 * count * count)) ** 0.5
    return Figure(share, max(0.0, middle - reach), min(1.0, middle + reach), count)

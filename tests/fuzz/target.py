"""A target: what makes its inputs, and what is tried with one of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from hypothesis import strategies as st


@dataclass(frozen=True, slots=True)
class Target:
    """One part of the product that takes what comes from outside.

    Attributes:
        name: of it.
        about: what an input is, in half a sentence.
        made: makes one by the dice that it is given; None where Hypothesis has a strategy of its own (`strategy`).
        tried: takes one, and says what became of it: `read`, or the name of the error that refused it. Whatever else
            is raised is a fault.
        ci: how many inputs a run of the tests takes.
        share: of a long run.
    """

    name: str
    about: str
    made: Callable[[Random], Any] | None
    tried: Callable[[Any], str]
    ci: int
    share: float
    strategy: Callable[[], st.SearchStrategy[Any]] | None = None

    def inputs(self) -> st.SearchStrategy[Any]:
        """Return what makes the inputs: Hypothesis throws the dice, and finds the smallest input that fails."""
        if self.made is None:
            assert self.strategy is not None
            return self.strategy()
        return st.randoms(use_true_random=False).map(self.made)

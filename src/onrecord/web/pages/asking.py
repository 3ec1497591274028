"""What the pages of the questions have in common: how they are narrowed, and what is told where one has no answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Final, TypeVar

from fastapi import Depends, Query

from onrecord.errors import OnrecordError
from onrecord.questions.positions.asking import Scope
from onrecord.questions.positions.matters import matters
from onrecord.web.errors import Problem, problem_of

_T = TypeVar("_T")
#: Rows of a page at first, and at most.
ROWS: Final = 20
MOST: Final = 500
#: Longest value of a field that is taken.
LONGEST: Final = 500
Words = Annotated[str, Query(max_length=LONGEST)]
Rows = Annotated[int, Query(ge=1, le=MOST)]
Passed = Annotated[int, Query(ge=0, le=1_000_000_000)]


def given(words: str) -> str | None:
    """Return what a field of a form holds; None where it was left empty."""
    return words.strip() or None


def tried(question: Callable[[], _T]) -> tuple[_T | None, Problem | None]:
    """Return the answer of a question, or why it has none: then the form is shown again beside that."""
    try:
        return question(), None
    except OnrecordError as error:
        problem = problem_of(error)
        if problem.status >= 500:
            raise
        return None, problem


def status_of(problem: Problem | None) -> int:
    """Return the HTTP status of a page that tells this problem, or an answer."""
    return 200 if problem is None else problem.status


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the form of positions, shifts and disputes holds; None: left empty.

    Attributes:
        actor, about, since, until, outlet, copies: as `onrecord positions` takes them.
        limit: rows of the page.
    """

    actor: str | None
    about: str | None
    since: str | None
    until: str | None
    outlet: str | None
    copies: bool
    limit: int

    @property
    def scope(self) -> Scope:
        """What the question is narrowed to."""
        return Scope(self.about, self.since, self.until, self.outlet, self.copies)

    @property
    def more(self) -> int:
        """How many rows the next address asks for."""
        return min(self.limit + ROWS, MOST)

    @property
    def families(self) -> tuple[str, ...]:
        """The families of matters, which `about` takes."""
        return tuple(matters().families)


def _narrowed(
    *, actor: Words = "", about: Words = "", since: Words = "", until: Words = "", outlet: Words = "",
    copies: bool = False, limit: Rows = ROWS,
) -> Narrowed:  # fmt: skip
    """Take the form of positions, shifts and disputes from an address."""
    return Narrowed(given(actor), given(about), given(since), given(until), given(outlet), copies, limit)


#: The form of positions, shifts and disputes, as routes take it.
Narrowing = Annotated[Narrowed, Depends(_narrowed)]

"""What the pages of the questions have in common: how they are narrowed, and what is told where one has no answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Annotated, Final, Generic, TypeVar

from fastapi import Depends, Query, Request
from starlette.responses import Response

from onrecord.errors import OnrecordError
from onrecord.questions.positions.asking import Scope
from onrecord.questions.positions.matters import matters
from onrecord.web.desk import Desk
from onrecord.web.problems import Problem, problem_of
from onrecord.web.rendering import address, page

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
    def further(self) -> int:
        """How many rows the next address asks for."""
        return min(self.limit + ROWS, MOST)

    def address(self, name: str, **changed: object) -> str:
        """Return the address of this question on the page of that name, some of what it holds changed."""
        return address(name, **asdict(self) | changed)

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


@dataclass(frozen=True, slots=True)
class AnswerPage(Generic[_T]):
    """What the pages of positions, shifts and disputes show.

    Attributes:
        asked: what the form holds.
        found: as many as were asked for; None: nothing was asked, or there is no answer.
        more: whether there are more.
        problem: why there is no answer, or None.
    """

    asked: Narrowed
    found: tuple[_T, ...] | None = None
    more: bool = False
    problem: Problem | None = None


def answered(request: Request, name: str, asked: Narrowed, ask: Callable[[int], tuple[_T, ...]]) -> Response:
    """Return the page of positions, shifts or disputes.

    Args:
        request: that asks for it.
        name: of the page, which its template has too.
        asked: what the form holds.
        ask: gives the answer, of so many rows at most.
    """
    desk: Desk = request.app.state.desk
    found, problem = tried(lambda: desk.kept(f"{name} {asked}", lambda: ask(asked.limit + 1)))
    shown, more = (None, False) if found is None else (found[: asked.limit], len(found) > asked.limit)
    return page(request, name, AnswerPage(asked, shown, more, problem), status_of(problem))

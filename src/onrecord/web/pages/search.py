"""Search: statements or articles by their words, narrowed, with the words marked, and with counts of what was found."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Annotated, Literal, get_args

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from onrecord.knowledge.plover import ontology
from onrecord.record.facets import Facets, Value
from onrecord.record.filters import Filters, FilterValues
from onrecord.record.search import Found
from onrecord.types import Act, Factuality
from onrecord.web.desk import Desk
from onrecord.web.pages.questions import ROWS, Passed, Rows, Words, given, status_of, tried
from onrecord.web.problems import Problem
from onrecord.web.rendering import address, page

ROUTER = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class SearchAsked:
    """What the form holds; None: left empty. All as `onrecord search` takes them.

    Attributes:
        of: what is searched.
        originals: without copies of other articles.
        counts: whether what was found is counted by act, outlet, speaker and year.
    """

    words: str | None
    speaker: str | None
    side: str | None
    about: str | None
    act: str | None
    event_type: str | None
    factuality: str | None
    outlet: str | None
    since: str | None
    until: str | None
    originals: bool
    of: Literal["statements", "articles"]
    counts: bool
    limit: int
    offset: int

    @property
    def filters(self) -> FilterValues:
        """What narrows the search."""
        return {
            "speaker": self.speaker, "side": self.side, "about": self.about, "act": self.act,
            "event_type": self.event_type, "factuality": self.factuality, "outlet": self.outlet,
            "since": self.since, "until": self.until, "copies": not self.originals,
        }  # fmt: skip

    def address(self, **changed: object) -> str:
        """Return the address of this search, some of what it holds changed."""
        held = asdict(self) | changed
        held |= {"offset": held["offset"] or None, "of": None if held["of"] == "statements" else held["of"]}
        return address("search", **held)

    @property
    def acts(self) -> tuple[str, ...]:
        """All acts."""
        return get_args(Act)

    @property
    def ways(self) -> tuple[str, ...]:
        """How an event may be told."""
        return get_args(Factuality)

    @property
    def kinds(self) -> tuple[str, ...]:
        """PLOVER's types."""
        return tuple(ontology().types)


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet as it is shown: its title, and each value with the address that it leads to."""

    title: str
    values: tuple[tuple[Value, str], ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What the page shows.

    Attributes:
        asked: what the form holds.
        found: a page of hits; None: there is no answer.
        counts: of all that is found; None: they are not asked for.
        facets: these counts, each with its address.
        problem: why there is no answer, or None.
    """

    asked: SearchAsked
    found: Found | None
    counts: Facets | None
    facets: tuple[Facet, ...]
    problem: Problem | None


def _asked(
    *, words: Words = "", speaker: Words = "", side: Words = "", about: Words = "", act: Words = "",
    event_type: Words = "", factuality: Words = "", outlet: Words = "", since: Words = "", until: Words = "",
    originals: bool = False, of: Literal["statements", "articles"] = "statements", counts: bool = False,
    limit: Rows = ROWS, offset: Passed = 0,
) -> SearchAsked:  # fmt: skip
    return SearchAsked(
        given(words), given(speaker), given(side), given(about), given(act), given(event_type), given(factuality),
        given(outlet), given(since), given(until), originals, of, counts, limit, offset,
    )  # fmt: skip


@ROUTER.get("/search")
def search(request: Request, asked: Annotated[SearchAsked, Depends(_asked)]) -> Response:
    """Show what is found."""
    desk: Desk = request.app.state.desk
    words = asked.words or ""
    found, problem = tried(
        lambda: desk.record.search(words, of=asked.of, limit=asked.limit, offset=asked.offset, **asked.filters)
    )
    counts = None
    if found is not None and asked.counts and asked.of == "statements":
        filters = Filters(**asked.filters)
        counts = desk.kept(f"facets {words!r} {filters}", lambda: desk.record.facets(words, filters))
    facets = () if counts is None else _facets(asked, counts)
    return page(request, "search", SearchPage(asked, found, counts, facets, problem), status_of(problem))


def _facets(asked: SearchAsked, counts: Facets) -> tuple[Facet, ...]:
    def led(title: str, values: tuple[Value, ...], *fields: str) -> Facet:
        asks = (asked.address(offset=0, **dict.fromkeys(fields, value.value)) for value in values)
        return Facet(title, tuple(zip(values, asks, strict=True)))

    return (
        led("Act", counts.acts, "act"),
        led("Outlet", counts.outlets, "outlet"),
        led("Speaker", counts.speakers, "speaker"),
        led("Year", counts.years, "since", "until"),
    )

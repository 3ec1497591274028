"""What a record holds: itself, its articles, who speaks in them, outlets, a sample to audit."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from onrecord.errors import MissingError
from onrecord.questions.sourcing.articles import Sourcing, sourcing_of
from onrecord.questions.sourcing.outlets import By, OutletSourcing
from onrecord.record.actor_profile import Profile
from onrecord.record.actors import Known
from onrecord.record.audit import AuditLayer, AuditRow
from onrecord.record.cite import Citation
from onrecord.record.links import Link
from onrecord.record.search import Found, Hit
from onrecord.serial import dumps
from onrecord.types import Reading
from onrecord.web.api.answers import Page, Slice, answer, page_of, paged, sent
from onrecord.web.api.parameters import ActorId, Maybe, Outlet, Rows, Since, TheDesk, TheFilters, Until, Words
from onrecord.web.api.schema import READING

ROUTER = APIRouter(tags=["record"])
#: Rows of the largest sample.
_DRAWN: Final = 1_000


@dataclass(frozen=True, slots=True)
class Version:
    """One reading of one version of an article.

    Attributes:
        version: Article.version.
        title, published, outlet, url: of that version, or null.
        characters: of its text.
        reader: version of onrecord that read it.
        layers: that were read.
        statements, events: how many there are, as read.
    """

    version: str
    title: str | None
    published: str | None
    outlet: str | None
    url: str | None
    characters: int
    reader: str
    layers: tuple[str, ...]
    statements: int
    events: int


@ROUTER.get("/record", response_model=Citation)
def record(desk: TheDesk) -> Response:
    """What the record holds, what read it, and the hash of it all."""
    return answer(desk.record.cite())


@ROUTER.get("/articles", response_model=Page[Hit])
def articles(request: Request, desk: TheDesk, filters: TheFilters, rows: Rows, words: Words = "") -> Response:
    """Articles by their words, the best first; without words all that the filters let through, the latest first."""
    return _found(request, desk.record.search(words, of="articles", **_paging(filters, rows)), rows)


@ROUTER.get("/articles/{article}", responses=READING)
def article(
    desk: TheDesk, article: str, raw: Annotated[bool, Query(description="Without corrections.")] = False
) -> Response:
    """The reading of an article that answers: of its latest text, by the newest reader, as corrected."""
    return sent(dumps(desk.record.reading(article, raw=raw)))


@ROUTER.get("/articles/{article}/versions", response_model=Page[Version])
def versions(request: Request, desk: TheDesk, article: str, rows: Rows) -> Response:
    """All readings of an article that are kept, as they were added, the oldest first."""
    return paged(request, [_version(reading) for reading in desk.record.history(article)], rows)


@ROUTER.get("/articles/{article}/versions/{version}", responses=READING)
def version(desk: TheDesk, article: str, version: str) -> Response:
    """The last reading of one version of an article, as it was added."""
    found = [reading for reading in desk.record.history(article) if reading.article.version == version]
    if not found:
        raise MissingError(f"article {article} has no version {version!r}", fix=f"See /api/articles/{article}/versions")
    return sent(dumps(found[-1]))


@ROUTER.get("/articles/{article}/sources", response_model=Sourcing)
def sources(desk: TheDesk, article: str) -> Response:
    """Whose words an article is made of, through whom they came, and what is its own voice."""
    return answer(sourcing_of(desk.record.reading(article)))


@ROUTER.get("/search", response_model=Page[Hit])
def search(request: Request, desk: TheDesk, filters: TheFilters, rows: Rows, words: Words = "") -> Response:
    """Statements by their words, the best first; without words all that the filters let through, the latest first."""
    return _found(request, desk.record.search(words, **_paging(filters, rows)), rows)


@ROUTER.get("/actors", response_model=Page[Known])
def actors(request: Request, desk: TheDesk, rows: Rows, words: Maybe = None) -> Response:
    """Who acts and speaks across articles, those in most articles first; with `words` those whom they stand for."""
    return paged(request, desk.record.actors(words, limit=rows.upto), rows)


@ROUTER.get("/actors/{actor:path}", response_model=Profile)
def actor(desk: TheDesk, actor: str) -> Response:
    """One actor across articles, by its id or that of one that was joined to it: who, as what and when, and why."""
    return answer(desk.record.profile(actor))


@ROUTER.get("/links", response_model=Page[Link])
def links(request: Request, desk: TheDesk, rows: Rows, actor: ActorId = None) -> Response:
    """Pairs of actors that may be one, best first, behind those that people judged already; of one actor, or any."""
    return paged(request, desk.record.links(actor=actor, limit=rows.upto), rows)


@ROUTER.get("/outlets", response_model=Page[OutletSourcing])
def outlets(
    *, request: Request, desk: TheDesk, rows: Rows, outlet: Outlet = None, since: Since = None, until: Until = None,
    by: Annotated[By, Query(description="Each month or year for itself, or all in one.")] = "all",
) -> Response:  # fmt: skip
    """Whose words outlets print: unnamed sources, sides that are heard, articles of one voice."""
    return paged(request, desk.outlets(by=by, outlet=outlet, since=since, until=until), rows)


@ROUTER.get("/audit", response_model=Page[AuditRow])
def audit(
    request: Request, desk: TheDesk,
    sample: Annotated[int, Query(description="How many rows are drawn.", ge=1, le=_DRAWN)] = 100,
    layer: Annotated[AuditLayer, Query(description="Of what.")] = "statements",
    seed: Annotated[int, Query(description="The same seed draws the same rows.", ge=0, lt=2**31)] = 1,
) -> Response:  # fmt: skip
    """A random sample of rows to judge, all on one page: the same for the same content and seed."""
    return page_of(request, desk.record.audit(sample, layer=layer, seed=seed), Slice(sample, 0), more=False)


def _paging(filters: Any, rows: Slice) -> dict[str, Any]:
    return asdict(filters) | {"limit": rows.limit, "offset": rows.offset}


def _found(request: Request, found: Found, rows: Slice) -> Response:
    count = found.undated
    left_out = [f"{count} article{'s have' if count > 1 else ' has'} no date"] if count else []
    return page_of(request, found.hits, rows, found.more, left_out)


def _version(reading: Reading) -> Version:
    made = reading.article
    return Version(
        made.version, made.title, made.published, made.outlet, made.url, len(made.text), reading.reader.version,
        reading.reader.layers, len(reading.statements), len(reading.events),
    )  # fmt: skip

"""A random sample of rows judged one by one, and the precision that follows. What was judged is in the address."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Annotated, Final, Literal

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from onrecord.errors import SettingError
from onrecord.evaluation.audits import LETTERS, Precision, judged, letters_of, precision, sheet
from onrecord.record.audit import AuditLayer, AuditRow, digest
from onrecord.web.desk import Desk
from onrecord.web.pages.questions import MOST, Words, status_of, tried
from onrecord.web.problems import Problem
from onrecord.web.rendering import address, page

ROUTER = APIRouter(include_in_schema=False)
#: Rows that are drawn if nothing else is asked for.
_SAMPLE: Final = 50


@dataclass(frozen=True, slots=True)
class AuditAsked:
    """What the address holds.

    Attributes:
        layer: of what a sample is drawn; None: none is drawn yet.
        sample, seed: as `onrecord audit` takes them.
        judged: a letter for each row: r, w, u, or - where nobody judged yet.
        drawn: what tells the sample that was judged from another; "" where nothing was judged.
        at: number of the row that is shown; None: the first that nobody judged.
    """

    layer: AuditLayer | None
    sample: int
    seed: int
    judged: str
    drawn: str
    at: int | None

    def address(self, *path: str, **changed: object) -> str:
        """Return the address of this audit, some of what it holds changed."""
        return address("audit", *path, **asdict(self) | changed)


@dataclass(frozen=True, slots=True)
class AuditPage:
    """What the page shows.

    Attributes:
        asked: what the address holds.
        rows: of the sample, as judged; None: none was drawn.
        row: the one to judge; None: all are judged.
        figures: precision of all rows, then of each type.
        letters: verdicts by letter.
        problem: why there is no sample, or None.
    """

    asked: AuditAsked
    rows: tuple[AuditRow, ...] | None
    row: AuditRow | None
    figures: tuple[Precision, ...]
    letters: dict[str, str]
    problem: Problem | None


def _asked(
    *, layer: AuditLayer | None = None, sample: Annotated[int, Query(ge=1, le=MOST)] = _SAMPLE,
    seed: Annotated[int, Query(ge=-(2**63), lt=2**63)] = 1, judged: Annotated[str, Query(max_length=MOST)] = "",
    drawn: Words = "", at: Annotated[int | None, Query(ge=1, le=MOST)] = None,
) -> AuditAsked:  # fmt: skip
    return AuditAsked(layer, sample, seed, judged, drawn, at)


Auditing = Annotated[AuditAsked, Depends(_asked)]


@ROUTER.get("/audit")
def audit(request: Request, asked: Auditing, verdict: Literal["r", "w", "u", "-"] | None = None) -> Response:
    """Show a sample, one row to judge; with a verdict on that row go on to the next."""
    desk: Desk = request.app.state.desk
    rows, problem = tried(lambda: _rows(desk, asked))
    if rows and verdict is not None and asked.at is not None and asked.at <= len(rows):
        given = [*rows[: asked.at - 1], replace(rows[asked.at - 1], verdict=LETTERS[verdict]), *rows[asked.at :]]
        # a row that is passed over stays open, and is come back to at the end
        later = next((row.number for row in given[asked.at :] if not row.verdict), None)
        onward = asked.address(judged=letters_of(given), drawn=digest(given), at=later)
        return RedirectResponse(onward + "#row", status_code=303)
    number = asked.at or next((row.number for row in rows or () if not row.verdict), None)
    row = rows[number - 1] if rows and number is not None and number <= len(rows) else None
    figures = precision(rows) if rows else ()
    return page(request, "audit", AuditPage(asked, rows, row, figures, LETTERS, problem), status_of(problem))


@ROUTER.get("/audit/sheet")
def download(request: Request, asked: Auditing, *, lines: bool = False) -> Response:
    """Give the sample as a sheet that `onrecord audit` takes, with what was judged."""
    desk: Desk = request.app.state.desk
    rows = _rows(desk, asked) or ()
    name = f"audit-{asked.layer}-{asked.seed}.{'jsonl' if lines else 'tsv'}"
    body = (line.encode("utf8", "backslashreplace") for line in sheet(rows, json_lines=lines))
    kind = "application/x-ndjson" if lines else "text/tab-separated-values; charset=utf-8"
    return StreamingResponse(body, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _rows(desk: Desk, asked: AuditAsked) -> tuple[AuditRow, ...] | None:
    """The rows of a sample, as judged.

    Raises:
        SettingError: what was judged are other rows.
    """
    layer = asked.layer
    if layer is None:
        return None
    # every reading is looked at to draw a sample
    rows = desk.kept(
        f"audit {layer} {asked.sample} {asked.seed}",
        lambda: desk.record.audit(asked.sample, layer=layer, seed=asked.seed),
    )
    if asked.drawn and asked.drawn != digest(rows):
        raise SettingError(
            "the record has changed since this sample was judged, and another one is drawn now",
            fix="Draw anew, or take up the sheet that you kept with `onrecord audit --judged FILE`",
        )
    return judged(rows, asked.judged)

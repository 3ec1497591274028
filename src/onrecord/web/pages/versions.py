"""The versions of an article: what is kept of it, and what became of its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from onrecord.errors import MissingError
from onrecord.record.text_differences import Stretch, differences
from onrecord.types import Article, Reading
from onrecord.web.desk import Desk
from onrecord.web.rendering import page

ROUTER = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Version:
    """A text of an article, with the readings of it, the oldest first."""

    article: Article
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class VersionsPage:
    """What the page of an article's versions shows.

    Attributes:
        article: its id.
        versions: all that are kept, the oldest first.
        old, new: the two that are compared, or None where there is only one.
        stretches: the texts of both as one.
        metadata: name, older and newer value of the metadata that differ.
    """

    article: str
    versions: tuple[Version, ...]
    old: Article | None
    new: Article | None
    stretches: tuple[Stretch, ...]
    metadata: tuple[tuple[str, str, str], ...]


@ROUTER.get("/articles/{article}/versions")
def versions(
    request: Request, article: str, older: Annotated[str | None, Query(alias="from")] = None, to: str | None = None
) -> Response:
    """Show the versions of an article, and how two of them differ: the last two, or those that are named."""
    desk: Desk = request.app.state.desk
    found: dict[str, list[Reading]] = {}
    for reading in desk.record.history(article):
        found.setdefault(reading.article.version, []).append(reading)
    kept = {name: Version(readings[-1].article, tuple(readings)) for name, readings in found.items()}
    names = list(kept)
    for name in (older, to):
        if name is not None and name not in kept:
            raise MissingError(
                f"there is no version {name[:40]!r} of this article", fix=f"There are {', '.join(names)}"
            )
    last = to or names[-1]
    first = older or next((name for name in reversed(names) if name != last), None)
    old, new = (kept[first].article, kept[last].article) if first else (None, None)
    context = VersionsPage(
        article=article,
        versions=tuple(kept.values()),
        old=old,
        new=new,
        stretches=differences(old.text, new.text) if old and new else (),
        metadata=_metadata(old, new) if old and new else (),
    )
    return page(request, "versions", context)


def _metadata(old: Article, new: Article) -> tuple[tuple[str, str, str], ...]:
    rows = []
    for name in ("title", "url", "outlet", "authors", "published", "language"):
        one, other = getattr(old, name), getattr(new, name)
        if one != other:
            rows.append((name, _value(one), _value(other)))
    return tuple(rows)


def _value(value: str | tuple[str, ...] | None) -> str:
    return ", ".join(value) if isinstance(value, tuple) else value or ""

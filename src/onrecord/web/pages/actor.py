"""One actor across articles: who it is, why that is so, what it says, holds and does, and who else it may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from onrecord.knowledge.entries import Entry, Office
from onrecord.record.actor_profile import Profile
from onrecord.record.links import Link
from onrecord.record.search import Found
from onrecord.web.desk import Desk
from onrecord.web.pages.forms import visitor
from onrecord.web.rendering import page

ROUTER = APIRouter(include_in_schema=False)
#: Statements, and pairs that nobody judged, that are shown.
_STATEMENTS: Final = 8
_LINKS: Final = 10
#: How the ids of those begin whom a pack knows.
_KNOWN: Final = "known:"


@dataclass(frozen=True, slots=True)
class ActorPage:
    """What the page shows.

    Attributes:
        profile: who it is, and how articles call it.
        entry: what a pack knows of it, or None.
        offices: those that the pack has, by date.
        statements: its latest.
        links: pairs that it is one of: judged ones, then those that a person should look at.
        by: the visitor's name, if it is known.
    """

    profile: Profile
    entry: Entry | None
    offices: tuple[Office, ...]
    statements: Found
    links: tuple[Link, ...]
    by: str


@ROUTER.get("/actors/{actor:path}")
def actor(request: Request, actor: str) -> Response:
    """Show an actor."""
    desk: Desk = request.app.state.desk
    profile = desk.record.profile(actor)
    own = profile.known.id
    known = next((each for each in profile.known.ids if each.startswith(_KNOWN)), None)
    entry = None if known is None else desk.knowledge.entry(known.removeprefix(_KNOWN))
    context = ActorPage(
        profile=profile,
        entry=entry,
        offices=() if entry is None else tuple(sorted(entry.roles, key=lambda office: office.since or "")),
        statements=desk.record.search(speaker=own, limit=_STATEMENTS),
        links=desk.record.links(actor=own, limit=_LINKS),
        by=visitor(request),
    )
    return page(request, "actor", context)

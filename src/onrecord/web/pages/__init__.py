"""The pages, one module each: what a page shows as one frozen context, and the route that fills it."""

from __future__ import annotations

from onrecord.web.pages import (
    about,
    actor,
    actors,
    article,
    audit,
    correcting,
    disputes,
    dossier,
    event,
    events,
    home,
    network,
    outlets,
    positions,
    reading,
    search,
    shifts,
    versions,
)

#: In the order in which addresses are matched.
ROUTERS = (
    home.ROUTER,
    reading.ROUTER,
    versions.ROUTER,
    article.ROUTER,
    correcting.ROUTER,
    positions.ROUTER,
    shifts.ROUTER,
    disputes.ROUTER,
    events.ROUTER,
    event.ROUTER,
    dossier.ROUTER,
    network.ROUTER,
    search.ROUTER,
    outlets.ROUTER,
    audit.ROUTER,
    about.ROUTER,
    actors.ROUTER,
    actor.ROUTER,
)

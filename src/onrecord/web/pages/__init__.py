"""The pages, one module each: what a page shows as one frozen context, and the route that fills it."""

from __future__ import annotations

from onrecord.web.pages import article, correcting, home, reading, versions

#: In the order in which addresses are matched.
ROUTERS = (home.ROUTER, reading.ROUTER, versions.ROUTER, article.ROUTER, correcting.ROUTER)

"""Every page in a real browser: nothing goes wrong, nothing overflows, and all can be read and reached."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.web.app import create_app
from onrecord.web.settings import Serving
from tests.web.browser.watching import Watched

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]
Look = Callable[..., Watched]
#: Every page, asked so that it has something to show: name, route, address.
PAGES = [
    ("home", "/", "/"),
    ("read", "/read", "/read"),
    ("article", "/articles/{article}", "/articles/utwo?at=0-15"),
    ("versions", "/articles/{article}/versions", "/articles/ularch/versions"),
    ("correct", "/articles/{article}/correct/{row}", "/articles/utwo/correct/s1"),
    ("correct-event", "/articles/{article}/correct/{row}", "/articles/utwo/correct/e1"),
    ("add", "/articles/{article}/add", "/articles/utwo/add"),
    ("positions", "/positions", "/positions?actor=Talsia"),
    ("positions-asked", "/positions", "/positions"),
    ("shifts", "/shifts", "/shifts"),
    ("disputes", "/disputes", "/disputes"),
    ("events", "/events", "/events"),
    ("event", "/events/{article}/{row}", "/events/ularch/e1"),
    ("dossier", "/dossier", "/dossier?one=Talsia&other=Brenmark"),
    ("network", "/network", "/network"),
    ("search", "/search", "/search?words=Harbour"),
    ("outlets", "/outlets", "/outlets"),
    ("actors", "/actors", "/actors"),
    ("actor", "/actors/{actor:path}", "/actors/known:person.orla_venn"),
    ("audit", "/audit", "/audit?sample=3"),
    ("about", "/about", "/about"),
    ("api", "/api/docs", "/api/docs"),
]
#: Routes that give parts of pages, or what programs take.
PARTS = re.compile(r"/latest/|/api/(?!docs)|/api$|\.json$|/sheet")


def routes(path: Path) -> set[str]:
    """Addresses of all pages that the room has."""
    found: set[str] = set()

    def walk(parts: Any) -> None:
        for part in parts:
            if hasattr(part, "effective_route_contexts"):
                walk(part.effective_route_contexts())
            elif hasattr(part, "endpoint") and "GET" in (part.methods or ()):
                found.add(part.path)

    app = create_app(Serving(path / "news.record"))
    walk(app.routes)
    app.state.desk.close()
    return {route for route in found if not PARTS.search(route)}


def test_every_page_is_looked_at(tmp_path: Path) -> None:
    assert routes(tmp_path) == {route for _, route, _ in PAGES}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", [pytest.param(address, id=name) for name, _, address in PAGES])
def test_a_page_is_sound(look: Look, room: str, address: str, scheme: str) -> None:
    view = look(color_scheme=scheme, viewport={"width": 1280, "height": 900}, device_scale_factor=1)
    view.open(room + address)
    assert view.page.locator("main h1").count() == 1
    assert view.faults() == []
    assert view.overflow() <= 0
    view.page.set_viewport_size({"width": 360, "height": 740})
    view.page.wait_for_timeout(50)
    assert view.overflow() <= 0, "too wide for a phone"
    if scheme == "light":
        assert view.faults() == [], "on a phone"


@pytest.mark.parametrize("address", [pytest.param(address, id=name) for name, _, address in PAGES])
def test_a_page_works_without_scripts(look: Look, room: str, address: str) -> None:
    view = look(java_script_enabled=False, viewport={"width": 360, "height": 740})
    view.open(room + address)
    assert view.page.locator("main h1").count() == 1
    words = view.page.locator("main").inner_text()
    assert len(words) > 40
    assert "loading" not in words.lower()


def test_rows_lead_to_their_sentences_in_one_click(look: Look, room: str) -> None:
    view = look()
    for address in ("/positions?actor=Talsia", "/shifts", "/disputes", "/search?words=Harbour", "/events/utwo/e1"):
        view.open(room + address)
        links = view.page.locator("main a[href*='?at=']")
        assert links.count() > 0, address
        for number in range(min(3, links.count())):
            view.open(room + address)
            links.nth(number).click()
            view.page.wait_for_load_state("networkidle")
            lit = view.page.locator("mark").first
            assert lit.is_visible(), (address, number)
            box = lit.bounding_box()
            assert box is not None and 0 <= box["y"] <= view.page.viewport_size["height"], (address, number)

"""Articles that no page was made for: very long ones, and hostile ones."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import quote

import pytest

from onrecord.types import Actor, Article, Hop, Mention, ReaderInfo, Reading, Span, Statement
from tests.questions import stories
from tests.web.browser.watching import Watched
from tests.web.test_safety import HOSTILE, hostile

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]
Look = Callable[..., Watched]
Rooms = Callable[..., str]
MANY = 2_000


def long_reading() -> Reading:
    """An article of two thousand statements by forty speakers."""
    actors = tuple(Actor(f"a{n}", f"Speaker {n}", "person") for n in range(40))
    text, statements, mentions = "", [], []
    for number in range(MANY):
        who = actors[number % 40]
        start = len(text)
        sentence = f"{who.name} said that matter {number} was settled long before the harbour froze over. "
        text += sentence + ("\n\n" if number % 5 == 4 else "")
        cue = start + len(who.name) + 1
        source, content = Span.of(text, start, start + len(who.name)), Span.of(text, cue + 5, start + len(sentence) - 2)
        mentions.append(Mention(f"m{number}", source, who.id, "name", 1.0))
        statements.append(Statement(
            f"s{number + 1}", (source,), (Span.of(text, cue, cue + 4),), (content,), "indirect", "say", who.id, (),
            (Hop(who.id, "speaker", False, None),), None, None, None, 0.9,
        ))  # fmt: skip
    article = Article("ulong", "v1", None, "A long hearing", "Courier", (), "2031-05-04", "en", text)
    reader = ReaderInfo("0.1.0", (), ("names", "statements"))
    return Reading(article, reader, actors, tuple(mentions), tuple(statements))


def test_an_article_of_two_thousand_statements_can_be_used(look: Look, rooms: Rooms) -> None:
    address, view = rooms(long_reading()), look(viewport={"width": 360, "height": 740})
    began = time.perf_counter()
    view.open(address + "/articles/ulong")
    taken = time.perf_counter() - began
    assert taken < 60, taken  # what it takes on a machine that is not busy stands in docs/benchmarks.md
    assert view.overflow() <= 0
    assert f"{MANY:,}" in view.page.locator("main").inner_text() or str(MANY) in view.page.locator("main").inner_text()
    view.page.locator("a[href='#s1990'], #s1990").first.wait_for(state="attached")
    view.page.goto(address + "/articles/ulong#s1990")
    assert view.page.locator("#s1990").is_visible()


def test_a_hostile_article_does_nothing_on_any_page(look: Look, rooms: Rooms) -> None:
    address, view = rooms(hostile(), stories.meets(), stories.admits()), look(viewport={"width": 360, "height": 740})
    view.allowed = ("404", "422")
    actor = next(
        one["id"] for one in view.page.request.get(address + "/api/actors").json()["rows"] if one["name"] == HOSTILE
    )
    words = quote(HOSTILE, safe="")
    for path in (
        "/", "/articles/uhostile", "/articles/uhostile?at=0-20", "/articles/uhostile/versions",
        "/articles/uhostile/correct/s1", "/articles/uhostile/correct/e1", "/articles/uhostile/add", "/disputes",
        "/shifts", "/events", "/events/uhostile/e1", "/outlets", "/network", "/actors", f"/search?words={words}",
        "/search?words=talks", f"/actors/{quote(actor, safe='')}", f"/positions?actor={quote(actor, safe='')}",
        f"/dossier?one=Talsia&other={quote(actor, safe='')}", f"/search?outlet={words}", f"/{words}", "/audit",
    ):  # fmt: skip
        view.page.goto(address + path, wait_until="networkidle")
        assert view.page.locator("main h1").count() == 1, path
        assert view.overflow() <= 0, path
        assert view.page.locator("img, iframe, object, embed").count() == 0, path
        links = view.page.locator("a[href]").evaluate_all("(all) => all.map((a) => a.protocol)")
        assert set(links) <= {"http:", "https:"}, path
    assert view.page.evaluate("document.title") != "1"

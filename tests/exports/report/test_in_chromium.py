"""The pages in a real browser: nothing runs, nothing is fetched, everything is there, narrow and on paper too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.record.store import Record
from tests.browser import chromium
from tests.exports.report.answers import READINGS, hostile, pages
from tests.exports.report.test_report import QUESTIONS


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages with all words hostile."""
    made = tmp_path_factory.mktemp("pages")
    with Record(made / "news.record") as record:
        for reading in READINGS:
            record.add(reading)
        assert {name for name, _ in pages(record, "Talsia", made, rub=hostile)} == set(QUESTIONS)
    return made


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_page_runs_and_fetches_nothing(browser: Any, folder: Path, name: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: wrong.append(message.text))
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    address = (folder / f"{name}.html").as_uri()
    page.goto(address)
    assert asked == [address]
    assert wrong == []
    assert page.title() != "run"
    assert page.locator("script, img, iframe, link").count() == 0
    assert page.locator("h1").is_visible()
    assert page.evaluate("document.body.innerText").count("{{ 7*7 }}") >= 1
    page.close()


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_page_fits_a_narrow_screen(browser: Any, folder: Path, name: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 700})
    page.goto((folder / f"{name}.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.close()


def test_a_page_can_be_read_in_the_dark_and_printed(browser: Any, folder: Path) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto((folder / "disputes.html").as_uri())
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark == "rgb(23, 25, 28)"
    page.emulate_media(media="print", color_scheme="light")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.pdf().startswith(b"%PDF")
    page.close()


def test_the_answer_is_one_key_away(browser: Any, folder: Path) -> None:
    page = browser.new_page()
    page.goto((folder / "network.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#answer"
    page.close()

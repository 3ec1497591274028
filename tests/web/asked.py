"""Small records that answer questions, and what every page of an answer has to keep to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

from starlette.testclient import TestClient

from onrecord.types import Reading
from tests.questions.stories import accuses, admits, meets

#: A name that would run, end an attribute, turn the page around, or be no text at all.
HOSTILE = '"><img src=x onerror=alert(1)>\u202e\ud800</script>'


def stories() -> tuple[Reading, ...]:
    """Talsia admits, denies and is accused; Brenmark asserts; the League is met."""
    return (
        admits(),
        meets(published="2031-05-20", outlet="Northern Post"),
        meets("four", published="2031-05-22", outlet="Harbour Wire"),
        accuses(published="2031-06-02", outlet="Courier"),
    )


def hostile() -> tuple[Reading, ...]:
    """The same by an outlet, under a title, and with a speaker whose names are hostile."""
    return tuple(
        replace(
            one,
            article=replace(one.article, title=HOSTILE, outlet=HOSTILE, url=f"javascript:{HOSTILE}"),
            actors=tuple(
                replace(a, name=HOSTILE, role=HOSTILE) if a.id in ("venn", "league") else a for a in one.actors
            ),
        )
        for one in stories()
    )


class Page(HTMLParser):
    """The elements of a page, its links, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.text += " " * (tag in ("td", "th", "dt", "dd", "li", "p"))

    def handle_data(self, data: str) -> None:
        self.text += data

    @property
    def links(self) -> list[str]:
        return [attrs["href"] or "" for tag, attrs in self.tags if tag == "a" and "href" in attrs]

    @property
    def words(self) -> str:
        return " ".join(self.text.split())


def page_of(client: TestClient, path: str, **more: Any) -> Page:
    """A page that is there, and keeps to what every page must: nothing in it runs, and its headings are in order."""
    answer = client.get(path, **more)
    assert answer.status_code == 200, f"{path}: {answer.status_code}\n{answer.text[-2000:]}"
    return checked(answer.text)


def checked(text: str) -> Page:
    """A page, after a look at what it must not have."""
    page = Page(text)
    for tag, attrs in page.tags:
        assert tag not in ("img", "iframe", "object", "style"), tag
        assert not [name for name in attrs if name.startswith("on") or name == "style"], attrs
        if tag == "script":
            assert (attrs.get("src") or "").startswith("/static/") or attrs.get("type") == "application/json"
        if tag == "a":
            assert (attrs.get("href") or "/")[:1] in "/#", attrs
    assert "\u202e" not in text
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids)), ids
    labelled = {attrs.get("for") for tag, attrs in page.tags if tag == "label"}
    for tag, attrs in page.tags:
        if tag in ("input", "select", "textarea") and attrs.get("type") != "hidden":
            assert attrs.get("id") in labelled, attrs
    return page


def rows(page: Page) -> Iterator[tuple[str, int, int, str]]:
    """The rows that a page leads to: article, characters, and the id of the row."""
    for link in page.links:
        parts = urlsplit(link)
        found = re.fullmatch(r"at=(\d+)-(\d+)", parts.query)
        if parts.path.startswith("/articles/") and found:
            yield parts.path.split("/")[2], int(found[1]), int(found[2]), parts.fragment


def leads_to_rows(client: TestClient, page: Page) -> list[str]:
    """Follow each link to a row, and return the characters that are lit there; the row is on that page."""
    record = client.app.state.desk.record  # type: ignore[attr-defined]
    found = []
    for article, start, end, row in rows(page):
        there = Page(client.get(f"/articles/{article}", params={"at": f"{start}-{end}"}).text)
        assert row in {attrs.get("id") for _, attrs in there.tags}, (article, row)
        found.append(record.reading(article).article.text[start:end])
    assert found
    return found

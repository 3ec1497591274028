"""Reading rooms of small records, for the tests of the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

import onrecord
from onrecord.types import Reading
from onrecord.web.app import create_app
from onrecord.web.settings import Serving


@contextmanager
def room_of(folder: Path, *readings: Reading, **serving: Any) -> Iterator[TestClient]:
    """The reading room of a record that holds these readings."""
    path = folder / "news.record"
    with onrecord.open(path) as record:
        for reading in readings:
            record.add(reading)
    app = create_app(Serving(path, **serving))
    with TestClient(app, base_url="http://localhost", follow_redirects=False) as client:
        yield client


def posted(client: TestClient, path: str, fields: dict[str, str], **more: Any) -> Any:
    """The answer to a form of the room, with the secret that its pages carry."""
    page = client.get("/read").text
    secret = re.search(r'name="form_token" value="([^"]+)"', page)
    assert secret
    return client.post(path, data={"form_token": secret[1], **fields}, **more)


class Texts(HTMLParser):
    """The texts of an article's page, as a script of it counts their characters; and all of its tags."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: dict[int, int] = {}
        self.words: dict[int, str] = {}
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.at: int | None = None
        self._open: list[tuple[str, bool, bool]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        self.tags.append((tag, facts))
        if tag == "p" and "data-start" in facts:
            self.at = int(facts["data-start"] or 0)
            self.found[self.at], self.words[self.at], self._open = 0, "", []
        elif self.at is not None:
            aside = "data-aside" in facts or any(each[1] for each in self._open)
            self._open.append((tag, aside, "data-one" in facts))
            self.found[self.at] += "data-one" in facts

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self.at = None
        elif self.at is not None and self._open:
            assert self._open.pop()[0] == tag  # what a run opens it shuts, in order

    def handle_data(self, data: str) -> None:
        if self.at is None or any(aside for _, aside, _ in self._open):
            return
        if not any(one for _, _, one in self._open):
            self.found[self.at] += len(data)
            self.words[self.at] += data

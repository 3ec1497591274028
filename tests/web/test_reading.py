"""Articles that a visitor brings: read, shown, and added only on demand."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from onrecord.types import Article, Reading
from tests.record.readings import READER, whole
from tests.web.rooms import posted, room_of

STORY = "The mill will close, Minister Ada Brook said on Monday."


@pytest.fixture
def room(tmp_path: Path) -> Iterator[TestClient]:
    """The room of an empty record; articles are not really read in it."""
    with room_of(tmp_path) as client:
        yield _quick(client)


def _quick(client: TestClient) -> TestClient:
    def read(articles: Sequence[Article], *, events: bool = False) -> list[Reading]:
        assert isinstance(events, bool)
        return [Reading(article, READER, left_out=article.left_out) for article in articles]

    desk(client).read = read
    return client


def desk(client: TestClient) -> Any:
    app: Any = client.app
    return app.state.desk


def held(client: TestClient) -> int:
    """How many articles the record holds."""
    return int(desk(client).record.overview().articles)


def secret_of(page: str) -> str:
    found = re.search(r'name="secret" value="([^"]+)"', page)
    assert found
    return found[1]


def test_a_pasted_text_is_shown_and_not_kept(room: TestClient) -> None:
    answer = posted(room, "/read", {"text": STORY})
    assert answer.status_code == 200
    assert STORY in answer.text
    assert "This is not in the record" in answer.text
    assert held(room) == 0


def test_it_is_added_on_demand(room: TestClient) -> None:
    secret = secret_of(posted(room, "/read", {"text": STORY}).text)
    answer = posted(room, "/add", {"secret": secret})
    assert answer.status_code == 303
    assert STORY in room.get(answer.headers["location"]).text
    assert held(room) == 1


def test_what_is_known_of_a_text_is_kept_with_it(room: TestClient) -> None:
    facts = {
        "title": "Mill closes",
        "outlet": "Northern Post",
        "date": "2031-05-04",
        "url": "https://post.example/mill",
    }
    page = posted(room, "/read", {"text": STORY} | facts).text
    assert "Mill closes" in page
    assert "Northern Post · 2031-05-04" in page
    assert 'href="https://post.example/mill"' in page


def _zip() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", STORY)
        archive.writestr("b.txt", "Pal Sund denied that the mill will close.")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "count"),
    [
        ("story.txt", STORY.encode(), 1),
        ("story.md", f"# Mill closes\n\n{STORY}".encode(), 1),
        ("page.html", f"<html><body><article><p>{STORY} {STORY} {STORY}</p></article></body></html>".encode(), 1),
        ("rows.jsonl", f'{{"text": "{STORY}"}}\n{{"text": "Nobody objects to it."}}\n'.encode(), 2),
        ("both.zip", _zip(), 2),
        ("..\\..\\etc/passwd.txt", STORY.encode(), 1),
    ],
)
def test_files_of_all_kinds(room: TestClient, name: str, content: bytes, count: int) -> None:
    answer = posted(room, "/read", {}, files={"file": (name, content)})
    assert answer.status_code == 200
    assert answer.text.count('<article class="read"') == count
    ids = re.findall(r' id="([^"]+)"', answer.text)
    assert len(ids) == len(set(ids))
    if count > 1:
        added = posted(room, "/add", {"secret": secret_of(answer.text)})
        assert added.status_code == 200
        assert held(room) == count


def test_one_of_several_is_added(room: TestClient) -> None:
    page = posted(room, "/read", {}, files={"file": ("both.zip", _zip())}).text
    one = re.search(r'name="article" value="([^"]+)"', page)
    assert one
    answer = posted(room, "/add", {"secret": secret_of(page), "article": one[1]})
    assert answer.headers["location"] == f"/articles/{one[1]}"
    assert held(room) == 1


@pytest.mark.parametrize(
    ("fields", "file", "told"),
    [
        ({}, None, "There is nothing to read"),
        ({"text": "   "}, None, "There is nothing to read"),
        ({}, ("sheet.xlsx", b"PK\x03\x04junk"), "kind of file that is not known"),
        ({}, ("rows.jsonl", b"{broken\n"), "rows.jsonl"),
        ({}, ("empty.txt", b""), "empty.txt"),
        ({"address": "https://post.example/mill"}, None, "fetches no addresses"),
    ],
)
def test_what_cannot_be_read_is_told(
    room: TestClient, fields: dict[str, str], file: tuple[str, bytes] | None, told: str
) -> None:
    answer = posted(room, "/read", fields, files={"file": file} if file else None)
    assert answer.status_code == 422
    assert told in answer.text


def test_what_was_filled_in_is_not_lost(room: TestClient) -> None:
    facts = {"text": "  ", "title": "Mill closes", "address": "x"}
    answer = posted(room, "/read", facts)
    assert 'value="Mill closes"' in answer.text


@pytest.mark.parametrize("address", ["/etc/passwd", "file:///etc/passwd", "ftp://post.example/", "*.txt", "-"])
def test_only_addresses_are_fetched(tmp_path: Path, address: str) -> None:
    with room_of(tmp_path, fetch=True) as client:
        answer = posted(_quick(client), "/read", {"address": address})
    assert answer.status_code == 422
    assert "no address of an article" in answer.text
    assert "root:" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:9", "localhost:9", "10.0.0.1", "169.254.169.254", "[::1]:9"])
def test_private_addresses_are_never_fetched(tmp_path: Path, host: str) -> None:
    with room_of(tmp_path, fetch=True) as client:
        answer = posted(_quick(client), "/read", {"address": f"http://{host}/"})
    assert answer.status_code == 422
    assert "not on the public internet" in answer.text


def test_more_than_is_read_at_once_is_told(room: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "\n".join(f'{{"text": "Mill {n} closes."}}' for n in range(25)).encode()
    page = posted(room, "/read", {}, files={"file": ("rows.jsonl", lines)}).text
    assert page.count('<article class="read"') == 20
    assert "Only the first 20 articles were read" in page
    monkeypatch.setattr("onrecord.web.pages.reading.MOST_TEXT", 100)
    page = posted(room, "/read", {"text": STORY}, files={"file": ("long.txt", b"word " * 40)}).text
    assert page.count('<article class="read"') == 1
    assert "too long" in page


def test_a_reading_that_is_not_kept_any_more_is_told(room: TestClient) -> None:
    answer = posted(room, "/add", {"secret": "gone"})
    assert answer.status_code == 422
    assert "Read the article again" in answer.text


def test_a_read_only_room_reads_but_adds_nothing(tmp_path: Path) -> None:
    with room_of(tmp_path, whole(), read_only=True) as client:
        page = posted(_quick(client), "/read", {"text": STORY})
        assert page.status_code == 200
        assert 'name="secret"' not in page.text
        assert posted(client, "/add", {"secret": "x"}).status_code == 403


def test_nothing_is_read_without_the_secret_of_the_forms(room: TestClient) -> None:
    assert room.post("/read", data={"text": STORY}).status_code in (403, 422)
    assert room.post("/add", data={"secret": "x"}).status_code in (403, 422)


def test_a_hostile_file_does_nothing(room: TestClient) -> None:
    text = "<script>alert(1)</script> said \u202eno."
    answer = posted(room, "/read", {"text": text, "title": "<img src=x onerror=alert(2)>"})
    assert "<script>alert" not in answer.text
    assert "<img" not in answer.text
    assert "\u202e" not in answer.text
    answer = posted(room, "/read", {}, files={"file": ("<svg onload=alert(1)>.xyz", b"x")})
    assert "<svg" not in answer.text


def test_an_article_is_really_read(tmp_path: Path) -> None:
    with room_of(tmp_path) as client:
        page = posted(client, "/read", {"text": STORY, "date": "2031-05-04"}).text
    assert "Ada Brook" in page
    assert 'class="row v1" id="s1"' in page

"""What holds for every page: who may ask, what comes with the answer, and how errors are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.web.app import create_app
from onrecord.web.settings import Serving


def test_an_empty_record_has_a_first_page(room: TestClient) -> None:
    answer = room.get("/")
    assert answer.status_code == 200
    assert "news.record" in answer.text


def test_no_answer_lets_a_browser_run_what_is_not_the_rooms_own(room: TestClient) -> None:
    for path in ("/", "/no-such-page", "/api/no-such", "/static/onrecord.css"):
        headers = room.get(path).headers
        assert "script-src 'self'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_what_is_not_there_is_told_as_a_page_and_as_json(room: TestClient) -> None:
    page = room.get("/no-such-page")
    assert (page.status_code, "There is no such page" in page.text) == (404, True)
    told = room.get("/api/no-such")
    assert told.status_code == 404
    assert told.json() == {"error": {"status": 404, "what": "there is no such page", "where": None, "fix": None}}


def test_other_names_are_refused(room: TestClient) -> None:
    assert room.get("/", headers={"host": "outside.example"}).status_code == 400
    assert room.get("/", headers={"host": "127.0.0.1:8765"}).status_code == 200


def test_a_token_is_asked_for_and_brought_once(tmp_path: Path) -> None:
    app = create_app(Serving(tmp_path / "news.record", token="open-sesame"))
    with TestClient(app, base_url="http://localhost", follow_redirects=False) as client:
        assert client.get("/").status_code == 401
        assert client.get("/?token=wrong").status_code == 401
        assert client.get("/", headers={"Authorization": "Bearer open-sesame"}).status_code == 200
        sent_on = client.get("/search?words=a&token=open-sesame")
        assert (sent_on.status_code, sent_on.headers["location"]) == (303, "/search?words=a")
        assert client.get("/").status_code == 200  # the cookie does


def test_a_token_in_an_address_sends_nobody_to_another_site(tmp_path: Path) -> None:
    app = create_app(Serving(tmp_path / "news.record", token="open-sesame"))
    with TestClient(app, base_url="http://localhost", follow_redirects=False) as client:
        sent_on = client.get("http://localhost//outside.example/?token=open-sesame")
        assert sent_on.headers["location"] == "/outside.example/"


@pytest.mark.parametrize("headers", [{"origin": "http://outside.example"}, {"sec-fetch-site": "cross-site"}])
def test_what_another_site_sends_changes_nothing(room: TestClient, headers: dict[str, str]) -> None:
    assert room.post("/", headers=headers).status_code == 403


def test_large_bodies_are_refused(tmp_path: Path) -> None:
    with TestClient(create_app(Serving(tmp_path / "news.record", max_body=100)), base_url="http://localhost") as client:
        assert client.post("/", content=b"x" * 101).status_code == 413


def test_a_room_that_is_read_only_makes_no_record(tmp_path: Path) -> None:
    from onrecord.errors import RecordError

    with pytest.raises(RecordError, match="no such record"):
        create_app(Serving(tmp_path / "news.record", read_only=True))

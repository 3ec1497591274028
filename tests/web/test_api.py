"""The API answers what the questions answer, a page at a time, and tells errors in one shape."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import onrecord
from onrecord.questions.positions.asking import positions
from onrecord.serial import reading_from_json, reading_to_json
from onrecord.web.app import create_app
from onrecord.web.settings import Serving
from tests.questions import stories
from tests.web.held import fill, readings

SECRET = "open-sesame"


@pytest.fixture
def api(tmp_path: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Serving(fill(tmp_path / "news.record"))), base_url="http://localhost") as client:
        yield client


def test_rows_are_those_of_the_question(api: TestClient) -> None:
    told = api.get("/api/positions", params={"actor": "Talsia", "limit": 200}).json()
    rows = positions(api.app.state.desk.record, "Talsia")  # type: ignore[attr-defined]
    assert told["rows"] == json.loads(json.dumps([asdict(row) for row in rows]))
    assert (told["more"], told["next"], told["offset"], told["limit"]) == (False, None, 0, 200)


@pytest.mark.parametrize(
    "path",
    ["/api/articles", "/api/search", "/api/actors?words=Talsia", "/api/events", "/api/positions?actor=Talsia",
     "/api/corrections", "/api/outlets", "/api/articles/ularch/versions", "/api/disputes", "/api/links"],
)  # fmt: skip
def test_pages_follow_one_another_until_all_is_told(api: TestClient, path: str) -> None:
    whole = api.get(path, params=None if "?" in path else {"limit": 200}).json()
    joint = "&" if "?" in path else "?"
    told, at, count = [], f"{path}{joint}limit=1", 0
    while at:
        page = api.get(at).json()
        assert len(page["rows"]) <= page["limit"] == 1
        assert page["more"] == (page["next"] is not None)
        told, at, count = told + page["rows"], page["next"], count + 1
    assert told == whole["rows"]


def test_a_reading_is_given_as_the_command_prints_it(api: TestClient) -> None:
    record = api.app.state.desk.record  # type: ignore[attr-defined]
    for path, reading in (
        ("/api/articles/uthree", record.reading("uthree")),
        ("/api/articles/uthree?raw=true", record.reading("uthree", raw=True)),
        ("/api/articles/ularch/versions/v-edited", record.history("ularch")[-1]),
    ):
        told = api.get(path).json()
        assert told == reading_to_json(reading)
        assert reading_from_json(told) is not None
    assert api.get("/api/articles/uthree").json()["statements"][0]["act"] == "criticise"
    assert api.get("/api/articles/uthree?raw=true").json()["statements"][0]["act"] == "accuse"


def test_versions_are_told_in_order(api: TestClient) -> None:
    rows = api.get("/api/articles/ularch/versions").json()["rows"]
    assert [row["title"] for row in rows] == [None, "They met again"]
    assert rows[0]["layers"] == ["names", "statements", "events"]


def test_dates_that_let_nothing_through_tell_of_undated_articles(tmp_path: Path) -> None:
    with stories.kept(tmp_path, stories.admits(published=None)):
        pass
    with TestClient(create_app(Serving(tmp_path / "news.record")), base_url="http://localhost") as client:
        assert client.get("/api/articles?since=2031").json()["left_out"] == ["1 article has no date"]


def test_a_text_with_half_a_character_is_told_all_the_same(tmp_path: Path) -> None:
    broken = stories.story("half", "Orla Venn said that it rained \ud800 there.", [
        stories.Said("venn", "said", "that it rained \ud800 there"),
    ])  # fmt: skip
    with stories.kept(tmp_path, broken):
        pass
    with TestClient(create_app(Serving(tmp_path / "news.record")), base_url="http://localhost") as client:
        for path in ("/api/articles/uhalf", "/api/search", "/api/articles/uhalf/sources", "/api/audit"):
            assert "\\ud800" in client.get(path).text or path.endswith("sources")


# ---- corrections


def test_corrections_are_made_listed_and_undone(api: TestClient) -> None:
    mine = {"article": "utwo", "by": "Ada Holm"}
    made = api.post("/api/corrections/correct", json={**mine, "row": "s1", "field": "act", "value": "warn"}).json()
    assert (made["action"], made["by"], made["undone"]) == ("change", "Ada Holm", False)
    who = {"name": "Pal Sund", "kind": "person", "country": None, "known": None}
    spans = {**mine, "row": "s1", "field": "cue", "value": [[0, 8]]}
    for body in ({**mine, "row": "s1", "field": "speaker", "value": who}, spans):
        assert api.post("/api/corrections/correct", json=body).status_code == 200
    struck = api.post("/api/corrections/strike", json={**mine, "row": "e2", "note": "no event"}).json()
    added = {**mine, "statement": {"content": [[0, 8]], "cue": [[9, 11]]}}
    assert api.post("/api/corrections/insert", json=added).json()["action"] == "add"
    event = {**mine, "event": {"type": "CONSULT", "trigger": [0, 8]}}
    assert api.post("/api/corrections/insert", json=event).json()["layer"] == "event"
    reading = api.get("/api/articles/utwo").json()
    assert {row["act"] for row in reading["statements"]} == {"warn", "deny", "say"}
    assert len(reading["statements"]) == 3
    undone = api.post("/api/corrections/undo", json={"correction": struck["id"], "by": "Bo Lind"})
    assert undone.json()["target"] == struck["id"]
    rows = api.get("/api/corrections?article=utwo").json()["rows"]
    assert [row["undone"] for row in rows] == [False, False, False, True, False, False, False]
    again = api.post("/api/corrections/undo", json={"correction": struck["id"], "by": "Bo Lind"})
    assert (again.status_code, "undone already" in again.text) == (404, True)


def test_two_are_joined(api: TestClient) -> None:
    ids = [row["id"] for row in api.get("/api/actors").json()["rows"]][:2]
    body = {"one": ids[0], "other": ids[1], "by": "Ada Holm"}
    assert api.post("/api/corrections/join", json=body).json()["action"] == "accept"
    assert api.get(f"/api/actors/{ids[1]}").json()["known"]["ids"] == sorted(ids)
    body = {"one": "ularch/e1", "other": "uvell/e1", "by": "Ada Holm", "same": False}
    assert api.post("/api/corrections/join-events", json=body).json()["action"] == "reject"


@pytest.mark.parametrize(
    ("path", "body", "status", "said"),
    [
        ("correct", {"article": "unone", "row": "s1", "field": "act", "value": "say", "by": "A"}, 404, "no article"),
        ("correct", {"article": "utwo", "row": "s9", "field": "act", "value": "say", "by": "A"}, 404, "no row 's9'"),
        ("correct", {"article": "utwo", "row": "s1", "field": "act", "value": "sing", "by": "A"}, 422, "is no act"),
        ("correct", {"article": "utwo", "row": "s1", "field": "hue", "value": "red", "by": "A"}, 422, "no field"),
        ("correct", {"article": "utwo", "row": "s1", "field": "act", "value": "say", "by": " "}, 422, "needs the name"),
        ("correct", {"article": "utwo", "row": "s1", "field": "act", "value": "say"}, 422, "field required"),
        ("correct", {"article": "utwo", "row": "s1", "field": "act", "by": "A", "colour": 1}, 422, "unexpected"),
        ("strike", {"article": "utwo", "row": "venn", "by": "A"}, 422, "an actor cannot be struck"),
        ("insert", {"article": "utwo", "by": "A"}, 422, "one row is added at a time"),
        ("insert", {"article": "utwo", "by": "A", "event": {"type": "AID", "trigger": [0, 9999]}}, 422, "does not lie"),
        ("undo", {"correction": "k0", "by": "A"}, 404, "no correction"),
        ("join", {"one": "a", "other": "a", "by": "A"}, 422, "one actor already"),
        ("join-events", {"one": "utwo", "other": "utwo/e1", "by": "A"}, 422, "names no report"),
        ("strike", {"article": "utwo", "row": "s\ud800", "by": "A"}, 422, "unicode"),
    ],
)  # fmt: skip
def test_what_cannot_be_corrected_is_told(api: TestClient, path: str, body: dict, status: int, said: str) -> None:
    headers = {"content-type": "application/json"}
    answer = api.post(f"/api/corrections/{path}", content=json.dumps(body), headers=headers)
    error = answer.json()["error"]
    assert (answer.status_code, error["status"], set(error)) == (status, status, {"status", "what", "where", "fix"})
    assert said in error["what"].lower()


# ---- reading


@pytest.mark.model
def test_a_text_is_read_and_not_kept_then_kept(api: TestClient) -> None:
    body = {"text": "“We will sail in June,” said Alda Quist of the Ferry Board.", "published": "2031-05-04"}
    before = api.get("/api/record").json()["hash"]
    told = api.post("/api/read", json=body).json()
    assert reading_from_json(told).statements[0].content[0].text == "“We will sail in June,”"
    assert api.get("/api/record").json()["hash"] == before
    added = api.post("/api/add", json={**body, "title": "Ferry", "authors": ["Kit Lowe"]}).json()
    assert added["kind"] == "new"
    assert api.get(f"/api/articles/{added['article']}").json()["article"]["authors"] == ["Kit Lowe"]
    assert api.post("/api/add", json={**body, "title": "Ferry", "authors": ["Kit Lowe"]}).json()["kind"] == "known"


def test_what_is_left_out_is_not_added(api: TestClient) -> None:
    answer = api.post("/api/add", json={"text": " "})
    assert (answer.status_code, answer.json()["error"]["what"]) == (422, "the article is left out: empty")


# ---- errors, and the description


def test_errors_have_one_shape(api: TestClient) -> None:
    for path, status, where in (
        ("/api/nothing", 404, None),
        ("/api/articles/unone", 404, None),
        ("/api/articles/uone/versions/v0", 404, None),
        ("/api/events/uone/e99", 404, None),
        ("/api/actors/nobody", 404, None),
        ("/api/search?limit=0", 422, "limit"),
        ("/api/search?since=soon", 422, None),
        ("/api/positions", 422, "actor"),
        ("/api/dossier?one=Nobody", 422, None),
    ):
        answer = api.get(path)
        assert set(answer.json()) == {"error"}, path
        error = answer.json()["error"]
        assert (answer.status_code, error["status"], error["where"]) == (status, status, where), path
        assert error["what"]
    gone = api.delete("/api/search")
    assert (gone.status_code, gone.headers["allow"], gone.json()["error"]["status"]) == (405, "GET", 405)


def test_a_fault_of_our_own_is_told_like_any_error(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    # a server that another test started here keeps its log to itself
    monkeypatch.setattr(logging.getLogger("uvicorn"), "propagate", True)
    caplog.set_level(logging.ERROR, "uvicorn.error")
    app = create_app(Serving(tmp_path / "news.record"))

    @app.get("/api/fault")
    @app.get("/fault")
    def fault() -> None:
        raise ZeroDivisionError("by hand")

    with TestClient(app, base_url="http://localhost") as client:
        told, page = client.get("/api/fault"), client.get("/fault")
    assert (told.status_code, told.json()["error"]["what"]) == (500, "something went wrong here")
    assert (page.status_code, "by hand" in page.text) == (500, False)
    assert "by hand" in caplog.text
    for answer in (told, page):
        assert "script-src 'self'" in answer.headers["content-security-policy"]


def test_the_page_of_the_api_lists_all_routes_and_needs_nothing_from_elsewhere(api: TestClient) -> None:
    page = api.get("/api").text
    for path in api.get("/api/openapi.json").json()["paths"]:
        assert path in page
    assert "http://" not in page and "https://" not in page.replace("https://example", "")
    assert "onclick" not in page and "<style" not in page


def test_types_of_one_name_are_told_apart(api: TestClient) -> None:
    schemas = api.get("/api/openapi.json").json()["components"]["schemas"]
    assert {"told.Voice", "articles.Voice", "Reading", "Reading.Span", "Page_Hit_"} <= set(schemas)
    assert not [name for name in schemas if "__" in name]
    assert schemas["Hit"]["properties"]["article"]["description"]


# ---- who may


def test_the_api_asks_for_the_token_and_takes_it_as_bearer(tmp_path: Path) -> None:
    app = create_app(Serving(fill(tmp_path / "news.record"), token=SECRET))
    with TestClient(app, base_url="http://localhost") as client:
        refused = client.get("/api/record")
        assert (refused.status_code, refused.json()["error"]["status"]) == (401, 401)
        bearer = {"authorization": f"Bearer {SECRET}"}
        assert client.get("/api/record", headers=bearer).status_code == 200
        body = {"article": "utwo", "row": "s1", "by": "A"}
        assert client.post("/api/corrections/strike", json=body).status_code == 401
        assert client.post("/api/corrections/strike", json=body, headers=bearer).status_code == 200


def test_a_read_only_room_answers_and_changes_nothing(tmp_path: Path) -> None:
    path = fill(tmp_path / "news.record")
    with TestClient(create_app(Serving(path, read_only=True)), base_url="http://localhost") as client:
        before = client.get("/api/record").json()
        body = {"article": "utwo", "row": "s1", "by": "A"}
        answer = client.post("/api/corrections/strike", json=body)
        assert (answer.status_code, answer.json()["error"]["what"]) == (403, "this reading room is read-only")
        assert client.post("/api/add", json={"text": "Rain fell."}).status_code == 403
        assert client.get("/api/record").json() == before


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", None])
def test_only_json_changes_something(api: TestClient, kind: str | None) -> None:
    body = json.dumps({"article": "utwo", "row": "s1", "by": "A"})
    answer = api.post("/api/corrections/strike", content=body, headers={"content-type": kind} if kind else {})
    assert answer.status_code in (415, 422)
    assert api.get("/api/corrections?article=utwo").json()["rows"] == []


def test_the_record_is_what_was_put_in(tmp_path: Path) -> None:
    with onrecord.open(fill(tmp_path / "news.record")) as record:
        assert record.cite().articles == len({one.article.id for one in readings()})

"""The room's safety, by trying: whoever asks from elsewhere, sends too much or writes hostile text gets nowhere."""

from __future__ import annotations

import gzip
import re
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

import onrecord
from onrecord.types import Actor, Reading
from onrecord.web.app import create_app
from onrecord.web.safety.headers import HEADERS
from onrecord.web.settings import Serving
from tests.questions import stories
from tests.web.held import fill

SECRET = "open-sesame"
#: What nobody may find unescaped in a page: it stands in every field that an article or a person can fill.
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>\'" onfocus=alert(1) {{7*7}}</textarea>\u202egnp.exe'


def room_of(path: Path, **more: Any) -> TestClient:
    return TestClient(create_app(Serving(path, **more)), base_url="http://localhost", follow_redirects=False)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[TestClient]:
    with room_of(fill(tmp_path / "news.record")) as client:
        yield client


def routes(client: TestClient) -> list[tuple[str, str]]:
    """Methods and addresses of all routes, with what they take filled in."""
    found = []

    def walk(parts: Any) -> None:
        for part in parts:
            if hasattr(part, "effective_route_contexts"):
                walk(part.effective_route_contexts())
            elif hasattr(part, "endpoint") and part.methods:
                found.extend((method, part.path) for method in sorted(part.methods))

    walk(client.app.routes)  # type: ignore[attr-defined]
    return [(method, filled(path)) for method, path in found]


def filled(path: str) -> str:
    names = {"article": "uone", "row": "e1", "actor": "known:person.orla_venn", "version": "vone"}
    return re.sub(r"\{(\w+)(?::path)?\}", lambda match: names.get(match[1], "x"), path)


def test_the_walk_finds_pages_and_the_api(room: TestClient) -> None:
    found = routes(room)
    assert ("GET", "/") in found
    assert ("POST", "/api/corrections/strike") in found
    assert len(found) > 25


# ---- who asks


@pytest.mark.parametrize(
    "host", ["outside.example", "localhost.outside.example", "127.0.0.1.outside.example", "", "a@b"]
)
def test_under_another_name_nothing_is_told(room: TestClient, host: str) -> None:
    for path in ("/", "/api/record", "/static/onrecord.css", "/no-such"):
        answer = room.get(path, headers={"host": host})
        assert answer.status_code == 400
        assert "Talsia" not in answer.text


@pytest.mark.parametrize("host", ["localhost", "localhost:8765", "127.0.0.1:1", "[::1]", "[::1]:8765", "LOCALHOST"])
def test_under_its_own_names_it_answers(room: TestClient, host: str) -> None:
    assert room.get("/api/record", headers={"host": host}).status_code == 200


def test_what_changes_something_is_refused_from_elsewhere(room: TestClient) -> None:
    for method, path in routes(room):
        if method in ("GET", "HEAD"):
            continue
        for headers in (
            {"origin": "http://outside.example"}, {"origin": "null"}, {"origin": "http://localhost:1"},
            {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"},
        ):  # fmt: skip
            assert room.request(method, path, headers=headers).status_code == 403, (method, path, headers)


def test_a_form_without_the_rooms_secret_changes_nothing(room: TestClient) -> None:
    before = room.get("/api/record").json()["hash"]
    room.cookies.clear()
    for method, path in routes(room):
        if method in ("GET", "HEAD") or path.startswith("/api/"):
            continue
        for data, cookies in (({}, {}), ({"form_token": "x"}, {}), ({"form_token": "x"}, {"onrecord_form": "y"})):
            room.cookies.clear()
            headers = {"cookie": "; ".join(f"{k}={v}" for k, v in cookies.items())} if cookies else {}
            answer = room.post(path, data=data, headers=headers)
            assert answer.status_code in (403, 422), (path, answer.status_code)
    assert room.get("/api/record").json()["hash"] == before


def test_no_route_without_a_guard_changes_anything(room: TestClient) -> None:
    """Every POST needs either the secret of a form or a body that no form of another site can send."""
    for method, path in routes(room):
        if method not in ("GET", "HEAD"):
            answer = room.request(method, path, content=b"a=1", headers={"content-type": "text/plain"})
            assert answer.status_code in (403, 415, 422), (method, path, answer.status_code)


def test_preflights_allow_nothing(room: TestClient) -> None:
    asked = {"origin": "http://outside.example", "access-control-request-method": "POST"}
    for path in ("/api/add", "/api/record", "/"):
        answer = room.options(path, headers=asked)
        assert not [name for name in answer.headers if name.startswith("access-control")]
        assert answer.status_code == 405


# ---- the token


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[TestClient]:
    with room_of(fill(tmp_path / "news.record"), token=SECRET) as client:
        yield client


@pytest.mark.parametrize(
    "headers",
    [{}, {"authorization": "Bearer"}, {"authorization": "Bearer open-sesam"}, {"authorization": f"Basic {SECRET}"},
     {"cookie": "onrecord_token=wrong"}, {"cookie": "onrecord_token="}, {"cookie": "=;;\x7f=,"},
     {"authorization": b"Bearer \xff\xfe"}],
)  # fmt: skip
def test_without_the_token_nothing_is_told(locked: TestClient, headers: dict[str, Any]) -> None:
    for method, path in [*routes(locked), ("GET", "/static/onrecord.css"), ("GET", "/no-such")]:
        answer = locked.request(method, path, headers=headers)
        assert answer.status_code == 401, (method, path)
        assert SECRET not in answer.text


def test_a_wrong_token_in_the_address_is_no_token(locked: TestClient) -> None:
    for query in ("token=wrong", "token=", f"Token={SECRET}", f"token=wrong&token={SECRET}", "token=%ff"):
        assert locked.get(f"/?{query}").status_code == 401
    assert locked.post(f"/api/corrections/strike?token={SECRET}").status_code == 401


@pytest.mark.parametrize("secret", ["sésame ouvre-toi", "Сезам", '开门;="', "a b+c%41&d"])
def test_a_token_of_any_letters_opens_the_room(tmp_path: Path, secret: str) -> None:
    path = fill(tmp_path / "news.record")
    with room_of(path, token=secret) as client:
        assert client.get("/", headers={"authorization": f"Bearer {secret}x".encode()}).status_code == 401
        assert client.get("/", headers={"authorization": f"Bearer {secret}".encode()}).status_code == 200
    with room_of(path, token=secret) as client:
        assert client.get(f"/?token={quote(secret)}").status_code == 303
        assert client.get("/").status_code == 200  # by the cookie


def test_the_token_stands_in_no_page_and_no_link(locked: TestClient) -> None:
    first = locked.get(f"/?token={SECRET}")
    assert (first.status_code, first.headers["location"]) == (303, "/")
    cookie = first.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie
    for path in ("/", "/api/docs", "/api/record", "/no-such"):
        answer = locked.get(path)
        assert answer.status_code in (200, 404)
        assert SECRET not in answer.text


# ---- files


@pytest.mark.parametrize(
    "path",
    ["/static/../app.py", "/static/..%2fapp.py", "/static/%2e%2e/app.py", "/static/..\\app.py", "/static//etc/passwd",
     "/static/%00", "/static/vendor/../../app.py", "/static/....//app.py", "/static/", "/static/vendor"],
)  # fmt: skip
def test_no_other_file_is_given(room: TestClient, path: str) -> None:
    answer = room.get(path)
    assert answer.status_code in (400, 404, 405)
    assert "create_app" not in answer.text and "root:" not in answer.text


# ---- sizes


def test_bodies_that_are_too_large_are_refused_however_they_come(tmp_path: Path) -> None:
    with room_of(fill(tmp_path / "news.record"), max_body=1_000) as client:
        large = b'{"text": "' + b"a" * 2_000 + b'"}'
        kind = {"content-type": "application/json"}

        def chunks() -> Iterator[bytes]:
            for start in range(0, len(large), 100):
                yield large[start : start + 100]

        for path in ("/api/read", "/api/add", "/api/corrections/correct"):
            assert client.post(path, content=large, headers=kind).status_code == 413
            told = client.post(path, content=chunks(), headers=kind)
            assert (told.status_code, told.json()["error"]["status"]) == (413, 413)
        for length in ("-1", "1e3", "x", "99999999999999999999", "9" * 5_000):
            answer = client.post("/api/read", content=b"{}", headers={**kind, "content-length": length})
            assert answer.status_code == 413, length


def test_a_body_packed_small_is_not_unpacked(room: TestClient) -> None:
    packed = gzip.compress(b'{"text": "' + b"a" * 5_000_000 + b'"}')
    headers = {"content-type": "application/json", "content-encoding": "gzip"}
    assert room.post("/api/read", content=packed, headers=headers).status_code in (400, 415, 422)


@pytest.mark.parametrize("body", [b"", b"{", b"[" * 100_000, b'{"text": ' + b"1" * 10_000 + b"}", b"\xff\xfe", b"null"])
def test_broken_bodies_are_told(room: TestClient, body: bytes) -> None:
    answer = room.post("/api/read", content=body, headers={"content-type": "application/json"})
    assert answer.status_code in (400, 422)
    assert set(answer.json()) == {"error"}


# ---- read-only


def test_a_read_only_room_refuses_all_that_changes_something(tmp_path: Path) -> None:
    path = fill(tmp_path / "news.record")
    before = path.read_bytes()
    with room_of(path, read_only=True) as client:
        bodies: dict[str, dict[str, Any]] = {
            "correct": {"article": "utwo", "row": "s1", "field": "act", "value": "warn", "by": "A"},
            "strike": {"article": "utwo", "row": "s1", "by": "A"},
            "insert": {"article": "utwo", "by": "A", "event": {"type": "AID", "trigger": [0, 3]}},
            "undo": {"correction": "k1", "by": "A"},
            "join": {"one": "a", "other": "b", "by": "A"},
            "join-events": {"one": "utwo/e1", "other": "uone/e1", "by": "A"},
            "add": {"text": "Rain fell."},
        }
        for method, address in routes(client):
            if method in ("GET", "HEAD") or address in ("/api/read", "/read"):  # these keep nothing
                continue
            if address.startswith("/api/"):
                answer = client.post(address, json=bodies[address.rpartition("/")[2]])
            else:
                answer = client.post(address, data={"form_token": secret_of(client)}, headers={})
            assert answer.status_code == 403, (address, answer.status_code, answer.text[:200])
    assert path.read_bytes() == before


def secret_of(client: TestClient) -> str:
    """The secret that the client's cookie holds; the first page sets it."""
    client.get("/")
    return client.cookies["onrecord_form"]


# ---- headers


def test_every_answer_has_the_safe_headers(room: TestClient) -> None:
    asked = [(method, path) for method, path in routes(room) if method == "GET"]
    asked += [
        ("GET", "/static/onrecord.css"), ("GET", "/static/no"), ("GET", "/no-such"), ("GET", "/api/no-such"),
        ("HEAD", "/"), ("OPTIONS", "/"), ("PUT", "/"), ("POST", "/"), ("BREW", "/"), ("DELETE", "/api/record"),
    ]  # fmt: skip
    for method, path in asked:
        headers = room.request(method, path).headers
        for name, value in HEADERS.items():
            assert headers[name] == value, (method, path, name)
        assert headers["cache-control"], (method, path)
        assert "server" not in headers
    refused = room.get("/", headers={"host": "outside.example"})
    assert refused.headers["content-security-policy"] == HEADERS["Content-Security-Policy"]


def test_what_is_in_the_record_is_kept_by_no_cache(room: TestClient) -> None:
    for path in ("/", "/api/record", "/api/articles/uone"):
        assert room.get(path).headers["cache-control"] == "no-store"
    own = room.get("/static/onrecord.css")
    assert own.headers["cache-control"] == "no-cache"
    again = room.get("/static/onrecord.css", headers={"if-none-match": own.headers["etag"]})
    assert (again.status_code, again.headers["x-content-type-options"]) == (304, "nosniff")


# ---- hostile text


def hostile() -> Reading:
    """An article all of whose fields are hostile."""
    text = (
        f"{HOSTILE} said that Talsia met the Harbour League {HOSTILE} in Quell. "
        "Orla Venn denied that any talks were held."
    )
    plain = stories.story(
        "hostile", text,
        [
            stories.Said("docker", "said", f"that Talsia met the Harbour League {HOSTILE} in Quell"),
            stories.Said("venn", "denied", "that any talks were held", "deny"),
            stories.Done("CONSULT", "met", ("talsia",), ("league",), "asserted", "said"),
            stories.Done("CONSULT", "talks", ("talsia",), ("league",), "denied", "denied", same="met"),
        ],
        outlet=HOSTILE,
    )  # fmt: skip
    article = replace(
        plain.article, title=HOSTILE, url="javascript:alert(1)", authors=(HOSTILE,), reasons=(HOSTILE,), copy_of=None
    )
    actors = tuple(
        replace(one, name=HOSTILE, role=HOSTILE, reasons=(HOSTILE,), identifiers=(("wikidata", HOSTILE),))
        if one.id in ("docker", "venn", "league") else one
        for one in plain.actors
    )  # fmt: skip
    statements = tuple(replace(one, reasons=(HOSTILE,)) for one in plain.statements)
    assert isinstance(actors[0], Actor)
    return replace(plain, article=article, actors=actors, statements=statements)


class Page(HTMLParser):
    """The tags of a page, and whether any of them is or holds what an article wrote."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        if tag == "script" and not (facts.get("src", "") or facts.get("type") == "application/json"):
            self.wrong.append("script within the page")
        if tag in ("style", "iframe", "object", "embed", "base"):
            self.wrong.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc", "formaction"):
                self.wrong.append(f"{tag} {name}")
            if name in ("href", "src", "action") and not (value or "").startswith(
                ("/", "#", "?", "http://", "https://")
            ):
                self.wrong.append(f"{tag} {name}={value}")


def addresses(client: TestClient) -> Iterator[str]:
    """Every page there is, asked of what is hostile."""
    record = client.app.state.desk.record  # type: ignore[attr-defined]
    ids = [one.id for one in record.actors() if one.name == HOSTILE]
    queries = {
        "/search": ({"words": HOSTILE}, {"words": "talks"}, {"outlet": HOSTILE}, {"speaker": HOSTILE}),
        "/positions": ({"actor": HOSTILE}, {"actor": ids[0]}, {"actor": "Talsia"}),
        "/dossier": ({"one": HOSTILE}, {"one": "Talsia", "other": ids[0]}),
        "/events": ({"words": HOSTILE}, {}),
        "/disputes": ({"actor": HOSTILE}, {}),
        "/network": ({"side": HOSTILE}, {"relation": HOSTILE}, {}),
        "/actors": ({"words": HOSTILE}, {}),
    }
    for method, path in routes(client):
        if method != "GET":
            continue
        here = path.replace("uone", "uhostile").replace("vone", "vhostile")
        yield here
        yield here + "?at=0-9"
        for query in queries.get(path, ({"since": HOSTILE}, {"limit": HOSTILE}, {"at": HOSTILE}, {"by": HOSTILE})):
            yield f"{here}?{query_of(query)}"
    for one in ids:
        yield f"/actors/{quoted(one)}"
    for path in (f"/{HOSTILE}", f"/articles/{HOSTILE}", f"/actors/{HOSTILE}", f"/events/uhostile/{HOSTILE}"):
        yield quoted(path, safe="/")


def query_of(query: dict[str, str]) -> str:
    from urllib.parse import urlencode

    return urlencode(query)


def quoted(text: str, safe: str = "") -> str:
    from urllib.parse import quote

    return quote(text, safe=safe)


def test_nothing_that_an_article_or_an_address_says_is_markup(tmp_path: Path) -> None:
    path = tmp_path / "news.record"
    with onrecord.open(path) as record:
        record.add(hostile())
        record.add(stories.meets())
        record.correct("uhostile", "s1", "act", "warn", by=HOSTILE, note=HOSTILE)
        record.strike("uhostile", "s2", by=HOSTILE, note=HOSTILE)
    with room_of(path) as client:
        asked = list(addresses(client))
        for address in asked:
            answer = client.get(address, follow_redirects=True)
            assert answer.status_code < 500, address
            kind = answer.headers["content-type"]
            if not kind.startswith("text/html"):
                assert kind.startswith(("application/json", "text/plain", "text/csv", "text/tab")), (address, kind)
                continue
            assert Page(answer.text).wrong == [], address
            assert "<script>alert" not in answer.text and "49</textarea" not in answer.text, address
            assert "\u202e" not in answer.text, address
        assert len(asked) > 30


# ---- fetching


def test_nothing_is_fetched_unless_the_room_was_opened_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.intake import fetch

    monkeypatch.setattr(fetch, "_get", lambda *_: pytest.fail("something was fetched"))
    with room_of(fill(tmp_path / "news.record")) as client:
        form = {"form_token": secret_of(client), "address": "https://news.example/a", "text": ""}
        answer = client.post("/read", data=form)
        assert (answer.status_code, "fetches no addresses" in answer.text) == (422, True)
        assert 'name="address"' not in client.get("/read").text


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:{port}/", "http://localhost:{port}/", "http://[::1]:{port}/", "http://0.0.0.0:{port}/",
     "http://[::ffff:127.0.0.1]:{port}/", "http://2130706433:{port}/", "http://10.0.0.1/", "http://169.254.169.254/",
     "http://user@127.0.0.1:{port}/", "file:///etc/passwd", "gopher://127.0.0.1:{port}/", "/etc/passwd", "-"],
)  # fmt: skip
def test_nothing_private_is_fetched(tmp_path: Path, open_room: int, address: str) -> None:
    with room_of(fill(tmp_path / "own.record"), fetch=True) as client:
        form = {"form_token": secret_of(client), "address": address.format(port=open_room), "text": ""}
        answer = client.post("/read", data=form)
    assert answer.status_code == 422
    assert "root:" not in answer.text and "API" not in answer.text.partition("</header>")[2].partition("<footer")[0]


def test_no_redirect_leads_to_what_is_private(tmp_path: Path, open_room: int, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.intake import fetch

    real, asked = fetch._get, []

    def get(address: Any, where: str, limits: Any) -> Any:
        asked.append(str(address))
        if address.host == "news.example":
            return f"http://127.0.0.1:{open_room}/api/record"
        return real(address, where, limits)

    monkeypatch.setattr(fetch, "_get", get)
    with room_of(fill(tmp_path / "own.record"), fetch=True) as client:
        form = {"form_token": secret_of(client), "address": "https://news.example/a", "text": ""}
        answer = client.post("/read", data=form)
    assert len(asked) == 2
    assert (answer.status_code, "is not on the public internet" in answer.text) == (422, True)


# ---- broken and slow requests, at a room that is open


@pytest.fixture
def open_room(tmp_path: Path) -> Iterator[int]:
    """The port of a room that is served."""
    import uvicorn

    config = uvicorn.Config(create_app(Serving(fill(tmp_path / "news.record"))), port=0, log_level="critical")
    server = uvicorn.Server(config)
    listening = config.bind_socket()
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield listening.getsockname()[1]
    server.should_exit = True
    server.force_exit = True
    thread.join(10)


def sent(port: int, data: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(data)
        return connection.recv(4_096)


GOOD = b"GET /api/record HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


@pytest.mark.parametrize(
    "data",
    [b"\x00\x01\x02\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET  HTTP/1.1\r\n\r\n", b"GET / HTTP/1.1\r\nHost\r\n\r\n",
     b"GET /%ff%fe?words=%ff HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
     b"GET /search?words=%00 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
     b"POST /api/read HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n"],
)  # fmt: skip
def test_broken_requests_are_refused_and_the_next_one_is_answered(open_room: int, data: bytes) -> None:
    assert not sent(open_room, data).startswith(b"HTTP/1.1 5")
    assert sent(open_room, GOOD).startswith(b"HTTP/1.1 200")


def test_requests_that_never_end_keep_nobody_waiting(open_room: int) -> None:
    json = b" HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    begun = (
        b"GET / HTTP/1.1\r\nHost: loc",
        b"POST /api/read" + json + b"Content-Length: 900\r\n\r\n{",
        b"POST /api/add" + json + b"Transfer-Encoding: chunked\r\n\r\n1\r\n{",
    )
    waiting = []
    try:
        for number in range(90):
            connection = socket.create_connection(("127.0.0.1", open_room), timeout=20)
            connection.sendall(begun[number % 3])
            waiting.append(connection)
        assert sent(open_room, GOOD).startswith(b"HTTP/1.1 200")
    finally:
        for connection in waiting:
            connection.close()
    assert sent(open_room, GOOD).startswith(b"HTTP/1.1 200")


def test_many_may_ask_at_once(open_room: int) -> None:
    answers: list[bytes] = []
    threads = [threading.Thread(target=lambda: answers.append(sent(open_room, GOOD))) for _ in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [answer[:12] for answer in answers] == [b"HTTP/1.1 200"] * 30

"""Fetching pages: from a real server on this machine, and never from one where the caller did not allow it."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from onrecord.errors import InputError
from onrecord.intake import fetch as module
from onrecord.intake.fetch import Fetched, fetch, is_public

PAGE = b"<html><body><p>The ferry to Ellery sails again, said Captain Ruth Vane.</p></body></html>"
HTML = "text/html; charset=utf-8"


MOVED = {
    "/moved": "/page",
    "/loop": "/loop",
    "/inside": "http://169.254.169.254/latest",
    "/file": "file:///etc/hostname",
}
ANSWERS: dict[str, tuple[int, bytes, str | None, str | None]] = {
    "/page": (200, PAGE, HTML, None),
    "/zipped": (200, gzip.compress(PAGE), HTML, "gzip"),
    "/pdf": (200, b"%PDF-1.7", "application/pdf", None),
    "/untyped": (200, bytes(2000), None, None),
    "/large": (200, b"a" * 50_000, HTML, None),
    "/bomb": (200, gzip.compress(b"a" * 5_000_000), HTML, "gzip"),
    "/403": (403, b"no", HTML, None),
    "/503": (503, b"no", HTML, None),
}


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Keep the test's output quiet."""

    def answer(self, status: int, body: bytes = b"", content_type: str | None = HTML, **headers: str) -> None:
        self.send_response(status)
        if content_type:
            self.send_header("Content-Type", content_type)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        seen.append((self.path, self.headers.get("Host", "")))
        if self.path == "/slow":
            self.drip()
        elif self.path in MOVED:
            self.answer(302, Location=MOVED[self.path])
        else:
            status, body, content_type, encoding = ANSWERS.get(self.path, (404, b"", HTML, None))
            self.answer(status, body, content_type, **({"Content_Encoding": encoding} if encoding else {}))

    def drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", HTML)
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b"a")
                self.wfile.flush()
                time.sleep(0.1)
        except OSError:
            return  # the client has given up, as it should


seen: list[tuple[str, str]] = []


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        http.daemon_threads = True
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{http.server_address[1]}"
        http.shutdown()


def test_page(server: str) -> None:
    page = fetch(f"{server}/page", allow_private=True)
    assert page == Fetched(PAGE, f"{server}/page", HTML)
    assert page.charset == "utf-8"
    assert Fetched(b"", "", "text/html").charset is None


def test_compressed(server: str) -> None:
    assert fetch(f"{server}/zipped", allow_private=True).data == PAGE


def test_redirect_gives_the_last_address(server: str) -> None:
    assert fetch(f"{server}/moved", allow_private=True).url == f"{server}/page"


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("/404", r"no such page \(404\)"),
        ("/403", r"refuses the page \(403\)"),
        ("/503", "status 503"),
        ("/loop", "more than 10 redirects"),
        ("/file", "only http and https"),
        ("/pdf", "not a text but application/pdf"),
        ("/untyped", "binary"),
    ],
)
def test_what_cannot_be_read(server: str, path: str, what: str) -> None:
    with pytest.raises(InputError, match=what) as caught:
        fetch(f"{server}{path}", allow_private=True)
    assert caught.value.where == f"{server}{path}"
    assert caught.value.fix


@pytest.mark.parametrize("path", ["/large", "/bomb"])
def test_size_limit_holds_after_decompression(server: str, path: str) -> None:
    with pytest.raises(InputError, match="larger than 20,000 bytes"):
        fetch(f"{server}{path}", allow_private=True, max_bytes=20_000)


def test_total_time_holds_although_bytes_keep_coming(server: str) -> None:
    started = time.monotonic()
    with pytest.raises(InputError, match=r"within 0\.6 seconds"):
        fetch(f"{server}/slow", allow_private=True, timeout=0.6)
    assert time.monotonic() - started < 5


def test_nobody_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(InputError, match=r"no answer from 127\.0\.0\.1"):
        fetch(f"http://127.0.0.1:{port}/", allow_private=True)


@pytest.mark.parametrize(
    "url",
    ["ftp://paper.example/a", "file:///etc/passwd", "paper.example/a", "http://", "http://[::1", "javascript:1", ""],
)
def test_addresses_that_are_none(url: str) -> None:
    with pytest.raises(InputError, match=r"not a valid url|only http and https|names no site"):
        fetch(url)


def test_no_credentials_in_the_url() -> None:
    with pytest.raises(InputError, match="user name or password"):
        fetch("http://reader:secret@paper.example/")


def test_this_machine_is_not_fetched_from(server: str) -> None:
    seen.clear()
    with pytest.raises(InputError, match="not on the public internet"):
        fetch(f"{server}/page")
    assert seen == []


@pytest.mark.parametrize(
    "ip",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
     "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1",
     "2002:7f00:1::", "64:ff9b::a00:1", "2001:db8::1", "not an address"],
)  # fmt: skip
def test_addresses_not_public(ip: str) -> None:
    assert not is_public(ip)


@pytest.mark.parametrize("ip", ["8.8.8.8", "93.184.216.34", "2606:2800:220:1::1", "64:ff9b::808:808"])
def test_addresses_public(ip: str) -> None:
    assert is_public(ip)


def _names(monkeypatch: pytest.MonkeyPatch, table: dict[str, list[str]]) -> list[str]:
    """Let names resolve as `table` says; returns the list of names asked for."""
    real, asked = socket.getaddrinfo, []

    def resolve(host: Any, port: Any, *args: Any, **kwargs: Any) -> Any:
        if host not in table:
            return real(host, port, *args, **kwargs)
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in table[host]]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return asked


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    _names(monkeypatch, {"paper.example": ["93.184.216.34", "10.0.0.1"]})
    with pytest.raises(InputError, match=r"paper\.example is not on the public internet"):
        fetch("http://paper.example/")


def test_connects_to_the_address_that_was_checked(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    port = server.rpartition(":")[2]
    asked = _names(monkeypatch, {"paper.example": ["127.0.0.1"]})
    seen.clear()
    page = fetch(f"http://paper.example:{port}/page", allow_private=True)
    assert asked == ["paper.example"]  # resolved once, so a second answer can do no harm
    assert seen == [("/page", f"paper.example:{port}")]
    assert page.url == f"http://paper.example:{port}/page"


def test_every_hop_of_a_redirect_is_checked(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "is_public", lambda ip: ip == "127.0.0.1")
    assert fetch(f"{server}/page").data == PAGE
    with pytest.raises(InputError, match=r"169\.254\.169\.254 is not on the public internet"):
        fetch(f"{server}/inside")


def test_unknown_host(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: Any, **kwargs: Any) -> Any:
        raise socket.gaierror("no such name")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(InputError, match=r"the host paper\.example is not known"):
        fetch("https://paper.example/story")

"""Fetching one public web page, with care: what a url leads to is decided by strangers.

Only http and https; only addresses of the public internet, checked for every hop of a redirect; the connection goes to
the very address that was checked, so a name that resolves differently a moment later changes nothing. Limits on time
and size hold for the whole of it. Proxies from the environment are not used, since they would resolve names unchecked.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.errors import InputError

if TYPE_CHECKING:
    import httpx

MAX_BYTES = 20_000_000
"""Largest page read, in bytes after decompression."""
TIMEOUT = 30.0
"""Seconds for everything together: names, redirects, and the page itself."""
MAX_REDIRECTS = 10

_STEP_TIMEOUT = 15.0  # seconds without a sign from the server
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TEXT_TYPES = ("text/", "application/xhtml+xml", "application/xml", "application/json", "application/rss+xml",
               "application/atom+xml", "application/ld+json", "application/x-ndjson")  # fmt: skip
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; onrecord; reads one page at a person's request)",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.5",
    "Accept-Language": "en,*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """A fetched page.

    Attributes:
        data: the bytes, decompressed.
        url: the address after redirects.
        content_type: as the server declared it, or None.
    """

    data: bytes
    url: str
    content_type: str | None

    @property
    def charset(self) -> str | None:
        """The charset of the content type, or None."""
        for part in (self.content_type or "").split(";")[1:]:
            name, _, value = part.partition("=")
            if name.strip().lower() == "charset" and value.strip():
                return value.strip().strip("\"'")
        return None


@dataclass(frozen=True, slots=True)
class _Limits:
    """What a fetch is held to; `stop` is set when the caller no longer waits."""

    allow_private: bool
    max_bytes: int
    timeout: float
    stop: threading.Event


@dataclass(slots=True)
class _Outcome:
    """What the fetching thread leaves behind."""

    page: Fetched | None = None
    error: BaseException | None = None


def fetch(url: str, *, allow_private: bool = False, timeout: float = TIMEOUT, max_bytes: int = MAX_BYTES) -> Fetched:
    """Return the page at `url`.

    Args:
        url: an http or https address.
        allow_private: also fetch from this machine and local networks; for tests only.
        timeout: seconds for everything together.
        max_bytes: largest page.

    Raises:
        InputError: not a public http address, no answer in time, an error of the server, too large, or not text.
    """
    outcome = _Outcome()
    limits = _Limits(allow_private, max_bytes, timeout, threading.Event())

    def work() -> None:
        try:
            outcome.page = _follow(url, limits)
        except BaseException as error:  # handed to the caller's thread below
            outcome.error = error

    # In a thread of its own: neither looking up a name nor a server that drips its headers can be timed out otherwise.
    thread = threading.Thread(target=work, name="onrecord-fetch", daemon=True)
    thread.start()
    thread.join(timeout)
    if thread.is_alive():
        limits.stop.set()
        raise _timed_out(url, timeout)
    if outcome.error is not None:
        raise outcome.error
    if outcome.page is None:
        raise InputError("nothing was fetched", where=url, fix="Try again")
    return outcome.page


def _timed_out(url: str, timeout: float) -> InputError:
    return InputError(
        f"no complete answer within {timeout:g} seconds", where=url, fix="Try again later, or save the page and give it"
    )


def _follow(url: str, limits: _Limits) -> Fetched:
    address = _checked(url, url)
    for _ in range(MAX_REDIRECTS + 1):
        hop = _get(address, url, limits)
        if isinstance(hop, Fetched):
            return hop
        address = _checked(str(address.join(hop)), url)
    raise InputError(f"more than {MAX_REDIRECTS} redirects", where=url, fix="Give the address of the article itself")


def _checked(url: str, where: str) -> httpx.URL:
    import httpx

    try:
        address = httpx.URL(url)
        host, scheme = address.host, address.scheme
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise InputError(
            "not a valid url", where=where, fix="Give an address as https://example.org/article"
        ) from error
    if scheme in {"http", "https"} and not host:
        raise InputError("the address names no site", where=where, fix="Give an address as https://example.org/article")
    if scheme not in {"http", "https"}:
        raise InputError(
            f"only http and https addresses can be fetched, not {scheme or 'one without a scheme'}",
            where=where,
            fix="Give an address as https://example.org/article, or the path of a file",
        )
    if address.userinfo:
        raise InputError("the url holds a user name or password", where=where, fix="Give the address without them")
    return address


def _addresses(address: httpx.URL, where: str, allow_private: bool) -> list[str]:
    """The IP addresses of the host, all of them public (unless allowed otherwise)."""
    port = address.port or (443 if address.scheme == "https" else 80)
    try:
        found = socket.getaddrinfo(address.host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputError(
            f"the host {address.host} is not known", where=where, fix="Check the address and the connection"
        ) from error
    ips = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not allow_private and not all(map(is_public, ips)):
        raise InputError(
            f"the host {address.host} is not on the public internet",
            where=where,
            fix="Save the page and give the file; pages of local networks are not fetched",
        )
    return ips


def is_public(ip: str) -> bool:
    """Whether `ip` is an address of the public internet: not private, loopback, link-local, reserved, multicast."""
    try:
        address = ipaddress.ip_address(ip.partition("%")[0])
    except ValueError:
        return False
    inner: list[ipaddress.IPv4Address | ipaddress.IPv6Address | None] = [address]
    if isinstance(address, ipaddress.IPv6Address):
        if address in ipaddress.IPv6Network("64:ff9b::/96"):  # an IPv4 address behind a translator: that one counts
            inner = [ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)]
        else:
            inner += [address.ipv4_mapped, address.sixtofour, address.teredo[1] if address.teredo else None]
    return all(a.is_global and not a.is_multicast and not a.is_reserved for a in inner if a is not None)


def _get(address: httpx.URL, where: str, limits: _Limits) -> Fetched | str:
    """Return the page at one address, or where it redirects to."""
    import httpx

    problem: Exception | None = None
    for ip in _addresses(address, where, limits.allow_private):
        try:
            return _get_from(ip, address, where, limits)
        except httpx.TimeoutException as error:
            raise _timed_out(where, _STEP_TIMEOUT) from error
        except httpx.ConnectError as error:
            problem = error  # the host may have another address that answers
        except (httpx.HTTPError, httpx.StreamError, OSError) as error:
            problem = error
            break
    said = f" ({problem})" if problem and str(problem) else ""
    raise InputError(f"no answer from {address.host}{said}", where=where, fix="Check the address") from problem


def _get_from(ip: str, address: httpx.URL, where: str, limits: _Limits) -> Fetched | str:
    import httpx

    # The request goes to the checked address by number; name and certificate stay those of the host.
    target = address.copy_with(host=ip)
    headers = {**_HEADERS, "Host": address.netloc.decode("ascii")}
    patience = httpx.Timeout(min(_STEP_TIMEOUT, limits.timeout))
    with (
        httpx.Client(trust_env=False, follow_redirects=False, timeout=patience) as client,
        client.stream("GET", target, headers=headers, extensions={"sni_hostname": address.host}) as response,
    ):
        location = response.headers.get("location")
        if response.status_code in _REDIRECTS and location:
            return str(location)
        _check_status(response.status_code, where)
        content_type = response.headers.get("content-type")
        _check_type(content_type, where)
        data = bytearray()
        for chunk in response.iter_bytes():
            data += chunk
            if len(data) > limits.max_bytes:
                what = f"the page is larger than {limits.max_bytes:,} bytes"
                raise InputError(what, where=where, fix="Save the article alone and give it")
            if limits.stop.is_set():
                break
    if b"\0" in data[:1024] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError("not a text but binary data", where=where, fix="Download the file and give its path")
    return Fetched(bytes(data), str(address), content_type)


def _check_status(status: int, where: str) -> None:
    if 200 <= status < 300:
        return
    if status in {404, 410}:
        raise InputError(f"there is no such page ({status})", where=where, fix="Check the address")
    if status in {401, 402, 403, 451}:
        fix = "Open the page in a browser, save it, and give the file"
        raise InputError(f"the server refuses the page ({status})", where=where, fix=fix)
    raise InputError(f"the server answers with status {status}", where=where, fix="Try again later")


def _check_type(content_type: str | None, where: str) -> None:
    kind = (content_type or "").split(";")[0].strip().lower()
    if kind and not kind.startswith(_TEXT_TYPES):
        raise InputError(f"not a text but {kind}", where=where, fix="Download the file and give its path")

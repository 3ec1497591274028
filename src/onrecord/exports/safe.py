"""Text from outside, made safe to show: nothing in an article may steer a terminal or reorder a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

# C0 and C1 controls (but not tab and line feed, which are white space), embeddings, overrides and isolates of
# writing direction, line and annotation separators, halves of surrogate pairs, non-characters, invisible tags
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_SPACE = re.compile(r"[\t\n\r\x0b\x0c]+")


def visible(text: str) -> str:
    """Return `text` on one line, with every character that would act rather than show written as its escape."""
    return _UNSAFE.sub(_escape, _SPACE.sub(" ", text))


def stretches(text: str) -> Iterator[tuple[str, str | None]]:
    """Yield `text` in pieces: (characters, None) as they are, and (one character, its escape) where it would act.

    A line feed stays what it is: whoever counts characters of the pieces counts those of the text.
    """
    at = 0
    for match in _UNSAFE.finditer(text):
        if match.start() > at:
            yield text[at : match.start()], None
        yield match.group(), " " if _SPACE.match(match.group()) else _escape(match)
        at = match.end()
    if at < len(text):
        yield text[at:], None


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def web_link(url: str | None) -> str | None:
    """Return `url` if it may be the target of a link, else None: a page must not run what an article names."""
    if url is None:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc and visible(url) == url else None

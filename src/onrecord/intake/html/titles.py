"""The headline of a page: what its first heading, its JSON-LD, its og:title and its title element agree on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.intake.html.blocks import is_hidden, key_of
from onrecord.intake.html.labels import NAVIGATION, label_of_element
from onrecord.intake.html.structured import Structured, plain

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SEPARATOR = re.compile(r"\s+[|–—\-·:»•~]+\s+|\s*[|»]\s*")
_MAX_TITLE = 400


@dataclass(frozen=True, slots=True)
class Found:
    """A piece of metadata, or None, and where it was taken from or why there is none."""

    value: str | None
    reason: str


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{3,}", text.lower()))


def _overlap(one: str, other: str) -> float:
    """Share of the words of the shorter headline that the other one has."""
    a, b = _words(one), _words(other)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def without_site(title: str, site_names: list[str]) -> str:
    """Return `title` without the name of the site at its end or start ("Mill closes | The Harbour Post")."""
    keys = {key_of(name) for name in site_names if name}
    while True:
        parts = list(_SEPARATOR.finditer(title))
        if not parts:
            return title
        last, first = parts[-1], parts[0]
        if _names_site(title[last.end() :], keys):
            title = title[: last.start()].strip()
        elif _names_site(title[: first.start()], keys):
            title = title[first.end() :].strip()
        else:
            return title


def _names_site(part: str, keys: set[str]) -> bool:
    key = key_of(part)
    return bool(key) and any(key == k or (len(key) >= 4 and key in k) or (len(k) >= 4 and k in key) for k in keys)


def _headings(root: HtmlElement) -> list[str]:
    """Texts of the first-level headings that are shown and stand in no navigation."""
    found = []
    for element in root.iter("h1"):
        around = (element, *element.iterancestors())
        if any(is_hidden(e) for e in around[:6]) or any(label_of_element(e) == NAVIGATION for e in around[:4]):
            continue
        text = " ".join("".join(element.itertext("h1", "span", "em", "i", "b", "strong", "a", "div", "font")).split())
        if text and len(text) <= _MAX_TITLE:
            found.append(text)
    return found[:20]


def headline(root: HtmlElement, data: Structured, site_names: list[str]) -> Found:
    """Return the headline of the page.

    The first-level heading is what readers see; og:title and the title element are often shortened for search engines
    or carry the name of the site. So a heading that shares words with one of the others is taken, or the only one
    there is; where there is none, the others in their order.
    """
    own = data.article
    others = [
        (text, source)
        for text, source in (
            (own.headline if own else None, "JSON-LD headline"),
            (own.alternative if own else None, "JSON-LD alternativeHeadline"),
            (data.first("og:title"), "og:title"),
            (data.first("twitter:title"), "twitter:title"),
            (plain(root.findtext(".//title")), "title element"),
        )
        if text and len(text) <= _MAX_TITLE
    ]
    headings = [h for h in dict.fromkeys(_headings(root)) if not _names_site(h, {key_of(n) for n in site_names if n})]
    agreeing = [(max((_overlap(h, t) for t, _ in others), default=0.0), -i, h) for i, h in enumerate(headings)]
    if agreeing:
        score, _, best = max(agreeing)
        if score >= 0.3 or (len(headings) == 1 and len(best.split()) >= 3):
            return Found(best, "title: first-level heading")
    for text, source in others:
        stripped = without_site(text, site_names)
        if stripped:
            changed = " without the site's name" if stripped != text else ""
            return Found(stripped, f"title: {source}{changed}")
    if headings:
        return Found(headings[0], "title: first-level heading")
    return Found(None, "title: none found on the page")

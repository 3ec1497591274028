"""Who wrote an article and which outlet printed it, as its page states it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from onrecord.intake.html.blocks import Block, is_hidden, key_of
from onrecord.intake.html.structured import Structured
from onrecord.intake.html.titles import Found
from onrecord.intake.html.tree import names

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BY = re.compile(r"^\s*(?:written\s+|posted\s+|reported\s+|words\s+)?(?:by|author|authors)\b[\s:]*", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|;|\band\b|&|\|)\s*")
_SUFFIX = re.compile(r"^(?:jr|sr|ii|iii|iv|ph\.?d|m\.?d)\.?$", re.IGNORECASE)
_NOT_NAME = re.compile(
    r"https?:|www\.|@|[<>{}\[\]#_/=]|\d|\b(?:updated|published|posted|min read|staff writer|correspondent|reporter|"
    r"editor|editors|subscribe|follow|share|comments?|contributor)\b",
    re.IGNORECASE,
)
# Agencies and papers that stand behind the names of their reporters ("Jane Roe and John Doe, Karso Times").
_BODY = re.compile(
    r"\b(?:associated press|press association|canadian press|reuters|agence|afp|bloomberg|agency|wire|times|news|"
    r"tribune|herald|newspaper|magazine|staff)\b",
    re.IGNORECASE,
)
_MAX_AUTHORS = 20


def authors(
    root: HtmlElement, data: Structured, blocks: list[Block], outlet: str | None
) -> tuple[tuple[str, ...], str]:
    """Return the names of the authors in the order of the byline, and where they stand.

    Asked in order: the article's JSON-LD, meta elements, elements marked as author or byline, and a line that begins
    with "By" under the headline.
    """
    own = data.article
    site = {key_of(outlet or ""), key_of(own.publisher or "") if own else ""} - {""}
    tried = [
        (_names_in(own.authors, site) if own and own.author_is_person else (), "JSON-LD author"),
        (_names_in(_meta_authors(data), site), "meta author"),
        (_names_in(_bylines(root), site), "byline on the page"),
        (_names_in(_under_headline(blocks), site), "line under the headline"),
    ]
    for found, source in tried:
        if found:
            return found, f"authors: {source}"
    bodies = _names_in(own.authors, set()) if own else ()
    if bodies:
        return bodies, "authors: JSON-LD author, an organisation"
    return (), "authors: none named on the page"


def _meta_authors(data: Structured) -> list[str]:
    wanted = ("author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator",
              "dcterms.creator", "byl", "citation_author")  # fmt: skip
    for name in wanted:
        values = [v for v in data.meta.get(name, ()) if not v.startswith(("http", "/"))]
        if values:
            return values
    return []


def _bylines(root: HtmlElement) -> list[str]:
    """Texts of the first elements that the page marks as author: rel, itemprop, or class names."""
    linked: list[str] = []
    named: list[str] = []
    for element in root.iter("a", "span", "div", "p", "address", "li"):
        text_length = sum(len(t) for t in (element.text, *(c.tail for c in element)) if t)
        if text_length > 300 or is_hidden(element):
            continue
        marked = element.get("rel") == "author" or element.get("itemprop") == "author"
        words = names(element)
        if not marked and not words & {"byline", "author", "authors"}:
            continue
        text = " ".join(" ".join(element.itertext()).split())
        if not 3 <= len(text) <= 120:
            continue
        (linked if marked else named).append(text)
        if len(linked) + len(named) >= 12:
            break
    return linked[:4] or [n for n in named if _BY.match(n)][:1] or named[:1]


def _under_headline(blocks: list[Block]) -> list[str]:
    """The first short line that begins with "By" within a few blocks of a first-level heading."""
    heads = [i for i, block in enumerate(blocks) if block.element.tag == "h1"][:3]
    for head in heads:
        for block in blocks[head + 1 : head + 9]:
            line = block.text.split("\n")[0]
            if re.match(r"(?:Written by|By|BY)\s+[A-Z]", line) and len(line.split()) <= 12 and not line.endswith("."):
                return [line]
    return []


def _names_in(texts: tuple[str, ...] | list[str], site: set[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for text in texts:
        parts = [p for p in _AND.split(_BY.sub("", text)) if p]
        for part in parts:
            name = part.strip(" .,;:-–—|•·")
            if _SUFFIX.match(name) and found:
                last = next(reversed(found))
                found[last] = f"{found[last]} {part.strip()}"
                continue
            key = key_of(name)
            words = name.split()
            if not key or key in site or _NOT_NAME.search(name) or not 1 <= len(words) <= 6 or len(name) > 60:
                continue
            found.setdefault(key, name)
    persons = [name for name in found.values() if not _BODY.search(name)]
    return tuple(persons or found.values())[:_MAX_AUTHORS]


def outlet(root: HtmlElement, data: Structured, url: str | None) -> Found:
    """Return the name of the outlet: what the page calls its site, its publisher, or else the host of its url."""
    site = data.first("og:site_name")
    publisher = data.article.publisher if data.article else None
    if site and publisher and key_of(site) == key_of(publisher):
        site = max(site, publisher, key=lambda name: (name.count(" "), sum(map(str.isupper, name))))
    if site and not site.startswith("http"):
        return Found(site.lstrip("@"), "outlet: site name of the page")
    if publisher:
        return Found(publisher, "outlet: JSON-LD publisher")
    named = data.first("application-name", "al:android:app_name", "dc.publisher")
    if named:
        return Found(named, "outlet: the page's application or publisher name")
    host = _host(url) or _host(_canonical(root))
    if host:
        return Found(host.removeprefix("www."), "outlet: host of the url")
    return Found(None, "outlet: the page names none and has no url")


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url).hostname if url else None
    except ValueError:
        return None


def _canonical(root: HtmlElement) -> str | None:
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and (link.get("href") or "").startswith("http"):
            return str(link.get("href"))
    return None

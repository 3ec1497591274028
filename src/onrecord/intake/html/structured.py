"""What a page says about itself to machines: its JSON-LD articles and its meta elements."""

from __future__ import annotations

import html as entities
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MAX_JSON = 3_000_000
_MAX_NODES = 20_000
_ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|Report|Review|Column|SocialMediaPosting)$")
_CONTROL = re.compile(r"[\x00-\x1f]+")
_TAG = re.compile(r"<[^<>]{1,500}>")
_BREAK = re.compile(r"</p>|</div>|</h\d>|</li>|</blockquote>|(?:<br\s*/?>\s*){2,}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """One article object of the page's JSON-LD, as far as it is of use here."""

    type: str
    headline: str | None
    alternative: str | None
    description: str | None
    published: str | None
    authors: tuple[str, ...]
    author_is_person: bool
    publisher: str | None
    url: str | None
    body: str


@dataclass(frozen=True, slots=True)
class Structured:
    """The page's own account of itself.

    Attributes:
        article: the JSON-LD object that describes the page's article, or None.
        meta: contents of the meta elements by lower-case name or property, in the order of the page.
    """

    article: LinkedArticle | None
    meta: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def first(self, *names: str) -> str | None:
        """Return the first content among the meta elements `names`, asked in order."""
        for name in names:
            for content in self.meta.get(name, ()):
                return content
        return None


def plain(value: Any) -> str | None:
    """Return a JSON or attribute value as one line of text, or None where it is no text or empty."""
    if not isinstance(value, str):
        return None
    text = " ".join(entities.unescape(_TAG.sub("", entities.unescape(value))).split())
    return text or None


def paragraphs_of(value: Any) -> str:
    """Return an `articleBody` as text with a blank line between paragraphs, as far as it has any."""
    if not isinstance(value, str):
        return ""
    text = _BREAK.sub("\n\n", entities.unescape(value) if "&lt;p" in value else value)
    text = entities.unescape(_TAG.sub("", text)).replace("\r", "\n")
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n\n".join(line for line in lines if line)


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """All JSON objects inside `value`, outer ones first; without recursion, since the page decides on the depth."""
    waiting, seen = [value], 0
    while waiting and seen < _MAX_NODES:
        node = waiting.pop()
        seen += 1
        if isinstance(node, dict):
            yield node
            waiting.extend(reversed(list(node.values())))
        elif isinstance(node, list):
            waiting.extend(reversed(node))


def _scripts(root: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in root.iter("script"):
        kind = (script.get("type") or "").lower()
        source = script.text or ""
        if "ld+json" not in kind or not source.strip() or len(source) > _MAX_JSON:
            continue
        source = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?:-->|//\]\]>|/\*\]\]>\*/)\s*$", "", source)
        try:
            # Raw line breaks inside strings are the commonest fault of hand-written JSON-LD.
            yield from _nodes(json.loads(_CONTROL.sub(" ", source).rstrip().rstrip(";")))
        except (ValueError, RecursionError):
            continue  # a broken block says nothing; the page's other sources are asked


def _types(node: dict[str, Any]) -> list[str]:
    kinds = node.get("@type")
    return [k for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str)]


def _names(value: Any, by_id: dict[str, dict[str, Any]]) -> Iterator[tuple[str, bool]]:
    """(name, is a person) of the agents in an author or publisher field."""
    for one in value if isinstance(value, list) else [value]:
        node = one
        if isinstance(node, dict) and "name" not in node and isinstance(node.get("@id"), str):
            node = by_id.get(node["@id"], node)
        if isinstance(node, dict):
            listed = node.get("name")
            kinds = _types(node)
            for raw in listed if isinstance(listed, list) else [listed]:
                name = plain(raw)
                if name:
                    yield name, "Organization" not in kinds and "NewsMediaOrganization" not in kinds
        else:
            name = plain(node)
            if name:
                yield name, True


def _body(node: dict[str, Any]) -> str:
    """The article's text; of a live page that of its entries, each under its own headline."""
    parts = [paragraphs_of(node.get("articleBody"))]
    updates = node.get("liveBlogUpdate")
    for update in updates if isinstance(updates, list) else []:
        if isinstance(update, dict):
            parts += [plain(update.get("headline")) or "", paragraphs_of(update.get("articleBody"))]
    return "\n\n".join(part for part in parts if part)


def _linked(node: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> LinkedArticle:
    authors = list(_names(node.get("author") or node.get("creator"), by_id))
    people = [name for name, person in authors if person]
    publisher = next((name for name, _ in _names(node.get("publisher"), by_id)), None)
    address = node.get("url") or node.get("mainEntityOfPage")
    if isinstance(address, dict):
        address = address.get("@id") or address.get("url")
    return LinkedArticle(
        type=next(iter(_types(node)), ""),
        headline=plain(node.get("headline")) or plain(node.get("name")),
        alternative=plain(node.get("alternativeHeadline")),
        description=plain(node.get("description")),
        published=plain(node.get("datePublished")) or plain(node.get("dateCreated")),
        authors=tuple(dict.fromkeys(people or [name for name, _ in authors])),
        author_is_person=bool(people),
        publisher=publisher,
        url=plain(address),
        body=_body(node),
    )


def _article(root: HtmlElement, url: str | None) -> LinkedArticle | None:
    nodes = list(_scripts(root))
    by_id: dict[str, dict[str, Any]] = {}
    for node in nodes:
        if isinstance(node.get("@id"), str) and "name" in node:
            by_id.setdefault(node["@id"], node)
    typed = [n for n in nodes if any(_ARTICLE_TYPES.search(t) or t == "LiveBlogPosting" for t in _types(n))]
    found = [_linked(n, by_id) for n in typed]
    if not found:
        pages = [n for n in nodes if {"WebPage", "ItemPage"} & set(_types(n)) and n.get("datePublished")]
        found = [_linked(n, by_id) for n in pages[:1]]
    if not found:
        return None

    def worth(article: LinkedArticle) -> tuple[bool, int]:
        # Pages list other articles in the same form: the one with this page's address, else the fullest of the first.
        same = bool(url and article.url and article.url.rstrip("/").split("?")[0] == url.rstrip("/").split("?")[0])
        return same, sum(map(bool, (article.headline, article.published, article.authors, article.publisher)))

    return max(found[:20], key=worth)


def structured(root: HtmlElement, url: str | None) -> Structured:
    """Return what the page at `url` says of itself in JSON-LD and meta elements."""
    meta: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        content = plain(element.get("content"))
        for attribute in ("property", "name", "itemprop"):
            name = element.get(attribute)
            if name and content and len(content) < 5000:
                meta.setdefault(name.strip().lower(), []).append(content)
                break
    return Structured(_article(root, url), {name: tuple(values) for name, values in meta.items()})

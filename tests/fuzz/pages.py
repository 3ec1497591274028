"""Pages: trees of the elements that pages of news have, nested as they should not be, then broken."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from tests.fuzz.words import ODD, text, word

ELEMENTS = (
    "p", "div", "article", "section", "blockquote", "q", "h1", "h2", "ul", "li", "table", "tr", "td", "figure",
    "figcaption",
    "aside", "span", "b", "i", "a", "time", "header", "footer", "main", "form", "select", "option", "textarea",
    "template",
    "svg", "math", "noscript", "script", "style", "iframe", "title", "pre", "x-own", "body", "html", "head", "font",
    "dl", "dt",
)  # fmt: skip
EMPTY = ("<br>", "<br><br>", "<hr>", "<img src=x alt='Ada Brook speaks'>", "<!-- c -->", "<!--", "-->", "<![CDATA[",
"]]>",
         "<!doctype html>", "<?xml version='1.0'?>", "</p>", "</div>", "<", ">", "&", "&#xD800;", "&#1114112;",
         "&amp", "<p",
         "<base href='javascript:1'>", "<meta charset=utf-7>",
         "<meta http-equiv=refresh content='0;url=file:///'>")  # fmt: skip
ATTRIBUTES = (
    "", "", " class='article-body'", " class=newsletter", " id=content", " itemprop=articleBody", " hidden",
    " style='display:none'",
    " dir=rtl", " lang=ar", " class=\"byline author\"", " datetime='2024-02-31T25:61'", " onclick='x()'",
    " href='//[::1'",
    " href='http://['", " x='", ' title="', " " + "a" * 500, " class='caption' role=\"none", " data-x=\0",
    " aria-hidden=true",
)  # fmt: skip
KEYS = ("headline", "datePublished", "dateModified", "author", "publisher", "articleBody", "@type", "@graph", "name",
"url",
        "mainEntityOfPage", "@id", "liveBlogUpdate", "isPartOf", "description", "inLanguage")  # fmt: skip


def value(r: Random, deep: int = 3) -> Any:
    """What JSON may hold where something else is expected."""
    kind = r.randint(0, 9 if deep else 6)
    if kind > 7:
        return [value(r, deep - 1) for _ in range(r.randint(0, 4))]
    if kind == 7:
        return {r.choice(KEYS) if r.randint(0, 3) else word(r): value(r, deep - 1) for _ in range(r.randint(0, 4))}
    plain = (
        None,
        True,
        10**20,
        -1,
        0,
        0.5,
        float("nan"),
        1e300,
        "NewsArticle",
        "2024-02-31",
        "2024-05-06T10:00:00+99:00",
        "en",
        "",
    )
    return r.choice(plain) if kind < 4 else word(r)


def escaped(words: str) -> str:
    """Words as they stand in markup."""
    return words.replace("&", "&amp;").replace("<", "&lt;")


def tree(r: Random, deep: int = 4) -> str:
    """Markup: elements in elements."""
    kind = r.randint(0, 9)
    if not deep or kind < 4:
        name = r.choice(("p", "p", "div"))
        return f"<{name}>{escaped(text(r, 4))}</{name}>"
    if kind == 4:
        return text(r, 2)
    if kind == 5:
        return r.choice(EMPTY) + r.choice(ODD)
    held = "".join(tree(r, deep - 1) for _ in range(r.randint(1, 4)))
    name = r.choice(ELEMENTS)
    return f"<{name}{r.choice(ATTRIBUTES)}>{held}{f'</{name}>' if r.randint(0, 5) else ''}"


def page(r: Random) -> bytes:
    """A page as a server may send it: structured data, markup, in any encoding, cut or with bytes changed."""
    head = ""
    for _ in range(r.randint(0, 2)):
        data = json.dumps(value(r))
        head += f"<script type='application/ld+json'>{data if r.randint(0, 3) else data[: len(data) // 2]}</script>"
    if r.randint(0, 1):
        head += f"<meta property='og:title' content='{escaped(word(r))}'><title>{word(r)}</title>"
    if r.randint(0, 1):
        head += f"<meta name='{r.choice(('author', 'date', 'article:published_time'))}' content='{word(r)}'>"
    middle = tree(r) * r.choice((1, 1, 1, 2, 20))
    source = f"<html><head>{head}</head><body>{'<div>' * r.choice((0, 0, 0, 0, 0, 50, 3000))}{middle}</body></html>"
    coding = r.choice(
        ("utf8", "utf8", "utf8", "utf8", "utf-16", "cp1252", "utf-8-sig", "utf-32-be", "shift_jis", "utf-7")
    )
    data = source.encode(coding, "surrogatepass" if coding.startswith("utf") else "xmlcharrefreplace")
    return data if r.randint(0, 4) else damaged(r, data)


def damaged(r: Random, data: bytes) -> bytes:
    """Bytes with a few of them changed, a part cut out, doubled or put elsewhere, or the end lost."""
    out = bytearray(data)
    for _ in range(r.randint(1, 4)):
        if not out:
            break
        at, how = r.randint(0, len(out) - 1), r.randint(0, 6)
        size = r.choice((1, 1, 2, 4, 16, 200))
        if how == 0:
            out[at : at + size] = some_bytes(r, 8)
        elif how == 1:
            del out[at : at + size]
        elif how == 2:
            out[at:at] = out[at : at + size]
        elif how == 3:
            del out[at:]
        elif how == 4:
            out[at] ^= 1 << r.randint(0, 7)
        elif how == 5:
            out[at : at + size] = bytes(len(out[at : at + size]))
        else:
            out[at : at + size] = b"\xff" * len(out[at : at + size])
    return bytes(out)


def some_bytes(r: Random, most: int) -> bytes:
    """Any bytes at all."""
    return bytes(r.randint(0, 255) for _ in range(r.randint(0, most)))

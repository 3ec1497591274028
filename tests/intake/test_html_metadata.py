"""Headline, authors, outlet and day of web pages, and where each was taken from."""

from __future__ import annotations

import json
from typing import Any

import pytest

from onrecord.intake.html import article_from_html
from onrecord.types import Article

TEXT = (
    "<p>The mill at Corran will close in autumn, the owner, Dale Finch, told the workers on Monday after a long night "
    "of talks.</p><p>Nobody in the town had expected it, and the council said it would ask the state for help.</p>"
)


def read(
    head: str = "",
    body: str = "<h1>Mill at Corran to close</h1>",
    data: dict[str, Any] | None = None,
    url: str | None = None,
) -> Article:
    script = f"<script type='application/ld+json'>{json.dumps(data)}</script>" if data else ""
    return article_from_html(
        f"<html><head>{head}{script}</head><body>{body}<article>{TEXT}</article></body></html>", url=url
    )


def reason(article: Article, name: str) -> str:
    return next(r for r in article.reasons if r.startswith(f"{name}: "))


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (
            "<title>Mill to close - The Corran Sun</title>",
            "<h1>Mill at Corran to close</h1>",
            "Mill at Corran to close",
        ),
        (
            "<title>Mill to close | Corran Sun</title><meta property=og:site_name content='The Corran Sun'>",
            "",
            "Mill to close",
        ),
        ("<meta property=og:title content='Opinion | Mill to close'>", "<h1>Mill to close</h1>", "Mill to close"),
        (
            "<meta property=og:title content='Mill to close'>",
            "<h1>The Corran Sun</h1><h1>Mill to close</h1>",
            "Mill to close",
        ),
        ("<meta property=og:title content='Mill to close'>", "<nav><h1>Mill news</h1></nav>", "Mill to close"),
        ("<title>Jobs gone in the north</title>", "<h1>The quiet end of a mill</h1>", "The quiet end of a mill"),
        ("<title>Talks - and no end</title>", "", "Talks - and no end"),
        ("<meta property=og:title content='Mill &amp;amp; mine to close'>", "", "Mill & mine to close"),
    ],
)
def test_headline(head: str, body: str, title: str) -> None:
    assert read(head, body).title == title


def test_headline_of_the_data_where_the_page_shows_none() -> None:
    article = read(data={"@type": "NewsArticle", "headline": "Corran mill to close"}, body="")
    assert article.title == "Corran mill to close"
    assert reason(article, "title") == "title: JSON-LD headline"


def test_no_headline() -> None:
    article = read(body="")
    assert article.title is None
    assert reason(article, "title") == "title: none found on the page"


@pytest.mark.parametrize(
    ("data", "head", "url", "day", "source"),
    [
        ({"datePublished": "2024-03-05T10:00:00+01:00"}, "", None, "2024-03-05", "JSON-LD datePublished"),
        (
            {"datePublished": "2024-03-05"},
            "<meta name=date content=2024-03-09>",
            None,
            "2024-03-05",
            "JSON-LD datePublished",
        ),
        (
            None,
            "<meta property=article:published_time content=2023-11-30T08:00:00Z>",
            None,
            "2023-11-30",
            "meta article:published_time",
        ),
        (
            None,
            "<time itemprop=datePublished datetime='2022-01-02 10:00'>x</time>",
            None,
            "2022-01-02",
            "time element of publication",
        ),
        (None, "", "https://sun.example/2021/7/4/mill", "2021-07-04", "date in the url"),
        ({"datePublished": "0000-00-00"}, "", None, None, "no date found on the page"),
        ({"datePublished": "yesterday"}, "", None, None, "no date found on the page"),
    ],
)
def test_day(data: dict[str, str] | None, head: str, url: str | None, day: str | None, source: str) -> None:
    article = read(head, data={"@type": "NewsArticle", **data} if data else None, url=url)
    assert article.published == day
    assert reason(article, "published") == f"published: {source}"


def test_day_is_that_of_the_outlet() -> None:
    """23:30 on the 5th in the outlet's town is the 6th in Greenwich."""
    stated = {"@type": "NewsArticle", "datePublished": "2024-03-06T04:30:10Z"}
    assert read(data=stated).published == "2024-03-06"
    local = read("<meta name=sailthru.date content='2024-03-05 23:30:10'>", data=stated)
    assert local.published == "2024-03-05"
    assert "local time" in reason(local, "published")
    assert read("<meta name=date content='2024-03-05 09:17:44'>", data=stated).published == "2024-03-06"
    assert read(data=stated, url="https://sun.example/2024/03/05/mill").published == "2024-03-05"


def test_dates_of_pictures_are_not_the_articles() -> None:
    data = {
        "@type": "NewsArticle",
        "image": {"@type": "ImageObject", "datePublished": "2018-01-01"},
        "datePublished": "2024-03-05",
    }
    assert read(data=data).published == "2024-03-05"


@pytest.mark.parametrize(
    ("data", "head", "body", "names"),
    [
        ({"author": {"@type": "Person", "name": "Ida Moor"}}, "", "", ("Ida Moor",)),
        ({"author": [{"name": "Ida Moor"}, {"name": "Sam Oke"}]}, "", "", ("Ida Moor", "Sam Oke")),
        ({"author": ["By Ida Moor and Sam Oke"]}, "", "", ("Ida Moor", "Sam Oke")),
        (
            {"author": {"@type": "Organization", "name": "Corran Wire"}},
            "<meta name=author content='Ida Moor'>",
            "",
            ("Ida Moor",),
        ),
        ({"author": {"@type": "Organization", "name": "Corran Wire"}}, "", "", ("Corran Wire",)),
        (
            None,
            "<meta name=author content='https://sun.example/ida'>",
            "<p class=byline>By Ida Moor, Sam Oke Jr.</p>",
            ("Ida Moor", "Sam Oke Jr"),
        ),
        (None, "", "<h1>Mill at Corran</h1><p>By Ida Moor</p>", ("Ida Moor",)),
        (None, "", "", ()),
    ],
)
def test_authors(data: dict[str, Any] | None, head: str, body: str, names: tuple[str, ...]) -> None:
    article = read(head, body or "<h1>Mill</h1>", data={"@type": "NewsArticle", **data} if data else None)
    assert article.authors == names
    assert reason(article, "authors")


def test_author_by_reference() -> None:
    data = {"@graph": [
        {"@type": "Article", "headline": "Mill", "author": {"@id": "#ida"}},
        {"@type": "Person", "@id": "#ida", "name": "Ida Moor"},
    ]}  # fmt: skip
    assert read(data=data).authors == ("Ida Moor",)


@pytest.mark.parametrize(
    ("head", "data", "url", "outlet", "source"),
    [
        (
            "<meta property=og:site_name content='The Corran Sun'>",
            None,
            None,
            "The Corran Sun",
            "site name of the page",
        ),
        ("", {"publisher": {"name": "Corran Sun Ltd"}}, None, "Corran Sun Ltd", "JSON-LD publisher"),
        ("", None, "https://www.corransun.example/a", "corransun.example", "host of the url"),
        ("", None, None, None, "the page names none and has no url"),
    ],
)
def test_outlet(head: str, data: dict[str, Any] | None, url: str | None, outlet: str | None, source: str) -> None:
    article = read(head, data={"@type": "NewsArticle", **data} if data else None, url=url)
    assert article.outlet == outlet
    assert reason(article, "outlet") == f"outlet: {source}"


def test_address_of_the_page_where_none_is_given() -> None:
    head = "<meta property=og:url content='https://sun.example/mill'>"
    assert read(head).url == "https://sun.example/mill"
    assert read(head, url="https://other.example/b").url == "https://other.example/b"
    broken = read(url="http://[broken")
    assert broken.url == "http://[broken"
    assert "url: kept as given, it cannot be taken apart" in broken.reasons


def test_the_article_with_this_address_among_several() -> None:
    data = {"@graph": [
        {"@type": "NewsArticle", "headline": "Another", "datePublished": "2020-01-01", "author": "X Y", "url": "https://sun.example/o"},
        {"@type": "NewsArticle", "headline": "Mill", "datePublished": "2024-03-05", "url": "https://sun.example/mill/"},
    ]}  # fmt: skip
    assert read(data=data, url="https://sun.example/mill").published == "2024-03-05"

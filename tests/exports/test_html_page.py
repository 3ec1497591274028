"""The page: whole, safe, accessible."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from onrecord.exports.html import HtmlPage, readings_to_html
from onrecord.types import Actor, LeftOut, Reading

VOID = {"meta", "br", "hr", "img", "input", "link"}


class Page(HTMLParser):
    """What a browser would see: elements with attributes, text by element, and whether tags pair up."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.elements if name == tag]


def test_the_page_is_well_formed_and_needs_nothing_from_elsewhere(reading: Reading) -> None:
    html = readings_to_html([reading, reading])
    page = Page(html)
    assert page.open == []
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "link", "img", "iframe", "object", "form"}
    assert not re.search(r"url\(|@import|https?://(?!post\.example)", html)
    assert html.startswith("<!DOCTYPE html>")


def test_landmarks_language_and_names(reading: Reading) -> None:
    page = Page(readings_to_html([reading, reading]))
    tags = Counter(tag for tag, _ in page.elements)
    assert tags["main"] == tags["nav"] == tags["h1"] == 1
    assert tags["h2"] == tags["article"] == 2
    assert page.all("html")[0]["lang"] == "en"
    assert page.all("nav")[0]["aria-label"]
    assert page.all("meta")[1]["name"] == "viewport"


def test_ids_are_unique_and_links_lead_somewhere(reading: Reading) -> None:
    page = Page(readings_to_html([reading, reading]))
    ids = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    inner = [attrs["href"] or "" for attrs in page.all("a") if (attrs["href"] or "").startswith("#")]
    assert inner
    assert {href[1:] for href in inner} <= set(ids)


def test_the_text_stands_whole_and_in_order(reading: Reading) -> None:
    page = Page(re.sub(r'<a class="number".*?</a>|<span class="tag".*?</span>', "", readings_to_html([reading])))
    for paragraph in reading.article.text.strip().split("\n\n"):
        assert paragraph.strip() in page.text


def test_a_run_belongs_to_every_statement_over_it(reading: Reading) -> None:
    html = readings_to_html([reading])
    source = re.search(r'<span class="source v0 d0" data-s="3"><span class="source v0 d0" data-s="4">A union', html)
    nested = re.search(r'<span class="content v0 d1" data-s="4"><span class="content v0 d0" data-s="5">‘nobody', html)
    assert source
    assert nested


def test_rows_show_speaker_act_form_confidence_and_reasons(reading: Reading) -> None:
    html = readings_to_html([reading])
    row = html[html.index('id="a1s5"') : html.index("</li>", html.index("no words name the source") + 30)]
    for shown in ("?", "promise · direct", "inside 4", "0.40", "no words name the source"):
        assert shown in row
    assert "via Northern Post" in html
    assert '<span class="who">Ada Brook</span>' in html
    assert '<span class="who words">A union official</span>' in html


def test_left_out_parts_are_grey_with_the_reason(reading: Reading) -> None:
    assert '<span class="tag" lang="en">left out: byline</span><span class="out">By A. Sen</span>' in readings_to_html(
        [reading]
    )


def test_a_left_out_article_says_why(reading: Reading) -> None:
    gone = replace(reading, statements=(), left_out=(LeftOut(None, "language: ru"),))
    assert "This article was left out: language: ru." in readings_to_html([gone])


HOSTILE = "</p></article><script>alert(1)</script><img src=x onerror=alert(2)>\"'&amp;{{ 7*7 }}{% raw %}\x00\x1b\u202e"


def test_a_hostile_article_stays_text(reading: Reading) -> None:
    article = replace(
        reading.article,
        text=HOSTILE,
        title=HOSTILE,
        outlet=HOSTILE,
        authors=(HOSTILE,),
        published=HOSTILE,
        url="javascript:alert(3)",
        language='"><script>',
        reasons=(HOSTILE,),
    )
    last = reading.statements[4]
    odd = replace(
        reading,
        article=article,
        statements=(replace(last, id=HOSTILE, content=(), cue=(), reasons=(HOSTILE,), speaker="a1", inside=HOSTILE),),
        actors=(Actor("a1", HOSTILE, "person"),),
        left_out=(),
    )
    html = readings_to_html([odd, odd], title=HOSTILE)
    page = Page(html)
    assert page.open == []
    assert not page.all("script")
    assert not page.all("img")
    assert not any(name.startswith("on") for _, attrs in page.elements for name in attrs)
    assert all(not (attrs["href"] or "").startswith("javascript") for attrs in page.all("a"))
    assert not {"\x00", "\x1b", "\u202e"} & set(html)
    assert "{{ 7*7 }}" in html
    assert "\\x00\\x1b\\u202e" in html


def test_one_article_has_no_contents_and_none_is_a_page_too(reading: Reading) -> None:
    assert not Page(readings_to_html([reading])).all("nav")
    assert Page(readings_to_html([])).open == []


def test_colours_go_round_when_there_are_more_voices_than_colours(reading: Reading) -> None:
    voices = tuple(Actor(f"a{n}", f"Voice {n}", "person") for n in range(12))
    statements = tuple(replace(reading.statements[0], id=f"s{n}", speaker=f"a{n}") for n in range(12))
    html = readings_to_html([replace(reading, actors=voices, statements=statements)])
    assert {int(n) for n in re.findall(r'<li class="v(\d+)">', html)} == set(range(1, 9))


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_colour_of_text_has_contrast(scheme: int) -> None:
    css = HtmlPage().render()
    found = re.findall(r"--(ink|quiet|v\d): (#[0-9a-f]{6})", css)
    papers = re.findall(r"--paper: (#[0-9a-f]{6})", css)
    per_scheme = 11
    for name, colour in found[scheme * per_scheme : (scheme + 1) * per_scheme]:
        light, dark = sorted((_luminance(colour), _luminance(papers[scheme])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, name

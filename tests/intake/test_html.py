"""Main text of web pages: made by hand, each with one thing that pages do."""

from __future__ import annotations

import json

import pytest

from onrecord.intake.html import article_from_html
from onrecord.types import Article

LEAD = (
    "The harbour council of Port Ellery voted on Tuesday to close the old ferry terminal, and its chair, Marta Quill, "
    "said the decision had been hard for everyone involved."
)
SECOND = "The terminal has stood since 1931, and nine people still work there, most of them for longer than a decade."
THIRD = "A spokesman for the ferry line denied that the company had asked for the closure at any time this year."


def page(*inner: str, head: str = "", title: str = "Council closes the ferry terminal") -> str:
    body = "\n".join(inner)
    return (
        f"<!doctype html><html lang=en><head><title>{title} | Ellery Post</title>{head}</head><body>"
        f"<nav><ul><li><a href=/>Home</a><li><a href=/sport>Sport</a></ul></nav>"
        f"<article><h1>{title}</h1>{body}</article>"
        "<footer><p>Copyright of the Ellery Post. All rights reserved by the publishers of this page.</p></footer>"
        "</body></html>"
    )


def paragraphs(article: Article) -> list[str]:
    return article.text.split("\n\n")


def reasons(article: Article) -> dict[str, str]:
    return {part.span.text: part.why for part in article.left_out if part.span}


def check_spans(article: Article) -> None:
    for part in article.left_out:
        if part.span:
            assert article.text[part.span.start : part.span.end] == part.span.text


def test_paragraphs_of_the_page_are_paragraphs_of_the_text() -> None:
    article = article_from_html(page(f"<p>{LEAD}</p>\n<p>{SECOND}</p><div><p>{THIRD}</p></div>"))
    assert paragraphs(article) == [LEAD, SECOND, THIRD]
    assert article.title == "Council closes the ferry terminal"
    assert article.language == "en"


def test_white_space_and_marks_without_width() -> None:
    article = article_from_html(page(f"<p>  {LEAD}\n   Nobody\u00ad\nspoke\u200b up&nbsp;for it. </p><p>{SECOND}</p>"))
    assert paragraphs(article)[0] == f"{LEAD} Nobody spoke up for it."


def test_inline_elements_do_not_part_words() -> None:
    article = article_from_html(page(f"<p>The <b>har</b>bour <a href=/x>coun<i>cil</i></a>’s vote.</p><p>{LEAD}</p>"))
    assert paragraphs(article)[0] == "The harbour council’s vote."


def test_block_quotation_stands_apart() -> None:
    article = article_from_html(
        page(
            f"<p>{LEAD}</p><p>She wrote:</p><blockquote>We kept it open as long as we could.</blockquote><p>{THIRD}</p>"
        )
    )
    assert paragraphs(article) == [LEAD, "She wrote:", "We kept it open as long as we could.", THIRD]


def test_questions_and_answers_stand_apart() -> None:
    article = article_from_html(
        page(
            f"<p>{LEAD}</p><p><b>Why now?</b></p><p>Because the roof will not see another winter, as we all know.</p>"
            "<p><strong>Q: Who pays?</strong><br>A: The town does, as it always has, and nobody else will.</p>"
            "<p>Ellery Post: What is next?<br>Marta Quill: A plan for the quay, which we will show in May.</p>"
        )
    )
    assert paragraphs(article)[1:] == [
        "Why now?",
        "Because the roof will not see another winter, as we all know.",
        "Q: Who pays?",
        "A: The town does, as it always has, and nobody else will.",
        "Ellery Post: What is next?",
        "Marta Quill: A plan for the quay, which we will show in May.",
    ]


def test_entries_of_a_live_page_stand_apart() -> None:
    entries = [
        f"<div class=live-entry><time datetime=2024-05-0{n}T10:00:00Z>10:00</time><h3>Round {n} of the talks</h3>"
        f"<p>Negotiators in Velmora said in round {n} that they had agreed on part {n} and would meet again.</p>"
        f"<p>“We are close,” said the envoy, Tom Rask, for the {n}th time.</p></div>"
        for n in range(1, 7)
    ]
    found = paragraphs(article_from_html(page(*entries, title="Live: talks in Velmora")))
    assert len(found) == 18
    assert found[3] == "Round 2 of the talks"
    assert found[5] == "“We are close,” said the envoy, Tom Rask, for the 2th time."


def test_two_line_breaks_are_a_paragraph_break() -> None:
    article = article_from_html(
        f"<html><body><h1>Ferry vote in Ellery</h1>{LEAD}<br><br>{SECOND}<br><br>{THIRD}</body></html>"
    )
    assert paragraphs(article) == [LEAD, SECOND, THIRD]


def test_captions_and_corrections_stay_and_are_named() -> None:
    caption = "The terminal in May, with the last ferry. Photo: Lee Marsh"
    note = "Correction: an earlier version gave another year for the building."
    article = article_from_html(
        page(
            f"<p>{LEAD}</p><figure><img src=a.jpg><figcaption>{caption}</figcaption></figure>"
            f"<p>{SECOND}</p><p>{THIRD}</p>"
            f"<div class=article-correction><p>{note}</p></div>"
        )
    )
    check_spans(article)
    assert reasons(article) == {caption: "caption", note: "correction"}
    assert paragraphs(article) == [LEAD, caption, SECOND, THIRD, note]


@pytest.mark.parametrize(
    "noise",
    [
        "<div class='newsletter-signup'><p>Sign up for the Ellery morning letter and read it first.</p></div>",
        "<aside><h3>More</h3><ul><li><a href=/a>Storm closes the bridge</a><li><a href=/b>Mill</a></ul></aside>",
        "<div class=share-bar><a href=/f>Share on F</a> <a href=/g>Share on G</a></div>",
        "<div class=related-links><p><a href=/c>Ferry line reports a record year for its crossings</a></p></div>",
        "<p style='display: none'>A paragraph that no reader of the page is shown, whatever it says.</p>",
        "<script>var text = 'A sentence that only stands in a script, not on the page.';</script>",
        "<section id=comments><p>I worked there and nobody asked me anything, which says it all really.</p></section>",
    ],
)
def test_noise_is_not_read(noise: str) -> None:
    article = article_from_html(page(f"<p>{LEAD}</p><p>{SECOND}</p>{noise}<p>{THIRD}</p>"))
    left_out = reasons(article)
    assert [p for p in paragraphs(article) if p not in left_out] == [LEAD, SECOND, THIRD]


def test_readers_comments_longer_than_the_article() -> None:
    replies = "".join(
        f"<li class=forum-comment><div>Reader {n} thinks that the ferry was never on time in its best years.</div></li>"
        for n in range(12)
    )
    article = article_from_html(page(f"<p>{LEAD}</p><p>{SECOND}</p><ul class=comments-list>{replies}</ul>"))
    assert paragraphs(article) == [LEAD, SECOND]


def test_line_under_the_headline_comes_first() -> None:
    dek = "Nine people lose their work as the town gives up its oldest building."
    top = f"<div class=meta><p class=article-dek>{dek}</p></div>"
    inner = f"{top}<div class=article-body><p>{LEAD}</p><p>{SECOND}</p></div>"
    assert paragraphs(article_from_html(page(inner))) == [dek, LEAD, SECOND]


def test_title_is_not_put_before_the_text() -> None:
    article = article_from_html(page(f"<p>{LEAD}</p><p>{SECOND}</p>"))
    assert article.title not in article.text


def test_tables_of_figures_are_not_prose_and_layout_tables_are() -> None:
    figures = "<table><tr><td>2019<td>14<td>Port<tr><td>2020<td>9<td>Quay</table>"
    assert paragraphs(article_from_html(page(f"<p>{LEAD}</p>{figures}<p>{SECOND}</p>"))) == [LEAD, SECOND]
    cell = f"<p>{LEAD}</p><p>“No,” she said.</p><p>{SECOND}</p><p>{THIRD}</p>"
    old = f"<html><body><table><tr><td>Menu<td>{cell}</table></body></html>"
    assert paragraphs(article_from_html(old)) == [LEAD, "“No,” she said.", SECOND, THIRD]


def test_paragraphs_passed_over_are_found_again() -> None:
    """Short ones between long ones, and such in a box of their own."""
    box = "<ul><li>One ferry goes to the north shore in May.</li></ul>"
    inner = f"<p>{LEAD}</p><p>“Never,” he said.</p><p>{SECOND}</p>{box}<p>{THIRD}</p>"
    assert paragraphs(article_from_html(page(inner))) == [
        LEAD,
        "“Never,” he said.",
        SECOND,
        "One ferry goes to the north shore in May.",
        THIRD,
    ]


def test_text_that_only_the_pages_data_hold() -> None:
    body = "\n\n".join([LEAD, SECOND, THIRD] * 3)
    data = json.dumps({"@type": "NewsArticle", "headline": "Council closes terminal", "articleBody": body})
    article = article_from_html(
        f"<html><head><script type='application/ld+json'>{data}</script></head><body><div id=app></div></body></html>"
    )
    assert THIRD in article.text
    assert article.title == "Council closes terminal"


def test_more_in_the_data_than_on_the_page() -> None:
    body = "\n\n".join(f"{SECOND} Number {n}." for n in range(30))
    data = json.dumps({"@type": "NewsArticle", "headline": "Council closes the ferry terminal", "articleBody": body})
    article = article_from_html(page(f"<p>{LEAD}</p>", head=f"<script type='application/ld+json'>{data}</script>"))
    assert len(paragraphs(article)) == 30
    assert "text: JSON-LD articleBody, the page itself shows less" in article.reasons


def test_live_updates_of_the_data() -> None:
    updates = [{"@type": "BlogPosting", "headline": f"Round {n}", "articleBody": f"{SECOND} {THIRD}"} for n in range(9)]
    data = json.dumps({"@type": "LiveBlogPosting", "headline": "Live: talks", "liveBlogUpdate": updates})
    article = article_from_html(f"<html><body><script type='application/ld+json'>{data}</script></body></html>")
    assert article.text.count("Round 3") == 1


@pytest.mark.parametrize(
    "data",
    [
        "",
        " \n ",
        "plain words",
        "<html></html>",
        "<html><body><h1>Page not found</h1><p>The page you are looking for does not exist any more.</p></body></html>",
        "<html><body><p>You need to enable JavaScript to run this application on your machine.</p></body></html>",
        "<html><body>"
        + "".join(f"<h2><a href=/{n}>Story {n} of the day</a></h2>" for n in range(40))
        + "</body></html>",
    ],
)
def test_page_without_article(data: str) -> None:
    article = article_from_html(data, url="https://post.example/x")
    assert article.text == ""
    assert [(part.span, part.why) for part in article.left_out] == [(None, "empty")]
    assert any(reason.startswith("text: ") for reason in article.reasons)


def test_same_page_same_article() -> None:
    source = page(f"<p>{LEAD}</p><p>{SECOND}</p>").encode()
    assert article_from_html(source, url="https://post.example/a") == article_from_html(
        source, url="https://post.example/a"
    )

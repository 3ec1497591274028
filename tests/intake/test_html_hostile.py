"""Pages that are broken, in strange encodings, or made to do harm: never a traceback, never characters in disorder."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.intake.html import MAX_BYTES, article_from_html, body, tree
from onrecord.intake.html.decode import decode
from onrecord.intake.html.tree import MAX_DEPTH, parse

TEXT = "The café at the quay in Sørvik shut on Monday, and its owner, Åsa Lind, said: “We have no guests – and no cod.”"
MORE = "The town of Sørvik has had no other café since the spring, and the next one is an hour away by boat."


def page(charset: str = "") -> str:
    return f"<html><head>{charset}</head><body><h1>Café in Sørvik shuts</h1><p>{TEXT}</p><p>{MORE}</p></body></html>"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (page().encode(), "valid UTF-8"),
        (page("<meta charset=iso-8859-1>").encode(), "valid UTF-8"),
        (page().encode("utf-8-sig"), "byte order mark"),
        (page().encode("utf-16"), "byte order mark"),
        (page("<meta charset=windows-1252>").encode("cp1252"), "cp1252: charset of the page"),
        (page("<meta charset=iso-8859-1>").encode("cp1252"), "cp1252: charset of the page"),
        (page("<meta content='a; charset=ISO-8859-1'>").encode("cp1252"), "cp1252: charset of the page"),
        (page("<meta charset=no-such-charset>").encode("cp1252"), "cp1252: nothing declared, as browsers read it"),
        (page("<meta charset=utf-8>").encode("cp1252") + b"\xe9" * 40, "cp1252: nothing declared, as browsers read it"),
        (page().encode() + b"<p>\xe9</p>", "cp1252: nothing declared, as browsers read it"),
    ],
)  # fmt: skip
def test_encodings(data: bytes, reason: str) -> None:
    assert decode(data).reason == reason
    if not data.endswith(b"<p>\xe9</p>"):
        assert article_from_html(data).text.split("\n\n") == [TEXT, MORE]


def test_charset_of_the_server_comes_before_the_pages_own() -> None:
    data = page("<meta charset=windows-1251>").encode("cp1252")
    assert article_from_html(data, charset="windows-1252").text.startswith(TEXT)


def test_utf8_with_a_few_spoilt_bytes_is_still_utf8() -> None:
    data = page("<meta charset=utf-8>").encode() + b"<!-- \xff -->"
    assert article_from_html(data).text.startswith(TEXT)


def test_too_large() -> None:
    with pytest.raises(InputError, match="the limit is 20,000,000") as caught:
        article_from_html(b"a" * (MAX_BYTES + 1), url="https://quay.example/a")
    assert caught.value.where == "https://quay.example/a"


def test_binary() -> None:
    with pytest.raises(InputError, match="binary"):
        article_from_html(b"\x89PNG\r\n" + bytes(5000))


@pytest.mark.parametrize("depth", [300, 1500, 50_000])
def test_deep_nesting(depth: int) -> None:
    article = article_from_html("<div>" * depth + f"<p>{TEXT}</p>" + "</div>" * depth)
    told = any("nested deeper than 2,000 levels" in reason for reason in article.reasons)
    # the parser itself gives up beyond 2,000
    assert (article.text, told) == ((TEXT, False) if depth < 2000 else ("", True))


def test_unclosed_inline_elements_lose_nothing() -> None:
    inner = "".join(f"<p><font><b>{TEXT} This is number {n}.</p>" for n in range(400))
    assert article_from_html(f"<html><body>{inner}</body></html>").text.count("This is number") == 400


def test_tree_is_shallow() -> None:
    root, damage = parse("<div>" * 1000 + "<p>deep</p>")
    assert root is not None
    assert damage is None
    deepest = max(sum(1 for _ in element.iterancestors()) for element in root.iter())
    assert deepest <= MAX_DEPTH + 1
    assert "deep" in "".join(root.itertext())


@pytest.mark.parametrize(
    "script",
    ["[" * 100_000, "{", '{"@type": 3, "author": {"name": [null, 1]}, "publisher": []}', '{"@type": ["Article", null]}',
     '{"@type": "Article", "headline": {"a": 1}, "datePublished": 5, "articleBody": ["x"], "liveBlogUpdate": "x"}',
     '"text"', "null", '{"@type":"Article","author":{"@id":"#a"},"mainEntityOfPage":{"@id":7}}'],
)  # fmt: skip
def test_structured_data_of_any_shape(script: str) -> None:
    source = page(f"<script type='application/ld+json'>{script}</script>")
    article = article_from_html(source)
    assert article.text.split("\n\n") == [TEXT, MORE]
    assert article.title == "Café in Sørvik shuts"


def test_many_elements(monkeypatch: pytest.MonkeyPatch) -> None:
    """So many that the page is simplified before it is read, and trafilatura is not asked."""
    assert tree.MANY_ELEMENTS == body.MANY_ELEMENTS == 50_000
    monkeypatch.setattr(tree, "MANY_ELEMENTS", 2_000)
    monkeypatch.setattr(body, "MANY_ELEMENTS", 2_000)
    monkeypatch.setattr("trafilatura.bare_extraction", lambda *_, **__: pytest.fail("trafilatura was asked"))
    inner = "".join(f"<p><b>{MORE[:40]}</b><i>{MORE[40:]}</i> Line <u>{n}</u>.</p>" for n in range(2_100))
    article = article_from_html(f"<html><body>{inner}</body></html>")
    assert f"{MORE} Line 77." in article.text.split("\n\n")
    # simplified: the inline elements are gone, so a paragraph is one element
    root, _ = parse(inner)
    assert root is not None
    assert next(root.iter("b", "i", "u"), None) is None


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    try:
        article = article_from_html(data)
    except InputError:
        return
    assert isinstance(article.text, str)


PIECES = st.sampled_from(
    ["<p>", "</p>", "<div>", "</div>", "<br>", "<br><br>", "<h1>", "</h1>", "<table><tr><td>", "</table>", "<figure>",
     "<figcaption>", "</figure>", "<blockquote>", "<ul><li>", "</ul>", "<a href=/x>", "</a>", "<script>", "</script>",
     "<!--", "-->", "<article class=post>", "</article>", "<div class=newsletter>", "<aside>", "&nbsp;", "&#0;", "\0",
     "\ud800", TEXT, MORE, "A. ", "Q: Why?", "𝒬 ", "\u00ad"],
)  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=25))
def test_any_markup_gives_spans_that_index_the_text(pieces: list[str]) -> None:
    article = article_from_html("".join(pieces))
    for part in article.left_out:
        if part.span is not None:
            assert article.text[part.span.start : part.span.end] == part.span.text
    assert article.text == article.text.strip()
    assert "\n\n\n" not in article.text

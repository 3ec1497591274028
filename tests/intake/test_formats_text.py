"""Plain text, front matter, Markdown, encodings, dates, names."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make_files import articles

from onrecord.intake.dates import iso_date
from onrecord.intake.fields import looks_like_html
from onrecord.intake.formats.markdown import strip_markdown
from onrecord.intake.names import names_of


def load_bytes(path, data):
    path.write_bytes(data)
    (article,) = articles([path])
    return article


def test_plain_text_is_verbatim_and_has_no_metadata(tmp_path):
    text = "  The mayor\u00a0said:\r\n\r\n“No.”\t\n\n"
    article = load_bytes(tmp_path / "a.txt", text.encode())
    assert article.text == text
    assert (article.title, article.url, article.outlet, article.authors, article.published) == (None,) * 3 + ((), None)
    assert any("plain text has no fields for title" in reason for reason in article.reasons)


def test_byte_order_mark_is_dropped_and_wide_text_is_read(tmp_path):
    text = "“No”, said Mayor Ærø.\r\n"
    for number, encoding in enumerate(("utf-8-sig", "utf-16", "utf-32")):
        assert load_bytes(tmp_path / f"{number}.txt", text.encode(encoding)).text == text
    plain = "The mayor said on Friday that the ferry would run again in May.\r\n"
    article = load_bytes(tmp_path / "le.txt", plain.encode("utf-16-le"))
    assert article.text == plain
    assert "encoding guessed: utf-16-le" in article.reasons


def test_western_text_is_guessed_and_told(tmp_path):
    text = "“We can’t wait for the café”, said Zoë Müller – mayor of Veldmark. " * 5
    article = load_bytes(tmp_path / "a.txt", text.encode("cp1252"))
    assert article.text == text
    assert "encoding guessed: cp1252" in article.reasons


def test_a_few_broken_characters_do_not_spoil_utf8(tmp_path):
    text = "“No”, said Zoë Müller – mayor of Ærø. “Never.” ‘Not once’, she said – twice."
    article = load_bytes(tmp_path / "a.txt", text.encode() + b"\x93")
    assert article.text == text + "\ufffd"
    assert any("1 broken character" in reason for reason in article.reasons)


def test_front_matter_is_metadata(tmp_path):
    data = (
        '---\r\ntitle: "Ferry: no date yet"\r\ndate: 2 March 2024\r\nauthors:\r\n  - Joris Peel\r\n  - Ada Wenning\r\n'
        "source: The Veldmark Courier\r\nurl: https://example.org/a\r\n---\r\nThe mayor said no.\r\n"
    )
    article = load_bytes(tmp_path / "a.txt", data.encode())
    assert article.text == "The mayor said no.\r\n"
    assert (article.title, article.published) == ("Ferry: no date yet", "2024-03-02")
    assert article.authors == ("Joris Peel", "Ada Wenning")
    assert (article.outlet, article.url) == ("The Veldmark Courier", "https://example.org/a")


@pytest.mark.parametrize("data", ["---\nThe mayor said: no\nand left.\n---\nMore.\n", "---\nnote: x\n---\nMore.\n"])
def test_a_text_that_begins_with_a_rule_is_kept(tmp_path, data):
    assert load_bytes(tmp_path / "a.txt", data.encode()).text == data


def test_markdown_is_stripped(tmp_path):
    data = (
        "# Ferry *late* again\n\nThe mayor, **Ilse Tarn**, told [the Courier](https://example.org)\n"
        "that “it’s `late`”.\n\n"
        "> We will vote in May.\n\n* one\n* two\n\n![a ferry](f.jpg)\n\n| a | b |\n|---|---|\n| c | d &amp; e |\n\n"
        "<div>boxed <b>words</b></div>\n\n## Why\nNobody knows\\.\n"
    )
    article = load_bytes(tmp_path / "a.md", data.encode())
    assert article.title == "Ferry late again"
    assert article.text.split("\n\n") == [
        "The mayor, Ilse Tarn, told the Courier that “it’s late”.", "We will vote in May.", "one", "two", "a\tb",
        "c\td & e", "boxed words", "Why", "Nobody knows.",
    ]  # fmt: skip


def test_markdown_front_matter_wins_over_the_heading(tmp_path):
    article = load_bytes(tmp_path / "a.md", b"---\ntitle: One\ndate: 2024-03-02\n---\n# Two\n\nThe mayor said no.\n")
    assert (article.title, article.published) == ("One", "2024-03-02")
    assert article.text == "Two\n\nThe mayor said no."


def test_only_a_first_heading_is_the_title():
    assert strip_markdown("Lead.\n\n# Later\n\nText.") == (None, "Lead.\n\nLater\n\nText.")


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2024-03-02", "2024-03-02"),
        ("2024-03-02T10:20:30Z", "2024-03-02T10:20:30+00:00"),
        ("2024-03-02 10:20:30", "2024-03-02T10:20:30"),
        ("2024-03-02 10:20:30 UTC", "2024-03-02T10:20:30+00:00"),
        ("2024-03-02T10:20:30.123+0100", "2024-03-02T10:20:30.123000+01:00"),
        ("2024-03-02 at noon", "2024-03-02"),
        ("20240302", "2024-03-02"),
        (20240302, "2024-03-02"),
        ("2024-3-2", "2024-03-02"),
        ("2024/03/02", "2024-03-02"),
        ("Sat, 02 Mar 2024 10:20:30 GMT", "2024-03-02T10:20:30+00:00"),
        ("2 March 2024", "2024-03-02"),
        ("2nd March, 2024", "2024-03-02"),
        ("Saturday, March 2, 2024", "2024-03-02"),
        ("March 2, 2024 Saturday", "2024-03-02"),
        ("Mar. 2, 2024, 5:30 p.m. ET", "2024-03-02"),
        ("02-Mar-2024", "2024-03-02"),
        ("25/12/2023", "2023-12-25"),
        ("12/25/2023", "2023-12-25"),
        ("02.02.2024", "2024-02-02"),
        (1709374830, "2024-03-02T10:20:30+00:00"),
        (datetime.date(2024, 3, 2), "2024-03-02"),
    ],
)
def test_dates_that_are_clear(value, iso):
    assert iso_date(value) == (iso, None)


@pytest.mark.parametrize(
    "value",
    ["02/03/2024", "March 2024", "2024", 2024, 1709374830.5, True, "yesterday", "30 February 2024", "31/31/2024", "",
     None, "2024-13-01", 17093748300000, "1709374830", ["2024-03-02"], "Marble 2, 2024", "0000-00-00"],
)  # fmt: skip
def test_dates_that_are_not_give_none_and_say_why(value):
    found, why = iso_date(value)
    assert found is None
    assert why


@given(st.dates(datetime.date(1700, 1, 1), datetime.date(2150, 1, 1)))
def test_every_day_is_read_back(day):
    written = [
        day.isoformat(),
        f"{day:%d %B %Y}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day:%A}, {day.day} {day:%b} {day.year}",
    ]
    assert {iso_date(one)[0] for one in written} == {day.isoformat()}


@given(st.one_of(st.text(), st.integers(), st.floats()))
def test_dates_never_raise(value):
    found, why = iso_date(value)
    assert (found is None) != (why is None)


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("By Joris Peel and Ada Wenning", ("Joris Peel", "Ada Wenning")),
        ("Joris Peel, Ada Wenning & Ilse Tarn", ("Joris Peel", "Ada Wenning", "Ilse Tarn")),
        ("Peel, Joris", ("Peel, Joris",)),
        ("Ada Wenning, Political Editor", ("Ada Wenning",)),
        (["Joris Peel", {"name": "Ada Wenning"}, None, "https://example.org/a"], ("Joris Peel", "Ada Wenning")),
        (["Joris Peel", "By Joris Peel"], ("Joris Peel",)),
        ({"@type": "Person", "name": "Ada Wenning"}, ("Ada Wenning",)),
        (["Ada Wenning For The Veldmark Post", "Centre for Water", "National Fund for Dykes"],
         ("Ada Wenning", "Centre for Water", "National Fund for Dykes")),
        (["Ada Wenning", "Written By", "Reporter", "Published A.M. Et Dec."], ("Ada Wenning",)),
        ("", ()), (None, ()), (3, ()), ("Byron Byford", ("Byron Byford",)), ("Alexandra Rand", ("Alexandra Rand",)),
    ],
)  # fmt: skip
def test_names(value, names):
    assert names_of(value) == names


def test_markup_is_told_from_text_that_mentions_a_tag():
    assert looks_like_html("<p>The mayor said no.</p>")
    assert looks_like_html("The mayor said no.<br><br>“Never,” she said.<br/><br>")
    assert not looks_like_html("He typed <b> and 3 < 4, then left.")
    assert not looks_like_html("The mayor said no.")

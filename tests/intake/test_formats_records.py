"""JSON lines, arrays, objects, tables."""

from __future__ import annotations

import json

import pytest
from make_files import articles, problems

from onrecord.intake import Limits, Problem, load
from onrecord.types import Article


def write(path, text, encoding="utf8"):
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("name", ["text", "body", "content", "articleBody", "Article_Body", "maintext"])
def test_names_of_the_text(tmp_path, name):
    (article,) = articles([write(tmp_path / "a.json", json.dumps({name: " verbatim\r\n"}))])
    assert article.text == " verbatim\r\n"


@pytest.mark.parametrize("title", ["title", "headline"])
@pytest.mark.parametrize("date", ["date", "published", "date_publish", "datePublished"])
@pytest.mark.parametrize("outlet", ["source", "outlet", "publisher", "source_domain"])
@pytest.mark.parametrize("author", ["authors", "author", "byline"])
def test_names_of_the_metadata(tmp_path, title, date, outlet, author):
    record = {
        "text": "x", title: "A", date: "March 2, 2024", "url": "https://example.org/a", outlet: "Courier",
        author: [{"name": "Joris Peel"}],
    }  # fmt: skip
    (article,) = articles([write(tmp_path / "a.jsonl", json.dumps(record))])
    assert (article.title, article.published, article.url) == ("A", "2024-03-02", "https://example.org/a")
    assert (article.outlet, article.authors) == ("Courier", ("Joris Peel",))


def test_structured_data_of_a_page(tmp_path):
    record = {
        "@type": "NewsArticle", "headline": "A", "articleBody": "x", "datePublished": "2024-03-02T10:00:00+01:00",
        "author": {"name": "Joris Peel"}, "publisher": {"@type": "Organization", "name": "Courier"},
    }  # fmt: skip
    (article,) = articles([write(tmp_path / "a.json", json.dumps(record, indent=1))])
    assert (article.outlet, article.authors, article.published) == (
        "Courier", ("Joris Peel",), "2024-03-02T10:00:00+01:00",
    )  # fmt: skip


def test_answer_of_a_news_api(tmp_path):
    record = {
        "status": "ok",
        "articles": [{"content": "one", "source": {"id": None, "name": "Courier"}}, {"content": "two"}],
    }
    found = articles([write(tmp_path / "a.json", json.dumps(record))])
    assert [(a.text, a.outlet) for a in found] == [("one", "Courier"), ("two", None)]


def test_lines_called_json_and_wide_lines(tmp_path):
    lines = '{"text": "one"}\r\n\r\n{"text": "two – drei"}'
    assert [a.text for a in articles([write(tmp_path / "a.json", lines)])] == ["one", "two – drei"]
    assert [a.text for a in articles([write(tmp_path / "b.jsonl", lines, "utf-16")])] == ["one", "two – drei"]
    assert [a.text for a in articles([write(tmp_path / "c.jsonl", lines, "utf-8-sig")])] == ["one", "two – drei"]
    assert [a.text for a in articles([write(tmp_path / "d.json", lines, "utf-16")])] == ["one", "two – drei"]


def test_foreign_bytes_are_guessed_and_told(tmp_path):
    text = "“We can’t wait for the café”, said Zoë Müller – mayor of Veldmark. " * 3
    record = f'{{"title": "A", "text": "{text}"}}'
    for name, data in (("a.jsonl", record), ("b.json", f"[{record}]"), ("c.csv", f'title,text\nA,"{text}"\n')):
        (article,) = articles([write(tmp_path / name, data, "cp1252")])
        assert article.text == text
        assert any("encoding guessed" in reason for reason in article.reasons)


def test_what_cannot_be_taken_over_is_told(tmp_path):
    record = {"text": "x", "date": "02/03/2024", "url": "http://[broken"}
    (article,) = articles([write(tmp_path / "a.jsonl", json.dumps(record))])
    assert (article.published, article.url) == (None, None)
    assert any("read two ways" in reason for reason in article.reasons)
    assert any("url not taken over" in reason for reason in article.reasons)


def test_values_in_strange_shapes_are_not_taken_over(tmp_path):
    deep = "[" * 400 + '"A"' + "]" * 400
    record = (
        f'{{"text": "x", "title": {deep}, "authors": [{deep}, 7, {{"name": ["Ana Lind"]}}], "source": {{"name": 3}}}}'
    )
    (article,) = articles([write(tmp_path / "a.jsonl", record)])
    assert (article.title, article.authors, article.outlet) == (None, ("Ana Lind",), None)
    assert any("authors" in reason for reason in articles([write(tmp_path / "b.jsonl", '{"text": "x"}')])[0].reasons)


def test_a_broken_line_is_told_with_its_number_and_the_rest_is_read(tmp_path):
    rows = [json.dumps({"text": f"Text {n}"}) for n in range(1, 1001)]
    rows[16] = rows[16][:9]
    rows[499] = '{"title": "no text here"}'
    rows[500] = '["a list"]'
    rows[501] = '{"text": 12}'
    rows[502] = '{"text": "  ", "title": "Blank"}'
    found = list(load([write(tmp_path / "a.jsonl", "\n".join(rows))]))
    bad = [one for one in found if isinstance(one, Problem)]
    assert sum(isinstance(one, Article) for one in found) == 995
    assert [one.line for one in bad] == [17, 500, 501, 502, 503]
    assert [one.left_out_why for one in bad] == ["other"] * 4 + ["empty"]
    assert f"{tmp_path / 'a.jsonl'}, line 17: not whole JSON" in str(bad[0])
    assert "no text in any of the fields" in bad[1].what
    # what is known of the empty one is kept
    assert bad[4].article is not None
    assert (bad[4].article.title, bad[4].article.left_out[0].why) == ("Blank", "empty")


def test_a_cut_array_gives_what_was_whole(tmp_path):
    rows = json.dumps([{"text": f"Text {n}"} for n in range(500)], indent=0)
    found = list(load([write(tmp_path / "a.json", rows[:-20])]))
    assert len(found) == 500
    assert isinstance(found[-1], Problem)
    assert found[-1].line == rows[:-20].count("\n") + 1
    assert [one.text for one in found[:-1]] == [f"Text {n}" for n in range(499)]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("[" * 100_000, "nested too deeply"),
        ('[{"text": ' + "9" * 5000 + "}]", "cannot be read"),
        ('[{"text": "one"} {"text": "two"}] x', "more after the end"),
        ('[{"text": "one"}', "cut off before its end"),
        ('[{"text": nothing}]', "not whole JSON"),
        ("[]", "no article in it"),
        ("null", "instead of an object"),
    ],
)
def test_broken_arrays(tmp_path, data, said):
    found = problems([write(tmp_path / "a.json", data)])
    assert len(found) == 1
    assert said in str(found[0])


def test_long_values_have_a_limit(tmp_path):
    limits = Limits(text=1000, record=5000)
    rows = [json.dumps({"text": "x" * n}) for n in (10, 1001, 9000, 20)]
    found = list(load([write(tmp_path / "a.jsonl", "\n".join(rows))], limits=limits))
    assert [isinstance(one, Article) for one in found] == [True, False, False, True]
    assert "1,001 characters; the limit for one article is 1,000" in found[1].what
    assert (found[2].line, "more than 5,000 bytes" in found[2].what) == (3, True)
    (problem,) = problems(
        [write(tmp_path / "b.json", "[" + " " * 10 + json.dumps({"text": "x" * 200_000}))], limits=limits
    )
    assert "limit" in problem.what


@pytest.mark.parametrize(("delimiter", "name"), [(",", "a.csv"), (";", "a.csv"), ("\t", "a.tsv"), ("|", "a.csv")])
def test_tables(tmp_path, delimiter, name):
    rows = [
        ["Title", "date_publish", "Text", "authors"],
        ["A, B; C", "2024-03-02", '"one,\r\n;\t| ""two"" "', "Joris Peel"],
        ["", "", '" verbatim "', ""],
    ]
    data = "\n".join(delimiter.join(f'"{cell}"' if cell == "A, B; C" else cell for cell in row) for row in rows)
    first, second = articles([write(tmp_path / name, "\ufeff" + data)])
    assert first.text == 'one,\r\n;\t| "two" '
    assert (first.title, first.published, first.authors) == ("A, B; C", "2024-03-02", ("Joris Peel",))
    assert (second.text, second.title) == (" verbatim ", None)


def test_text_column_can_be_named(tmp_path):
    path = write(tmp_path / "a.csv", "id,story\n1,one\n2,two\n")
    assert [a.text for a in articles([path], text_column="Story")] == ["one", "two"]
    (problem,) = problems([path])
    assert "the columns are: id, story" in problem.what
    assert "--text-column" in str(problem)
    assert "no column body" in problems([path], text_column="body")[0].what


def test_rows_that_do_not_fit_are_told(tmp_path):
    path = write(tmp_path / "a.csv", 'id,text\n1,one\n2,two, and three\n3\n\n4,"four"\n5,\n')
    found = list(load([path]))
    assert [one.text for one in found if isinstance(one, Article)] == ["one", "four"]
    assert [(one.line, one.left_out_why) for one in found if isinstance(one, Problem)] == [
        (3, "other"), (4, "other"), (7, "empty"),
    ]  # fmt: skip


def test_a_long_cell_is_read(tmp_path):
    text = "x" * 500_000
    assert articles([write(tmp_path / "a.csv", f"id,text\n1,{text}\n")])[0].text == text


def test_text_that_is_markup_goes_the_way_of_pages(tmp_path):
    paragraphs = [f"The mayor of Veldmark said on day {n} that the ferry would not run before May." for n in range(8)]
    html = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    record = {"title": "Given", "text": html, "date": "2024-03-02", "url": "https://example.org/a"}
    (article,) = articles([write(tmp_path / "a.jsonl", json.dumps(record))])
    assert "<p>" not in article.text
    assert all(paragraph in article.text for paragraph in paragraphs)
    assert (article.title, article.published, article.url) == ("Given", "2024-03-02", "https://example.org/a")


def test_text_field_of_json_can_be_named(tmp_path):
    path = write(tmp_path / "a.jsonl", '{"story": "one", "text": "summary"}')
    assert [a.text for a in articles([path], text_column="story")] == ["one"]

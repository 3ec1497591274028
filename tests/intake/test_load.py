"""Inputs of every kind: paths, folders, patterns, archives, standard input; streaming and determinism."""

from __future__ import annotations

import gzip
import io
import itertools
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from make_files import articles, only_problem, problems, zipped

from onrecord.errors import InputError, SettingError
from onrecord.intake import Problem, fetch, from_object, load, load_placed
from onrecord.intake.article import is_blank
from onrecord.types import Article

TEXT = "The mayor of Veldmark, Ilse Tarn, said on Friday that the ferry would run again in May.\n"


def stdin(text: str | bytes) -> io.BytesIO:
    return io.BytesIO(text if isinstance(text, bytes) else text.encode())


def test_one_file_may_be_given_as_it_is(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf8")
    assert [a.text for a in articles(path)] == [a.text for a in articles([str(path)])] == [TEXT]


def test_folder_is_read_in_order_with_what_was_passed_over_told(tmp_path):
    for name in ("b.txt", "a.md", "sub/c.html.gz", ".hidden.txt", ".git/config.txt", "style.css", "noending"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(gzip.compress(b"<html><body><p>x</p></body></html>") if name.endswith("gz") else TEXT.encode())
    found = list(load([tmp_path]))
    texts = [one.text for one in found if isinstance(one, Article)]
    assert texts[:3] == [TEXT.rstrip(), TEXT, TEXT]
    notes = [one for one in found if isinstance(one, Problem) and one.left_out_why is None]
    assert [str(note) for note in notes] == [f"{tmp_path}: passed over 2 hidden and 1 of unknown kind (.css) file(s)"]


def test_identical_files_are_all_kept(tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf8")
    first, second = articles([tmp_path])
    assert first == second


def _notes(*inputs):
    return [str(one) for one in load(inputs) if isinstance(one, Problem) and one.left_out_why is None]


def test_what_is_given_twice_is_read_twice_and_noted(tmp_path):
    for name in ("a.txt", "b.txt", "deep/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf8")
    a, deep = tmp_path / "a.txt", tmp_path / "deep"
    told = "given more than once: each time gives a row, and these have the same id. Name it once"
    assert [one.text for one in load([a, a]) if isinstance(one, Article)] == ["a.txt", "a.txt"]
    assert _notes(a, tmp_path / "deep" / ".." / "a.txt") == [f"{deep}/../a.txt: {told}".replace("/", os.sep)]
    assert _notes(f"{tmp_path}/*.txt", a) == [f"{a}: {told}"]
    assert _notes(a, deep, tmp_path) == [f"{tmp_path}: 2 file(s) in it {told}"]
    assert _notes(tmp_path, deep) == [f"{deep}: {told}"]
    assert _notes(tmp_path, deep / "c.txt") == [f"{deep / 'c.txt'}: {told}"]
    assert _notes(a, tmp_path / "b.txt", deep) == _notes(tmp_path) == []


def test_an_address_given_twice_is_noted(monkeypatch):
    page = fetch.Fetched(TEXT.encode(), "https://example.org/a", "text/plain")
    monkeypatch.setattr(fetch, "fetch", lambda url: page)
    assert len(_notes("https://example.org/a", "https://EXAMPLE.org/a/")) == 1
    assert _notes("https://example.org/a", "https://example.org/b") == []


def test_each_article_comes_with_its_place(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf8")
    (tmp_path / "b.jsonl").write_text('{"text": "one"}\n\n{"text": "two"}\n', encoding="utf8")
    (tmp_path / "c.json").write_text('[{"text": "one"}, 5,\n{"text": "two"}]', encoding="utf8")
    (tmp_path / "d.csv").write_text('title,text\nA,"one\nline"\nB,two\n', encoding="utf8")
    zipped(tmp_path / "e.zip", {"in.jsonl": b'{"articles": [{"text": "one"}, {}]}\n'})
    found = [(one.where, one.line, one.element) for one in load_placed([tmp_path])]
    assert found == [
        (str(tmp_path / "a.txt"), None, None),
        (str(tmp_path / "b.jsonl"), 1, None),
        (str(tmp_path / "b.jsonl"), 3, None),
        (str(tmp_path / "c.json"), 1, 1),
        (str(tmp_path / "c.json"), 1, 2),
        (str(tmp_path / "c.json"), 2, 3),
        (str(tmp_path / "d.csv"), 3, None),
        (str(tmp_path / "d.csv"), 4, None),
        (f"{tmp_path / 'e.zip'}!in.jsonl", 1, 1),
        (f"{tmp_path / 'e.zip'}!in.jsonl", 1, 2),
    ]


def test_an_element_of_an_array_is_told_by_its_number(tmp_path):
    path = tmp_path / "a.json"
    path.write_text('[{"text": "one"}, 5, {"title": "T"}]', encoding="utf8")
    assert [str(one).partition(": ")[0] for one in problems([path])] == [
        f"{path}, element 2, line 1",
        f"{path}, element 3, line 1",
    ]


def test_folder_without_articles_is_told(tmp_path):
    (tmp_path / "style.css").write_text("p {}", encoding="utf8")
    assert [one.left_out_why for one in load([tmp_path])] == [None, "other"]


def test_pattern(tmp_path):
    for name in ("a.txt", "b.txt", "c.md", "deep/d.txt", "e[1].txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf8")
    assert [a.text for a in articles([f"{tmp_path}/[ab].txt"])] == ["a.txt", "b.txt"]
    assert [a.text for a in articles([f"{tmp_path}/**/*.txt"])] == ["a.txt", "b.txt", "deep/d.txt", "e[1].txt"]
    # a file that has the brackets in its name is that file
    assert [a.text for a in articles([f"{tmp_path}/e[1].txt"])] == ["e[1].txt"]
    assert "no file matches" in only_problem([f"{tmp_path}/*.docx"]).what


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        ('{"text": "one"}\n{"body": "two"}\n', ["one", "two"]),
        ('\n {"text": "one"}\n', ["one"]),
        ('[{"text": "one"},\n {"content": "two"}]', ["one", "two"]),
        ('{\n "articleBody": "one"\n}', ["one"]),
        ('{"text": "one"} {"text": "two"}', ["one", "two"]),
        ("title,text\nA,one\nB,two\n", ["one", "two"]),
        ("text\ttitle\none\tA\n", ["one"]),
        ("The mayor, who spoke first, said no.\n", ["The mayor, who spoke first, said no.\n"]),
        ("[Updated] The mayor said no.", ["[Updated] The mayor said no."]),
        ("{sic} The mayor said no.", None),
        ("\ufeffThe mayor said no.", ["The mayor said no."]),
        ("", None),
    ],
)
def test_standard_input_is_sniffed(data, texts):
    found = list(load(["-"], stdin=stdin(data)))
    if texts is None:
        assert len(found) == 1
        assert isinstance(found[0], Problem)
        assert found[0].where == "standard input"
    else:
        assert [a.text for a in found] == texts


def test_standard_input_takes_archives_and_stays_open(tmp_path):
    stream = stdin(gzip.compress(b'{"text": "one"}\n{"text": "two"}\n'))
    assert [a.text for a in articles(["-"], stdin=stream)] == ["one", "two"]
    assert not stream.closed
    path = zipped(tmp_path / "a.zip", {"b.txt": b"two", "a.txt": b"one"})
    assert [a.text for a in articles(["-"], stdin=stdin(path.read_bytes()))] == ["one", "two"]
    assert "no standard input" in only_problem(["-"]).what


def test_format_can_be_said(tmp_path):
    path = tmp_path / "notes.xyz"
    path.write_text('{"text": "one"}', encoding="utf8")
    assert [a.text for a in articles([path], as_format="text")] == ['{"text": "one"}']
    assert [a.text for a in articles([path], as_format="jsonl")] == ["one"]
    assert [a.text for a in articles([tmp_path], as_format="jsonl")] == ["one"]
    assert [a.text for a in articles(["-"], stdin=stdin("{} is not JSON"), as_format="text")] == ["{} is not JSON"]
    with pytest.raises(SettingError, match="no input format word; there are csv, docx"):
        load([path], as_format="word")


def test_zip_holds_every_format(tmp_path):
    inner = zipped(tmp_path / "inner.zip", {"z.txt": b"deep"}).read_bytes()
    path = zipped(
        tmp_path / "all.zip",
        {
            "a.txt": b"text",
            "b/b.jsonl.gz": gzip.compress(b'{"text": "line"}\n'),
            "c.csv": b"text;title\ncell;C\n",
            "d.zip": inner,
            "__MACOSX/._a.txt": b"x",
        },
    )
    found = list(load([path]))
    assert [one.text for one in found if isinstance(one, Article)] == ["text", "line", "cell", "deep"]
    assert [str(one) for one in found if isinstance(one, Problem)] == [f"{path}: passed over 1 hidden file(s)"]


def test_url_goes_by_what_the_server_says(monkeypatch):
    fetch = pytest.importorskip("onrecord.intake.fetch")
    pages = {
        "https://example.org/a": fetch.Fetched(b'{"text": "one"}', "https://example.org/a", "application/json"),
        "https://example.org/b": fetch.Fetched(TEXT.encode(), "https://example.org/b", "text/plain; charset=utf-8"),
    }
    monkeypatch.setattr(fetch, "fetch", lambda url: pages[url])
    # the server's charset counts more than the page's own
    prose = "<p>The café in Veldmark is shut until May, the mayor said.</p>" * 9
    page = f"<html><head><meta charset=windows-1251></head><body><article>{prose}</article>"
    pages["https://example.org/c"] = fetch.Fetched(
        page.encode("cp1252"), "https://example.org/c", "text/html; charset=cp1252"
    )
    first, second, third = articles(list(pages))
    assert (first.text, second.text, second.url) == ("one", TEXT, "https://example.org/b")
    assert "The café in Veldmark" in third.text


def test_dead_url_is_a_problem(monkeypatch):
    fetch = pytest.importorskip("onrecord.intake.fetch")

    def dead(url):
        raise InputError("no answer", where=url, fix="Check the address")

    monkeypatch.setattr(fetch, "fetch", dead)
    assert str(only_problem(["https://example.org/x"])) == "https://example.org/x: no answer. Check the address"


class Endless(io.RawIOBase):
    """Records without end, `before` and `between` them what the format wants; counts what was taken."""

    def __init__(self, before: bytes, between: bytes) -> None:
        self.between, self.pending, self.taken = between, before, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer):
        if not self.pending or len(self.pending) < 10:
            self.pending += json.dumps({"text": f"Item {self.taken}. " + "x" * 200}).encode() + self.between
            self.taken += 1
        out, self.pending = self.pending[: len(buffer)], self.pending[len(buffer) :]
        buffer[: len(out)] = out
        return len(out)


@pytest.mark.parametrize(("form", "before", "between"), [(None, b"", b"\n"), ("json", b"[", b",\n")])
def test_an_endless_stream_is_read_as_it_comes(form, before, between):
    endless = Endless(before, between)
    found = list(itertools.islice(load(["-"], stdin=io.BufferedReader(endless), as_format=form), 500))
    assert found[-1].text.startswith("Item 499. ")
    # some buffers ahead, not more
    assert endless.taken < 500 + 3000


def test_inputs_are_taken_one_at_a_time(tmp_path):
    taken = []

    def names():
        for number in range(100):
            path = tmp_path / f"{number}.txt"
            path.write_text(f"Text {number}", encoding="utf8")
            taken.append(number)
            yield path

    assert len(list(itertools.islice(load(names()), 3))) == 3
    assert len(taken) <= 4


def test_loading_twice_gives_the_same(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "one", "date": "2 March 2024"}\n{"text": 1}\n', encoding="utf8")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf8")
    zipped(tmp_path / "c.zip", {"b.txt": b"two", "a.txt": b"one"})
    assert list(load([tmp_path])) == list(load([tmp_path]))


records = st.fixed_dictionaries(
    {"text": st.text(min_size=1).filter(lambda text: not is_blank(text) and "<" not in text)},
    optional={
        "title": st.text(), "date": st.one_of(st.text(), st.integers(), st.none(), st.floats()),
        "url": st.text(), "authors": st.one_of(st.text(), st.lists(st.text())), "source": st.text(),
    },
)  # fmt: skip


@given(st.lists(records, min_size=1, max_size=4))
def test_json_text_comes_through_verbatim(rows):
    lines = "".join(json.dumps(row) + "\n" for row in rows).encode()
    expected = [row["text"] for row in rows]
    assert [a.text for a in articles(["-"], stdin=io.BytesIO(lines), as_format="jsonl")] == expected
    raw = json.dumps(rows, ensure_ascii=False).encode()
    assert [a.text for a in articles(["-"], stdin=io.BytesIO(raw), as_format="json")] == expected
    assert [from_object(row).text for row in rows] == expected


@given(st.text(min_size=1).filter(lambda text: not is_blank(text) and "\ufeff" not in text[:1]))
def test_plain_text_comes_through_verbatim_unless_it_is_told_why_not(text):
    (found,) = load(["-"], stdin=io.BytesIO(text.encode()), as_format="text")
    if isinstance(found, Article) and not found.title:
        assert found.text == text
    else:
        # control characters without end are no text
        assert isinstance(found, Problem)
        assert "binary" in found.what or "gzip" in found.what


@example(b"\r!", None)
@example(b"text,title\rThe mayor said no.,A\r", None)
@given(st.binary(max_size=400), st.sampled_from(["text", "markdown", "json", "jsonl", "csv", "pdf", "docx", None]))
def test_no_bytes_make_it_raise(data, form):
    for found in load(["-"], stdin=io.BytesIO(data), as_format=form):
        assert str(found)


def test_nul_astral_and_lone_surrogates():
    text = "a\x00b\U0001f600\r\n c\u00a0 "
    assert articles(["-"], stdin=stdin(json.dumps({"text": text})))[0].text == text
    (found,) = articles(["-"], stdin=stdin('{"text": "a\\ud83d\\ude00 b\\ud800 c", "title": "\\udfffx"}'))
    assert found.text == "a\U0001f600 b\ufffd c"
    assert found.title == "\ufffdx"
    assert any("lone surrogate" in reason for reason in found.reasons)
    found.text.encode("utf8")


def test_from_object_names_the_fields_it_takes():
    with pytest.raises(InputError, match="no text in any of the fields text, body, content, articleBody"):
        from_object({"title": "x"})
    with pytest.raises(InputError, match="holds a number, not text"):
        from_object({"text": 3})
    with pytest.raises(InputError, match="a list instead of an object"):
        from_object(["text"])
    assert from_object({"text": ""}).left_out[0].why == "empty"


def test_intake_imports_no_heavy_library():
    code = (
        "import sys, onrecord.intake; heavy = {'lxml', 'pypdf', 'docx', 'spacy', 'trafilatura', 'charset_normalizer',"
        " 'markdown_it', 'py3langid'} & set(sys.modules); assert not heavy, heavy"
    )
    source = Path(__file__).resolve().parents[2] / "src"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(source)!r}); {code}"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_problems_helper_sees_notes(tmp_path):
    (tmp_path / ".a").write_text("x", encoding="utf8")
    (tmp_path / "a.txt").write_text("x", encoding="utf8")
    assert [one.left_out_why for one in problems([tmp_path])] == [None]

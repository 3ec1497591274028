"""Everything that can be wrong with an input is one line that says what, where and what to do."""

from __future__ import annotations

import gzip
import io
import json
import os
import zipfile
from pathlib import Path

import pytest
from make_files import articles, column, docx, only_problem, pdf, problems, zipped

from onrecord.intake import Limits, Problem, load, make_article
from onrecord.intake.load import load_stream
from onrecord.types import Article, LeftOut

TEXT = b"The mayor of Veldmark said on Friday that the ferry would run again in May.\n"


def write(path, data):
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "name", ["a.txt", "a.md", "a.html", "a.json", "a.jsonl", "a.csv", "a.pdf", "a.docx", "a.txt.gz", "a", "a.tsv"]
)
def test_empty_files(tmp_path, name):
    data = gzip.compress(b"") if name.endswith("gz") else b""
    problem = only_problem([write(tmp_path / name, data)])
    assert problem.left_out_why == "empty"
    assert problem.where == str(tmp_path / name)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.json", "a.jsonl"])
def test_white_space_only(tmp_path, name):
    assert only_problem([write(tmp_path / name, b" \r\n\t\n")]).left_out_why == "empty"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.json", "a.jsonl", "a.csv", "a.pdf", "a.docx", "a"])
def test_binary_rubbish(tmp_path, name):
    data = bytes((n * 7919 + n // 251) % 256 for n in range(5000))
    found = list(load([write(tmp_path / name, data)]))
    assert found
    assert all(isinstance(one, Problem) and one.left_out_why for one in found)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7\n...", "a PDF. Rename it to .pdf"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 100, "old Office file. Save it as .docx"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "PNG picture"),
        (b"{\\rtf1 The mayor}", "RTF). Save it as .docx"),
        (b"PK\x03\x04" + b"\0" * 100, "ZIP archive or an Office file"),
        (b"\0\1\2\3" * 100, "binary data"),
    ],
)
def test_other_files_called_text_are_told_by_name(tmp_path, data, said):
    assert said in str(only_problem([write(tmp_path / "a.txt", data)]))


def test_what_does_not_exist(tmp_path):
    problem = only_problem([tmp_path / "none.txt"])
    assert str(problem) == f"{tmp_path / 'none.txt'}: does not exist. Check the path"
    assert only_problem(["a\0b"]).left_out_why == "other"
    assert only_problem(["x" * 5000]).left_out_why == "other"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("ftp://x/y", "only http and https addresses are fetched, not ftp. Download it and give the file"),
        ("S3://bucket/*.txt", "only http and https addresses are fetched, not s3. Download it and give the file"),
        ("file:///x/y.txt", "only http and https addresses are fetched, not file. Give the path of the file"),
        ("http://", "the address names no site. Give an address as https://example.org/article"),
    ],
)
def test_addresses_that_are_not_fetched(given, said):
    assert str(only_problem([given])) == f"{given}: {said}"


def test_a_link_to_nothing(tmp_path):
    link = tmp_path / "a.txt"
    try:
        link.symlink_to(tmp_path / "gone.txt")
    except OSError:
        pytest.skip("no links on this system")
    assert "a link to a file that does not exist" in only_problem([link]).what


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read(tmp_path):
    path = write(tmp_path / "a.txt", TEXT)
    path.chmod(0)
    assert "permissions" in str(only_problem([path]))


def test_a_folder_that_may_not_be_looked_into_is_told_once(tmp_path, monkeypatch):
    usual, locked = os.scandir, tmp_path / "locked"
    locked.mkdir()

    def refused(path="."):
        if Path(path) == locked:
            raise PermissionError(13, "Permission denied", str(path))
        return usual(path)

    monkeypatch.setattr(os, "scandir", refused)
    for given in (locked, tmp_path):
        problem = only_problem([given])
        assert str(problem) == f"{locked}: the folder cannot be read: Permission denied. Check its permissions"


def test_a_file_that_cannot_be_opened(tmp_path, monkeypatch):
    bad, good = write(tmp_path / "a.txt", TEXT), write(tmp_path / "b.txt", TEXT)
    usual = Path.open

    def refused(self, *args, **settings):
        if self == bad:
            raise PermissionError(13, "Permission denied")
        return usual(self, *args, **settings)

    monkeypatch.setattr(Path, "open", refused)
    first, second = load([bad, good])
    assert str(first) == f"{bad}: cannot be opened: Permission denied. Check its permissions"
    assert isinstance(second, Article)


def test_a_disk_that_fails_while_it_is_read():
    class Failing(io.RawIOBase):
        count = 0

        def readable(self):
            return True

        def readinto(self, buffer):
            self.count += 1
            if self.count > 1:
                raise OSError(5, "Input/output error")
            line = b'{"text": "one"}\n'
            buffer[: len(line)] = line
            return len(line)

    first, second = load(["-"], stdin=io.BufferedReader(Failing()))
    assert first.text == "one"
    assert "Input/output error" in second.what


@pytest.mark.parametrize(
    ("name", "fix"), [("a.xyz", "--input-format NAME"), ("a.doc", ".docx"), ("a.rtf", ".docx"), ("a.xlsx", ".csv")]
)
def test_unknown_endings(tmp_path, name, fix):
    problem = only_problem([write(tmp_path / name, TEXT)])
    assert f"not known: .{name[2:]}" in problem.what
    assert fix in problem.fix


class Endless(io.RawIOBase):
    """A text without end that counts what was taken of it."""

    taken = 0

    def readable(self):
        return True

    def readinto(self, buffer):
        data = (TEXT * (len(buffer) // len(TEXT) + 1))[: len(buffer)]
        buffer[:] = data
        self.taken += len(data)
        return len(data)


def test_a_huge_text_is_refused_without_reading_it_all(tmp_path):
    endless, limits = Endless(), Limits(text=50_000)
    problem = only_problem(["-"], stdin=io.BufferedReader(endless), as_format="text", limits=limits)
    assert "more than 50,000 characters" in problem.what
    assert "Split it" in problem.fix
    # four bytes are the most that one character takes, and some buffers are read ahead
    assert endless.taken <= 4 * 50_000 + 200_000
    assert "more than 50,000" in only_problem([write(tmp_path / "a.txt", TEXT * 3_000)], limits=limits).what
    (article,) = articles([write(tmp_path / "b.txt", TEXT * 600)], limits=limits)
    assert len(article.text) == len(TEXT) * 600
    assert Limits().text == 5_000_000


def test_the_limit_of_a_text_is_in_characters(tmp_path):
    limits = Limits(text=10)
    assert len(articles([write(tmp_path / "a.txt", "é".encode() * 10)], limits=limits)) == 1
    assert "11 characters" in only_problem([write(tmp_path / "b.txt", "é".encode() * 11)], limits=limits).what


def test_wrong_encoding_is_read_with_the_damage_shown(tmp_path):
    (article,) = articles([write(tmp_path / "a.txt", b"\xff\xfe" + "The mayor".encode("utf-16-le") + b"x")])
    assert article.text == "The mayor\ufffd"
    assert any("damaged" in reason for reason in article.reasons)


def test_damaged_utf8_is_read_and_rubbish_is_not(tmp_path):
    sound = "The café in Zürich was naïve, Señor Gómez said – “no”. It is shut until May.".encode()
    (article,) = articles([write(tmp_path / "a.txt", sound + b" Then \xff he \x80 said \xc3( no \xfe more.")])
    assert article.text.endswith(" Then \ufffd he \ufffd said \ufffd( no \ufffd more.")
    assert article.text.startswith("The café in Zürich")
    assert "not all of it is UTF-8: 4 broken character(s) shown as U+FFFD" in article.reasons
    assert "encoding could not be told" in only_problem([write(tmp_path / "b.txt", bytes(range(128, 256)) * 9)]).what


@pytest.mark.parametrize("text", ["\u200b", "\u200b\n \ufeff\u200d\u2060", "\xad"])
def test_a_text_of_characters_without_a_width_is_empty(tmp_path, text):
    for name, data in {"a.txt": text, "b.md": text, "c.json": json.dumps({"text": text})}.items():
        assert only_problem([write(tmp_path / name, data.encode())]).left_out_why == "empty", name
    assert make_article(text).left_out == (LeftOut(None, "empty"),)
    assert make_article(f"{text}No.").left_out == ()


def test_broken_pdfs(tmp_path):
    good = pdf([column(["The mayor said no."])])
    assert "not a PDF" in only_problem([write(tmp_path / "a.pdf", TEXT)]).what
    for cut in (20, 200, len(good) // 2):
        assert only_problem([write(tmp_path / f"{cut}.pdf", good[:cut])]).where.endswith(f"{cut}.pdf")
    assert only_problem([write(tmp_path / "b.pdf", pdf([[]]))]).left_out_why == "empty"
    assert "OCR" in only_problem([tmp_path / "b.pdf"]).fix


def test_pdf_limits(tmp_path):
    path = write(tmp_path / "a.pdf", pdf([column(["The mayor said no."])] * 3))
    assert "3 pages; the limit is 2" in only_problem([path], limits=Limits(pages=2)).what
    assert "not read within 0 seconds" in only_problem([path], limits=Limits(seconds=0)).what
    assert "the limit for one file" in only_problem([path], limits=Limits(document=100)).what


def test_encrypted_pdf(tmp_path):
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([column(["The mayor said no."])]))))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tmp_path / "a.pdf")
    problem = only_problem([tmp_path / "a.pdf"])
    assert "encrypted" in problem.what
    assert "password" in problem.fix
    # one that is locked against printing only opens with the empty password
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([column(["The mayor said no."])]))))
    writer.encrypt("", "owner", algorithm="RC4-128")
    writer.write(tmp_path / "b.pdf")
    assert articles([tmp_path / "b.pdf"])[0].text == "The mayor said no."


def test_broken_docx(tmp_path):
    good = docx(tmp_path / "good.docx", ["The mayor said no."]).read_bytes()
    assert "damaged DOCX" in only_problem([write(tmp_path / "a.docx", good[:-100])]).what
    assert "damaged DOCX" in only_problem([write(tmp_path / "b.docx", TEXT)]).what
    assert "no DOCX" in only_problem([zipped(tmp_path / "c.docx", {"a.txt": TEXT})]).what
    assert "damaged" in only_problem([zipped(tmp_path / "d.docx", {"word/document.xml": b"<broken"})]).what
    assert only_problem([docx(tmp_path / "e.docx", [""])]).left_out_why == "empty"
    assert "old or encrypted" in only_problem([write(tmp_path / "f.docx", b"\xd0\xcf\x11\xe0" + b"\0" * 99)]).what


def test_a_docx_that_would_fill_the_memory(tmp_path):
    path = zipped(tmp_path / "a.docx", {"word/document.xml": b"<a>" + b" " * 40_000_000})
    assert "far more than a document has" in only_problem([path]).what


def test_broken_gzip_gives_what_came_before(tmp_path):
    # numbers in no order, so that the file hardly packs and half of it holds many lines
    lines = b"".join(b'{"text": "Text %d"}\n' % pow(3, n, 10**30 + 57) for n in range(1000))
    data = gzip.compress(lines)
    found = list(load([write(tmp_path / "a.jsonl.gz", data[: len(data) // 2])]))
    assert len(found) > 100
    assert all(isinstance(one, Article) for one in found[:-1])
    assert "damaged archive" in found[-1].what
    assert "damaged archive" in only_problem([write(tmp_path / "b.txt.gz", TEXT)]).what


def test_broken_zip(tmp_path):
    path = zipped(tmp_path / "a.zip", {"a.txt": TEXT * 20, "b.txt": TEXT})
    data = bytearray(path.read_bytes())
    data[45] ^= 0xFF
    found = list(load([write(tmp_path / "b.zip", bytes(data))]))
    assert [isinstance(one, Article) for one in found] == [False, True]
    assert found[0].where == f"{tmp_path / 'b.zip'}!a.txt"
    assert "damaged ZIP" in only_problem([write(tmp_path / "c.zip", bytes(data)[:-40])]).what


def test_zip_members_that_cannot_be(tmp_path):
    data = zipped(tmp_path / "a.zip", {"a.txt": TEXT, "b.txt": TEXT}).read_bytes()
    at = data.index(b"PK\x01\x02")
    # one that is said to begin before the archive does: all that comes first is gone
    problem, article = load_stream(io.BytesIO(data[10:]), "early.zip")
    assert str(problem) == (
        "early.zip!a.txt: cannot be unpacked (ValueError: negative seek value -10). Pack or download it again"
    )
    assert article.article.text == TEXT.decode()
    # one without a name
    nameless = bytearray(data)
    nameless[at + 28 : at + 30] = bytes(2)
    del nameless[at + 46 : at + 51]
    size = nameless.index(b"PK\x05\x06") + 12
    nameless[size : size + 4] = (int.from_bytes(nameless[size : size + 4], "little") - 5).to_bytes(4, "little")
    (article,) = load([write(tmp_path / "nameless.zip", bytes(nameless))])
    assert article.text == TEXT.decode()


def test_encrypted_zip_member(tmp_path):
    path = zipped(tmp_path / "a.zip", {"a.txt": TEXT})
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "encrypted" in only_problem([write(path, bytes(data))]).what


def test_bombs(tmp_path):
    # an archive is judged by its ratio from ten million bytes on
    bomb = gzip.compress(b" " * 11_000_000)
    assert "more than 200 times its size" in only_problem([write(tmp_path / "a.txt.gz", bomb)]).what
    path = zipped(tmp_path / "a.zip", {"a.txt": b" " * 11_000_000, "b.txt": TEXT})
    first, second = load([path])
    assert "more than 200 times its size" in first.what
    assert isinstance(second, Article)
    limits = Limits(unpacked=100)
    assert (
        "more than 100 bytes"
        in only_problem([write(tmp_path / "b.txt.gz", gzip.compress(TEXT * 2))], limits=limits).what
    )
    many = zipped(tmp_path / "many.zip", {f"{n}.txt": TEXT for n in range(20)})
    assert "20 files in one archive; the limit is 10" in only_problem([many], limits=Limits(members=10)).what
    # the whole archive has one budget
    found = list(load([many], limits=Limits(unpacked=5 * len(TEXT))))
    assert sum(isinstance(one, Article) for one in found) == 5


def test_archives_within_archives_have_an_end(tmp_path):
    data = TEXT
    for level in range(4):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as packed:
            packed.writestr("a.txt" if not level else "inner.zip", data)
        data = buffer.getvalue()
    assert "deeper than is read" in only_problem([write(tmp_path / "a.zip", data)]).what


def test_unknown_kinds_in_archives_are_told(tmp_path):
    path = zipped(tmp_path / "a.zip", {"a.txt": TEXT, "b.png": b"\x89PNG"})
    (problem,) = problems([path])
    assert problem.where.endswith("a.zip!b.png")


def test_members_cannot_leave_the_archive(tmp_path):
    path = zipped(tmp_path / "a.zip", {"../../evil.txt": TEXT, "/abs.txt": TEXT})
    assert len(articles([path])) == 2
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.zip"]


def test_the_rest_is_read_on(tmp_path):
    write(tmp_path / "a.txt", b"")
    write(tmp_path / "b.pdf", b"x")
    write(tmp_path / "c.docx", b"x")
    write(tmp_path / "d.json", b"{")
    write(tmp_path / "e.csv", b"id\n1\n")
    write(tmp_path / "f.zip", b"x")
    write(tmp_path / "g.txt.gz", b"x")
    write(tmp_path / "z.txt", TEXT)
    found = list(load([tmp_path / "none", tmp_path]))
    assert [isinstance(one, Article) for one in found] == [False] * 8 + [True]
    assert all("\n" not in str(one) and str(one).startswith(str(tmp_path)) for one in found[:-1])

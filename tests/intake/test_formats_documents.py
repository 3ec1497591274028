"""PDF, DOCX, pages, and the exports of news databases in all of these."""

from __future__ import annotations

import gzip

import pytest
from export_texts import FACTIVA, FACTIVA_CODED, LEXIS, NEXIS_UNI
from make_files import articles, column, docx, pdf, problems

from onrecord.intake.paragraphs import PageLine, join_lines, joined, without_running_heads

FIRST = [
    "The council of Veldmark has put off its vote on the new ferry, the mayor, Ilse",
    "Tarn, said on Friday, after residents of the eastern quays had com-",
    "plained that nobody had asked them of the long-term plan.",
    "“We will vote in May,” she said. “There is no other way, and the long-",
]
SECOND = [
    "term plan does not know another one.” A spokesman for the ferry company,",
    "who did not wish to be named, denied that it had pressed for the delay.",
    "",
    "The ferry has been late for two years.",
]


def two_pages(**settings):
    pages = []
    for number, lines in enumerate((FIRST, SECOND), start=1):
        head = (72.0, 800.0, f"The Veldmark Courier {number + 1} March 2024")
        pages.append([head, *column(lines), (290.0, 30.0, f"Page {number} of 2")])
    return pdf(pages, **settings)


def test_pdf_lines_become_paragraphs(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(two_pages(title="Ferry vote put off again"))
    (article,) = articles([path])
    assert article.text == (
        "The council of Veldmark has put off its vote on the new ferry, the mayor, Ilse Tarn, said on Friday, after "
        "residents of the eastern quays had complained that nobody had asked them of the long-term plan.\n\n"
        "“We will vote in May,” she said. “There is no other way, and the long-term plan does not know another one.” "
        "A spokesman for the ferry company, who did not wish to be named, denied that it had pressed for the delay."
        "\n\nThe ferry has been late for two years."
    )
    assert article.title == "Ferry vote put off again"
    assert article.published is None
    assert any("The Veldmark Courier" in reason and "page numbers" in reason for reason in article.reasons)
    assert any("no publication date" in reason for reason in article.reasons)


def test_pdf_title_that_is_no_title(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(two_pages(title="Microsoft Word - draft3.docx"))
    assert articles([path])[0].title is None


def test_one_page_keeps_its_edges_but_for_the_page_number():
    page = [PageLine(text, 72, 800 - 20 * row, 11) for row, text in enumerate(["Head", "Body.", "12"])]
    kept, dropped = without_running_heads([page])
    assert [line.text for line in kept[0]] == ["Head", "Body."]
    assert dropped == ("page numbers",)


def test_running_heads_are_told_from_first_lines():
    pages = [
        [PageLine(text, 72, 800 - 20 * row, 11) for row, text in enumerate((f"The Courier {n}", first, "More."))]
        for n, first in enumerate(("Line a stands here.", "Line b stands here.", "Line c stands here."))
    ]
    kept, dropped = without_running_heads(pages)
    assert [page[0].text for page in kept] == ["Line a stands here.", "Line b stands here.", "Line c stands here."]
    assert dropped[0] == "The Courier #"


def test_broken_words():
    assert join_lines(["the minis-", "try said"]) == "the ministry said"
    assert join_lines(["the long-", "term plan"], known=frozenset({"long-term"})) == "the long-term plan"
    assert join_lines(["the Franco-", "German plan"]) == "the Franco-German plan"
    assert join_lines(["soft\u00ad", "ly said"]) == "softly said"
    assert join_lines(["he said -", "and left"]) == "he said - and left"


def test_lines_that_are_paragraphs_are_not_joined():
    lines = ["One sentence.", "Another sentence.", "", "A third one."]
    assert joined(lines) == "One sentence.\n\nAnother sentence.\n\nA third one."


def test_docx_paragraphs(tmp_path):
    path = docx(
        tmp_path / "a.docx",
        [("Title", "Ferry late"), "The mayor said no.", "", "“Never,” she\u00a0said.", ("List Bullet", "one")],
    )
    (article,) = articles([path])
    assert article.title == "Ferry late"
    assert article.text == "The mayor said no.\n\n“Never,” she\u00a0said.\n\none"
    assert (article.published, article.authors) == (None, ())


def test_docx_tables_and_documents_without_a_title(tmp_path):
    from docx import Document

    document = Document()
    document.add_paragraph("The mayor said no.")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "left", "right"
    document.add_paragraph("The end.")
    document.save(str(tmp_path / "a.docx"))
    (article,) = articles([tmp_path / "a.docx"])
    assert (article.title, article.text) == (None, "The mayor said no.\n\nleft\tright\n\nThe end.")


PARAGRAPHS = [f"The mayor of Veldmark said on day {n} that the ferry would not run before May." for n in range(8)]
PAGE = (
    "<html><head><title>Ferry late</title></head><body><article><h1>Ferry late</h1>"
    + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    + "</article></body></html>"
).encode()


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.html", PAGE), ("a.htm", PAGE), ("a.xhtml", PAGE), ("a.html.gz", gzip.compress(PAGE)), ("noending", PAGE)],
)
def test_pages(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    (article,) = articles([tmp_path / name])
    assert all(paragraph in article.text for paragraph in PARAGRAPHS)


def test_page_without_text(tmp_path):
    (tmp_path / "a.html").write_bytes(b"<html><head></head><body><script>x()</script></body></html>")
    (problem,) = problems([tmp_path / "a.html"])
    assert problem.left_out_why == "empty"


def as_text(path, text):
    path = path.with_suffix(".txt")
    path.write_text(text, encoding="utf8")
    return path


def as_docx(path, text):
    return docx(path.with_suffix(".docx"), text.splitlines())


def as_pdf(path, text):
    lines = text.splitlines()
    pages = [lines[start : start + 45] for start in range(0, len(lines), 45)]
    foot = "Page {} of {} © 2024 Factiva, Inc. All rights reserved."
    path = path.with_suffix(".pdf")
    path.write_bytes(
        pdf([[*column(page), (72.0, 40.0, foot.format(n, len(pages)))] for n, page in enumerate(pages, start=1)])
    )
    return path


FERRY = "A spokesman for the ferry company denied on Sunday that it had pressed for a delay."
VOTE = (
    "The council of Veldmark has put off its vote on the new ferry, the mayor said on Friday.\n\n"
    "“We will vote in May,” she said. “There is no other way.”"
)


@pytest.mark.parametrize("write", [as_text, as_docx, as_pdf])
@pytest.mark.parametrize(
    ("text", "authors"),
    [(NEXIS_UNI, ("JORIS PEEL", "Ada Wenning")), (FACTIVA, ("Joris Peel",))],
    ids=["nexis", "factiva"],
)
def test_exports_hold_several_articles(tmp_path, write, text, authors):
    first, second = articles([write(tmp_path / "export", text)])
    assert (first.title, first.outlet) == ("Harbour vote put off again, mayor says", "The Veldmark Courier")
    assert (first.published, first.authors, first.text) == ("2024-03-02", authors, VOTE)
    assert (second.title, second.outlet) == ("Ferry firm denies pressing council", "Norland Press Agency")
    assert (second.published, second.text) == ("2024-03-03", FERRY)


@pytest.mark.parametrize("write", [as_text, as_docx, as_pdf])
def test_the_older_lexis_export(tmp_path, write):
    first, second = articles([write(tmp_path / "export", LEXIS)])
    assert (first.title, first.outlet) == ("Harbour vote put off again, mayor says", "The Veldmark Courier")
    assert (first.published, first.authors) == ("2024-03-02", ("Joris Peel",))
    assert first.text == (
        "The council of Veldmark has put off its vote on the new ferry, the mayor, Ilse Tarn, said on Friday, after "
        "residents of the eastern quays had complained that nobody had asked them. It was the third delay this year."
        "\n\nA spokesman for the ferry company denied that it had pressed for the delay and said that it would wait."
    )
    assert second.text == "A spokesman for the ferry company denied on Sunday that it had pressed anybody."


@pytest.mark.parametrize("write", [as_text, as_docx, as_pdf])
def test_factiva_with_field_codes(tmp_path, write):
    (article,) = articles([write(tmp_path / "export", FACTIVA_CODED)])
    assert (article.title, article.outlet) == ("Harbour vote put off again, mayor says", "The Veldmark Courier")
    assert (article.published, article.authors) == ("2024-03-02", ("Joris Peel",))
    assert article.text == (
        "The council of Veldmark has put off its vote on the new ferry, the mayor said on Friday.\n\n"
        "IN May, she said, the council will vote. “There is no other way.”"
    )


def test_a_short_article_is_doubted(tmp_path):
    first = articles([as_text(tmp_path / "export", FACTIVA)])[0]
    assert "the export counts 1041 words, 30 were read" in first.reasons


def test_an_export_that_breaks_off(tmp_path):
    cut = NEXIS_UNI[: NEXIS_UNI.index("pressed for a delay")]
    assert "breaks off" in " ".join(articles([as_text(tmp_path / "export", cut)])[1].reasons)


def test_an_article_without_a_body_is_told_with_its_line(tmp_path):
    text = NEXIS_UNI.replace(FERRY, "")
    (problem,) = problems([as_text(tmp_path / "export", text)])
    assert (problem.left_out_why, "Ferry firm denies" in problem.what) == ("empty", True)
    assert NEXIS_UNI.splitlines()[problem.line - 1] == "Ferry firm denies pressing council"


@pytest.mark.parametrize("text", ["He signed the last page.\n\nEnd of Document\n", "I wrote 512 words\nDocument 12\n"])
def test_a_text_that_mentions_the_marks_is_a_text(tmp_path, text):
    assert articles([as_text(tmp_path / "a", text)])[0].text == text

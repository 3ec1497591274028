"""The layout of a reading: runs, marks and rows."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from onrecord.exports.marks import lay_out, summary_of, title_of
from onrecord.reading.text.paragraphs import paragraphs
from onrecord.types import Article, LeftOut, ReaderInfo, Reading, Span, Statement


def bare(text: str, statements: tuple[Statement, ...] = (), left_out: tuple[LeftOut, ...] = ()) -> Reading:
    article = Article("c1", "v1", None, None, None, (), None, "en", text)
    return Reading(article, ReaderInfo("0", (), ()), statements=statements, left_out=left_out)


def said(text: str, number: int, *pieces: tuple[int, int]) -> Statement:
    content = tuple(Span.of(text, start, end) for start, end in pieces)
    return Statement(f"s{number}", (), (), content, "direct", "say", None, (), (), None, None, None, 0.5)


@given(st.data())
def test_runs_give_back_the_paragraphs_and_marks_the_spans(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="ab \n", min_size=1, max_size=40))
    offsets = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda pair: pair[0] < pair[1])
    spans = data.draw(st.lists(offsets, max_size=5))
    layout = lay_out(bare(text, tuple(said(text, n, pair) for n, pair in enumerate(spans))))
    bounds = paragraphs(text)
    assert ["".join(run.text for run in p.runs) for p in layout.paragraphs] == [text[s:e] for s, e in bounds]
    for (start, _), paragraph in zip(bounds, layout.paragraphs, strict=True):
        at = start
        for run in paragraph.runs:
            for offset in range(at, at + len(run.text)):
                expected = {str(n) for n, (low, high) in enumerate(spans) if low <= offset < high}
                assert {mark.label for mark in run.marks} == expected
            at += len(run.text)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 10)), max_size=6))
def test_every_statement_has_one_row(pairs: list[tuple[int, int]]) -> None:
    text = "a b\n\nc d e"
    statements = tuple(said(text, n, (s, e)) for n, (s, e) in enumerate(pairs) if s < e)
    layout = lay_out(bare(text, statements))
    assert sorted(row.id for p in layout.paragraphs for row in p.rows) == sorted(s.id for s in statements)


def test_marks_are_outermost_first_and_say_where_pieces_open_and_close() -> None:
    text = "he said that she said no"
    layout = lay_out(bare(text, (said(text, 1, (8, 24)), said(text, 2, (22, 24)))))
    before, outer, inner = layout.paragraphs[0].runs
    assert (before.text, before.marks) == ("he said ", ())
    assert [(m.label, m.opens, m.closes) for m in outer.marks] == [("1", True, False)]
    assert [(m.label, m.opens, m.closes) for m in inner.marks] == [("1", False, True), ("2", True, True)]


def test_a_piece_over_two_paragraphs_opens_and_closes_in_each() -> None:
    text = "“one\n\n“two”"
    first, second = lay_out(bare(text, (said(text, 1, (0, 11)),))).paragraphs
    assert all(m.opens and m.closes for p in (first, second) for run in p.runs for m in run.marks)
    assert (len(first.rows), len(second.rows)) == (1, 0)


def test_rows_name_speaker_source_or_neither(reading: Reading) -> None:
    rows = [row for p in lay_out(reading).paragraphs for row in p.rows]
    assert [row.who for row in rows] == ["Ada Brook", "Ada Brook", "A union official", "A union official", "?"]
    assert rows[1].via == ("Northern Post",)
    assert rows[4].inside == "4"
    assert rows[4].reasons == ("no words name the source",)


def test_left_out_parts_and_articles(reading: Reading) -> None:
    layout = lay_out(reading)
    assert layout.left_out is None
    assert [p.left_out for p in layout.paragraphs] == ["byline", None, None]
    whole = replace(reading, statements=(), left_out=(LeftOut(None, "language: ru"),))
    assert lay_out(whole).left_out == "language: ru"


def test_a_statement_without_any_span_still_has_a_row() -> None:
    assert len(lay_out(bare("a b", (said("a b", 1),))).paragraphs[0].rows) == 1


def test_summary(reading: Reading) -> None:
    assert summary_of(reading) == (
        "5 statements (2 direct, 2 indirect, 1 mixed) by 1 voice, 3 whose speaker is not told; 1 part left out"
    )
    assert summary_of(bare("a")) == "0 statements"


def test_an_article_without_title_is_named_by_its_beginning() -> None:
    assert title_of(bare("\n A headline \n\nText.").article) == "A headline"
    assert title_of(bare("").article) == "(no text)"
    long = title_of(bare("word " * 40).article)
    assert long.endswith("word …")
    assert len(long) <= 102

"""What pages ask of a record: quick counts, copies, versions, and whether anything changed."""

from __future__ import annotations

from pathlib import Path

import pytest

import onrecord
from tests.record.readings import NEWER, plain, whole


def test_an_overview_counts_as_cite_does(tmp_path: Path) -> None:
    text = " ".join(f"word{n} and more" for n in range(80))
    with onrecord.open(tmp_path / "news.record") as record:
        empty = record.overview()
        assert (empty.articles, empty.first, empty.outlets, empty.statements) == (0, None, (), 0)
        record.add(whole())
        record.add(whole(reader=NEWER))
        record.add(plain("two", text, outlet="Courier", published="2031-01-02"))
        record.add(plain("three", text, published=None))
        seen, cited = record.overview(), record.cite()
    for name in ("articles", "copies", "first", "last", "statements", "events"):
        assert getattr(seen, name) == getattr(cited, name)
    assert seen.copies == 1
    assert seen.outlets == (("Courier", 1), ("Northern Post", 1))
    assert (seen.unnamed, seen.undated) == (1, 1)


def test_copies_are_told_from_both_sides(tmp_path: Path) -> None:
    text = " ".join(f"word{n} and more" for n in range(80))
    with onrecord.open(tmp_path / "news.record") as record:
        record.add(plain("late", text, published="2031-01-03", title="Late"))
        record.add(plain("first", text, published="2031-01-02", title="First"))
        record.add(plain("other", "Something else."))
        assert [(copy.article, copy.original) for copy in record.copies("ulate")] == [("ufirst", True)]
        assert [(copy.article, copy.original) for copy in record.copies("ufirst")] == [("ulate", False)]
        assert record.copies("uother") == ()
        assert record.copies("unone") == ()


def test_how_much_is_kept_of_an_article(tmp_path: Path) -> None:
    with onrecord.open(tmp_path / "news.record") as record:
        record.add(whole())
        record.add(whole(reader=NEWER))
        record.add(plain("one", "Another text.", published="2001-01-01"))
        record.correct("uone", record.reading("uone").statements[0].id, "act", "say", by="Ines")
        assert record.kept("uone") == (2, 3)
        assert record.kept("unone") == (0, 0)


def test_a_change_is_seen_by_whoever_makes_it(tmp_path: Path) -> None:
    path = tmp_path / "news.record"
    with onrecord.open(path) as record:
        record.add(whole())
        before = record.changes()
        record.reading("uone")
        assert record.changes() == before
        record.strike("uone", "s1", by="Ines")
        own = record.changes()
        assert own != before
        with onrecord.open(path) as other:
            other.add(plain("two", "Another text."))
        assert record.changes() != own


def test_a_record_that_is_only_read_sees_changes_too(tmp_path: Path) -> None:
    path = tmp_path / "news.record"
    with onrecord.open(path) as record, onrecord.open(path, write=False) as reader:
        before = reader.changes()
        record.add(whole())
        assert reader.changes() != before


@pytest.mark.parametrize("article", [None, "uone"])
def test_corrections_that_wait_are_told_of_an_article(tmp_path: Path, article: str | None) -> None:
    with onrecord.open(tmp_path / "news.record") as record:
        record.add(whole())
        made = record.strike("uone", "s1", by="Ines")
        assert record.waiting(article) == ()
        record.add(plain("one", "Another text.", published="2031-01-01"))
        record.add(plain("two", "And another."))
        assert record.waiting(article) == (made.id,)
        assert record.waiting("utwo") == ()

"""Who is heard in the articles of a record, counted by the database."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.questions.sourcing.articles import sourcing_of
from onrecord.record.filters import Filters
from onrecord.record.store import Record
from onrecord.record.voices_heard import Heard, HeardSide, heard
from tests.record.readings import plain, readings, whole


def ask(record: Record, **filters: Any) -> tuple[Heard, ...]:
    with record.state() as connection:
        return heard(connection, Filters(**filters))


def test_a_record_is_counted_without_loading_it(record: Record) -> None:
    record.add(whole())
    record.add(plain("old", "Nothing is said.", published="2020-01-01"))
    early, late = ask(record)
    assert (early.article, early.statements, early.sides, early.only) == ("uold", 0, (), None)
    assert (late.article, late.outlet, late.published) == ("uone", "Northern Post", "2024-05-06")
    assert (late.statements, late.named, late.voices, late.open) == (3, 3, 2, 0)
    assert late.sides == (HeardSide("BRN", "MIL", 1), HeardSide("TLS", "GOV", 2))
    assert [row.article for row in ask(record, since="2024")] == ["uone"]
    assert [row.article for row in ask(record, outlet="northern")] == ["uone"]


def test_corrections_count(record: Record) -> None:
    record.add(whole())
    record.strike("uone", "s3", by="Ada")
    (found,) = ask(record)
    assert (found.statements, found.voices, found.only, found.only_anonymous) == (2, 1, "Orla Venn", False)


def test_a_copy_names_its_original(record: Record) -> None:
    text = " ".join(f"word{n}" for n in range(80))
    record.add(plain("one", text, published="2024-01-01"))
    record.add(plain("two", text, published="2024-01-02"))
    assert [(row.article, row.copy_of) for row in ask(record)] == [("uone", None), ("utwo", "uone")]


@given(data=st.data())
def test_it_counts_as_the_sourcing_of_each_article_does(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    reading = data.draw(readings())
    with Record(tmp_path_factory.mktemp("any") / "news.record") as record:
        record.add(reading)
        (found,) = ask(record)
        sourcing = sourcing_of(record.reading(reading.article.id))
    assert (found.statements, found.unknown) == (sourcing.statements, sourcing.unknown)
    sorts = {
        sort: sum(len(v.statements) for v in sourcing.voices if v.sort == sort)
        for sort in ("named", "anonymous", "group", "document")
    }
    assert sorts == {
        "named": found.named,
        "anonymous": found.anonymous,
        "group": found.groups,
        "document": found.documents,
    }
    sides = {
        (side.country, side.sector): sum(len(v.statements) for v in sourcing.voices if v.actor in side.voices)
        for side in sourcing.sides
    }
    assert {(side.country, side.sector): side.statements for side in found.sides} == sides

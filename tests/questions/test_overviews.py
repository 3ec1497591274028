"""Network, dossier and outlets asked of a record: whatever the order in which it was filled."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import SettingError
from onrecord.questions.positions.asking import Scope
from onrecord.questions.sides.overviews import dossier, network, outlets
from onrecord.record.store import Record
from onrecord.spans import respanned
from onrecord.types import Reading
from tests.record.readings import NEWER, whole

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def other_words(reading: Reading, by: int) -> Reading:
    """The same rows in a text of other words: no copy."""
    text = reading.article.text.translate(str.maketrans(_LETTERS, _LETTERS[by:] + _LETTERS[:by]))
    return respanned(replace(reading, article=replace(reading.article, text=text)), text)


READINGS = (
    whole(),
    whole("copy", published="2024-05-07", outlet="Quell Courier"),
    other_words(whole("two", published="2024-05-06", outlet="Quell Courier"), 1),
    other_words(whole("three", published="2024-06-30", outlet=None), 2),
    other_words(whole("four", published=None), 3),
    other_words(whole("three", published="2024-06-30", outlet=None, reader=NEWER), 2),
)


def answers(record: Record) -> tuple[Any, ...]:
    """All that is asked here."""
    return (
        network(record), network(record, "Talsia", Scope(since="2024-05", until="2024-05")), dossier(record, "Talsia"),
        dossier(record, "Brenmark", "Talsia"), outlets(record, by="month"),
    )  # fmt: skip


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, ...]:
    """The answers where articles came in order."""
    with Record(tmp_path_factory.mktemp("plain") / "news.record") as record:
        for reading in READINGS:
            record.add(reading)
        return answers(record)


def test_the_answers_count_copies_once(expected: tuple[Any, ...]) -> None:
    whole_network, in_may, talsia, both, printed = expected
    assert [(e.source.name, e.relation, e.target.name, e.reports, e.articles) for e in whole_network.edges] == [
        ("Brenmark", "accuses", "Talsia", 4, 4)
    ]
    assert whole_network.mentions == 8
    assert [edge.reports for edge in in_may.edges] == [2]
    assert (talsia.statements, talsia.articles, both.statements) == (8, 4, 4)
    assert [(row.outlet, row.period, row.articles, row.copies) for row in printed] == [
        ("Northern Post", "2024-05", 1, 0), ("Northern Post", "undated", 1, 0), ("Quell Courier", "2024-05", 1, 1),
        (None, "2024-06", 1, 0),
    ]  # fmt: skip


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(order=st.permutations(READINGS), cut=st.integers(0, len(READINGS)))
def test_order_and_split_of_adding_do_not_matter(
    tmp_path_factory: pytest.TempPathFactory, expected: tuple[Any, ...], order: list[Reading], cut: int
) -> None:
    path = tmp_path_factory.mktemp("any") / "news.record"
    for part in (order[:cut], order[cut:]):
        with Record(path) as record:
            for reading in part:
                record.add(reading)
    with Record(path) as record:
        assert answers(record) == expected


def test_every_trace_leads_to_its_row(tmp_path: Path) -> None:
    with Record(tmp_path / "news.record") as record:
        for reading in READINGS:
            record.add(reading)
        traces = [trace for edge in network(record).edges for trace in edge.traces]
        traces += [entry.trace for entry in dossier(record, "Talsia").timeline]
        assert traces
        for trace in traces:
            reading = record.reading(trace.article)
            spans = {event.id: event.trigger for event in reading.events}
            spans |= {statement.id: statement.content[0] for statement in reading.statements}
            assert trace.span == spans[trace.row]
            text = reading.article.text
            assert trace.around.text == text[trace.around.start : trace.around.end]


def test_who_is_no_side_of_its_own_is_told(tmp_path: Path) -> None:
    with Record(tmp_path / "news.record") as record:
        record.add(READINGS[0])
        with pytest.raises(SettingError, match="Orla Venn is no side of its own"):
            network(record, "Orla Venn")

"""Whatever a record holds, the questions answer, their spans index the texts, and a smaller scope gives no more."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from onrecord.errors import SettingError
from onrecord.questions.positions.asking import Scope, disputes, positions, shifts
from onrecord.record.store import Record
from tests.questions import stories
from tests.record.readings import readings


@settings(
    max_examples=25,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.lists(readings(), max_size=4, unique_by=lambda reading: reading.article.id))
def test_every_question_answers(some) -> None:
    with tempfile.TemporaryDirectory() as folder, Record(Path(folder) / "news.record") as record:
        for reading in some:
            record.add(reading)
        rows = []
        for known in record.actors():
            with suppress(SettingError):  # an id that begins or ends with white space is found by nobody
                rows += positions(record, known.id)
        rows += [row for one in shifts(record) for row in (*one.before, *one.after)]
        rows += [row for one in disputes(record) for row in (*one.asserting, *one.denying)]
        for row in rows:
            text = record.reading(row.article).article.text
            for part in (row.sentence, *row.cue, *row.content, *row.triggers):
                assert text[part.start : part.end] == part.text
        copies = Scope(copies=True)
        assert len(disputes(record, scope=Scope(since="2024"))) <= len(disputes(record, scope=copies))
        assert disputes(record, limit=1) == disputes(record)[:1]
        assert shifts(record, limit=1) == shifts(record)[:1]


@pytest.mark.parametrize("kind", ["", "a.b", 'a"b', "$"])
def test_a_type_that_is_no_word_is_answered_too(kind: str, tmp_path: Path) -> None:
    told = stories.story(
        "odd",
        "Talsia met the Harbour League. Orla Venn denied that any talks were held.",
        [
            stories.Done("CONSULT", "met", ("talsia",), ("league",), "asserted"),
            stories.Said("venn", "denied", "that any talks were held", "deny"),
            stories.Done("CONSULT", "talks", ("talsia",), ("league",), "denied", "denied"),
        ],
    )
    with Record(tmp_path / "news.record") as record:
        record.add(replace(told, events=tuple(replace(event, type=kind) for event in told.events)))
        assert all(one.asserting and one.denying for one in disputes(record))

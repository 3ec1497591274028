"""Corrections are laid over what was read, survive re-reading, and can be undone."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import RecordError, SettingError
from onrecord.knowledge.plover import ontology
from onrecord.record.correcting import NewEvent, NewStatement
from onrecord.record.corrections import Who
from onrecord.record.overlay import overlaid
from onrecord.record.store import Record
from onrecord.spans import respanned
from onrecord.types import Hop, Reading
from tests.record.readings import NEWER, TEXT, expected, span, whole

AT = "2024-06-01T10:00:00+00:00"


@pytest.fixture
def filled(record: Record) -> Record:
    record.add(whole())
    return record


def by_id(reading: Reading, row: str):
    rows = (*reading.statements, *reading.events, *reading.actors)
    return next(each for each in rows if each.id == row)


def test_a_changed_speaker_is_seen_everywhere_and_what_was_read_is_kept(filled: Record) -> None:
    made = filled.correct(
        "uone", "s3", "speaker", Who("Ministry of War", "organisation", "BRN"), by="Ada", at=AT, note="n"
    )
    assert (made.by, made.at, made.note, made.action, made.layer) == ("Ada", AT, "n", "change", "statement")
    shown = filled.reading("uone")
    speaker = by_id(shown, by_id(shown, "s3").speaker)
    assert (speaker.name, speaker.kind, speaker.country) == ("Ministry of War", "organisation", "BRN")
    assert by_id(shown, "s3").chain == (Hop(speaker.id, "speaker", False, None),)
    assert f"corrected: speaker by Ada ({made.id})" in by_id(shown, "s3").reasons
    assert [hit.statement for hit in filled.search(speaker="Ministry of War").hits] == ["s3"]
    assert filled.search(speaker="Ministry of Defence").hits == ()
    assert filled.reading("uone", raw=True) == expected(whole())
    assert filled.check() == ()


def test_a_speaker_may_be_named_by_the_id_of_an_actor_or_be_unknown(filled: Record) -> None:
    filled.correct("uone", "s2", "speaker", "a3", by="Ada")
    said = by_id(filled.reading("uone"), "s2")
    assert said.speaker == "a3"
    assert [hop.actor for hop in said.chain] == ["a3", "a4"]
    assert said.via == ("a4",)
    filled.correct("uone", "s2", "speaker", None, by="Ada")
    said = by_id(filled.reading("uone"), "s2")
    assert (said.speaker, [hop.actor for hop in said.chain]) == (None, ["a4"])


def test_spans_act_and_events_are_changed(filled: Record) -> None:
    words = span(TEXT, "keeps a military presence")
    filled.correct("uone", "s1", "content", ((words.start, words.end),), by="Ada")
    filled.correct("uone", "s1", "act", "say", by="Ada")
    filled.correct("uone", "e1", "factuality", "denied", by="Ada")
    filled.correct("uone", "e2", "type", "REJECT", by="Ada")
    filled.correct("uone", "a5", "name", "Ministry of Peace", by="Ada")
    shown = filled.reading("uone")
    assert (by_id(shown, "s1").content, by_id(shown, "s1").act) == ((words,), "say")
    assert (by_id(shown, "e1").factuality, by_id(shown, "e2").type) == ("denied", "REJECT")
    assert by_id(shown, "a5").name == "Ministry of Peace"
    assert filled.search("Brenmark", act="deny").hits == ()
    assert len(filled.search(factuality="denied").hits) == 1
    assert filled.check() == ()


def test_what_is_struck_is_found_no_more_until_it_is_undone(filled: Record) -> None:
    struck = filled.strike("uone", "s1", by="Ada")
    filled.strike("uone", "e2", by="Ada")
    assert [row.id for row in filled.reading("uone").statements] == ["s2", "s3"]
    assert [row.id for row in filled.reading("uone").events] == ["e1"]
    assert filled.search("military").hits == ()
    undone = filled.undo(struck.id, by="Bo")
    assert [row.id for row in filled.reading("uone").statements] == ["s1", "s2", "s3"]
    assert len(filled.search("military").hits) == 1
    filled.undo(undone.id, by="Ada")
    assert filled.search("military").hits == ()
    assert [(each.action, each.undone) for each in filled.corrections()] == [
        ("strike", False), ("strike", False), ("undo", True), ("undo", False)
    ]  # fmt: skip
    assert filled.check() == ()


def test_what_is_added_is_found(filled: Record) -> None:
    cue, content = span(TEXT, "accused"), span(TEXT, "shelling the harbour of Quell")
    new = NewStatement(((content.start, content.end),), ((cue.start, cue.end),), act="accuse", speaker=Who("Brenmark"))
    made = filled.insert("uone", new, by="Ada")
    trigger = span(TEXT, "killing")
    filled.insert("uone", NewEvent("ASSAULT", (trigger.start, trigger.end), "possible"), by="Ada")
    shown = filled.reading("uone")
    added = by_id(shown, f"s{made.id}")
    assert (added.content, added.cue, added.act, added.speaker) == ((content,), (cue,), "accuse", "a3")
    assert shown.events[-1].trigger == trigger
    assert len(filled.search("shelling", act="accuse", speaker="Brenmark").hits) == 1
    filled.strike("uone", added.id, by="Bo")
    assert f"s{made.id}" not in {row.id for row in filled.reading("uone").statements}
    assert filled.check() == ()


def _reread(record: Record) -> Reading:
    """What a newer reader gives: other ids, and spans that begin elsewhere."""
    old = whole(reader=NEWER)
    start = span(TEXT, "Orla Venn denied").start
    statements = tuple(replace(row, id=f"s{9 - n}") for n, row in enumerate(old.statements))
    first = replace(statements[0], source=(span(TEXT, "Orla Venn"),))
    assert first.source[0].start == start
    statements = (first, replace(statements[1], continues="s9"), statements[2])
    return replace(old, statements=statements, events=(replace(old.events[0], statement="s7"), old.events[1]))


def test_corrections_survive_reading_anew(filled: Record) -> None:
    filled.correct("uone", "s1", "act", "say", by="Ada")
    filled.strike("uone", "s3", by="Ada")
    assert filled.add(_reread(filled)).kind == "reread"
    shown = filled.reading("uone")
    assert shown.reader == NEWER
    assert [(row.id, row.act) for row in shown.statements] == [("s9", "say"), ("s8", "say")]
    assert filled.waiting() == ()
    filled.prune()
    assert filled.reading("uone") == shown
    assert filled.check() == ()


def test_in_another_text_a_correction_finds_the_same_words_or_waits(filled: Record) -> None:
    kept = filled.correct("uone", "s1", "act", "say", by="Ada")
    lost = filled.correct("uone", "e1", "factuality", "denied", by="Ada")
    text = "Updated. " + TEXT.replace("shelling", "shooting")  # as long, so that all else is one shift away
    moved = whole(text="Updated. " + TEXT, published="2024-05-08")
    moved = respanned(replace(moved, article=replace(moved.article, text=text, version="v2"), events=()), text)
    filled.add(moved)
    assert by_id(filled.reading("uone"), "s1").act == "say"
    assert filled.waiting() == (lost.id,)
    assert kept.id not in filled.waiting()
    assert filled.check() == ()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["act", "strike", "speaker", "event", "undo"]), max_size=6), st.integers(0, 6))
def test_corrections_before_and_after_reading_anew_give_the_same(tmp_path_factory, steps: list[str], cut: int) -> None:
    def carry_out(record: Record, step: str) -> None:
        ids = {row.act: row.id for row in record.reading("uone").statements}
        if step == "act" and "accuse" in ids:
            record.correct("uone", ids["accuse"], "act", "criticise", by="Ada", at=AT)
        elif step == "strike" and "deny" in ids:
            record.strike("uone", ids["deny"], by="Ada", at=AT)
        elif step == "speaker" and "say" in ids:
            record.correct("uone", ids["say"], "speaker", Who("Ivo Lund"), by="Ada", at=AT)
        elif step == "event":
            record.correct("uone", "e1", "factuality", "possible", by="Ada", at=AT)
        elif step == "undo" and (open_ := [c for c in record.corrections() if not c.undone]):
            record.undo(open_[-1].id, by="Ada", at=AT)

    shown = []
    for when in (0, cut, len(steps)):
        with Record(tmp_path_factory.mktemp("record") / "r") as record:
            record.add(whole())
            for number, step in enumerate(steps):
                if number == when:
                    record.add(_reread(record))
                carry_out(record, step)
            record.add(_reread(record))
            assert record.check() == ()
            rows = record.reading("uone").statements
            names = {actor.id: actor.name for actor in record.reading("uone").actors}
            shown.append([(row.content, row.act, names.get(row.speaker or "")) for row in rows])
    assert shown[0] == shown[1] == shown[2]


def test_a_striking_leaves_no_row_that_names_what_is_gone() -> None:
    reading = whole()
    inner = replace(reading.statements[1], inside="s1", continues="s1")
    reading = replace(reading, statements=(reading.statements[0], inner, reading.statements[2]))
    reading = replace(
        reading, events=(replace(reading.events[0], statement="s1"), replace(reading.events[1], same_event="e1"))
    )
    shown, waiting = overlaid(reading, _strikes(reading, "s1", "e1"))
    assert waiting == ()
    assert (shown.statements[0].inside, shown.statements[0].continues) == (None, None)
    assert [(event.id, event.same_event) for event in shown.events] == [("e2", None)]


def _strikes(reading: Reading, *rows: str):
    from onrecord.record.anchors import extent
    from onrecord.record.corrections import Correction

    for row in rows:
        layer = "statement" if row[0] == "s" else "event"
        yield Correction(
            f"k{row}", "strike", layer, reading.article.id, reading.article.version, extent(by_id(reading, row)), None,
            None, row, "Ada", AT,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("row", "field", "value", "error", "message"),
    [
        ("s9", "act", "say", RecordError, "has no row 's9'"),
        ("s1", "act", "shout", SettingError, "'shout' is no act. Valid are say, ask"),
        ("s1", "volume", "loud", SettingError, "no field 'volume' of a statement can be changed. The fields"),
        ("s1", "content", ((5, 5),), SettingError, "5:5 does not lie in the text"),
        ("s1", "content", ((0, 9999),), SettingError, "0:9999 does not lie in the text"),
        ("s1", "content", (), SettingError, "content needs spans"),
        ("s1", "act", None, SettingError, "act cannot be unknown"),
        ("e1", "factuality", "sure", SettingError, "'sure' is no factuality"),
        ("e1", "trigger", ((0, 2), (3, 4)), SettingError, "trigger needs one span"),
        ("a1", "kind", "robot", SettingError, "'robot' is no kind"),
        ("s1", "speaker", Who("X", "robot"), SettingError, "'robot' is no kind"),
        ("s1", "act", " ", SettingError, "act is a word"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_and_not_kept(filled: Record, row, field, value, error, message: str) -> None:
    with pytest.raises(error, match=message):
        filled.correct("uone", row, field, value, by="Ada")
    assert filled.corrections() == ()


def test_a_correction_has_a_name(filled: Record) -> None:
    with pytest.raises(SettingError, match="needs the name"):
        filled.strike("uone", "s1", by=" ")
    with pytest.raises(SettingError, match="an actor cannot be struck"):
        filled.strike("uone", "a1", by="Ada")
    with pytest.raises(RecordError, match="no correction 'k0'"):
        filled.undo("k0", by="Ada")
    made = filled.strike("uone", "s1", by="Ada")
    filled.undo(made.id, by="Ada")
    with pytest.raises(RecordError, match="is undone already"):
        filled.undo(made.id, by="Ada")


def test_corrections_are_never_deleted_or_changed(filled: Record) -> None:
    filled.strike("uone", "s1", by="Ada")
    for command in ("DELETE FROM correction", "UPDATE correction SET made_by = 'Bo'"):
        with pytest.raises(RecordError, match="undo them"), filled._data.writing() as connection:
            connection.exec_driver_sql(command)
    assert [each.by for each in filled.corrections()] == ["Ada"]


def test_lessons_have_the_layout_of_the_training_data(filled: Record) -> None:
    assert list(filled.lessons()) == []
    struck = filled.strike("uone", "s3", by="Ada")
    (line,) = filled.lessons()
    lesson = json.loads(line)
    assert lesson["text"] == TEXT
    assert [set(row) for row in lesson["attributions"]] == [{"source", "cue", "content"}] * 2
    first = lesson["attributions"][0]
    assert [TEXT[a:b] for part in ("source", "cue") for a, b in first[part]] == ["Talsia's envoy Orla Venn", "denied"]
    filled.undo(struck.id, by="Ada")
    assert list(filled.lessons()) == []


def test_lessons_can_be_evaluated_as_labelled_articles(filled: Record, tmp_path) -> None:
    from onrecord.evaluation.statements import labelled

    filled.strike("uone", "s3", by="Ada")
    path = tmp_path / "mine.jsonl"
    path.write_text("".join(filled.lessons()), encoding="utf8")
    (gold,) = labelled(path)
    assert len(gold.attributions) == 2


def test_score_and_quad_class_follow_what_a_person_says_of_type_and_mode(filled: Record) -> None:
    event = filled.reading("uone").events[0]
    filled.correct("uone", event.id, "type", "CONSULT", by="Ines")
    now = filled.reading("uone").events[0]
    kind = ontology().types["CONSULT"]
    assert (now.type, now.mode, now.quad_class, now.score) == ("CONSULT", None, kind.quad, kind.score)
    filled.correct("uone", event.id, "mode", "visit", by="Ines")
    assert filled.reading("uone").events[0].score == ontology().score("CONSULT", "visit")


@pytest.mark.parametrize(
    ("field", "value", "message"), [("type", "GRUMBLE", "is no type"), ("mode", "visit", "is no mode of ")]
)
def test_an_event_has_a_type_and_mode_of_plover(filled: Record, field: str, value: str, message: str) -> None:
    with pytest.raises(SettingError, match=message):
        filled.correct("uone", filled.reading("uone").events[0].id, field, value, by="Ines")
    with pytest.raises(SettingError, match=message):
        new = {"type": "ASSAULT", "mode": None, field: value}
        filled.insert("uone", NewEvent(new["type"], (0, 3), "asserted", new["mode"]), by="Ines")
    assert filled.corrections() == ()

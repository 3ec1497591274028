"""brat standoff: what is written can be read again, and what was changed in it becomes corrections."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.exports.brat.merging import merged
from onrecord.exports.brat.parsing import parse
from onrecord.exports.brat.reading import Revised, correct, revised
from onrecord.exports.brat.writing import ann, configuration, write_brat
from onrecord.knowledge.plover import ontology
from onrecord.record.frames.columns import View
from onrecord.record.frames.table import whole as utf8
from onrecord.record.store import Record
from onrecord.spans import respanned
from onrecord.types import Reading
from tests.record.readings import TEXT, plain, readings, span, whole


@pytest.fixture
def record(tmp_path: Path) -> Record:
    made = Record(tmp_path / "news.record")
    made.add(whole())
    made.add(plain("two", "Nothing is said."))
    return made


@pytest.fixture
def folder(record: Record, tmp_path: Path) -> Path:
    made = tmp_path / "brat"
    made.mkdir()
    write_brat(record.views(), made)
    return made


def edit(folder: Path, change: Callable[[str], str], name: str = "uone") -> None:
    path = folder / f"{name}.ann"
    path.write_text(change(path.read_text(encoding="utf8")), encoding="utf8", newline="\n")


def changes(found: tuple[Revised, ...]) -> list[tuple[str, str | None, str | None, Any]]:
    return [(c.action, c.row, c.field, c.value) for each in found for c in each.merged.changes]


def take(record: Record, folder: Path) -> int:
    return sum(1 for each in revised(record, folder) for _ in correct(record, each, by="Ada"))


def test_a_folder_has_texts_annotations_and_the_configuration(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == {
        "uone.txt", "uone.ann", "utwo.txt", "utwo.ann", "annotation.conf", "articles.jsonl", "exported"
    }  # fmt: skip
    assert (folder / "uone.txt").read_bytes().decode() == TEXT
    assert (folder / "utwo.ann").read_text() == ""
    assert (folder / "annotation.conf").read_text() == configuration()
    for line in (folder / "uone.ann").read_text(encoding="utf8").splitlines():
        if line.startswith("T"):
            _, where, words = line.split("\t")
            pieces = [tuple(map(int, piece.split())) for piece in where.split(" ", 1)[1].split(";")]
            assert " ".join(TEXT[start:end] for start, end in pieces) == words


def test_statements_and_events_are_told_in_brats_way(folder: Path) -> None:
    text = (folder / "uone.ann").read_text(encoding="utf8")
    denied = span(TEXT, "denied")
    trigger = re.search(rf"(T\d+)\tStatement {denied.start} {denied.end}\tdenied", text)
    assert trigger
    own = re.search(rf"(E\d+)\tStatement:{trigger[1]} Source:T\d+ Content:T\d+", text)
    assert own
    for line in (f"Act {own[1]} deny", f"Form {own[1]} indirect", f"Row {own[1]}\ts1"):
        assert f"\t{line}\n" in text
    assert f"\tAnnotatorNotes {own[1]}\tspeaker: Orla Venn\n" in text
    assert re.search(r"E\d+\tASSAULT:T\d+ Actor:T\d+ Recipient:T\d+ Time:T\d+ Place:T\d+", text)
    assert re.search(r"A\d+\tMode E\d+ heavy-weapons", text)


def test_the_configuration_lists_all_types_and_values() -> None:
    found = configuration()
    for name in ontology().types:
        assert re.search(rf"^{name}\t", found, re.M)
    assert "Value:asserted|denied|possible|future|hypothetical" in found


def test_what_was_not_changed_makes_no_corrections(record: Record, folder: Path) -> None:
    assert changes(revised(record, folder)) == []
    (folder / "uone.ann").unlink()  # not judged
    assert changes(revised(record, folder)) == []
    assert record.corrections() == ()


def test_changes_become_corrections_once(record: Record, folder: Path) -> None:
    told = span(TEXT, "told")
    new = span(TEXT, "killing two to four dockers")

    def change(text: str) -> str:
        text = text.replace("Act E1 deny", "Act E1 decline").replace("Form E3 indirect", "Form E3 mixed")
        text = text.replace("speaker: Ministry of Defence", "speaker: Harbour Office")
        number = re.search(r"(E\d+)\tACCUSE:(T\d+)", text)
        assert number
        text = text.replace(f"{number[2]}\tACCUSE", f"{number[2]}\tREJECT").replace(
            f"ACCUSE:{number[2]}", f"REJECT:{number[2]}"
        )
        assault = re.search(r"(E\d+)\tASSAULT", text)
        assert assault
        text = text.replace(f"Factuality {assault[1]} asserted", f"Factuality {assault[1]} possible")
        text = re.sub(rf"A\d+\tMode {assault[1]} heavy-weapons\n", "", text)
        lines = [line for line in text.splitlines() if not re.search(r"^E2\t|[\t ]E2[\t ]", line)]
        lines += [
            f"T90\tASSAULT {new.start} {new.start + 7}\tkilling", "E90\tASSAULT:T90", "A90\tFactuality E90 denied",
            f"T91\tStatement {told.start} {told.end}\ttold", f"T92\tContent {new.start} {new.end}\tkilling …",
            "E91\tStatement:T91 Content:T92", "A91\tAct E91 report", "#91\tAnnotatorNotes E91\tspeaker: Orla Venn",
        ]  # fmt: skip
        return "\n".join(lines) + "\n"

    edit(folder, change)
    wanted = {
        ("change", "s1", "act", "decline"), ("change", "s3", "form", "mixed"),
        ("change", "s3", "speaker", "Harbour Office"), ("strike", "s2", None, None), ("change", "e2", "type", "REJECT"),
        ("change", "e1", "factuality", "possible"), ("change", "e1", "mode", None), ("add", None, None, None),
    }  # fmt: skip
    assert set(changes(revised(record, folder))) == wanted
    assert take(record, folder) == 9
    shown = record.reading("uone")
    names = {actor.id: actor.name for actor in shown.actors}
    said = {row.id: row for row in shown.statements}
    assert "s2" not in said
    assert (said["s1"].act, said["s3"].form, names[said["s3"].speaker or ""]) == ("decline", "mixed", "Harbour Office")
    (own,) = (row for row in shown.statements if row.id not in ("s1", "s3"))
    assert (own.act, own.form, [s.text for s in own.cue], names[own.speaker or ""]) == (
        "report", "indirect", ["told"], "Orla Venn"
    )  # fmt: skip
    assert own.content == (new,)
    events = {row.id: row for row in shown.events}
    assert (events["e1"].factuality, events["e1"].mode, events["e2"].type) == ("possible", None, "REJECT")
    (added,) = (row for row in shown.events if row.id not in ("e1", "e2"))
    assert (added.type, added.trigger.text, added.factuality) == ("ASSAULT", "killing", "denied")
    assert {each.by for each in record.corrections()} == {"Ada"}
    assert take(record, folder) == 0
    assert record.check() == ()


def test_changed_spans_become_corrections(record: Record, folder: Path) -> None:
    content = span(TEXT, "that her country keeps a military presence in Brenmark")
    shorter = span(TEXT, "her country keeps a military presence in Brenmark")
    edit(
        folder,
        lambda text: text.replace(f"Content {content.start} {content.end}", f"Content {shorter.start} {shorter.end}"),
    )
    assert take(record, folder) == 1
    assert record.reading("uone").statements[0].content == (shorter,)


def test_an_unknown_speaker_is_a_dash_and_a_note_that_is_gone_says_nothing(record: Record, folder: Path) -> None:
    edit(folder, lambda text: text.replace("E1\tspeaker: Orla Venn", "E1\tspeaker: -"))
    edit(folder, lambda text: re.sub(r"#\d+\tAnnotatorNotes E2\t.*\n", "", text))
    assert changes(revised(record, folder)) == [("change", "s1", "speaker", None)]
    take(record, folder)
    assert record.reading("uone").statements[0].speaker is None


def test_what_others_corrected_is_not_overwritten(record: Record, folder: Path) -> None:
    edit(folder, lambda text: text.replace("Act E1 deny", "Act E1 decline"))
    record.correct("uone", "s3", "act", "criticise", by="Bo")
    assert changes(revised(record, folder)) == [("change", "s1", "act", "decline")]
    record.correct("uone", "s1", "act", "say", by="Bo")
    with pytest.raises(InputError, match=r"uone\.ann, line \d+: s1 was corrected otherwise.*Export it again"):
        revised(record, folder)
    record.correct("uone", "s1", "act", "decline", by="Bo")
    assert changes(revised(record, folder)) == []


def test_a_row_that_others_changed_is_not_struck(record: Record, folder: Path) -> None:
    edit(folder, lambda text: "")
    record.correct("uone", "s1", "act", "say", by="Bo")
    with pytest.raises(InputError, match="s1 was corrected otherwise"):
        revised(record, folder)


def test_only_what_was_exported_is_judged(record: Record, tmp_path: Path) -> None:
    made = tmp_path / "part"
    made.mkdir()
    write_brat(record.views(act="deny"), made)
    assert changes(revised(record, made)) == []
    edit(made, lambda text: "")
    assert changes(revised(record, made)) == [("strike", "s1", None, None)]


def test_roles_that_differ_are_counted(record: Record, folder: Path) -> None:
    edit(folder, lambda text: re.sub(r"(ASSAULT:T\d+ Actor:T\d+) Recipient:T\d+", r"\1", text))
    found = revised(record, folder)
    assert (changes(found), found[0].merged.passed_over) == ([], 1)


def test_lines_that_end_within_a_content_are_parts_of_one_mark(tmp_path: Path) -> None:
    text = TEXT.replace(" on 3 May", "\non 3 May")
    reading = whole()
    reading = respanned(replace(reading, article=replace(reading.article, text=text)), text)
    found = parse(ann(View.of(reading)), text, "x")
    content = reading.statements[2].content
    assert found[2].content == tuple((s.start, s.end) for s in content)
    assert "\nT" in ann(View.of(reading))
    assert ";" in next(line for line in ann(View.of(reading)).splitlines() if "Content" in line and "shelling" in line)


# ---- what cannot be


@pytest.mark.parametrize(
    ("pattern", "new", "told"),
    [
        ("Act E1 deny", "Act E1 shout", "line [0-9]+: 'shout' is no act. Valid are say"),
        ("T1\tContent", "T1 Content", "line 1: .* is no line of brat's standoff"),
        (r"Content \d+ \d+", "Content 5 9999", "5 9999 does not lie in the text. It has 269 characters"),
        ("\tASSAULT:", "\tSHOUT:", "'SHOUT' is no type. Valid are Statement"),
        ("heavy-weapons", "visit", "'visit' is no mode of ASSAULT"),
        ("Source:T2", "Source:T999", "names T999, which is no mark"),
        (" Content:T1", "", "a statement needs a content. Mark its content"),
        ("E2\ts2", "E2\ts1", "two marks are of row s1. Delete the note Row of the new one"),
        ("E1\tStatement:T3", "E1\tASSAULT:T3", "s1 is made of another kind"),
    ],
)
def test_a_mark_that_cannot_be_is_told_with_its_line(
    record: Record, folder: Path, pattern: str, new: str, told: str
) -> None:
    edit(folder, lambda text: re.sub(pattern, new, text, count=1))
    with pytest.raises(InputError, match=told):
        revised(record, folder)
    assert record.corrections() == ()


def test_a_folder_or_text_that_is_not_ours_is_told(record: Record, folder: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"has no articles\.jsonl\. Give a folder that `onrecord export"):
        revised(record, tmp_path)
    (folder / "uone.txt").write_text("another text", encoding="utf8")
    with pytest.raises(InputError, match="the text is not that of the record"):
        revised(record, folder)
    (folder / "uone.txt").write_bytes(b"\xff")
    with pytest.raises(InputError, match="is not UTF-8"):
        revised(record, folder)
    (folder / "articles.jsonl").write_text("{}\n", encoding="utf8")
    with pytest.raises(InputError, match="is no line of the list of articles"):
        revised(record, folder)


def test_another_version_of_the_text_is_told(record: Record, folder: Path) -> None:
    record.add(whole(text=TEXT + " More.", published="2024-05-09"))
    with pytest.raises(InputError, match="is of another version of the article's text"):
        revised(record, folder)


@settings(max_examples=60, deadline=None)
@given(readings(), st.data())
def test_any_reading_comes_back_as_it_was(reading: Reading, data: Any) -> None:
    kinds = st.sampled_from(sorted(ontology().types))
    events = tuple(replace(event, type=data.draw(kinds)) for event in reading.events)
    view = View.of(replace(reading, events=events))
    written = str(utf8(ann(view)))
    text = reading.article.text
    found = parse(written, text, "x")
    assert merged(found, found, found, "x").changes == ()
    known = {row.id: row for row in (*reading.statements, *events)}
    for each in found:
        row = known[each.row or ""]
        for part in ("source", "cue", "content"):
            if each.type is None:
                covered = {n for start, end in getattr(each, part) for n in range(start, end) if not text[n].isspace()}
                wanted = {n for s in getattr(row, part) for n in range(s.start, s.end) if not text[n].isspace()}
                # a statement without a cue that can be marked has its content as trigger
                assert covered == wanted

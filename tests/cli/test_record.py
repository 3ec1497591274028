"""The commands of a record, with a reader that knows its answers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.main import cli
from onrecord.cli.services import Services
from onrecord.evaluation.audits import filled
from onrecord.intake import Placed, Problem
from onrecord.questions.comparing import keep_compared
from onrecord.questions.evidence.kept_answers import rules
from onrecord.record.answers import are_kept
from onrecord.record.store import Record
from onrecord.types import Article, LeftOut, ReaderInfo, Reading
from tests.questions.joined_stories import meeting
from tests.record.readings import NEWER, READER, TEXT, whole

EMPTY = Problem("empty.txt", None, "holds no text", left_out_why="empty")
RUSSIAN = Article("cru", "v", None, "Мост", None, (), None, "ru", "Мост", left_out=(LeftOut(None, "language: ru"),))


class FakeReader:
    """Gives the readings it was made with, by article id, and counts what it was asked for."""

    def __init__(self, *readings: Reading, info: ReaderInfo = READER) -> None:
        self.known = {reading.article.id: reading for reading in readings}
        self.info = info
        self.asked: list[str] = []

    def read_many(self, articles: Iterable[Article], jobs: int | None = None) -> Iterator[Reading]:
        for article in articles:
            self.asked.append(article.id)
            yield replace(self.known[article.id], article=article, reader=self.info)


def run(*args: str, reader: FakeReader | None = None, items: Iterable[Article | Problem] = (), **more: Any) -> Result:
    placed = [Placed(item, "x.jsonl", 7) if isinstance(item, Article) else item for item in items]
    services = Services(lambda *_, **__: iter(placed), lambda *_: reader)  # type: ignore[arg-type, return-value]
    return CliRunner().invoke(cli, list(args), obj=services, **more)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "news.record"


@pytest.fixture
def filled_path(path: Path) -> Path:
    with Record(path) as record:
        record.add(whole())
        record.add(whole("two", published="2023-01-31"))
    return path


def test_add_tells_what_became_of_each_article(path: Path) -> None:
    one, two = whole(), whole("two")
    reader = FakeReader(one, two)
    result = run("add", "x", reader=reader, items=[one.article, RUSSIAN, EMPTY, two.article])
    assert result.exit_code == 3
    assert result.stdout == (
        "news.record: 2 articles added, 1 of these a copy of another one\nleft out: 2 (language: ru 1, empty 1)\n"
    )
    assert "left out: " in result.stderr
    again = run("add", "x", reader=reader, items=[one.article, two.article])
    assert (again.exit_code, again.stdout) == (0, "news.record: 0 articles added, 2 already known\n")
    assert reader.asked == ["uone", "utwo"]
    edited = whole(text=TEXT + " More.")
    third = run("add", "x", reader=FakeReader(edited), items=[edited.article])
    assert third.stdout.startswith("news.record: 0 articles added, 1 new version of an article that was there")
    newer = run("add", "x", reader=FakeReader(two, info=NEWER), items=[two.article])
    assert "1 read anew by another reader" in newer.stdout


def test_add_keeps_which_events_agree_and_what_all_articles_answer(path: Path) -> None:
    one, two = meeting("a"), meeting("bb")
    assert run("add", "x", reader=FakeReader(one, two), items=[one.article, two.article]).exit_code == 0
    with Record(path) as record:
        assert keep_compared(record) == 0
        with record.state() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM agreed").scalar() == 1
            assert are_kept(connection, rules())
        record.strike("ua", "e1", by="Ada")
        with record.state() as connection:
            assert not are_kept(connection, rules())
    assert run("prune").exit_code == 0
    with Record(path) as record, record.state() as connection:
        assert are_kept(connection, rules())


def test_add_again_replaces_what_is_read_otherwise(filled_path: Path) -> None:
    other = replace(whole(), events=())
    reader = FakeReader(other)
    assert "1 already known" in run("add", "x", reader=reader, items=[other.article]).stdout
    assert "1 read anew" in run("add", "x", "--again", reader=reader, items=[other.article]).stdout
    with Record(filled_path) as record:
        assert record.reading("uone").events == ()


def test_add_takes_layers(path: Path) -> None:
    asked: list[object] = []

    def make(layers: object, *_: object) -> FakeReader:
        asked.append(layers)
        return FakeReader(whole())

    for more in ((), ("--layers", "events, names")):
        services = Services(lambda *_, **__: iter([Placed(whole().article, "x", 1)]), make)  # type: ignore[arg-type]
        assert CliRunner().invoke(cli, ["add", "x", *more], obj=services).exit_code == 0
    assert asked == [None, ["events", "names"]]


def test_an_audit_of_events_that_are_not_there_says_how_to_read_them(path: Path) -> None:
    with Record(path) as record:
        record.add(replace(whole(), events=()))
    result = run("audit", "--layer", "events", "-o", "sheet.tsv")
    assert result.exit_code == 2
    assert "no events to audit. Events are read on request: `onrecord add PATH --layers events`" in result.stderr


def test_add_with_nothing_to_read_is_told(path: Path) -> None:
    broken = Problem("a.jsonl", 17, "not JSON", "Mend the line")
    result = run("add", "x", reader=FakeReader(), items=[broken])
    assert result.exit_code == 2
    assert "nothing could be read" in result.stderr
    assert "Traceback" not in result.stderr
    assert not path.exists()
    left_out = run("add", "x", reader=FakeReader(), items=[RUSSIAN])
    assert (left_out.exit_code, list(path.parent.iterdir())) == (3, [])
    assert left_out.stdout == "news.record: 0 articles added, so there is no record\nleft out: 1 (language: ru 1)\n"


def test_a_record_that_cannot_be_made_is_told_before_anything_is_read(path: Path) -> None:
    reader = FakeReader(whole())
    result = run("add", "x", "--record", "nowhere/a.record", reader=reader, items=[whole().article])
    assert (result.exit_code, reader.asked) == (2, [])
    assert "cannot be opened. Is the folder there" in result.stderr


def test_a_reading_that_is_not_sound_is_left_out_and_told(path: Path) -> None:
    bad = replace(whole(), actors=())
    alone = run("add", "x", reader=FakeReader(bad), items=[bad.article])
    assert (alone.exit_code, path.exists()) == (3, False)
    result = run("add", "x", reader=FakeReader(bad, whole("two")), items=[bad.article, whole("two").article])
    assert result.exit_code == 3
    assert "1 article added" in result.stdout
    assert "left out: uone: a1" in result.stderr or "names actor a1" in result.stderr


def test_show(filled_path: Path) -> None:
    assert "news.record: 2 articles, 2023-01-31 to 2024-05-06" in run("show").stdout
    shown = run("show", "uone").stdout
    assert "Talsia denies" in shown
    assert "\n   s1  deny         Orla Venn  that her country keeps" in shown
    assert "\n   e1  ASSAULT     asserted  Talsia → ?  shelling" in shown
    assert json.loads(run("show", "uone", "-f", "json").stdout)[0]["article"]["id"] == "uone"
    assert len(run("show", "uone", "utwo", "-f", "jsonl").stdout.splitlines()) == 2
    assert "2 articles      4 statements  Orla Venn" in run("show", "--actors", "venn").stdout
    assert len(json.loads(run("show", "--all-actors", "-f", "json").stdout)) == 5
    assert json.loads(run("show", "-f", "json").stdout)[0]["articles"] == 2


def test_search(filled_path: Path) -> None:
    result = run("search", "military", "--since", "2024", "--speaker", "venn")
    assert result.stdout == (
        "uone s1  Orla Venn · deny · Northern Post · 2024-05-06 · Talsia denies (copy of utwo)\n"
        "    that her country keeps a «military» presence in Brenmark\n"
    )
    assert run("search", "military", "--no-copies").stdout.startswith("utwo s1  Orla Venn")
    assert run("search", "nowhere").stderr == "nothing found\n"
    assert "there is more: --offset 1" in run("search", "--limit", "1").stderr
    hits = json.loads(run("search", "soldiers", "-f", "json", "--articles").stdout)
    assert [hit["article"] for hit in hits] == ["uone", "utwo"]


def test_one_article_is_one(path: Path) -> None:
    with Record(path) as record:
        record.add(whole())
    assert run("show").stdout.startswith("news.record: 1 article, 2024-05-06")
    assert "     1 article       2 statements  Orla Venn" in run("show", "--actors", "venn").stdout


def test_articles_without_a_date_are_told_where_a_date_finds_nothing(filled_path: Path) -> None:
    assert run("search", "--since", "2030").stderr == "nothing found\n"
    with Record(filled_path) as record:
        record.add(whole("three", published=None))
    assert run("search", "--since", "2030").stderr == "nothing found; 1 article has no date\n"
    assert run("search", "nowhere").stderr == "nothing found\n"


def test_corrections_from_the_command_line(filled_path: Path) -> None:
    changed = run(
        "correct", "set", "uone", "s3", "speaker", "Ivo Lund", "--country", "BRN", "--by", "Ada", "--note", "n"
    )
    assert changed.exit_code == 0
    assert "speaker = " in changed.stdout
    run("correct", "set", "uone", "s1", "content", "10:20,30:40", "--by", "Ada")
    run("correct", "set", "uone", "s2", "speaker", "-", "--by", "Ada")
    run("correct", "strike", "utwo", "e1", "--by", "Ada")
    run("correct", "add-statement", "utwo", "--content", "0:6", "--cue", "7:9", "--speaker", "a1", "--by", "Bo")
    run("correct", "add-event", "utwo", "assault", "--trigger", "0:6", "--by", "Bo")
    with Record(filled_path) as record:
        one, two = record.reading("uone"), record.reading("utwo")
        assert {actor.name for actor in one.actors} >= {"Ivo Lund"}
        assert [(span.start, span.end) for span in one.statements[0].content] == [(10, 20), (30, 40)]
        assert one.statements[1].speaker is None
        assert (len(two.statements), [event.type for event in two.events]) == (4, ["ACCUSE", "ASSAULT"])
        assert record.check() == ()
    listed = run("correct", "list").stdout.splitlines()
    assert len(listed) == 6
    number = listed[0].split()[0]
    assert run("correct", "undo", number, "--by", "Ada").exit_code == 0
    assert "undone" in run("correct", "list", "uone").stdout
    assert "Ada" in run("show", "uone").stdout
    assert len(json.loads(run("correct", "list", "-f", "json").stdout)) == 7
    assert len(run("correct", "export").stdout.splitlines()) == 2
    assert run("correct", "export", "-o", "mine.jsonl").exit_code == 0
    assert Path("mine.jsonl").read_text(encoding="utf8").count("attributions") == 2


def test_actors_are_joined_from_the_command_line(filled_path: Path) -> None:
    assert run("correct", "links").stdout == ""
    one, other = "known:talsia", "name:state:BRN:brenmark"
    assert run("correct", "join", one, other, "--by", "Ada").exit_code == 0
    assert "accepted" in run("correct", "links").stdout
    assert run("correct", "join", one, other, "--not", "--by", "Ada").exit_code == 0
    assert json.loads(run("correct", "links", "-f", "json").stdout)[0]["state"] == "rejected"


def test_an_audit_is_drawn_filled_in_and_reported(filled_path: Path) -> None:
    assert run("audit", "-o", "sheet.tsv", "--sample", "4").exit_code == 0
    written = Path("sheet.tsv").read_text(encoding="utf8")
    again = run("audit", "-o", "sheet.tsv", "--sample", "2").stdout
    assert again.startswith("4 rows in sheet.tsv (those that were there, kept; give another name to draw anew)")
    assert Path("sheet.tsv").read_text(encoding="utf8") == written
    lines = written.splitlines()
    assert len(lines) == 5
    judged = [lines[0]]
    for line, verdict in zip(lines[1:], ("right", "right", "wrong", "unsure"), strict=True):
        cells = line.split("\t")
        judged.append("\t".join([cells[0], verdict, *cells[2:]]))
    Path("sheet.tsv").write_text("\n".join(judged) + "\n", encoding="utf8")
    report = run("audit", "--judged", "sheet.tsv").stdout.splitlines()
    assert report[1].split() == ["all", "3", "2", "0.667", "0.208", "to", "0.939", "1", "0"]
    assert run("audit", "-o", "sheet.jsonl", "--sample", "4").exit_code == 0
    assert [row.row for row in filled(Path("sheet.jsonl"))] == [row.row for row in filled(Path("sheet.tsv"))]
    assert "there is no terminal to judge in" in run("audit").stderr


def test_an_audit_in_the_terminal(filled_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.cli.audit.is_terminal", lambda _: True)
    result = run("audit", "--sample", "4", "-o", "kept.tsv", input="r\nw\nu\nq\n")
    assert result.exit_code == 0
    assert [row.verdict for row in filled(Path("kept.tsv"))] == ["right", "wrong", "unsure", ""]
    assert "all                    2       1      0.500" in result.stdout
    again = run("audit", "-o", "kept.tsv", input="r\n")
    assert [row.verdict for row in filled(Path("kept.tsv"))] == ["right", "wrong", "unsure", "right"]
    assert again.exit_code == 0


def test_check_cite_and_prune(filled_path: Path) -> None:
    assert run("check").stdout == "news.record: sound, 2 articles\n"
    cited = run("cite").stdout
    assert "articles      2" in cited
    assert "We read 2 news articles" in cited
    facts = json.loads(run("cite", "-f", "json").stdout)
    assert (facts["articles"], facts["readers"][0]["models"]) == (2, {"statements.onnx": "abc123"})
    assert facts["hash"] in facts["methods"]
    with Record(filled_path) as record:
        record.add(whole(reader=NEWER))
    assert "1 readings and 0 versions deleted" in run("prune").stdout


def test_check_tells_damage(filled_path: Path) -> None:
    import sqlite3

    with sqlite3.connect(filled_path) as connection:
        connection.execute("UPDATE statement SET act = 'deny'")
    connection.close()
    result = run("check")
    assert result.exit_code == 1
    assert "is not what was added" in result.stdout


@pytest.mark.parametrize("command", ["show", "search", "check", "cite", "prune", "audit"])
def test_a_file_that_is_no_record_is_one_line(path: Path, command: str) -> None:
    missing = run(command)
    assert (missing.exit_code, missing.stderr) == (
        2, "error: news.record: no such record. `onrecord add PATH --record FILE` makes one\n"
    )  # fmt: skip
    path.write_text("no record", encoding="utf8")
    result = run(command)
    assert result.exit_code == 2
    assert result.stderr == "error: news.record: is no record. Give the file of a record, as in news.record\n"


def test_wrong_spans_and_articles_are_told(filled_path: Path) -> None:
    for args, message in {
        ("set", "uone", "s1", "content", "5-9"): "'5-9' is no span. Write spans as start:end",
        ("set", "uone", "s1", "content", "²:3"): "'²:3' is no span. Write spans as start:end",
        ("set", "unone", "s1", "act", "say"): "no article 'unone'",
        ("undo", "k0"): "no correction 'k0'",
        ("join", "known:talsia", "known:nobody"): "no actor 'known:nobody'",
        ("add-statement", "uone", "--content", "0:9999", "--cue", "0:1"): "0:9999 does not lie in the text",
        ("add-event", "uone", "assault", "--trigger", "0:3", "--factuality", "sure"): "'sure' is no factuality",
    }.items():
        result = run("correct", *args, "--by", "Ada")
        assert result.exit_code == 2
        assert message in result.stderr

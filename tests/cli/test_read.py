"""`onrecord read` with a reader that knows its answers.

The outputs in `snapshots/` are compared to the character. After a wanted change:
`ONRECORD_UPDATE_SNAPSHOTS=1 python -m pytest tests/cli/test_read.py`, then look at the difference before committing.
"""

from __future__ import annotations

import itertools
import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.inputs import Tally
from onrecord.cli.main import cli
from onrecord.cli.services import Services
from onrecord.errors import ModelError, SettingError
from onrecord.intake import Placed, Problem, load
from onrecord.serial import loads
from onrecord.types import Article, LeftOut, Reading

SNAPSHOTS = Path(__file__).parent / "snapshots"
RUSSIAN = Article(
    "cru",
    "v",
    "https://novosti.example/1",
    None,
    None,
    (),
    None,
    "ru",
    "Мост",
    left_out=(LeftOut(None, "language: ru"),),
)
BROKEN = Problem("a.jsonl", 17, "not JSON: the line ends early", "Mend the line")
NOTE = Problem("news", None, "2 hidden files were skipped", left_out_why=None)
EMPTY = Problem("empty.txt", None, "holds no text", left_out_why="empty")

ENGLISH = "Only English is read: give the article in English, or leave it out"


class FakeReader:
    """Gives the reading it was made with for every article that is not left out."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.layers: Any = "not asked"
        self.jobs: Any = "not asked"
        self.error: BaseException | None = None
        self.ahead = 1

    def read_many(self, articles: Iterable[Article], jobs: int | None = None) -> Iterator[Reading]:
        self.jobs = jobs
        source = iter(articles)
        while chunk := list(itertools.islice(source, self.ahead)):
            yield from self._readings(chunk)

    def _readings(self, articles: Iterable[Article]) -> Iterator[Reading]:
        for article in articles:
            if self.error:
                raise self.error
            if any(part.span is None for part in article.left_out):
                yield Reading(article, self.reading.reader, left_out=article.left_out)
            else:
                yield replace(self.reading, article=article)

    def make(self, layers: Any, profile: str, packs: Any = (), least: Any = None) -> FakeReader:
        self.layers, self.profile, self.packs = layers, profile, packs
        self.least = least
        return self


@pytest.fixture
def reader(reading: Reading) -> FakeReader:
    return FakeReader(reading)


def run(reader: FakeReader, *args: str, items: Iterable[Article | Problem] | None = None, **extra: Any) -> Result:
    """Run the command; `items` in place of what the inputs hold, or the inputs themselves."""
    given = Services(make_reader=reader.make)
    if items is not None:
        placed = (Placed(item, "x.jsonl", 7) if isinstance(item, Article) else item for item in items)
        given = Services(lambda *_, **__: placed, reader.make)
    return CliRunner().invoke(cli, ["read", *args], obj=given, **extra)


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "html"])
def test_output_is_as_it_was(reader: FakeReader, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.exports.html.__version__", "0.0.0")  # a new version changes no snapshot
    result = run(reader, "-f", form, "x", items=[reader.reading.article, RUSSIAN])
    assert result.exit_code == 3
    path = SNAPSHOTS / f"read.{form}"
    if os.environ.get("ONRECORD_UPDATE_SNAPSHOTS"):
        path.write_text(result.stdout, encoding="utf8", newline="\n")
    assert result.stdout == path.read_text(encoding="utf8"), "see the head of this file if the change is wanted"


def test_a_file_is_read(reader: FakeReader, tmp_path: Path) -> None:
    article = tmp_path / "mill.txt"
    article.write_text(reader.reading.article.text, encoding="utf8")
    result = run(reader, str(article), "-f", "jsonl")
    assert result.exit_code == 0
    assert loads(result.stdout).article.text == reader.reading.article.text
    assert result.stderr == ""


def test_standard_input_is_read(reader: FakeReader) -> None:
    result = run(reader, "-", "-f", "jsonl", input=reader.reading.article.text.encode())
    assert result.exit_code == 0
    assert loads(result.stdout).article.text == reader.reading.article.text


def test_all_read_is_0_and_silent(reader: FakeReader) -> None:
    result = run(reader, "x", items=[reader.reading.article])
    assert (result.exit_code, result.stderr) == (0, "")


def test_a_note_leaves_nothing_out(reader: FakeReader) -> None:
    result = run(reader, "x", items=[NOTE, reader.reading.article])
    assert (result.exit_code, result.stderr) == (0, "note: news: 2 hidden files were skipped\n")


def test_left_out_is_3_told_and_a_row_each(reader: FakeReader) -> None:
    article = reader.reading.article
    result = run(reader, "x", "-f", "jsonl", items=[article, RUSSIAN, BROKEN, article, EMPTY])
    assert result.exit_code == 3
    assert result.stderr.splitlines() == [
        f"left out: x.jsonl, line 7: language: ru (https://novosti.example/1). {ENGLISH}",
        "left out: a.jsonl, line 17: not JSON: the line ends early. Mend the line",
        "left out: empty.txt: holds no text",
    ]
    rows = [loads(line) for line in result.stdout.splitlines()]
    assert [row.left_out[0].why for row in rows if row.left_out[0].span is None] == ["language: ru", "other", "empty"]
    assert len(rows) == 5
    assert len({row.article.id for row in rows if row.left_out[0].span is None}) == 3
    assert rows[2].article.reasons == ("a.jsonl, line 17: not JSON: the line ends early. Mend the line",)


@pytest.mark.parametrize("ahead", [1, 3, 100])
def test_rows_come_in_the_order_of_the_inputs(reader: FakeReader, ahead: int) -> None:
    article = reader.reading.article
    items = [BROKEN, article, EMPTY, RUSSIAN, article, replace(BROKEN, line=20), replace(BROKEN, element=3)]
    reader.ahead = ahead
    result = run(reader, "x", "-f", "jsonl", items=items)
    rows = [loads(line) for line in result.stdout.splitlines()]
    why = [row.left_out[0].why if row.left_out and row.left_out[0].span is None else "read" for row in rows]
    assert why == ["other", "read", "empty", "language: ru", "read", "other", "other"]
    assert len({row.article.id for row in rows}) == 6
    places = [re.match(r"left out: ([^:]+):", line)[1] for line in result.stderr.splitlines()]
    assert places == [
        "a.jsonl, line 17", "empty.txt", "x.jsonl, line 7", "a.jsonl, line 20", "a.jsonl, element 3, line 17"
    ]  # fmt: skip


def test_rows_are_not_kept(reader: FakeReader) -> None:
    told: list[str] = []
    tally = Tally(told.append)
    endless = (replace(BROKEN, line=number) for number in itertools.count(1))
    given = itertools.chain([Placed(reader.reading.article, "x")], endless)
    for number, _ in enumerate(itertools.islice(tally.articles_of(given), 1000)):
        assert len(told) == number


def test_an_article_left_out_is_told_by_its_place(reader: FakeReader, tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    german = (
        "Der Bürgermeister von Feldmark sagte am Freitag, die Fähre werde im Mai wieder fahren, wenn das Eis weg ist."
    )
    path.write_text(json.dumps({"text": "He said no."}) + "\n" + json.dumps({"text": german}) + "\n", encoding="utf8")
    result = run(reader, str(path))
    assert result.exit_code == 3
    assert result.stderr == f"left out: {path}, line 2: language: de. {ENGLISH}\n"


def test_a_file_given_twice_is_noted(reader: FakeReader, tmp_path: Path) -> None:
    path = tmp_path / "mill.txt"
    path.write_text(reader.reading.article.text, encoding="utf8")
    result = run(reader, str(path), str(path), "-f", "jsonl")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 2
    assert result.stderr.startswith(f"note: {path}: given more than once")


@pytest.mark.parametrize("form", ["text", "jsonl", "html"])
def test_of_nothing_nothing_is_written(reader: FakeReader, form: str) -> None:
    result = run(reader, "x", "-f", form, items=[BROKEN])
    assert (result.exit_code, result.stdout) == (2, "")


def test_what_is_known_of_an_unreadable_article_is_kept(reader: FakeReader) -> None:
    known = replace(RUSSIAN, title="Known", text="", left_out=())
    result = run(reader, "x", "-f", "jsonl", items=[replace(BROKEN, article=known)])
    assert result.exit_code == 3
    row = loads(result.stdout)
    assert (row.article.title, row.left_out) == ("Known", (LeftOut(None, "other"),))


@pytest.mark.parametrize("items", [[], [BROKEN], [BROKEN, NOTE]])
def test_nothing_done_is_2(reader: FakeReader, items: list[Article | Problem]) -> None:
    result = run(reader, "x", "-f", "jsonl", items=items)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith("error: nothing could be read. `onrecord read --help` says what can be given\n")


@pytest.mark.parametrize("only", [RUSSIAN, EMPTY])
def test_an_article_left_out_alone_is_still_a_row(reader: FakeReader, only: Article | Problem) -> None:
    result = run(reader, "x", "-f", "jsonl", items=[only])
    assert (result.exit_code, len(result.stdout.splitlines())) == (3, 1)


def test_a_missing_file_is_one_line(reader: FakeReader, tmp_path: Path) -> None:
    result = run(reader, str(tmp_path / "none.txt"))
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 2
    assert "none.txt" in result.stderr


@pytest.mark.parametrize(
    "error", [ModelError("weights are missing", fix="Install onrecord again"), SettingError("no\x1b[2Jlayer")]
)
def test_errors_are_one_line_and_2(reader: FakeReader, error: Exception) -> None:
    reader.error = error
    result = run(reader, "x", items=[reader.reading.article])
    assert result.exit_code == 2
    assert result.stderr.startswith("error: ")
    assert result.stderr.count("\n") == 1
    assert "\x1b" not in result.stderr


def test_interrupted_is_130_without_a_traceback(reader: FakeReader) -> None:
    reader.error = KeyboardInterrupt()
    result = run(reader, "x", items=[reader.reading.article])
    assert result.exit_code == 130
    assert result.stderr.strip() == "interrupted"


def test_wrong_use_is_2(reader: FakeReader) -> None:
    assert run(reader).exit_code == 2
    assert run(reader, "x", "-f", "xml").exit_code == 2
    assert run(reader, "x", "--jobs", "0").exit_code == 2


def test_layers_and_jobs_reach_the_reader(reader: FakeReader) -> None:
    run(reader, "x", "--layers", "statements, names", "--jobs", "3", items=[reader.reading.article])
    assert (reader.layers, reader.jobs) == (["statements", "names"], 3)
    run(reader, "x", items=[reader.reading.article])
    assert (reader.layers, reader.jobs) == (None, None)


def test_jsonl_streams(reader: FakeReader, monkeypatch: pytest.MonkeyPatch) -> None:
    events: list[str] = []

    def source() -> Iterator[Article]:
        for number in range(3):
            events.append(f"read {number}")
            yield reader.reading.article

    monkeypatch.setattr("onrecord.cli.output.Output.write", lambda _, text: events.append("written"))
    run(reader, "x", "-f", "jsonl", items=source())
    assert events == ["read 0", "written", "read 1", "written", "read 2", "written"]


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("out.html", "<!DOCTYPE"),
        ("out.jsonl", '{"article"'),
        ("out.json", "[\n{"),
        ("out.txt", "{n:what"),
        ("out", "{n:"),
    ],
)
def test_the_ending_of_the_file_names_the_format(reader: FakeReader, tmp_path: Path, name: str, start: str) -> None:
    path = tmp_path / name
    result = run(reader, "x", "-o", str(path), items=[reader.reading.article])
    assert (result.exit_code, result.stdout) == (0, "")
    assert path.read_text(encoding="utf8").startswith(start)
    assert list(tmp_path.iterdir()) == [path]


def test_format_goes_before_the_ending(reader: FakeReader, tmp_path: Path) -> None:
    run(reader, "x", "-o", str(tmp_path / "a.html"), "-f", "jsonl", items=[reader.reading.article])
    assert json.loads((tmp_path / "a.html").read_text(encoding="utf8"))


def test_a_run_that_is_broken_off_leaves_the_old_file_whole(reader: FakeReader, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("old\n", encoding="utf8")

    def source() -> Iterator[Article]:
        yield reader.reading.article
        raise KeyboardInterrupt

    result = run(reader, "x", "-o", str(path), items=source())
    assert result.exit_code == 130
    assert path.read_text(encoding="utf8") == "old\n"
    assert f"what was written so far is in {path}.part" in result.stderr
    assert loads((tmp_path / "a.jsonl.part").read_text(encoding="utf8"))


def test_a_file_that_cannot_be_written_is_one_line(reader: FakeReader, tmp_path: Path) -> None:
    result = run(reader, "x", "-o", str(tmp_path / "none" / "a.txt"), items=[reader.reading.article])
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr
    assert result.stderr.count("\n") == 1


def test_nothing_done_leaves_no_file(reader: FakeReader, tmp_path: Path) -> None:
    run(reader, "x", "-o", str(tmp_path / "a.html"), items=[BROKEN])
    assert list(tmp_path.iterdir()) == []


def test_colour_only_when_wanted(reader: FakeReader, monkeypatch: pytest.MonkeyPatch) -> None:
    items = [reader.reading.article]
    assert "\x1b[" not in run(reader, "x", items=items).stdout
    assert "\x1b[" in run(reader, "x", "--color", items=items, color=True).stdout
    assert "\x1b[" not in run(reader, "x", "--no-color", items=items, color=True).stdout


@pytest.mark.parametrize(
    ("variables", "flag", "expected"),
    [
        ({}, None, True),
        ({"NO_COLOR": "1"}, None, False),
        ({"NO_COLOR": ""}, None, True),
        ({"TERM": "dumb"}, None, False),
        ({"NO_COLOR": "1"}, True, True),
        ({}, False, False),
    ],
)
def test_colour_in_a_terminal(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], flag: bool | None, expected: bool
) -> None:
    from onrecord.cli import read as module

    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert module._how(None, None, flag).colour is expected
    with pytest.raises(SettingError, match=r"-o page\.html"):
        module._how("html", None, flag)


def test_half_a_line_of_json_costs_only_that_line(reader: FakeReader, tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    good = json.dumps({"text": reader.reading.article.text, "title": "Mill"})
    path.write_text(f"{good}\n{good[:40]}\n{good}\n", encoding="utf8")
    result = run(reader, str(path), "-f", "jsonl")
    assert result.exit_code == 3
    assert "line 2" in result.stderr
    assert [bool(loads(line).statements) for line in result.stdout.splitlines()].count(True) == 2


def test_the_default_services_are_the_real_ones() -> None:
    assert list(Services().load(["/no/such/file"])) == list(load(["/no/such/file"]))
    with pytest.raises(SettingError, match="no layer named 'nonsense'"):
        Services().make_reader(["nonsense"], "fast", (), None)


def test_the_least_confidence_is_handed_on(reader: FakeReader) -> None:
    run(reader, "-", "--least", "0.4", input="text")
    assert reader.least == 0.4
    assert run(reader, "-", "--least", "4", input="text").exit_code == 2


def test_packs_are_handed_on(reader: FakeReader) -> None:
    run(reader, "-", "--pack", "mine.yaml", "--pack", "ours.yaml", input="text")
    assert [path.name for path in reader.packs] == ["mine.yaml", "ours.yaml"]


def test_a_pack_that_is_not_there_is_told_before_anything_is_read(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["read", "-", "--pack", str(tmp_path / "none.yaml")], input="text")
    assert result.exit_code == 2
    assert "none.yaml" in result.stderr and "there is no such file" in result.stderr


def test_the_profile_is_handed_on(reader: FakeReader) -> None:
    run(reader, "-", "--profile", "accurate", input="text")
    assert reader.profile == "accurate"

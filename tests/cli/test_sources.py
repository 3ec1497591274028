"""`onrecord sources` with a reader that knows its answers.

The outputs in `snapshots/` are compared to the character. After a wanted change:
`ONRECORD_UPDATE_SNAPSHOTS=1 python -m pytest tests/cli/test_sources.py`, then look at the difference.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.main import cli
from onrecord.cli.services import Services
from onrecord.intake import Placed, Problem
from onrecord.types import Actor, Article, Reading

SNAPSHOTS = Path(__file__).parent / "snapshots"
EMPTY = Problem("empty.txt", None, "holds no text", left_out_why="empty")
#: What each object of the JSON holds: docs/sources.md describes these fields.
FIELDS = (
    "article title left_out words attributed statements unknown unknown_words voices sides hanging through depths own"
)
VOICE = (
    "actor name kind role country sectors side sort statements words quoted share depth second_hand through"
)  # fmt: skip


class FakeReader:
    """Gives the reading it was made with for every article that is not left out."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def read_many(self, articles: Iterable[Article], jobs: int | None = None) -> Iterator[Reading]:
        for article in articles:
            if any(part.span is None for part in article.left_out):
                yield Reading(article, self.reading.reader, left_out=article.left_out)
            else:
                yield replace(self.reading, article=article)


@pytest.fixture
def sourced(reading: Reading) -> Reading:
    """The small reading, with an unnamed source, told to an outlet that is not the article's own."""
    official = Actor("a3", "union official", "anonymous", "NOR", ("LAB",), anonymous=True)
    statements = tuple(replace(s, speaker="a3") if s.id in ("s3", "s4") else s for s in reading.statements)
    article = replace(reading.article, outlet="Larch Times")
    return replace(reading, article=article, actors=(*reading.actors, official), statements=statements)


def run(reading: Reading, *args: str, items: Iterable[Article | Problem] | None = None, **extra: object) -> Result:
    given = Services(make_reader=lambda *_: FakeReader(reading))
    if items is not None:
        placed = [Placed(item, "x.jsonl", 7) if isinstance(item, Article) else item for item in items]
        given = Services(lambda *_, **__: iter(placed), given.make_reader)
    return CliRunner().invoke(cli, ["sources", *args], obj=given, **extra)  # type: ignore[arg-type]


@pytest.mark.parametrize("form", ["text", "json"])
def test_output_is_as_it_was(sourced: Reading, form: str) -> None:
    result = run(sourced, "-f", form, "x", items=[sourced.article, EMPTY])
    assert result.exit_code == 3
    path = SNAPSHOTS / f"sources.{form}"
    if os.environ.get("ONRECORD_UPDATE_SNAPSHOTS"):
        path.write_text(result.stdout, encoding="utf8", newline="\n")
    assert result.stdout == path.read_text(encoding="utf8"), "see the head of this file if the change is wanted"


def test_the_json_has_the_documented_fields(sourced: Reading) -> None:
    rows = json.loads(run(sourced, "-f", "json", "x", items=[sourced.article]).stdout)
    assert list(rows[0]) == FIELDS.split()
    assert list(rows[0]["voices"][0]) == VOICE.split()
    assert [voice["sort"] for voice in rows[0]["voices"]] == ["anonymous", "named"]


def test_standard_input_is_read(sourced: Reading) -> None:
    result = run(sourced, "-", input=sourced.article.text.encode())
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Ada Brook" in result.stdout


def test_colour_only_where_it_is_wanted(sourced: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    items = [sourced.article]
    assert "\x1b[" not in run(sourced, "x", items=items).stdout
    assert "\x1b[" in run(sourced, "--color", "x", items=items).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run(sourced, "x", items=items).stdout


def test_what_an_article_says_cannot_steer_the_terminal(sourced: Reading) -> None:
    hostile = replace(sourced, actors=tuple(replace(a, name=f"{a.name}\x1b[2J") for a in sourced.actors))
    result = run(hostile, "x", items=[sourced.article])
    assert "\x1b" not in result.stdout
    assert "\\x1b[2J" in result.stdout


def test_a_file_is_written_whole(sourced: Reading, tmp_path: Path) -> None:
    path = tmp_path / "sources.json"
    result = run(sourced, "-f", "json", "-o", str(path), "x", items=[sourced.article])
    assert (result.exit_code, result.stdout) == (0, "")
    assert json.loads(path.read_text(encoding="utf8"))[0]["title"] == "Mill to close"


def test_of_nothing_nothing_is_written(sourced: Reading) -> None:
    broken = Problem("a.jsonl", 17, "not JSON: the line ends early", "Mend the line")
    result = run(sourced, "x", items=[broken])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "onrecord sources --help" in result.stderr

"""`onrecord outlets`, `network` and `dossier` over a small record."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.main import cli
from onrecord.record.store import Record
from onrecord.spans import respanned
from tests.record.readings import whole

#: Every small letter is the next one.
_OTHER = str.maketrans("abcdefghijklmnopqrstuvwxyz", "bcdefghijklmnopqrstuvwxyza")


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, list(args))


@pytest.fixture(autouse=True)
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record of two articles on one shelling, and one from another outlet with an unnamed source."""
    monkeypatch.chdir(tmp_path)
    with Record(tmp_path / "news.record") as record:
        record.add(whole())
        record.add(whole("two", published="2024-05-07", url="https://post.example/two"))
        third = whole("three", outlet="Quell Courier", published="2023-01-31")
        actors = tuple(
            replace(a, name="an aide", kind="anonymous", anonymous=True) if a.id == "a2" else a for a in third.actors
        )
        statements = tuple(replace(s, speaker="a2") for s in third.statements)
        events = tuple(replace(event, recipients=()) for event in third.events)
        other = third.article.text.translate(_OTHER)  # else it would be a copy
        changed = replace(third, actors=actors, statements=statements, events=events)
        record.add(respanned(replace(changed, article=replace(third.article, text=other)), other))


def test_outlets_as_text_json_and_csv() -> None:
    text = run("outlets").stdout
    assert "Quell Courier: 1 article" in text
    assert "unnamed 100.0% of statements, in 1 article" in text
    assert "uthree  2023-01-31  an aide, unnamed, 3 statements" in text
    rows = json.loads(run("outlets", "--by", "year", "-f", "json").stdout)
    assert [(row["outlet"], row["period"], row["articles"]) for row in rows] == [
        ("Northern Post", "2024", 1), ("Quell Courier", "2023", 1),
    ]  # fmt: skip
    assert rows[0]["copies"] == 1
    table = list(csv.DictReader(run("outlets", "--outlet", "quell", "-f", "csv").stdout.splitlines()))
    assert [(row["anonymous_share"], row["one_voice_article_ids"]) for row in table] == [("1.0", "uthree")]


def test_network_as_text_json_and_csv() -> None:
    text = run("network").stdout
    assert "Talsia attacks" not in text  # whom the shells hit is nobody known
    assert "Brenmark accuses Talsia\n  1 event in 1 report of 1 article (ACCUSE 1), published 2024-05-06" in text
    assert "uone e2" in text
    found = json.loads(run("network", "-f", "json").stdout)
    edge = found["edges"][0]
    assert (edge["events"], edge["reports"], edge["articles"], edge["held"]["article"]) == (1, 1, 1, 1)
    assert edge["traces"][0]["span"]["text"] == "accused"
    (row,) = csv.DictReader(run("network", "-f", "csv", "--relation", "accuses").stdout.splitlines())
    assert (row["source"], row["target"], row["events"], row["rows"]) == ("Brenmark", "Talsia", "1", "uone:e2")


@pytest.mark.parametrize(
    "args",
    [("network", "--since", "2025"), ("network", "--relation", "attacks"), ("dossier", "Talsia", "--since", "2025")],
)
def test_an_empty_answer_is_told(args: tuple[str, ...]) -> None:
    result = run(*args)
    assert (result.exit_code, "nothing found" in result.stderr) == (0, True)


def test_dossier_as_text_json_and_csv() -> None:
    text = run("dossier", "Orla Venn").stdout
    assert "~2024-05-06" in text
    assert "Orla Venn: deny" in text
    found = json.loads(run("dossier", "Brenmark", "Talsia", "-f", "json").stdout)
    assert (found["one"], found["other"], found["events"], found["statements"]) == ("Brenmark", "Talsia", 1, 1)
    rows = list(csv.DictReader(run("dossier", "Talsia", "-f", "csv").stdout.splitlines()))
    assert {row["kind"] for row in rows} == {"statement", "event"}
    assert rows[0]["words"]


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("dossier", "Zyx"), "nobody in the record is called 'Zyx'. `onrecord show --all-actors`"),
        (("network", "--relation", "loves"), "'loves' is no relation. Valid are meets, cooperates with"),
        (("outlets", "--since", "May"), "since 'May' is no date. Write YYYY"),
        (("network", "Orla Venn"), "Orla Venn is no side of its own. Ask for the state or body"),
    ],
)
def test_what_a_user_gets_wrong_is_one_line(args: tuple[str, ...], told: str) -> None:
    result = run(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "command",
    [["positions", "Talsia"], ["shifts"], ["disputes"], ["events"], ["corroboration"], ["dossier", "Talsia"],
     ["network"], ["outlets"]],
)  # fmt: skip
def test_every_question_has_a_page(tmp_path: Path, command: list[str]) -> None:
    shown = run(*command, "--format", "html")
    assert shown.exit_code == 0
    assert shown.stdout.startswith("<!DOCTYPE html>")
    assert shown.stdout.endswith("</html>\n") or shown.stdout.endswith("</html>")
    assert run(*command, "--format", "html", "-o", "page.html").stdout == ""
    assert (tmp_path / "page.html").read_text(encoding="utf8") == shown.stdout
    assert run(*command, "--format", "html", "-o", "-").stdout == shown.stdout


def test_a_page_tells_what_was_asked() -> None:
    shown = run("network", "Talsia", "--since", "2024", "--relation", "accuses", "--doubtful", "-f", "html").stdout
    for name, value in (("side", "Talsia"), ("since", "2024"), ("relation", "accuses"), ("doubtful", "yes")):
        assert f"<dt>{name}</dt><dd>{value}</dd>" in shown
    assert "<dt>until</dt>" not in shown
    shown = run("events", "shelling", "--type", "assault", "--actor", "Talsia", "-f", "html").stdout
    for name, value in (("words", "shelling"), ("event type", "assault"), ("actors", "Talsia")):
        assert f"<dt>{name}</dt><dd>{value}</dd>" in shown


def test_any_form_goes_to_a_file(tmp_path: Path) -> None:
    for form in ("text", "json", "csv"):
        assert run("network", "-f", form, "-o", "answer").stdout == ""
        assert (tmp_path / "answer").read_text(encoding="utf8") == run("network", "-f", form).stdout


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_a_network_for_graph_programs(form: str) -> None:
    networkx = pytest.importorskip("networkx")
    shown = run("network", "--format", form)
    assert (shown.exit_code, shown.stderr) == (0, "")
    read = networkx.parse_graphml if form == "graphml" else lambda text: networkx.read_gexf(io.BytesIO(text.encode()))
    assert dict(read(shown.stdout).nodes(data="name")).keys() == {"name:state:BRN:brenmark", "known:talsia"}


def test_an_export_of_the_network_is_that_of_the_command() -> None:
    assert run("export", "--format", "graphml").stdout == run("network", "--format", "graphml").stdout
    some = ("--since", "2024-05", "--until", "2024", "--outlet", "Northern")
    exported = run("export", "--format", "gexf", "--side", "Talsia", *some)
    assert exported.stdout == run("network", "Talsia", "--format", "gexf", *some).stdout
    assert exported.exit_code == 0


@pytest.mark.parametrize("form", ["csv", "graphml", "gexf", "html"])
def test_more_edges_are_told(form: str) -> None:
    with Record("news.record") as record:
        base = whole("more", published="2024-05-09")
        text = base.article.text.translate(_OTHER).translate(_OTHER)
        events = tuple(replace(event, type="REJECT") for event in base.events)
        record.add(respanned(replace(base, article=replace(base.article, text=text), events=events), text))
    assert "there are more edges: --limit 2" in run("network", "--limit", "1", "-f", form).stderr
    assert run("network", "--limit", "2", "-f", form).stderr == ""


@pytest.mark.parametrize("command", [["outlets"], ["network"], ["dossier", "Talsia"]])
def test_what_an_article_says_cannot_steer_a_terminal_or_a_spreadsheet(command: list[str]) -> None:
    with Record("news.record") as record:
        record.add(whole("four", outlet="\x1b[2J", title="=cmd()", published="2026-01-01"))
        record.correct("ufour", "a3", "name", "=Bren\x1bmark", by="Ada")
    for form in ("text", "json", "csv"):
        result = run(*command, "-f", form)
        assert result.exit_code == 0
        assert "\x1b" not in result.stdout
        if form == "csv":
            cells = [cell for row in csv.reader(result.stdout.splitlines()) for cell in row]
            assert not [cell for cell in cells if cell.startswith("=")]

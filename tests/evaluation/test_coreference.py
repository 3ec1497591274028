"""Coreference against labelled entities: what is counted, what is right, what is told."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.evaluate import evaluate
from onrecord.errors import DataError
from onrecord.evaluation.coreference import Linked, judge, tally
from onrecord.evaluation.entities import kind_of, labelled
from onrecord.evaluation.pairs import labelled_actors

TEXT = "Mary Quist met the mayor of Larch. She thanked him. The boat sank."


def span(words: str, text: str = TEXT) -> list[int]:
    return [text.index(words), text.index(words) + len(words)]


def written(folder: Path, name: str = "GUM_news_harbour") -> Path:
    entities = [
        {"type": "person", "mentions": [span("Mary Quist"), span("She")]},
        {"type": "person", "mentions": [span("the mayor of Larch"), span("him")]},
        {"type": "object", "mentions": [span("The boat")]},
    ]
    path = folder / "gold.jsonl"
    path.write_text(json.dumps({"name": name, "text": TEXT, "entities": entities}) + "\n", encoding="utf8")
    return path


def found(words: str, kind: str, actor: str | None) -> Linked:
    return Linked(*span(words), kind, actor)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("he’s", "he, she"),
        ("Their", "they"),
        ("the envoy’s aide", "descriptions"),
        ("the mayor of Larch", "descriptions"),
        ("The Larch Trust", None),
        ("a fisherman", None),
        ("Mary Quist", None),
        ("it", None),
    ],
)
def test_what_is_counted(words: str, kind: str | None) -> None:
    assert kind_of(words) == kind


def test_a_first_mention_of_somebody_unnamed_is_not_counted(tmp_path: Path) -> None:
    text = labelled(written(tmp_path))[0]
    counted = {TEXT[place.start : place.end] for place in text.counted}
    assert counted == {"She", "him"}


def test_right_wrong_and_left_open(tmp_path: Path) -> None:
    text = labelled(written(tmp_path))[0]
    right = [found("Mary Quist", "name", "a1"), found("She", "pronoun", "a1")]
    assert [row.right for row in judge(text, right)] == [True]
    wrong = [found("Mary Quist", "name", "a1"), found("him", "pronoun", "a1")]
    assert [row.right for row in judge(text, wrong)] == [False]
    counts = tally(text, judge(text, [*right, found("him", "pronoun", None)]))
    assert (counts["he, she"].gold, counts["he, she"].linked, counts["he, she"].right) == (2, 1, 1)


def test_a_description_that_ends_before_its_preposition_is_the_same_mention(tmp_path: Path) -> None:
    text = labelled(written(tmp_path))[0]
    place = text.place_of(*span("the mayor"))
    assert place is not None
    assert TEXT[place.start : place.end] == "the mayor of Larch"


@pytest.mark.parametrize("line", ["{}", "[]", "no json", '{"text": "a", "entities": [{"type": "person"}]}'])
def test_bad_lines_are_told_with_their_place(tmp_path: Path, line: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(line + "\n", encoding="utf8")
    with pytest.raises(DataError, match="not a labelled text") as told:
        labelled(path)
    assert told.value.line == 1
    with pytest.raises(DataError, match="not a labelled actor"):
        labelled_actors(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        labelled(tmp_path / "none.jsonl")


@pytest.mark.model
@pytest.mark.parametrize(("name", "group"), [("GUM_news_a", "news and interviews"), ("GUM_speech_a", "speeches")])
def test_the_command_gives_the_genres_apart(tmp_path: Path, name: str, group: str) -> None:
    result = CliRunner().invoke(
        evaluate, ["coreference", str(written(tmp_path, name)), "--format", "json", "--jobs", "1"]
    )
    assert result.exit_code == 0, result.output
    scores = json.loads(result.output)["scores"]
    assert list(scores) == [group]
    assert scores[group]["he, she"]["labelled"] == 2


DEV = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "coreference" / "dev.jsonl"


@pytest.mark.model
@pytest.mark.data
@pytest.mark.skipif(not DEV.exists(), reason="needs shared/data/coreference/dev.jsonl")
def test_dev_stays_above_its_floors() -> None:
    result = CliRunner().invoke(evaluate, ["coreference", str(DEV), "--format", "json", "--jobs", "1"])
    scores = json.loads(result.output)["scores"]["news and interviews"]["all"]
    assert scores["labelled"] == 96
    assert scores["precision"] >= 0.8
    assert scores["recall"] >= 0.7


@pytest.mark.model
def test_pairs_of_mentions(tmp_path: Path) -> None:
    articles, actors = tmp_path / "articles.jsonl", tmp_path / "actors.jsonl"
    articles.write_text(json.dumps({"name": "x", "text": TEXT}) + "\n", encoding="utf8")
    actors.write_text(json.dumps({"article": "x", "mentions": [span("Mary Quist"), span("She")]}), encoding="utf8")
    result = CliRunner().invoke(
        evaluate, ["coreference", str(actors), "--articles", str(articles), "--format", "json", "--jobs", "1"]
    )
    assert result.exit_code == 0, result.output
    assert json.loads(result.output)["scores"]["pairs"]["with a pronoun"]["labelled"] == 1

"""Places against labelled ones: what is counted, what is right, what is told."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.evaluate import evaluate
from onrecord.errors import DataError
from onrecord.evaluation.place_countries import country_of
from onrecord.evaluation.place_labels import is_demonym, labelled_places
from onrecord.evaluation.places import compare, figures
from onrecord.intake.article import make_article
from onrecord.types import Place, ReaderInfo, Reading, Span

TEXT = "The Turkish ferry left Izmir for Larch Bay. In Paris, Texas, it was on the news."


def label(words: str, latitude: float | None, longitude: float | None, *, shift: int = 0, number: int | None = None):
    start = TEXT.index(words) + shift
    return {
        "span": [start, start + len(words)], "surface": TEXT[start : start + len(words)], "name": words,
        "latitude": latitude, "longitude": longitude, "geonames": None if number is None else str(number), "kind": None,
    }  # fmt: skip


LABELS = [
    label("Turkish", 39, 35),
    label("Izmir", 38.41, 27.14, shift=2, number=311046),
    label("Larch Bay", None, None),
    label("Paris", 33.66, -95.56),
    label("Texas", 31.25, -99.25),
]


def written(folder: Path, labels: list[dict[str, object]] | None = None) -> Path:
    path = folder / "gold.jsonl"
    row = {"text": TEXT, "title": "A ferry", "toponyms": LABELS if labels is None else labels}
    path.write_text(json.dumps(row) + "\n", encoding="utf8")
    return path


def place(words: str, country: str | None, at: tuple[float, float] | None) -> Place:
    span = Span.of(TEXT, TEXT.index(words), TEXT.index(words) + len(words))
    return Place("p", span, words, "P.PPL" if at else None, country, None, *(at or (None, None)), None, 0.9)


def rows(folder: Path, *found: Place):
    (text,) = labelled_places(written(folder))
    return compare(text, Reading(make_article(TEXT), ReaderInfo("0", (), ()), places=found))


def test_peoples_are_left_out_and_shifted_labels_are_moved(tmp_path: Path) -> None:
    (text,) = labelled_places(written(tmp_path))
    assert [TEXT[p.start : p.end] for p in text.places] == ["Izmir", "Larch Bay", "Paris", "Texas"]


@pytest.mark.parametrize(("name", "people"), [("Turkish", True), ("South East Asian", True), ("Turkey", False)])
def test_what_names_a_people(name: str, people: bool) -> None:
    assert is_demonym(name) is people


def test_found_placed_near_and_in_the_right_country(tmp_path: Path) -> None:
    found = rows(
        tmp_path, place("Turkish", "TUR", (39, 35)), place("Izmir", "TUR", (38.4, 27.1)),
        place("Larch Bay", None, None), place("Paris", "FRA", (48.85, 2.35)),
    )  # fmt: skip
    shares = {name: figure.value for name, figure in figures([found]).items()}
    assert shares["found, precision"] == 3 / 4
    assert shares["found, recall"] == 3 / 4
    assert shares["placed, of those found"] == 2 / 3
    assert shares["near, of those placed"] == 1 / 2
    assert shares["country right, of those placed"] == 1 / 2


def test_the_country_of_a_label() -> None:
    assert country_of(311046, 0, 0) == "TUR", "by its id"
    assert country_of(None, 59.9, 10.7) == "NOR", "by the nearest town"
    assert country_of(None, -60, -140) is None, "in the open sea"


@pytest.mark.parametrize("line", ["{}", "[]", "no json", '{"text": "a", "toponyms": [{"name": "a"}]}'])
def test_bad_lines_are_told_with_their_place(tmp_path: Path, line: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(line + "\n", encoding="utf8")
    with pytest.raises(DataError, match="not a labelled text") as told:
        labelled_places(path)
    assert told.value.line == 1


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        labelled_places(tmp_path / "none.jsonl")


@pytest.mark.model
@pytest.mark.parametrize("form", ["text", "json"])
def test_the_command(tmp_path: Path, form: str) -> None:
    result = CliRunner().invoke(evaluate, ["places", str(written(tmp_path)), "--format", form, "--jobs", "1", "--rows"])
    assert result.exit_code == 0, result.output
    if form == "json":
        told = json.loads(result.output)
        assert told["texts"] == 1
        assert told["figures"]["found, recall"]["count"] == 4
        assert set(told["figures"]["near, of those placed"]) == {"value", "low", "high", "count"}
    else:
        assert "1 texts, 4 places of gold.jsonl" in result.output

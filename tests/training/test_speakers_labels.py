"""The labelled speakers and actors of the repository: their layout, and where their spans lie in the articles."""

import json
import re
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from onrecord.knowledge.lookup import builtin
from onrecord.types import ActorKind, MentionType
from training.labels.sample_speakers import apart, draw, spread

ROOT = Path(__file__).resolve().parents[2]
LABELS = ROOT / "training" / "labels"
DATA = ROOT / ".." / "shared" / "data"
SECTORS = {
    *("COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU"),
    *("ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC"),
}
STATES = {entry.country for entry in builtin().entries() if entry.kind == "state"}
COUNTRIES = {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC", *STATES}
STOP = re.compile(r"(\S*)[.!?][\"”’')\]]*\s+[\"“‘(\[]*[A-Z]")


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf8").splitlines() if line.strip()]


STATEMENTS = lines(LABELS / "speakers_dev.jsonl")
ACTORS = lines(LABELS / "actors_dev.jsonl")


def is_span_list(value) -> bool:
    flat = [edge for piece in value for edge in piece]
    return all(len(piece) == 2 for piece in value) and all(type(edge) is int for edge in flat)


def is_country(code) -> bool:
    return code is None or code in COUNTRIES


def key(row) -> tuple[str, str]:
    return row["data"], row["article"]


def crosses_sentences(text: str) -> bool:
    """Whether a sentence ends inside `text`; titles, initials and short forms with capitals end none."""
    return "\n" in text or any(found[1][:1].islower() for found in STOP.finditer(text))


def test_a_statement_holds_offsets_and_names_alone():
    for row in STATEMENTS:
        assert list(row) == [
            *("data", "article", "index", "source", "cue", "content", "speaker", "kind", "anonymous", "via"),
            *("country", "sector", "resolved"),
        ]
        assert row["data"] in ("polnear/dev", "articles/clusters")
        assert (row["index"] is None) == (row["data"] == "articles/clusters")
        assert all(is_span_list(row[part]) for part in ("source", "cue", "content"))
        assert row["cue"] and row["content"]
        assert row["resolved"] in (*get_args(MentionType), "none")
        assert (row["resolved"] == "none") == (not row["source"])
        assert is_country(row["country"])
        assert row["sector"] is None or row["sector"] in SECTORS
        assert all(name and name == name.strip() for name in row["via"])
        assert len(set(row["via"])) == len(row["via"])
        assert row["speaker"] not in row["via"]


def test_a_speaker_has_a_kind_and_nobody_has_nothing():
    for row in STATEMENTS:
        if row["speaker"] is None:
            assert (row["kind"], row["anonymous"], row["country"], row["sector"]) == (None, False, None, None)
        else:
            assert row["speaker"] == row["speaker"].strip()
            assert row["kind"] in get_args(ActorKind)
            assert row["anonymous"] == (row["kind"] == "anonymous")


def test_an_actor_holds_offsets_and_names_alone():
    for row in ACTORS:
        assert list(row) == ["data", "article", "name", "kind", "country", "sectors", "mentions"]
        assert row["kind"] in get_args(ActorKind)
        assert is_country(row["country"])
        assert set(row["sectors"]) <= SECTORS
        assert 1 <= len(row["mentions"]) <= 8
        assert is_span_list(row["mentions"])
        assert row["mentions"] == sorted(row["mentions"])
    assert len({(key(row), row["name"]) for row in ACTORS}) == len(ACTORS)
    spans = [(key(row), *span) for row in ACTORS for span in row["mentions"]]
    assert len(set(spans)) == len(spans), "one mention has one actor"


def test_both_files_say_the_same_of_an_actor():
    assert {key(row) for row in ACTORS} == {key(row) for row in STATEMENTS}
    actors = {(key(row), row["name"]): row for row in ACTORS}
    for row in STATEMENTS:
        actor = actors.get((key(row), row["speaker"]))
        if actor is not None:
            assert (row["kind"], row["country"]) == (actor["kind"], actor["country"])
            assert row["sector"] == next(iter(actor["sectors"]), None)
    named = [row for row in STATEMENTS if row["speaker"] is not None]
    lists = {row["speaker"] for row in named if (key(row), row["speaker"]) not in actors}
    assert all(" and " in name for name in lists), "only a list of several has no line of its own"


def test_the_draw_takes_publishers_clusters_and_outlets_apart():
    rows = [(f"{publisher}{number}", publisher) for publisher in "abc" for number in range(5)]
    assert spread(rows, 4) == spread(rows[::-1], 4)
    assert {name[0] for name in spread(rows, 4)} == {"a", "b", "c"}
    assert spread(rows, 4, seed=2) != spread(rows, 4, seed=3)
    news = [
        *(("1", "war", "www.a.com"), ("2", "war", "www.b.com"), ("3", "fair", "usa.a.com")),
        *(("4", "fair", "www.c.co.uk"), ("5", "rain", "m.c.co.uk"), ("6", "rain", "d.co.uk")),
    ]
    drawn = apart(news, 3, ("war",))
    assert drawn == apart(news[::-1], 3, ("war",))
    assert drawn[0] in {"1", "2"}
    assert {"3", "4"} & set(drawn)
    assert {"5", "6"} & set(drawn)
    assert not {"4", "5"} <= set(drawn)
    assert not {"1", "3"} <= set(drawn)


@pytest.mark.parametrize(
    ("text", "crosses"),
    [
        ("Rep. A. Brook (D-N.Y.), a leading advocate", False),
        ("Dr. Sen, who works in the U.S. Capitol", False),
        ("the mayor said so. Then the miller", True),
        ("the mayor\nthe miller", True),
    ],
)
def test_the_check_on_sentences_sees_their_ends(text, crosses):
    assert crosses_sentences(text) is crosses


@cache
def articles() -> dict[tuple[str, str], dict]:
    polnear = {("polnear/dev", row["name"]): row for row in lines(DATA / "polnear" / "dev.jsonl")}
    clusters = {("articles/clusters", row["id"]): row for row in lines(DATA / "articles" / "clusters.jsonl")}
    return polnear | clusters


def of_data(test):
    there = (DATA / "speakers" / "dev.jsonl").exists()
    return pytest.mark.data(pytest.mark.skipif(not there, reason="the data is not there: ../shared/data")(test))


@of_data
def test_the_labels_are_of_the_articles_drawn():
    drawn = draw(DATA)
    assert len(drawn) == 23
    assert list(dict.fromkeys(key(row) for row in STATEMENTS)) == drawn
    assert not {row["article"] for row in lines(DATA / "speakers" / "dev.jsonl")} & {name for _, name in drawn}


@of_data
def test_every_attribution_of_polnear_is_labelled():
    for data, name in dict.fromkeys(key(row) for row in STATEMENTS if row["index"] is not None):
        rows = [row for row in STATEMENTS if key(row) == (data, name)]
        gold = articles()[data, name]["attributions"]
        assert [row["index"] for row in rows] == list(range(len(gold)))
        for row, attribution in zip(rows, gold, strict=True):
            assert {part: row[part] for part in ("source", "cue", "content")} == attribution


@of_data
def test_every_span_lies_in_its_text_and_is_trimmed():
    for row in [*STATEMENTS, *ACTORS]:
        text = articles()[key(row)]["text"]
        for part in {"source", "cue", "content", "mentions"} & set(row):
            for start, end in row[part]:
                assert 0 <= start < end <= len(text)
                assert text[start:end] == text[start:end].strip(), (key(row), start, end)


@of_data
def test_spans_begin_and_end_with_words():
    for row in [*STATEMENTS, *ACTORS]:
        text = articles()[key(row)]["text"]
        if row.get("index") is None:
            for start, end in row.get("source", []) + row.get("mentions", []):
                assert not text[max(0, start - 1) : start + 1].isalnum() or start == 0, (key(row), start)
                assert not text[end - 1 : end + 1].isalnum() or end == len(text), (key(row), end)


@of_data
def test_sources_and_mentions_do_not_cross_sentences():
    for row in [*STATEMENTS, *ACTORS]:
        text = articles()[key(row)]["text"]
        pieces = row.get("source", []) + row.get("mentions", [])
        assert not any(crosses_sentences(text[start:end]) for start, end in pieces), key(row)
        if row.get("source"):
            assert not crosses_sentences(text[row["source"][0][0] : row["source"][-1][1]])

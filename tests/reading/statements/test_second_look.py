import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.reader import Reader
from onrecord.reading.statements.inner_rules import with_rules
from onrecord.reading.statements.layout import Layout
from onrecord.reading.statements.proposals import Proposal
from onrecord.reading.statements.second_look import Excerpts, parts_of
from onrecord.reading.text.paragraphs import paragraphs
from onrecord.reading.text.quotations import quotations

LABELS = Path(__file__).resolve().parents[3] / "training" / "labels"


def layout_of(text: str) -> Layout:
    spans = paragraphs(text)
    return Layout.of(text, spans, quotations(text, spans))


def test_parts_are_taken_without_marks_and_conjunctions_paragraph_by_paragraph() -> None:
    text = (
        "Ada said that the pilots claim the pier is rotten.\n\n“They say it will fall.\n\n“We say it holds,” Ada said."
    )
    contents = [(text.index("that"), text.index(".")), (text.index("“They"), text.index(" Ada said.", 60))]
    parts = parts_of(layout_of(text), [Proposal((), (), (c,), 0.9) for c in contents])
    assert [text[a:b] for a, b in parts] == [
        "the pilots claim the pier is rotten",
        "They say it will fall.",
    ]


def test_parts_within_other_parts_are_read_once() -> None:
    text = "Ada said the board claims the pilots deny that the pier is rotten."
    outer, inner = (text.index("the board"), len(text) - 1), (text.index("the pilots"), len(text) - 1)
    parts = parts_of(layout_of(text), [Proposal((), (), (c,), 0.9) for c in (inner, outer)])
    assert parts == [outer]


@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n"), min_size=1), min_size=1, max_size=4),
    st.data(),
)
def test_places_in_the_excerpts_are_found_again_in_the_article(pieces: list[str], data: st.DataObject) -> None:
    pieces = [piece.strip() for piece in pieces if piece.strip(" ,;:–—-\t").strip()]
    if not pieces:
        return
    article = " | ".join(pieces)
    parts, at = [], 0
    for piece in pieces:
        parts.append((at, at + len(piece)))
        at += len(piece) + 3
    excerpts = Excerpts.of(article, parts)
    n = data.draw(st.integers(0, len(parts) - 1))
    start = data.draw(st.integers(0, len(pieces[n]) - 1))
    place = excerpts.places[n]
    a, b = excerpts.back((place + start, place + start + 1))
    assert (a, b) == (parts[n][0] + start, parts[n][0] + start + 1)
    if start and place + start < len(excerpts.text) and pieces[n][start].isalnum():
        assert excerpts.text[place + start] == article[a]


def test_a_quotation_within_a_quotation_is_given_to_who_is_named_before_it() -> None:
    text = "Our director came in and said, ‘You have ten minutes.’ And we ran."
    (found,) = with_rules(text, quotations(text, [(0, len(text))]), [])
    assert [text[slice(*spans[0])] for spans in (found.source, found.cue, found.content)] == [
        "Our director",
        "came in and said",
        "‘You have ten minutes.’",
    ]


def test_according_to_within_a_content() -> None:
    text = "The ferry had, according to its crew, left the pier by noon. It sank."
    (found,) = with_rules(text, [], [])
    assert text[slice(*found.source[0])] == "its crew"
    assert [text[slice(*piece)] for piece in found.content] == ["The ferry had", "left the pier by noon"]


def test_a_clause_that_according_to_parts_is_put_together() -> None:
    text = "The ferry, per an account by its crew, was sunk by the storm of March."
    cut = Proposal(((25, 33),), ((11, 27),), ((0, 9),), 0.7)
    (found,) = with_rules(text, [], [cut])
    assert [text[slice(*piece)] for piece in found.content] == [
        "The ferry",
        "was sunk by the storm of March",
    ]


def test_what_the_tagger_found_is_not_found_again() -> None:
    text = "The ferry left by noon, according to its crew."
    (found,) = with_rules(text, [], [])
    assert with_rules(text, [], [found]) == [found]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(layers=["statements"])


def test_a_spokesman_who_quotes_his_critics(reader: Reader) -> None:
    text = "“Our critics keep saying that the harbour is broke,” spokesman Tor Hale said on Friday. “We are not.”"
    outer, inner = reader.read(text).statements
    assert (outer.inside, inner.inside) == (None, outer.id)
    assert [s.text for s in inner.source] == ["Our critics"]
    assert [s.text for s in inner.content] == ["that the harbour is broke"]


def test_first_person_belief_is_no_statement_inside(reader: Reader) -> None:
    text = "“I think the harbour is broke, and I believe we shall sell it,” spokesman Tor Hale said on Friday."
    assert [s.inside for s in reader.read(text).statements] == [None]


@pytest.mark.parametrize("name", ["nested_dev.jsonl", "nested_test.jsonl"])
def test_the_labels_are_whole(name: str) -> None:
    articles = [json.loads(line) for line in (LABELS / name).read_text(encoding="utf8").splitlines()]
    nested = 0
    for article in articles:
        text, rows = article["text"], article["attributions"]
        for row in rows:
            pieces = [(a, b) for role in ("source", "cue", "content") for a, b in row[role]]
            assert all(text[a:b] and text[a:b] == text[a:b].strip() for a, b in pieces)
            if row["inside"] is not None:
                holder = rows[row["inside"]]["content"]
                nested += 1
                assert all(any(x <= a and b <= y for x, y in holder) for a, b in row["cue"])
    assert nested == {"nested_dev.jsonl": 114, "nested_test.jsonl": 49}[name]

"""The sourcing of an article, over a reading made by hand."""

from dataclasses import replace

import pytest

from onrecord.questions.sourcing.articles import sourcing_of
from onrecord.questions.sourcing.words import words_of
from onrecord.types import Actor, Article, Hop, LeftOut, ReaderInfo, Reading, Span
from tests.conftest import statement

TEXT = """By A. Sen

The ferry will sail, Ana Lopez said. “It is safe and new,” she told the Larch Times.

An official denied it. It was rotten, the official said. Nobody knows who built it.

Critics said it was ugly.
"""
ACTORS = (
    Actor("a1", "Ana Lopez", "person", "NOR", ("GOV",), "minister", "a6"),
    Actor("a2", "Larch Times", "outlet", sectors=("JRN",)),
    Actor("a3", "official", "anonymous", "NOR", ("GOV",), anonymous=True),
    Actor("a4", "critics", "group"),
    Actor("a6", "Norway", "state", "NOR", ("GOV",)),
)


@pytest.fixture
def sourced():
    left_out = (LeftOut(Span.of(TEXT, 0, 9), "byline"),)
    article = Article("c1", "v", None, "The ferry", None, (), None, "en", TEXT, left_out=left_out)
    hops = (Hop("a1", "speaker", False, None), Hop("a2", "outlet", False, None))
    return Reading(
        article,
        ReaderInfo("0", (), ()),
        ACTORS,
        (),
        (
            statement(TEXT, 1, "Ana Lopez", "said", ("The ferry will sail",), form="indirect", speaker="a1"),
            statement(TEXT, 2, "she", "told", ("“It is safe and new,”",), speaker="a1", via=("a2",), chain=hops),
            statement(TEXT, 3, "An official", "denied", ("it",), form="indirect", speaker="a3"),
            statement(TEXT, 4, "the official", "said", ("It was rotten",), form="indirect", speaker="a3"),
            statement(TEXT, 5, "Critics", "said", ("it was ugly",), form="indirect", speaker="a4"),
        ),
        left_out=left_out,
    )


def test_each_word_is_somebody_s_or_the_article_s(sourced):
    words = words_of(sourced)
    assert words.held == {"s1": 4, "s2": 5, "s3": 1, "s4": 3, "s5": 3}
    assert {key: number for key, number in words.quoted.items() if number} == {"s2": 5}
    assert words.attributed == 16
    assert [span.text for span in words.own] == ["Nobody knows who built it."]
    assert (words.sentences, words.all) == (6, 37)


def test_a_word_belongs_to_the_innermost_statement(reading):
    words = words_of(reading)
    assert words.held["s5"] == 2
    assert words.held["s4"] == 8


def test_voices(sourced):
    found = sourcing_of(sourced)
    assert [(v.name, v.sort, v.words, v.quoted, v.share) for v in found.voices] == [
        ("Ana Lopez", "named", 9, 5, 0.5625),
        ("official", "anonymous", 4, 0, 0.25),
        ("critics", "group", 3, 0, 0.1875),
    ]
    lopez = found.voices[0]
    assert (lopez.side, lopez.statements, lopez.depth) == ("Norway", ("s1", "s2"), (0, 1))
    assert (lopez.second_hand, lopez.through) == (1, ("Larch Times",))


def test_sides_hanging_and_hands(sourced):
    found = sourcing_of(sourced)
    assert [(side.country, side.sector, side.voices, side.words) for side in found.sides] == [
        ("NOR", "GOV", ("a1", "a3"), 13),
        (None, None, ("a4",), 3),
    ]
    assert [(row.voice, row.statements, row.words) for row in found.hanging] == [("a3", ("s3", "s4"), 4)]
    assert (found.through, found.depths) == ((("Larch Times", 1),), (4, 1))
    assert (found.own.sentences, found.own.of) == (1, 6)
    assert found.unknown == 0


def test_an_unknown_speaker_is_counted_and_no_voice(reading):
    found = sourcing_of(reading)
    assert (found.statements, found.unknown, found.unknown_words) == (5, 3, 14)
    assert [voice.name for voice in found.voices] == ["Ada Brook"]


def test_articles_without_statements(sourced):
    found = sourcing_of(replace(sourced, statements=(), actors=()))
    assert (found.voices, found.sides, found.depths, found.attributed) == ((), (), (), 0)
    assert found.own.share == 1.0
    nothing = replace(sourced.article, text="", left_out=())
    empty = sourcing_of(Reading(nothing, sourced.reader, left_out=(LeftOut(None, "empty"),)))
    assert (empty.left_out, empty.words, empty.own.of, empty.own.share) == ("empty", 0, 0, 0.0)

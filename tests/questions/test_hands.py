"""Depth, hand and record are derived from chain and speaker."""

from dataclasses import replace

from onrecord.questions.sourcing.hands import depth, hand, on_the_record
from onrecord.types import Actor, Hop


def statement_of(reading, number):
    return next(statement for statement in reading.statements if statement.id == number)


def with_hop(reading, actor, kind):
    """The reading with `actor` between the speaker of s1 and the article."""
    hop = Hop(actor.id, kind, False, None)
    statements = tuple(
        replace(s, via=(actor.id,), chain=(Hop("a1", "speaker", False, None), hop)) if s.id == "s1" else s
        for s in reading.statements
    )
    return replace(reading, actors=(*reading.actors, actor), statements=statements)


def test_depth_counts_those_between(reading):
    assert [depth(statement) for statement in reading.statements] == [0, 1, 0, 0, 0]


def test_what_was_told_to_the_article_s_own_outlet_is_first_hand(reading):
    told = statement_of(reading, "s2")
    assert hand(reading, told) == "first"
    elsewhere = replace(reading, article=replace(reading.article, outlet="Larch Times"))
    assert hand(elsewhere, told) == "second"
    assert hand(replace(reading, article=replace(reading.article, outlet=None)), told) == "second"


def test_platforms_audiences_and_interpreters_are_no_other_s_word(reading):
    for actor, kind in (
        (Actor("a9", "Twitter", "outlet"), "platform"),
        (Actor("a9", "reporters", "group"), "outlet"),
        (Actor("a9", "interpreter", "person"), "speaker"),
    ):
        changed = with_hop(reading, actor, kind)
        assert hand(changed, statement_of(changed, "s1")) == "first", actor.name


def test_a_writer_between_makes_it_second_hand(reading):
    changed = with_hop(reading, Actor("a9", "Ida Quist", "person"), "author")
    assert hand(changed, statement_of(changed, "s1")) == "second"


def test_on_the_record(reading):
    actors = (
        *reading.actors,
        Actor("a3", "union official", "anonymous", anonymous=True),
        Actor("a4", "voters", "group"),
    )
    speakers = {"s3": "a3", "s4": "a4"}
    statements = tuple(replace(s, speaker=speakers.get(s.id, s.speaker)) for s in reading.statements)
    changed = replace(reading, actors=actors, statements=statements)
    assert [on_the_record(changed, s) for s in changed.statements] == [True, True, False, None, None]

"""Ids in the order of the text, and everything that refers to them."""

from __future__ import annotations

import pytest

from onrecord.intake.article import make_article
from onrecord.reading.layers import Page
from onrecord.reading.numbering import renumber
from onrecord.types import Actor, Hop, Mention, MentionType, Span, Statement
from tests.conftest import statement

TEXT = "Ana Lopez, envoy of Larch, told the Ledger that Larch waits. The Larchers agreed, said Lopez."


def mention(number: str, words: str, actor: str | None, kind: MentionType = "name", nth: int = 0) -> Mention:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Mention(number, Span.of(TEXT, start, start + len(words)), actor, kind, 0.9)


def page(*mentions: Mention, statements: tuple[Statement, ...] = ()) -> Page:
    actors = (
        Actor("outlet", "Ledger", "outlet"),
        Actor("silent", "Ruvia", "state"),
        Actor("larch", "Larch", "state"),
        Actor("people", "Larchers", "state"),
        Actor("a1", "Ana Lopez", "person", side="people"),
    )
    return Page(make_article(TEXT), actors=actors, mentions=mentions, statements=statements)


def test_ids_follow_the_text():
    found = renumber(
        page(mention("x", "the Ledger", "outlet"), mention("y", "Larch", "larch"), mention("z", "Ana Lopez", "a1"))
    )
    assert [(a.id, a.name) for a in found.actors[:3]] == [("a1", "Ana Lopez"), ("a2", "Larch"), ("a3", "Ledger")]
    assert [(m.id, m.span.text, m.actor) for m in found.mentions] == [
        ("m1", "Ana Lopez", "a1"),
        ("m2", "Larch", "a2"),
        ("m3", "the Ledger", "a3"),
    ]


def test_who_is_mentioned_nowhere_comes_last():
    found = renumber(page(mention("x", "Larch", "larch")))
    assert [a.name for a in found.actors][:1] == ["Larch"]
    assert {a.id for a in found.actors} == {"a1", "a2", "a3", "a4", "a5"}


def test_joined_actors_are_one_everywhere():
    said = statement(
        TEXT, 1, "The Larchers", "agreed", (), speaker="people", via=("outlet",),
        chain=(Hop("people", "speaker", False, None), Hop("outlet", "outlet", False, None)),
    )  # fmt: skip
    given = page(
        mention("x", "Ana Lopez", "a1"),
        mention("y", "Larch", "larch"),
        mention("z", "The Larchers", "people"),
        mention("w", "the Ledger", "outlet"),
        statements=(said,),
    )
    found = renumber(given, {"people": "larch"})
    assert [a.name for a in found.actors] == ["Ana Lopez", "Larch", "Ledger", "Ruvia"]
    assert found.actors[0].side == "a2"
    assert found.statements[0].speaker == "a2"
    assert found.statements[0].via == ("a3",)
    assert [hop.actor for hop in found.statements[0].chain] == ["a2", "a3"]
    assert [m.actor for m in found.mentions] == ["a1", "a2", "a3", "a2"]


def test_joins_may_lead_over_others_and_never_run_for_ever():
    given = page(mention("x", "Larch", "people"))
    assert len(renumber(given, {"people": "larch", "larch": "silent"}).actors) == 3
    assert len(renumber(given, {"people": "larch", "larch": "people"}).actors) == 4


def test_nobody_is_on_the_side_of_itself():
    found = renumber(page(mention("x", "Ana Lopez", "a1")), {"a1": "people"})
    assert all(actor.side != actor.id for actor in found.actors)


def test_a_span_is_mentioned_once_and_a_mention_of_nobody_stays():
    found = renumber(page(mention("x", "Larch", "larch"), mention("y", "Larch", "people"), mention("z", "Lopez", None)))
    assert [(m.span.text, m.actor and True) for m in found.mentions] == [("Lopez", None), ("Larch", True)]


def test_a_hop_counts_as_a_place():
    said = statement(
        TEXT, 1, "Ana Lopez", "told", (), speaker="a1",
        chain=(Hop("outlet", "outlet", False, Span.of(TEXT, 32, 42)),),
    )  # fmt: skip
    found = renumber(page(statements=(said,)))
    assert found.actors[0].name == "Ledger"


def test_twice_is_the_same():
    once = renumber(page(mention("x", "Larch", "larch"), mention("y", "the Ledger", "outlet")))
    assert renumber(once) == once


def test_a_stranger_is_refused():
    with pytest.raises(KeyError):
        renumber(page(mention("x", "Larch", "nobody")))

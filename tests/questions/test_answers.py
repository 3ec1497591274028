"""Answers kept for a whole record: the same as made anew, none the moment it changes, none that somebody made up."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import SettingError
from onrecord.questions import answers
from onrecord.questions.answers import EDGES, keep_answers
from onrecord.questions.evidence import kept_answers
from onrecord.questions.positions import asking
from onrecord.questions.positions.asking import Scope, disputes, shifts
from onrecord.questions.sides import overviews
from onrecord.questions.sides.overviews import dossier, network
from onrecord.record.store import Record
from onrecord.types import Reading
from tests.questions.joined_stories import meeting, strike
from tests.questions.stories import Done, Said, quarrel, story

ACTORS = ("Brenmark", "Pal Sund", "Talsia", "Orla Venn", "Harbour League")
ABOUT = (None, "support", "fighting", "Brenmark", "Harbour League")


def turn(name: str, day: str) -> Reading:
    return story(
        name,
        f"Pal Sund acknowledged arming the Harbour League near {name}. Earlier he had long denied arming it.",
        [
            Said("sund", "acknowledged", f"arming the Harbour League near {name}", act="acknowledge"),
            Said("sund", "denied", "arming it", act="deny"),
            Done("AID", "arming the", ("brenmark",), ("league",), "asserted", "acknowledged"),
            Done("AID", "arming it", ("brenmark",), ("league",), "denied", "denied"),
        ],
        published=day,
    )


READINGS = (
    quarrel("Quell", "2031-01-02"), quarrel("Osta", None), turn("Varn", "2031-06-01"), meeting("a"), meeting("bb"),
    strike("d"),
)  # fmt: skip
QUESTIONS: dict[str, Callable[[Record], Any]] = {
    **{f"shifts {about}": lambda record, about=about: shifts(record, None, Scope(about=about)) for about in ABOUT},
    **{f"disputes {about}": lambda record, about=about: disputes(record, None, Scope(about=about)) for about in ABOUT},
    **{f"network {limit}": lambda record, limit=limit: network(record, limit=limit) for limit in (1, 2, 50, None)},
    **{f"shifts of {who}": lambda record, who=who: shifts(record, who) for who in ACTORS},
    **{f"disputes of {who}": lambda record, who=who: disputes(record, who) for who in ACTORS},
    **{f"dossier of {who}": lambda record, who=who: dossier(record, who) for who in ACTORS},
    "dossier of two": lambda record: dossier(record, "Talsia", "Brenmark"),
    "disputes of a year": lambda record: disputes(record, None, Scope(since="2031", until="2031")),
    "disputes of some months": lambda record: disputes(record, None, Scope(until="2031-03")),
    "one shift": lambda record: shifts(record, limit=1),
    "one dispute": lambda record: disputes(record, limit=1),
}


def asked(record: Record) -> dict[str, Any]:
    return {name: ask(record) for name, ask in QUESTIONS.items()}


def rows(record: Record) -> int:
    with record.state() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM answer").scalar_one())


def asks_nothing(patched: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("it was asked anew")

    for module, name in ((asking, "known_shifts"), (asking, "known_disputes"), (overviews, "gather_between")):
        patched.setattr(module, name, refuse)


def test_what_is_kept_is_what_would_be_answered_anew(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    before, content = asked(record), record.hash()
    assert before["shifts None"]
    assert len(before["disputes None"]) > len(before["one dispute"]) == 1
    assert before["network None"].edges
    assert before["disputes fighting"] == () != before["disputes support"]
    assert keep_answers(record)
    assert record.hash() == content
    assert not record.check()
    assert asked(record) == before
    with monkeypatch.context() as patched:
        asks_nothing(patched)
        # what one person alone holds is looked at anew, also in a dossier
        own = {f"{ask} of {who}" for ask in ("shifts", "dossier") for who in ("Pal Sund", "Orla Venn")}
        own |= {"disputes of a year", "disputes of some months"}
        for name in before.keys() - own:
            QUESTIONS[name](record)
        with pytest.raises(SettingError, match="nobody in the record"):
            shifts(record, None, Scope(about="Ghost"))


@pytest.mark.parametrize(
    "scope", [Scope(since="2031"), Scope(until="2031"), Scope(outlet="Post"), Scope(copies=True)], ids=str
)
def test_a_part_of_a_record_is_asked_itself(record: Record, scope: Scope, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_answers(record)
    asks_nothing(monkeypatch)
    for ask in (shifts, disputes):
        with pytest.raises(AssertionError, match="anew"):
            ask(record, None, scope)
    if not scope.copies:  # a network is without copies anyway
        with pytest.raises(AssertionError, match="anew"):
            network(record, None, scope)
    for other in ({"side": "Brenmark"}, {"relation": "meets"}, {"doubtful": True}):
        with pytest.raises(AssertionError, match="anew"):
            network(record, **other)  # type: ignore[arg-type]


def test_more_edges_than_are_kept_are_asked_for(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = network(record)
    assert len(whole.edges) > 1
    monkeypatch.setattr(answers, "EDGES", 1)
    keep_answers(record)
    assert network(record) == whole
    asks_nothing(monkeypatch)
    assert network(record, limit=1).edges == whole.edges[:1]
    with pytest.raises(AssertionError, match="anew"):
        network(record, limit=2)


CHANGES: dict[str, Callable[[Record], Any]] = {
    "an article": lambda record: record.add(quarrel("Ulme", "2031-03-09")),
    "a reading in the place of another": lambda record: record.add(meeting("a", published="2031-05-30"), again=True),
    "a row that is struck": lambda record: record.strike("uQuell", "s1", by="Ada"),
    "actors that are joined": lambda record: record.join(*(one.id for one in record.actors(limit=2)), by="Ada"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_nothing_is_kept_that_was_answered_before_a_change(record: Record, change: Callable[[Record], Any]) -> None:
    assert keep_answers(record)
    made = change(record)
    assert rows(record) == 0
    before = asked(record)
    assert keep_answers(record)
    assert asked(record) == before
    if hasattr(made, "id"):
        record.undo(made.id, by="Ada")
        assert rows(record) == 0


def test_what_is_added_while_answers_are_made_is_not_missed(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    made = answers.known_network

    def meanwhile(connection: Any, limit: int) -> Any:
        with Record(record.path) as other:
            other.add(quarrel("Ulme", "2031-03-09"))
        return made(connection, limit)

    with monkeypatch.context() as patched:
        patched.setattr(answers, "known_network", meanwhile)
        assert not keep_answers(record)
    assert rows(record) == 0
    assert len(disputes(record)) == 3
    assert keep_answers(record)


def test_one_who_is_stopped_leaves_no_answer(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    before = asked(record)
    with monkeypatch.context() as patched:
        patched.setattr(answers, "known_network", stopped)
        with pytest.raises(KeyboardInterrupt):
            keep_answers(record)
    assert asked(record) == before
    assert keep_answers(record)
    assert rows(record) == 3


def test_other_rules_have_other_answers(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_answers(record)
    monkeypatch.setattr(kept_answers, "_FORM", 0)
    kept_answers.rules.cache_clear()
    try:
        with monkeypatch.context() as patched:
            asks_nothing(patched)
            with pytest.raises(AssertionError, match="anew"):
                shifts(record)
        assert keep_answers(record)
        with monkeypatch.context() as patched:
            asks_nothing(patched)
            shifts(record)
    finally:
        kept_answers.rules.cache_clear()


@pytest.mark.parametrize("made_up", [b"", b"x", zlib.compress(b"[1]"), zlib.compress(b'[[["Talsia"],[[],[],[]]]]')])
def test_what_is_no_answer_is_asked_anew(record: Record, made_up: bytes) -> None:
    before = asked(record)
    keep_answers(record)
    with record.keeping() as connection:
        connection.exec_driver_sql("UPDATE answer SET packed = ?", (made_up,))
    assert asked(record) == before


@settings(max_examples=12, deadline=None)
@given(st.permutations(READINGS), st.integers(0, len(READINGS)))
def test_in_any_order_and_whenever_they_are_kept(order: list[Reading], kept_at: int) -> None:
    found = []
    for keeps in (False, True):
        with TemporaryDirectory() as folder, Record(Path(folder) / "news.record") as record:
            for n, reading in enumerate(order if keeps else READINGS):
                if keeps and n == kept_at:
                    keep_answers(record)
                record.add(reading)
            found.append(asked(record))
            if keeps:
                keep_answers(record)
                found.append(asked(record))
    assert found[0] == found[1] == found[2]


def test_as_many_edges_are_kept_as_are_shown() -> None:
    from onrecord.cli.network import network as command

    (limit,) = (one.default for one in command.params if one.name == "limit")
    assert limit == EDGES

"""What stands around an event: the statement that holds it, its time, its place, and whether it is background."""

from dataclasses import replace

import pytest

from onrecord.reading.events.background import background_reason
from onrecord.reading.events.decode import Proposal
from onrecord.reading.events.holding import holder
from onrecord.reading.events.settle import clause_of, place_of, time_of, without_grounds
from onrecord.types import Place, Span, Statement, Time


def pair(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def statement(text: str, key: str, content: str, inside: str | None = None) -> Statement:
    return Statement(
        key, (), (), (Span.of(text, *pair(text, content)),), "indirect", "say", None, (), (), inside, None, None, 0.9
    )


def time(text: str, key: str, words: str, kind: str = "DATE") -> Time:
    return Time(key, Span.of(text, *pair(text, words)), kind, "2016", "2016-01-01", "2016-12-31", "year")  # type: ignore[arg-type]


def place(text: str, key: str, words: str) -> Place:
    return Place(key, Span.of(text, *pair(text, words)), words, None, "VEL", None, None, None, None, 0.9)


def test_the_innermost_statement_holds_an_event() -> None:
    text = "A paper wrote that Tovas denied that the raid took place."
    outer = statement(text, "s1", "that Tovas denied that the raid took place")
    inner = statement(text, "s2", "that the raid took place", "s1")
    assert holder([outer, inner], pair(text, "raid")) == inner
    assert holder([outer, inner], pair(text, "denied")) == outer
    assert holder([outer, inner], pair(text, "wrote")) is None


def test_the_nearest_date_of_the_clause_is_the_time() -> None:
    text = "Rebels shelled the port in May, but the army retook it in June after three days."
    times = [time(text, "t1", "in May"), time(text, "t2", "in June"), time(text, "t3", "three days", "DURATION")]
    whole = (0, len(text))
    assert time_of(text, whole, pair(text, "shelled"), times) == times[0]
    assert time_of(text, whole, pair(text, "retook"), times) == times[1]
    assert time_of(text, whole, pair(text, "shelled"), times[1:]) is None


def told(text: str, kind: str, trigger: str, *actors: str) -> Proposal:
    return Proposal(
        kind, None, pair(text, trigger), tuple(pair(text, one) for one in actors), (), (1.0, 0, 0, 0, 0), 1.0
    )


def test_a_place_needs_a_preposition_and_is_no_role() -> None:
    text = "Kastrel accused Ombara from a base in Sarn."
    places = [place(text, "p1", "Kastrel"), place(text, "p2", "Ombara"), place(text, "p3", "Sarn")]
    assert place_of(text, (0, len(text)), told(text, "ACCUSE", "accused", "Kastrel"), places) == places[2]
    assert place_of(text, (0, len(text)), told(text, "ACCUSE", "accused", "Sarn"), places) is None


def test_a_town_is_where_it_happens_and_not_whom_it_is_done_to() -> None:
    text = "Kastrel bombed the city of Ombara and accused Veltland."
    towns = [replace(place(text, "p1", "Ombara"), kind="P.PPL"), replace(place(text, "p2", "Veltland"), kind="A.PCLI")]
    event = told(text, "ASSAULT", "bombed")
    assert place_of(text, (0, len(text)), event, towns) == towns[0]
    assert place_of(text, (0, len(text)), replace(event, type="ACCUSE"), towns) is None
    both = (pair(text, "the city of Ombara"), pair(text, "Veltland"))
    event = replace(event, recipients=both)
    assert without_grounds(text, event, towns).recipients == both[1:]
    assert without_grounds(text, replace(event, type="ACCUSE"), towns).recipients == both


def test_what_tells_no_date_is_no_time() -> None:
    text = "Rebels shelled the port recently."
    now = replace(time(text, "t1", "recently"), value="PAST_REF", start=None, end=None)
    assert time_of(text, (0, len(text)), pair(text, "shelled"), [now]) is None


def test_of_two_places_of_which_one_lies_in_the_other_the_inner_is_meant() -> None:
    text = "He was shot in Kastrel’s Sarn province."
    places = [place(text, "p1", "Kastrel"), place(text, "p2", "Sarn province")]
    assert place_of(text, (0, len(text)), told(text, "ASSAULT", "shot"), places) == places[1]


def test_a_clause_that_comes_first_ends_at_its_comma() -> None:
    text = "After the envoy was shot in the port of Sarn, the talks went on."
    start, end = clause_of(text, (0, len(text)), pair(text, "talks"))
    assert text[start:end] == "the talks went on."
    start, end = clause_of(text, (0, len(text)), pair(text, "shot"))
    assert text[start:end] == "After the envoy was shot in the port of Sarn, "


def test_a_clause_ends_at_its_marks() -> None:
    text = "Rebels shelled the port; the army fled, and the mayor resigned."
    start, end = clause_of(text, (0, len(text)), pair(text, "fled"))
    assert text[start:end].strip() == "the army fled"


@pytest.mark.parametrize(
    ("text", "trigger", "is_old"),
    [
        ("Kastrel invaded the island in 2003.", "invaded", True),
        ("Kastrel invaded the island two years ago.", "invaded", True),
        ("The port had previously been shelled.", "shelled", True),
        ("Kastrel invaded the island on Friday.", "invaded", False),
        ("Kastrel will hold talks in 2019.", "talks", False),
    ],
)
def test_what_is_long_past_is_background(text: str, trigger: str, is_old: bool) -> None:
    found = background_reason(text, (0, len(text)), pair(text, trigger), "2018-05-04", None)
    assert (found is not None) == is_old

"""What stands around an event: the statement that holds it, its time, its place, and whether it is background."""

import re
from dataclasses import replace

import pytest

from onrecord.reading.events.assemble import _without_doubles
from onrecord.reading.events.background import background_reason
from onrecord.reading.events.clauses import clause_of
from onrecord.reading.events.decode import Proposal
from onrecord.reading.events.holding import holder
from onrecord.reading.events.settle import bounds_of, place_of, time_of, without_grounds
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
    assert time_of(text, whole, told(text, "ASSAULT", "shelled"), times) == times[0]
    assert time_of(text, whole, told(text, "ASSAULT", "retook"), times) == times[1]
    assert time_of(text, whole, told(text, "ASSAULT", "shelled"), times[1:]) is None


def test_a_date_before_and_is_that_of_what_stands_before_it() -> None:
    text = "He was charged in Sarn in 2014 and extradited to Ombara this year."
    times = [time(text, "t1", "2014"), time(text, "t2", "this year")]
    assert time_of(text, (0, len(text)), told(text, "COOPERATE", "extradited"), times) == times[1]
    assert time_of(text, (0, len(text)), told(text, "ACCUSE", "charged"), times) == times[0]
    assert time_of(text, (0, len(text)), told(text, "COOPERATE", "extradited"), times[:1]) == times[0]


def told(text: str, kind: str, trigger: str, *actors: str) -> Proposal:
    return Proposal(
        kind, None, pair(text, trigger), tuple(pair(text, one) for one in actors), (), (1.0, 0, 0, 0, 0), 1.0
    )


def test_a_place_needs_a_preposition_and_is_no_role() -> None:
    text = "Kastrel shelled Ombara from a base in Sarn."
    places = [place(text, "p1", "Kastrel"), place(text, "p2", "Ombara"), place(text, "p3", "Sarn")]
    assert place_of(text, (0, len(text)), told(text, "CONSULT", "shelled", "Kastrel"), places) == places[2]
    assert place_of(text, (0, len(text)), told(text, "CONSULT", "shelled", "Sarn"), places) is None


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
    assert time_of(text, (0, len(text)), told(text, "ASSAULT", "shelled"), [now]) is None


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
        ("Long ago rebels fled; decades ago Kastrel invaded the island.", "invaded", True),
        ("The port, which was shelled two years ago, was released.", "released", False),
        ("Kastrel invaded the island two years ago.", "invaded", True),
        ("The port had previously been shelled.", "shelled", True),
        ("Kastrel invaded the island on Friday.", "invaded", False),
        ("Kastrel will hold talks in 2019.", "talks", False),
    ],
)
def test_what_is_long_past_is_background(text: str, trigger: str, is_old: bool) -> None:
    found = background_reason(text, (0, len(text)), pair(text, trigger), "2018-05-04", None)
    assert (found is not None) == is_old


@pytest.mark.parametrize(
    ("text", "trigger", "words", "is_its"),
    [
        ("Tovas said in May that Kastrel bombed a port.", "bombed", "May", False),
        ("Rebels released girls who were seized in May.", "released", "in May", False),
        ("Girls seized in May have been released.", "released", "in May", False),
        ("Girls seized in May have been released.", "seized", "in May", True),
        ("He was convicted in May, and was sentenced to death.", "sentenced", "in May", True),
        ("The talks were held in May.", "talks", "in May", True),
        ("A man was killed when a wall fell in May.", "killed", "in May", True),
        ("Two were killed and dozens injured when a bomb exploded in May.", "killed", "in May", True),
        ("Two were killed and dozens fled when a bomb exploded in May.", "killed", "in May", False),
        ("The abducted girls came home in May.", "abducted", "in May", False),
        ("Tovas, who led the army in May, was arrested.", "arrested", "in May", False),
        ("He was arrested but was not involved in the 2016 raid.", "arrested", "2016", False),
        ("He condemned the 2016 raid.", "raid", "2016", True),
        ("The army bombed a camp, raising fears of a war in May.", "bombed", "in May", False),
        ("The talks went on after the army struck in May.", "talks", "in May", False),
    ],
)
def test_a_date_belongs_to_what_its_clause_tells(text: str, trigger: str, words: str, is_its: bool) -> None:
    held = [statement(text, "s1", "Kastrel bombed a port")] if "said" in text else []
    found = time_of(text, (0, len(text)), told(text, "ASSAULT", trigger), [time(text, "t1", words)], held)
    assert (found is not None) == is_its


@pytest.mark.parametrize(
    ("text", "kind", "trigger", "is_there"),
    [
        ("In Sarn, Kastrel backs the rebels.", "SUPPORT", "backs", True),
        ("He criticised the mayor at a rally in Sarn.", "ACCUSE", "criticised", True),
        ("He criticised lawmakers in Sarn.", "ACCUSE", "criticised", False),
        ("They met in a hall at a base in Sarn.", "CONSULT", "met", True),
        ("He was shot by a man from Sarn.", "ASSAULT", "shot", False),
        ("He was freed before dawn in the northern town of Sarn.", "RETREAT", "freed", True),
    ],
)
def test_where_the_words_put_an_event(text: str, kind: str, trigger: str, is_there: bool) -> None:
    found = place_of(text, (0, len(text)), told(text, kind, trigger), [place(text, "p1", "Sarn")])
    assert (found is not None) == is_there


def test_a_place_that_another_voice_tells_is_not_there() -> None:
    text = "The raid was wrong, Tovas said in Sarn."
    held = [statement(text, "s1", "The raid was wrong")]
    places = [place(text, "p1", "Sarn")]
    assert place_of(text, (0, len(text)), told(text, "ASSAULT", "raid"), places, held) is None


def test_words_before_a_date_make_it_a_bound() -> None:
    found = [
        bounds_of(text, time(text, "t1", "2016"))
        for text in ("Held in 2016.", "Held after 2016.", "Held before 2016.", "Held by 2016.")
    ]
    first, last = "2016-01-01", "2016-12-31"
    assert found == [(first, last), (first, None), (None, first), (None, last)]
    assert bounds_of("Held.", None) == (None, None)


def test_the_same_words_again_tell_no_event_twice() -> None:
    line = "Pictures of the day: scenes after a truck attack in Sarn"
    text = f"{line} A man weeps.\n{line} A boy waits.\nAn attack in Ombara."
    found = [match.start() for match in re.finditer("attack", text)]
    events = [replace(told(text, "ASSAULT", "attack"), trigger=(start, start + 6)) for start in found]
    assert _without_doubles(text, events, None) == [events[0], events[2]]


def test_a_headline_tells_nothing_that_the_text_tells_too() -> None:
    text = "Kastrel shells Sarn\nKastrel bombed Sarn."
    events = [told(text, "ASSAULT", "shells"), told(text, "ASSAULT", "bombed")]
    assert _without_doubles(text, events, (0, 19)) == events[1:]
    assert _without_doubles(text, [events[0], replace(events[1], type="AID")], (0, 19))[0] == events[0]


def test_when_somebody_spoke_is_not_when_that_was_by_which_he_is_told() -> None:
    text = "Lund, mayor of a town suing Norland, said in May that it rained."
    said = replace(statement(text, "s1", "that it rained"), source=(Span.of(text, 0, text.index(", said")),), time="t1")
    may = time(text, "t1", "in May")
    suing = told(text, "ACCUSE", "suing")
    assert time_of(text, (0, len(text)), suing, [may], [said]) is None
    assert time_of(text, (0, len(text)), suing, [may], [replace(said, time=None)]) == may

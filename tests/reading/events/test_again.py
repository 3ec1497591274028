import re
from dataclasses import replace

from onrecord.reading.events.again import with_same
from onrecord.reading.events.background import with_shared
from onrecord.types import Actor, Event, Place, Role, Span, Time

ACTORS = (
    Actor("a1", "Dalo Meriweth", "person", known="person.dalo"),
    Actor("a2", "Ilgren Tovas", "person", known="person.ilgren"),
    Actor("a3", "Veltland", "state", country="VEL"),
    Actor("a4", "the former leader", "person"),
)


def event(
    text: str, word: str, kind: str, number: int, actors: str = "", recipients: str = "", **other: object
) -> Event:
    start = text.index(word)
    roles = [tuple(Role(f"m{a}", a) for a in names.split()) for names in (actors, recipients)]
    fields: dict[str, object] = {
        "id": f"e{number}", "type": kind, "mode": None, "contexts": (), "actors": roles[0], "recipients": roles[1],
        "trigger": Span.of(text, start, start + len(word)), "time": None, "not_before": None, "not_after": None,
        "place": None, "factuality": "asserted", "background": False, "quantities": (), "quad_class": 1, "score": 1.0,
        "statement": None, "same_event": None, "confidence": 0.9,
    }  # fmt: skip
    return Event(**{**fields, **other})  # type: ignore[arg-type]


def joined(text: str, *events: Event, places: tuple[Place, ...] = ()) -> list[str | None]:
    return [one.same_event for one in with_same(text, events, ACTORS, (), places)]


def test_a_denial_meets_what_it_denies() -> None:
    text = "Meriweth met Tovas in Sarn. Veltland denied that any such meeting took place."
    found = joined(
        text, event(text, "met", "CONSULT", 1, "a1 a2"), event(text, "meeting", "CONSULT", 2, factuality="denied")
    )
    assert found == [None, "e1"]


def test_the_day_says_which_is_meant() -> None:
    text = "Tovas raided Sarn on Monday. Veltland condemned Monday's deadly raid, the raid on Larch and Friday's raid."
    first, day = text.index("Monday"), text.rindex("Monday")
    times = [
        _day("t1", text, first, "2017-01-30"),
        _day("t2", text, day, "2017-01-30"),
        _day("t3", text, text.index("Friday"), "2017-02-03"),
    ]
    raids = [m.start() for m in re.finditer("raid\\b", text)]
    told = event(text, "raided", "ASSAULT", 1, "a2", "a3", time="t1")
    others = [
        replace(event(text, "raid", "ASSAULT", n, time=time), trigger=Span.of(text, at, at + 4))
        for n, (at, time) in enumerate(zip((raids[0], raids[2]), ("t2", "t3"), strict=True), 2)
    ]
    assert [one.same_event for one in with_same(text, (told, *others), ACTORS, times, ())] == [None, "e1", None]


def _day(number: str, text: str, at: int, value: str) -> Time:
    return Time(number, Span.of(text, at, at + 6), "DATE", value, value, value, "day", ())


def test_such_says_which_is_meant_whoever_is_named_beside_it() -> None:
    text = "Meriweth met Tovas in Sarn. Veltland denied that any such meeting took place."
    denied = event(text, "meeting", "CONSULT", 2, "a3", factuality="denied")
    assert joined(text, event(text, "met", "CONSULT", 1, "a1 a2"), denied) == [None, "e1"]


def test_what_is_named_alike_is_meant_where_nobody_is_named() -> None:
    text = "Meriweth led an attack. Tovas shot Meriweth dead. The attack went on."
    found = joined(
        text,
        event(text, "attack", "ASSAULT", 1, "a1"),
        event(text, "shot", "ASSAULT", 2, "a2", "a1"),
        replace(
            event(text, "attack", "ASSAULT", 3), trigger=Span.of(text, text.rindex("attack"), text.rindex("attack") + 6)
        ),
    )
    assert found == [None, None, "e1"]


def test_a_third_mention_bears_the_id_of_the_first() -> None:
    text = "A meeting was held. Meriweth met Tovas. The talks failed."
    found = joined(
        text,
        event(text, "meeting", "CONSULT", 1, "a4 a1"),
        event(text, "met", "CONSULT", 2, "a1 a2"),
        event(text, "talks", "CONSULT", 3),
    )
    assert found == [None, "e1", "e1"]


def test_others_meet_apart() -> None:
    text = "Meriweth met Tovas. Veltland held talks with Meriweth."
    found = joined(text, event(text, "met", "CONSULT", 1, "a1 a2"), event(text, "talks", "CONSULT", 2, "a3 a1"))
    assert found == [None, None]


def test_what_goes_on_is_not_joined() -> None:
    text = "Veltland's support for Tovas; the support of Veltland for Tovas."
    second = text.rindex("support")
    one = event(text, "support", "SUPPORT", 1, "a3", "a2")
    other = event(text, "support", "SUPPORT", 2, "a3", "a2", trigger=Span.of(text, second, second + 7))
    assert joined(text, one, other) == [None, None]


def test_a_strike_elsewhere_is_another() -> None:
    text = "Veltland bombed a camp in Sarn. The bombing by Veltland in Ombara killed Tovas."
    places = tuple(
        Place(f"p{n}", Span.of(text, 0, 1), name, None, code, None, None, None, None, 1.0)
        for n, (name, code) in enumerate((("Sarn", "VEL"), ("Ombara", "KAS")), 1)
    )
    one, other = (
        event(text, "bombed", "ASSAULT", 1, "a3", place="p1"),
        event(text, "bombing", "ASSAULT", 2, "a3", place="p2"),
    )
    assert joined(text, one, other, places=places) == [None, None]
    assert joined(text, one, event(text, "bombing", "ASSAULT", 2, "a3")) == [None, "e1"]


def test_verbs_of_one_list_are_events_of_their_own() -> None:
    text = "Sarn has banned fairs, Veltland banned dances. Veltland then shot and killed Tovas."
    second = text.rindex("banned")
    one, other = (
        event(text, "banned", "COERCE", 1),
        event(text, "banned", "COERCE", 2, "a3", trigger=Span.of(text, second, second + 6)),
    )
    assert joined(text, one, other) == [None, None]
    pair = (event(text, "shot", "ASSAULT", 1, "", "a2"), event(text, "killed", "ASSAULT", 2, "", "a2"))
    assert joined(text, *pair) == [None, "e1"]


def test_one_more_meeting_is_another() -> None:
    text = "Meriweth met Tovas. Another meeting was held. The girls feared the raid after the attack."
    found = joined(
        text,
        event(text, "met", "CONSULT", 1, "a1 a2"),
        event(text, "meeting", "CONSULT", 2),
        event(text, "raid", "ASSAULT", 3),
        event(text, "attack", "ASSAULT", 4),
    )
    assert found == [None, None, None, None]


def test_all_mentions_of_an_event_must_agree() -> None:
    text = "Meriweth visited Sarn. The visits went on before his meeting with Tovas."
    found = joined(text, event(text, "visited", "CONSULT", 1, "a1"), event(text, "meeting", "CONSULT", 2, "", "a2"))
    assert found == [None, None]


def test_what_one_mention_tells_of_the_past_holds_for_the_others() -> None:
    text = "The raid in May killed none. The raid goes unpunished."
    second = text.rindex("raid")
    one = event(text, "raid", "ASSAULT", 1, background=True)
    other = event(text, "raid", "ASSAULT", 2, trigger=Span.of(text, second, second + 4), same_event="e1")
    assert [e.background for e in with_shared([one, other])] == [True, True]
    assert [e.background for e in with_shared([one, replace(other, time="t1")])] == [True, False]

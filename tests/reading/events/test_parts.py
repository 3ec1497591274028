"""Who takes part in an event on which side."""

from onrecord.reading.events.parts import sides_of
from onrecord.types import Mention, MentionType, Span

PERSONS = frozenset({"a1", "a2"})


def taking(
    text: str,
    kind: str,
    trigger: str,
    acting: list[tuple[str, str | None, MentionType]],
    others: list[tuple[str, str | None, MentionType]],
) -> tuple[list[tuple[str, str | None]], list[tuple[str, str | None]]]:
    """The words and actors of both sides; mentions are (words, actor, type), of a confidence of .7."""
    shown: dict[str, str] = {}

    def mention(words: str, actor: str | None, sort: MentionType) -> Mention:
        at = text.index(words)
        shown[f"m{at}"] = words
        return Mention(f"m{at}", Span.of(text, at, at + len(words)), actor, sort, 0.7)

    at = text.index(trigger)
    sides = [mention(*one) for one in acting], [mention(*one) for one in others]
    found = sides_of(text, kind, (at, at + len(trigger)), sides, PERSONS)
    first, second = ([(shown[role.mention], role.actor) for role in side] for side in found)
    return first, second


def test_a_person_takes_part_once_where_the_event_is_told_and_a_state_may_by_several() -> None:
    text = "Norland’s envoy, Ivo Lund, and its army attacked Orvania, Lund said."
    acting = [
        ("envoy", "a1", "description"),
        ("Ivo Lund", "a1", "name"),
        ("its", "s1", "pronoun"),
        ("army", "s1", "name"),
    ]
    found, _ = taking(text, "ASSAULT", "attacked", acting, [])  # type: ignore[arg-type]
    assert found == [("Ivo Lund", "a1"), ("its", "s1"), ("army", "s1")]


def test_whom_somebody_begs_is_not_she_herself() -> None:
    text = "She would beg her to stay."
    found = taking(text, "REQUEST", "beg", [("She", "a1", "pronoun")], [("her", "a1", "pronoun")])
    assert found == ([("She", "a1")], [("her", None)])


def test_what_is_her_own_has_no_second_side() -> None:
    text = "Quist defended her record."
    assert taking(text, "SUPPORT", "defended", [("Quist", "a1", "name")], [("her", "a1", "pronoun")])[1] == []
    text = "Quist harmed herself."
    assert taking(text, "ASSAULT", "harmed", [("Quist", "a1", "name")], [("herself", "a1", "pronoun")])[1] == []


def test_he_who_blasts_somebody_named_is_another() -> None:
    text = "Lund must be defeated, whom he blasted."
    found = taking(text, "ACCUSE", "blasted", [("he", "a1", "pronoun")], [("Lund", "a1", "name")])
    assert found == ([("he", None)], [("Lund", "a1")])


def test_names_of_one_person_on_both_sides_are_one_side() -> None:
    text = "Ivo Lund accused Lund."
    assert taking(text, "ACCUSE", "accused", [("Ivo Lund", "a1", "name")], [("Lund", "a1", "name")]) == (
        [("Ivo Lund", "a1")],
        [],
    )


def test_who_meet_are_two() -> None:
    text = "He met the minister."
    acting: list[tuple[str, str | None, MentionType]] = [("He", "a1", "pronoun"), ("the minister", "a1", "description")]
    assert taking(text, "CONSULT", "met", acting, [])[0] == [("He", "a1"), ("the minister", None)]
    assert taking(text, "ASSAULT", "met", acting, [])[0] != [("He", "a1"), ("the minister", None)]

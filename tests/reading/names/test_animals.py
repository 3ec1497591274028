"""Names of animals are no persons'."""

import pytest

from onrecord.reading.names.animals import animals
from onrecord.reading.names.parts import Name
from onrecord.reading.reader import Reader


@pytest.mark.parametrize(
    "text",
    [
        "The gorilla, Rufus, was shot.",
        "A tiger named Rufus was shot.",
        "Rufus, a 17-year-old male gorilla, was shot.",
        "The dog Rufus barked.",
    ],
)
def test_an_animal_is_told_by_what_stands_beside_its_name(text: str) -> None:
    start = text.index("Rufus")
    assert animals(text, [Name(start, start + 5, "Rufus", "PERSON")]) == {"Rufus"}


def test_a_person_with_an_animal_stays_one() -> None:
    text = "Rufus walked his dog. Rufus said it barks."
    assert not animals(text, [Name(0, 5, "Rufus", "PERSON")])


@pytest.mark.model
def test_he_is_the_keeper_and_not_the_gorilla() -> None:
    text = (
        "Keeper Thomas Arden said the gorilla, Rufus, was 17 years old. Rufus was calm for an hour. "
        "He said the zoo had no choice."
    )
    reading = Reader().read(text)
    names = {actor.id: actor.name for actor in reading.actors}
    assert {names.get(s.speaker or "") for s in reading.statements} == {"Thomas Arden"}

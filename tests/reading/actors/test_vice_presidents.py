"""Vice presidents of states, of companies and of bodies that nobody knows."""

import pytest

from onrecord.reading.reader import Reader

READER = Reader()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "sectors"),
    [
        ("“It flies,” said Ana Moreno, senior vice president of Boeing.", "Ana Moreno", ("BUS",)),
        ("It works, FEKA Senior Vice President Lisa Lund said on Monday.", "Lisa Lund", ()),
        ("Vice President Ana Moreno of Ruvia said it rained.", "Ana Moreno", ("GOV",)),
    ],
)
def test_of_whom_one_is_tells_the_sector(text: str, name: str, sectors: tuple[str, ...]) -> None:
    actors = {actor.name: actor for actor in READER.read(text).actors}
    assert actors[name].sectors == sectors


@pytest.mark.model
def test_what_one_heads_may_stand_before_the_name() -> None:
    text = "Boeing’s vice president of policy Anthony Ruiz said the planes are safe. Ruiz left."
    reading = READER.read(text)
    names = {actor.id: actor.name for actor in reading.actors}
    assert [names.get(s.speaker or "") for s in reading.statements] == ["Anthony Ruiz"]


@pytest.mark.model
def test_a_dean_is_not_a_given_name_behind_a_college() -> None:
    reading = READER.read("Harrow College Dean Solvej Ruben Stark told the Courier that classes go on.")
    assert "Solvej Ruben Stark" in {actor.name for actor in reading.actors}


@pytest.mark.model
def test_one_who_bears_two_surnames_is_called_by_the_first() -> None:
    text = "President Luis Andres Solis Rivera spoke on Monday. “We help,” Solis said in a statement."
    reading = READER.read(text)
    names = {actor.id: actor.name for actor in reading.actors}
    assert [names.get(s.speaker or "") for s in reading.statements] == ["Luis Andres Solis Rivera"]

"""Sources without a name that are called by their own words rather than by nobody."""

import pytest

from onrecord.reading.reader import Reader

READER = Reader(layers=["chains"])


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The actors involved said the play is good.", "actors", "group"),
        ("Both sides of the debate said that they would go on.", "Both sides of the debate", "group"),
        ("The whole country believes the dam is old.", "whole country", "group"),
        ("The results of nationwide surveys show that the dam is old.", "results of nationwide surveys", "document"),
        ("A commission appointed by the mayor found that the dam is old.", "commission", "organisation"),
    ],
)
def test_it_is_called_by_its_words(text: str, name: str, kind: str) -> None:
    reading = READER.read(text)
    actors = {actor.id: actor for actor in reading.actors}
    speaker = actors[reading.statements[0].speaker or ""]
    assert (speaker.name, speaker.kind) == (name, kind)


@pytest.mark.model
def test_a_summary_is_spoken_of_again() -> None:
    reading = READER.read("A Fennick summary of the inquiry said that the dam is old. The summary said it leaks.")
    first, second = (statement.speaker for statement in reading.statements)
    assert first == second is not None


@pytest.mark.model
def test_a_survey_with_a_name_is_the_survey() -> None:
    reading = READER.read("The Larch Household Survey found that rents rose. The survey said so in May.")
    first, second = (statement.speaker for statement in reading.statements)
    assert first == second is not None

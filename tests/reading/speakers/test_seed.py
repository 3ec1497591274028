"""The speakers of the article that the project began with, read as any other article."""

from pathlib import Path

import pytest

from onrecord.intake import from_object
from onrecord.reading.reader import Reader

SEED = Path(__file__).resolve().parents[3] / ".." / "shared" / "seed" / "article.txt"
pytestmark = [
    pytest.mark.data,
    pytest.mark.model,
    pytest.mark.skipif(not SEED.is_file(), reason="the seed article (shared/seed/article.txt) is not here"),
]
#: The beginnings of sources, and who each is.
SPEAKERS = [
    ("Turkey", "Anadolu Agency", "outlet"),
    ("The Russian official", "Zamir Kabulov", "person"),
    ("Putin", "Zamir Kabulov", "person"),
    ("Kabulov", "Zamir Kabulov", "person"),
    ("Russian Foreign Ministry spokeswoman", "Maria Zakharova", "person"),
    ("Hashim Wahdatyar", "Hashim Wahdatyar", "person"),
    ("the Sunday Times", "The Sunday Times", "outlet"),
    ("The Taliban", "Taliban", "armed_group"),
    ("Gen. John Nicholson", "John Nicholson", "person"),
    ("news reports", "news reports", "document"),
]


@pytest.fixture(scope="module")
def reading():
    return Reader().read(from_object({"text": SEED.read_text(encoding="utf8"), "date": "2017-02-02"}))


def test_every_named_speaker(reading):
    actors = {actor.id: actor for actor in reading.actors}
    spoken = [(s.source[0].text, actors[s.speaker]) for s in reading.statements if s.source and s.speaker]
    for start, name, kind in SPEAKERS:
        found = [actor for source, actor in spoken if source.startswith(start)]
        assert found, start
        assert {(actor.name, actor.kind) for actor in found} == {(name, kind)}, start
    assert {actor.name for source, actor in spoken if source == "Russia"} == {"Russia"}
    assert {actor.name for source, actor in spoken if source == "he"} == {"Zamir Kabulov", "John Nicholson"}


def test_the_three_statements_of_the_anonymous_voice_are_one(reading):
    actors = {actor.id: actor for actor in reading.actors}
    hidden = [s for s in reading.statements if s.speaker and actors[s.speaker].anonymous]
    assert len({s.source[0].text for s in hidden}) == 3
    (voice,) = {s.speaker for s in hidden}
    actor = actors[voice]
    assert (actor.kind, actor.role, actors[actor.side].name) == ("anonymous", "official", "Taliban")

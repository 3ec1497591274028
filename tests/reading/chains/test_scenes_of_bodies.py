"""A scene is carried to persons who go on, not to outlets and bodies beside them."""

import pytest

from onrecord.reading.reader import Reader


@pytest.mark.model
def test_outlets_and_bodies_take_no_scene_of_somebody_else() -> None:
    text = (
        "Radio Valle reported that one officer was injured.\n\nThe parliament rejected the bill on Monday. The mayor "
        "told the daily El Sol that he would resign, and the paper reported that his deputy had fled."
    )
    reading = Reader(layers=["chains"]).read(text)
    names = {actor.id: actor.name for actor in reading.actors}
    ways = {s.cue[0].text: [names[actor] for actor in s.via] for s in reading.statements}
    assert ways["told"] == ["El Sol"]
    assert all(way == [] for cue, way in ways.items() if cue != "told")

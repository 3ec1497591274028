"""Spans that are taken."""

from onrecord.reading.places.taken import Taken

TEXT = "Larch, Quist and Brook"


def test_overlaps_and_lists() -> None:
    taken = Taken(TEXT, [(7, 12)])
    assert taken.overlaps(0, 8)
    assert taken.overlaps(11, 20)
    assert not taken.overlaps(0, 7)
    assert not taken.overlaps(12, 12)
    assert taken.lists(0, 5)
    assert taken.lists(17, 22)
    assert not taken.lists(0, 4)
    taken.add(0, 5)
    assert taken.overlaps(4, 5)

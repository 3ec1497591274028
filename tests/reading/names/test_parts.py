"""Given names and surnames."""

import pytest

from onrecord.reading.names.parts import name_parts


@pytest.mark.parametrize("name", ["Kang Min-ho", "Kang Min Ho", "KANG MIN-HO", "Kang Min-Ho"])
def test_a_korean_name_begins_with_the_familys(name):
    assert name_parts(name) == ("min-ho", "kang")


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Kim Ann Lee", ("kim", "lee")),
        ("Lee Harvey Quist", ("lee", "quist")),
        ("Kim van Dyk", ("kim", "dyk")),
        ("Song Arvo", ("song", "arvo")),
        ("Mary Quist", ("mary", "quist")),
        ("Anne-Marie Quist", ("anne-marie", "quist")),
        ("John Quist Jr.", ("john", "quist")),
        ("Kang", ("", "kang")),
        ("", ("", "")),
    ],
)
def test_other_names_end_with_it(name, parts):
    assert name_parts(name) == parts

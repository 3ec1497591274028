"""Given names and surnames."""

import pytest

from onrecord.reading.names.parts import Name, name_parts, of_body, of_state


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


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Neighbouring Norway", "Norway"),
        ("Oil-rich Kuwait", "Kuwait"),
        ("South Korea", "South Korea"),
        ("Neighbouring Larch", "Neighbouring Larch"),
    ],
)
def test_what_tells_of_a_state_is_no_part_of_its_name(name, shown):
    found = of_state(Name(3, 3 + len(name), name, "ORG"))
    assert (found.text, found.end - found.start, found.end) == (shown, len(shown), 3 + len(name))


@pytest.mark.parametrize(
    ("before", "name", "label"),
    [
        ("A rights group, ", "Harbour Watch", "ORG"),
        ("An armed separatist faction, ", "Larch Dawn", "ORG"),
        ("A rights group, ", "Anna Quist", "PERSON"),
        ("According to the mayor, ", "Larch Dawn", "PERSON"),
    ],
)
def test_the_name_beside_a_body_is_that_of_a_body(before, name, label):
    text = f"{before}{name}, said no."
    assert of_body(text, Name(len(before), len(before) + len(name), name, "PERSON")).label == label

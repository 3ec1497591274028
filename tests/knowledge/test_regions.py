"""Parts of states, and nouns of bodies."""

from __future__ import annotations

import pytest

from onrecord.errors import DataError
from onrecord.knowledge.lookup import builtin
from onrecord.knowledge.nouns import parse_nouns, sector_of_noun
from onrecord.knowledge.regions import parse_regions, region_of
from onrecord.knowledge.tables import packaged


def test_regions_tell_their_country() -> None:
    assert region_of("Ohio") == "USA"
    assert region_of("new york") is None, "a name has a capital letter"
    assert region_of("Oslo") is None, "capitals are in the pack of states"


def test_every_region_is_of_a_state_that_is_known() -> None:
    codes = set(parse_regions(packaged("regions.tsv")).values())
    assert not [code for code in codes if builtin().state(code) is None]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Usa\tOhio", "is no PLOVER code"),
        ("USA\t", "has no names"),
        ("USA\tOhio; ohio", "does not begin with a capital"),
        ("USA\tOhio\nGBR\tOhio", "stands twice"),
    ],
)
def test_what_is_wrong_in_regions_is_told(text: str, what: str) -> None:
    with pytest.raises(DataError, match=what):
        parse_regions(text)


def test_nouns_tell_their_sector() -> None:
    assert sector_of_noun("airlines") == "BUS"
    assert sector_of_noun("sunshine") is None


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("XXX\tbank", "is none of"),
        ("BUS\t", "has no nouns"),
        ("BUS\tBank", "not in lower case"),
        ("BUS\tbank bank", "stands twice"),
    ],
)
def test_what_is_wrong_in_nouns_is_told(text: str, what: str) -> None:
    with pytest.raises(DataError, match=what):
        parse_nouns(text)


def test_offices_of_a_person_go_on_in_another_pack() -> None:
    entry = builtin().entry("person.donald_trump")
    assert entry is not None
    assert {"President", "presidential candidate"} <= {office.role for office in entry.roles}

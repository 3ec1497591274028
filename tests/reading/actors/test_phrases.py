"""What phrases tell: names in them, whose somebody is, sectors, roles as they are shown."""

from __future__ import annotations

import pytest

from onrecord.reading.actors.choosing import choose
from onrecord.reading.actors.shown import shown_role
from onrecord.reading.actors.spotting import spots
from onrecord.reading.actors.telling import tell
from tests.reading.actors.casts import cast, scene, world

BOTH = "[GPE|Larch] and [GPE|Orlen]. [PERSON|Ana Lopez] met [PERSON|Ulf Berg]."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Larchian Foreign Ministry, Orlen’s army",
         [("Larchian Foreign Ministry", "body"), ("Orlen’s army", "body")]),
        ("Larchport and the Quay", [("Larchport", "seat"), ("Quay", "seat")]),
        ("Larchians of Ohio", [("Larchians", "people"), ("Ohio", "region")]),
        ("THE RF, the rf and Reed Front’s men", [("RF", "name"), ("Reed Front", "name")]),
        ("Larch City Hospital", [("Larch", "region")]),
        ("Larchian officials", [("Larchian", "people")]),
    ],
)  # fmt: skip
def test_names_of_what_is_known(text: str, found: list[tuple[str, str]]) -> None:
    spotted = list(spots(text, world(), None))
    assert [(spot.text, spot.how) for spot in spotted] == found
    assert all(text[spot.start : spot.end] == spot.text for spot in spotted)


@pytest.mark.parametrize(
    ("phrase", "country", "sectors"),
    [
        ("unnamed Reed Front official", "LAR", ("REB",)),
        ("special envoy to Orlen", None, ("GOV",)),
        ("commander of Larchian forces in Orlen", "LAR", ("MIL",)),
        ("adviser to the Larchian government", "LAR", ("GOV",)),
        ("president of Quist House", "ORL", ("EDU",)),
        ("president of the Tidal Company", None, ("BUS",)),
        ("president of the Dunes", None, ()),
        ("heads of Larchian armies", "LAR", ("MIL",)),
        ("candidate’s expert", None, ("EDU",)),
        ("director at the security firm Tarn", None, ("BUS",)),
        ("chief of the United Dock Workers of Larch", "LAR", ()),
        ("head of the Larch and Orlen Veterans", None, ()),
        ("brother of the gunman", None, ("CVL",)),
        ("writer for The Ledger", None, ("CVL",)),
        ("fellow villagers", None, ("CVL",)),
        ("two of the gunman’s brothers", None, ("CVL",)),
        ("fellow at Quist House", None, ("EDU",)),
        ("an Ohio official", "USA", ("GOV",)),
        ("Representative", None, ("LEG",)),
        ("who was president of Larch", "LAR", ("ELI",)),
    ],
)
def test_what_a_phrase_tells(phrase: str, country: str | None, sectors: tuple[str, ...]) -> None:
    found = tell(scene(BOTH), phrase)
    assert (found.country, found.sectors) == (country, sectors)


@pytest.mark.parametrize(
    ("phrase", "owner"),
    [
        ("Larchian President Ana Lopez’s special envoy", "Ana Lopez"),
        ("a spokesman for President Berg", "Ulf Berg"),
        ("former Lopez aide", "Ana Lopez"),
        ("a spokesman for Ida Lopez", None),
        ("envoy to Larch", None),
    ],
)
def test_whose_envoy_it_is(phrase: str, owner: str | None) -> None:
    assert tell(scene(BOTH), phrase).owner == owner


def test_the_group_is_the_one_named_before() -> None:
    it = scene("[ORG|Reed Front] fired. The leader of the group fled.")
    assert tell(it, "leader of the group", 30).sectors == ("REB",)
    assert tell(it, "leader of the group", 0).sectors == ()


@pytest.mark.parametrize(
    ("phrase", "shown"),
    [
        ("Larchian President Ana Lopez’s special envoy to Orlen", "special envoy to Orlen"),
        ("the Larchian Foreign Ministry spokeswoman", "Foreign Ministry spokeswoman"),
        ("former Larchian president", "former president"),
        ("a fellow at Quist House who served as a clerk", "fellow at Quist House"),
        ("[former Reed Front chief]", "former Reed Front chief"),
        ("taxpayers. Unlike them", None),
        ("president of Larch", "president of Larch"),
    ],
)
def test_roles_as_they_are_shown(phrase: str, shown: str | None) -> None:
    assert shown_role(scene(BOTH), phrase) == shown


def test_of_two_of_one_name_the_one_of_the_country_that_is_spoken_of() -> None:
    it = scene("[GPE|Larch], [GPE|Larch] and [GPE|Orlen] wait.")
    choice = choose(it, it.knowledge.by_people("Blues"))
    assert choice.entry is not None and choice.entry.country == "LAR"
    assert "the article speaks most of Larch" in choice.reason
    nobody = choose(scene("Nobody waits."), it.knowledge.by_people("Blues"))
    assert nobody.entry is None and "does not tell which" in nobody.reason


def test_a_country_is_the_articles_own_where_it_has_the_most_part() -> None:
    assert scene("[GPE|Larch], [GPE|Larch], [GPE|Larch] and [GPE|Orlen].").home == "LAR"
    assert scene("[GPE|Larch], [GPE|Larch].").home is None, "too little is said"
    assert scene("[GPE|Larch], [GPE|Larch], [GPE|Larch], [GPE|Orlen], [GPE|Orlen], [GPE|Orlen].").home is None
    assert scene("[GPE|Larch], [GPE|Larch], [GPE|Larch] and [GPE|Orlen].").only is None
    assert scene("[GPE|Larch], [GPE|Larch], [GPE|Larch].").only == "LAR"
    assert scene("Nobody.").home is None


def test_an_outlet_writes_of_its_own_country_without_naming_it() -> None:
    assert scene("Nobody.", outlet="ledger.example").home == "LAR"
    abroad = "[GPE|Orlen], [GPE|Orlen], [GPE|Orlen]"
    assert scene(f"{abroad}.").home == "ORL"
    assert scene(f"{abroad}.", outlet="ledger.example").home is None
    assert scene(f"{abroad}, {abroad}.", outlet="ledger.example").home == "ORL"
    assert scene(f"{abroad}, {abroad}, [GPE|Larch], [GPE|Larch].", outlet="ledger.example").home is None


def test_an_outlet_taken_for_a_person_is_none() -> None:
    found = cast("{[PERSON|Tidings Agency]} said so.")
    assert [(a.name, a.kind) for a in found.actors] == [("Tidings Agency", "outlet")]

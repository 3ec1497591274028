"""Which place a name means."""

from __future__ import annotations

import pytest

from tests.reading.places.marked import places


def _where(marked: str, **fields: str) -> dict[str, tuple[str | None, str | None]]:
    return {place.span.text: (place.country, place.admin1) for place in places(marked, **fields)}


@pytest.mark.parametrize(
    ("text", "name", "country", "admin1"),
    [
        ("The mayor of [Paris|GPE] spoke in France.", "Paris", "FRA", "Ile-de-France"),
        ("The mayor of [Paris|GPE], Texas, spoke.", "Paris", "USA", "Texas"),
        ("A fire broke out in [Springfield|GPE], Ill., at noon.", "Springfield", "USA", "Illinois"),
        ("A fire broke out in [Springfield|GPE], MO, at noon.", "Springfield", "USA", "Missouri"),
        ("Shells fell on [Aleppo|GPE], Syria.", "Aleppo", "SYR", "Aleppo"),
        ("Shells fell on Pakistan’s Balochistan province.", "Balochistan province", "PAK", "Balochistan"),
        ("They fled the Syrian city of [Hama|GPE].", "Hama", "SYR", "Hama"),
        ("They met at a base in Tajikistan.", "Tajikistan", "TJK", None),
        ("Lebanon, Ohio, has one road.", "Lebanon", "USA", "Ohio"),
        ("The state of Washington has an apple fair.", "Washington", "USA", "Washington"),
        ("They flew to Washington, D.C., at night.", "Washington", "USA", "Washington, D.C."),
        ("He was born in the province of Kandahar.", "Kandahar", "AFG", "Kandahar"),
        ("A court in Quebec ruled on it.", "Quebec", "CAN", "Quebec"),
        ("Forty were taken from a school in Niger state, in Nigeria.", "Niger", "NGA", "Niger State"),
        ("They hid near the Malian town of [Gao|GPE].", "Gao", "MLI", "Gao"),
        ("A mine blew up in [Grozny|GPE], the capital of Chechnya.", "Chechnya", "RUS", "Chechnya"),
        ("Rain fell in Rio Grande do Sul, in Brazil.", "Rio Grande do Sul", "BRA", "Rio Grande do Sul"),
    ],
)
def test_what_stands_beside_a_name_decides(text: str, name: str, country: str, admin1: str | None) -> None:
    assert _where(text)[name] == (country, admin1)


def test_other_places_of_the_text_decide() -> None:
    local = "Farmers from [Georgetown|GPE] and [Lexington|GPE] drove to Frankfort, Kentucky. Kentucky has rain."
    assert _where(local)["Georgetown"] == ("USA", "Kentucky")
    far = "The flood reached [Georgetown|GPE], and all of Guyana mourned. Suriname sent boats to Guyana."
    assert _where(far)["Georgetown"] == ("GUY", "Demerara-Mahaica")


def test_a_city_of_the_country_at_home_is_meant_before_a_capital_of_which_nothing_else_speaks() -> None:
    home = "Lebanon mourned. In [Tripoli|GPE], north of [Beirut|GPE], shops shut. Lebanon has banks. Lebanon waits."
    assert _where(home)["Tripoli"][0] == "LBN"
    assert _where(f"{home} Libya sent oil.")["Tripoli"][0] != "LBN"


def test_georgia_by_its_neighbours() -> None:
    south = "Storms crossed Alabama and Mississippi, then Georgia, where flights out of [Atlanta|GPE] were late."
    assert _where(south)["Georgia"] == ("USA", "Georgia")
    assert _where("Armenia and Azerbaijan met in Georgia, and Russia watched.")["Georgia"][0] == "GEO"
    assert _where("He drove from Alabama to Georgia and Florida in the U.S.")["Georgia"] == ("USA", "Georgia")


def test_the_dateline_counts_though_it_is_not_read() -> None:
    text = "LONDON, Ky. (LUND) - A man from [London|GPE] was found in [Laurel County|GPE] on Monday."
    assert _where(text)["London"] == ("USA", "Kentucky")


def test_two_of_a_name_in_one_text() -> None:
    found = places("The band played in Paris, Texas, then in Paris, France.")
    assert [place.country for place in found if place.name == "Paris"] == ["USA", "FRA"]


def test_what_cannot_be_told_is_left_open_with_the_reason() -> None:
    (place, *_) = places("A barn burnt in [Springfield|GPE] on Monday.")
    assert (place.country, place.latitude, place.geonames) == (None, None, None)
    assert place.reasons
    unknown = places("The bus stopped in the village of Quistholm.")[0]
    assert unknown.latitude is None
    assert "no place of this name" in unknown.reasons[0]
    away = places("She lives in [Larch Hollow|GPE], Md., by the sea.")[0]
    assert away.latitude is None


def test_a_town_in_a_country_nobody_speaks_of_is_not_taken() -> None:
    (place, *_) = places("The choir of [Torrington|GPE] sang for the king of Norway.")
    assert place.country is None
    assert "nothing else here is in that country" in place.reasons[0]


def test_the_site_of_the_article_counts() -> None:
    text = "The fair in [London|GPE] opens on [Dundas Street|FAC]. People from [St. Thomas|GPE] will come."
    assert _where(text, url="https://news.example.ca/fair")["St. Thomas"] == ("CAN", "Ontario")


def test_the_outlet_of_the_article_counts() -> None:
    text = "A fire broke out in [Richmond|GPE] on Monday."
    assert _where(text, url="https://www.thestar.com/fire")["Richmond"][0] == "CAN"
    assert _where(text)["Richmond"] == (None, None), "there are several of a size"


def test_new_york_is_the_city() -> None:
    (place,) = places("A bomb went off in New York at noon.")
    assert place.name == "New York City"

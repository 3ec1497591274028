"""The tables of places: what they hold, how they are searched, what is wrong in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import DataError
from onrecord.knowledge.gazetteer import gazetteer
from onrecord.knowledge.known_places import distance, parse_areas, parse_province_names, parse_provinces
from onrecord.knowledge.lint import problems
from onrecord.knowledge.place_keys import place_key, without_article
from onrecord.knowledge.short_places import parse_short_places, short_place, stands_alone
from onrecord.knowledge.tables import packaged


def _found(name: str) -> set[tuple[str, str | None, str | None]]:
    return {(known.kind, known.country, known.admin1) for known in gazetteer().find(name)}


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Norway", ("A.PCLI", "NOR", None)),
        ("the Netherlands", ("A.PCLI", "NLD", None)),
        ("U.S.", ("A.PCLI", "USA", None)),
        ("Ohio", ("A.ADM1", "USA", "Ohio")),
        ("Helmand", ("A.ADM1", "AFG", "Helmand")),
        ("Balochistan", ("A.ADM1", "PAK", "Balochistan")),
        ("Metcalfe County", ("A.ADM2", "USA", "Kentucky")),
        ("Oslo", ("P.PPLC", "NOR", "Oslo")),
        ("Kiev", ("P.PPLC", "UKR", None)),
        ("Saint Louis", ("P.PPL", "USA", "Missouri")),
        ("Fallujah", ("P.PPL", "IRQ", "Anbar")),
        ("al-Raqqah", ("A.ADM1", "SYR", "Raqqa")),
        ("Syunik", ("A.ADM1", "ARM", "Syunik")),
        ("Khost", ("A.ADM1", "AFG", "Khost")),
        ("Khowst", ("A.ADM1", "AFG", "Khost")),
        ("Hodeidah", ("A.ADM1", "YEM", "Hodeidah")),
        ("Palawan", ("A.ADM2", "PHL", None)),
        ("Republic of Congo", ("A.PCLI", "COG", None)),
        ("Strait of Hormuz", ("H.STRT", None, None)),
        ("Sahel", ("L.RGN", None, None)),
        ("Gaza Strip", ("L.RGN", "PSE", None)),
    ],
)
def test_places_are_found_by_their_names(name: str, place: tuple[str, str | None, str | None]) -> None:
    assert place in _found(name)


@pytest.mark.parametrize("name", ["", "   ", "Qzxy", "\t", "a\tb", "\n"])
def test_nothing_is_found_for_what_is_no_name(name: str) -> None:
    assert gazetteer().find(name) == ()


def test_every_row_of_the_large_table_is_found_by_its_key() -> None:
    lines = gazetteer()._lines.decode().split("\n")[1:-1]
    assert len(lines) > 200_000
    for line in [lines[0], lines[-1], *lines[1::997]]:
        cells = line.split("\t")
        assert cells in gazetteer()._rows(cells[0])


def test_a_name_of_several_places_gives_all_of_them() -> None:
    assert {known.country for known in gazetteer().find("Paris")} >= {"FRA", "USA", "CAN"}


def test_a_site_tells_its_country() -> None:
    assert gazetteer().of_site("news.example.ca") == "CAN"
    assert gazetteer().of_site("news.example.co.uk") == "GBR"
    assert gazetteer().of_site("news.example.com") is None
    assert gazetteer().of_site("video.example.tv") is None, "sold to all the world"


def test_distances() -> None:
    assert distance(0, 0, 0, 0) == 0
    assert distance(0, 0, 0, 180) == pytest.approx(20015, abs=1)
    assert distance(59.91, 10.75, 60.39, 5.32) == pytest.approx(305, abs=3)


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(name: str) -> None:
    assert place_key(place_key(name)) == place_key(name)


def test_what_makes_two_names_the_same() -> None:
    assert place_key("Saint Cloud") == place_key("St. Cloud")
    assert place_key("Fort Quist") == place_key("Ft. Quist")
    assert without_article("ar raqqah") == "raqqa"
    assert without_article("alba") == "alba"


def test_short_forms() -> None:
    assert short_place("Ky.") == short_place("KY")
    assert stands_alone("B.C.")
    assert not stands_alone("BC")
    assert not stands_alone("M.D."), "a doctor's"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Larch\tA.ADM1\tUSA\tnorth\t3\t", "no coordinates"),
        ("Larch\tA.ADM1\tUSA\t3\t3\tx", "no number"),
        ("Larch\tA.ADM1\tUSA\t300\t3\t", "lies nowhere"),
        ("Larch\tprovince\tUSA\t3\t3\t", "of no kind"),
        ("Larch; LARCH\tL.RGN\t\t3\t3\t", "stands twice"),
    ],
)
def test_what_is_wrong_in_areas_is_told(text: str, what: str) -> None:
    with pytest.raises(DataError, match=what):
        parse_areas(text)


def test_what_is_wrong_in_the_other_tables_is_told() -> None:
    with pytest.raises(DataError, match="no number"):
        parse_provinces("US.XX\tUSA\tLarch\tnorth\t3\t\t5")
    with pytest.raises(DataError, match="has no name"):
        parse_province_names("XX.1\t\tLarch")
    with pytest.raises(DataError, match="stands twice"):
        parse_province_names("XX.1\tLarch\t\nXX.1\tQuist\t")
    with pytest.raises(DataError, match="stands twice"):
        parse_short_places("La; La\tLarch\tUSA")
    with pytest.raises(DataError, match="stands for nothing"):
        parse_short_places("La\t\tUSA")


def test_a_province_is_shown_by_its_english_name_and_known_by_the_others() -> None:
    names = parse_province_names("XX.1\tLarch\tLerch; Larche")
    table = parse_provinces("XX.1\tNOR\tLärk\t3\t4\t\t5\nXX.2\tNOR\tQuist\t3\t4\t\t5", names)
    assert (table["XX.1"].known.name, table["XX.1"].others) == ("Larch", ("Lerch", "Larche", "Lärk"))
    assert (table["XX.2"].known.name, table["XX.2"].others) == ("Quist", ())


def test_every_english_name_is_of_a_province_of_the_table() -> None:
    names, table = parse_province_names(packaged("province_names.tsv")), parse_provinces(packaged("provinces.tsv"))
    assert not names.keys() - table.keys()


def test_the_packaged_tables_are_well_written() -> None:
    assert not [problem for problem in problems() if "place" in problem or "areas" in problem or "provinces" in problem]
    for short in parse_short_places(packaged("short_places.tsv")).values():
        assert any(known.kind == "A.ADM1" and known.country == short.country for known in gazetteer().find(short.name))

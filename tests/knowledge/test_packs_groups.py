"""The packs of armed groups and organisations: facts that must hold, and forms that must name one entry only."""

import itertools
import re
from pathlib import Path

import pytest
import yaml

import onrecord

PACKS = Path(onrecord.__file__).with_name("knowledge") / "packs"
NAMES = ("armed_groups", "organisations")
CODE = re.compile(r"[A-Z]{3}")
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def load(name):
    return yaml.safe_load((PACKS / f"{name}.yaml").read_text(encoding="utf8"))["entries"]


ENTRIES = {entry["id"]: entry for name in NAMES for entry in load(name)}


def strong(entry):
    return {entry["name"], *entry.get("aliases", ())} - set(entry.get("weak", ()))


def naming(form):
    return {entry["id"] for entry in ENTRIES.values() if form in strong(entry)}


@pytest.mark.parametrize(("name", "least"), [("armed_groups", 330), ("organisations", 220)])
def test_how_many(name, least):
    assert len(load(name)) >= least


def test_at_least_sixty_companies():
    assert sum(entry.get("sectors") == ["BUS"] for entry in load("organisations")) >= 60


@pytest.mark.parametrize("name", NAMES)
def test_sorted_and_unique(name):
    ids = [entry["id"] for entry in load(name)]
    assert ids == sorted(set(ids))


def test_no_id_in_both():
    assert len(ENTRIES) == sum(len(load(name)) for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_lines_are_short_and_clean(name):
    text = (PACKS / f"{name}.yaml").read_text(encoding="utf8")
    assert [line for line in text.split("\n") if len(line) > 120 or line != line.rstrip()] == []
    assert text.endswith("\n")


def test_fields():
    for entry in ENTRIES.values():
        kind, _, slug = entry["id"].partition(".")
        assert kind == entry["kind"]
        assert re.fullmatch("[a-z0-9_]+", slug)
        assert CODE.fullmatch(entry["country"])
        assert all(CODE.fullmatch(sector) for sector in entry.get("sectors", ()))
        for field in ("aliases", "weak", "people"):
            forms = entry.get(field, [])
            assert all(isinstance(form, str) and not form.startswith(("the ", "’")) for form in forms), entry["id"]
            assert len(forms) == len(set(forms)), entry["id"]
        assert not set(entry.get("aliases", ())) & {entry["name"], *entry.get("weak", ())}, entry["id"]


def test_dates_are_dates_in_order():
    for entry in ENTRIES.values():
        days = [str(entry[field]) for field in ("since", "until") if field in entry]
        assert all(DAY.fullmatch(day) for day in days), entry["id"]
        assert [day[:4] for day in days] == sorted(day[:4] for day in days), entry["id"]


def test_a_strong_form_names_one_entry():
    forms = sorted(form for entry in ENTRIES.values() for form in {text.casefold() for text in strong(entry)})
    assert [first for first, second in itertools.pairwise(forms) if first == second] == []


def test_parents_are_there():
    parents = {entry["parent"] for entry in ENTRIES.values() if "parent" in entry}
    assert parents <= set(ENTRIES)


@pytest.mark.parametrize(
    ("entry_id", "forms"),
    [
        ("islamic_state", ["ISIS", "ISIL", "Islamic State", "Daesh", "Islamic State of Iraq and Syria"]),
        ("hezbollah", ["Hezbollah", "Hizbullah", "Hizballah", "Hizbollah"]),
        ("lashkar_e_taiba", ["Lashkar-e-Taiba", "Lashkar-e-Tayyiba", "Lashkar-e-Toiba"]),
        ("liberation_tigers_of_tamil_eelam", ["LTTE", "Tamil Tigers"]),
        ("al_shabaab", ["al-Shabaab", "al-Shabab"]),
        ("al_qaeda", ["al-Qaeda", "al-Qaida"]),
        ("farc", ["FARC", "Revolutionary Armed Forces of Colombia"]),
        ("kurdistan_workers_party", ["PKK", "Kurdistan Workers' Party"]),
    ],
)
def test_one_group_under_all_its_spellings(entry_id, forms):
    assert {found for form in forms for found in naming(form)} == {f"armed_group.{entry_id}"}
    assert all(naming(form) for form in forms)


@pytest.mark.parametrize(
    ("entry_id", "country", "sector"),
    [
        ("armed_group.taliban", "AFG", "REB"),
        ("armed_group.islamic_state", "IMG", "REB"),
        ("armed_group.kosovo_liberation_army", "XKX", "REB"),
        ("armed_group.janjaweed", "SDN", "PRM"),
        ("armed_group.sinaloa_cartel", "MEX", "CRM"),
        ("organisation.united_nations", "UNO", None),
        ("organisation.nato", "IGO", "MIL"),
        ("organisation.icc", "IGO", "JUD"),
        ("organisation.european_parliament", "EUR", "LEG"),
        ("organisation.icrc", "NGO", "MED"),
        ("organisation.asia_society", "USA", "EDU"),
        ("organisation.gazprom", "RUS", "BUS"),
    ],
)
def test_country_and_first_sector(entry_id, country, sector):
    entry = ENTRIES[entry_id]
    assert entry["country"] == country
    assert next(iter(entry.get("sectors", ())), None) == sector


@pytest.mark.parametrize("form", ["IS", "IRA", "WHO", "Amazon", "Shell", "Security Council", "LeT", "17 November"])
def test_what_is_as_often_something_else_is_weak(form):
    assert naming(form) == set()
    assert any(form in entry.get("weak", ()) for entry in ENTRIES.values())


def test_branches_name_what_they_belong_to():
    branches = {entry["id"] for entry in ENTRIES.values() if entry.get("parent") == "armed_group.islamic_state"}
    assert {"armed_group.islamic_state_khorasan", "armed_group.islamic_state_west_africa"} <= branches
    assert ENTRIES["armed_group.houthis"]["people"] == ["Houthi", "Huthi", "Houthis"]

"""The packs of outlets and of parties: counts, facts that must stand, and names that must be one actor's alone."""

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
import yaml

import onrecord

PACKS = Path(onrecord.__file__).parent / "knowledge" / "packs"
OUTLETS = {"agency", "newspaper", "magazine", "broadcaster", "site", "radio", "platform"}


def load(name):
    pack = yaml.safe_load((PACKS / f"{name}.yaml").read_text(encoding="utf8"))
    assert pack["pack"] == name
    assert pack["about"] and pack["source"] and pack["licence"] == "Apache-2.0"
    return pack["entries"]


@pytest.fixture(scope="module")
def outlets():
    return load("outlets")


@pytest.fixture(scope="module")
def parties():
    return load("parties")


def domains(entry):
    found = entry.get("domain", [])
    return [found] if isinstance(found, str) else found


def key(form):
    """Names that differ in case, accents or punctuation alone are one name."""
    bare = "".join(mark for mark in unicodedata.normalize("NFKD", form) if not unicodedata.combining(mark))
    return re.sub(r"^the ", "", re.sub(r"[^\w&]+", " ", re.sub(r"['.]", "", bare)).strip().casefold())


def strong(entry):
    return [form for form in (entry["name"], *entry.get("aliases", ())) if form not in entry.get("weak", ())]


def owners(entries, form):
    return {entry["id"] for entry in entries if key(form) in map(key, strong(entry))}


def by_id(entries):
    return {entry["id"]: entry for entry in entries}


def test_counts(outlets, parties):
    kinds = Counter(entry["outlet"] for entry in outlets)
    assert set(kinds) == OUTLETS
    assert len(outlets) >= 420
    assert kinds["agency"] >= 100
    assert kinds["platform"] >= 20
    assert len(parties) >= 230
    assert len({entry.get("country") for entry in parties}) >= 50


def test_ids_are_unique_and_in_order(outlets, parties):
    for entries in (outlets, parties):
        ids = [entry["id"] for entry in entries]
        assert ids == sorted(set(ids))
        assert all(re.fullmatch(r"[a-z]+\.[a-z0-9_]+", name) for name in ids)
        assert all(entry["id"].partition(".")[0] == entry["kind"] for entry in entries)


def test_no_strong_form_names_two(outlets, parties):
    entries = [*outlets, *parties]
    names = Counter(form for entry in entries for form in {key(form) for form in strong(entry)})
    assert [form for form, times in names.items() if times > 1] == []


def test_no_domain_is_of_two(outlets):
    times = Counter(domain for entry in outlets for domain in domains(entry))
    assert [domain for domain, count in times.items() if count > 1] == []
    assert all(re.fullmatch(r"(?!www\.)[a-z0-9.-]+\.[a-z]{2,}", domain) for domain in times)


def test_forms_are_clean(outlets, parties):
    for entry in (*outlets, *parties):
        forms = [*entry.get("aliases", ()), *entry.get("weak", ()), *entry.get("people", ())]
        assert all(isinstance(form, str) and form.strip() == form and form for form in forms), entry
        assert not any(re.search("[‘’“”]", form) for form in (*forms, entry["name"])), entry
        assert not any(form.startswith("the ") for form in forms), entry
        assert not set(entry.get("aliases", ())) & {entry["name"], *entry.get("weak", ())}, entry


def test_dates_are_in_order(outlets, parties):
    for entry in (*outlets, *parties):
        since, until = entry.get("since", "0"), entry.get("until", "9999")
        assert since <= until, entry
        assert all(re.fullmatch(r"\d{4}(-\d\d){0,2}", entry[name]) for name in ("since", "until") if name in entry)


def test_parents_are_outlets(outlets):
    known = by_id(outlets)
    programmes = [entry for entry in outlets if "parent" in entry]
    assert len(programmes) >= 50
    assert all(entry["parent"] in known for entry in programmes)


def test_lines_are_short():
    for name in ("outlets", "parties"):
        lines = (PACKS / f"{name}.yaml").read_text(encoding="utf8").split("\n")
        assert max(map(len, lines)) <= 120


@pytest.mark.parametrize(
    ("domain", "name", "country", "outlet"),
    [
        ("reuters.com", "Reuters", "GBR", "agency"),
        ("afp.com", "Agence France-Presse", "FRA", "agency"),
        ("nytimes.com", "The New York Times", "USA", "newspaper"),
        ("bbc.co.uk", "BBC", "GBR", "broadcaster"),
        ("thediplomat.com", "The Diplomat", "USA", "magazine"),
        ("yna.co.kr", "Yonhap", "KOR", "agency"),
        ("x.com", "Twitter", "USA", "platform"),
    ],
)
def test_domains(outlets, domain, name, country, outlet):
    (found,) = [entry for entry in outlets if domain in domains(entry)]
    assert (found["name"], found["country"], found["outlet"]) == (name, country, outlet)


@pytest.mark.parametrize(
    ("form", "owner"),
    [
        ("AFP", "outlet.afp"),
        ("BBC News", "outlet.bbc"),
        ("Anadolu Agency", "outlet.anadolu"),
        ("the Guardian", "outlet.guardian"),
        ("Al-Jazeera", "outlet.al_jazeera"),
        ("Meet the Press", "outlet.meet_the_press"),
        ("Gazeta Wyborcza", "outlet.gazeta_wyborcza"),
        ("GOP", "organisation.republican_usa"),
        ("BJP", "organisation.bjp"),
        ("PML-N", "organisation.pml_n"),
        ("Sinn Fein", "organisation.sinn_fein"),
        ("African National Congress", "organisation.anc"),
        ("Kuomintang", "organisation.kmt"),
        ("AKP", "organisation.akp"),
    ],
)
def test_strong_forms(outlets, parties, form, owner):
    assert owners([*outlets, *parties], form) == {owner}


@pytest.mark.parametrize("form", ["The Times", "The Post", "Time", "X", "The Sun", "ABC", "NTV", "PTI", "DA", "Vox"])
def test_what_is_as_often_something_else_is_weak(outlets, parties, form):
    entries = [*outlets, *parties]
    assert owners(entries, form) == set()
    assert any(key(form) in map(key, entry.get("weak", ())) for entry in entries)


def test_what_states_steer(outlets):
    steered = {entry["id"] for entry in outlets if entry.get("state_run")}
    assert {
        f"outlet.{name}" for name in ("tass", "xinhua", "irna", "kcna", "rt", "press_tv", "cgtn", "sana")
    } <= steered
    assert not {f"outlet.{name}" for name in ("bbc", "npr", "reuters", "deutsche_welle", "al_jazeera")} & steered


def test_members(parties):
    known = by_id(parties)
    assert known["organisation.republican_usa"]["people"] == ["Republican", "Republicans"]
    assert "Conservatives" in known["organisation.conservative_gbr"]["people"]
    assert all(entry["sectors"] for entry in parties)


def test_armed_groups_stand_elsewhere(parties):
    for form in ("Hamas", "Hezbollah", "Houthis", "PKK"):
        assert owners(parties, form) == set()

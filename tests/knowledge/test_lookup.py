"""Looking up actors in a small invented world."""

from datetime import date

import pytest

from onrecord.knowledge.lookup import Knowledge
from tests.knowledge.packs import WORLD, pack, pack_text, world

DAY = date(2010, 6, 1)


@pytest.fixture(scope="module")
def known():
    return world()


def _ids(matches):
    return [match.entry.id for match in matches]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Ruvia", "state.ruvia"),
        ("the Republic of Ruvia", "state.ruvia"),
        ("Ruvia’s", "state.ruvia"),
        ("RU", "state.ruvia"),
        ("al Nahr", "armed_group.blue_river"),
        ("Daesh", "armed_group.blue_river"),
        ("Moody's", "organisation.moody"),
        ("Alda Quist", "person.alda_quist"),
    ],
)
def test_names(known, name, found):
    (match,) = known.lookup(name)
    assert (match.entry.id, match.strong) == (found, True)
    assert match.entry.name in match.reason


@pytest.mark.parametrize("name", ["ruvia", "ru", "Ru", "It", "nobody", "", "Moody"])
def test_no_names(known, name):
    assert known.lookup(name) == ()


def test_weak_forms_say_so(known):
    (match,) = known.lookup("IT")
    assert not match.strong
    assert "something else" in match.reason


def test_a_surname_is_of_who_was_in_office(known):
    assert _ids(known.lookup("Quist", date(1985, 1, 1))) == ["person.ida_quist"]
    assert _ids(known.lookup("Quist", DAY)) == ["person.alda_quist", "person.ida_quist"]
    assert _ids(known.lookup("Quist")) == ["person.alda_quist", "person.ida_quist"]
    assert known.lookup("Alda Quist", DAY)[0].office.role == "President"
    assert "in no office" in known.lookup("Alda Quist", date(2025, 1, 1))[0].reason


def test_what_is_no_more_is_still_named(known):
    (match,) = known.lookup("Orlen Union", DAY)
    assert "it ended 1991-12-26" in match.reason


def test_nationality_seat_and_domain(known):
    assert _ids(known.by_nationality("Ruvian")) == _ids(known.by_nationality("Ruvians")) == ["state.ruvia"]
    assert _ids(known.by_seat("the White Mill")) == ["state.ruvia"]
    assert [match.strong for match in known.by_seat("Larn")] == [False]
    assert _ids(known.by_seat("Sol")) == ["state.east_orlen"]
    assert known.by_domain("news.courier.example").entry.id == "outlet.larn_courier"
    assert known.by_domain("example") is None
    assert known.by_domain("notcourier.example") is None


@pytest.mark.parametrize(
    ("phrase", "name", "sectors"),
    [
        ("the Ruvian parliament", "Long House", ("LEG",)),
        ("the house of elders of Ruvia", "Long House", ("LEG",)),
        ("Ruvia's police", "Ruvian police", ("COP",)),
        ("East Orlenian Police Force", "East Orlenian police", ("COP",)),
        ("the police of East Orlen", "East Orlenian police", ("COP",)),
        ("Orlenian police", "Orlenian police", ("COP",)),
    ],
)
def test_bodies(known, phrase, name, sectors):
    (match,) = known.body(phrase, DAY)
    assert (match.entry.name, match.entry.sectors) == (name, sectors)


def test_a_body_before_it_was_there_is_found_by_the_pattern(known):
    (match,) = known.body("the Ruvian parliament", date(1980, 1, 1))
    assert match.entry.name == "Ruvian parliament"
    assert match.entry.id == "organisation.ruvia_parliament"


@pytest.mark.parametrize(
    "phrase", ["police", "the police of Larn", "ruvian police", "Ruvian ferry", "of Ruvia", "Ruvia"]
)
def test_no_bodies(known, phrase):
    assert known.body(phrase, DAY) == ()


@pytest.mark.parametrize(
    ("phrase", "day", "found"),
    [
        ("President Quist", DAY, "person.alda_quist"),
        ("the Ruvian president", DAY, "person.alda_quist"),
        ("the president of Ruvia", date(2015, 1, 1), "person.joran_bell"),
        ("Ruvia's head of state", date(2012, 5, 7), "person.joran_bell"),
        ("Ruvian Prime Minister Alda Quist", date(2015, 1, 1), "person.alda_quist"),
        ("then-President Quist", date(2015, 1, 1), "person.alda_quist"),
        ("former President Quist", date(2015, 1, 1), "person.alda_quist"),
        ("East Orlen's monarch", DAY, "person.ida_quist"),
    ],
)
def test_who_held_an_office(known, phrase, day, found):
    assert _ids(known.holder(phrase, day)) == [found]


def test_offices_out_of_their_time_are_weak_and_before_all_unknown(known):
    assert [match.strong for match in known.holder("Premier Quist", DAY)] == [False]
    assert known.holder("the Ruvian president", date(1999, 1, 1)) == ()
    assert known.holder("the former Ruvian president", DAY) == ()
    assert known.holder("President", DAY) == ()
    assert _ids(known.holder("the Ruvian president")) == ["person.joran_bell", "person.alda_quist"]


@pytest.mark.parametrize(
    ("phrase", "form", "sectors", "former"),
    [
        ("the police chief", "police chief", ("COP",), False),
        ("Ministers of Ferries", "minister of ferries", ("GOV",), False),
        ("a former minister", "minister", ("ELI",), True),
        ("ex-minister", "minister", ("ELI",), True),
        ("a retired doctor", "doctor", ("MED",), True),
        ("doctor to the president", "doctor", ("MED",), False),
        ("members of parliament", "member of parliament", ("LEG",), False),
        ("a spokeswoman for the Ruvian police", "spokeswoman", ("COP",), False),
        ("Blue River Front commander", "commander", ("REB",), False),
        ("Larn Courier spokeswoman", "spokeswoman", ("JRN",), False),
        ("a spokeswoman", "spokeswoman", (), False),
    ],
)
def test_titles(known, phrase, form, sectors, former):
    match = known.title(phrase)
    assert (match.form, match.sectors, match.former) == (form, sectors, former)
    assert match.reason


def test_a_former_chief_of_an_armed_group_keeps_its_sectors(known):
    match = known.title("a former commander", side=known.entry("armed_group.blue_river"))
    assert (match.sectors, match.former) == (("REB",), True)


def test_no_title(known):
    assert known.title("the harbour of Larn") is None


def test_find_gives_all_that_words_may_stand_for(known):
    assert _ids(known.find("President Quist", DAY)) == ["person.alda_quist"]
    assert _ids(known.find("courier.example")) == ["outlet.larn_courier"]
    assert _ids(known.find("the Ruvian police", DAY)) == ["organisation.ruvia_police"]


def test_a_users_pack_wins():
    mine = "entries:\n- {id: state.ruvia, name: New Ruvia, kind: state, country: RUV, sectors: [GOV]}\n"
    mine += "- {id: organisation.courier, name: Blue River Front, kind: organisation, sectors: [SOC]}\n"
    both = Knowledge.of([pack("world", WORLD, builtin=True), pack("mine", mine)])
    assert both.entry("state.ruvia").name == "New Ruvia"
    assert both.lookup("Republic of Ruvia") == ()
    assert _ids(both.lookup("Blue River Front")) == ["organisation.courier"]


def test_a_users_file(tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text(pack_text("mine", "entries:\n- {id: person.a, name: Zora Maydle, kind: person}\n"), encoding="utf8")
    known = Knowledge(packs=[path])
    assert _ids(known.lookup("Zora Maydle")) == ["person.a"]
    assert known.lookup("Norway")


def test_a_person_goes_on_in_another_pack_of_the_package():
    more = "entries:\n- {id: person.joran_bell, name: Joran Bell, kind: person, aliases: [J. Bell],\n"
    more += "   roles: [{role: Chair, of: RUV, since: 2030-01-02}]}\n"
    known = Knowledge.of([pack("world", WORLD, builtin=True), pack("more", more, builtin=True)])
    entry = known.entry("person.joran_bell")
    assert [office.role for office in entry.roles] == ["President", "Chair"]
    assert (entry.aliases, entry.weak) == (("J. Bell",), ("Bell",))

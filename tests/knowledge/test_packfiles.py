"""Files of packs: errors with their place, and the packs of the package as facts."""

from datetime import date

import pytest

from onrecord.errors import DataError
from onrecord.knowledge import lint
from onrecord.knowledge.lookup import Knowledge, builtin
from onrecord.knowledge.packfiles import FOLDER, builtin_packs, builtin_paths, check_pack, read_pack
from tests.knowledge.packs import pack_text


def test_errors_say_where_and_how_many(tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text(pack_text("mine", "entries:\n- {id: x, name: A, kind: y}\n- {id: z}\n"), encoding="utf8")
    with pytest.raises(DataError, match="kind 'y' is none of") as caught:
        read_pack(path)
    assert caught.value.line == 6
    assert "2 more: `onrecord actors lint" in str(caught.value)


@pytest.mark.parametrize(("content", "what"), [(None, "no such file"), (b"\xff\xfe\xff", "not UTF-8")])
def test_files_that_cannot_be_read(tmp_path, content, what):
    path = tmp_path / "mine.yaml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DataError, match=what):
        Knowledge(packs=[path]).lookup("Norway")
    assert what in str(check_pack(path)[1][0])


def test_the_linter_finds_nothing_in_the_package():
    assert lint.problems() == []


def test_the_linter_looks_across_packs(tmp_path):
    rows = {
        "one": "entries:\n- {id: organisation.a, name: Larn Bank, kind: organisation, country: QQQ}\n",
        "two": "entries:\n- {id: organisation.a, name: Other, kind: organisation, body: ferry}\n"
        "- {id: organisation.c, name: Larn Bank, kind: organisation, since: 1960}\n"
        "- {id: organisation.d, name: Old Bank, kind: organisation, aliases: [Larn Bank], until: 1950}\n"
        "- {id: person.e, name: E, kind: person, roles: [{role: Chair, of: organisation.nobody}]}\n",
    }
    for name, body in rows.items():
        (tmp_path / f"{name}.yaml").write_text(pack_text(name, body), encoding="utf8")
    told = [str(problem) for problem in lint.pack_problems([tmp_path / "one.yaml", tmp_path / "two.yaml"])]
    for what in (
        "one.yaml, line 6: country 'QQQ'",
        "two.yaml, line 6: id 'organisation.a' stands already in",
        "two.yaml, line 6: body 'ferry' is none of",
        "two.yaml, line 7: 'larn bank' names organisation.a too",
        "two.yaml, line 9: role of 'organisation.nobody'",
    ):
        assert any(what in line for line in told), (what, told)


def test_what_is_share_alike_lies_apart():
    apart = [pack for pack in builtin_packs() if "SA" in pack.licence]
    assert apart
    assert all(pack.path.parent == FOLDER / "share_alike" for pack in apart)
    assert all(pack in apart for pack in builtin_packs() if pack.path.parent != FOLDER)
    text = (FOLDER / "share_alike" / "LICENSE").read_text(encoding="utf8")
    assert all(pack.path.name in text for pack in apart)


def test_every_pack_says_where_it_comes_from():
    assert all(pack.about and pack.source and pack.licence for pack in builtin_packs())
    assert len(builtin_paths()) == len(builtin_packs()) >= 6


def test_how_much_is_known():
    packs = {pack.name: pack for pack in builtin_packs()}
    states = packs["states"].entries
    members = {entry.country for entry in states if not entry.until and "PRE" not in entry.sectors}
    assert len(members) >= 195
    assert {"XKX", "PSE", "TWN", "VAT"} <= members
    assert len(packs["bodies"].entries) >= 150
    assert len(packs["bodies"].bodies) >= 40
    assert len(packs["titles"].titles) >= 500
    terms = [office for pack in packs.values() for entry in pack.entries for office in entry.roles]
    assert len(terms) >= 3000
    assert {office.of for office in terms} >= members - {"HKG", "SMR"}


KNOWN = builtin()


@pytest.mark.parametrize(
    ("phrase", "day", "name"),
    [
        ("President Medvedev", date(2010, 6, 1), "Dmitry Medvedev"),
        ("the Russian president", date(2010, 6, 1), "Dmitry Medvedev"),
        ("the Russian president", date(2016, 6, 1), "Vladimir Putin"),
        ("Prime Minister Putin", date(2010, 6, 1), "Vladimir Putin"),
        ("the British prime minister", date(2016, 7, 20), "Theresa May"),
        ("the German chancellor", date(1985, 1, 1), "Helmut Kohl"),
        ("the German president", date(2018, 1, 1), "Frank-Walter Steinmeier"),
        ("President Bush", date(1990, 8, 2), "George H. W. Bush"),
        ("President Bush", date(2003, 3, 20), "George W. Bush"),
        ("President Assad", date(2013, 8, 21), "Bashar al-Assad"),
        ("President Assad", date(1982, 2, 2), "Hafez al-Assad"),
        ("Queen Elizabeth", date(1990, 1, 1), "Elizabeth II"),
        ("Iran's supreme leader", date(2015, 7, 14), "Ali Khamenei"),
        ("Israeli Prime Minister Benjamin Netanyahu", date(2010, 1, 1), "Benjamin Netanyahu"),
        ("former President Clinton", date(2010, 1, 1), "Bill Clinton"),
        ("President Zelenskyy", date(2022, 3, 1), "Volodymyr Zelensky"),
        ("Afghan President Ashraf Ghani", date(2017, 1, 2), "Ashraf Ghani"),
    ],
)
def test_leaders(phrase, day, name):
    (match,) = [match for match in KNOWN.find(phrase, day) if match.strong]
    assert match.entry.name == name


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("Russian Foreign Ministry", "RUS", "GOV"),
        ("the Pentagon", "USA", "MIL"),
        ("the Iranian parliament", "IRN", "LEG"),
        ("the Israeli parliament", "ISR", "LEG"),
        ("Chad's army", "TCD", "MIL"),
        ("the Kremlin", "RUS", "GOV"),
        ("Downing Street", "GBR", "GOV"),
        ("the White House", "USA", "GOV"),
        ("Kabul", "AFG", "GOV"),
        ("Foggy Bottom", "USA", "GOV"),
        ("the IRGC", "IRN", "MIL"),
        ("the Turkish central bank", "TUR", "GOV"),
        ("Egypt's Supreme Court", "EGY", "JUD"),
        ("the Norwegian intelligence service", "NOR", "SPY"),
        ("Russians", "RUS", "GOV"),
        ("Kosovo", "XKX", "GOV"),
    ],
)
def test_states_and_bodies(phrase, country, sector):
    found = KNOWN.find(phrase, date(2017, 1, 2))
    assert found[0].strong
    assert {(match.entry.country, match.entry.sectors[0]) for match in found} == {(country, sector)}


@pytest.mark.parametrize(
    ("phrase", "sectors"),
    [
        ("police chief", ("COP",)),
        ("foreign ministry spokesman", ("GOV",)),
        ("a spokeswoman for the Defense Ministry", ("MIL",)),
        ("lawmakers", ("LEG",)),
        ("warlord", ("REB",)),
        ("the imam", ("REL",)),
        ("union leader", ("LAB",)),
        ("special envoy", ("GOV",)),
        ("a former foreign minister", ("ELI",)),
        ("opposition leader", ("PTY", "OPP")),
        ("editor-in-chief", ("JRN",)),
    ],
)
def test_sectors_of_titles(phrase, sectors):
    assert KNOWN.title(phrase).sectors == sectors


def test_us_is_no_state():
    assert KNOWN.find("us") == ()
    assert KNOWN.find("US")[0].entry.id == "state.united_states"
    assert not KNOWN.find("Washington")[0].strong

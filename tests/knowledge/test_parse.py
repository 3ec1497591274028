"""Pack files: what they hold, and every problem with its line."""

from pathlib import Path

import pytest

from onrecord.knowledge.entries import Office
from onrecord.knowledge.parse import parse_pack
from tests.knowledge.packs import WORLD, pack, pack_text


def _problems(body, name="mine"):
    return [str(problem) for problem in parse_pack(pack_text(name, body), path=Path("mine.yaml"))[1]]


def test_all_fields_are_read():
    entries = {entry.id: entry for entry in pack("world", WORLD).entries}
    ruvia = entries["state.ruvia"]
    assert (ruvia.name, ruvia.kind, ruvia.country, ruvia.sectors) == ("Ruvia", "state", "RUV", ("GOV",))
    assert (ruvia.adjectives, ruvia.capitals, ruvia.seats) == (("Ruvian",), ("Larn",), ("White Mill",))
    assert (ruvia.pack, ruvia.line, ruvia.identifiers) == ("world", 6, (("iso3", "RUV"),))
    assert entries["outlet.larn_courier"].domains == ("courier.example",)
    assert entries["person.alda_quist"].roles[1] == Office("Prime Minister", "RUV", ("GOV",), "2012-05-08", "2020")


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("{id: person.a, name: A}", "line 6: the entry has no kind"),
        ("{id: person.a, name: A, kind: ghost}", "line 6: kind 'ghost' is none of person, state"),
        ("{id: persona, name: A, kind: person}", "line 6: id 'persona' is not person. and then letters"),
        ("{id: person.A, name: A, kind: person}", "id 'person.A' is not person."),
        ("{id: person.a, name: A, kind: person, colour: red}", "an entry has no field 'colour'; there are id, name"),
        ("{id: person.a, name: A, name: B, kind: person}", "field 'name' stands twice"),
        ("{id: person.a, name: [A], kind: person}", "name: one text is expected"),
        ("{id: person.a, name: '', kind: person}", "name is empty"),
        ("{id: person.a, name: A, kind: person, sectors: [GOVT]}", "sector 'GOVT' is none of COP, GOV"),
        ("{id: person.a, name: A, kind: person, country: NO}", "country 'NO' is no PLOVER code"),
        ("{id: person.a, name: A, kind: person, since: 31.12.2000}", "since '31.12.2000' is no date"),
        ("{id: person.a, name: A, kind: person, since: 2001-02-30}", "is no day of the calendar"),
        ("{id: person.a, name: A, kind: person, since: 2001-02, until: 2000}", "until 2000 is before since 2001-02"),
        ("{id: person.a, name: A, kind: person, aliases: [A]}", "the name 'A' stands among the aliases too"),
        ("{id: person.a, name: A, kind: person, aliases: [B], weak: [B]}", "'B' is an alias and weak too"),
        ("{id: person.a, name: A, kind: person, aliases: [the B]}", "'the B' begins with an article"),
        ("{id: person.a, name: A, kind: person, aliases: [B’s]}", "has a curly mark"),
        ("{id: person.a, name: A, kind: person, capitals: [B]}", "capitals is for entries of kind state, not person"),
        ("{id: person.a, name: A, kind: person, people: [B]}", "is for entries of kind state or organisation or armed"),
        ("{id: outlet.a, name: A, kind: outlet, state_run: maybe}", "state_run 'maybe' is none of true, false"),
        ("{id: person.a, name: A, kind: person, roles: [President]}", "roles: fields are expected"),
        ("{id: person.a, name: A, kind: person, roles: [{role: President}]}", "a role has the fields role and of"),
        ("{id: person.a, name: A, kind: person, identifiers: {QID: Q1}}", "identifier 'QID' is not named in lower"),
        ("{id: outlet.a, name: A, kind: outlet, domain: www.a.no, sectors: [JRN], outlet: site}", "not a web domain"),
        ("{id: outlet.a, name: A, kind: outlet, sectors: [JRN]}", "an outlet has the field outlet"),
        ("just words", "an entry: fields are expected"),
    ],
)
def test_a_bad_entry(row, what):
    assert any(what in problem for problem in _problems(f"entries:\n- {row}\n")), _problems(f"entries:\n- {row}\n")


def test_all_problems_are_told_by_line_and_the_rest_is_read():
    body = "entries:\n- {id: person.a, name: A}\n- {id: person.b, name: B, kind: person}\n- {id: x, name: C, kind: y}\n"
    made, problems = parse_pack(pack_text("mine", body), path=Path("mine.yaml"))
    assert [problem.line for problem in problems] == [6, 8]
    assert [entry.id for entry in made.entries] == ["person.b"]


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("entries:\n- {id: person.a, name: A, kind: person}\n- {id: person.a, name: B, kind: person}\n", "in line 6"),
        ("bodies:\n- {body: police, name: police, forms: [police]}\n", "a body has the fields"),
        ("bodies:\n- {body: police, name: police, sectors: [COP], forms: [Police]}\n", "not in lower case"),
        ("titles:\n- {titles: [chief]}\n", "a row of titles has the fields"),
        ("titles:\n- {sectors: [], titles: [chief]}\n- {sectors: [COP], titles: [chief]}\n", "title 'chief' stands"),
        ("offices:\n- {roles: [President]}\n", "a row of offices has the fields"),
        ("entries: many\n", "a list is expected"),
        ("people: []\n", "a pack has no field 'people'"),
        ("", "nothing but a header"),
    ],
)
def test_a_bad_pack(body, what):
    assert any(what in problem for problem in _problems(body)), _problems(body)


def test_the_header():
    assert "pack 'yours' does not bear the name of its file" in _problems("entries: []\n", name="yours")[0]
    _, problems = parse_pack("entries: []\n", path=Path("mine.yaml"))
    assert str(problems[0]) == "mine.yaml, line 1: the header has no 'pack'"
    assert parse_pack("[]", path=Path("mine.yaml"))[0] is None
    assert parse_pack("a: *b", path=Path("mine.yaml"))[0] is None

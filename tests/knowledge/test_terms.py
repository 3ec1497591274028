"""Terms of office as a table."""

from pathlib import Path

from onrecord.knowledge.entries import Office
from onrecord.knowledge.terms import parse_terms

HEADER = "# about: Invented leaders.\n# source: Typed for the tests.\n# licence: CC0-1.0\n"


def _parse(*rows):
    return parse_terms(HEADER + "\n".join("\t".join(row) for row in rows), path=Path("terms.tsv"))


def test_a_person_with_several_terms():
    pack, problems = _parse(
        (
            "person.alda_quist",
            "Alda al-Quist",
            "al-Quist;Quist",
            "A. Quist",
            "President",
            "RUV",
            "2008",
            "2012-05",
            "Q7",
        ),
        ("person.alda_quist", "", "", "", "Prime Minister", "RUV", "2012-05-08"),
    )
    assert problems == ()
    (entry,) = pack.entries
    assert (entry.name, entry.weak, entry.aliases) == ("Alda al-Quist", ("al-Quist", "Quist"), ("A. Quist",))
    assert entry.identifiers == (("wikidata", "Q7"),)
    assert entry.roles[1] == Office("Prime Minister", "RUV", ("GOV",), "2012-05-08", None)


def test_a_bad_table():
    _, problems = _parse(
        ("quist", "Alda Quist", "", "", "President", "RUV", "2008"),
        ("person.b", "", "", "", "President", "RUV"),
        ("person.c", "C", "", "", "", "Ruvia", "2008-13", "2001", "7"),
        ("person.c", "C", "", "", "President", "RUV"),
    )
    told = [str(problem) for problem in problems]
    for line, what in (
        (4, "id 'quist' is not person."),
        (5, "person.b has no name"),
        (6, "has no role, or no country"),
        (6, "'2008-13' is no day"),
        (6, "until 2001 is before since"),
        (6, "'7' is no Wikidata id"),
        (7, "stands already in line 6"),
    ):
        assert any(t.startswith(f"terms.tsv, line {line}: ") and what in t for t in told), (line, what, told)


def test_the_header_is_asked_for():
    _, problems = parse_terms("person.a\tA\t\t\tPresident\tRUV\n", path=Path("terms.tsv"))
    assert len(problems) == 3

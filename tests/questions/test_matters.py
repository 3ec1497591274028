"""Every event has one family, and what is wrong in the list of families is told."""

from __future__ import annotations

import pytest

from onrecord.errors import DataError
from onrecord.knowledge.plover import ontology
from onrecord.questions.positions.matters import matters, matters_of, parse_matters
from tests.questions.stories import admits, kept, meets

GOOD = """
families:
  talk: {label: talks, between: both, lasting: true, events: [CONSULT]}
  rest: {label: the rest, between: from, lasting: false, events: [REST]}
kin:
  - [talk, rest]
before: [had]
after: [now]
claims: [claim]
pointers: [it]
relations: [related]
plain: [the]
""".replace("REST", ", ".join(kind for kind in ontology().types if kind != "CONSULT"))


def test_every_type_and_mode_has_a_family() -> None:
    for kind, facts in ontology().types.items():
        for mode in (None, *facts.modes):
            assert matters().family(kind, mode).name in matters().families


def test_a_mode_may_be_in_another_family_than_its_type() -> None:
    assert matters().family("ASSAULT", "abduct").name == "captivity"
    assert matters().family("ASSAULT", "drone") == matters().family("ASSAULT", None)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("[CONSULT]", "[CONSULT, AID]", "in two families"),
        ("[CONSULT]", "[CONSULT/singing]", "no event"),
        ("[CONSULT]", "[CONSULT/visit]", "in no family"),
        ("[talk, rest]", "[talk, war]", "war are no families"),
        ("between: both", "between: us", "between is both or from"),
        ("families:", "familie:", "not a list of families"),
    ],
)
def test_what_is_wrong_is_told(old: str, new: str, told: str) -> None:
    assert parse_matters(GOOD, ontology()).families["talk"].mutual
    with pytest.raises(DataError, match=told):
        parse_matters(GOOD.replace(old, new), ontology(), where="mine.yaml")


def test_matters_have_an_order_only_where_one_does_it_to_the_other(tmp_path) -> None:
    from onrecord.questions.evidence.gathering import Wanted, gather

    with kept(tmp_path, admits(), meets()) as record, record.state() as connection:
        found = gather(connection, Wanted()).happenings
        labels = {one.type: [matter.label for matter in matters_of(one)] for one in found if one.parties}
    assert labels == {
        "AID": ["support and aid: Talsia → Harbour League"],
        "COOPERATE": ["cooperation and agreements: Harbour League and Talsia"],
        "CONSULT": ["contact and talks: Harbour League and Talsia"],
    }

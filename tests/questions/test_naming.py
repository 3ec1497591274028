"""Whom words stand for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.errors import SettingError
from onrecord.questions.evidence.naming import named
from onrecord.types import Actor
from tests.questions.seed import seed
from tests.questions.stories import CAST, admits, kept, story


def asked(record, words: str):
    with record.state() as connection:
        return named(connection, words)


def test_who_heads_a_side_stands_for_it_and_others_for_themselves(tmp_path) -> None:
    with kept(tmp_path, admits()) as record:
        assert asked(record, "talsia").sides == {"known:body.talsia"}
        venn = asked(record, "Orla Venn")
    assert (venn.name, venn.parties, venn.sides) == ("Orla Venn", {"known:person.orla_venn"}, frozenset())


@pytest.mark.parametrize("words", ["Russia", "RUS", "rus", "Moscow", "known:state.russia", "state:RUS"])
def test_a_state_by_name_code_or_capital(tmp_path, words: str) -> None:
    with kept(tmp_path, seed()) as record:
        found = asked(record, words)
    assert (found.name, found.sides) == ("Russia", {"state:RUS"})


def test_who_were_joined_are_one(tmp_path) -> None:
    with kept(tmp_path, admits()) as record:
        record.join("known:person.orla_venn", "known:person.pal_sund", by="Ada")
        assert asked(record, "Pal Sund").parties == {"known:person.orla_venn"}


def test_a_surname_stands_for_who_bears_it_in_most_articles(tmp_path) -> None:
    with kept(tmp_path, admits()) as record:
        assert asked(record, "Venn").parties >= {"known:person.orla_venn"}


def test_several_are_told_with_their_ids(tmp_path) -> None:
    offices = (
        Actor("one", "Grain Office", "organisation", "NOR", known="body.grain_office"),
        Actor("two", "Fish Office", "organisation", "NOR", known="body.fish_office"),
    )
    reading = replace(story("one", "Nothing was said.", []), actors=(*CAST, *offices))
    told = r"may be several.*known:body\.fish_office"
    with kept(tmp_path, reading) as record, pytest.raises(SettingError, match=told):
        asked(record, "Office")

"""The data files of events: ontology, triggers, contexts, families."""

import pytest

from onrecord.errors import DataError
from onrecord.knowledge.contexts import contexts_in, parse_contexts
from onrecord.knowledge.event_families import families, parse_families
from onrecord.knowledge.plover import ontology, parse_ontology
from onrecord.knowledge.triggers import NAMED, may_name, parse_triggers


def test_the_ontology_has_all_of_plover() -> None:
    found = ontology()
    assert len(found.types) == 16
    assert sum(len(kind.modes) for kind in found.types.values()) == 67
    assert len(found.contexts) == 37
    assert set(found.quad_classes) == {1, 2, 3, 4}
    assert len(NAMED) == 83


def test_a_mode_has_a_score_of_its_own_or_that_of_its_type() -> None:
    found = ontology()
    assert found.score("ASSAULT", "drone") == -9.5
    assert found.score("ASSAULT", None) == -9
    assert found.score("PROTEST", "vandalize") == found.types["PROTEST"].score


@pytest.mark.parametrize("text", ["types: [", "types: {}", "types: {A: {quad: 9, score: 1, definition: x}}"])
def test_what_is_no_ontology_is_told(text: str) -> None:
    with pytest.raises(DataError, match=r"plover\.yaml"):
        parse_ontology(text + "\nquad_classes: {1: a}\ncontexts: []" if "9" in text else text)


def test_words_may_name_types_and_modes_whatever_their_ending() -> None:
    assert "ASSAULT/explosives" in may_name("bombings")
    assert "CONSULT" in may_name("met")
    assert "COERCE/arrest" in may_name("detained")
    assert may_name("bakery") == ()


def test_rows_that_cannot_be_are_told() -> None:
    with pytest.raises(DataError, match="SING"):
        parse_triggers("SING\tsing")
    with pytest.raises(DataError, match="line 2"):
        parse_triggers("AID\thelp\nAID\tgive")
    with pytest.raises(DataError, match="no context"):
        parse_contexts("weather\train")
    with pytest.raises(DataError, match="twice"):
        parse_families("meeting\tmeet\nmeeting\ttalk")


def test_contexts_are_told_by_words() -> None:
    assert contexts_in("the sharing of intelligence on the cell") == {"intelligence": "intelligence"}
    assert contexts_in("a chemical weapons attack")["cbrn"] == "chemical weapons"
    assert "asylum" not in contexts_in("a taxi took him home")


def test_a_word_of_a_context_tells_nothing_in_some_phrases() -> None:
    assert contexts_in("a trade union met") == {}
    assert contexts_in("a trade union met about trade") == {"economic": "trade"}
    assert contexts_in("flooding the streets") == {}
    assert contexts_in("a war crimes trial") == {"legal": "trial", "human_rights": "war crimes"}
    with pytest.raises(DataError, match="no words"):
        parse_contexts("economic\t!trade union*")


def test_words_of_one_event_share_a_family() -> None:
    assert families("met") & families("meeting") & families("talks")
    assert not families("met") & families("bombing")
    assert families("support") == frozenset()

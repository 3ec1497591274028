"""Who speaks, on sentences made for it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.speakers import Name, assign_speakers
from onrecord.types import Span, Statement
from tests.reading.speakers.marked import names_of, speak


def test_a_surname_is_the_full_name():
    assert names_of("{[PERSON|Ana Lopez]} said it rained. Later {[PERSON|Lopez]} said it snowed.") == ["Ana Lopez"] * 2


def test_a_surname_before_the_full_name():
    assert names_of("{[PERSON|Lopez]} says it rains.\n\n{[PERSON|Ana Lopez]} said so.") == ["Ana Lopez"] * 2


def test_middle_initials_and_honorifics():
    marked = "{Mr. [PERSON|Ulf R. Berg]} said so. {[PERSON|Ulf Berg]} added more. {Mr. [PERSON|Berg]} said it again."
    assert len({actor.id for actor in speak(marked)[0]}) == 1


def test_a_surname_that_the_tagger_missed():
    assert names_of("{[PERSON|Ana Lopez]} said it rained. {Lopez} said it snowed.") == ["Ana Lopez"] * 2


def test_two_of_a_name_are_told_apart_or_not_told():
    marked = (
        "Mr. [PERSON|Ulf Berg] met [PERSON|Eva Berg] and [PERSON|Eva Berg] left. "
        "{[PERSON|Berg]} said no. {Mrs. [PERSON|Berg]} said so. {[PERSON|Berg]} said it again."
    )
    assert names_of(marked) == [None, "Eva Berg", "Eva Berg"]
    assert any("several persons" in r for r in speak(marked)[1].statements[0].reasons)
    assert any("spoke last" in r for r in speak(marked)[1].statements[2].reasons)


def test_a_possessive_is_not_the_speaker():
    (found,), _ = speak("[PERSON|Ulf Berg] rose. {[PERSON|Berg’s] envoy} said so.")
    assert (found.name, found.kind) == ("Berg’s envoy", "person")


def test_the_envoy_is_who_was_called_so():
    marked = (
        "They asked [PERSON|Ana Lopez], [PERSON|Ulf Berg]’s special envoy to Orlen, whether it rained. "
        "{[PERSON|Berg]’s envoy} said no."
    )
    (found,), result = speak(marked)
    assert found.name == "Ana Lopez"
    assert found.role == "Ulf Berg’s special envoy to Orlen"
    assert "envoy is named elsewhere" in result.statements[0].reasons[0]


def test_two_of_an_office_are_not_told():
    marked = "[PERSON|Ana Lopez], the mayor of Orlen, met [PERSON|Ulf Berg], the mayor of Larch. {The mayor} said no."
    assert names_of(marked) == [None]


def test_a_vice_president_is_no_president():
    assert names_of("Vice President [PERSON|Ana Lopez] came. {The president} said no.") == [None]


def test_titles_and_appositions_become_roles():
    marked = (
        "{Gen. [PERSON|Ulf Berg], the top commander of troops in [GPE|Orlen],} said so.\n\n"
        "{Harbour ministry spokeswoman [PERSON|Ana Lopez]} said no.\n\n{Another critic, [PERSON|Eva Lund],} said maybe."
    )
    actors, _ = speak(marked)
    assert [(a.name, a.role) for a in actors] == [
        ("Ulf Berg", "top commander of troops in Orlen"),
        ("Ana Lopez", "Harbour ministry spokeswoman"),
        ("Eva Lund", None),
    ]


def test_secretary_of_state():
    (found,), _ = speak("{Secretary of State [PERSON|Ana Lopez]} said so.")
    assert (found.name, found.role) == ("Ana Lopez", "Secretary of State")


def test_a_spokesman_is_not_who_he_speaks_for():
    (one, two), found = speak(
        "{a spokesman for [PERSON|Ana Lopez]} said so. {A spokesman for the [ORG|Larch Institute]} said no."
    )
    assert (one.name, one.kind, one.side) == ("spokesman for Ana Lopez", "person", None)
    assert two.kind == "person"
    assert next(a.name for a in found.actors if a.id == two.side) == "Larch Institute"


def test_critics_of_a_person_are_a_group():
    (one, two), _ = speak("{critics of [PERSON|Ana Lopez]} said so. {[PERSON|Lopez] supporters} said no.")
    assert (one.kind, two.kind) == ("group", "group")


def test_states_by_name_and_capital():
    actors, _ = speak("{[GPE|Norway]} said so. {The [GPE|Norwegian] government} said it. {[GPE|Oslo]} said it.")
    assert [(a.name, a.kind, a.country) for a in actors] == [("Norway", "state", "NOR")] * 3


def test_an_ambiguous_state_is_null():
    assert names_of("{[GPE|Georgia]} said so.") == [None]


def test_bodies_and_outlets():
    actors, _ = speak(
        "{The [ORG|Larch Institute]} said so. {The [ORG|Orlen Times]} said it. {The [ORG|Times]} said no."
    )
    assert [(a.name, a.kind) for a in actors] == [
        ("Larch Institute", "organisation"), ("Orlen Times", "outlet"), ("Orlen Times", "outlet"),
    ]  # fmt: skip


def test_the_committee_is_the_one_named():
    marked = "The [ORG|Larch Ethics Committee] met. {The committee} said no. {The board} said yes."
    assert names_of(marked) == ["Larch Ethics Committee", None]


def test_a_campaign():
    (found,), _ = speak("[PERSON|Ana Lopez] spoke. {The [PERSON|Lopez] campaign} said no.")
    assert (found.name, found.kind) == ("Ana Lopez’s campaign", "organisation")


def test_unnamed_officials_are_one_each():
    actors, _ = speak(
        "{An unnamed [NORP|Norwegian] official} said so. {A senior official} said no. {Officials} said maybe."
    )
    assert [a.kind for a in actors] == ["anonymous"] * 3
    assert len({a.id for a in actors}) == 3
    assert all(a.anonymous for a in actors)
    assert actors[0].country == "NOR"


def test_the_official_is_the_one_of_before():
    actors, _ = speak("{A [ORG|Larch Institute] official} said so. {The senior official} said no.")
    assert actors[0].id == actors[1].id


def test_people_familiar_are_anonymous():
    (found,), _ = speak("{People familiar with the talks} said so.")
    assert (found.kind, found.anonymous) == ("anonymous", True)


def test_one_of_her_advisers_is_anonymous():
    (found,), _ = speak("[PERSON|Ana Lopez] left. {One of [PERSON|Lopez]’s advisers} said so.")
    assert (found.kind, found.name) == ("anonymous", "One of Lopez’s advisers")


def test_groups():
    actors, _ = speak(
        "{Voters} said so. {some [NORP|Democrats]} said no. {Voting rights advocates} said so. {Voters} left."
    )
    assert [a.kind for a in actors] == ["group"] * 4
    assert actors[0].id == actors[3].id


def test_documents():
    actors, _ = speak(
        "{A 2014 study by the [ORG|Larch Institute]} found so. {The study} found more. {Polls} showed it."
    )
    assert [a.kind for a in actors] == ["document"] * 3
    assert actors[0].id == actors[1].id


@pytest.mark.parametrize("word", ["it", "they", "who", "I", "we"])
def test_a_pronoun_without_anyone_is_null(word):
    (found,), result = speak(f"{{{word}}} said so.")
    assert found is None
    assert result.statements[0].reasons


def test_he_is_the_speaker_before():
    assert names_of("{[PERSON|Ulf Berg]} said so.\n\n“It rains,” {he} said.") == ["Ulf Berg"] * 2


def test_she_is_not_a_man():
    marked = "{[PERSON|Ana Lopez]} said so. {Mr. [PERSON|Ulf Berg]} said no. “It rains,” {she} said."
    assert names_of(marked)[2] == "Ana Lopez"


def test_he_with_a_rival_is_null():
    marked = "{Mr. [PERSON|Ulf Berg]} said so.\n\nAt noon it was Mr. [PERSON|Ivo Dahl]’s turn. “It rains,” {he} said."
    (_, found), result = speak(marked)
    assert found is None
    assert "may be Ulf Berg or Ivo Dahl" in result.statements[1].reasons[0]


def test_who_he_speaks_of_is_no_rival():
    marked = "{Mr. [PERSON|Ulf Berg]} said that [PERSON|Ivo Dahl] lied. “It rains,” {he} said."
    assert names_of(marked) == ["Ulf Berg"] * 2


def test_he_two_paragraphs_on_is_null():
    assert names_of("{[PERSON|Ulf Berg]} said so.\n\nIt rained.\n\n“It snows,” {he} said.")[1] is None


def test_somebody_described_in_between_is_a_rival():
    marked = "{[PERSON|Ulf Berg]} said so.\n\nThe president went to Orlen. There {he} said it rained."
    assert names_of(marked)[1] is None


def test_who_after_a_name():
    assert names_of("It was [PERSON|Ana Lopez], {who} said so.") == ["Ana Lopez"]


def test_no_source_continues_another():
    marked = "{[PERSON|Ana Lopez]} said so. {x} said more. {x} said it."
    actors = names_of(marked, s2={"source": (), "continues": "s1"}, s3={"source": ()})
    assert actors == ["Ana Lopez", "Ana Lopez", None]


def test_statements_that_continue_each_other_end():
    marked = "{x} said so. {x} said more."
    changes = {"s1": {"source": (), "continues": "s2"}, "s2": {"source": (), "continues": "s1"}}
    assert names_of(marked, **changes) == [None, None]


def test_chain_ids_and_mentions():
    _, found = speak("{[PERSON|Ana Lopez]} said so. [PERSON|Lopez] left. {[GPE|Norway]} said no. {She} said it.")
    assert [actor.id for actor in found.actors] == ["a1", "a2"]
    assert [mention.id for mention in found.mentions] == ["m1", "m2", "m3", "m4"]
    assert [m.span.start for m in found.mentions] == sorted(m.span.start for m in found.mentions)
    hop = found.statements[0].chain[0]
    assert (hop.actor, hop.kind, hop.anonymous, hop.span.text) == ("a1", "speaker", False, "Ana Lopez")
    assert [m.type for m in found.mentions] == ["name", "name", "name", "pronoun"]


WORDS = st.sampled_from(
    [
        *("the", "a", "of", "for", "and", ",", "said", "“", "”", "’s", "Ana", "Lopez", "Berg", "Mr.", "president"),
        *("official", "voters", "he", "she", "who", "study", "Norway", "Norwegian", "(", ")", "spokesman", "one"),
        *("\n\n", "44", "percent"),
    ]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=14), st.lists(WORDS, max_size=14), st.data())
def test_any_phrase_gives_sound_rows(before, phrase, data):
    head, source = " ".join(before) + " ", " ".join(phrase)
    text = head + source + " said so."
    labels = st.sampled_from(["PERSON", "ORG", "GPE", "NORP"])
    names = [
        Name(m.start(), m.end(), m.group(), data.draw(labels))
        for m in re.finditer(r"[A-Z]\w+(?: [A-Z]\w+)?(?:’s)?", text)
    ]
    spans = (Span.of(text, len(head), len(head) + len(source)),) if source else ()
    statement = Statement("s1", spans, (), (), "indirect", "say", None, (), (), None, None, None, 1.0)
    found = assign_speakers(text, [statement], names, None)
    ids = {actor.id for actor in found.actors}
    (filled,) = found.statements
    assert filled.speaker in ids or (filled.speaker is None and filled.reasons)
    assert all(m.span.text == text[m.span.start : m.span.end] for m in found.mentions)
    assert all(m.actor is None or m.actor in ids for m in found.mentions)
    assert all(actor.side is None or actor.side in ids for actor in found.actors)
    assert found == assign_speakers(text, [statement], names, None)


def test_a_norwegian_is_nobody_and_norwegians_are_a_group():
    actors, _ = speak("{The [NORP|Norwegian]} said so. {[NORP|Norwegians]} said no.")
    assert actors[0] is None
    assert (actors[1].name, actors[1].kind, actors[1].country) == ("Norwegians", "group", "NOR")


def test_a_surname_taken_for_an_organisation():
    assert names_of("{[PERSON|Ana Lopez]} said so. {[ORG|Lopez]} said no.") == ["Ana Lopez"] * 2


def test_a_headline_verb_is_no_surname():
    assert names_of("{[PERSON|Lopez Says]} It Rains\n\n{[PERSON|Lopez]} said so.") == ["Lopez"] * 2


def test_a_name_with_a_role_word_for_surname():
    assert names_of("{[PERSON|Ana Dean]} said so. {Dean, a doctor,} said no.") == ["Ana Dean"] * 2


def test_an_army_is_a_body_of_its_state():
    (found,), result = speak("{The [NORP|Norwegian] army} said so.")
    assert (found.name, found.kind, found.country) == ("Norwegian army", "organisation", "NOR")
    assert next(a.name for a in result.actors if a.id == found.side) == "Norway"


def test_her_aides_are_a_group_and_bare_aides_are_anonymous():
    actors, _ = speak("{Her aides} said so. {Aides} said no.")
    assert [a.kind for a in actors] == ["group", "anonymous"]


def test_it_is_the_body_before():
    actors, _ = speak("{The [ORG|Larch Institute]} said so. {It} said more.")
    assert actors[0].id == actors[1].id


def test_i_is_who_is_quoted():
    marked = "{[PERSON|Ana Lopez]} said {I} think so."
    assert names_of(marked, s2={"inside": "s1"}) == ["Ana Lopez"] * 2


def test_an_unknown_description_takes_the_speaker_it_continues():
    marked = "{An unnamed official} said so. {The grandee} added more."
    actors, result = speak(marked, s2={"continues": "s1"})
    assert actors[0].id == actors[1].id
    assert result.statements[1].reasons == ("speaker: continues s1",)


def test_an_agency_is_no_outlet_but_a_news_agency_is():
    actors, _ = speak("{The [ORG|Larch Water Agency]} said so. {The [ORG|Larch News Agency]} said no.")
    assert [a.kind for a in actors] == ["organisation", "outlet"]


def test_a_short_title_stays_after_a_place():
    (found,), _ = speak("{Larch Gov. [PERSON|Ana Lopez]} said so.")
    assert found.role == "Larch Gov."


def test_police_are_no_person_and_a_mayor_no_organisation():
    actors, _ = speak("{[PERSON|Larch Police]} said so. {[ORG|Mayor Anna Berg]} said no.")
    assert actors[0] is None or actors[0].kind != "person"
    assert (actors[1].name, actors[1].kind) == ("Anna Berg", "person")


def test_a_title_does_not_reach_over_a_dateline():
    (found,), _ = speak("LARCH - {Harbour Minister [PERSON|Ana Lopez]} said so.")
    assert found.role == "Harbour Minister"


def test_a_clause_is_nobody():
    assert names_of("{there is no law} said so.") == [None]


@pytest.mark.parametrize("beside", [" (R-Ore)", ", 45", ""])
def test_who_after_a_party_mark_or_an_age(beside):
    assert names_of(f"It was [PERSON|Petra Lund]{beside}, {{who}} warned it was weak.") == ["Petra Lund"]

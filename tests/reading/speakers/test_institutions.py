"""Bodies that are called by what they are."""

import pytest

from tests.reading.speakers.marked import names_of, speak


def test_the_zoo_is_the_one_named():
    marked = "The [ORG|Larch Zoo & Botanical Garden] closed. {The zoo} said so."
    assert names_of(marked) == ["Larch Zoo & Botanical Garden"]


def test_a_zoo_that_the_tagger_missed_counts():
    assert names_of("Larch Zoo met the [ORG|Orlen Zoo]. {The zoo} said so.") == [None]


def test_a_zoo_named_later_is_not_meant():
    assert names_of("{The zoo} said so. The [ORG|Larch Zoo] closed.") == [None]


def test_the_company_is_what_the_text_calls_so():
    assert names_of("The trawling company Brackwater met. {The company} said no.") == ["Brackwater"]
    assert names_of("The [ORG|Larch Council] met. {The company} said no.") == [None]


def test_a_body_by_what_it_is():
    actors, _ = speak("{The city council} said so. {The council} said more. {A federal appeals court} said no.")
    assert [(a.name, a.kind) for a in actors] == [
        ("city council", "organisation"), ("city council", "organisation"), ("federal appeals court", "organisation"),
    ]  # fmt: skip


@pytest.mark.parametrize("phrase", ["The council", "its management", "Its office", "The same company"])
def test_a_body_without_a_name_is_null(phrase):
    assert names_of(f"{{{phrase}}} said so.") == [None]


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("{A rebel alliance, the [ORG|Northern Front],} said no.", "Northern Front"),
        ("{A breakaway faction, the March 5 Movement,} said no.", "March 5 Movement"),
        ("{A rebel alliance, [GPE|Norway],} said no.", "rebel alliance"),
        ("{The rebels' Sahel affiliate} said no.", "rebels' Sahel affiliate"),
    ],
)
def test_a_body_bears_the_name_that_stands_beside_what_it_is(marked, name):
    assert names_of(marked) == [name]


def test_this_newspaper_is_the_outlet():
    (found,), result = speak("{this newspaper} said so.", outlet="The Larch Courier-Times")
    assert (found.name, found.kind) == ("Larch Courier-Times", "outlet")
    assert result.statements[0].reasons == ("speaker: the article’s own outlet",)
    assert names_of("{this newspaper} said so.") == [None]


def test_the_paper_is_another_one_where_it_spoke():
    assert (
        names_of("{The [ORG|Orlen Echo]} said so. {The paper} added more.", outlet="The Larch Post")[1] == "Orlen Echo"
    )


def test_the_terror_group_is_the_armed_group_named():
    marked = "[ORG|Boko Haram] came. {The terror group} said so."
    assert [(a.name, a.kind) for a in speak(marked)[0]] == [("Boko Haram", "armed_group")]
    assert names_of("The [ORG|Larch Study Group] met.\n\nIt rained.\n\nIt snowed.\n\n{The group} said so.") == [None]


def test_governments():
    actors, _ = speak("{[GPE|Norway]’s government} said so. {The military} said no.")
    assert [(a.name, a.country) for a in actors] == [("Norway", "NOR"), ("military of Norway", "NOR")]
    assert names_of("[GPE|Norway] met [GPE|Sweden]. {The government} said so.") == [None]


def test_the_office_of_a_person():
    actors, _ = speak("{[PERSON|Ana Lopez]} said so. {Her office} said more. {[PERSON|Lopez]’s office} said it.")
    assert [a.name for a in actors] == ["Ana Lopez", "Ana Lopez’s office", "Ana Lopez’s office"]


def test_i_outside_quotations_is_the_only_author():
    (found,), _ = speak("{I} said so.", authors=("Kia Wall",))
    assert (found.name, found.kind) == ("Kia Wall", "person")
    assert names_of("“{I} said so.”", authors=("Kia Wall",)) == [None]
    assert names_of("{I} said so.", authors=("Kia Wall", "Bo Lind")) == [None]
    assert names_of("{I} said so.", authors=("Larch Newspaper",)) == [None]


def test_authorities():
    actors, _ = speak("{[NORP|Norwegian] authorities} said so. {The city’s authorities} said no.")
    assert [(a.name, a.kind) for a in actors] == [("Norway", "state"), ("city’s authorities", "group")]


def test_bare_authorities_are_those_of_the_state_whose_officers_are_spoken_of():
    marked = "[NORP|Norwegian] officials met the [NORP|Norwegian] army. {The authorities} said so."
    assert names_of(marked) == ["Norway"]
    (found,), _ = speak("A [NORP|Norwegian] prince and a [NORP|Norwegian] fraud: [GPE|Norway]. {Authorities} said so.")
    assert (found.name, found.kind) == ("Authorities", "group")


def test_a_body_by_its_initials_and_by_words_of_its_name():
    marked = "The [ORG|Larch Harbour Board] met. {The [ORG|LHB]} said so. {The harbour board} said more."
    assert names_of(marked) == ["Larch Harbour Board"] * 2


def test_a_court_brought_in_before_its_name():
    marked = "{A federal appeals court} said so. The [ORG|Larch Court of Appeals] for the Ninth Circuit met."
    assert names_of(marked) == ["Larch Court of Appeals for the Ninth Circuit"]


def test_the_north_is_the_state_that_begins_so():
    assert names_of("[GPE|North Korea] woke. {The [GPE|North]} said so.") == ["North Korea"]


def test_a_government_by_its_full_name():
    assert names_of("{The [ORG|Government of Norway]} said so.") == ["Norway"]


def test_a_place_in_an_adjective_is_no_speaker():
    assert "Norway" not in names_of("{The [GPE|Norway]-based campaign} said so.")

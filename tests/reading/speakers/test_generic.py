"""Bodies called by a noun that fits many."""

import pytest

from tests.reading.speakers.marked import names_of


@pytest.mark.parametrize("noun", ["agency", "organisation", "group"])
def test_the_body_that_spoke(noun):
    marked = f"{{The [ORG|Larch Health Organization]}} said it rained.\n\n{{The {noun}}} said it snowed."
    assert names_of(marked)[1] == "Larch Health Organization"


def test_the_body_that_the_sentence_before_is_about_since_another_spoke():
    marked = (
        "{The [ORG|Harbour League]} said it rained.\n\n"
        "The [ORG|Sarn Union] came to the same view on Monday. It snowed, {the group} said."
    )
    assert names_of(marked)[1] == "Sarn Union"


def test_the_only_body_named():
    assert names_of("The talks with [ORG|Ketta] failed. In 2014 {the group} said it would stop.") == ["Ketta"]


def test_a_league_by_its_initials():
    marked = "The [ORG|Larch Coast Conference] met.\n\nIt left the [ORG|LCC]. {The league} said no."
    assert names_of(marked) == ["Larch Coast Conference"]


@pytest.mark.parametrize(
    "marked",
    [
        "They left [ORG|Ketta] for [ORG|Dorra]. {The group} said no.",
        "The [ORG|Larch Parliament] met. {The company} said no.",
        "It rained. {The agency} said no.",
    ],
)
def test_which_is_not_told(marked):
    assert names_of(marked) == [None]


def test_the_bank_of_the_paragraph_before():
    assert names_of("It was a bad year at [ORG|Lane Tarrow].\n\n{The bank} said it would pay.") == ["Lane Tarrow"]


def test_the_government_that_the_sentence_before_is_about():
    marked = (
        "[NORP|Norwegian] officials wait. [NORP|Danish] officials wait.\n\n"
        "The [NORP|Swedish] government has refused talks. {The government} said no."
    )
    assert names_of(marked) == ["Sweden"]


def test_the_military_of_the_only_state_with_one():
    marked = "{The military} said so.\n\n[GPE|Norway]’s military lost a ship off [GPE|Sweden]."
    assert names_of(marked) == ["military of Norway"]


def test_a_government_beside_officers_of_others_is_null():
    marked = (
        "[NORP|Norwegian] officials asked the [NORP|Swedish] government and [NORP|Danish] officials.\n\n"
        "{The government} said no."
    )
    assert names_of(marked) == [None]


def test_police_are_the_only_force_named():
    assert names_of("{Police} said it rained.\n\n{[ORG|Orlen Police]} said no.") == ["Orlen Police"] * 2


def test_the_administration_that_the_text_speaks_of():
    marked = "{[PERSON|Ana Lopez]} spoke. The [PERSON|Lopez] administration waits. {The administration} said no."
    assert names_of(marked)[1] == "Ana Lopez’s administration"


@pytest.mark.parametrize("phrase", ["The company", "The online retail giant"])
def test_the_firm_that_the_sentence_before_is_about(phrase):
    assert names_of(f"It rained.\n\n[ORG|Cobrex], a rival of [ORG|Dorvex], rose. {{{phrase}}} said so.") == ["Cobrex"]

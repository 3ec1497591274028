"""Persons called by what they are, by who spoke near or is named next."""

import pytest

from tests.reading.speakers.marked import names_of, speak


@pytest.mark.parametrize("phrase", ["The 34-year-old", "The singer", "The veteran", "The young woman"])
def test_the_only_one_who_spoke(phrase):
    assert names_of(f"“It rains,” {{[PERSON|Ana Lopez]}} said.\n\n“It snows,” {{{phrase}}} said.")[1] == "Ana Lopez"


@pytest.mark.parametrize(
    "marked",
    [
        "{[PERSON|Ana Lopez]} said so. {[PERSON|Eva Berg]} said no. {The 34-year-old} left.",
        "{[PERSON|Ana Lopez]} said so. [PERSON|Eva Berg] left. It rained. {The 34-year-old} said no.",
        "{[PERSON|Ana Lopez]}, the mayor, said so. {The minister} said no.",
        "{[PERSON|Ana Lopez]} said so. {The mayor of [GPE|Larch]} said no.",
        "{Mrs. [PERSON|Ana Lopez]} said so. {The man} said no.",
        "{[PERSON|Ana Lopez]} said so. {The official} said no.",
        "{[PERSON|Ana Lopez]} said so. {Another singer} said no.",
    ],
)
def test_somebody_else_may_be_meant(marked):
    assert names_of(marked)[-1] != "Ana Lopez"


def test_a_noun_that_takes_up_whom_the_sentence_before_is_about():
    marked = "{[PERSON|Eva Berg]} said so.\n\n[PERSON|Ana Lopez] sees it otherwise. {The candidate} said it would hold."
    assert names_of(marked)[1] == "Ana Lopez"


@pytest.mark.parametrize(
    "phrase",
    ["The harbour master", "Orlen’s dyke commissioner", "[ORG|Orlen Dykes]’s president and chief executive officer"],
)
def test_the_head_of_an_article_is_named_in_the_next_paragraph(phrase):
    marked = f"The dyke will be higher, says {{{phrase}}}.\n\n[PERSON|Ana Lopez] told the council on Monday."
    assert names_of(marked) == ["Ana Lopez"]


@pytest.mark.parametrize(
    "following",
    [
        "[PERSON|Ana Lopez], a waiter, told the council so.",
        "The council met [PERSON|Ana Lopez] on Monday.",
        "It rained. [PERSON|Ana Lopez] told the council.",
    ],
)
def test_somebody_else_is_named_next(following):
    assert names_of(f"The dyke will be higher, says {{the harbour commissioner}}.\n\n{following}") != ["Ana Lopez"]


def test_of_several_presidents_the_one_who_spoke():
    marked = (
        "President [PERSON|Ana Lopez] has met President [PERSON|Ulf Berg]. {President [PERSON|Lopez]} said so.\n\n"
        "It rained.\n\nIt snowed.\n\n{The president} said no."
    )
    assert names_of(marked) == ["Ana Lopez", "Ana Lopez"]


def test_an_unnamed_person_told_by_whose_he_is():
    (_, found), _ = speak("{Mr. [PERSON|Ulf Berg]} came. {His attorney} said no.")
    assert (found.name, found.kind, found.role) == ("Ulf Berg’s attorney", "person", "attorney")


def test_a_noun_of_nobody_whom_the_news_names():
    first, second = speak("It rained. {The gunman} shouted. {The gunman} said no.")[0]
    assert first.id == second.id
    assert (first.name, first.kind) == ("gunman", "person")


def test_a_lawmaker_by_party_and_place():
    marked = "“It rains,” {Sen. [PERSON|Ana Lopez]} said.\n\n“It snows,” {the [GPE|Arizona] [NORP|Republican]} said."
    assert names_of(marked)[1] == "Ana Lopez"

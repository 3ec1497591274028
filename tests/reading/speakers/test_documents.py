"""Documents that speak, and statements that are somebody's words."""

import pytest

from tests.reading.speakers.marked import names_of, speak


def test_a_new_poll_is_the_one_named_after():
    marked = (
        "{A new poll} shows it.\n\nThe latest [ORG|Larch Institute] poll was taken on Friday. {The poll} found more."
    )
    assert names_of(marked) == ["Larch Institute poll", "Larch Institute poll"]


def test_a_poll_that_nobody_is_said_to_have_taken():
    assert names_of("{A new poll} shows it. It rained.") == ["new poll"]


def test_of_two_polls_the_nearest():
    marked = "{A [ORG|Larch] poll} shows it. {An [ORG|Orlen] poll} shows more. {That poll} says no."
    assert names_of(marked)[2] == "Orlen poll"


def test_one_document_by_other_nouns():
    marked = "{A video by the [ORG|Larch Institute]} shows it. {The ad} shows more. {The clip} says no."
    assert len({actor.id for actor in speak(marked)[0]}) == 1


def test_the_resolution_is_whose_that_passed_it():
    marked = "The Larch Council adopted a binding resolution on Friday. {The resolution} says no."
    assert names_of(marked) == ["Larch Council resolution"]


def test_the_ruling_is_that_of_the_court_before():
    marked = "{The [ORG|Orlen Supreme Court]} said so. {The ruling} says no."
    assert names_of(marked)[1] == "Orlen Supreme Court ruling"


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("A study that appeared in the [ORG|Larch Journal]", "study in the Larch Journal"),
        ("emails obtained by the [ORG|Larch Post]", "emails obtained by the Larch Post"),
        ("A [ORG|Larch Council] resolution adopted last week", "Larch Council resolution"),
        ("A recently published study of rain by [PERSON|Ana Lopez]", "recently published study of rain by Ana Lopez"),
    ],
)
def test_the_name_of_a_document(phrase, name):
    assert names_of(f"{{{phrase}}} shows it.") == [name]


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("{A statement from the [ORG|Larch Institute]} says so.", "Larch Institute"),
        ("{A [ORG|Larch Institute] statement} says so.", "Larch Institute"),
        ("[PERSON|Ana Lopez] left. {[PERSON|Lopez]’s tweet} says so.", "Ana Lopez"),
    ],
)
def test_a_statement_speaks_as_its_writer(marked, name):
    assert names_of(marked) == [name]


def test_the_statement_is_whose_who_spoke_before():
    assert names_of("{The [ORG|Larch Institute]} said so. {The statement} adds more.") == ["Larch Institute"] * 2
    assert names_of("{The statement} adds more.") == ["statement"]

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


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("It sank, according to {a published report}. It was old, [ORG|Reuters] reported.", "Reuters report"),
        (
            "It sank, says {a published report}. It is old, [ORG|Reuters] reported. A Norwegian report denies it.",
            "Reuters report",
        ),
        (
            "It sank, says {a published report}. [ORG|Larch Port] denied the report. [ORG|Reuters] reported it.",
            "Reuters report",
        ),
        (
            "It sank, by {a report released Tuesday}.\n\nThe [ORG|Harbour Board of Larch]’s first storm report is out.",
            "Harbour Board of Larch report",
        ),
        ("It sank, according to {a report Thursday from the [ORG|Larch Fund]}.", "Thursday from the Larch Fund"),
        ("{An email sent to 40,000 students} says so.", "email sent to 40,000 students"),
        ("{New Poll} shows it.\n\nThe [ORG|Larch Institute] poll was taken on Friday.", "Larch Institute poll"),
    ],
)
def test_whose_report_it_is(marked, name):
    assert names_of(marked)[0].endswith(name)


def test_a_headline_speaks_as_its_outlet():
    assert names_of("{The [ORG|Larch Times]} counted them. {The headline}: “Enough.”")[1] == "Larch Times"


@pytest.mark.parametrize(
    ("headline", "text", "name"),
    [
        (
            "{Federal court} rules on dykes.",
            "{A federal appeals court} ruled on Friday. The [ORG|Orlen Court of Appeals] is old.",
            "Orlen Court of Appeals",
        ),
        (
            "{Former Harbour Doctor} says no.",
            "It is so, {the former doctor} says.\n\nDr. [PERSON|Ana Lopez] told the council.",
            "Ana Lopez",
        ),
    ],
)
def test_the_headline_calls_who_is_named_below(headline, text, name):
    assert names_of(f"{headline}\n\n{text}") == [name, name]


def test_the_headline_calls_nobody_of_another_kind():
    assert (
        names_of("{Orlen police} say so.\n\nIt is over, {Orlen police Const. [PERSON|Kim Delk]} said.")[0] != "Kim Delk"
    )

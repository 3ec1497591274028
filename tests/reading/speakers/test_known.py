"""Full names of who is known by surname and office."""

import pytest

from onrecord.reading.speakers import assign_speakers
from tests.reading.speakers.marked import read


def named(marked, published):
    text, statements, names = read(marked)
    found = assign_speakers(text, statements, names, published)
    by_id = {actor.id: actor for actor in found.actors}
    return [by_id[s.speaker].name if s.speaker else None for s in found.statements]


@pytest.mark.parametrize("published", ["2010-05-01", None])
def test_the_title_before_the_name(published):
    assert named("{President [PERSON|Sarkozy]} said so. {[PERSON|Sarkozy]} left.", published)[0] == "Nicolas Sarkozy"


def test_a_term_that_the_day_is_in():
    marked = "The French president came. {Mr. [PERSON|Sarkozy]} said so."
    assert named(marked, "2010-05-01") == ["Nicolas Sarkozy"]
    assert named(marked, "1990-05-01") == ["Sarkozy"]
    assert named(marked, None) == ["Sarkozy"]


def test_a_surname_without_the_office_stays():
    assert named("{Mr. [PERSON|Sarkozy]} said so.", "2010-05-01") == ["Sarkozy"]


def test_the_name_that_the_text_gives_wins():
    assert named("{[PERSON|Jean Sarkozy]} said so. {Mr. [PERSON|Sarkozy]} left.", "2010-05-01")[1] == "Jean Sarkozy"


def test_an_office_that_the_text_leaves_without_a_name():
    marked = "{The [NORP|French] president} said so. {[GPE|France]’s president} said more."
    assert named(marked, "2010-05-01") == ["Nicolas Sarkozy"] * 2
    assert named(marked, None)[0] != "Nicolas Sarkozy"

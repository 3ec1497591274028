"""Several speakers named at once."""

import pytest

from tests.reading.speakers.marked import names_of, speak


@pytest.mark.parametrize(
    ("marked", "name", "kind"),
    [
        ("{[PERSON|Ana Lopez] and [PERSON|Ulf Berg]} said so.", "Ana Lopez and Ulf Berg", "person"),
        (
            "{Presidential candidates [PERSON|Ana Lopez] and [PERSON|Ulf Berg]} said so.",
            "Ana Lopez and Ulf Berg",
            "person",
        ),
        ("{[GPE|Norway], [GPE|Sweden] and [GPE|Finland]} said so.", "Norway, Sweden and Finland", "state"),
        ("{[PERSON|Ana Lopez] and her aides} said so.", "Ana Lopez and her aides", "group"),
        ("{[PERSON|Ana Lopez] and [GPE|Norway]} said so.", "Ana Lopez and Norway", "group"),
        ("{[ORG|Cobrex], [ORG|Larch Air] and others} said so.", "Cobrex, Larch Air and others", "group"),
        ("{[PERSON|David] and [PERSON|Ana Lopez], two teachers,} said so.", "David Lopez and Ana Lopez", "person"),
        ("{the boy’s parents and grandfather} said so.", "boy’s parents and grandfather", "group"),
    ],
)
def test_a_list_is_one_speaker(marked, name, kind):
    (found,), result = speak(marked)
    assert (found.name, found.kind) == (name, kind)
    assert any("several speakers" in reason for reason in found.reasons) or kind == "group"
    assert result.statements[0].speaker == found.id


def test_an_apposition_is_no_member():
    marked = "{[PERSON|Ana Lopez], head of the [ORG|Larch Institute], and other scientists} said so."
    assert names_of(marked) == ["Ana Lopez and other scientists"]


def test_the_country_of_a_list_is_the_one_they_share():
    assert speak("{[GPE|Norway] and [GPE|Sweden]} said so.")[0][0].country is None


def test_they_are_the_list_and_he_is_not():
    marked = "{[PERSON|Ulf Berg] and [PERSON|Ivo Dahl]} said so. {They} left. {He} said no."
    assert names_of(marked) == ["Ulf Berg and Ivo Dahl", "Ulf Berg and Ivo Dahl", None]


def test_members_that_nobody_could_tell_make_no_list():
    assert names_of("{[PERSON|Ana Lopez] and the rain} said so.") in ([None], ["Ana Lopez"])


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        (
            "{[PERSON|Lopez], Orlen Mayor [PERSON|Ulf Berg] and Larch Mayor [PERSON|Eva Lund]} agreed.",
            "Lopez, Ulf Berg and Eva Lund",
        ),
        ("{Its owners, [PERSON|Ana Lopez] and [PERSON|Ulf Berg],} said so.", "Ana Lopez and Ulf Berg"),
        (
            "{The former harbour aide and current [ORG|Larch News] anchor [PERSON|Ana Lopez]} decided.",
            "Ana Lopez",
        ),
        ("{The [ORG|Larch Fund], which stands in [GPE|Orlen], [GPE|Delk] and [GPE|Norway],} said so.", "Larch Fund"),
    ],
)
def test_who_is_in_a_list(marked, name):
    assert names_of(marked) == [name]

"""Names that the tagger missed, cut off or took for something else."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.speakers import Name
from onrecord.reading.speakers.mended import mend
from onrecord.types import Span
from tests.reading.speakers.marked import names_of, speak


def persons(text, *tagged):
    """The persons of `text` after mending; `tagged` are (text, label) of what the tagger found."""
    names = [Name(text.index(name), text.index(name) + len(name), name, label) for name, label in tagged]
    return [name.text for name in mend(text, names, [Span.of(text, 0, len(text))]) if name.label == "PERSON"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("City Auditor Fern Oakley", "Fern Oakley"),
        ("The tax was wrong, said Defence Minister Ilka Varga.", "Ilka Varga"),
        ("Ruthmark’s president, Emil Sorge, rose.", "Emil Sorge"),
        ("The board met spokesman Garo Delk.", "Garo Delk"),
        ("Josue Pallo, 41, fishes.", "Josue Pallo"),
        ("Sefa Adeyo, who signed it, left.", "Sefa Adeyo"),
        ("Rodrigo Anse, a safety engineer, left.", "Rodrigo Anse"),
        ("Lt. Gen. Ulf van der Berg agreed.", "Ulf van der Berg"),
    ],
)
def test_a_person_that_the_tagger_missed(text, name):
    assert persons(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The governor visited Larch Water Company, which closed.",
        "Their rival Orlen United won.",
        "On Monday Prime Minister Office staff left.",
        "The Larch City Council, 12, met.",
        "Board Chairman And Director",
        "Sunday Morning, a driver said, was wet.",
    ],
)
def test_no_person_is_made_up(text):
    assert persons(text) == []


def test_a_title_is_no_part_of_the_name():
    assert persons("Councilwoman Renata Ruiz left.", ("Councilwoman Renata Ruiz", "ORG")) == ["Renata Ruiz"]


def test_a_name_that_was_cut_off_is_whole():
    assert persons("Its head, Beatriz Olmo, left.", ("Olmo", "PERSON")) == ["Beatriz Olmo"]


def test_a_company_and_a_place_are_no_persons():
    assert persons("Aldane Power closed.", ("Aldane Power", "PERSON")) == []
    assert persons("Rain fell in Orlen.", ("Orlen", "PERSON")) == []
    assert persons("The newspaper Brant Ibo closed.", ("Brant Ibo", "PERSON")) == []


def test_roles_of_mended_names():
    (ruiz, again, varga, sorge), result = speak(
        "{[ORG|Councilwoman Renata Ruiz], a Democrat,} said so. {Ruiz} said more. "
        "{Defence Minister Ilka Varga} said no. {Ruthmark’s president, Emil Sorge,} said yes."
    )
    assert (ruiz.name, ruiz.role) == ("Renata Ruiz", "Councilwoman")
    assert again.id == ruiz.id
    assert result.statements[1].reasons == ("speaker: short for “Renata Ruiz”",)
    assert (varga.name, varga.role) == ("Ilka Varga", "Defence Minister")
    assert (sorge.name, sorge.role) == ("Emil Sorge", "Ruthmark’s president")


def test_a_spokesperson_with_a_name():
    actors, _ = speak("{A spokesperson for Belo, Mallam Garo Delk,} said so. {Delk} said no. {DELK} said yes.")
    assert [(a.name, a.role) for a in actors] == [("Garo Delk", "spokesperson for Belo")] * 3
    assert len({a.id for a in actors}) == 1


WORDS = st.sampled_from(
    [
        "Ana",
        "Lopez",
        "Mayor",
        "the",
        "mayor",
        ",",
        "41",
        "who",
        "Larch",
        "Company",
        "’s",
        "of",
        "\n",
        "Gen.",
        "said",
        ".",
    ]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(WORDS, max_size=14), st.data())
def test_names_stay_in_order_and_apart(words, data):
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    tagged = [Name(start, end, text[start:end], "ORG")] if text[start:end].strip() else []
    found = mend(text, tagged, [Span.of(text, start, end)])
    assert all(name.text == text[name.start : name.end] for name in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_surname_with_a_particle():
    marked = "{[ORG|De Lopez]} said so. Mayor [PERSON|Ana de Lopez] left. {[ORG|De Lopez]} said no."
    assert names_of(marked) == ["Ana de Lopez"] * 2


def test_a_name_that_opens_a_source():
    assert names_of("{Ilo Gildon of the [ORG|Larch] party} said so.") == ["Ilo Gildon"]
    assert names_of("{Harbour Officials of the [ORG|Larch] party} said so.") != ["Harbour Officials"]


def test_who_speaks_a_turn_of_a_transcript():
    (found,), _ = speak("{[ORG|ANA LOPEZ], HOST}: it rains. So.")
    assert found.kind == "person"


def test_one_apostrophe_is_as_good_as_another():
    assert names_of("[PERSON|James O’Neal] left. {[PERSON|O'Neal]} said so.") == ["James O’Neal"]


def test_a_child_with_an_age_is_a_person():
    assert names_of("{[GPE|Ivo], 7, who has a boat,} likes it. {[GPE|Ivo]} said so.")[1] == "Ivo"
    assert names_of("It is in [GPE|Ivo], 7, said {they}.") == [None]


def test_family_is_a_person():
    (found,), _ = speak("[PERSON|Ana Lopez] left. {Her dad, [ORG|Bero],} said no.")
    assert (found.name, found.kind) == ("Bero", "person")


def test_a_surname_that_is_an_office_too():
    assert names_of("[PERSON|Ana Dean] left. {[PERSON|Dean], a doctor,} said no.") == ["Ana Dean"]


def test_a_family_is_no_person():
    assert names_of("[PERSON|Ulf Berg] left. It rained on the [PERSON|Lunds].\n\n{He} said no.") != ["Lunds"]


def test_a_name_without_its_beginning_is_shown_with_it():
    assert names_of("[PERSON|Sanu Dil Mey] left. [PERSON|Dil Mey] is home. {[PERSON|Dil Mey]} said no.") == [
        "Sanu Dil Mey"
    ]


def test_a_gender_told_by_the_noun_before_the_name():
    assert names_of("It rained, said widow [PERSON|Terry Lund]. “It snows,” {she} said.") == ["Terry Lund"]


def test_a_surname_that_is_a_given_name_tells_no_gender():
    assert names_of("{Dr. [PERSON|Lilly]} said so. {He} said more.") == ["Lilly"] * 2


def test_a_title_cut_off_from_its_name():
    assert names_of("It was over, said {Orlen police Const.} [PERSON|Kim Delk].") == ["Kim Delk"]


def test_a_body_named_with_a_possessive():
    assert names_of("{Officials at [FAC|St. Olaf's]} say so.".replace("FAC", "ORG")) == ["Officials at St. Olaf's"]


@pytest.mark.parametrize("source", ["[PERSON|Lopez] herself", "Writer and director [PERSON|Ana Lopez]"])
def test_one_person_by_more_words(source):
    assert names_of(f"[PERSON|Ana Lopez] left. {{{source}}} said no.") == ["Ana Lopez"]


def test_who_writes_under_a_handle():
    (found,), _ = speak("{One user @larchbird} pointed it out.")
    assert (found.name, found.kind) == ("@larchbird", "person")


def test_lawmakers_with_their_parties():
    marked = "{Sens. [PERSON|Ana Lopez] (D-Ore.), [PERSON|Ulf Berg] (D-Ohio) and [PERSON|Eva Lund] (R-Md.)} said so."
    assert names_of(marked) == ["Ana Lopez, Ulf Berg and Eva Lund"]


def test_a_word_that_is_a_name_elsewhere():
    (found,), _ = speak("They asked for Quillify twice. {Quillify} said no.")
    assert (found.name, found.kind) == ("Quillify", "organisation")

"""Single persons who are called by what they are, and what pronouns make of them."""

from tests.reading.speakers.marked import names_of, speak


def test_the_official_of_a_state_is_the_one_whose_role_is():
    marked = (
        "They asked [PERSON|Ana Lopez], [NORP|Norwegian] President [PERSON|Ulf Berg]’s envoy to Orlen, why.\n\n"
        "{The [NORP|Norwegian] official} said no."
    )
    (found,), result = speak(marked)
    assert found.name == "Ana Lopez"
    assert "a role of Norway" in result.statements[0].reasons[0]


def test_one_of_two_officials_of_a_state_is_null():
    marked = (
        "[NORP|Norwegian] envoy [PERSON|Ana Lopez] met [NORP|Norwegian] minister [PERSON|Ulf Berg]. "
        "{The [NORP|Norwegian] official} said no."
    )
    assert names_of(marked) == [None]


def test_one_voice_by_another_noun_of_the_same_side():
    marked = "{An unnamed [ORG|Taliban] official} said so. {The [ORG|Taliban] fighter} added more."
    actors, _ = speak(marked)
    assert actors[0].id == actors[1].id
    one, two = speak("{An unnamed [ORG|Larch] official} said so. {The [ORG|Taliban] fighter} added more.")[0]
    assert one.id != two.id


def test_the_first_and_the_second_source_are_two():
    actors, _ = speak("{The first source} said so. {The second source} said no. {The first source} said more.")
    assert [a.kind for a in actors] == ["anonymous"] * 3
    assert (actors[0].id, actors[0].id != actors[1].id) == (actors[2].id, True)


def test_the_minister_is_no_prime_minister():
    marked = "Prime Minister [PERSON|Ana Lopez] met Defence Minister [PERSON|Ulf Berg]. {The minister} said no."
    assert names_of(marked) == ["Ulf Berg"]


def test_of_two_presidents_the_one_who_spoke_last():
    marked = (
        "Council President [PERSON|Ana Lopez] met {club president [PERSON|Ulf Berg]} said so. {The president} said no."
    )
    assert names_of(marked)[1] == "Ulf Berg"


def test_a_president_of_something_else_is_not_meant():
    marked = (
        "[PERSON|Ana Lopez], president of the [ORG|Larch Region] of [GPE|Norway], came. "
        "{[GPE|Norway]’s president} said no."
    )
    assert names_of(marked) == ["president of Norway"]


def test_a_role_once_held():
    marked = "[PERSON|Ana Lopez], who signed it as harbour minister ten years ago, came. {The former minister} said no."
    assert names_of(marked) == ["Ana Lopez"]


def test_one_of_them_is_as_hidden_as_they_are():
    actors, _ = speak("{Two clerks familiar with the talks} said so. {One of them} said no. {Firefighters} said yes.")
    assert [(a.name, a.kind) for a in actors] == [
        ("Two clerks familiar with the talks", "anonymous"), ("One of them", "anonymous"), ("Firefighters", "group"),
    ]  # fmt: skip


def test_numbers_of_people_are_a_group():
    actors, _ = speak("{More than 2,000 people} said so. {three people who were in the room} said no.")
    assert [(a.name, a.kind) for a in actors] == [
        ("More than 2,000 people", "group"), ("three people who were in the room", "group"),
    ]  # fmt: skip


def test_a_document_cut_off_has_a_clean_name():
    assert names_of("{Harrowing video released by} showed it.") == ["Harrowing video"]


def test_he_is_whom_the_paragraph_is_about():
    marked = "{[PERSON|Ulf Berg]} said so.\n\n[PERSON|Ivo Dahl] was eating nearby. “It rained,” {he} said."
    (_, found), result = speak(marked)
    assert found.name == "Ivo Dahl"
    assert result.statements[1].reasons
    assert names_of(marked.replace("nearby", "with Mr. [PERSON|Jon Lund]"))[1] == "Ivo Dahl"
    assert names_of(marked.replace("was eating nearby", "and [PERSON|Jon Lund] were eating"))[1] is None


def test_he_is_the_only_person_of_the_sentence():
    marked = "{[PERSON|Ulf Berg]} said so. Then a driver, [PERSON|Ivo Dahl], drew applause when {he} asked why."
    assert names_of(marked)[1] == "Ivo Dahl"


def test_a_pronoun_tells_the_gender_of_who_it_was():
    marked = "{[PERSON|Buko Lang]} said so. {He} said more. Then [PERSON|Ana Lopez] came. “It rained,” {she} said."
    assert names_of(marked) == ["Buko Lang", "Buko Lang", "Ana Lopez"]


def test_a_mother_is_spoken_of():
    marked = "[PERSON|Iro Lopez] is ill. My mother is old. But {she} said it rained."
    assert names_of(marked.replace("Iro", "Ana")) == [None]


def test_a_possessive_alone_is_the_speaker():
    assert names_of("[PERSON|Ulf Berg] rose. {[PERSON|Berg’s]} said so.") == ["Ulf Berg"]


def test_which_after_a_body():
    assert names_of("It met the [ORG|Larch Council], {which} said so.") == ["Larch Council"]


def test_a_name_that_the_source_cuts_in_two():
    (found,), _ = speak("{Senior Colonel Ren} [PERSON|Guoban] said so.")
    assert found is None or found.name != "Ren"
    assert names_of("{Harbour news reporter} [PERSON|Lisa Hol] said so.") == ["Lisa Hol"]


def test_a_spokesman_whom_the_text_names_later():
    marked = (
        "{A spokesman for the [ORG|Harbour Ministry]} said so.\n\n"
        "[PERSON|Ana Lopez], the Harbour Ministry spokeswoman, left. {A [ORG|Rail Ministry] spokesman} said no."
    )
    assert names_of(marked) == ["Ana Lopez", "Rail Ministry spokesman"]


def test_an_official_who_is_named_after_all():
    assert names_of("{a harbour official named [PERSON|Ana Lopez]} said so.") == ["Ana Lopez"]


def test_the_mayor_of_the_one_place():
    actors, _ = speak("{The mayor} said so. {The [GPE|Larch] mayor} said more.")
    assert [actor.name for actor in actors] == ["mayor of Larch"] * 2
    assert actors[0].id == actors[1].id
    assert names_of("{The mayor} said so.") == [None]


def test_the_senator_is_who_bears_the_short_title():
    assert names_of("Larch Sen. [PERSON|Ana Lopez] came. {The senator} said no.") == ["Ana Lopez"]


def test_an_officer_of_a_named_body_is_described():
    (found,), _ = speak("{The [ORG|Larch Institute] director} said so.")
    assert (found.name, found.kind) == ("Larch Institute director", "person")
    assert names_of("{The former [ORG|Larch Institute] director} said so.") == [None]

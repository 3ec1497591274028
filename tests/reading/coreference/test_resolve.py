"""Whom pronouns and descriptions mean, on small texts."""

from tests.reading.coreference.marked import links, meant


def test_a_pronoun_is_the_one_person_of_its_gender():
    found = meant("[PERSON|Mary Quist] met [PERSON|John Arvo] in the harbour. She told him that his boat had sunk.")
    assert found == [("She", "Mary Quist"), ("him", "John Arvo"), ("his", "John Arvo")]


def test_gender_comes_from_nouns_and_titles_too():
    found = dict(meant("[PERSON|Mr. Tolk] met Councilwoman [PERSON|Ree]. He thanked her."))
    assert found["He"] == "Mr. Tolk"


def test_the_same_pronoun_of_another_scene_says_little():
    found = meant(
        "[PERSON|Bram Tolk] spoke in the harbour. He said little, and he left.\n\nThe fires of the year:\n\n"
        "Sarn: 40 dead\n\nA young student goes to the old club in June. He burns it down."
    )
    assert found[:2] == [("He", "Bram Tolk"), ("he", "Bram Tolk")]
    assert found[-1] == ("He", "A young student")


def test_a_description_beside_a_name_is_that_person():
    found = dict(meant("The harbour master, [PERSON|John Arvo], left. [PERSON|Mary Quist], the mayor, stayed."))
    assert found["the mayor"] == "Mary Quist"


def test_a_description_with_words_after_it_stands_beside_a_name():
    found = dict(meant("Also the director of the harbour gallery, [PERSON|John Arvo], said no."))
    assert found["the director"] == "John Arvo"


def test_the_same_noun_again_is_the_same_person():
    found = meant("A fisherman found the boat. Nobody else was there. The fisherman called the coast guard.")
    assert ("The fisherman", "A fisherman") in found


def test_a_verb_before_a_number_is_no_part_of_a_phrase():
    found = meant("Nearly two weeks ago [ORG|Tesk Front] militants killed 30 people. The 30 people were sailors.")
    assert [words for pair in found for words in pair if "killed" in words or "ago" in words] == []
    assert ("The 30 people", "30 people") in found


def test_a_possessive_noun_is_not_its_owner():
    found = dict(meant("[PERSON|Mary Quist] came with her mother. Her mother spoke first."))
    assert found["her"] == "Mary Quist"
    assert found["Her mother"] == "her mother"


def test_i_inside_a_quotation_is_its_speaker():
    text = "“I will sail in June,” [PERSON|Mary Quist] said. I saw her."
    found = meant(text, ("Mary Quist", "“I will sail in June,”"))
    assert found[0] == ("I", "Mary Quist")
    assert found[1] == ("I", None)


def test_he_in_a_quotation_is_not_its_speaker():
    text = "[PERSON|John Arvo] praised [PERSON|Peter Holm]. “He is an honest man,” [PERSON|John Arvo] said."
    found = dict(meant(text, ("John Arvo", "“He is an honest man,”")))
    assert found["He"] == "Peter Holm"


def test_nobody_fits():
    found = meant("It rained all day. He was tired.")
    assert found == [("He", None)]
    _, unsure = links("It rained all day. He was tired.")
    assert unsure.links[0].reason == "nobody before it fits"


def test_they_are_those_who_are_several():
    found = dict(meant("The residents blocked the road. They said that no ship had come for weeks."))
    assert found["They"] == "The residents"


def test_any_and_no_bring_in_nobody():
    assert "no crowds" not in dict(meant("There were no crowds in the harbour."))


def test_a_body_is_no_single_person():
    found = dict(meant("[ORG|Harbour Trust] closed the pier. He protested."))
    assert found["He"] is None


def test_in_her_speech_looks_ahead():
    found = dict(meant("It rained all day.\n\nIn her speech, [PERSON|Mary Quist] thanked the crew."))
    assert found["her"] in ("Mary Quist", None)


def test_a_name_that_the_tagger_missed_is_found_by_its_given_name():
    found = dict(meant("Mary Quist left the harbour. She was tired."))
    assert found.get("She") in ("Mary Quist", None)


def test_himself_is_the_subject_of_his_sentence():
    found = meant(
        "[PERSON|John Arvo] sailed. He was tired. He slept, and he dreamt of his boat. "
        "[PERSON|Ivo Lund], who is a friend of [PERSON|John Arvo], may help himself to the boat."
    )
    assert dict(found)["himself"] == "Ivo Lund"

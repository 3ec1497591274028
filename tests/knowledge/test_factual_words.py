from onrecord.knowledge.factual_words import classes_in, classes_of


def test_inflected_words_have_the_classes_of_their_form() -> None:
    assert "plan" in classes_of("planned")
    assert {"not", "would"} <= classes_of("wouldn't")


def test_runs_of_words_stand_at_their_first() -> None:
    found = classes_in(["it", "ruled", "out", "talks"])
    assert "refuse" in found[1]
    assert "refuse" not in found[2]

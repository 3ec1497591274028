import pytest

from onrecord.reading.statements.edges import mend_edges
from onrecord.reading.statements.proposals import Proposal


def _at(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


@pytest.mark.parametrize(
    ("text", "found", "mended"),
    [
        ("Mr. Pell said no.", "Mr", "Mr. Pell"),
        ("Gov. Ana Lund said no.", "Gov.", "Gov. Ana Lund"),
        ("An official, who was there, said no.", "An official, who", "An official"),
        ("The council in Harrow said no.", "The council in", "The council"),
        ("The mayor of Harrow, said no.", "The mayor of Harrow,", "The mayor of Harrow,"),
        ("Many of whom said no.", "Many of whom", "Many of whom"),
    ],
)
def test_sources(text: str, found: str, mended: str) -> None:
    proposal = Proposal((_at(text, found),), (_at(text, "said"),), (_at(text, "no"),), 0.9)
    (out,) = mend_edges(text, [proposal])
    assert text[slice(*out.source[0])] == mended


def test_a_content_of_function_words_is_none() -> None:
    text = "He was eyeing the coast."
    row = Proposal((_at(text, "He"),), (_at(text, "was eyeing"),), (_at(text, "the"),), 0.5)
    assert mend_edges(text, [row]) == []


def test_a_cue_that_never_had_a_content_is_kept_for_what_stands_below() -> None:
    text = "The envoy replied:"
    row = Proposal((_at(text, "The envoy"),), (_at(text, "replied"),), (), 0.8)
    assert mend_edges(text, [row]) == [row]


@pytest.mark.parametrize(
    ("text", "found", "mended"),
    [
        ("Pell said on the radio that it was over.", "said on the", "said"),
        ("Pell wrote in May that it was over.", "wrote in", "wrote"),
        ("Pell called on Lund to go.", "called on", "called on"),
        ("Pell warned of a flood.", "warned of", "warned of"),
    ],
)
def test_a_cue_of_utterance_ends_before_where_it_was_said(text: str, found: str, mended: str) -> None:
    content = "to go" if "to go" in text else text.rsplit(maxsplit=1)[-1].rstrip(".")
    (out,) = mend_edges(text, [Proposal((_at(text, "Pell"),), (_at(text, found),), (_at(text, content),), 0.9)])
    assert text[slice(*out.cue[0])] == mended


@pytest.mark.parametrize("label", ["France", "Update", "Bridge collapse talks"])
def test_a_place_or_a_topic_before_the_colon_of_a_headline_is_no_source(label: str) -> None:
    text = f"{label}: No Ferry Before the Spring\n\nThe council met."
    row = Proposal((_at(text, label),), (_at(text, ":"),), (_at(text, "No Ferry Before the Spring"),), 0.8)
    assert mend_edges(text, [row]) == []


@pytest.mark.parametrize("label", ["Minister", "Ines Talbot", "Poll", "Harbour council"])
def test_a_person_or_a_body_before_it_is_one(label: str) -> None:
    text = f"{label}: No Ferry Before the Spring\n\nThe council met."
    row = Proposal((_at(text, label),), (_at(text, ":"),), (_at(text, "No Ferry Before the Spring"),), 0.8)
    assert mend_edges(text, [row]) == [row]


def test_where_it_was_said_is_no_part_of_who_said_it() -> None:
    text = "“Dull,” said Ines Talbot of the ferry board in a short note."
    row = Proposal((_at(text, "Ines Talbot of the ferry board in a short note"),), (_at(text, "said"),), ((0, 7),), 0.8)
    (found,) = mend_edges(text, [row])
    assert [text[a:b] for a, b in found.source] == ["Ines Talbot of the ferry board"]

import pytest

from onrecord.reading.statements.introduced import claim_introduced, parted
from onrecord.reading.statements.layout import Layout
from onrecord.reading.statements.proposals import Pair, Proposal
from onrecord.reading.text.paragraphs import paragraphs
from onrecord.reading.text.quotations import quotations


def _layout(text: str) -> Layout:
    spans = paragraphs(text)
    return Layout.of(text, spans, quotations(text, spans))


def _at(text: str, words: str) -> Pair:
    start = text.index(words)
    return start, start + len(words)


def _read(text: str, *proposals: Proposal) -> list[tuple[str, str, list[str]]]:
    return [
        (
            " ".join(text[a:b] for a, b in p.source),
            " ".join(text[a:b] for a, b in p.cue),
            [text[a:b] for a, b in p.content],
        )
        for p in claim_introduced(_layout(text), list(proposals))
    ]


def test_a_cue_before_a_colon_takes_the_quotation_below_it() -> None:
    text = "The growers met on Sunday. Dorn put it this way:\n\n“Nobody has helped us.”"
    row = Proposal((_at(text, "Dorn"),), (_at(text, "put"),), (_at(text, "it this way"),), 0.8)
    (found,) = claim_introduced(_layout(text), [row])
    assert [text[a:b] for a, b in found.content] == ["“Nobody has helped us.”"]
    assert found.reasons


def test_what_it_says_of_its_own_stays_beside_the_quotation() -> None:
    text = "Dorn said that the mill was lost: “Nobody has helped us.”"
    row = Proposal((_at(text, "Dorn"),), (_at(text, "said"),), (_at(text, "that the mill was lost"),), 0.8)
    assert _read(text, row) == [("Dorn", "said", ["that the mill was lost", "“Nobody has helped us.”"])]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("Mirela Dorn replied:\n\n“Nobody has helped us.”", "Mirela Dorn", "replied"),
        ("Added Dorn:\n\n“Nobody has helped us.”", "Dorn", "Added"),
        ("In a letter to the mill, Dorn has also written:\n“Nobody has helped us.”", "Dorn", "has also written"),
        ("The mill was lost. She said: “Nobody has helped us.”", "She", "said"),
        ("The growers wrote to Mr. Dorn. His answer was short. “Never.”", "His", "answer was short"),
        ("The mill asked twice. Dorn’s reply: “Nobody has helped us.”", "Dorn’s", "reply"),
    ],
)
def test_untagged_introductions_are_read_by_their_words(text: str, source: str, cue: str) -> None:
    ((who, how, (content,)),) = _read(text)
    assert (who, how) == (source, cue)
    assert content.startswith("“")


@pytest.mark.parametrize(
    "text",
    [
        "Read more:\n\n“Nobody has helped us,” growers say",
        "There is one thing on every wall of the valley:\n\n“Nobody has helped us.”",
        "But the confusion, by noon, over who owns the mill says:\n\n“Nobody has helped us.”",
        "Dorn owns the mill.\n\n“Nobody has helped us.”",
    ],
)
def test_a_colon_alone_makes_nobody_speak(text: str) -> None:
    assert _read(text) == []


def test_a_participle_takes_on_the_source_before_it_in_its_sentence() -> None:
    text = "Dorn described the night in a letter to a friend who had left the valley long ago, saying: “We ran.”"
    row = Proposal(
        (_at(text, "Dorn"),), (_at(text, "described"),), (_at(text, "the night"), _at(text, "“We ran.”")), 0.8
    )
    lone = Proposal((_at(text, "Dorn"),), (_at(text, "described"),), (), 0.8)
    assert _read(text, row) == [("Dorn", "described", ["the night", "“We ran.”"])]
    assert _read(text, lone)[0][0] == "Dorn"


def test_a_content_ends_before_a_participle_that_introduces_a_quotation() -> None:
    text = "Olm described a hasty scene in the yard, saying: “Everybody ran to the gate.”"
    row = Proposal((_at(text, "Olm"),), (_at(text, "described"),), (_at(text, text[14:]),), 0.8)
    (cut,) = parted(text, [row])
    assert [text[a:b] for a, b in cut.content] == ["a hasty scene in the yard"]

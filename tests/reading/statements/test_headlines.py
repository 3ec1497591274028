"""Headlines with one subject for two verbs."""

import pytest

from onrecord.reading.statements.headlines import mend_headline
from onrecord.reading.statements.layout import Layout
from onrecord.reading.statements.proposals import Proposal
from onrecord.reading.text.paragraphs import paragraphs
from onrecord.reading.text.quotations import quotations

BODY = "\n\nIt rained all day."


def _read(headline: str, cue: str, *content: str) -> tuple[list[str], list[str]]:
    text = headline + BODY

    def pair(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    parts = paragraphs(text)
    layout = Layout.of(text, parts, quotations(text, parts))
    (found,) = mend_headline(layout, [Proposal((), (pair(cue),), tuple(map(pair, content)), 0.5)])
    return [text[a:b] for a, b in found.source], [text[a:b] for a, b in found.content]


@pytest.mark.parametrize(
    ("headline", "subject"),
    [
        ("Marlow Openly Backs Strike, Says Deal ‘Dead’", "Marlow"),
        ("Port Guild Rejects Offer, Says Deal ‘Dead’", "Port Guild"),
        ("Quarrel: United Kingdom Stops Talks, Says Deal ‘Dead’", "United Kingdom"),
        ("Kabul Stops All Talks, Says Deal ‘Dead’", "Kabul"),
    ],
)
def test_the_subject_of_the_first_verb_says_it(headline: str, subject: str) -> None:
    first = headline.partition(": ")[2].partition(",")[0] or headline.partition(",")[0]
    assert _read(headline, "Says", first, "Deal ‘Dead’") == ([subject], ["Deal ‘Dead’"])


def test_a_sentence_is_no_headline() -> None:
    assert _read("The guild rejects the offer, says the deal is dead.", "says", "the deal is dead")[0] == []


def test_a_verb_without_a_comma_keeps_what_it_has() -> None:
    assert _read("Strike Talks Collapse Again Says Report", "Says", "Strike Talks Collapse Again")[0] == []

"""Whether anything is said."""

import pytest

from onrecord.reading.statements.clause import Clause
from onrecord.reading.statements.layout import Layout
from onrecord.reading.statements.proposals import Proposal
from onrecord.reading.statements.saying import says_nothing
from onrecord.reading.text.paragraphs import paragraphs
from onrecord.reading.text.quotations import quotations


def _clause(text: str, source: str, cue: str, content: str) -> Clause:
    def pairs(words: str) -> tuple[tuple[int, int], ...]:
        return ((text.index(words), text.index(words) + len(words)),) if words else ()

    parts = paragraphs(text)
    layout = Layout.of(text, parts, quotations(text, parts))
    return Clause.of(layout, Proposal(pairs(source), pairs(cue), pairs(content), 0.8))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The council passed a law on dams.", "The council", "passed", "a law on dams"),
        ("Olm has since posted pictures of it.", "Olm", "has since posted", "pictures of it"),
        ("A court has approved the sale.", "A court", "has approved", "the sale"),
        ("Vera Olm was named envoy to Veldania.", "", "was named", "Vera Olm"),
        ("If Olm says that the dam leaks, we move.", "Olm", "says", "that the dam leaks"),
        ("Should Veldania demand a new vote?", "Veldania", "demand", "a new vote"),
        ("The gap between what Olm says the dam holds is wide.", "Olm", "says", "the dam holds"),
        ("The minister did not criticise the mayor by name.", "The minister", "did not criticise", "the mayor by name"),
        ("No group has claimed the attack.", "No group", "has claimed", "the attack"),
        ("Not everyone agrees that it leaks.", "Not everyone", "agrees", "that it leaks"),
        ("The dam is old, the Courier reported, citing two officials.", "Courier", "citing", "two officials"),
        ("A video shows the main gate of the dam.", "A video", "shows", "the main gate of the dam"),
        ("Police are probing the leak.", "Police", "are probing", "the leak"),
        ("Police looked into the leak.", "Police", "looked into", "the leak"),
        ("Olm posted photos of the leak.", "Olm", "posted photos of", "the leak"),
        ("Olm was unable to explain the leak.", "Olm", "was unable to explain", "the leak"),
        ("Olm would not say how.", "Olm", "would not say", "how"),
        ("The plans Olm cited are too dear for us.", "Olm", "cited", "are too dear for us"),
    ],
)
def test_nothing_is_said(text: str, source: str, cue: str, content: str) -> None:
    assert says_nothing(_clause(text, source, cue, content))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Olm posted “the dam will hold” there.", "Olm", "posted", "“the dam will hold”"),
        ("The council passed and praised a law.", "The council", "passed and praised", "a law"),
        ("Olm accepts that the dam leaks.", "Olm", "accepts", "that the dam leaks"),
        ("Olm does not believe that it leaks.", "Olm", "does not believe", "that it leaks"),
        ("Olm did not comment on the leak.", "Olm", "did not comment on", "the leak"),
        ("Olm would not say whether it leaks.", "Olm", "would not say", "whether it leaks"),
        ("A video shows people leaving the dam.", "A video", "shows", "people leaving the dam"),
        ("Olm rejected those claims.", "Olm", "rejected", "those claims"),
        ("Olm asked whether the dam leaks?", "Olm", "asked", "whether the dam leaks"),
        ("Neighbours see the dam as a threat.", "Neighbours", "see", "the dam as a threat"),
        ("He entered what Olm described as a tomb.", "Olm", "described", "as a tomb"),
    ],
)
def test_something_is_said(text: str, source: str, cue: str, content: str) -> None:
    assert not says_nothing(_clause(text, source, cue, content))

from collections.abc import Sequence

import pytest

from onrecord.reading.statements.layout import Layout
from onrecord.reading.statements.nesting import nested, with_inner
from onrecord.reading.statements.proposals import Pair, Proposal
from onrecord.reading.text.paragraphs import paragraphs
from onrecord.reading.text.quotations import quotations


def layout_of(text: str) -> Layout:
    spans = paragraphs(text)
    return Layout.of(text, spans, quotations(text, spans))


def proposal(text: str, source: str, cue: str, content: str, score: float = 0.9, after: int = 0) -> Proposal:
    """The proposal with these words, each at its first place after `after`."""

    def pairs(words: str) -> tuple[Pair, ...]:
        if not words:
            return ()
        start = text.index(words, after)
        return ((start, start + len(words)),)

    return Proposal(pairs(source), pairs(cue), pairs(content), score)


def words(text: str, spans: Sequence[Pair]) -> list[str]:
    return [text[a:b] for a, b in spans]


TEXT = "Mayor Runa Falk said the pilots had warned her that the pier was rotten."
OUTER = proposal(TEXT, "Mayor Runa Falk", "said", "the pilots had warned her that the pier was rotten")
INNER = proposal(TEXT, "the pilots", "had warned", "that the pier was rotten")


def test_a_found_statement_gets_its_holder_and_the_outer_one_stays_as_it_is() -> None:
    out = with_inner(layout_of(TEXT), [OUTER], [INNER])
    assert out[0] == OUTER
    assert out[1].inside == 0
    assert words(TEXT, out[1].source) == ["the pilots"]


def test_the_holder_is_the_innermost_statement() -> None:
    text = "Falk said the pilots claim the board told them that the pier was rotten."
    chain = [
        proposal(text, "Falk", "said", "the pilots claim the board told them that the pier was rotten"),
        proposal(text, "the pilots", "claim", "the board told them that the pier was rotten"),
        proposal(text, "the board", "told", "that the pier was rotten"),
    ]
    out = with_inner(layout_of(text), chain[:1], chain[1:])
    assert [p.inside for p in out] == [None, 0, 1]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "outer"),
    [
        ("“I think the pier will hold,” Falk said.", "I", "think", "the pier will hold", "Falk"),
        ("Falk said he thought the pier would hold.", "he", "thought", "the pier would hold", "Falk"),
        ("Falk said Falk had claimed the pier would hold.", "Falk", "had claimed", "the pier would hold", "Falk"),
    ],
)
def test_the_speakers_own_voice_is_no_further_statement(
    text: str, source: str, cue: str, content: str, outer: str
) -> None:
    said = text.index(" said")
    quoted = text[: said - len(outer) - 2] if text.startswith("“") else text[said + 6 : -1]
    holder = proposal(text, outer, "said", quoted)
    inner = proposal(text, source, cue, content, after=text.index(quoted))
    assert with_inner(layout_of(text), [holder], [inner]) == [holder]


def test_another_person_of_the_same_pronoun_in_direct_speech_speaks_for_himself() -> None:
    text = "“He thinks the pier will hold,” Falk said."
    holder = proposal(text, "Falk", "said", "“He thinks the pier will hold,”")
    out = with_inner(layout_of(text), [holder], [proposal(text, "He", "thinks", "the pier will hold")])
    assert [p.inside for p in out] == [None, 0]


def test_what_repeats_a_cue_or_lies_in_no_content_is_left_out() -> None:
    layout = layout_of(TEXT)
    assert with_inner(layout, [OUTER], [OUTER]) == [OUTER]
    assert with_inner(layout, [INNER], [OUTER]) == [INNER]


def test_a_claim_by_somebody_is_a_statement_of_his() -> None:
    text = "The ministry denied a claim by the lawmaker Jorun Pell that it had hidden a study."
    outer = Proposal(((0, 12),), ((13, 19),), ((20, 27), (text.index("that"), len(text) - 1)), 0.9)
    out = with_inner(layout_of(text), [outer], [])
    assert [(words(text, p.source), words(text, p.cue), words(text, p.content)) for p in out[1:]] == [
        (["the lawmaker Jorun Pell"], ["a claim"], ["that it had hidden a study"])
    ]
    assert out[1].inside == 0


def test_quoted_as_saying_is_a_statement_inside() -> None:
    text = "The Ferryman quoted a waiter as saying that the soup was cold."
    outer = proposal(text, "The Ferryman", "quoted", "a waiter as saying that the soup was cold")
    out = nested(text, [outer])
    assert [p.inside for p in out] == [None, 0]
    assert words(text, out[1].source) == ["a waiter"]

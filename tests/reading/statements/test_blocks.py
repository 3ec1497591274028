from onrecord.reading.statements.blocks import claim_blocks
from onrecord.reading.statements.marks import Layout
from onrecord.reading.statements.nesting import nested
from onrecord.reading.statements.proposals import Pair, Proposal
from onrecord.reading.text.paragraphs import paragraphs
from onrecord.reading.text.quotations import quotations

TEXT = (
    "The envoy replied:\n\n"
    "Of course we did. My people say it was needed.\n\n"
    "You know that as well as I do.\n\n"
    "The talks ended in the evening."
)


def _layout(text: str) -> Layout:
    spans = paragraphs(text)
    return Layout.of(text, spans, quotations(text, spans))


def _at(text: str, words: str) -> Pair:
    start = text.index(words)
    return start, start + len(words)


def _row(source: str, cue: str, content: str = "") -> Proposal:
    return Proposal((_at(TEXT, source),), (_at(TEXT, cue),), (_at(TEXT, content),) if content else (), 0.8)


def test_what_stands_below_the_colon_is_content_while_it_speaks_in_the_first_person() -> None:
    (found,) = claim_blocks(_layout(TEXT), [_row("The envoy", "replied")])
    assert found.block
    assert [TEXT[a:b] for a, b in found.content] == [
        "Of course we did. My people say it was needed.",
        "You know that as well as I do.",
    ]


def test_a_cue_without_colon_introduces_nothing() -> None:
    text = TEXT.replace("replied:", "replied.")
    row = Proposal((_at(text, "The envoy"),), (_at(text, "replied"),), (), 0.8)
    assert claim_blocks(_layout(text), [row])[0].content == ()


def test_what_is_said_within_the_block_lies_inside_it() -> None:
    rows = claim_blocks(_layout(TEXT), [_row("The envoy", "replied"), _row("My people", "say", "it was needed")])
    outer, inner = nested(TEXT, rows)
    assert (outer.inside, inner.inside) == (None, 0)


def test_the_speakers_own_voice_is_no_statement_of_its_own() -> None:
    own = Proposal((_at(TEXT, "I"),), (_at(TEXT, "know"),), (_at(TEXT, "that as well"),), 0.8)
    rows = claim_blocks(_layout(TEXT), [_row("The envoy", "replied"), own])
    assert len(nested(TEXT, rows)) == 1


def test_a_paper_that_quotes_somebody_as_saying_holds_the_inner_statement() -> None:
    text = "“Nobody paid,” the Gazette quoted a porter as saying."
    said, who = _at(text, "“Nobody paid,”"), _at(text, "a porter as saying")
    outer = Proposal((_at(text, "the Gazette"),), (_at(text, "quoted"),), (said, who), 0.8)
    first, second = nested(text, [outer])
    assert first == outer
    assert second.inside == 0
    assert [text[slice(*p)] for p in (*second.source, *second.cue, *second.content)] == [
        "a porter", "as saying", "“Nobody paid,”",
    ]  # fmt: skip

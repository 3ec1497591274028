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


def _at(text: str, words: str, within: str = "") -> Pair:
    start = text.index(within or words)
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


LETTER = (
    "Otto Reik has been mayor since May.\n\n"
    "Ines Talbot, who taught at the harbour school, wrote in a letter to the Tribune:\n\n"
    "The old pier was sold to a friend of the mayor in the spring.\n\n"
    "The mayor [Mr. Reik] never told the council.\n\n"
    "The sale will cost the town its ferry. It will leave the islands without a doctor.\n\n"
    "Reik said that the sale was legal.\n\n"
    "It will be heard in court, and it will take a year."
)


def _letter(text: str) -> list[str]:
    who = "Ines Talbot, who taught at the harbour school"
    rows = [
        Proposal((_at(text, who),), (_at(text, "wrote in"),), (), 0.8),
        Proposal((_at(text, "Reik", "Reik said"),), (_at(text, "said"),), (_at(text, "that the sale was legal"),), 0.8),
    ]
    found = claim_blocks(_layout(text), rows)[0]
    assert text[slice(*found.cue[0])] == "wrote"
    return [*(text[a:b] for a, b in found.content), *found.reasons[1:]]


def test_a_block_in_the_third_person_ends_where_somebody_known_speaks_again() -> None:
    assert _letter(LETTER) == [
        "The old pier was sold to a friend of the mayor in the spring.",
        "The mayor [Mr. Reik] never told the council.",
        "The sale will cost the town its ferry. It will leave the islands without a doctor.",
        "ends before: a speaker introduced before speaks again",
    ]


def test_where_no_sign_shows_that_it_goes_on_a_block_is_one_paragraph_and_says_so() -> None:
    text = LETTER.replace("The mayor [Mr. Reik] never told the council.", "The council met on Monday.").replace(
        "The sale will cost the town its ferry. It will leave the islands without a doctor.", "It sat for an hour."
    )
    first, why = _letter(text)
    assert first.startswith("The old pier")
    assert why == "ends where the words no longer show that they are quoted"


def test_a_block_stops_at_a_heading_and_where_the_occasion_is_named_again() -> None:
    for line, why in (
        ("A pier and its price", "a heading"),
        ("In the letter, I found a second page; you know the rest.", "the reporter speaks of the occasion"),
    ):
        text = LETTER.replace("The mayor [Mr. Reik] never told the council.", line)
        assert _letter(text)[1:] == [f"ends before: {why}"]


def test_a_heading_or_a_topic_below_a_colon_is_no_block() -> None:
    text = "Ines Talbot added:\n\nA pier and its price\n\nThe council met on Monday."
    row = Proposal((_at(text, "Ines Talbot"),), (_at(text, "added"),), (), 0.8)
    assert claim_blocks(_layout(text), [row])[0].content == ()
    text = "The ferry runs to these islands:\n\nHalm is the largest of them."
    row = Proposal((_at(text, "The ferry"),), (_at(text, "runs"),), (), 0.8)
    assert claim_blocks(_layout(text), [row])[0].content == ()

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.statements.fitting import fitted
from onrecord.reading.statements.layout import Layout
from onrecord.reading.statements.proposals import Pair, Proposal, overlap
from onrecord.reading.text.paragraphs import paragraphs
from onrecord.reading.text.quotations import quotations


def _layout(text: str) -> Layout:
    spans = paragraphs(text)
    return Layout.of(text, spans, quotations(text, spans))


def _at(text: str, words: str) -> Pair:
    start = text.index(words)
    return start, start + len(words)


def test_a_source_takes_a_nickname_between_marks_whole() -> None:
    text = "Ida “Nets” Marlow said that the ferry sank."
    row = Proposal((_at(text, "Ida “Ne"),), (_at(text, "said"),), (_at(text, "that the ferry sank"),), 0.8)
    assert [text[a:b] for a, b in fitted(_layout(text), row).source] == ["Ida “Nets”"]


def test_a_source_ends_before_the_speech_it_runs_into() -> None:
    text = "Marlow said on Monday, “The ferry sank before anybody woke.”"
    row = Proposal((_at(text, "Marlow said on Monday, “The"),), (), (_at(text, "ferry sank before anybody woke"),), 0.8)
    found = fitted(_layout(text), row)
    assert [text[a:b].strip(" ,") for a, b in found.source] == ["Marlow said on Monday"]


def test_a_content_stands_on_both_sides_of_its_own_cue_and_source() -> None:
    text = "The ferry, Marlow said, sank at the pier."
    row = Proposal((_at(text, "Marlow"),), (_at(text, "said"),), ((0, len(text) - 1),), 0.8)
    found = fitted(_layout(text), row)
    assert [text[a:b] for a, b in found.content] == ["The ferry", "sank at the pier"]


def test_the_reporters_next_sentence_is_not_the_quotations() -> None:
    text = "“The ferry sank,” said Marlow. “Nobody woke up in time.” Marlow sold it in May."
    row = Proposal(
        (_at(text, "Marlow"),), (_at(text, "said"),), (_at(text, "“Nobody woke up in time.” Marlow sold it"),), 0.8
    )
    assert [text[a:b] for a, b in fitted(_layout(text), row).content] == ["“Nobody woke up in time.”"]


PARTS = ["“", "”", '"', "‘", "’", "Lund", "said", "it holds", ", ", ". ", " ", "\n\n"]
SPAN = st.tuples(st.integers(0, 60), st.integers(1, 30))


@given(
    st.lists(
        st.sampled_from(["“", "”", '"', "‘", "’", "Lund", "said", "it holds", ", ", ". ", " ", "\n\n"]), max_size=40
    ),
    SPAN,
    SPAN,
    st.lists(SPAN, min_size=1, max_size=3),
)
def test_spans_stay_in_the_text_and_contents_never_hold_their_own_cue(
    words: list[str], source: Pair, cue: Pair, content: list[Pair]
) -> None:
    text = "".join(words)

    def span(at: Pair) -> list[Pair]:
        start, end = min(at[0], len(text)), min(at[0] + at[1], len(text))
        return [(start, end)] if start < end else []

    row = Proposal(tuple(span(source)), tuple(span(cue)), tuple(s for c in content for s in span(c)), 0.8)
    found = fitted(_layout(text), row)
    assert all(0 <= a < b <= len(text) for a, b in (*found.source, *found.cue, *found.content))
    for own in found.cue:
        assert not any(overlap(own, piece) for piece in found.content)


def _content(text: str, source: str, cue: str, *content: str) -> list[str]:
    pieces = tuple(_at(text, words) for words in content)
    row = Proposal((_at(text, source),), (_at(text, cue),), pieces, 0.8)
    return [text[a:b] for a, b in fitted(_layout(text), row).content]


def test_pieces_of_one_clause_are_one() -> None:
    text = "Marlow said the ferry, which was old and slow, sank at the pier."
    assert _content(text, "Marlow", "said", "the ferry", "sank at the pier") == [
        "the ferry, which was old and slow, sank at the pier"
    ]


def test_pieces_of_two_sentences_stay_two() -> None:
    text = "Marlow called it safe. It was late. The ferry sank."
    assert _content(text, "Marlow", "called", "it safe", "The ferry sank") == ["it safe", "The ferry sank"]


def test_who_is_asked_is_no_content() -> None:
    text = "The paper asked Ida Marlow, the envoy of the port, whether the ferry sank."
    assert _content(text, "The paper", "asked", "Ida Marlow", "whether the ferry sank") == ["whether the ferry sank"]


def test_what_adds_to_a_content_belongs_to_it() -> None:
    text = "Marlow named the ferry, also known as the Tub. It sank."
    assert _content(text, "Marlow", "named", "the ferry") == ["the ferry, also known as the Tub"]


def test_a_content_goes_on_behind_an_apposition_whose_clause_has_its_verb_there() -> None:
    text = "Marlow said it would wait until the league, the oldest of the region, has met again. Then it rained."
    row = Proposal((_at(text, "Marlow"),), (_at(text, "said"),), (_at(text, "it would wait until the league"),), 0.8)
    (piece,) = fitted(_layout(text), row).content
    assert text[slice(*piece)].endswith("the oldest of the region, has met again")


def test_a_content_goes_on_with_another_name_for_what_it_ends_with() -> None:
    text = "Marlow said they fish for a rare cod, the silver ling, also known as the pale ling. It rained."
    row = Proposal((_at(text, "Marlow"),), (_at(text, "said"),), (_at(text, "they fish for a rare cod"),), 0.8)
    (piece,) = fitted(_layout(text), row).content
    assert text[slice(*piece)].endswith("also known as the pale ling")


def test_a_content_does_not_end_with_what_begins_the_next_phrase() -> None:
    text = "Marlow discussed the pilot’s case with the harbour board, which he has to deal with."
    row = Proposal((_at(text, "Marlow"),), (_at(text, "discussed"),), (_at(text, "the pilot’s case with"),), 0.8)
    assert [text[a:b] for a, b in fitted(_layout(text), row).content] == ["the pilot’s case"]


def test_a_content_ends_with_the_sentence_that_a_quotation_ends() -> None:
    text = "Marlow called it a “key part of any safe harbour.” The idea is not new."
    row = Proposal(
        (_at(text, "Marlow"),), (_at(text, "called"),), (_at(text, "a “key part of any safe harbour.” The"),), 0.8
    )
    assert [text[a:b] for a, b in fitted(_layout(text), row).content] == ["a “key part of any safe harbour.”"]


def test_a_word_of_the_clause_before_is_no_piece_of_the_content() -> None:
    text = "Nobody has claimed responsibility, but the Courier reported that he was a sailor of 31."
    pieces = (_at(text, "responsibility"), _at(text, "that he was a sailor of 31"))
    row = Proposal((_at(text, "the Courier"),), (_at(text, "reported"),), pieces, 0.8)
    assert [text[a:b] for a, b in fitted(_layout(text), row).content] == ["that he was a sailor of 31"]
    text = "Trump doubted the attack and was at home by six, saying he’d ask for a war."
    row = Proposal((_at(text, "Trump"),), (_at(text, "saying"),), (_at(text, "the attack"), _at(text, "he’d ask")), 0.8)
    assert [text[a:b] for a, b in fitted(_layout(text), row).content] == ["he’d ask"]

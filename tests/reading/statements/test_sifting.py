import pytest

from onrecord.reading.statements.inner_cues import may_hold, strength
from onrecord.reading.statements.proposals import Proposal
from onrecord.reading.statements.sifting import mended
from onrecord.reading.statements.voices import source_of


@pytest.mark.parametrize(
    ("cue", "how"),
    [
        ("says", 2),
        ("has long denied", 2),
        ("never told", 2),
        ("came in and said", 2),
        ("share the belief", 1),
        ("was hoping", 1),
        ("have no business deciding", 0),
        ("climbed", 0),
        ("", 0),
    ],
)
def test_how_plainly_a_cue_says_that_somebody_speaks(cue: str, how: int) -> None:
    assert strength(cue) == how


def test_contents_without_a_word_of_saying_hold_nothing() -> None:
    assert not may_hold("the ferry left at noon and came back in the dark")
    assert may_hold("the pilots insist that the ferry left at noon")
    assert may_hold("He came up to me: ‘Go home.’")


@pytest.mark.parametrize(
    "words",
    [
        "the United States and the state of Norland left at noon",
        "two states left the union in order to trade",
        "I think we don’t really believe it shows",
        "you could just say the ferry left",
        "his tweet and the call came at noon",
        "the ‘new’ ferry left",
    ],
)
def test_words_that_say_nothing_or_are_the_speakers_own_hold_no_statement(words: str) -> None:
    assert not may_hold(words)


@pytest.mark.parametrize(
    "words",
    [
        "States say the ferry left",
        "the rules state that the ferry left at noon",
        "I think she believes it left",
        "the crew call it a ‘new’ ferry",
        "few I know think so",
        "SHE SAYS WE LEFT",
    ],
)
def test_words_by_which_somebody_else_says_something_may_hold_a_statement(words: str) -> None:
    assert may_hold(words)


def keeps(text: str, source: str, cue: str, content: str, score: float = 0.95) -> bool:
    spans = [((at := text.index(words)), at + len(words)) for words in (source, cue, content)]
    return mended(text, Proposal((spans[0],), (spans[1],), (spans[2],), score)) is not None


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The crew say the storm came early.", "The crew", "say", "the storm came early"),
        ("His wife’s claim that the boat leaked is old.", "His wife’s", "claim", "that the boat leaked"),
        ("A survey shows that prices fell.", "A survey", "shows", "that prices fell"),
        ("Arne promised to pay and said he was sorry.", "Arne", "said", "he was sorry"),
    ],
)
def test_plain_statements_are_kept(text: str, source: str, cue: str, content: str) -> None:
    assert keeps(text, source, cue, content)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("If the crew say the storm came, believe them.", "the crew", "say", "the storm came"),
        ("The crew might say the storm came early.", "The crew", "might say", "the storm came early"),
        ("The club put up a post that listed the fees.", "The club", "post", "that listed the fees"),
        ("Her silence shows that prices fell.", "Her silence", "shows", "that prices fell"),
        ("Nobody says the storm came early.", "Nobody", "says", "the storm came early"),
        ("He called Alma to thank her for the boat.", "He", "called Alma", "to thank her for the boat"),
        ("The crew from saying the storm came early.", "The crew", "saying", "the storm came early"),
        ("The boats of the crew that left at noon had said goodbye to all.", "The boats", "said", "goodbye to all"),
    ],
)
def test_what_only_looks_like_a_statement_is_not(text: str, source: str, cue: str, content: str) -> None:
    assert not keeps(text, source, cue, content)


def test_weak_cues_need_a_surer_reading() -> None:
    strong, weak = "The crew say the storm came early.", "The crew hope the storm comes early."
    assert keeps(strong, "The crew", "say", "the storm came early", score=0.5)
    assert not keeps(weak, "The crew", "hope", "the storm comes early", score=0.5)
    assert keeps(weak, "The crew", "hope", "the storm comes early", score=0.7)


def test_content_ends_with_the_sentence_of_its_cue() -> None:
    text = "The crew say the storm came early. The boat was lost at sea."
    second = text.index("The boat")
    found = mended(text, Proposal(((0, 8),), ((9, 12),), ((13, 33), (second, len(text) - 1)), 0.9))
    assert found is not None
    assert [text[a:b] for a, b in found.content] == ["the storm came early"]


def test_a_relative_pronoun_brings_what_it_refers_to() -> None:
    text = "We heard the two sailors who say the storm came early."
    at = text.index("who")
    found = source_of(text, (at, at + 3), (at + 4, at + 7))
    assert found is not None and text[slice(*found)] == "the two sailors who"
    assert source_of(text, (at, at + 3), (at + 12, at + 15)) is None

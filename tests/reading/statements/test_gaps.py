"""Contents whose subject stands before a relative clause."""

from onrecord.reading.statements.gaps import with_antecedents
from onrecord.reading.statements.proposals import Pair, Proposal


def _contents(text: str, source: str, cue: str, content: str) -> list[str]:
    def at(words: str, after: int = 0) -> Pair:
        start = text.index(words, after)
        return start, start + len(words)

    begin = text.index(cue)
    row = Proposal(
        (at(source, text.rindex(source, 0, begin)),), ((begin, begin + len(cue)),), (at(content, begin),), 0.8
    )
    (found,) = with_antecedents(text, [row])
    return [text[a:b] for a, b in found.content]


def test_the_noun_before_which_is_what_is_spoken_of() -> None:
    text = "Olm signed a decree of emergency, which she said would allow the port to close."
    assert _contents(text, "she", "said", "would allow the port to close") == [
        "a decree of emergency",
        "would allow the port to close",
    ]


def test_a_content_with_its_own_subject_stays() -> None:
    text = "Olm signed a decree, which she said the port needs."
    assert _contents(text, "she", "said", "the port needs") == ["the port needs"]


def test_without_a_relative_pronoun_nothing_is_added() -> None:
    text = "Olm kept a boat in the yard. She said would that it were afloat."
    assert _contents(text, "She", "said", "would that it were afloat") == ["would that it were afloat"]

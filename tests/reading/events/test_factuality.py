import pytest

from onrecord.reading.events.decode import Proposal
from onrecord.reading.events.factuality import factuality_of
from onrecord.types import Factuality, Span, Statement


def told(sentence: str, trigger: str, branch: tuple[float, ...] = (0.2, 0.2, 0.2, 0.2, 0.2)) -> Factuality:
    start = sentence.index(trigger)
    proposal = Proposal("ASSAULT", None, (start, start + len(trigger)), (), (), branch, 0.9)
    return factuality_of(sentence, (0, len(sentence)), proposal, None).value


@pytest.mark.parametrize(
    ("sentence", "trigger", "value"),
    [
        ("The Tesk Front attacked the port.", "attacked", "asserted"),
        ("The Tesk Front did not attack the port.", "attack", "denied"),
        ("Orvania never sent troops to the island.", "sent", "denied"),
        ("No such meeting was planned.", "meeting", "denied"),
        ("The meeting never took place.", "meeting", "denied"),
        ("Kastrel denied that its army had attacked the port.", "attacked", "denied"),
        ("The fleet may have attacked a trawler.", "attacked", "possible"),
        ("The rebels reportedly attacked the port.", "attacked", "possible"),
        ("Kastrel will attack at dawn.", "attack", "future"),
        ("Orvania plans to attack the island.", "attack", "future"),
        ("If Kastrel attacks, we shall answer.", "attacks", "hypothetical"),
        ("An ally would attack in turn.", "attack", "hypothetical"),
    ],
)
def test_words_around_the_trigger_tell(sentence: str, trigger: str, value: Factuality) -> None:
    assert told(sentence, trigger) == value


def test_a_clue_does_not_reach_over_a_clause() -> None:
    assert told("He did not answer; rebels attacked the port.", "attacked") == "asserted"


def test_a_sure_branch_decides_what_words_leave_open() -> None:
    assert told("An ally would attack in turn.", "attack") == "hypothetical"
    assert told("An ally would attack in turn.", "attack", (0.004, 0.001, 0.001, 0.993, 0.001)) == "future"


def test_what_stands_in_a_denial_is_denied() -> None:
    text = "Kastrel denies the raid on the port."
    content = Span.of(text, 15, len(text) - 1)
    denial = Statement("s1", (), (), (content,), "indirect", "deny", None, (), (), None, None, None, confidence=0.9)
    start = text.index("raid")
    proposal = Proposal("ASSAULT", None, (start, start + 4), (), (), (0.5, 0.3, 0.1, 0.05, 0.05), 0.9)
    sure = factuality_of(text, (0, len(text)), proposal, denial)
    assert sure.value == "denied"
    assert sure.reason


def test_the_word_that_decided_is_the_reason() -> None:
    text = "The rebels reportedly attacked the port."
    start = text.index("attacked")
    proposal = Proposal("ASSAULT", None, (start, start + 8), (), (), (0.4, 0.15, 0.15, 0.15, 0.15), 0.9)
    assert factuality_of(text, (0, len(text)), proposal, None).reason == "possible: “reportedly”"

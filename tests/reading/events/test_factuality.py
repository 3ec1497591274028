import pytest

from onrecord.reading.events.decode import Proposal
from onrecord.reading.events.factuality import factuality_of
from onrecord.types import Act, Factuality, Span, Statement


def told(
    sentence: str, trigger: str, branch: tuple[float, ...] = (0.2, 0.2, 0.2, 0.2, 0.2), kind: str = "ASSAULT"
) -> Factuality:
    start = sentence.index(trigger)
    proposal = Proposal(kind, None, (start, start + len(trigger)), (), (), branch, 0.9)
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


def test_what_the_law_did_not_do_to_who_escaped_is_denied() -> None:
    sure = (0.96, 0.01, 0.01, 0.01, 0.01)
    assert told("Alda Quist has escaped charges over the ferry.", "charges", sure, "ACCUSE") == "denied"
    assert told("He avoided the sanctions.", "sanctions", sure, "SANCTION") == "denied"
    assert told("Alda Quist escaped an attack on the ferry.", "attack", sure) == "asserted"
    assert told("Alda Quist faces charges over the ferry.", "charges", sure, "ACCUSE") == "asserted"


def test_what_is_refused_by_not_is_no_denial_of_a_refusal() -> None:
    sure = (0.1, 0.87, 0.01, 0.01, 0.01)
    assert told("Kastrel does not recognise the new border.", "recognise", sure, "REJECT") == "asserted"
    assert told("We never allow our ships to trade there.", "allow", sure, "REJECT") == "asserted"
    assert told("Kastrel did not reject the offer.", "reject", sure, "REJECT") == "denied"
    assert told("Kastrel does not support the rebels.", "support", sure, "SUPPORT") == "denied"


def test_the_month_of_may_tells_of_no_doubt() -> None:
    assert told("All who were taken in May attacked the port.", "attacked") == "asserted"
    assert told("Rebels who may have been taken attacked.", "taken") == "possible"
    assert told("Orvania May Attack Port", "Attack") == "possible"


def test_what_is_yet_to_come_about_may_be_denied() -> None:
    sure = (0.05, 0.85, 0.03, 0.05, 0.02)
    assert told("Kastrel’s fleet has yet to attack the port.", "attack", sure) == "denied"
    assert told("Kastrel’s fleet is to attack the port.", "attack", sure) != "denied"


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


@pytest.mark.parametrize(
    ("text", "begins", "value"),
    [
        ("Kastrel denied news reports highlighting the raid on the port.", "news reports", "denied"),
        ("Kastrel denied claims of a raid on the port.", "claims", "denied"),
        ("Kastrel denied that the raid on the port would be reported.", "that the raid", "asserted"),
    ],
)
def test_what_denied_reports_tell_is_denied(text: str, begins: str, value: Factuality) -> None:
    content = Span.of(text, text.index(begins), len(text) - 1)
    denial = Statement("s1", (), (), (content,), "indirect", "deny", None, (), (), None, None, None, confidence=0.9)
    start = text.index("raid")
    proposal = Proposal("ASSAULT", None, (start, start + 4), (), (), (0.95, 0.01, 0.02, 0.01, 0.01), 0.9)
    assert factuality_of(text, (0, len(text)), proposal, denial).value == value


def test_the_word_that_decided_is_the_reason() -> None:
    text = "The rebels reportedly attacked the port."
    start = text.index("attacked")
    proposal = Proposal("ASSAULT", None, (start, start + 8), (), (), (0.4, 0.15, 0.15, 0.15, 0.15), 0.9)
    assert factuality_of(text, (0, len(text)), proposal, None).reason == "possible: “reportedly”"


@pytest.mark.parametrize(
    ("text", "cue", "act", "trigger", "value"),
    [
        ("Kastrel no longer denies the raid on the port.", "no longer denies", "acknowledge", "raid", "asserted"),
        ("Kastrel did not deny that it never attacked.", "did not deny", "acknowledge", "attacked", "denied"),
        ("Kastrel refused to deny the raid on the port.", "refused to deny", "decline", "raid", "possible"),
        ("Kastrel declined to confirm the raid on the port.", "declined", "decline", "raid", "possible"),
    ],
)
def test_denials_that_are_denied_or_refused(text: str, cue: str, act: Act, trigger: str, value: Factuality) -> None:
    start = text.index(cue)
    content = Span.of(text, start + len(cue) + 1, len(text) - 1)
    cues = (Span.of(text, start, start + len(cue)),)
    voice = Statement("s1", (), cues, (content,), "indirect", act, None, (), (), None, None, None, confidence=0.9)
    at = text.index(trigger)
    proposal = Proposal("ASSAULT", None, (at, at + len(trigger)), (), (), (0.2, 0.2, 0.2, 0.2, 0.2), 0.9)
    assert factuality_of(text, (0, len(text)), proposal, voice).value == value


def test_what_is_called_untrue_is_denied() -> None:
    assert told("It is not true that Orvania attacked the port.", "attacked") == "denied"
    assert told("It is a lie that Orvania attacked the port.", "attacked") == "denied"
    assert told("Orvania attacked the port; it is not true that it won.", "attacked") == "asserted"
    assert told("He repeated a false claim that Orvania attacked the port.", "attacked") == "denied"
    assert told("There were false reports of a raid on the port.", "raid") == "denied"
    sure = (0.96, 0.01, 0.01, 0.01, 0.01)
    assert told("It is not true that Orvania led the attack.", "led", sure) == "denied"
    assert told("It is not true that Orvania led the attack.", "attack", sure) == "asserted"
    text = "It is false that Orvania has such ships as it had, or more, when it attacked."
    assert told(text, "attacked", sure) == "asserted"


def test_what_cannot_be_denied_is_affirmed() -> None:
    sure = (0.4, 0.57, 0.01, 0.01, 0.01)
    assert told("We cannot deny that Orvania attacked the port.", "attacked", sure) == "asserted"
    assert told("Nobody can deny that Orvania attacked the port.", "attacked", sure) == "asserted"
    assert told("We deny that Orvania attacked the port.", "attacked", sure) == "denied"
    assert told("We cannot deny that Orvania did not attack the port.", "attack", sure) == "denied"

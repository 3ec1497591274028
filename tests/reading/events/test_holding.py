"""In which statement an event stands."""

import pytest

from onrecord.reading.events.holding import admits, holder, puts_question
from onrecord.types import Act, Span, Statement

TEXT = "Orvania denied news reports highlighting its support for the rebels."


def said(number: int, source: str, content: str, act: Act, inside: str | None = None) -> Statement:
    spans = [(Span.of(TEXT, at := TEXT.index(words), at + len(words)),) for words in (source, content)]
    return Statement(
        f"s{number}", spans[0], (), spans[1], "indirect", act, None, (), (), inside, None, None, confidence=0.9
    )


SUPPORT = (TEXT.index("support"), TEXT.index("support") + 7)
DENIAL = said(1, "Orvania", "news reports highlighting its support for the rebels", "deny")


def test_it_stands_in_the_innermost_one() -> None:
    told = said(2, "Orvania", "news reports highlighting its support for the rebels", "say")
    inner = said(3, "reports", "its support for the rebels", "report", "s1")
    assert holder([told, inner], SUPPORT) == inner
    assert holder([told], (0, 7)) is None


def test_what_denied_reports_tell_stands_in_the_denial() -> None:
    reports = said(2, "news reports", "its support for the rebels", "report", "s1")
    assert holder([DENIAL, reports], SUPPORT) == DENIAL


def test_what_somebody_else_says_whom_a_denial_names_is_his() -> None:
    other = said(2, "news", "its support for the rebels", "report", "s1")
    assert holder([DENIAL, other], SUPPORT) == other


@pytest.mark.parametrize(
    ("content", "speaker", "is_one"),
    [
        ("how the dyke was built", "a1", True),
        ("“Which dyke?”", "a1", True),
        ("whether it could land there", "a1", False),
        ("whether it could land there", "a2", True),
        ("them to leave", "a2", False),
    ],
)
def test_a_question_that_wants_an_answer_is_no_request(content: str, speaker: str, *, is_one: bool) -> None:
    text = f"Orvania asked {content}"
    cue, matter = (Span.of(text, text.index(words), text.index(words) + len(words)) for words in ("asked", content))
    asked = Statement("s1", (), (cue,), (matter,), "indirect", "ask", speaker, (), (), None, None, None, confidence=0.9)
    assert puts_question([asked], (cue.start, cue.end), {"a2"}) == is_one
    assert not puts_question([asked], (matter.start, matter.end), {"a2"})


@pytest.mark.parametrize(
    ("content", "act", "is_one"),
    [("that it was so", "acknowledge", True), ("the port", "acknowledge", False), ("that it was so", "say", False)],
)
def test_who_admits_that_it_was_so_gives_nothing_up(content: str, act: Act, *, is_one: bool) -> None:
    text = f"Orvania conceded {content}"
    cue, matter = (Span.of(text, text.index(words), text.index(words) + len(words)) for words in ("conceded", content))
    told = Statement("s1", (), (cue,), (matter,), "indirect", act, None, (), (), None, None, None, confidence=0.9)
    assert admits([told], (cue.start, cue.end)) == is_one

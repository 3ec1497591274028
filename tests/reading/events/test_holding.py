"""In which statement an event stands."""

from onrecord.reading.events.holding import holder
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

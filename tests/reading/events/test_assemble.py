"""Events as they come out: which are doubtful."""

from onrecord.reading.events.assemble import _borne_out
from onrecord.types import Event, Span


def told(number: int, kind: str, reasons: tuple[str, ...], same: str | None = None) -> Event:
    trigger = Span(0, 3, "met")
    return Event(
        f"e{number}", kind, None, (), (), (), trigger, None, None, None, None, "asserted", False, (), 1, 1.0, None,
        same, 0.5, reasons,
    )  # fmt: skip


def test_what_is_told_elsewhere_without_a_doubt_is_not_doubtful() -> None:
    doubt = ("doubtful: less sure than 0.33", "time: its clause states none")
    sure, denial, other = told(1, "CONSULT", ()), told(2, "CONSULT", doubt, "e1"), told(3, "CONSULT", doubt)
    agreed = told(4, "AGREE", doubt, "e1")
    found = _borne_out([sure, denial, other, agreed])
    assert found[1].reasons == ("not sure by itself; e1 tells the same", "time: its clause states none")
    assert (found[0], *found[2:]) == (sure, other, agreed)


def test_events_of_which_none_is_sure_stay_doubtful() -> None:
    doubt = ("doubtful: less sure than 0.33",)
    events = (told(1, "CONSULT", doubt), told(2, "CONSULT", doubt, "e1"))
    assert _borne_out(events) == events

"""Authors and place are read from bylines and datelines."""

from __future__ import annotations

import pytest

from onrecord.intake.leftout import byline_names, dateline_place, find_left_out

BODY = "The council of Karso voted on Tuesday to drain the old harbour.\n\nThe mayor thanked everybody who had voted."


def names(line: str) -> tuple[str, ...]:
    text = f"Council Drains Harbour\n\n{line}\n\n{BODY}"
    return byline_names(text, find_left_out(text))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Jane Roe", ("Jane Roe",)),
        ("By JANE ROE and JOHN DOE, Staff Writers", ("JANE ROE", "JOHN DOE")),
        ("By Jane Roe, John Doe and Max van der Moe", ("Jane Roe", "John Doe", "Max van der Moe")),
        ("By Jane O’Roe-Doe, Karso Post", ("Jane O’Roe-Doe",)),
        ("By J. R. Doe | Updated 3:45 PM EST", ("J. R. Doe",)),
        ("Jane Roe, Karso Post Correspondent", ("Jane Roe",)),
        ("March 3, 2019", ()),
        ("Updated 3:45 PM EST", ()),
        ("By Monday night the guns had fallen silent.", ()),
    ],
)
def test_names(line: str, expected: tuple[str, ...]) -> None:
    assert names(line) == expected


def test_name_in_a_note_on_the_author() -> None:
    note = "Jane Roe is a reporter for the Karso Post. Follow her on Twitter @janeroe."
    text = f"Council Drains Harbour\n\n{BODY}\n\n{note}"
    assert byline_names(text, find_left_out(text)) == ("Jane Roe",)


def test_each_name_once() -> None:
    text = f"Council Drains Harbour\n\nBy Jane Roe\n\n{BODY}\n\nBy Jane Roe"
    assert byline_names(text, find_left_out(text)) == ("Jane Roe",)


@pytest.mark.parametrize(
    ("dateline", "place"),
    [
        ("KARSO, Velmaria (Reuters) — ", "KARSO, Velmaria"),
        ("KARSO — ", "KARSO"),
        ("NORTH KARSO, March 3 (AP) - ", "NORTH KARSO"),
        ("Karso (AFP) – ", "Karso"),
        ("(CNN) ", None),
        ("", None),
    ],
)
def test_place(dateline: str, place: str | None) -> None:
    text = f"Council Drains Harbour\n\n{dateline}{BODY}"
    assert dateline_place(text, find_left_out(text)) == place

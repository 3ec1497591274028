"""Whatever the text: spans in order, disjoint, trimmed, equal to the slice; and no input takes unduly long."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.intake.leftout import byline_names, dateline_place, find_left_out
from onrecord.intake.leftout.patterns import load
from onrecord.types import LeftOut, Span

WHYS = {
    "caption", "prompt", "related", "share", "byline", "dateline", "contributor", "correction", "advertisement",
    "repeated", "other",
}  # fmt: skip

LINES = [
    "Karso Council Votes", "By Jane Roe", "By Jane Roe and", "KARSO (AP) — The vote was held.", "Read more:", "Related",
    "“We won,” she said.", "Photo", "(Photo: Jane Roe)", "Advertisement", "CORRECTION:", "Share Tweet", "•", "___",
    "Boats lie in the mud of the old harbour in Karso on a cold morn", "The council voted on Tuesday to drain it all.",
    "Follow her on Twitter @roe.", "It was late. Follow her on Twitter @roe.", "pic.twitter.com/abc", "http://x.example",
    "March 3, 2019", "Updated | The vote was held.", "Getty", "[Video: the vote]", "Tags: a, b", "\u2028", "\t ", "\r",
]  # fmt: skip


def check(text: str, parts: tuple[LeftOut, ...]) -> None:
    end = 0
    for part in parts:
        assert part.span is not None
        assert part.why in WHYS
        assert end <= part.span.start < part.span.end <= len(text)
        assert part.span.text == text[part.span.start : part.span.end] == part.span.text.strip()
        end = part.span.end


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(LINES) | st.text(max_size=80), max_size=20), st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_spans_are_sound(lines: list[str], separator: str) -> None:
    text = separator.join(lines)
    parts = find_left_out(text)
    check(text, parts)
    assert find_left_out(text) == parts
    byline_names(text, parts)
    dateline_place(text, parts)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=12), st.data())
def test_known_parts_stay_in_order(lines: list[str], data: st.DataObject) -> None:
    text = "\n".join(lines)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    known = LeftOut(Span.of(text, start, end), "caption")
    parts = find_left_out(text, title=lines[0], known=(known,))
    check(text, parts)
    if text[start:end].strip():
        assert any(part.span and part.span.text == text[start:end].strip() for part in parts)


ODD = {
    "one letter": "a",
    "blanks": " ",
    "line ends": "\n",
    "capitals": "AB ",
    "names": "Jane Roe, ",
    "by names": "By Jane Roe and ",
    "brackets": "(",
    "open brackets": "(Photo [",
    "slashes": "A/B ",
    "contributed": "contributed ",
    "sign up": "sign up? ",
    "dashes": "KARSO — ",
    "quotes": "“",
    "stops": ". ",
    "here": "read the here ",
    "tags": "<a",
    "lines of bylines": "By Jane Roe and John Doe, Staff Writers of\n",
    "lines of captions": "Boats lie in the mud of the old harbour in Karso on a cold morning\n",
    "lines of heads": "Related:\n",
    "lines of links": "https://x.example/a \n",
    "torn lines": "The council of Karso voted on Tuesday in the old town hall of\n",
    "marked and torn lines": (
        "The council of Karso voted on Tuesday in the old town hall of Karso.\n" * 3
        + "Boats lie in the mud of the old harbour in Karso on a cold morning\n" * 2
    ),
    "comments": "let us know problems ",
    "long unit": "Share what you think about the " * 5 + "\n",
    "updates": "Updated 3:45 PM ",
}


@pytest.mark.parametrize("unit", ODD.values(), ids=ODD.keys())
def test_time_is_linear_in_the_length_of_odd_inputs(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * (length // len(unit) + 1))[:length]
        start = time.process_time()
        check(text, find_left_out(text))
        return time.process_time() - start

    seconds(1000)
    # Linear time would be ten times as much; a little room for the clock, none for a square. What a machine lost by the
    # way once it does not lose twice.
    small, large = seconds(20_000), min(seconds(200_000) for _ in range(2))
    assert large < max(30 * small, 1.0)
    assert large < 5.0


def test_blocks_of_odd_paragraphs_take_no_longer() -> None:
    # The longest paragraphs that the set phrases look at, so that a slow expression would show.
    for unit in (
        "contributed, ",
        "(c) may not ",
        "Jane Roe, ",
        "sign up: ",
        "A. B. C. ",
        "a post shared by ",
        "more on ",
    ):
        text = "\n\n".join(["Title", *((unit * 100)[:590] + str(i) for i in range(200))])
        start = time.process_time()
        find_left_out(text)
        assert time.process_time() - start < 3.0, unit


def test_every_set_phrase_has_a_known_reason() -> None:
    assert {phrase.why for phrase in load().phrases} <= WHYS

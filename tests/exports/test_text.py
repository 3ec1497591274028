"""Readings in the terminal."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from onrecord.exports.text import reading_to_text, text_pieces
from onrecord.types import LeftOut, Reading, Span, Time
from tests.questions.joined_stories import Told, story

_ANSI = re.compile(r"\x1b\[[\d;]*m")


def with_text(reading: Reading, text: str, title: str | None = "T") -> Reading:
    article = replace(reading.article, text=text, title=title, left_out=())
    return replace(reading, article=article, statements=(), left_out=())


def test_without_colour_brackets_mark_source_cue_and_content(reading: Reading) -> None:
    shown = reading_to_text(reading)
    assert "{1:The mill will close}, [1:Minister Ada Brook] <1:said> on Monday." in shown
    assert "[3,4:A union official] <3:denied> {3:that workers had agreed}" in shown
    assert "(left out, byline: By A. Sen)" in shown
    assert "\x1b" not in shown


def test_rows_stand_below_their_paragraph(reading: Reading) -> None:
    lines = reading_to_text(reading).splitlines()
    at = next(i for i, line in enumerate(lines) if line.endswith("<2:told> the Northern Post."))
    assert lines[at + 1].split() == ["1", "Ada", "Brook", "announce", "indirect", "0.93"]
    assert lines[at + 2].split() == ["2", "Ada", "Brook", "say", "direct", "0.89"]
    assert lines[at + 3].strip() == "via Northern Post"


def test_events_are_marked_and_have_rows() -> None:
    made = story(
        "one",
        "Orla Venn denied that Talsia met envoys in Quell.",
        Told("met", by=("Talsia",), place=("Quell", "FRA"), factuality="denied", said_by="Orla Venn"),
    )
    doubt = replace(made.events[0], confidence=0.2, reasons=("doubtful: less sure than 0.25", "time: none is stated"))
    told = replace(made, events=(doubt,))
    shown = reading_to_text(told)
    assert "/e1:met/" in shown
    assert "in JSON only" not in shown
    lines = shown.splitlines()
    at = next(i for i, line in enumerate(lines) if line.split()[:1] == ["e1"])
    assert lines[at].split() == ["e1", "CONSULT", "denied", "Talsia", "→", "?", "«met»", "0.20"]
    assert lines[at + 1].strip() == "where: Quell, FRA · on the word of Orla Venn · doubtful: less sure than 0.25"
    assert "/en:what happened/" in next(text_pieces([told]))
    assert "/e1:" not in reading_to_text(told, colour=True)


def test_an_unknown_speaker_is_a_question_mark_with_the_reason(reading: Reading) -> None:
    shown = reading_to_text(reading)
    assert re.search(r"5  \? +promise +direct +0\.40\n +inside 4 · no words name the source\n", shown)


def test_with_colour_the_words_are_the_same_without_brackets(reading: Reading) -> None:
    shown = reading_to_text(reading, colour=True)
    assert "\x1b[1;36mMinister Ada Brook\x1b[0m" in shown
    assert "{" not in shown
    assert "Minister Ada Brook said on Monday." in _ANSI.sub("", shown)


@pytest.mark.parametrize("width", [20, 40, 100])
def test_no_line_of_the_text_is_wider_than_asked(reading: Reading, width: int) -> None:
    article_lines = reading_to_text(with_text(reading, "word " * 60), width=width).split("\n\n")[1].splitlines()
    assert max(map(len, article_lines)) <= max(width, 30)


@pytest.mark.parametrize("colour", [False, True])
def test_markup_and_control_characters_of_an_article_do_nothing(reading: Reading, colour: bool) -> None:
    hostile = "[bold]not bold[/bold] :smile: [link=https://x.example]x[/link] \x1b[2J\x1b]0;title\x07 \u202eabc"
    shown = reading_to_text(with_text(reading, hostile, title="[red]\x1b[5m"), colour=colour)
    rest = _ANSI.sub("", shown)
    assert "\x1b" not in rest
    assert "\u202e" not in rest
    assert "[bold]not bold[/bold] :smile: [link=https://x.example]x[/link] \\x1b[2J" in rest.replace("\n", " ")


def test_a_left_out_article_says_why(reading: Reading) -> None:
    shown = reading_to_text(replace(reading, statements=(), left_out=(LeftOut(None, "language: ru"),)))
    assert "Left out: language: ru." in shown
    assert "mill will close" not in shown


def test_an_empty_article_can_be_shown(reading: Reading) -> None:
    assert "(no text)" in reading_to_text(with_text(reading, "", title=None))


def test_several_readings_are_summed_up(reading: Reading) -> None:
    gone = replace(reading, statements=(), left_out=(LeftOut(None, "empty"),))
    assert list(text_pieces([reading, reading, gone]))[-1] == "2 articles read, 1 left out, 10 statements.\n"
    assert "articles read" not in "".join(text_pieces([reading]))
    assert list(text_pieces([])) == []


def test_readings_come_one_by_one(reading: Reading) -> None:
    def endless():
        while True:
            yield reading

    stream = text_pieces(endless())
    assert "by which words" in next(stream)
    assert "Mill to close" in next(stream)


def test_the_time_of_a_statement_stands_below_its_row(reading: Reading) -> None:
    text = reading.article.text
    monday = Span.of(text, text.index("Monday"), text.index("Monday") + 6)
    time = Time("t1", monday, "DATE", "2016-05-02", "2016-05-02", "2016-05-02", "day")
    first = replace(reading.statements[0], time="t1")
    shown = reading_to_text(replace(reading, statements=(first, *reading.statements[1:]), times=(time,)))
    assert re.search(r"0\.93\n +when: Monday \(2016-05-02\)", shown)
    since = replace(time, end=None)
    shown = reading_to_text(replace(reading, statements=(first, *reading.statements[1:]), times=(since,)))
    assert "when: Monday (2016-05-02 to …)" in shown

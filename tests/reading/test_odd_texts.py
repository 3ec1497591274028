"""Odd texts, looked at one by one: what is read of them, and that none takes longer than its length asks for."""

from __future__ import annotations

import time

import pytest

from onrecord.intake.article import make_article
from onrecord.reading.layers import Page
from onrecord.reading.names.layer import NameLayer
from onrecord.reading.reader import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def _rows(reader: Reader, text: str) -> list[tuple[str | None, str, str]]:
    reading = reader.read(text)
    names = {actor.id: actor.name for actor in reading.actors}
    said = {one.id: " ".join(piece.text for piece in one.content) for one in reading.statements}
    return [(names.get(one.speaker or ""), one.act, said[one.id]) for one in reading.statements]


def test_a_wire_in_capitals(reader: Reader) -> None:
    text = (
        'THE MINISTER, ADA BROOK, SAID ON MONDAY THAT THE MILL WOULD CLOSE.\n\n"WE HAVE NO CHOICE," SHE TOLD THE '
        "NORTHERN POST.\n\nA SPOKESMAN FOR THE UNION, PAL SUND, DENIED THAT ANY TALKS WERE HELD."
    )
    assert _rows(reader, text) == [
        ("ADA BROOK", "say", "THAT THE MILL WOULD CLOSE"), ("ADA BROOK", "say", '"WE HAVE NO CHOICE,"'),
        ("PAL SUND", "deny", "THAT ANY TALKS WERE HELD"),
    ]  # fmt: skip


def test_quotations_from_right_to_left(reader: Reader) -> None:
    text = "The minister, Avi Tal, said: ”אין ברירה“. \u200f«We have no choice», he told the Post.\u200f"
    assert [row[2] for row in _rows(reader, text)] == ["”אין ברירה“", "«We have no choice»"]


def test_emoji_and_signs(reader: Reader) -> None:
    assert _rows(reader, "🚢 “The ferry is back 🎉👩\u200d👧,” Ada Brook tweeted 🙂.")[0][0] == "Ada Brook"


def test_nuls_and_control_characters(reader: Reader) -> None:
    rows = _rows(reader, "The mill\0 will close, Ada Brook\x01 said\x1b. “We have no choice\0,” she said.")
    assert [name for name, _, _ in rows][-1] == "Ada Brook"


def test_two_languages_in_one_text(reader: Reader) -> None:
    text = (
        "The minister, Ada Brook, said on Monday that the mill would close.\n\nLe ministre a déclaré lundi que l'usine "
        "fermerait ses portes. « Nous n'avons pas le choix », a-t-il dit.\n\nA union official denied that workers had "
        'agreed. "They never asked us," Pal Sund said.'
    )
    rows = [("Ada Brook", "say"), ("union official", "deny"), ("Pal Sund", "say")]
    assert [(name, act) for name, act, _ in _rows(reader, text)] == rows


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Ada Brook said on 30 February 2024 that it would close.", "2024-02-01", "2024-02-29"),
        ("Ada Brook said on February 29, 2023 that it would close.", "2023-02-01", "2023-02-28"),
        ("Ada Brook said on 31 June that it would close.", None, None),
    ],
)
def test_a_day_that_no_calendar_has_is_its_month(text: str, start: str | None, end: str | None) -> None:
    (time_,) = Reader(layers=["times"]).read(text).times
    assert (time_.start, time_.end) == (start, end)
    assert time_.reasons[0] == "no calendar has this day: its month is told"
    assert time_.span.text in ("30 February 2024", "February 29, 2023", "31 June")


@pytest.mark.parametrize(
    "text", ["on 0/0/2024", "on 45 May 99999", "at 25:99", "in the year 0000", "2024-13-45", "99999999999999 years ago"]
)
def test_numbers_that_are_no_time_fail_nothing(text: str) -> None:
    for found in Reader(layers=["times"]).read(f"Ada Brook said {text} that it would close.").times:
        assert found.start is None or found.start <= (found.end or "")


@pytest.mark.parametrize("sign", ["“", "-", "a", "’s", "/", "@"])
def test_a_text_without_blanks_takes_no_longer_than_it_is(sign: str) -> None:
    """A block of base64, a rule of dashes: what looks ahead at each character would take hours for a long one."""
    layer = NameLayer()
    layer.read([Page(make_article("Ada Brook said no."))])  # all is loaded
    began = time.process_time()
    article = make_article(sign * (24_000 // len(sign)))
    layer.read([Page(article)])
    assert time.process_time() - began < 4  # it was 8 and more for the language alone, and minutes for the names

"""Fuzzed: reading texts with all layers, and what readings are written as; loading files and pages."""

from __future__ import annotations

import io
import tempfile
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from onrecord.errors import OnrecordError
from onrecord.intake import Placed, Problem
from onrecord.intake.html import article_from_html
from onrecord.intake.load import load_stream
from onrecord.intake.options import Limits
from onrecord.serial import dumps, loads
from onrecord.types import Reading
from tests.fuzz.files import File, fields, file
from tests.fuzz.invariants import check_article, check_reading
from tests.fuzz.pages import page
from tests.fuzz.target import Target
from tests.fuzz.words import text

#: What one file may cost here: less than for a user, so that limits are met too.
LIMITS = Limits(text=200_000, record=200_000, document=400_000, unpacked=1_000_000, members=20, pages=20, seconds=5)


@cache
def _reader() -> Any:
    from onrecord.reading.reader import LAYERS, Reader

    return Reader(layers=LAYERS)


def article(r: Random) -> tuple[str | dict[str, Any], int]:
    """A text, or what ought to be an article in JSON; and a number that says what else is tried with it."""
    return (text(r) if r.randint(0, 2) else fields(r)), r.randint(0, 11)


def read(given: tuple[str | dict[str, Any], int]) -> str:
    """Read an article, twice at times; write it down in one of the forms that readings are given in."""
    article_, draw = given
    try:
        reading = _reader().read(article_)
    except OnrecordError as error:
        return type(error).__name__
    check_reading(reading)
    assert loads(dumps(reading)) == reading
    if draw in (0, 1):
        assert _reader().read(article_) == reading
    elif draw >= 6:
        _WRITTEN[draw - 6](reading)
    return f"left out: {reading.left_out[0].why}" if any(part.span is None for part in reading.left_out) else "read"


def _text(reading: Reading) -> None:
    from onrecord.exports.text import text_pieces

    shown = "".join(text_pieces([reading], colour=False, width=80))
    assert "\x1b" not in shown and "\u202e" not in shown and "\0" not in shown


def _page(reading: Reading) -> None:
    from onrecord.exports.html import readings_to_html

    shown = readings_to_html([reading])
    assert "<script>alert" not in shown
    shown.encode("utf8")


def _lines(reading: Reading) -> None:
    from onrecord.exports.formats import FORMATS
    from onrecord.record.frames.columns import View

    view = View.of(reading)
    for form in FORMATS.values():
        if form.shape == "file" and form.of != "network":
            "".join(form.lines([view])).encode("utf8")


def _folder(reading: Reading) -> None:
    from onrecord.exports.brat.parsing import parse
    from onrecord.exports.formats import FORMATS
    from onrecord.record.frames.columns import View

    view = View.of(reading)
    with tempfile.TemporaryDirectory() as name:
        for form in ("csv", "brat"):
            folder = Path(name) / form
            folder.mkdir()
            FORMATS[form].fill([view], folder)
        for path in (Path(name) / "brat").rglob("*.ann"):
            text = path.with_suffix(".txt").read_bytes().decode() if path.with_suffix(".txt").exists() else None
            if text is not None:
                parse(path.read_bytes().decode(), text, path.name)


def _record(reading: Reading) -> None:
    from onrecord.record.store import Record

    with tempfile.TemporaryDirectory() as name, Record(Path(name) / "r") as record:
        record.add(reading)
        assert record.reading(reading.article.id) == reading
        assert record.check() == ()
        record.search(reading.article.text[:40])


def _chunk(reading: Reading) -> None:
    """What is read beside others has the same spans and ids of its own."""
    for each in _reader().read_chunk([reading.article, reading.article]):
        check_reading(each)


_WRITTEN = (_text, _page, _lines, _folder, _record, _chunk)


def take_out(data: bytes) -> str:
    """Take the article out of a page, a short one twice."""
    try:
        found = article_from_html(data)
    except OnrecordError as error:
        return type(error).__name__
    check_article(found)
    assert found.text == found.text.strip()
    if len(data) < 1000:
        assert article_from_html(data) == found
    return "read" if found.text else "empty"


def load(given: File) -> str:
    """Load a file that is there as a stream, as a visitor of a page sends it."""
    found = list(load_stream(io.BytesIO(given.data), given.name, where="it", limits=LIMITS))
    for each in found:
        if isinstance(each, Problem):
            assert "\n" not in str(each) and str(each).startswith("it")
        else:
            assert isinstance(each, Placed)
            check_article(each.article)
    return "read" if any(isinstance(each, Placed) for each in found) else "told" if found else "nothing in it"


TARGETS = (
    Target("text", "articles read with all layers, and written in every form", article, read, 180, 0.02),
    Target("html", "pages of news, broken", page, take_out, 300, 0.06),
    Target("files", "JSON lines, tables, documents, archives", file, load, 500, 0.3),
)

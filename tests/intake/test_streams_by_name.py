"""One file that is at hand as a stream."""

from __future__ import annotations

import gzip
from io import BytesIO

import pytest

from onrecord.intake import Limits, Placed, Problem, load_stream


def texts(content: bytes, name: str, **more: object) -> list[str]:
    found = list(load_stream(BytesIO(content), name, **more))  # type: ignore[arg-type]
    return [item.article.text if isinstance(item, Placed) else f"! {item}" for item in found]


def test_the_ending_tells_the_format_and_else_the_contents() -> None:
    line = b'{"text": "Nobody objects to it."}\n'
    assert texts(line, "rows.jsonl") == ["Nobody objects to it."]
    assert texts(line, "") == ["Nobody objects to it."]
    assert texts(line, "story.txt")[0].startswith('{"text"')
    assert texts(gzip.compress(line), "rows.jsonl.gz") == ["Nobody objects to it."]


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"x", "sheet.xlsx", "sheet.xlsx: a kind of file that is not known"),
        (b"", "story.txt", "story.txt"),
        (b"\x1f\x8bbroken", "story.txt.gz", "story.txt.gz"),
        (b"PK\x03\x04broken", "stories.zip", "stories.zip"),
    ],
)
def test_what_cannot_be_read_is_a_problem_under_its_name(content: bytes, name: str, told: str) -> None:
    (problem,) = load_stream(BytesIO(content), name)
    assert isinstance(problem, Problem)
    assert told in str(problem)


def test_where_it_is_from_can_be_said() -> None:
    (problem,) = load_stream(BytesIO(b""), "", where="pasted text")
    assert "pasted text" in str(problem)


def test_limits_hold() -> None:
    (problem,) = load_stream(BytesIO(b"word " * 100), "story.txt", limits=Limits(text=50))
    assert isinstance(problem, Problem)


def test_the_stream_stays_open() -> None:
    stream = BytesIO(b"Nobody objects.")
    list(load_stream(stream, "story.txt"))
    assert not stream.closed


def test_a_name_opens_nothing() -> None:
    assert texts(b"Nobody objects.", "/etc/passwd") == ["Nobody objects."]

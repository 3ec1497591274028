"""What holds of whatever is read, found anew here: it does not ask the product whether the product is right."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator
from typing import Any

from onrecord.types import Article, Reading, Span


def spans(row: Any) -> Iterator[Span]:
    """Every span in a row, however deep."""
    if isinstance(row, Span):
        yield row
    elif isinstance(row, tuple):
        for each in row:
            yield from spans(each)
    elif dataclasses.is_dataclass(row):
        for field in dataclasses.fields(row):
            yield from spans(getattr(row, field.name))


def check_article(article: Article) -> None:
    """An article's spans are words of its text, and its facts are of the right kind."""
    assert isinstance(article.text, str)
    assert article.id and article.version
    assert all(isinstance(each, str) for each in (*article.authors, *article.reasons))
    assert article.published is None or datetime.datetime.fromisoformat(article.published)
    _check_spans(article, article.text)


def _check_spans(row: Any, text: str) -> None:
    for span in spans(row):
        assert 0 <= span.start <= span.end <= len(text)
        assert text[span.start : span.end] == span.text


def check_reading(reading: Reading) -> None:
    """Spans are words of the text; ids are of one row; what is named is there; numbers and days are such."""
    check_article(reading.article)
    _check_spans(reading, reading.article.text)
    rows = (reading.actors, reading.mentions, reading.statements, reading.events, reading.times, reading.places)
    actors, mentions, statements, events, times, places = ({row.id for row in layer} for layer in rows)
    for layer, ids in zip(rows, (actors, mentions, statements, events, times, places), strict=True):
        assert len(ids) == len(layer)
        assert all(0 <= row.confidence <= 1 for row in layer if hasattr(row, "confidence"))
    assert {each.side for each in reading.actors} <= {None, *actors}
    assert {each.actor for each in reading.mentions} <= {None, *actors}
    for said in reading.statements:
        assert said.content and all(span.start < span.end for span in (*said.source, *said.cue, *said.content))
        assert {said.speaker, None} | set(said.via) | {hop.actor for hop in said.chain} <= {None, *actors}
        assert {said.inside, said.continues} <= {None, *statements} - {said.id}
        assert said.time in {None, *times}
        assert said.speaker is not None or said.reasons
    for event in reading.events:
        for role in (*event.actors, *event.recipients):
            assert role.mention in mentions and role.actor in {None, *actors}
        assert event.time in {None, *times} and event.place in {None, *places}
        assert event.statement in {None, *statements} and event.same_event in {None, *events}
        _check_days(event.not_before, event.not_after)
        for number in event.quantities:
            assert number.min is None or number.max is None or number.min <= number.max
    for time in reading.times:
        _check_days(time.start, time.end)
    _check_ring({said.id: said.inside for said in reading.statements})


def _check_days(first: str | None, last: str | None) -> None:
    days = [datetime.date.fromisoformat(day[:10]) for day in (first, last) if day is not None]
    assert days == sorted(days)


def _check_ring(outer: dict[str, str | None]) -> None:
    """No statement stands in itself, by way of others."""
    for start, first in outer.items():
        seen, at = {start}, first
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = outer[at]

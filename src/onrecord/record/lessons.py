"""What corrections teach: articles with their statements as corrected, in the layout that the training takes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from onrecord.record.correcting import current_reading
from onrecord.record.corrections import load_corrections
from onrecord.types import Reading, Span


def lessons(connection: Connection) -> Iterator[str]:
    """Yield a line of JSON for each article whose statements somebody corrected (training/README.md has the layout).

    All statements of the article are in it, as they stand now: those that nobody looked at too.
    """
    corrections = load_corrections(connection)
    articles = dict.fromkeys(
        each.article
        for each in corrections
        if each.article and each.layer == "statement" and each.action != "undo" and not each.undone
    )
    for article in sorted(articles):
        yield lesson(current_reading(connection, article))


def lesson(reading: Reading) -> str:
    """Return the line of one article: its outermost statements, as the training data mark no others."""
    rows = [
        {"source": _pairs(row.source), "cue": _pairs(row.cue), "content": _pairs(row.content)}
        for row in reading.statements
        if row.inside is None and row.cue
    ]
    return json.dumps({"id": reading.article.id, "text": reading.article.text, "attributions": rows}) + "\n"


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]

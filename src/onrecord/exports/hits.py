"""What is found in a record, as text and as JSON."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.exports.safe import visible
from onrecord.types import Span

_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def rows_json(rows: Iterable[Any]) -> str:
    """Return frozen rows (hits, actors, links, corrections …) as a JSON array, one line each."""
    lines = ",\n".join(json.dumps(dataclasses.asdict(row), ensure_ascii=True) for row in rows)
    return f"[\n{lines}\n]\n" if lines else "[]\n"


def hits_text(hits: Iterable[Any], *, colour: bool) -> Iterator[str]:
    """Yield two lines for each hit: who and where, and the words, with those that were searched marked.

    Args:
        hits: of `record.search`.
        colour: mark by bold type, else by double angle brackets.
    """
    for hit in hits:
        who = (hit.speaker or "speaker not known", hit.act) if hit.statement else ()
        told = " · ".join(part for part in (*who, hit.outlet, (hit.published or "")[:10], hit.title) if part)
        copy = f" (copy of {hit.copy_of})" if hit.copy_of else ""
        row = f"{hit.article} {hit.statement}" if hit.statement else hit.article
        head = visible(f"{told}{copy}")
        yield f"{_DIM if colour else ''}{visible(row)}{_PLAIN if colour else ''}  {head}\n"
        yield f"    {_marked(hit.snippet, hit.matches, colour)}\n"


def _marked(snippet: Span, matches: tuple[Span, ...], colour: bool) -> str:
    opens, shuts = (_BOLD, _PLAIN) if colour else ("«", "»")
    parts, at = [], snippet.start
    for match in matches:
        parts.append(visible(snippet.text[at - snippet.start : match.start - snippet.start]))
        parts.append(f"{opens}{visible(match.text)}{shuts}")
        at = match.end
    parts.append(visible(snippet.text[at - snippet.start :]))
    return "".join(parts)


def table(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Yield rows as lines, two blanks between what is in them; nothing in them steers a terminal."""
    for row in rows:
        yield "  ".join(visible(cell) for cell in row).rstrip() + "\n"

"""Outlines of a reading's events: what their words are, as numbers, kept so that thousands can be sieved without texts.

An outline has no words, only 16 bits of each word's checksum: two events may seem to have more words in common than
they have, never fewer. So whoever sieves by it looks at the texts of what it lets through.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, pairwise
from typing import Any, Final

from sqlalchemy import Connection, text

from onrecord.knowledge.tables import packaged
from onrecord.record import tables as t
from onrecord.record.columns import plain
from onrecord.record.commands import insert
from onrecord.record.sentences import kinds_of, news_of, sentence_at, silent, words_of
from onrecord.record.texts import text_of

#: Of how outlines are made: the next number wherever the rules of `sentences`, or the form below, change.
_FORM: Final = 1
_MOST: Final = 0xFFFF
#: Marks numbers of more than one digit among the words.
DIGITS: Final = 0x8000
_WANTED: Final = text(
    "SELECT o.reading, o.packed FROM json_each(:wanted) AS w CROSS JOIN outline AS o ON o.reading = w.value"
)
_EVENTS: Final = text('SELECT reading, start, "end" FROM event ORDER BY reading, n')
_VERSIONS: Final = text(
    "SELECT r.version, v.title FROM reading AS r JOIN version AS v ON v.key = r.version WHERE r.key = :key"
)


@dataclass(frozen=True, slots=True)
class Outline:
    """The events of a reading, all as 16-bit numbers.

    Attributes:
        news: names in the title and at the beginning.
        events: of each event, in their order: place of its sentence in `names` and `words`, its word, the families of
            that.
        names, words: of each sentence.
    """

    news: tuple[int, ...]
    events: tuple[tuple[int, int, tuple[int, ...]], ...]
    names: tuple[tuple[int, ...], ...]
    words: tuple[tuple[int, ...], ...]


@lru_cache(maxsize=1)
def rules() -> int:
    """Return the number of the rules by which outlines are made here; another one of other lists of words."""
    lists = " ".join(sorted(silent())) + packaged("same_events.tsv")
    return zlib.crc32(f"{_FORM} {lists}".encode()) & _MOST


@lru_cache(maxsize=50_000)
def number_of(word: str) -> int:
    """Return the number that stands for a word, or for a name, a family or a trigger."""
    return zlib.crc32(word.encode("utf8", "surrogatepass")) & (_MOST ^ DIGITS) | (
        DIGITS if word.isdigit() and len(word) > 1 else 0
    )


def outline_of(title: str | None, body: str, triggers: Iterable[tuple[int, int]]) -> Outline:
    """Return the outline of a reading.

    Args:
        title: of its article, or None.
        body: its text.
        triggers: first and last character (half-open) of the word of each event.
    """
    events: list[tuple[int, int, tuple[int, ...]]] = []
    names: list[tuple[int, ...]] = []
    words: list[tuple[int, ...]] = []
    places: dict[tuple[int, int], int] = {}
    for start, end in triggers:
        sentence = sentence_at(body, start, end)
        at = places.setdefault((sentence.start, sentence.end), len(places))
        if at == len(names):
            for own, found in zip((names, words), words_of(sentence.text), strict=True):
                own.append(_numbers(found))
        trigger = body[start:end].lower()
        events.append((at, number_of(trigger), _numbers(kinds_of(trigger))))
    return Outline(_numbers(news_of(title, body)), tuple(events), tuple(names), tuple(words))


def _numbers(words: Iterable[str]) -> tuple[int, ...]:
    return tuple(sorted(map(number_of, words)))


def packed(outline: Outline) -> bytes | None:
    """Return an outline as it is kept; None: it is too large, or has no events."""
    if not outline.events:
        return None
    events, sentences = outline.events, list(zip(outline.names, outline.words, strict=True))
    row = [rules(), len(events), len(sentences), len(outline.news), *outline.news]
    row += (*(at for at, _, _ in events), *(trigger for _, trigger, _ in events), *(len(own) for _, _, own in events))
    row += (*(len(names) for names, _ in sentences), *(len(words) for _, words in sentences))
    row += chain.from_iterable(own for _, _, own in events)
    row += chain.from_iterable(chain(names, words) for names, words in sentences)
    return struct.pack(f"<{len(row)}H", *row) if max(row) <= _MOST else None


def unpacked(kept: bytes) -> Outline | None:
    """Return a kept outline; None: it was made by other rules, or is damaged."""
    if len(kept) % 2 or len(kept) < 8:
        return None
    row = struct.unpack(f"<{len(kept) // 2}H", kept)
    made, count, sentences, news = row[:4]
    parts = list(accumulate((4, news, count, count, count, sentences, sentences)))
    if made != rules() or parts[-1] > len(row):
        return None
    at, triggers, several, names, words = (row[a:b] for a, b in pairwise(parts[1:]))
    lengths = [*several, *chain.from_iterable(zip(names, words, strict=True))]
    ends = list(accumulate(lengths, initial=parts[-1]))
    if ends[-1] != len(row) or max(at, default=0) >= max(1, sentences):
        return None
    sets = [row[a:b] for a, b in pairwise(ends)]
    events = tuple(zip(at, triggers, sets[:count], strict=True))
    return Outline(row[4 : parts[1]], events, tuple(sets[count::2]), tuple(sets[count + 1 :: 2]))


def write_outline(
    connection: Connection, reading: int, title: str | None, body: str, triggers: Sequence[tuple[int, int]]
) -> None:
    """Keep the outline of a reading."""
    kept = packed(outline_of(title, body, triggers)) if triggers else None
    if kept is not None:
        insert(connection, t.OUTLINE, {"reading": reading, "packed": kept})


def outlines(connection: Connection, readings: Iterable[int]) -> dict[int, Outline]:
    """Return the outlines that are kept of some readings, as far as they were made by the rules of today."""
    found: dict[int, Outline] = {}
    for reading, kept in connection.execute(_WANTED, {"wanted": json.dumps(sorted(set(readings)))}):
        outline = unpacked(kept)
        if outline is not None:
            found[reading] = outline
    return found


def write_missing(connection: Connection) -> None:
    """Keep the outlines of all readings, in a record whose tables just came to hold them.

    A reading whose text is damaged gets none: the record can be opened still, and `check` tells what is wrong.
    """
    triggers: dict[int, list[tuple[int, int]]] = {}
    for reading, start, end in connection.execute(_EVENTS):
        triggers.setdefault(reading, []).append((start, end))
    for reading, own in triggers.items():
        row: Any = connection.execute(_VERSIONS, {"key": reading}).one()
        with suppress(zlib.error, UnicodeDecodeError):
            write_outline(connection, reading, plain(row.title), text_of(connection, row.version), own)

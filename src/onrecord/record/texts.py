"""The texts of articles, compressed, in parts that fill the pages of the file: whole ones would leave a third empty."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, bindparam, select, text

from onrecord.record import tables as t
from onrecord.record.commands import insert_all
from onrecord.record.news_words import NEWS_WORDS
from onrecord.record.phrases import pack, unpack

#: Bytes of a part: four of them and what SQLite needs for each fill a page.
_PART: Final = 985
_PARTS: Final = select(t.PASSAGE.c.part).where(t.PASSAGE.c.version == bindparam("own")).order_by(t.PASSAGE.c.n)
_MANY: Final = text(
    """SELECT p.version, p.part FROM json_each(:wanted) AS w CROSS JOIN passage AS p ON p.version = w.value
    ORDER BY p.version, p.n"""
)


def write_text(connection: Connection, version: int, body: str) -> None:
    """Keep the text of a version."""
    packed = pack(body, NEWS_WORDS)
    parts = [packed[at : at + _PART] for at in range(0, len(packed), _PART)]
    rows = [{"version": version, "n": n, "part": part} for n, part in enumerate(parts)]
    insert_all(connection, t.PASSAGE, rows)


def text_of(connection: Connection, version: int) -> str:
    """Return the text of a version, to the last character."""
    return unpacked(b"".join(connection.execute(_PARTS, {"own": version}).scalars()))


def packed_texts(connection: Connection, versions: Iterable[int]) -> dict[int, bytes]:
    """Return the texts of many versions, as `unpacked` takes them: not all of them may be looked at."""
    parts: dict[int, list[bytes]] = defaultdict(list)
    for version, part in connection.execute(_MANY, {"wanted": json.dumps(sorted(set(versions)))}):
        parts[version].append(part)
    return {version: b"".join(own) for version, own in parts.items()}


def unpacked(packed: bytes) -> str:
    """Return a text, to the last character."""
    return unpack(packed)

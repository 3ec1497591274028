"""The texts of articles, compressed, in parts that fill the pages of the file: whole ones would leave a third empty."""

from __future__ import annotations

import zlib
from typing import Final

from sqlalchemy import Connection, bindparam, select

from onrecord.record import tables as t

#: Bytes of a part: four of them and what SQLite needs for each fill a page.
_PART: Final = 985
_PARTS: Final = select(t.PASSAGE.c.part).where(t.PASSAGE.c.version == bindparam("own")).order_by(t.PASSAGE.c.n)


def write_text(connection: Connection, version: int, text: str) -> None:
    """Keep the text of a version."""
    packed = zlib.compress(text.encode("utf8", "surrogatepass"), 9)
    parts = [packed[at : at + _PART] for at in range(0, len(packed), _PART)]
    rows = [{"version": version, "n": n, "part": part} for n, part in enumerate(parts)]
    connection.execute(t.PASSAGE.insert(), rows)


def text_of(connection: Connection, version: int) -> str:
    """Return the text of a version, to the last character."""
    packed = b"".join(connection.execute(_PARTS, {"own": version}).scalars())
    return zlib.decompress(packed).decode("utf8", "surrogatepass")

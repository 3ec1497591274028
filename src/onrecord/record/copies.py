"""Articles that are copies of one another: one wire story in many papers, one page under two addresses.

Two texts are copies if seven in ten of the word quadruples of the shorter one stand in the longer one too. Candidates
are those that share two bands of their MinHash (datasketch), which are kept in the record; each is then compared in
full.
Who is a copy of whom follows from the set of articles alone, not from the order in which they came.
"""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, func, select, update

from onrecord.record import tables as t
from onrecord.record.commands import insert_all, rows_of, value_of
from onrecord.record.texts import text_of

if TYPE_CHECKING:
    from datasketch import MinHash

_WORD: Final = re.compile(r"\w+")
#: Words that are compared at a time.
_RUN: Final = 4
#: Words of a text that are looked at.
_MOST: Final = 20_000
#: Characters of a text whose words are found one by one, so that those that are not looked at are never found.
_LONG: Final = 200_000
#: A text with fewer quadruples than this is never told to be a copy.
SHORTEST: Final = 40
#: Share of the shorter text's quadruples that make it a copy.
SHARED: Final = 0.7
# Bands, values in each, and how many two texts must share to be compared: those that have half of their quadruples in
# common do 94 times in 100, those that have a tenth do once in 100.
_BANDS: Final = 16
_ROWS: Final = 2
_SHARED_BANDS: Final = 2


def quadruples(text: str) -> set[bytes]:
    """Return the runs of four words of a text, without case, as UTF-8; of a very long one those of its beginning."""
    # all words at once: no blank is in one
    words = " ".join(_words(text.casefold())).encode("utf8", "surrogatepass").split(b" ")
    return set(map(b" ".join, zip(*(words[at:] for at in range(_RUN)), strict=False)))


def _words(text: str) -> list[str]:
    if len(text) <= _LONG:
        return _WORD.findall(text)[:_MOST]
    return [match.group() for match in islice(_WORD.finditer(text), _MOST)]


def are_copies(one: set[bytes], other: set[bytes]) -> bool:
    """Return whether two texts, as `quadruples` gives them, are copies."""
    shorter = min(len(one), len(other))
    return shorter >= SHORTEST and len(one & other) >= SHARED * shorter


def bands(runs: set[bytes]) -> tuple[int, ...]:
    """Return the bands of a text's MinHash as numbers; none for a text that is too short."""
    if len(runs) < SHORTEST:
        return ()
    signature = _empty().copy()
    signature.update_batch(runs)
    values = [int(value) for value in signature.hashvalues]
    return tuple(_number(f"{band}:{values[band * _ROWS : (band + 1) * _ROWS]}") for band in range(_BANDS))


@cache
def _empty() -> MinHash:
    from datasketch import MinHash  # here, because it takes a second to load

    return MinHash(num_perm=_BANDS * _ROWS, seed=1, scheme="affine32", hashfunc=zlib.crc32)


def _number(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode("ascii"), digest_size=6).digest(), "big")


def mark_copies(connection: Connection, version: int, article: int, text: str) -> None:
    """Keep the bands of a new version and join its article to the families it is a copy of."""
    runs = quadruples(text)
    own = bands(runs)
    if not own:
        return
    families = _families(connection, own, runs, article)
    insert_all(connection, t.BAND, [{"band": band, "version": version} for band in sorted(set(own))])
    if not families:
        return
    family = min(families)
    connection.execute(
        update(t.ARTICLE)
        .where((t.ARTICLE.c.key == article) | t.ARTICLE.c.family.in_(families - {family}))
        .values(family=family)
    )
    mark_original(connection, family)


def _families(connection: Connection, own: tuple[int, ...], runs: set[bytes], article: int) -> set[int]:
    """The families of the articles that this text is a copy of, and its article's own."""
    alike = rows_of(connection, _ALIKE, json.dumps(sorted(set(own))), _SHARED_BANDS)
    if all(each == article for _, _, each in alike):
        return set()
    found = {int(value_of(connection, _FAMILY, article))}
    for family, version, each in alike:
        # one copy in a family is enough: the rest of it is joined already
        if each == article or family in found:
            continue
        if are_copies(runs, quadruples(text_of(connection, version))):
            found.add(family)
    return found if len(found) > 1 else set()


_ALIKE: Final = """SELECT a.family, v.key, v.article
    FROM (
        SELECT b.version FROM json_each(?) AS w CROSS JOIN band AS b ON b.band = w.value
        GROUP BY b.version HAVING count(*) >= ?
    ) AS s CROSS JOIN version AS v ON v.key = s.version CROSS JOIN article AS a ON a.key = v.article
    ORDER BY v.key"""
_FAMILY: Final = "SELECT family FROM article WHERE key = ?"


def mark_original(connection: Connection, family: int) -> None:
    """Make all articles of a family copies of its first one: the earliest date, then the smallest id."""
    dated = (
        select(t.ARTICLE.c.key)
        .join(t.VERSION, t.VERSION.c.article == t.ARTICLE.c.key)
        .where(t.ARTICLE.c.family == family)
        .group_by(t.ARTICLE.c.key)
        .order_by(func.min(func.coalesce(t.VERSION.c.published, "~")), t.ARTICLE.c.id)
        .limit(1)
    )
    first = connection.execute(dated).scalar_one()
    whole = t.ARTICLE.c.family == family
    connection.execute(update(t.ARTICLE).where(t.ARTICLE.c.key == first).values(copy_of=None))
    connection.execute(
        update(t.ARTICLE)
        .where(whole, t.ARTICLE.c.key != first, t.ARTICLE.c.copy_of.is_distinct_from(first))
        .values(copy_of=first)
    )


def forget_bands(connection: Connection, version: int, text: str) -> None:
    """Take the bands of a version that is deleted out of the record."""
    own = bands(quadruples(text))
    if own:
        connection.execute(t.BAND.delete().where(t.BAND.c.band.in_(own), t.BAND.c.version == version))

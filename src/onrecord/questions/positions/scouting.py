"""Which statements of a record may meet a denial, told by a quick look at places and words.

It lets through whatever the rules of `disputes` could take, and keeps away most of what they would not, so that little
is loaded.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, Row, text

from onrecord.questions.evidence.parties import packed_pairs
from onrecord.questions.positions.answering import NEAR, SENTENCE, SOON, in_one_sentence
from onrecord.questions.positions.comparing import SHARED_ACROSS, SHARED_WITHIN
from onrecord.questions.positions.stances import HOLDING
from onrecord.questions.positions.wording import forms, may_point, said
from onrecord.record.compared import Reply
from onrecord.record.texts import unpacked

Pair = tuple[int, int]
#: The state whose side an actor x with the body b behind it may be on, as `parties.side_of` tells it.
_STATE: Final = """CASE
    WHEN x.kind = 's' OR json_extract(x.sectors, '$[0]') IN ('GOV', 'MIL', 'SPY') THEN x.country
    WHEN b.kind = 's' OR json_extract(b.sectors, '$[0]') IN ('GOV', 'MIL', 'SPY') THEN b.country END"""
#: Statements before and behind a denial among which what it answers is looked for.
_BEFORE: Final = 10
_BEHIND: Final = 4
#: Characters of the shortest cue that may tell two positions.
_LONG: Final = len("no longer deny")
#: Statements near a denial that mention the side which denies, and statements within it.
_ANSWERED: Final = text(
    f"""WITH denial AS (
        SELECT d.*, x.identity, b.identity AS body, {_STATE} AS state
        FROM json_each(:denials) AS w CROSS JOIN statement AS d ON d.reading = w.value >> 32
            AND d.n = w.value & 4294967295
        CROSS JOIN actor AS x ON x.reading = d.reading AND x.n = d.speaker
        LEFT JOIN actor AS b ON b.reading = x.reading AND b.n = x.side)
    SELECT d.reading, d.n, d.key, d.cue_start, d.content_start, d.content_end,
        p.n AS p_n, p.act, p.inside, p.key AS p_key, p.content_start AS p_start, p.content_end AS p_end
    FROM denial AS d
    CROSS JOIN statement AS p ON p.reading = d.reading AND p.n BETWEEN d.n - :before AND d.n + :behind AND p.n != d.n
    WHERE p.act IN (SELECT value FROM json_each(:acts)) AND (p.inside = d.n OR EXISTS (
        SELECT 1 FROM mention AS m CROSS JOIN actor AS y ON y.reading = m.reading AND y.n = m.actor
        WHERE m.reading = p.reading AND m.start >= p.content_start
        AND (m."end" <= p.content_end OR EXISTS (
            SELECT 1 FROM piece WHERE piece.statement = p.key AND piece.part = 2
            AND m.start >= piece.start AND m."end" <= piece."end"))
        AND (y.identity = d.identity OR y.identity = d.body OR y.country = d.state)))"""  # noqa: S608
)
#: Denials with who denies, and accusations with whom their content names first.
_AIMED: Final = text(
    f"""SELECT s.reading, s.n, s.act, s.key, s.content_start, s.content_end, r.published,
        x.identity, b.identity AS body, {_STATE} AS state
    FROM json_each(:statements) AS w CROSS JOIN statement AS s ON s.reading = w.value >> 32
            AND s.n = w.value & 4294967295
    CROSS JOIN reading AS r ON r.key = s.reading
    CROSS JOIN actor AS x ON x.reading = s.reading AND x.n = CASE WHEN s.act = 'deny' THEN s.speaker ELSE (
        SELECT m.actor FROM mention AS m WHERE m.reading = s.reading AND m.actor IS NOT NULL
        AND m.start >= s.content_start AND m."end" <= s.content_end ORDER BY m.start, m.n LIMIT 1) END
    LEFT JOIN actor AS b ON b.reading = x.reading AND b.n = x.side"""  # noqa: S608
)
#: Denials and acknowledgements with who makes them.
_TURNING: Final = text(
    f"""SELECT s.reading, s.n, s.act, s.key, s.cue_start, s.cue_end, s.content_start, s.content_end,
        x.identity, b.identity AS body, {_STATE} AS state
    FROM json_each(:statements) AS w CROSS JOIN statement AS s ON s.reading = w.value >> 32
            AND s.n = w.value & 4294967295
    CROSS JOIN actor AS x ON x.reading = s.reading AND x.n = s.speaker
    LEFT JOIN actor AS b ON b.reading = x.reading AND b.n = x.side
    WHERE s.content_start IS NOT NULL AND s.cue_start IS NOT NULL"""  # noqa: S608
)
_MORE: Final = text(
    """SELECT p.statement, p.start, p."end" FROM json_each(:statements) AS w
    CROSS JOIN piece AS p ON p.statement = w.value AND p.part = 2 ORDER BY p.statement, p.n"""
)
_TEXTS: Final = text(
    """SELECT r.key, p.part FROM json_each(:readings) AS w CROSS JOIN reading AS r ON r.key = w.value
    CROSS JOIN passage AS p ON p.version = r.version ORDER BY r.key, p.n"""
)


@dataclass(slots=True)
class Contents:
    """The words of contents, each looked at once."""

    packed: dict[int, bytes]
    more: dict[int, list[Pair]]
    known: dict[int, tuple[list[str], frozenset[str]]] = field(default_factory=dict)
    _texts: dict[int, str] = field(default_factory=dict)

    def text(self, reading: int) -> str:
        """Return the text of a reading."""
        if reading not in self._texts:
            self._texts[reading] = unpacked(self.packed[reading])
        return self._texts[reading]

    def words(self, reading: int, key: int, first: Pair) -> tuple[list[str], frozenset[str]]:
        """Return the words of the content of a statement, and what it speaks of."""
        if key not in self.known:
            text = self.text(reading)
            words = [word for a, b in (first, *self.more.get(key, ())) for word in said(text[a:b])]
            self.known[key] = words, forms(words)
        return self.known[key]


def answered(connection: Connection, denials: Iterable[Pair]) -> list[Reply]:
    """Return the denials that may answer something said in their own reports, each with what that is."""
    given = {
        "denials": packed_pairs(denials), "acts": json.dumps(sorted(HOLDING)),
        "before": _BEFORE, "behind": _BEHIND,
    }  # fmt: skip
    rows = connection.execute(_ANSWERED, given).all()
    contents = _contents(
        connection, {row.reading for row in rows}, {key for row in rows for key in (row.key, row.p_key)}
    )
    return [(row.reading, row.n, row.reading, row.p_n) for row in rows if _may_answer(contents, row)]


def _may_answer(contents: Contents, row: Row[Any]) -> bool:
    after = row.n - row.p_n
    if row.inside == row.n or (row.act == "accuse" and 0 < after <= SOON):
        return True
    last = max(end for _, end in ((row.p_start, row.p_end), *contents.more.get(row.p_key, ())))
    near = row.cue_start is not None and 0 < row.cue_start - last <= SENTENCE
    if near and in_one_sentence(contents.text(row.reading), last, row.cue_start):
        return True
    words, denied = contents.words(row.reading, row.key, (row.content_start, row.content_end))
    if after > 0 and may_point(words):
        return True
    _, told = contents.words(row.reading, row.p_key, (row.p_start, row.p_end))
    return len(denied & told) >= (SHARED_WITHIN if row.act == "accuse" else SHARED_ACROSS)


def accused(connection: Connection, denials: Iterable[Pair], accusations: Iterable[Pair]) -> list[Reply]:
    """Return the denials that may answer an accusation in another report of some days, each with that."""
    rows = connection.execute(_AIMED, {"statements": packed_pairs((*denials, *accusations))}).all()
    dated = [(day, row) for row in rows if (day := _day(row.published)) is not None]
    listed: dict[object, list[tuple[int, int, Row[Any]]]] = defaultdict(list)
    for day, row in dated:
        if row.act != "deny":
            for key in _who(row):
                listed[key].append((day, row.key, row))
    for one in listed.values():
        one.sort(key=lambda each: each[:2])
    pairs = [
        (row, other)
        for day, row in dated
        if row.act == "deny"
        for key in _who(row)
        for other in _within(listed.get(key, ()), day)
        if other.reading != row.reading
    ]
    both = {row.key: row for pair in pairs for row in pair}
    contents = _contents(connection, {row.reading for row in both.values()}, set(both))
    own = {
        key: contents.words(row.reading, key, (row.content_start, row.content_end))[1]
        for key, row in both.items()
        if row.content_start is not None
    }
    none = frozenset[str]()
    met = [pair for pair in pairs if len(own.get(pair[0].key, none) & own.get(pair[1].key, none)) >= SHARED_ACROSS]
    return sorted({(row.reading, row.n, other.reading, other.n) for row, other in met})


def turning(connection: Connection, statements: Iterable[Pair]) -> set[Pair]:
    """Return those denials and acknowledgements that may be two ends of a shift.

    There is one of the other kind by the same side in the same report, or one that speaks of the same in another; or
    the cue is long enough to tell both ("no longer denies").
    """
    rows = connection.execute(_TURNING, {"statements": packed_pairs(statements)}).all()
    found = {(row.reading, row.n) for row in rows if row.cue_end - row.cue_start >= _LONG}
    # who never does one of both has nothing to turn from, or to
    both = set.intersection(
        *({who for row in rows if (row.act == "deny") is so for who in _who(row)} for so in (True, False))
    )
    rows = [row for row in rows if not both.isdisjoint(_who(row))]
    contents = _contents(connection, {row.reading for row in rows}, {row.key for row in rows})
    denials: dict[object, dict[object, list[Row[Any]]]] = defaultdict(lambda: defaultdict(list))
    spoken = {row.key: contents.words(row.reading, row.key, (row.content_start, row.content_end))[1] for row in rows}
    for row in rows:
        if row.act == "deny":
            for who in _who(row):
                for what in (row.reading, *spoken[row.key]):
                    denials[who][what].append(row)
    for row in rows:
        met = [] if row.act == "deny" else _of_same(row, spoken[row.key], denials)
        if met:
            found.update((each.reading, each.n) for each in (row, *met))
    return found


def _of_same(
    row: Row[Any], spoken: Iterable[str], denials: dict[object, dict[object, list[Row[Any]]]]
) -> list[Row[Any]]:
    """The denials by who makes an acknowledgement that stand in the same report, or share enough words with it."""
    shared: Counter[int] = Counter()
    by_key: dict[int, Row[Any]] = {}
    for who in _who(row):
        for what in (row.reading, *spoken):
            for other in denials[who].get(what, ()):
                by_key[other.key] = other
                shared[other.key] += SHARED_ACROSS if what == row.reading else 1
    return [by_key[key] for key, count in shared.items() if count >= SHARED_ACROSS]


def _who(row: Row[Any]) -> set[object]:
    return {key for key in (row.identity, row.body, row.state) if key is not None}


def _within(listed: Sequence[tuple[int, int, Row[Any]]], day: int) -> list[Row[Any]]:
    first = bisect_left(listed, day - NEAR, key=lambda one: one[0])
    return [one[2] for one in listed[first : bisect_left(listed, day + NEAR + 1, key=lambda one: one[0])]]


def _day(published: str | None) -> int | None:
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


def _contents(connection: Connection, readings: set[int], statements: set[int]) -> Contents:
    parts: dict[int, list[bytes]] = defaultdict(list)
    for reading, part in connection.execute(_TEXTS, {"readings": json.dumps(sorted(readings))}):
        parts[reading].append(part)
    more: dict[int, list[Pair]] = defaultdict(list)
    for statement, start, end in connection.execute(_MORE, {"statements": json.dumps(sorted(statements))}):
        more[statement].append((start, end))
    return Contents({key: b"".join(own) for key, own in parts.items()}, more)

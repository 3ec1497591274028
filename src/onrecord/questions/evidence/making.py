"""Statements and events made of rows that were fetched, each once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Row

from onrecord.questions.evidence.fetching import Pair
from onrecord.questions.evidence.parties import Party
from onrecord.questions.evidence.view import Happening, Place, Relay, Report, Told
from onrecord.record import tables as t
from onrecord.record.columns import day_text, plain

#: Kinds of hops and forms of statements, as `record.tables` codes them.
_HOP_KINDS: Final = {"s": "speaker", "o": "outlet", "a": "author", "p": "platform"}
_FORMS: Final = {"d": "direct", "i": "indirect", "m": "mixed"}
#: Parts in which a confidence is stored.
_PARTS: Final = 10_000
_SETTINGS: Final = Path(__file__).resolve().parents[2] / "models" / "events.json"


@lru_cache(maxsize=1)
def doubtful_below() -> float:
    """Return the confidence below which the shipped reader marks events doubtful."""
    from onrecord.reading.events.settings import load_settings  # not the layer, which brings its whole model with it

    return load_settings(_SETTINGS).doubtful


def least_sure() -> int:
    """Return the confidence, as the record keeps it, from which the shipped reader is sure enough of an event."""
    return round(doubtful_below() * _PARTS)


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes evidence of rows."""

    reports: dict[int, Report] = field(default_factory=dict)
    rows: dict[Pair, Any] = field(default_factory=dict)
    parties: dict[Pair, Party] = field(default_factory=dict)
    roles: dict[int, list[Any]] = field(default_factory=dict)
    hops: dict[int, list[Any]] = field(default_factory=dict)
    pieces: dict[int, list[Any]] = field(default_factory=dict)
    about: dict[int, list[Any]] = field(default_factory=dict)
    made: dict[Pair, Told] = field(default_factory=dict)
    making: set[Pair] = field(default_factory=set)

    def know(self, more: Maker) -> None:
        """Take what another one knows."""
        self.reports.update(more.reports)
        self.rows.update(more.rows)
        self.parties.update(more.parties)
        for own, other in (
            (self.roles, more.roles), (self.hops, more.hops), (self.pieces, more.pieces), (self.about, more.about)
        ):  # fmt: skip
            own.update(other)

    def told(self, reading: int, n: int) -> Told:
        """Return a statement, each once; one that is said to stand within itself stands in nothing."""
        found = self.made.get((reading, n))
        if found is None:
            # all at once: there are too many rows to ask each for its columns by name
            _, _, key, a, b, c, d, e, f, form, act, speaker, inside, sure, first, last = self.rows[(reading, n)]
            self.making.add((reading, n))
            loose = inside is None or (reading, inside) in self.making
            pieces = self.pieces.get(key, ())
            found = self.made[(reading, n)] = Told(
                report=self.reports[reading], number=n, source=_places(a, b, pieces, t.SOURCE),
                cue=_places(c, d, pieces, t.CUE), content=_places(e, f, pieces, t.CONTENT),
                form=_FORMS.get(form, form), act=act,
                speaker=None if speaker is None else self.parties[(reading, speaker)],
                chain=tuple([self._relay(reading, *hop) for hop in self.hops.get(key, ())]),
                inside=None if loose else self.told(reading, inside),
                about=self._parties(reading, [actor for _, actor in self.about.get(key, ())]),
                since=day_text(first), until=day_text(last), confidence=_share(sure),
            )  # fmt: skip
            self.making.discard((reading, n))
        return found

    def _relay(self, reading: int, _: int, actor: int, kind: str, anonymous: int) -> Relay:
        return Relay(self.parties[(reading, actor)], _HOP_KINDS.get(kind, kind), bool(anonymous))

    def happening(self, row: Any, place: Row[Any] | None) -> Happening:
        """Return an event."""
        (
            key, reading, n, kind, mode, start, end, not_before, not_after, _, factuality, background, quad, score,
            statement, same, sure,
        ) = row  # fmt: skip
        confidence, roles = _share(sure), self.roles.get(key, ())
        return Happening(
            report=self.reports[reading], key=key, number=n, type=kind, mode=mode, factuality=factuality,
            actors=self._parties(reading, [actor for _, part, actor in roles if part == t.ACTORS]),
            recipients=self._parties(reading, [actor for _, part, actor in roles if part == t.RECIPIENTS]),
            trigger=(start, end), not_before=not_before, not_after=not_after,
            place=None if place is None else plain(place.name), country=None if place is None else place.country,
            background=bool(background), quad=quad, score=score,
            told=None if statement is None else self.told(reading, statement), same=n if same is None else same,
            confidence=confidence, doubtful=confidence < doubtful_below(),
        )  # fmt: skip

    def _parties(self, reading: int, numbers: Sequence[int]) -> tuple[Party, ...]:
        """The parties of actors, each once; of numbers, as parties take long to compare."""
        if len(numbers) > 1:
            numbers = list(dict.fromkeys(numbers))
        return tuple([self.parties[(reading, n)] for n in numbers])


def _places(start: int | None, end: int, pieces: Sequence[Row[Any]], part: int) -> tuple[Place, ...]:
    if start is None:
        return ()
    return ((start, end), *((one.start, one.end) for one in pieces if one.part == part)) if pieces else ((start, end),)


def _share(stored: float | None) -> float:
    return 0.0 if stored is None else stored / _PARTS if isinstance(stored, int) else stored

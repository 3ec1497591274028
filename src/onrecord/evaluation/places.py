"""`onrecord evaluate places`: which names of places are found, and which places they are taken for."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from onrecord.evaluation.intervals import Figure, figure
from onrecord.evaluation.place_countries import country_of
from onrecord.evaluation.place_labels import LabelledPlace, LabelledText, labelled_places
from onrecord.intake import from_object
from onrecord.knowledge.known_places import distance
from onrecord.types import Article, Place, Reading

#: A place is right that lies so near to the labelled one, in kilometres: a hundred miles, as is usual.
NEAR: Final = 161.0


class Reads(Protocol):
    """What reads articles: a `onrecord.Reader`."""

    def read_many(self, articles: Iterable[Article], jobs: int | None = None) -> Iterator[Reading]:
        """Read articles in their order."""
        ...


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A found place beside the label that it is one of.

    Attributes:
        found: the place of the reading, or None where a labelled one was missed.
        label: the labelled one, or None where there is none.
        near: whether it lies near to the labelled one; None where either has no coordinates.
        country: whether its country is that of the labelled one; None where either has none.
        left_out: whether a missed one stands in what is not read (a dateline, a caption).
    """

    found: Place | None
    label: LabelledPlace | None
    near: bool | None = None
    country: bool | None = None
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class PlaceScores:
    """What the evaluation found.

    Attributes:
        data: name and SHA-256 of the data.
        texts: the rows of each text, with its words.
        figures: each with its interval over texts.
    """

    data: tuple[str, str]
    texts: tuple[tuple[str, tuple[PlaceRow, ...]], ...]
    figures: dict[str, Figure]


def compare(text: LabelledText, reading: Reading) -> tuple[PlaceRow, ...]:
    """Return the rows of one text: found and labelled places pair one to one where they share a character."""
    rows: list[PlaceRow] = []
    open_ = list(text.places)
    for place in reading.places:
        label = next((lab for lab in open_ if lab.start < place.span.end and place.span.start < lab.end), None)
        if label is None:
            rows.append(PlaceRow(place, None))
            continue
        open_.remove(label)
        rows.append(PlaceRow(place, label, _near(place, label), _same_country(place, label)))
    skipped = [part.span for part in reading.left_out if part.span is not None]
    for label in open_:
        outside = any(span.start < label.end and label.start < span.end for span in skipped)
        rows.append(PlaceRow(None, label, left_out=outside))
    return tuple(rows)


def _near(place: Place, label: LabelledPlace) -> bool | None:
    if place.latitude is None or place.longitude is None or label.latitude is None or label.longitude is None:
        return None
    return distance(place.latitude, place.longitude, label.latitude, label.longitude) <= NEAR


def _same_country(place: Place, label: LabelledPlace) -> bool | None:
    """Whether the countries agree; that of the label is told by its id, else by the town nearest to its point."""
    if place.country is None or label.latitude is None or label.longitude is None:
        return None
    meant = country_of(label.geonames, label.latitude, label.longitude)
    return None if meant is None else meant == place.country


Texts = Sequence[tuple[PlaceRow, ...]]
_Test = Callable[[PlaceRow], bool]


def figures(texts: Texts) -> dict[str, Figure]:
    """Return the figures of some texts, each with its interval over them."""
    paired: _Test = lambda row: row.found is not None and row.label is not None  # noqa: E731
    measures: dict[str, Callable[[PlaceRow], tuple[float, float]]] = {
        "found, precision": lambda r: (paired(r), r.found is not None),
        "found, recall": lambda r: (paired(r), r.label is not None),
        "found, F1": lambda r: (2 * paired(r), (r.found is not None) + (r.label is not None)),
        "placed, of those found": lambda r: (
            paired(r) and _is_placed(r),
            paired(r),
        ),
        "near, of those placed": lambda r: (r.near is True, r.near is not None),
        "country right, of those placed": lambda r: (r.country is True, r.country is not None),
        "missed in what is not read": lambda r: (r.left_out, r.label is not None),
    }
    return {name: figure(texts, _summed(measure)) for name, measure in measures.items()}


def _is_placed(row: PlaceRow) -> bool:
    return row.found is not None and row.found.latitude is not None


def _summed(measure: Callable[[PlaceRow], tuple[float, float]]) -> Callable[[Texts], tuple[float, float]]:
    def total(texts: Texts) -> tuple[float, float]:
        above = below = 0.0
        for rows in texts:
            for row in rows:
                a, b = measure(row)
                above, below = above + a, below + b
        return above, below

    return total


def evaluate_places(
    path: Path, reader: Reads, *, jobs: int | None = None, progress: Callable[[], None] | None = None
) -> PlaceScores:
    """Read the texts of a labelled file and score the places found in them.

    Args:
        path: JSON lines, see `onrecord.evaluation.place_labels.labelled_places`.
        reader: an `onrecord.Reader` with the layer places.
        jobs: processes, see `Reader.read_many`.
        progress: called once per text done.
    """
    texts = labelled_places(path)
    articles = (from_object({"text": t.text, "title": t.title, "url": t.url, "date": t.published}) for t in texts)
    done: list[tuple[str, tuple[PlaceRow, ...]]] = []
    for text, reading in zip(texts, reader.read_many(articles, jobs), strict=True):
        done.append((text.text, compare(text, reading)))
        if progress:
            progress()
    found = figures([rows for _, rows in done])
    return PlaceScores((path.name, hashlib.sha256(path.read_bytes()).hexdigest()), tuple(done), found)

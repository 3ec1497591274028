"""Labelled places: texts with the names of places in them and where each one lies."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from onrecord.errors import DataError
from onrecord.knowledge.countries import by_people
from onrecord.knowledge.lists import word_list

#: A label whose characters are not its name is moved to that name where it stands so near.
_MOVED: Final = 40


@dataclass(frozen=True, slots=True)
class LabelledPlace:
    """A name of a place: where it stands, what it is called, where it lies (None: not told), its GeoNames id."""

    start: int
    end: int
    name: str
    latitude: float | None
    longitude: float | None
    geonames: int | None


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text with its places; those that name a people or what is theirs ("Turkish") are left out."""

    text: str
    title: str | None
    url: str | None
    published: str | None
    places: tuple[LabelledPlace, ...]


def labelled_places(path: Path) -> list[LabelledText]:
    """Read labelled texts.

    Args:
        path: JSON lines: `text`, `toponyms` (each with `span`, `name`, `latitude`, `longitude`, `geonames`), and where
            known `title`, `url`, `published`.

    Raises:
        DataError: the file cannot be read, or a line is not such a text.
    """
    try:
        lines = path.read_text(encoding="utf8").splitlines()
    except OSError as error:
        raise DataError("cannot be read", where=str(path)) from error
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            text = str(row["text"])
            places = tuple(sorted(_places(text, row["toponyms"]), key=lambda place: (place.start, place.end)))
            facts = (row.get("title"), row.get("url"), row.get("published"))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise DataError("not a labelled text with its toponyms", where=path.name, line=number) from error
        found.append(LabelledText(text, *facts, places))
    return found


def is_demonym(name: str) -> bool:
    """Whether a name is that of a people or of what is theirs, not of a place: Turkish, Asian."""
    last = name.rsplit(maxsplit=1)[-1].lower() if name.split() else ""
    return by_people(name) is not None or last in word_list("people_of_region", "place_words.tsv")


def _places(text: str, rows: Iterable[dict[str, Any]]) -> Iterator[LabelledPlace]:
    taken: set[int] = set()
    for row in rows:
        start, end = (int(at) for at in row["span"])
        name = str(row["name"])
        if text[start:end].lower() != name.lower():
            start, end = _moved(text, start, end, name, taken)
        taken.add(start)
        if is_demonym(name) or is_demonym(text[start:end]):
            continue
        at = row.get("latitude"), row.get("longitude")
        number = row.get("geonames")
        yield LabelledPlace(
            start, end, name, None if at[0] is None else float(at[0]), None if at[1] is None else float(at[1]),
            int(number) if number else None,
        )  # fmt: skip


def _moved(text: str, start: int, end: int, name: str, taken: set[int]) -> tuple[int, int]:
    """Where the name of a label stands, which is a few characters off in texts that were changed after labelling."""
    places = [m.start() for m in re.finditer(re.escape(name), text[: end + _MOVED]) if m.start() not in taken]
    nearest = min(places, key=lambda at: abs(at - start), default=None)
    if nearest is None or abs(nearest - start) > _MOVED:
        return start, end
    return nearest, nearest + len(name)

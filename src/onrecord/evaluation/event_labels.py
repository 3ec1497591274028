"""Labelled sentences with events, and sentences with a marked pair of actors, read from JSON lines."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

from onrecord.errors import DataError
from onrecord.evaluation.events import Marked, Pair
from onrecord.knowledge.plover import ontology

_FIX: Final = "See docs/data-and-evaluation.md for the layout"
_FACTUALITIES: Final = ("asserted", "denied", "possible", "future", "hypothetical")
_MARKED: Final = re.compile(r"<([st])>(.*?)</\1>")
#: One name in older data for the verbal and the carried-out concession.
YIELD: Final = "YIELD"
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """A sentence and its events.

    Attributes:
        id: what stands before @ names the article.
        sampled: `contiguous` where it is from a run of sentences as they stand, else how it was chosen.
    """

    id: str
    text: str
    events: tuple[Marked, ...]
    sampled: str | None

    @property
    def article(self) -> str:
        """What the sentence is a part of."""
        return self.id.partition("@")[0]


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """A sentence with an actor and a recipient (empty: not named in it), each in one place or several, and the type."""

    text: str
    actor: tuple[Pair, ...]
    recipient: tuple[Pair, ...]
    type: str


def labelled_events(path: Path) -> list[LabelledSentence]:
    """Read sentences with events.

    Raises:
        DataError: the file or a line of it is not in the stated layout.
    """
    return _lines(path, _sentence)


def labelled_pairs(path: Path) -> list[LabelledPair]:
    """Read sentences with a marked pair: `marked` holds <s>actor</s> and <t>recipient</t>, `type` one of PLOVER's.

    Raises:
        DataError: the file or a line of it is not in the stated layout.
    """
    return _lines(path, _pair)


def _lines(path: Path, make: Callable[[dict[str, Any]], _T]) -> list[_T]:
    out: list[_T] = []
    try:
        with path.open(encoding="utf8") as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                try:
                    out.append(make(json.loads(line)))
                except (ValueError, KeyError, TypeError, AttributeError) as error:
                    what = f"not a labelled sentence ({error!r})"
                    raise DataError(what, where=str(path), line=number, fix=_FIX) from error
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"the file cannot be read ({error})", where=str(path), fix=_FIX) from error
    if not out:
        raise DataError("the file holds no sentence", where=str(path), fix=_FIX)
    return out


def _sentence(row: dict[str, Any]) -> LabelledSentence:
    text = row["text"]
    events = tuple(_event(text, event) for event in row["events"])
    return LabelledSentence(str(row["id"]), text, events, row.get("sampled"))


def _event(text: str, row: dict[str, Any]) -> Marked:
    spans = {name: tuple((int(a), int(b)) for a, b in row[name]) for name in ("actor", "recipient")}
    start, end = row["trigger"]
    if any(not 0 <= a < b <= len(text) for a, b in ((start, end), *spans["actor"], *spans["recipient"])):
        raise ValueError("a span lies outside the text")
    if row["type"] not in ontology().types or row["factuality"] not in _FACTUALITIES:
        raise ValueError(f"{row['type']!r} or {row['factuality']!r} is no value")
    return Marked(row["type"], row["mode"], row["factuality"], (start, end), spans["actor"], spans["recipient"])


def _pair(row: dict[str, Any]) -> LabelledPair:
    if row["type"] not in (*ontology().types, YIELD):
        raise ValueError(f"{row['type']!r} is no type")
    text, found, at = "", dict[str, list[Pair]](s=[], t=[]), 0
    marked = str(row["marked"])
    for match in _MARKED.finditer(marked):
        text += marked[at : match.start()]
        found[match[1]].append((len(text), len(text) + len(match[2])))
        text, at = text + match[2], match.end()
    if not found["s"] and not found["t"]:
        raise ValueError("neither actor nor recipient is marked")
    return LabelledPair(text + marked[at:], tuple(found["s"]), tuple(found["t"]), row["type"])

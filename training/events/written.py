"""Sentences written for training, with their labels in the text: `training/labels/events.txt`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from onrecord.reading.events.labels import FACTUALITIES, MODES, TYPES
from training.events.data import Labelled, Pair, Sentence

_PART: Final = re.compile(
    r"\{(?:(?P<number>\d):)?(?P<type>[A-Z]+)(?:/(?P<mode>[a-z-]+))?:(?P<sure>[a-z])\|(?P<trigger>[^{}|]+)\}"
    r"|\[(?P<roles>(?:[AR]\d*)+)\|(?P<words>[^\[\]|]+)\]"
)
_ROLE: Final = re.compile(r"([AR])(\d*)")
_SURE: Final = {value[0]: value for value in FACTUALITIES}


@dataclass
class _Parts:
    """What the marks of one line say, by the number of the event."""

    text: str = ""
    events: dict[str, list[tuple[str, str | None, str, Pair]]] = field(default_factory=dict)
    roles: dict[tuple[str, str], list[Pair]] = field(default_factory=dict)


def load_written(path: Path) -> list[Sentence]:
    """Read the sentences of a file; lines that begin with # and empty ones are skipped.

    Raises:
        SystemExit: a mark that cannot be read or names no label.
    """
    out = []
    for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            out.append(_sentence(line, f"{path.stem}-{number}@0"))
        except (KeyError, ValueError) as error:
            raise SystemExit(f"{path.name}, line {number}: {error}") from error
    return out


def all_written(paths: Iterable[Path]) -> list[Sentence]:
    """Read the sentences of several files, one after the other."""
    return [one for path in paths for one in load_written(path)]


def _sentence(line: str, key: str) -> Sentence:
    parts, at = _Parts(), 0
    for match in _PART.finditer(line):
        parts.text += line[at : match.start()]
        at = match.end()
        words = match["trigger"] or match["words"]
        span = (len(parts.text), len(parts.text) + len(words))
        parts.text += words
        if match["trigger"]:
            event = (match["type"], match["mode"], _SURE[match["sure"]], span)
            parts.events.setdefault(match["number"] or "", []).append(event)
        else:
            for role, event_number in _ROLE.findall(match["roles"]):
                parts.roles.setdefault((role, event_number), []).append(span)
    parts.text += line[at:]
    if set("{}[]|") & set(parts.text):
        raise ValueError(f"a mark that cannot be read: {parts.text}")
    events = []
    for number, found in parts.events.items():
        for kind, mode, sure, span in found:
            if kind not in TYPES or (mode and f"{kind}/{mode}" not in MODES):
                raise ValueError(f"{kind}/{mode} is no type and mode")
            actors, recipients = (tuple(parts.roles.get((role, number), ())) for role in "AR")
            events.append(Labelled(kind, mode, sure, span, actors, recipients))
    return Sentence(key, parts.text, tuple(events))

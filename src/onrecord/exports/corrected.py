"""Corrections in words, as people read them."""

from __future__ import annotations

import json
from typing import Any

from onrecord.record.corrections import SPANS, Correction


def change_words(correction: Correction) -> str:
    """Return what a correction does: `s3: speaker is Orla Venn`, `e1 is struck`, `a new statement: “…”`."""
    row = correction.target or correction.layer
    value = json.loads(correction.value) if correction.value else None
    if correction.action == "change":
        return f"{row}: {correction.field} is {_value(correction.field or '', value)}"
    if correction.action == "strike":
        words = f" (“{_short(correction.span.text)}”)" if correction.span and correction.span.text else ""
        return f"{row} is struck{words}"
    if correction.action == "add":
        return _new(correction, value)
    if correction.action == "undo":
        return f"{correction.target} is undone"
    one, other = value if isinstance(value, list) and len(value) == 2 else ("?", "?")
    return f"{one} and {other} are {'one' if correction.action == 'accept' else 'two'}"


def _new(correction: Correction, value: Any) -> str:
    if correction.layer == "event":
        return f"a new event: {value['type']}, {value['factuality']}, at {_value('trigger', value['trigger'])}"
    who = _value("speaker", value["speaker"])
    return f"a new statement: {who}, {value['act']}, {_value('content', value['content'])}"


def _value(field: str, value: Any) -> str:
    if value is None:
        return "not known"
    if field in SPANS:
        return " … ".join(f"“{_short(words)}”" for _, _, words in value)
    return str(value["name"]) if field == "speaker" else str(value)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 80 else line[:80].rsplit(maxsplit=1)[0] + " …"

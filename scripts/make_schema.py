"""Writes the JSON Schema of a reading, from the domain types: `python scripts/make_schema.py`.

With `--check` it writes nothing and exits 1 if the committed schema is not what the types say.
"""

from __future__ import annotations

import argparse
import dataclasses
import inspect
import json
import re
import sys
import types
import typing
from pathlib import Path
from typing import Any

from onrecord.serial import PAIRS, fields_of
from onrecord.types import Reading

PATH = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "schema" / "reading.schema.json"

_DAY = r"^\d{4}-\d{2}-\d{2}$"
_WHY = [
    "caption", "prompt", "related", "share", "byline", "dateline", "contributor", "correction", "advertisement",
    "repeated", "empty", "other",
]  # fmt: skip
#: What the Python types cannot say, by type and field.
_NARROWER: dict[tuple[str, str], dict[str, Any]] = {
    ("Span", "start"): {"minimum": 0},
    ("Span", "end"): {"minimum": 0},
    ("Event", "not_before"): {"pattern": _DAY},
    ("Event", "not_after"): {"pattern": _DAY},
    ("Time", "start"): {"pattern": _DAY},
    ("Time", "end"): {"pattern": _DAY},
    ("Article", "published"): {"pattern": r"^\d{4}-\d{2}-\d{2}"},
    ("Article", "language"): {"pattern": r"^[a-z]{2,3}$"},
    ("Event", "quad_class"): {"minimum": 0, "maximum": 4},
    ("Place", "latitude"): {"minimum": -90, "maximum": 90},
    ("Place", "longitude"): {"minimum": -180, "maximum": 180},
}
_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}


def make_schema() -> dict[str, Any]:
    """Return the schema: one definition per type, all fields required, no others allowed."""
    definitions: dict[str, Any] = {}
    reading = _object(Reading, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A reading: all that onrecord read from one version of one article",
        **reading,
        "$defs": dict(sorted(definitions.items())),
    }


def _object(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    fields = fields_of(kind)
    properties = {name: _field(kind, name, hint, definitions) for name, hint in fields.items()}
    return {
        "description": re.sub(r"\s+", " ", inspect.cleandoc(kind.__doc__ or "").split("\n\n")[0]),
        "type": "object",
        "properties": properties,
        "required": list(fields),
        "additionalProperties": False,
    }


def _field(kind: type, name: str, hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if name in PAIRS:
        return {"type": "object", "additionalProperties": {"type": "string"}}
    if (kind.__name__, name) == ("LeftOut", "why"):
        return {"anyOf": [{"enum": _WHY}, {"type": "string", "pattern": "^language: [a-z]{2,3}$"}]}
    extra = {"minimum": 0, "maximum": 1} if name == "confidence" else _NARROWER.get((kind.__name__, name), {})
    return {**_of(hint, definitions), **extra}


def _of(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        inner = _of(next(a for a in args if a is not type(None)), definitions)
        if "enum" in inner:
            return {"enum": [*inner["enum"], None]}
        return {"type": [inner["type"], "null"]} if "type" in inner else {"anyOf": [inner, {"type": "null"}]}
    if origin is typing.Literal:
        return {"enum": list(args)}
    if origin is tuple:
        return {"type": "array", "items": _of(args[0], definitions)}
    if dataclasses.is_dataclass(hint):
        kind = typing.cast("type", hint)
        if kind.__name__ not in definitions:
            definitions[kind.__name__] = {}  # stands in while the type's own fields are described
            definitions[kind.__name__] = _object(kind, definitions)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    return {"type": _PLAIN[hint]}


def render() -> str:
    """Return the text of the schema file."""
    return json.dumps(make_schema(), indent=2, ensure_ascii=False) + "\n"


def main() -> int:
    """Write or check the file; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if the file is not current")
    if parser.parse_args().check:
        current = PATH.is_file() and PATH.read_text(encoding="utf8") == render()
        if not current:
            sys.stderr.write(f"{PATH.name} is not what the types say. Run python scripts/make_schema.py\n")
        return 0 if current else 1
    PATH.parent.mkdir(parents=True, exist_ok=True)
    PATH.write_text(render(), encoding="utf8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

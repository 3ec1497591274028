"""Writes the JSON Schemas of a reading and of an event in PLOVER's fields, from their types.

`python scripts/make_schema.py --check` writes nothing and exits 1 if a committed schema is not what the types say.
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

from onrecord.exports.plover import AuxiliaryMode, PloverEvent
from onrecord.knowledge.plover import ontology
from onrecord.serial import PAIRS, fields_of
from onrecord.types import Reading

FOLDER = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "schema"
#: What each schema is of, with its title.
SCHEMAS: dict[str, tuple[type, str]] = {
    "reading.schema.json": (Reading, "A reading: all that onrecord read from one version of one article"),
    "plover.schema.json": (PloverEvent, "An event in the fields of the PLOVER manual, as `onrecord export` writes it"),
}

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
    ("PloverEvent", "event"): {"enum": list(ontology().types)},
    ("PloverEvent", "mode"): {
        "items": {"enum": sorted({mode for kind in ontology().types.values() for mode in kind.modes})
                  + list(typing.get_args(AuxiliaryMode))},
    },
    ("PloverEvent", "context"): {"items": {"enum": list(ontology().contexts)}},
    ("PloverEvent", "quad_code"): {"enum": [*ontology().quad_classes, None]},
    ("PloverEvent", "event_scale"): {"minimum": -10, "maximum": 10},
    ("PloverEvent", "date"): {"pattern": _DAY},
    ("PloverEvent", "enddate"): {"pattern": _DAY},
    ("PloverPlace", "latitude"): {"minimum": -90, "maximum": 90},
    ("PloverPlace", "longitude"): {"minimum": -180, "maximum": 180},
}  # fmt: skip
_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}


def make_schema(kind: type = Reading, title: str = SCHEMAS["reading.schema.json"][1]) -> dict[str, Any]:
    """Return the schema of a type: one definition per type in it, all fields required, no others allowed."""
    definitions: dict[str, Any] = {}
    whole = _object(kind, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **whole,
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


def render(name: str) -> str:
    """Return the text of a schema file."""
    return json.dumps(make_schema(*SCHEMAS[name]), indent=2, ensure_ascii=False) + "\n"


def main() -> int:
    """Write or check the files; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a file is not current")
    check = parser.parse_args().check
    stale = 0
    for name in SCHEMAS:
        path = FOLDER / name
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(render(name), encoding="utf8", newline="\n")
        elif not path.is_file() or path.read_text(encoding="utf8") != render(name):
            sys.stderr.write(f"{name} is not what the types say. Run python scripts/make_schema.py\n")
            stale = 1
    return stale


if __name__ == "__main__":
    sys.exit(main())

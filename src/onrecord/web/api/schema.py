"""The description of the API: OpenAPI, with the reading's own schema in it."""

from __future__ import annotations

import json
from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from onrecord._version import __version__
from onrecord.serial import schema

#: The answer of routes that give a reading as `onrecord read --format jsonl` prints it.
READING: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "A reading",
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Reading"}}},
    }
}
_ABOUT: Final = """\
What the pages of a reading room show, for programs. Every answer is JSON, UTF-8.

Lists come in pages that are all alike: `rows`, `limit`, `offset`, `more`, and `next`, the address of the next page.
Errors have one shape: `{"error": {"status": 404, "what": "…", "where": "…", "fix": "…"}}`; what is not known is null.
Unknown is null everywhere, with the reason in `reasons` where there are such. Positions are code points of the
article's text, counted from 0, the end exclusive.

Where the room is served with a token, send `Authorization: Bearer TOKEN`. What changes something is sent as JSON with
`Content-Type: application/json`; a room that is read-only answers it with 403.
"""


def document(app: FastAPI) -> dict[str, Any]:
    """Return the OpenAPI description of an app's API, made once."""
    if app.openapi_schema is None:
        made = get_openapi(
            title="onrecord", version=__version__, summary="Who said what, about whom, on whose word.",
            description=_ABOUT, routes=app.routes,
        )  # fmt: skip
        made = _plainly_named(made)
        schemas = made["components"]["schemas"]
        schemas |= _of_readings()
        for own in schemas.values():
            _as_it_is_sent(own)
        made["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        made["security"] = [{}, {"token": []}]
        app.openapi_schema = made
    return app.openapi_schema


def _plainly_named(made: dict[str, Any]) -> dict[str, Any]:
    """Name types that share a name by their modules' last names alone: `told.Voice`."""
    schemas = made["components"]["schemas"]
    names = {name: ".".join(name.split("__")[-2:]) for name in schemas if "__" in name}
    made["components"]["schemas"] = {names.get(name, name): told for name, told in schemas.items()}
    text = json.dumps(made)
    for name, plain in names.items():
        text = text.replace(f'"#/components/schemas/{name}"', f'"#/components/schemas/{plain}"')
    named: dict[str, Any] = json.loads(text)
    return named


def _of_readings() -> dict[str, Any]:
    """The schema of a reading, and of its parts under names of their own: other answers have an Actor or Event too."""
    whole = schema()
    whole.pop("$schema")
    parts = whole.pop("$defs")
    text = json.dumps({"Reading": whole} | {f"Reading.{name}": part for name, part in parts.items()})
    made: dict[str, Any] = json.loads(text.replace('"#/$defs/', '"#/components/schemas/Reading.'))
    return made


def _as_it_is_sent(kind: dict[str, Any]) -> None:
    """Mend what is said of a type: the docstring's first line, and below the fields what its Attributes say."""
    about, fields = parts_of(kind.get("description", ""))
    if about:
        kind["description"] = about
    for name, said in fields.items():
        own = kind.get("properties", {}).get(name)
        if own is not None and "description" not in own:
            own["description"] = said


def parts_of(docstring: str) -> tuple[str, dict[str, str]]:
    """Return what a docstring in Google's style says of a type, and of each of its attributes."""
    about, _, listed = docstring.partition("Attributes:\n")
    fields: dict[str, str] = {}
    names: list[str] = []
    for line in listed.splitlines():
        told, colon, said = line.strip().partition(": ")
        given = [name.strip() for name in told.split(",")]
        if colon and all(name.isidentifier() for name in given):
            names = given
            fields |= dict.fromkeys(names, said)
        elif line.strip():
            fields |= {name: f"{fields[name]} {line.strip()}" for name in names}
    return " ".join(about.split()), fields

"""What the description of the API says, route by route and type by type: for a page of the room, and for the docs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fastapi import Request
from starlette.responses import Response

from onrecord.web.rendering import page


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a route or a field of a type.

    Attributes:
        name: as it is sent.
        type: in plain words: `text`, `list of Hit`.
        types: names of the types of this API among them.
        needed: whether it has to be given.
        usual: what holds if it is not given; "" where nothing is said.
        about: what it means.
    """

    name: str
    type: str
    types: tuple[str, ...]
    needed: bool
    usual: str
    about: str


@dataclass(frozen=True, slots=True)
class Route:
    """One route: `gives` and `takes` are the types of answer and body (None: no body)."""

    method: str
    path: str
    about: str
    parameters: tuple[Parameter, ...]
    takes: str | None
    gives: str


@dataclass(frozen=True, slots=True)
class Type:
    """A type of the API with its fields."""

    name: str
    about: str
    fields: tuple[Parameter, ...]


@dataclass(frozen=True, slots=True)
class DocsPage:
    """What the page of the API shows.

    Attributes:
        about: paragraphs on the whole of it.
        groups: routes by what they are for.
        types: what they take and give.
    """

    about: tuple[str, ...]
    groups: tuple[tuple[str, tuple[Route, ...]], ...]
    types: tuple[Type, ...]


def docs_page(request: Request, made: dict[str, Any]) -> Response:
    """Return the page that lists the routes of an OpenAPI description."""
    return page(request, "api", described(made))


def described(made: dict[str, Any]) -> DocsPage:
    """Return what an OpenAPI description says."""
    groups: dict[str, list[Route]] = {}
    for path, methods in made["paths"].items():
        for method, told in methods.items():
            groups.setdefault(told["tags"][0], []).append(_route(method.upper(), path, told))
    types = sorted(made["components"]["schemas"].items())
    return DocsPage(
        tuple(made["info"]["description"].strip().split("\n\n")),
        tuple((name, tuple(routes)) for name, routes in groups.items()),
        tuple(_type(name, told) for name, told in types),
    )


def _route(method: str, path: str, told: dict[str, Any]) -> Route:
    parameters = tuple(
        _parameter(each["name"], each["schema"], each.get("required", False), each.get("description", ""))
        for each in told.get("parameters", ())
    )
    body = told.get("requestBody", {}).get("content", {})
    return Route(
        method, path, told.get("description", ""), parameters,
        _kind(_schema_of(body)) if body else None, _kind(_schema_of(told["responses"]["200"]["content"])),
    )  # fmt: skip


def _schema_of(content: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = content["application/json"]["schema"]
    return found


def _type(name: str, told: dict[str, Any]) -> Type:
    needed = told.get("required", ())
    fields = (
        _parameter(own, schema, own in needed, schema.get("description", ""))
        for own, schema in told.get("properties", {}).items()
    )
    return Type(shown(name), " ".join(told.get("description", "").split()), tuple(fields))


def _parameter(name: str, schema: dict[str, Any], needed: bool, about: str) -> Parameter:
    usual = schema.get("default")
    told = "" if usual in (None, "", []) else str(usual).lower()
    return Parameter(name, _kind(schema), tuple(dict.fromkeys(_types(schema))), needed, told, about)


_WORDS = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false", "null": "null"}


def _kind(schema: dict[str, Any]) -> str:
    """The type in plain words."""
    if "$ref" in schema:
        return _named(schema)
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(_kind(each) for each in schema["anyOf"]))
    valid = schema.get("enum", [schema["const"]] if "const" in schema else [])
    if valid:
        return ", ".join(str(each) for each in valid)
    kinds = schema.get("type", ())
    return " or ".join(_plain(kind, schema) for kind in ([kinds] if isinstance(kinds, str) else kinds)) or "object"


def _plain(kind: str, schema: dict[str, Any]) -> str:
    if kind != "array":
        return _WORDS.get(kind, kind)
    if "prefixItems" in schema:
        return f"[{', '.join(_kind(each) for each in schema['prefixItems'])}]"
    return f"list of {_kind(schema.get('items', {}))}"


def _types(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if "$ref" in schema:
            yield _named(schema)
        for each in schema.values():
            yield from _types(each)
    elif isinstance(schema, list):
        for each in schema:
            yield from _types(each)


def _named(schema: dict[str, Any]) -> str:
    return shown(schema["$ref"].rpartition("/")[2])


def shown(name: str) -> str:
    """Return the name of a type for people: `Page_Hit_` is a page of Hit."""
    return f"Page of {name.removeprefix('Page_').strip('_')}" if name.startswith("Page_") else name

"""One entity of followthemoney from values as onrecord has them: what followthemoney takes, and what it does not."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from onrecord.exports.jsonl import json_text
from onrecord.exports.safe import visible

Values = Mapping[str, str | Iterable[str | None] | None]
#: What followthemoney, or a database behind it, takes out of a text; tab and line ends stay.
_TAKEN_OUT: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
#: Where an entity can bear a remark.
_REMARKS: Final = ("notes", "description")


def entity_id(*parts: str) -> str:
    """Return the id of an entity: the same for the same parts, and one that followthemoney takes."""
    told = json.dumps(parts)  # in ASCII, with bounds between the parts
    return f"onrecord-{hashlib.sha256(told.encode('ascii')).hexdigest()[:32]}"


def lasting(text: str) -> str:
    """Return a text of the same length from which followthemoney takes nothing out, so that positions hold in it."""
    return _TAKEN_OUT.sub("\ufffd", text)


def entity_line(model: Any, schema: str, own: str, values: Values, *, verbatim: Values | None = None) -> str:
    """Return an entity as a line of JSON.

    A value that its property does not take (a country that is none, an address of no known kind) is kept as a remark
    on the entity; one that is longer than its type allows is cut, and kept whole there too. (A mention bears no
    remarks: what it refuses stands with its actor.)

    Args:
        model: `followthemoney.model`.
        schema: of the entity.
        own: its id.
        values: of its properties; None and "" are nothing.
        verbatim: values that stay as they are to the last character.
    """
    proxy = model.make_entity(schema)
    proxy.id = own
    refused = [told for name, given in values.items() for told in _added(proxy, name, given)]
    for name, given in (verbatim or {}).items():
        for value in _listed(given):
            proxy.add(name, lasting(value), cleaned=True)
            if lasting(value) not in proxy.get(name):
                refused.append(f"{name}: too long for followthemoney")
    where = next((name for name in _REMARKS if name in proxy.schema.properties), None)
    if refused and where is not None:
        proxy.add(where, refused)
    return json_text(proxy.to_dict()) + "\n"


def _added(proxy: Any, name: str, given: str | Iterable[str | None] | None) -> list[str]:
    """Add values to a property; return as remarks what it does not take."""
    kind = proxy.schema.properties[name]
    single = kind.type.name != "text"
    refused = []
    for value in _listed(given):
        shown = visible(value) if single else lasting(value)
        cleaned = kind.type.clean(shown, format=kind.format, proxy=proxy)
        if cleaned is not None and len(cleaned) > kind.type.max_length:
            cleaned = f"{cleaned[: kind.type.max_length - 1]}…"
            refused.append(f"{name}: {shown}")
        if cleaned is None:
            refused.append(f"{name}: {shown}")
        else:
            proxy.add(name, cleaned, cleaned=True)
    return refused


def _listed(given: str | Iterable[str | None] | None) -> list[str]:
    values = [given] if given is None or isinstance(given, str) else list(given)
    return [value for value in values if value]

"""Who an actor of one article is across articles, as far as that can be told without anybody's judgement.

What a pack or Wikidata knows is one actor everywhere. A full name of one kind and country is one too. Anybody else (an
unnamed source, a group, a document, a person by surname alone, a ministry of no country) is somebody of that article
only; `links` proposes more.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from sqlalchemy import Connection

from onrecord.knowledge.forms import key
from onrecord.record import tables as t
from onrecord.record.columns import plain
from onrecord.record.commands import insert_all, next_keys, rows_of, write
from onrecord.types import Actor, Reading

#: How the ids begin of those who are nobody in another article.
LOCAL_ID: Final = "only:"
#: Kinds that are nobody else in another article, whatever they are called.
LOCAL: Final = frozenset({"anonymous", "group", "document"})
#: Last words of names that many countries have a body of.
_COMMON: Final = frozenset(
    (
        "administration",
        "agency",
        "army",
        "assembly",
        "authorities",
        "authority",
        "bureau",
        "cabinet",
        "chamber",
        "commission",
        "committee",
        "congress",
        "council",
        "court",
        "courts",
        "department",
        "force",
        "forces",
        "government",
        "guard",
        "house",
        "military",
        "ministry",
        "navy",
        "office",
        "parliament",
        "party",
        "police",
        "prosecutor",
        "senate",
        "service",
        "services",
    )
)


def identities_of(reading: Reading) -> dict[str, tuple[str, str]]:
    """Return identity and name of each actor, by actor id."""
    seen: Counter[str] = Counter()
    found: dict[str, tuple[str, str]] = {}
    for actor in reading.actors:
        identity = _identity(actor)
        if identity is None:
            # the second unnamed official of an article is another one
            local = f"{LOCAL_ID}{reading.article.id}:{key(actor.name)}"
            seen[local] += 1
            identity = local if seen[local] == 1 else f"{local}#{seen[local]}"
        found[actor.id] = (identity, actor.name)
    return found


def _identity(actor: Actor) -> str | None:
    if actor.known:
        return f"known:{actor.known}"
    wikidata = dict(actor.identifiers).get("wikidata")
    if wikidata:
        return f"wikidata:{wikidata}"
    words = key(actor.name).split()
    if actor.anonymous or actor.kind in LOCAL or not words or not is_name(actor.name):
        return None
    if actor.kind == "person" and len(words) == 1:
        return None
    if actor.kind == "organisation" and not actor.country and words[-1] in _COMMON:
        return None
    return f"name:{actor.kind}:{actor.country or ''}:{' '.join(words)}"


def is_name(name: str) -> bool:
    """Return whether first and last word begin with no small letter: "the mayor" and "one witness" are descriptions."""
    words = name.split()
    if not words:
        return False  # of blanks or signs that are none of a word
    return not (words[0][0].islower() or words[-1][0].islower()) or len(words[0]) <= 2 or "-" in words[0]


def identity_keys(connection: Connection, wanted: Mapping[str, tuple[str, str]]) -> dict[str, int]:
    """Return the key of each actor's identity, by actor id; new ones are written.

    Args:
        connection: within a transaction.
        wanted: as `identities_of` gives them.
    """
    hashes = {identity: id_hash(identity) for identity, _ in wanted.values()}
    known = _known(connection, hashes.values())
    fresh = [pair for pair in dict.fromkeys(wanted.values()) if pair not in known]
    if fresh:
        keys = next_keys(connection, t.IDENTITY, len(fresh))
        new = list(zip(keys, fresh, strict=True))
        known |= {pair: number for number, pair in new}
        rows = [{"key": number, "id": own, "name": name, "id_hash": hashes[own]} for number, (own, name) in new]
        insert_all(connection, t.IDENTITY, rows)
        write(connection, _INDEX, [(number, printable(name)) for number, (_, name) in new])
    return {actor: known[pair] for actor, pair in wanted.items()}


_INDEX: Final = "INSERT INTO identity_words (rowid, name) VALUES (?, ?)"
_KNOWN: Final = "SELECT i.key, i.id, i.name FROM json_each(?) AS w CROSS JOIN identity AS i ON i.id_hash = w.value"


def _known(connection: Connection, hashes: Iterable[int]) -> dict[tuple[str, str], int]:
    found = rows_of(connection, _KNOWN, json.dumps(sorted(hashes)))
    return {(plain(own), plain(name)): number for number, own, name in found}


def id_hash(identity: str) -> int:
    """Return the number under which an id is looked up."""
    return int.from_bytes(hashlib.blake2b(identity.encode("utf8", "surrogatepass"), digest_size=5).digest(), "big")


def printable(words: str) -> str:
    """Return words as the word index takes them: without halves of surrogate pairs and NULs."""
    return words.encode("utf8", "replace").decode("utf8").replace("\0", " ")

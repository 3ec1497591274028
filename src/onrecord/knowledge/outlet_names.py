"""One name for each outlet: "nyt", "www.nytimes.com" and "The New York Times" are one.

By the names, aliases and web domains of the package's pack of outlets; weak forms ("Times") may be another one's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import Final

from onrecord.knowledge.entries import Pack
from onrecord.knowledge.forms import key
from onrecord.knowledge.packfiles import FOLDER, read_pack
from onrecord.knowledge.quick import quick_pack

_FILE: Final = "outlets.yaml"
#: A web address, or the host of one: its host.
_HOST: Final = re.compile(r"(?:https?://)?(?:www\d?\.)?([\w-]+(?:\.[\w-]+)+)\.?(?::\d+)?(?:[/?#].*)?", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def outlet_name(said: str) -> str:
    """Return the name by which an outlet is counted; one that no pack knows goes by what is said.

    Args:
        said: as an article's metadata or its text call it: a name, a web domain, an address.
    """
    found = _names().get(said.strip().casefold()) or _known().get(key(said)) or _by_domain(said)
    return said if found is None else found


@lru_cache(maxsize=20_000)
def is_called(said: str, words: str) -> bool:
    """Return whether an outlet is called so: by words of what is said or of its one name, or by another of its names.

    Args:
        said: as an article's metadata call it.
        words: by which it is looked for.
    """
    name, wanted = outlet_name(said), words.casefold()
    return wanted in said.casefold() or wanted in name.casefold() or name == outlet_name(words)


def _by_domain(said: str) -> str | None:
    """The outlet of a web domain or of what is below it: edition.cnn.com is of cnn.com."""
    match = _HOST.fullmatch(said.strip())
    if match is None:
        return None
    parts = match.group(1).casefold().split(".")
    domains = _domains()
    return next((name for n in range(len(parts) - 1) if (name := domains.get(".".join(parts[n:])))), None)


@lru_cache(maxsize=1)
def _pack() -> Pack:
    path = FOLDER / _FILE
    return quick_pack(path.read_text(encoding="utf8"), path) or read_pack(path, builtin=True)


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Names of outlets as they are written, but for capitals: "The Times" is one of them, "Times" none."""
    return {entry.name.casefold(): entry.name for entry in _pack().entries}


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    """Names of outlets by all that they are called; what two are called, if only now and then, is neither's."""
    found: dict[str, str] = {}
    bearers: dict[str, set[str]] = defaultdict(set)
    for entry in _pack().entries:
        strong = {key(form) for form in (entry.name, *entry.aliases)}
        found.update(dict.fromkeys(strong, entry.name))
        for form in strong.union(map(key, entry.weak)):
            bearers[form].add(entry.id)
    return {form: name for form, name in found.items() if len(bearers[form]) == 1}


@lru_cache(maxsize=1)
def _domains() -> dict[str, str]:
    return {domain: entry.name for entry in _pack().entries for domain in entry.domains}

"""The entries of several packs, by all that they are looked up by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from onrecord.knowledge.entries import Body, Entry, Office, OfficeName, Pack, Title
from onrecord.knowledge.forms import key


class Form(NamedTuple):
    """A way to write an entry: as its pack has it, whether it is enough by itself, whether the pack is a user's."""

    entry: Entry
    text: str
    strong: bool
    user: bool


class Term(NamedTuple):
    """An office and who holds it."""

    office: Office
    entry: Entry
    user: bool


@dataclass(slots=True)
class Index:
    """All tables; keys are those of `forms.key`. Filled once by `build`, only read afterwards."""

    packs: tuple[Pack, ...] = ()
    entries: dict[str, Entry] = field(default_factory=dict)
    names: dict[str, list[Form]] = field(default_factory=dict)
    people: dict[str, list[Form]] = field(default_factory=dict)
    seats: dict[str, list[Form]] = field(default_factory=dict)
    domains: dict[str, Form] = field(default_factory=dict)
    states: dict[str, Entry] = field(default_factory=dict)
    terms: dict[tuple[str, str], list[Term]] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)
    own_bodies: dict[tuple[str, str], list[Entry]] = field(default_factory=dict)
    titles: dict[str, Title] = field(default_factory=dict)
    offices: dict[str, OfficeName] = field(default_factory=dict)


def build(packs: Iterable[Pack]) -> Index:
    """Return the index of packs; of two entries of one id, two rows of one body, title or office, the later stands."""
    index = Index(tuple(packs))
    user: dict[str, bool] = {}
    for pack in index.packs:
        for entry in pack.entries:
            known = index.entries.get(entry.id)
            goes_on = known is not None and pack.builtin and entry.kind == known.kind == "person"
            index.entries[entry.id] = _together(known, entry) if known and goes_on else entry
            user[entry.id] = not pack.builtin
        index.bodies |= {key(form): body for body in pack.bodies for form in body.forms}
        index.titles |= {key(title.form): title for title in pack.titles}
        index.offices |= {key(office.form): office for office in pack.offices}
    for entry in index.entries.values():
        _add(index, entry, user[entry.id])
    return index


def _together(first: Entry, more: Entry) -> Entry:
    """Return a person of whom two packs of the package tell: one under another licence goes on where the first ends."""
    return replace(
        first,
        aliases=tuple(dict.fromkeys((*first.aliases, *more.aliases))),
        identifiers=tuple((dict(more.identifiers) | dict(first.identifiers)).items()),
        roles=(*first.roles, *more.roles),
    )


def _add(index: Index, entry: Entry, user: bool) -> None:
    for text, strong in _names(entry):
        index.names.setdefault(key(text), []).append(Form(entry, text, strong, user))
    for domain in entry.domains:
        index.domains[domain] = Form(entry, domain, True, user)
    for office in entry.roles:
        index.terms.setdefault((key(office.role), office.of), []).append(Term(office, entry, user))
    if entry.body and entry.country:
        index.own_bodies.setdefault((entry.country, entry.body), []).append(entry)
    for text in entry.people:
        index.people.setdefault(key(text), []).append(Form(entry, text, text not in entry.weak, user))
    if entry.kind == "state":
        _add_state(index, entry, user)


def _add_state(index: Index, entry: Entry, user: bool) -> None:
    for table, forms in (
        (index.people, tuple(form for form in entry.adjectives if form not in entry.people)),
        (index.seats, (*entry.capitals, *entry.seats)),
    ):
        for text in dict.fromkeys(forms):
            table.setdefault(key(text), []).append(Form(entry, text, text not in entry.weak, user))
    code = entry.country or ""
    known = index.states.get(code)
    # A state's code is also that of its dependencies and of what came before it; the state itself bears it as ISO's.
    if known is None or dict(entry.identifiers).get("iso3") == code:
        index.states[code] = entry


def _names(entry: Entry) -> Iterator[tuple[str, bool]]:
    yield entry.name, entry.name not in entry.weak
    for text in entry.aliases:
        yield text, True
    places = (*entry.capitals, *entry.seats, *entry.people, *entry.adjectives)
    for text in entry.weak:
        if text != entry.name and text not in places:
            yield text, False

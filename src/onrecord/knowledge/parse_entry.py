"""One entry of a pack file."""

from __future__ import annotations

import re
from typing import Final, cast, get_args

from onrecord.knowledge import values
from onrecord.knowledge.entries import Entry, EntryKind, Office, OutletKind
from onrecord.knowledge.nodes import Mapping, Node, Sequence
from onrecord.knowledge.values import Notes

KINDS: Final = get_args(EntryKind)
OUTLETS: Final = get_args(OutletKind)
FIELDS: Final = (
    "id", "name", "kind", "country", "sectors", "aliases", "weak", "since", "until", "identifiers", "domain", "outlet",
    "state_run", "parent", "roles", "people", "adjectives", "capitals", "seats", "body",
)  # fmt: skip
_ROLE_FIELDS: Final = ("role", "of", "sectors", "since", "until")
#: Fields that only some kinds may have.
_ONLY: Final[dict[str, tuple[str, ...]]] = {
    "domain": ("outlet",), "outlet": ("outlet",), "state_run": ("outlet",), "roles": ("person",),
    "people": ("state", "organisation", "armed_group"), "adjectives": ("state",), "capitals": ("state",),
    "seats": ("state",),
}  # fmt: skip
_SLUG: Final = re.compile(r"[a-z0-9_]+")
_DOMAIN: Final = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")
_CURLY: Final = re.compile("[‘’“”]")


def parse_entry(node: Node, pack: str, notes: Notes) -> Entry | None:
    """Return the entry of a row, or None where it has no id, name or kind; what is wrong goes to `notes`."""
    got = values.fields_of(node, FIELDS, "an entry", notes)
    if not got:
        return None
    entry_id, name = values.one(got.get("id"), "id", notes), values.one(got.get("name"), "name", notes)
    kind = values.choice(got.get("kind"), "kind", KINDS, notes)
    for field, value in (("id", entry_id), ("name", name), ("kind", kind)):
        if value is None and field not in got:
            notes.add(node.line, f"the entry has no {field}")
    if entry_id is None or name is None or kind is None:
        return None
    _check_id(entry_id, kind, got["id"].line, notes)
    for field, only in _ONLY.items():
        if field in got and kind not in only:
            notes.add(got[field].line, f"{field} is for entries of kind {' or '.join(only)}, not {kind}")
    since, until = values.day(got.get("since"), "since", notes), values.day(got.get("until"), "until", notes)
    if not values.in_order(since, until):
        notes.add(got["until"].line, f"until {until} is before since {since}")
    entry = Entry(
        id=entry_id,
        name=name,
        kind=cast("EntryKind", kind),
        country=values.country(got.get("country"), "country", notes),
        sectors=values.sectors(got.get("sectors"), notes),
        aliases=values.many(got.get("aliases"), "aliases", notes),
        weak=values.many(got.get("weak"), "weak", notes),
        since=since,
        until=until,
        identifiers=values.identifiers(got.get("identifiers"), notes),
        domains=_domains(got.get("domain"), notes),
        outlet=cast("OutletKind | None", values.choice(got.get("outlet"), "outlet", OUTLETS, notes)),
        state_run=values.choice(got.get("state_run"), "state_run", ("true", "false"), notes) == "true",
        parent=values.one(got.get("parent"), "parent", notes),
        roles=_roles(got.get("roles"), notes),
        people=values.many(got.get("people"), "people", notes),
        adjectives=values.many(got.get("adjectives"), "adjectives", notes),
        capitals=values.many(got.get("capitals"), "capitals", notes),
        seats=values.many(got.get("seats"), "seats", notes),
        body=values.one(got.get("body"), "body", notes),
        pack=pack,
        line=node.line,
    )
    _check_forms(entry, notes)
    return entry


def _check_id(entry_id: str, kind: str, line: int, notes: Notes) -> None:
    prefix, _, slug = entry_id.partition(".")
    if prefix != kind or not _SLUG.fullmatch(slug):
        what = f"id {entry_id!r} is not {kind}. and then letters a to z, digits and _, as in {kind}.blue_river"
        notes.add(line, what)


def _check_forms(entry: Entry, notes: Notes) -> None:
    named = (entry.name, *entry.aliases)
    for form in (*named, *entry.weak, *entry.people, *entry.adjectives, *entry.capitals, *entry.seats):
        if _CURLY.search(form):
            notes.add(entry.line, f"{form!r} has a curly mark; write it straight, both are found")
        if form.startswith(("the ", "The ")) and form != entry.name and form not in entry.capitals:  # The Hague
            notes.add(entry.line, f"{form!r} begins with an article; leave it out, both are found")
    for alias in entry.aliases:
        if alias == entry.name:
            notes.add(entry.line, f"the name {alias!r} stands among the aliases too")
        if alias in entry.weak:
            notes.add(entry.line, f"{alias!r} is an alias and weak too; a weak form stands in weak alone")
    if entry.kind == "outlet" and not (entry.outlet and entry.sectors):
        notes.add(entry.line, f"an outlet has the field outlet, one of {', '.join(OUTLETS)}, and sectors: [JRN]")


def _domains(node: Node | None, notes: Notes) -> tuple[str, ...]:
    found = values.many(node, "domain", notes)
    for name in found:
        if node is not None and (not _DOMAIN.fullmatch(name) or name.startswith("www.")):
            notes.add(node.line, f"domain {name!r} is not a web domain in lower case without www.: reuters.com")
    return found


def _roles(node: Node | None, notes: Notes) -> tuple[Office, ...]:
    if node is None:
        return ()
    found: list[Office] = []
    for row in node.items if isinstance(node, Sequence) else (node,):
        if not isinstance(row, Mapping):
            notes.add(row.line, "roles: fields are expected, as in {role: President, of: NOR, since: 1999}")
            continue
        got = values.fields_of(row, _ROLE_FIELDS, "a role", notes)
        role, of = values.one(got.get("role"), "role", notes), values.one(got.get("of"), "of", notes)
        since, until = values.day(got.get("since"), "since", notes), values.day(got.get("until"), "until", notes)
        if role is None or of is None:
            notes.add(row.line, "a role has the fields role and of (a country code, or the id of an entry)")
            continue
        if not values.in_order(since, until):
            notes.add(row.line, f"until {until} is before since {since}")
        found.append(Office(role, of, values.sectors(got.get("sectors"), notes), since, until))
    return tuple(found)

"""Bodies of states by pattern: "the Russian Foreign Ministry", "Iran's parliament", "the army of Chad"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from onrecord.knowledge.entries import Body, Entry
from onrecord.knowledge.forms import key, plain, same_case, without_possessive
from onrecord.knowledge.index import Form, Index
from onrecord.knowledge.matches import Match, exists, preferred

#: No name or adjective of a state has more words.
_LONGEST = 5


class Part(NamedTuple):
    """A phrase that names a state: which one, how, and the rest of the phrase."""

    state: Entry
    said: str
    rest: str


def without_article(phrase: str) -> str:
    """Return a phrase in plain letters with single spaces and without a leading "the"."""
    words = plain(phrase).split()
    return " ".join(words[1:] if words[:1] in (["the"], ["The"]) else words)


def state_of(index: Index, text: str, on: date | None) -> Entry | None:
    """Return the only state whose name, people or adjective `text` is, or None."""
    forms: list[Form] = []
    stem = without_possessive(text)
    for table in (index.people, index.names):
        forms += [form for form in table.get(key(stem), ()) if form.entry.kind == "state"]
    found = preferred((form for form in forms if same_case(form.text, stem)), on)
    current = [form for form in found if not form.entry.until] or found
    states = {form.entry.id: form.entry for form in current}
    return next(iter(states.values())) if len(states) == 1 else None


def with_state(index: Index, phrase: str, on: date | None) -> Iterator[Part]:
    """Yield the ways in which a phrase begins with a state, or ends with "of" and a state; the longer first."""
    words = without_article(phrase).split()
    for count in range(min(_LONGEST, len(words) - 1), 0, -1):
        said = " ".join(words[:count])
        state = state_of(index, said, on)
        if state is not None:
            yield Part(state, said, " ".join(words[count:]))
    for place, word in enumerate(words[1:-1], 1):
        if word == "of":
            said = " ".join(words[place + 1 :])
            state = state_of(index, without_article(said), on)
            if state is not None:
                yield Part(state, said, " ".join(words[:place]))


def find_body(index: Index, phrase: str, on: date | None) -> tuple[Match, ...]:
    """Return the body of a state that a phrase names by a pattern, or nothing."""
    for part in with_state(index, phrase, on):
        body = index.bodies.get(key(without_possessive(part.rest)))
        if body is not None:
            return (_match(index, part, body, on),)
    return ()


def _match(index: Index, part: Part, body: Body, on: date | None) -> Match:
    code = part.state.country or ""
    own = [entry for entry in index.own_bodies.get((code, body.id), ()) if on is None or exists(entry, on)]
    if len(own) == 1 and own[0].country == code and index.states.get(code) == part.state:
        reason = f"{own[0].name} is what {part.state.name} has as {body.name.lower()} ({own[0].pack})"
        return Match(own[0], part.rest, True, reason)
    adjective = next(iter(part.state.adjectives), part.state.name)
    slug = part.state.id.partition(".")[2]
    entry = Entry(
        id=f"organisation.{slug}_{body.id}",
        name=f"{adjective} {body.name}",
        kind="organisation",
        country=part.state.country,
        sectors=(*body.sectors, *(sector for sector in part.state.sectors if sector == "PRE")),
        pack=part.state.pack,
    )
    reason = f"{part.said!r} is of {part.state.name} and {part.rest!r} a body that states have"
    return Match(entry, part.rest, True, reason)

"""What a look-up gives: an entry, by which of its forms, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.knowledge.entries import Entry, Office, holds
from onrecord.knowledge.index import Form


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that a name, description or title may stand for.

    Attributes:
        entry: what is known of it; for a body that only a pattern knows, made for the occasion.
        form: the form it was found by, as its pack writes it.
        strong: whether that is enough by itself; if not, the article has to give a stronger form of it too.
        reason: a short sentence.
        office: the office that it was found by, or that a person held on the day, or None.
    """

    entry: Entry
    form: str
    strong: bool
    reason: str
    office: Office | None = None


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """What the title of a person tells.

    Attributes:
        form: the title as its pack writes it.
        sectors: PLOVER sectors; empty where neither the title nor its body tells them.
        former: whether it is said to be over.
        reason: a short sentence.
    """

    form: str
    sectors: tuple[str, ...]
    former: bool
    reason: str


def preferred(forms: Iterable[Form], on: date | None) -> tuple[Form, ...]:
    """Return the forms that count: a user's before the package's, what was there on the day before what was not."""
    found = tuple(forms)
    if not found:
        return ()
    if any(form.user for form in found):
        found = tuple(form for form in found if form.user)
    if on is not None and len(found) > 1:
        there = tuple(form for form in found if exists(form.entry, on))
        found = there or found
    return tuple(sorted(found, key=lambda form: (not form.strong, form.entry.id)))


def exists(entry: Entry, on: date) -> bool:
    """Return whether it was there, a person in office, on the day."""
    if entry.roles:
        return office_on(entry, on) is not None
    return holds(entry.since, entry.until, on)


def office_on(entry: Entry, on: date) -> Office | None:
    """Return the office that a person held on the day, the latest of several, or None."""
    held = [office for office in entry.roles if holds(office.since, office.until, on)]
    return max(held, key=lambda office: office.since or "", default=None)


def by_form(form: Form, on: date | None) -> Match:
    """Return the match of a name."""
    entry = form.entry
    office = office_on(entry, on) if on else None
    if form.text == entry.name:
        reason = f"{form.text!r} is its name"
    else:
        reason = f"{form.text!r} is another name of {entry.name}"
    if not form.strong:
        reason = f"{form.text!r} may be {entry.name}, but is as often something else"
    if office:
        reason += f"; {term(office)}"
    elif on and not exists(entry, on):
        reason += f"; {past(entry, on)}"
    return Match(entry, form.text, form.strong, f"{reason} ({entry.pack})", office)


def term(office: Office) -> str:
    """Return an office with its dates in words."""
    dates = "".join((f" from {office.since}" if office.since else "", f" to {office.until}" if office.until else ""))
    return f"{office.role} of {office.of}{dates}"


def past(entry: Entry, on: date) -> str:
    """Return in words why something was not there on the day."""
    if entry.roles:
        return f"in no office that is known of on {on}"
    if entry.until and not holds(None, entry.until, on):
        return f"it ended {entry.until}"
    return f"it began {entry.since}"


def because(matches: Iterable[Match], reason: str) -> tuple[Match, ...]:
    """Return the matches with another reason."""
    return tuple(replace(match, reason=reason) for match in matches)


def once(matches: Sequence[Match]) -> tuple[Match, ...]:
    """Return the matches without further ones of the same entry."""
    found: dict[str, Match] = {}
    for match in matches:
        found.setdefault(match.entry.id, match)
    return tuple(found.values())

"""What a knowledge pack holds, as types: entries, dated offices, patterns of bodies, titles.

All are frozen. A date is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as exactly as it is known; unknown is None.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, Literal

EntryKind = Literal["person", "state", "organisation", "armed_group", "outlet"]
OutletKind = Literal["agency", "newspaper", "magazine", "broadcaster", "site", "radio", "platform"]

#: PLOVER's sectors with what they mean.
SECTORS: Final[dict[str, str]] = {
    "COP": "police", "GOV": "government", "JUD": "judiciary", "LEG": "legislature", "MIL": "state military",
    "PRM": "paramilitary not opposed to the government", "PTY": "political party", "REB": "rebels",
    "SPY": "state intelligence", "UAF": "unidentified armed forces", "UNK": "unidentified",
    "AGR": "agricultural labour", "BUS": "business", "CRM": "criminals", "CVL": "civilians, activists",
    "EDU": "education", "ELI": "former officials, families of officials", "JRN": "journalists, outlets",
    "LAB": "labour", "MED": "medical", "REF": "refugees", "OPP": "political opposition",
    "PRE": "partially recognised", "REL": "religious", "SOC": "civil society",
}  # fmt: skip
#: PLOVER's codes for those who belong to no one state.
INTERNATIONAL: Final = ("IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC")


@dataclass(frozen=True, slots=True)
class Office:
    """A dated role of a person.

    Attributes:
        role: what it is called: President, Prime Minister.
        of: PLOVER code of the state, or the id of the entry that the role is in.
        sectors: PLOVER sectors while it was held.
        since, until: first and last day, as exactly as known; `until` None: still held, or not known.
    """

    role: str
    of: str
    sectors: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One actor that is known of.

    Attributes:
        id: `kind.slug`, the same for ever.
        name: the name to show.
        country: PLOVER code, or None.
        sectors: PLOVER sectors, the first is the primary one.
        aliases: what else names it fully.
        weak: forms that are as often something else.
        since, until: its existence, as exactly as known.
        identifiers: (scheme, value) pairs.
        domains, outlet: of outlets only: web domains and kind.
        state_run: of outlets only: a state owns and steers it beyond dispute.
        parent: id of the entry that this is a branch, wing, programme or edition of, or None.
        roles: of persons only: dated offices in order.
        people: what those who are of it are called: Russians, Republicans.
        adjectives, capitals, seats: of states only: what is its (Russian), its capitals, other places that stand for
            its government (the Kremlin).
        body: id of the body pattern that this is its country's own of (the Knesset is the parliament), or None.
        pack, line: where it stands.
    """

    id: str
    name: str
    kind: EntryKind
    country: str | None = None
    sectors: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    identifiers: tuple[tuple[str, str], ...] = ()
    domains: tuple[str, ...] = ()
    outlet: OutletKind | None = None
    state_run: bool = False
    parent: str | None = None
    roles: tuple[Office, ...] = ()
    people: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    body: str | None = None
    pack: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Body:
    """A kind of body that every state has: `forms` after a nationality or before "of" and a state name it.

    Attributes:
        id: slug, part of the ids of what is found by it.
        name: put after the adjective to show it: Foreign Ministry.
        sectors: PLOVER sectors.
        forms: what it is called, in lower case.
    """

    id: str
    name: str
    sectors: tuple[str, ...]
    forms: tuple[str, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Title:
    """What a person is called by what they do, with the sectors it tells; no sectors: those of the body spoken for."""

    form: str
    sectors: tuple[str, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class OfficeName:
    """A word for an office, and the roles of `Office.role` that it may mean: premier, (Prime Minister, Premier)."""

    form: str
    roles: tuple[str, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Pack:
    """One file of knowledge.

    Attributes:
        name: the file's name without its ending.
        about, source, licence: what it holds, where its facts come from, under which terms.
        path: the file.
        builtin: whether it comes with the package.
    """

    name: str
    about: str
    source: str
    licence: str
    path: Path
    builtin: bool = False
    entries: tuple[Entry, ...] = ()
    bodies: tuple[Body, ...] = ()
    titles: tuple[Title, ...] = ()
    offices: tuple[OfficeName, ...] = ()


@dataclass(frozen=True, slots=True)
class PackProblem:
    """Something wrong in a pack file."""

    where: str
    line: int | None
    what: str

    def __str__(self) -> str:
        return f"{self.where}, line {self.line}: {self.what}" if self.line else f"{self.where}: {self.what}"


def holds(since: str | None, until: str | None, on: date) -> bool:
    """Return whether `on` lies between two dates, both included, as far as they are known.

    An inexact date takes in its whole year or month.
    """
    day = on.isoformat()
    return (since is None or since <= day[: len(since)]) and (until is None or day[: len(until)] <= until)

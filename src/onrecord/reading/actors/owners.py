"""What somebody has from the person whose envoy, aide or sister they are: their state, and as a rule their sector."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from onrecord.reading.actors.told import Told


@dataclass(frozen=True, slots=True)
class Owner:
    """What is known of the person whose envoy, aide or sister somebody is."""

    country: str | None
    sectors: tuple[str, ...]


#: Tells what is known of a person of the article, by name; None where nobody bears it.
OwnerOf: TypeAlias = Callable[[str], Owner | None]


def owned(one: Told, owner_of: OwnerOf, name: str) -> Told:
    """Return what a phrase tells, with what its owner adds.

    Args:
        one: what the phrase tells by itself.
        owner_of: tells what is known of a person.
        name: the name of whom the phrase calls; nobody is their own envoy.
    """
    owner = owner_of(one.owner) if one.owner and one.owner != name else None
    if owner is None:
        return one
    reasons = one.reasons
    country = one.country or owner.country
    if one.country is None and owner.country:
        reasons = (*reasons, f"country: that of {one.owner}, in “{one.phrase}”")
    sectors = one.sectors
    leads = owner.sectors[:1] in (("GOV",), ("ELI",))
    if one.family and leads:
        sectors, reasons = ("ELI",), (f"sector: family of {one.owner}, in “{one.phrase}”", *reasons)
    elif not sectors and one.title is not None and owner.sectors:
        sectors = ("ELI",) if one.former else owner.sectors
        reasons = (*reasons, f"sector: of {one.owner}, in “{one.phrase}”")
    return replace(one, country=country, sectors=sectors, reasons=reasons)

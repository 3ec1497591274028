"""Which sectors a title tells: not those of a head of state where it is an organisation's president."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from onrecord.knowledge.entries import Entry
from onrecord.knowledge.matches import TitleMatch
from onrecord.knowledge.nouns import sector_of_noun
from onrecord.reading.actors.told import KIN, PREPOSITION

#: Titles that a state and an organisation may have alike.
_HEADS: Final = re.compile(
    r"^(?:vice[ -]|deputy |co-|acting |executive |managing |senior )*(?:president|chancellor|commissioner|director|"
    r"secretary|head|leader|chief|chairman|chairwoman|chair|spokesman|spokeswoman|spokesperson|governor|member|founder|"
    r"official|chief executive|chief executive officer|ceo|general manager|executive)$"
)
_CAMPAIGN: Final = re.compile(r"\b[Cc]ampaign\b")
_LAWMAKER: Final = re.compile(r"(?<!Special )(?<!Trade )(?<!Permanent )\bRepresentatives?$")
_FIRM: Final = re.compile(r"\b(?:firm|company|consultancy|corporation|startup|brokerage)\b")
_NAMED: Final = re.compile(r"\s?(?:the\s)?[A-Z]")
#: Words of the office itself, which name nobody.
_OFFICES: Final = re.compile(
    r"\b(?:Former|Then|Ex|Acting|Interim|Mr|Madam|Democratic|Republican|Vice|Deputy|State|President|Senior|Executive|"
    r"Assistant|Associate|Group)\b"
)


class Sectors(NamedTuple):
    """Sectors and how they were told; empty, with a reason or without, where they were not."""

    codes: tuple[str, ...]
    reason: str | None


def sectors_of(phrase: str, title: TitleMatch | None, side: Entry | None) -> Sectors:
    """Return what a phrase tells of sectors.

    Args:
        phrase: the words.
        title: the title in them, or None.
        side: whom they are of, or None.
    """
    head, *rest = PREPOSITION.split(phrase)
    kin = KIN.search(head)
    if kin and (head.rstrip().endswith(kin.group(0)) or not _is_other(title, head, kin.group(0))):
        return Sectors(("CVL",), f"{kin.group(0)!r} is family")  # "the brother of the gunman" is no gunman
    if title is None:
        return Sectors((), None)
    own = _by_company(phrase, title, side)
    if own is None and _LAWMAKER.search(head.strip()) and not rest:
        own = Sectors(("LEG",), "“Representative” before a name is a lawmaker’s title")
    if own is None and _HEADS.search(title.form) and not title.former and title.sectors in ((), ("GOV",), ("BUS",)):
        own = _by_body(title, side, head, rest)
    return own or Sectors(title.sectors, title.reason)


def _is_other(title: TitleMatch | None, head: str, kin: str) -> bool:
    """Whether somebody is something besides family: "the minister and father"."""
    return title is not None and bool(title.sectors) and title.form in head.lower() and kin not in title.form


def _by_company(phrase: str, title: TitleMatch, side: Entry | None) -> Sectors | None:
    """What the words beside a title tell that has no sector of its own."""
    if not title.sectors and _CAMPAIGN.search(phrase):
        return Sectors(("PTY",), f"{title.form!r} of a campaign")
    if (not title.sectors or "of what is called" in title.reason) and _FIRM.search(phrase):
        return Sectors(("BUS",), f"{title.form!r} of a company")
    if side is not None and side.kind == "outlet" and title.sectors in ((), ("CVL",)):
        return Sectors(("JRN",), f"{title.form!r} of an outlet")
    return None


def _by_noun(title: TitleMatch, whose: str) -> Sectors | None:
    """What the noun of a body tells that somebody heads: "heads of the armies of Larch" are of the military."""
    for noun in reversed(re.findall(r"[a-z]+", whose.lower())):
        single = noun.removesuffix("ies") + "y" if noun.endswith("ies") else noun.removesuffix("s")
        sector = sector_of_noun(noun) or sector_of_noun(single)
        if sector is not None:
            return Sectors((sector,), f"{title.form!r} of what is called {noun!r}")
    return None


def _by_body(title: TitleMatch, side: Entry | None, head: str, rest: list[str]) -> Sectors | None:
    """What a state and an organisation have alike: a president, a director, a spokesman."""
    if side is not None:
        if side.kind in ("organisation", "outlet") and side.sectors and side.sectors[0] != "GOV":
            return Sectors(side.sectors, f"{title.form!r}, of {side.name}, bears its sectors")
        return _by_noun(title, rest[1]) if side.kind == "state" and rest[:1] == ["of"] and len(rest) > 1 else None
    whose = " ".join(rest[1::2]) if rest and rest[0] == "of" else head.replace(title.form, " ")
    told = _by_noun(title, whose)
    if told is not None:
        return told
    if title.form.endswith("president") and (
        _NAMED.match(whose) if rest[:1] == ["of"] else _NAMED.search(_OFFICES.sub("", head))
    ):
        return Sectors((), f"{title.form!r} of a body that is not known")
    return None

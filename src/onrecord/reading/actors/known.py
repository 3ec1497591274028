"""Which of the persons that the packs know one of the article is, and what they were on its day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from onrecord.knowledge.forms import key
from onrecord.knowledge.matches import Match, once, past, term
from onrecord.reading.actors.draft import Draft
from onrecord.reading.actors.scene import Scene
from onrecord.reading.actors.told import Told

_INITIALS: Final = re.compile(r"\s(?:[A-Z]\.?\s)+")
HEADS_OF_STATE: Final = frozenset({"President", "Prime Minister", "Chancellor"})


def known_person(scene: Scene, draft: Draft, told: Sequence[Told]) -> Match | None:
    """Return the entry of a person where the name is enough or the text bears it out; else None, with a reason."""
    bare = _INITIALS.sub(" ", draft.name)  # "Ana B. Lopez" is Ana Lopez
    names = dict.fromkeys((draft.name, bare))
    found = once([m for name in names for m in scene.knowledge.lookup(name, scene.on) if m.entry.kind == "person"])
    titled = _by_title(scene, draft, told)
    fits = [match for match in found if not _contradicts(match, told)]
    strong = [match for match in fits if match.strong and (match.office or _is_spoken_of(scene, match))]
    ids = {match.entry.id for match in titled}
    if strong and (len(strong) == 1 or len({match.entry.id for match in strong} & ids) == 1):
        return next((match for match in strong if match.entry.id in ids), strong[0])
    if " " not in draft.name:
        return _by_surname(scene, draft, titled, fits)
    if found and not strong:
        offices = ", ".join(term(m.entry.roles[-1]) if m.entry.roles else m.entry.name for m in found[:2])
        draft.because(f"known: not taken to be the one of the same name ({offices}), whom nothing here bears out")
    return None


def _by_title(scene: Scene, draft: Draft, told: Sequence[Told]) -> list[Match]:
    """Who held the office that the text names: "President Lopez"."""
    surname = draft.name.split()[-1]
    return [
        match
        for one in told
        if one.title
        for match in scene.knowledge.holder(f"{one.phrase} {surname}", scene.on)
        if match.entry.kind == "person" and match.strong
    ]


def _by_surname(scene: Scene, draft: Draft, titled: Sequence[Match], fits: Sequence[Match]) -> Match | None:
    """Of a surname alone: the one who held the office, or the only one in office whose state is spoken of."""
    if len({match.entry.id for match in titled}) == 1:
        return titled[0]
    weak = [match for match in fits if not match.strong and match.office and _is_spoken_of(scene, match)]
    weak = [match for match in weak if match.office and match.office.role in HEADS_OF_STATE] or weak
    if len(weak) == 1:
        return weak[0]
    if fits:
        draft.because("known: the text gives no fuller name, and the packs know several of this one, or none in office")
    return None


def _is_spoken_of(scene: Scene, match: Match) -> bool:
    return bool(match.entry.country and scene.spoken[match.entry.country])


def _contradicts(match: Match, told: Sequence[Told]) -> bool:
    """Whether the text says that somebody of that name is of another state."""
    sure = [one for one in told if one.country and one.title and not any("named before" in why for why in one.reasons)]
    codes = {one.country for one in sure}
    return bool(codes) and match.entry.country not in codes


def country_of(scene: Scene, known: Match) -> str | None:
    """Return the country of the office held on the day: a Secretary-General is no longer of the state he governed."""
    office = known.office
    if office is None or scene.on is None:
        return known.entry.country
    body = scene.knowledge.entry(office.of)
    return body.country if body else office.of


def is_over(scene: Scene, known: Match, titled: Told) -> bool:
    """Return whether the office that the text names is one that the person no longer held on the article's day."""
    if scene.on is None or titled.title is None:
        return False
    day = scene.on.isoformat()
    held = [office for office in known.entry.roles if key(office.role) == titled.title.form]
    return bool(held) and all(office.until is not None and office.until < day[: len(office.until)] for office in held)


def out_of_office(scene: Scene, draft: Draft, known: Match) -> None:
    """Tell the sector of one who is known, but in no office on the article's day."""
    entry = known.entry
    if scene.on is None:
        draft.because(f"sector: the article has no date, so whether {entry.name} was in office is not known")
        return
    if not entry.roles:
        draft.sectors = entry.sectors
        draft.because(f"sector: {entry.name} is {entry.sectors[0]} in {entry.pack}" if entry.sectors else None)
        return
    day = scene.on.isoformat()
    ended = any(office.until and office.until < day[: len(office.until)] for office in entry.roles)
    if ended:
        draft.sectors = ("ELI",)
        draft.because(f"sector: {past(entry, scene.on)}, but before")
    else:
        draft.because(f"sector: {past(entry, scene.on)} yet, and the text does not say what else")

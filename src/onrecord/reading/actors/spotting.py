"""Names in a text of what the packs know: states, bodies, parties, groups, organisations, outlets, peoples, seats.

A tagger misses many of them and cuts others in two, and what the packs know needs no tagger: runs of capitalised words
are looked up, the longest first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, NamedTuple

from onrecord.knowledge.entries import Entry
from onrecord.knowledge.forms import without_possessive
from onrecord.knowledge.lookup import Knowledge
from onrecord.knowledge.matches import Match
from onrecord.knowledge.regions import region_of
from onrecord.knowledge.words import words

#: How a name refers: by itself; as a capital or seat; as what people or things are called; as a body of a state that
#: is named before it; a part of a state, which tells of a country and is no actor.
How = Literal["name", "seat", "people", "body", "region"]
_LONGEST: Final = 7
_WORD: Final = re.compile(r"(?:[^\W\d_]\.){2,}(?:[’']s)?|[^\W_][\w&’'-]*")
#: What may stand between two words of one name; after an abbreviation a full stop.
_BETWEEN: Final = re.compile(r"[ \u00a0]|\.[ \u00a0]|/")
#: No name of an actor ends in one of these: who they are is told by the words before.
_PLURAL_BODIES: Final = words("group", "anonymous") | frozenset({"deputies", "diplomats", "embassies", "mps"})


class Spot(NamedTuple):
    """A name in the text and what it may stand for.

    Attributes:
        start, end: half-open span, without a possessive ending.
        text: its characters.
        how: how it refers.
        matches: what the packs have; empty for a region.
        country: the country that a region is a part of, else None.
    """

    start: int
    end: int
    text: str
    how: How
    matches: tuple[Match, ...]
    country: str | None = None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries that it may stand for."""
        return tuple(match.entry for match in self.matches)


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int
    joined: bool  # whether it may go on a name that ends in the word before


def spots(text: str, knowledge: Knowledge, on: date | None) -> Iterator[Spot]:
    """Yield what the packs know by name in a text, in order, without overlap.

    Args:
        text: the article's text, or a phrase.
        knowledge: the packs.
        on: the day as of which to look.
    """
    found = _words(text)
    at = 0
    while at < len(found):
        spot, used = _at(text, found, at, knowledge, on)
        if spot is not None:
            yield spot
        at += max(1, used)


def _words(text: str) -> list[_Word]:
    out: list[_Word] = []
    for match in _WORD.finditer(text):
        joined = bool(out) and _BETWEEN.fullmatch(text, out[-1].end, match.start()) is not None
        out.append(_Word(match.group(), match.start(), match.end(), joined))
    return out


def _at(text: str, found: Sequence[_Word], at: int, knowledge: Knowledge, on: date | None) -> tuple[Spot | None, int]:
    """The longest name that begins with the word at `at`, and how many words it has."""
    first = found[at]
    if not (first.text[0].isupper() or first.text[0].isdigit()) or first.text in ("The", "THE"):
        return None, 1
    longest = 1
    while longest < _LONGEST and at + longest < len(found) and found[at + longest].joined:
        if found[at + longest - 1].text.endswith(("’s", "'s")):
            break
        longest += 1
    for count in range(longest, 0, -1):
        last = found[at + count - 1]
        if count > 1 and not (last.text[0].isupper() or last.text[0].isdigit()):
            continue
        said = text[first.start : last.end]
        shown = said[: len(without_possessive(said))] if said.endswith(("’s", "'s", "s’", "s'")) else said
        spot = _known(shown, first.start, knowledge, on)
        if spot is not None and spot.how == "name" and _is_begun_before(text, first.start):
            # "Clean Coast" of "the Larch Center for Clean Coast"
            return _only_country(spot), count
        if spot is not None and spot.how == "name" and shown == said and _goes_on(found, at + count):
            # "Metropolitan Police" of "Larch Metropolitan Police Department", "Larch" of "Larch City Hospital"
            return _only_country(spot), count
        if spot is not None:
            body = _body(text, found[at : at + count + 4], count, knowledge, on) if _names_state(spot) else None
            return body or (spot, count)
    return None, 1


def _goes_on(found: Sequence[_Word], at: int) -> bool:
    """Whether the next word makes the name that of another body."""
    return at < len(found) and found[at].joined and found[at].text[0].isupper() and found[at].text.lower() in _BODIES


def _is_begun_before(text: str, start: int) -> bool:
    """Whether the words before are the beginning of a longer name that goes on here: "Larch Council for …"."""
    begun = _BEGUN.search(text, max(0, start - _BACK), start)
    if begun is None:
        return False
    head, joint = begun["head"].lower(), begun["joint"]
    return head in _FOLLOWING if joint == "of" else head in _NAMED_FOR and (joint == "for" or bool(begun["more"]))


def _only_country(spot: Spot) -> Spot | None:
    states = {entry.country for entry in spot.entries if entry.kind == "state"}
    return spot._replace(how="region", matches=(), country=states.pop()) if len(states) == 1 else None


def _known(shown: str, start: int, knowledge: Knowledge, on: date | None) -> Spot | None:
    end = start + len(shown)
    named = tuple(match for match in knowledge.lookup(shown, on) if match.entry.kind != "person")
    if named and not any(match.strong for match in named) and any(m.strong for m in knowledge.by_people(shown, on)):
        return Spot(start, end, shown, "people", knowledge.by_people(shown, on))
    if named:
        seat = knowledge.by_seat(shown, on) if len(named) == 1 and not named[0].strong else ()
        return Spot(start, end, shown, "name", (*named, *seat))
    for how, matches in (("seat", knowledge.by_seat(shown, on)), ("people", knowledge.by_people(shown, on))):
        if matches:
            return Spot(start, end, shown, "seat" if how == "seat" else "people", matches)
    country = region_of(shown)
    return Spot(start, end, shown, "region", (), country) if country else None


def _names_state(spot: Spot) -> bool:
    return spot.how in ("name", "people") and any(entry.kind == "state" for entry in spot.entries)


def _body(
    text: str, found: Sequence[_Word], count: int, knowledge: Knowledge, on: date | None
) -> tuple[Spot, int] | None:
    """The body of a state that the words after the state's own, the first `count`, name: "Iran’s parliament"."""
    reach = count
    while reach < len(found) and text[found[reach - 1].end : found[reach].start] in (" ", "\u00a0"):
        reach += 1
    for stop in range(reach, count, -1):
        last = found[stop - 1]
        if last.text.lower() in _PLURAL_BODIES or not _may_end_body(last.text):
            continue
        said = text[found[0].start : last.end]
        shown = said[: len(without_possessive(said))] if said.endswith(("’s", "'s")) else said
        matches = knowledge.body(shown, on)
        if matches:
            return Spot(found[0].start, found[0].start + len(shown), shown, "body", matches), stop
    return None


def _may_end_body(word: str) -> bool:
    """Whether a word may end the name of a body of a state: a quick look before a slow one."""
    plain = without_possessive(word).lower()
    return plain in _BODY_ENDS


#: The words of a longer name before the one at hand: its head, "for", "of", "on" or "to", and what else is capitalised.
_BEGUN: Final = re.compile(
    r"\b(?P<head>[A-Z][\w’'-]+) (?P<joint>for|of|on|to) (?:[Tt]he )?(?P<more>(?:[A-Z][\w’'-]+ ){0,3})$"
)
_BACK: Final = 90
#: Bodies that are called after what they are for, or after whom they follow; of others "of" tells whose they are.
_NAMED_FOR: Final = words("body", "company") | {"center", "centre", "institute", "initiative", "project"}
_FOLLOWING: Final = frozenset(
    {"friends", "mothers", "families", "sons", "daughters", "children", "brothers", "sisters"}
)
_BODIES: Final = words("body") - {"house", "club", "church", "army", "navy", "police", "parliament", "senate", "school"}
_BODY_ENDS: Final = (
    words("body", "arm")
    | frozenset({"commission", "corps", "guard", "guards", "defense", "defence", "affairs", "treasury", "assembly"})
    | frozenset({"leadership", "executive", "junta", "monarchy", "palace", "justice", "diet", "forces", "customs"})
    | frozenset({"chamber", "representatives", "commons", "bank", "services", "judiciary", "marines", "soldiers"})
    | frozenset({"troops", "navy", "finance", "interior", "health", "education", "trade", "commerce", "intelligence"})
) - _PLURAL_BODIES

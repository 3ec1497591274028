"""Names of places that no table has: roads, buildings, villages that the words beside them tell of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from onrecord.knowledge.countries import by_people
from onrecord.knowledge.gazetteer import Gazetteer
from onrecord.reading.names.parts import Name
from onrecord.reading.places.around import Around
from onrecord.reading.places.classes import ordinary, place_words
from onrecord.reading.places.evidence import PLACES
from onrecord.reading.places.leading import Leading
from onrecord.reading.places.taken import Taken
from onrecord.reading.places.types import Evidence, Spot
from onrecord.reading.places.within import within
from onrecord.reading.places.words import Words, is_calendar

_SAINT: Final = ("st", "saint")
#: Nouns before a name, with which it is that of a place.
_BEFORE_NAME: Final = frozenset({"lake", "mount", "mt", "cape", "camp", "fort"})
#: Nouns before the name of a road or camp.
_SITE_BEFORE: Final = frozenset({"boulevard", "avenue", "route", "highway", "camp", "fort"})


class Unlisted:
    """Looks for names of places beside the tables.

    Args:
        words, around, leading: of the text.
        gaz: where places are looked up.
    """

    def __init__(self, words: Words, around: Around, leading: Leading, gaz: Gazetteer) -> None:
        self.words, self.around, self.leading, self.gaz = words, around, leading, gaz

    def site(self, i: int) -> tuple[int, Spot] | None:
        """A road, building or ground whose name begins with word `i` ("Quist Road"), and its last word; or None."""
        follows = i + 1 < len(self.words.all) and self.words.joined(i + 1)
        if not follows or self.words.all[i].lower in ("the", "a", "an", "in", "on", "at"):
            return None
        if self.words.all[i].lower in _BEFORE_NAME and (spot := self._named_after(i)) is not None:
            return spot
        for j, name in self.words.runs(i):
            last, following = self.words.all[j], self.words.after(j)
            longer = following is not None and following.capital and not is_calendar(following)
            hyphened = self.words.gap(j) == "-"
            if j == i or hyphened or last.lower not in _sites() or longer or not self._is_site(i, j):
                continue
            if self.gaz.find(name) or self.around.is_no_place(i, j) or self.around.is_person(i, j):
                return None
            return j, self._spot(i, j, "site", last.lower)
        return None

    def _named_after(self, i: int) -> tuple[int, Spot] | None:
        """A lake, mountain, camp whose name follows its noun, and is not in the tables: "Lake Quist"."""
        after = self.words.after(i) or self.words.after(i, ". ")
        second = self.words.after(i + 1) if after is not None else None
        if after is None or not after.capital or is_calendar(after) or after.lower in ordinary():
            return None
        j = i + 1 if second is None or not second.capital or is_calendar(second) else i + 2
        name = self.words.text[self.words.all[i].start : self.words.all[j].end]
        begun = self.words.text[self.words.all[i].start : after.end]
        other = j > i + 1 and self.words.all[j].lower in place_words("public") | place_words("no_place")
        if other or self.gaz.find(name) or self.gaz.find(begun) or self.around.is_person(i, j):
            return None
        return j, self._spot(i, j, "site", self.words.all[i].lower)

    def _is_site(self, i: int, j: int) -> bool:
        """Whether the words i to j are one name: no place owns the rest of it, and a church is that of a saint."""
        inside = self.words.all[i : j + 1]
        if not all(word.capital or word.lower in ("s", "of", "de") for word in inside) or by_people(inside[0].text):
            return False
        owner = next((k for k, word in enumerate(inside) if word.lower == "s"), None)
        if owner and self.gaz.find(self.words.text[inside[0].start : inside[owner - 1].end]):
            return inside[0].lower in _SAINT
        tag = self.around.tagged(inside[0].start, inside[-1].end)
        built = tag is not None and tag.label == "FAC"
        return inside[-1].lower != "church" or built or inside[0].lower in _SAINT

    def told(self, taken: Taken, blocked: Taken) -> Iterator[Spot]:
        """Yield names with a noun beside them that tells they are places: "the village of Quist", "Quist district".

        Args:
            taken: spans in which nothing is looked for.
            blocked: spans in which no name begins.
        """
        until = 0
        for i, word in enumerate(self.words.all):
            if i < until or not word.capital or blocked.overlaps(word.start, word.end):
                continue
            j = i
            while (after := self.words.after(j)) is not None and after.capital and j < i + 2:
                j += 1
            before, after = self.words.before(i), self.words.after(j)
            of = before is not None and before.lower == "of" and i > 1
            named = of and self.words.all[i - 2].lower in place_words("kind_of")
            noun = after.lower if after is not None and after.lower in place_words("with_name") else ""
            free = not taken.overlaps(word.start, self.words.all[j].end)
            if free and (named or noun) and self._may_be(i, j):
                until = j + 1
                yield self._spot(i, j, "tagger", noun)

    def tagged(self, names: Sequence[Name], taken: Taken, blocked: Taken, listed: Taken) -> Iterator[Spot]:
        """Yield what the tagger alone takes for a place, where words before it say that something is there.

        Args:
            names: that the tagger found.
            taken: spans in which nothing is looked for.
            blocked: names of what is no place.
            listed: spans of places, in a list with which a name may stand.
        """
        for name in names:
            if name.label not in PLACES or taken.overlaps(name.start, name.end):
                continue
            if blocked.overlaps(name.start, name.end):
                continue
            first, last = self.words.at(name.start), self.words.at(name.end) - 1
            if first <= last and self.words.all[first].lower == "the":
                first += 1
            if last > first and self.words.all[last].lower == "s":
                last -= 1
            if first > last or not self.words.all[first].capital or not self._may_be(first, last):
                continue
            if self._is_there(first, last, name, listed):
                yield self._spot(first, last, "tagger", "")

    def _is_there(self, i: int, j: int, name: Name, listed: Taken) -> bool:
        if name.label == "FAC" and self.words.all[i].lower in _SITE_BEFORE:
            return j > i and self.words.all[i + 1].lower not in place_words("public")
        if name.label != "GPE" or any(self.around.bears_given_name(at, at) for at in range(i, j + 1)):
            return False
        if self.leading.is_somebodys(j) or len(name.text) < 3 or "." in name.text:
            return False
        owner = self.words.all[i - 2] if i > 1 and self.words.all[i - 1].lower == "s" else None
        owned = owner is not None and owner.capital and bool(self.gaz.find(owner.text))
        return owned or self.leading.is_there(i) or listed.lists(self.words.all[i].start, self.words.all[j].end)

    def _may_be(self, i: int, j: int) -> bool:
        """Whether nothing speaks against the words i to j being the name of a place."""
        word = self.words.all[i]
        name = self.words.text[word.start : self.words.all[j].end]
        if is_calendar(word) or word.lower in ordinary() or by_people(word.text) or by_people(name):
            return False
        person = self.around.is_person(i, j) or self.around.bears_surname(i, j) or self.around.bears_given_name(i, j)
        return not person and not self.around.is_no_place(i, j)

    def _spot(self, i: int, j: int, evidence: Evidence, noun: str) -> Spot:
        start, end = self.words.all[i].start, self.words.all[j].end
        name = self.words.text[start:end]
        found = () if evidence == "site" else self.gaz.find(name)
        after = self.words.after(j)
        shown = after.end if after is not None and noun and after.lower == noun else end
        return Spot(start, end, shown, name, found, evidence, noun, within(self.words, i, j, self.gaz))


@lru_cache(maxsize=1)
def _sites() -> frozenset[str]:
    return place_words("site") | place_words("nature")

"""Whether enough speaks for a name of the tables being that of a place here."""

from __future__ import annotations

from typing import Final

from onrecord.knowledge.gazetteer import Gazetteer
from onrecord.knowledge.known_places import Known
from onrecord.knowledge.place_keys import place_key
from onrecord.knowledge.short_places import short_place
from onrecord.reading.names.parts import Name
from onrecord.reading.places.around import Around
from onrecord.reading.places.classes import is_given_name, kinds, never, ordinary, place_words
from onrecord.reading.places.leading import Leading
from onrecord.reading.places.types import Evidence, Spot
from onrecord.reading.places.within import lies_in
from onrecord.reading.places.words import Words

#: Labels of the tagger for places.
PLACES: Final = frozenset({"GPE", "LOC", "FAC"})
_PARTS: Final = ("A.PCL", "A.ADM")
#: A city of so many people is taken for a place where nothing speaks against it.
_LARGE: Final = 400_000
#: A part of a country with so many people in its cities is known by its name alone; in some all parts are.
_KNOWN_PART: Final = 1_000_000
WELL_KNOWN_PARTS: Final = frozenset({"USA", "CAN", "AUS", "GBR"})


class Judge:
    """Weighs what speaks for a name, which is the words i to j of the text."""

    def __init__(self, words: Words, around: Around, leading: Leading, gaz: Gazetteer) -> None:
        self.words, self.around, self.leading, self.gaz = words, around, leading, gaz

    def evidence(self, spot: Spot, i: int, j: int) -> Evidence | None:
        """Return the strongest that speaks for a place, or None where too little does."""
        short = short_place(spot.name)
        if short is not None and all(known.admin1 == short.name for known in spot.found):
            return "inside"
        prepared = self.leading.prepared(i)
        if self._is_person(i, j, prepared):
            return None
        common = self._is_ordinary(i, j) and place_key(spot.name) not in place_words("with_the")
        nouns = place_words("province") | place_words("county") | place_words("with_name")
        told = spot.noun in nouns and not self.leading.goes_on(i)
        if any(lies_in(known, w, self.gaz) for w in spot.within if not w.nearby for known in spot.found):
            return "inside"
        if not common and any(is_area(known, i == j) for known in spot.found):
            return None if self.leading.is_seat_alone(spot.name, i) else "area"
        return "inside" if told else self._weaker(spot, i, j, common and not prepared, prepared)

    def _weaker(self, spot: Spot, i: int, j: int, common: bool, prepared: bool) -> Evidence | None:
        tag = self.around.tagged(spot.start, spot.end)
        if self._is_other(spot, i, j, tag):
            return None
        if tag is not None and tag.label in PLACES and not common and self._covers(spot, tag):
            after = self.words.after(j)
            doubted = self.leading.speaks(j) or (after is not None and after.lower in place_words("person_after"))
            return "tagger" if prepared or not doubted else None
        if self._is_ordinary(i, j):
            return None
        person = tag is not None and tag.label == "PERSON"
        alone = self.leading.ends(j) and (prepared or not person) and not self.leading.is_somebodys(j)
        in_body = bool(spot.body) and tag is not None and tag.label == "ORG"
        if in_body or (alone and (prepared or self.leading.told_by(i, j))):
            return "preposition"
        large = max((known.population for known in spot.found if not known.other), default=0) >= _LARGE
        return "large" if large and alone and not person else None

    def _is_other(self, spot: Spot, i: int, j: int, tag: Name | None) -> bool:
        """Whether it is a given name, a word that is no name of a place, or a piece of a longer name."""
        part = tag is not None and tag.label == "GPE" and any(known.kind[:5] in _PARTS for known in spot.found)
        given = self.around.bears_given_name(i, j) and not part
        return given or self._is_never(i, j) or (not self._begins(i, tag) and self.leading.goes_on(i))

    def _is_person(self, i: int, j: int, prepared: bool) -> bool:
        """Whether it names a person of the text, and nothing says that somebody is there."""
        if self.around.is_taken_for_person(i, j) and not prepared and not self.leading.told_by(i, j):
            return True
        known = self.around.bears_surname(i, j) or self.around.is_known_given_name(i, j)
        return known and (not self.leading.is_there(i) or self.leading.is_somebodys(j))

    def _is_ordinary(self, i: int, j: int) -> bool:
        """Whether it is a word that says nothing by itself, or nothing but directions."""
        if i == j:
            return self.words.all[j].lower in ordinary()
        return self._is_never(i, j)

    def _is_never(self, i: int, j: int) -> bool:
        if i == j:
            return self.words.all[j].lower in never()
        return all(word.lower in place_words("direction") for word in self.words.all[i : j + 1])

    def _begins(self, i: int, tag: Name | None) -> bool:
        """Whether the tagger found a place that begins with word `i`."""
        if tag is None or tag.label not in PLACES:
            return False
        first = self.words.at(tag.start)
        return first == i or (self.words.all[first].lower == "the" and first + 1 == i)

    def _covers(self, spot: Spot, tag: Name) -> bool:
        """Whether the tagger's name is not more than the one found: no long run of which this is a piece."""
        first, after = self.words.at(tag.start), self.words.at(tag.end)
        small = place_words("direction") | place_words("public") | kinds() | {"the", "s"}
        rest = [w for w in self.words.all[first:after] if not spot.start <= w.start < spot.end and w.capital]
        return all(word.lower in small or word.text.isupper() for word in rest) or "," in tag.text


def is_area(known: Known, single: bool) -> bool:
    """Whether a place is no mere town: its name is hardly ever anything else.

    Args:
        known: the place.
        single: whether its name is one word.
    """
    if known.kind == "A.ADM1" and known.code:
        name = place_key(known.name)
        person = single and is_given_name(name)
        return not person and (known.country in WELL_KNOWN_PARTS or (known.population >= _KNOWN_PART and len(name) > 4))
    if known.kind == "A.ADM2":
        return known.name.split()[-1].lower() in place_words("county") and not single
    return not known.kind.startswith("P.") or not known.code

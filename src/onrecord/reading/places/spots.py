"""Finding the names of places: the tables of places against the words of a text, with what the tagger found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from onrecord.knowledge.countries import by_people
from onrecord.knowledge.gazetteer import Gazetteer, Known
from onrecord.knowledge.place_keys import place_key
from onrecord.knowledge.short_places import short_place, stands_alone
from onrecord.knowledge.words import words as listed
from onrecord.reading.places.around import Around, place_words
from onrecord.reading.places.types import Evidence, Spot
from onrecord.reading.places.within import lies_in, within
from onrecord.reading.places.words import Words, is_calendar
from onrecord.reading.speakers.names import Name

PLACES: Final = frozenset({"GPE", "LOC", "FAC"})
#: A city of so many people is taken for a place where nothing speaks against it.
_LARGE: Final = 400_000
#: A part of a country with so many people in its cities is known by its name alone.
_KNOWN_PART: Final = 1_000_000


def find_spots(words: Words, names: Sequence[Name], gaz: Gazetteer) -> list[Spot]:
    """Return the names of places in a text, in order, without overlap."""
    return _Finder(words, names, gaz).run()


class _Finder:
    def __init__(self, words: Words, names: Sequence[Name], gaz: Gazetteer) -> None:
        self.words, self.names, self.gaz = words, names, gaz
        self.around = Around(words, names)
        self.doubtful: list[tuple[int, int, Spot]] = []
        self.blocked: list[tuple[int, int]] = []

    def run(self) -> list[Spot]:
        """Find the clear ones first, then what bears the name of a clear one, then what the tagger alone found."""
        spots: list[Spot] = []
        i = 0
        while i < len(self.words.all):
            last, spot = self._at(i)
            if spot is not None:
                spots.append(spot)
            i = last + 1
        spots += self._again(spots)
        spots += self._tagged(spots)
        return sorted(spots, key=lambda spot: spot.start)

    def _at(self, i: int) -> tuple[int, Spot | None]:
        """The place whose name begins with word `i`: its last word; a name of what is no place is passed over."""
        word = self.words.all[i]
        if not word.capital or is_calendar(word):
            return i, None
        if (site := self._site(i)) is not None:
            return site
        for j, name in self.words.runs(i):
            if word.lower == "the" and not (j == i + 1 and self.words.all[j].lower == "hague"):
                continue
            found = self._found(i, j, name)
            if not found:
                continue
            if self.around.is_no_place(i, j) or self.around.is_person(i, j) or self.around.ends_body(i, j):
                self.blocked.append((word.start, self.words.all[j].end))
                return j, None
            spot = self._judge(i, j, name, found)
            if spot is not None:
                return j, spot
        return i, None

    def _found(self, i: int, j: int, name: str) -> tuple[Known, ...]:
        """The places called `name`, as far as its capitals allow."""
        short = short_place(name)
        follows = self.words.gap(i) == ", " and i > 0 and self.words.all[i - 1].capital
        before = self.words.before(i)
        if before is not None and before.text[0].isdigit():
            return ()
        if short is not None and (stands_alone(name) or (follows and (name.isupper() or self._stop(j)))):
            return tuple(k for k in self.gaz.find(short.name) if k.kind == "A.ADM1" and k.country == short.country)
        found = self.gaz.find(name)
        letters = name.replace(".", "")
        if len(letters) <= 4 and (letters.isupper() or len(letters) <= 3):
            # US is a state, Us is not; CBS is no town
            found = tuple(k for k in found if not k.kind.startswith("P.") and (letters.isupper() or len(place_key(k.name)) < 4))
        if any(not k.kind.startswith(("P.", "A.ADM")) for k in found) or by_people(name) is None:
            return found
        return ()

    def _stop(self, j: int) -> bool:
        return self.words.text.startswith(".", self.words.all[j].end)

    def _judge(self, i: int, j: int, name: str, found: tuple[Known, ...]) -> Spot | None:
        """The name as that of a place, where enough speaks for it."""
        start, end = self.words.all[i].start, self.words.all[j].end
        if self._stop(j) and (short_place(name) or self.words.text[end - 2 : end - 1] == ".") and not name.endswith("."):
            end += 1 if short_place(name) else 0
        inside = within(self.words, i, j, self.gaz)
        spot = Spot(start, end, end, self.words.text[start:end], found, "area", within=inside, body=self.around.body(i, j))
        spot = self._with_noun(spot, i, j)
        evidence = self._evidence(spot, i, j)
        if evidence is None:
            self.doubtful.append((i, j, spot))
            return None
        return replace(spot, evidence=evidence)

    def _evidence(self, spot: Spot, i: int, j: int) -> Evidence | None:
        word = self.words.all[j]
        single, prepared = i == j, self._prepared(i)
        ordinary = single and (word.lower in place_words("common") or is_calendar(word))
        surname = self.around.bears_surname(i, j)
        confirmed = any(lies_in(k, w, self.gaz) for w in spot.within if not w.nearby for k in spot.found)
        if confirmed and not (surname and not prepared):
            return "inside"
        if surname and not prepared:
            return None
        if not ordinary and any(self._is_area(known, single) for known in spot.found):
            return "area"
        if spot.noun in place_words("province") | place_words("county") | place_words("with_name"):
            return "inside"
        tag = self.around.tagged(spot.start, spot.end)
        if tag is not None and tag.label in PLACES and not (ordinary and not prepared) and self._covers(spot, tag):
            return "tagger" if not self._speaks(j) or prepared else None
        joins = self.words.after(j)
        alone = (joins is None or not joins.capital) and (tag is None or not tag.label == "PERSON" or prepared)
        if prepared and alone and not ordinary and not self.words.begins_sentence(i):
            return "preposition"
        large = max((k.population for k in spot.found if not k.other), default=0) >= _LARGE
        if large and not ordinary and alone and (tag is None or tag.label != "PERSON"):
            return "large"
        return None

    def _is_area(self, known: Known, single: bool) -> bool:
        if known.kind == "A.ADM1" and known.code:
            word = place_key(known.name)
            person = single and (word in listed("male") or word in listed("female"))
            usual = known.country in ("USA", "CAN", "AUS", "GBR")
            return not person and (usual or (known.population >= _KNOWN_PART and len(word) > 4))
        return not known.kind.startswith(("P.", "A.ADM2")) or (known.kind == "P.PPLX")

    def _prepared(self, i: int) -> bool:
        """Whether the words before word `i` lead to a place: "in", "near the town of"."""
        before = self.words.before(i)
        if before is None:
            return False
        if before.lower == "of" and i > 1:
            return self.words.all[i - 2].lower in place_words("kind_of") | place_words("city") | place_words("direction")
        return before.lower in place_words("before") | place_words("direction")

    def _speaks(self, j: int) -> bool:
        after = self.words.after(j)
        return after is not None and after.lower in place_words("speaks")

    def _covers(self, spot: Spot, tag: Name) -> bool:
        """Whether the tagger's name is about as long as the one found: not a long run of which this is a piece."""
        return tag.end - tag.start <= (spot.end - spot.start) + 12

    def _with_noun(self, spot: Spot, i: int, j: int) -> Spot:
        """The name with what kind of place it is, as far as the words beside it tell."""
        after, before = self.words.after(j), self.words.before(i)
        nouns = place_words("province") | place_words("county") | place_words("with_name") | place_words("city")
        if after is not None and after.lower in place_words("with_name") | {"region", "county"}:
            taken = after.lower in place_words("with_name") or after.capital
            noun_follows = self.around.body(i, j) and after.capital
            if after.lower != "county" or not noun_follows:
                return replace(spot, noun=after.lower, shown_end=after.end if taken else spot.end)
            return replace(spot, noun=after.lower)
        if after is not None and after.lower in nouns and not after.capital:
            return replace(spot, noun=after.lower)
        if before is not None and before.lower == "of" and i > 1 and self.words.all[i - 2].lower in nouns:
            return replace(spot, noun=self.words.all[i - 2].lower)
        return spot

    def _site(self, i: int) -> tuple[int, Spot | None] | None:
        """A road, building or ground with a name of its own, that no table has: "Quist Road", "St. Alda's Hospital"."""
        if self.words.all[i].lower in ("the", "a", "an", "in", "on", "at"):
            return None
        for j, name in self.words.runs(i):
            last = self.words.all[j]
            if j == i or last.lower not in place_words("site") or not last.capital or self.gaz.find(name):
                continue
            if self.around.is_no_place(i, j) or self.around.is_person(i, j) or not self._all_capitals(i, j):
                return None
            spot = Spot(self.words.all[i].start, last.end, last.end, name, (), "site", last.lower)
            return j, replace(spot, within=within(self.words, i, j, self.gaz))
        return None

    def _all_capitals(self, i: int, j: int) -> bool:
        return all(word.capital or word.lower in ("s", "of", "de") for word in self.words.all[i : j + 1])

    def _again(self, spots: Sequence[Spot]) -> Iterator[Spot]:
        """What bears the name of a place that the text clearly speaks of."""
        clear = {place_key(spot.name) for spot in spots if spot.evidence in ("tagger", "inside", "preposition", "large")}
        taken = [(spot.start, spot.shown_end) for spot in spots]
        for i, j, spot in self.doubtful:
            if place_key(spot.name) in clear and not any(a < spot.end and spot.start < b for a, b in taken):
                if not self.around.bears_surname(i, j) or self._prepared(i):
                    taken.append((spot.start, spot.end))
                    yield replace(spot, evidence="again")

    def _tagged(self, spots: Sequence[Spot]) -> Iterator[Spot]:
        """What the tagger alone takes for a place: kept where the words before it lead to a place."""
        taken = [(spot.start, spot.shown_end) for spot in spots] + self.blocked
        for name in self.names:
            if name.label not in PLACES or any(a < name.end and name.start < b for a, b in taken):
                continue
            first, after = self.words.at(name.start), self.words.at(name.end)
            if first < len(self.words.all) and self.words.all[first].lower == "the":
                first += 1
            if first >= after or not self.words.all[first].capital or not self._prepared(first):
                continue
            last = after - 1
            if self.words.all[last].lower == "s" and last > first:
                last -= 1
            start, end = self.words.all[first].start, self.words.all[last].end
            if self.around.bears_surname(first, last) or self.around.is_no_place(first, last) or by_people(name.text):
                continue
            if is_calendar(self.words.all[first]) or self.words.all[first].lower in place_words("common"):
                continue
            spot = Spot(start, end, end, self.words.text[start:end], (), "tagger")
            yield replace(spot, within=within(self.words, first, last, self.gaz))

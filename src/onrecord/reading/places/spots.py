"""Finding the names of places: the tables of places against the words of a text, with what the tagger found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from onrecord.knowledge.countries import by_people
from onrecord.knowledge.gazetteer import Gazetteer
from onrecord.knowledge.known_places import Known
from onrecord.knowledge.place_keys import place_key
from onrecord.knowledge.short_places import short_place, stands_alone
from onrecord.reading.names.parts import Name
from onrecord.reading.places.around import Around
from onrecord.reading.places.classes import ordinary, place_words
from onrecord.reading.places.evidence import Judge
from onrecord.reading.places.leading import Leading
from onrecord.reading.places.taken import Taken
from onrecord.reading.places.types import Spot, Within
from onrecord.reading.places.unlisted import Unlisted
from onrecord.reading.places.within import lies_in, within
from onrecord.reading.places.words import Words, is_calendar

#: A city of so many people, in a list with a place, is one, if the text speaks of its country.
_BESIDE: Final = 50_000


def find_spots(words: Words, names: Sequence[Name], gaz: Gazetteer) -> list[Spot]:
    """Return the names of places in a text, in order, without overlap."""
    return _Finder(words, names, gaz).run()


class _Finder:
    def __init__(self, words: Words, names: Sequence[Name], gaz: Gazetteer) -> None:
        self.words, self.names, self.gaz = words, names, gaz
        self.around, self.leading = Around(words, names), Leading(words)
        self.judge = Judge(words, self.around, self.leading, gaz)
        self.unlisted = Unlisted(words, self.around, self.leading, gaz)
        #: names for which too little speaks, with their first and last words
        self.doubtful: list[tuple[int, int, Spot]] = []
        #: spans of names of what is no place
        self.blocked = Taken(words.text)

    def run(self) -> list[Spot]:
        """Find the clear ones first, then what bears the name of a clear one, then what no table has."""
        spots: list[Spot] = []
        i = 0
        while i < len(self.words.all):
            last, spot = self._at(i)
            if spot is not None:
                spots.append(spot)
            i = last + 1
        spots += self._again(spots)
        spots += self.unlisted.told(self._taken(spots), self.blocked)
        known = self._taken([spot for spot in spots if spot.found])
        spots += self.unlisted.tagged(self.names, self._taken(spots), self.blocked, known)
        return _larger(sorted(spots, key=lambda spot: spot.start), self.gaz)

    def _taken(self, spots: Sequence[Spot]) -> Taken:
        return Taken(self.words.text, ((spot.start, spot.shown_end) for spot in spots))

    def _at(self, i: int) -> tuple[int, Spot | None]:
        """The place whose name begins with word `i`: its last word; a name of what is no place is passed over."""
        word = self.words.all[i]
        if not word.capital or is_calendar(word):
            return i, None
        if (site := self.unlisted.site(i)) is not None:
            return site
        for j, name in self.words.runs(i):
            if word.lower == "the" and not (j == i + 1 and self.words.all[j].lower == "hague"):
                continue
            found = self._found(i, j, name)
            if not found:
                continue
            if self.around.is_no_place(i, j) or self.around.is_person(i, j) or self.around.ends_body(i, j):
                self.blocked.add(word.start, self.words.all[j].end)
                return j, None
            spot = self._spot(i, j, name, found)
            evidence = self.judge.evidence(spot, i, j)
            if evidence is not None:
                return j, replace(spot, evidence=evidence)
            self.doubtful.append((i, j, spot))
        return i, None

    def _found(self, i: int, j: int, name: str) -> tuple[Known, ...]:
        """The places called `name`, as far as the words beside it allow."""
        before, hyphened = self.words.before(i), self.words.before(i, "-")
        if before is not None and before.text[0].isdigit():  # 300 B.C.
            return ()
        if hyphened is not None and hyphened.capital and not self.gaz.find(hyphened.text):
            return ()
        short = short_place(name)
        if short is not None and (stands_alone(name) or self._follows_town(i, j)):
            return tuple(k for k in self.gaz.find(short.name) if k.kind == "A.ADM1" and k.country == short.country)
        found = self.gaz.find(name)
        if not self._is_called_city(i):
            found = _as_written(name, found, alone=i == j and not self._shouted(i, j))
        people = by_people(name) is not None
        return () if people and all(known.kind.startswith(("P.", "A.ADM")) for known in found) else found

    def _is_called_city(self, i: int) -> bool:
        """Whether the words before say that it is a city: "the town of Gao", short as its name is."""
        of = i > 1 and self.words.all[i - 1].lower == "of"
        return of and self.words.all[i - 2].lower in place_words("city")

    def _follows_town(self, i: int, j: int) -> bool:
        """Whether a short form stands where the state of a town does: "Larch, Ill.", "Larch, IL"."""
        follows = i > 0 and self.words.gap(i) == ", " and self.words.all[i - 1].capital
        return follows and (self.words.all[j].text.isupper() or self._stop(j))

    def _shouted(self, i: int, j: int) -> bool:
        """Whether words beside it are in capitals too."""
        beside = (self.words.before(i), self.words.after(j))
        return any(word is not None and word.text.isupper() and len(word.text) > 1 for word in beside)

    def _stop(self, j: int) -> bool:
        return self.words.text.startswith(".", self.words.all[j].end)

    def _spot(self, i: int, j: int, name: str, found: tuple[Known, ...]) -> Spot:
        """The name with all that the text says of it."""
        start, end = self.words.all[i].start, self.words.all[j].end
        if self._stop(j) and short_place(name) and not name.endswith("."):
            end += 1
        inside, body = self._within(i, j, found), self.around.body(i, j)
        spot = Spot(start, end, end, self.words.text[start:end], found, "area", within=inside, body=body)
        acts = self.leading.acts(j) and not self.leading.prepared(i)
        spot = self.leading.with_noun(replace(spot, acts=acts), i, j, self.around)
        if spot.noun in place_words("city") and not name.lower().endswith("city"):
            spot = replace(spot, found=(*spot.found, *self.gaz.find(f"{name} City")))
        return spot

    def _within(self, i: int, j: int, found: tuple[Known, ...]) -> tuple[Within, ...]:
        """What the text says it lies in; a state beside another one is in a list with it."""
        inside = within(self.words, i, j, self.gaz)
        if any(known.kind.startswith("A.PCL") for known in found):
            return tuple(w for w in inside if not any(k.kind.startswith("A.PCL") for k in self.gaz.find(w.name)))
        return inside

    def _again(self, spots: Sequence[Spot]) -> Iterator[Spot]:
        """What bears the name of a place that the text clearly speaks of, or stands in a list with one."""
        clear = {place_key(spot.name) for spot in spots if spot.evidence != "area"}
        taken = self._taken(spots)
        countries = {k.country for spot in spots if spot.evidence == "area" for k in spot.found[:1] if k.kind[0] == "A"}
        for i, j, spot in self.doubtful:
            if taken.overlaps(spot.start, spot.end):
                continue
            if self.around.bears_surname(i, j) or self.around.bears_given_name(i, j):
                continue
            if i == j and self.words.all[i].lower in ordinary() and self.words.begins_sentence(i):
                continue
            if place_key(spot.name) in clear or (
                self._is_listed(i, j, spot, taken, countries) and not self.leading.speaks(j)
            ):
                taken.add(spot.start, spot.shown_end)
                yield replace(spot, evidence="again")

    def _is_beside(self, i: int, j: int, spot: Spot, tag: Name, countries: set[str | None]) -> bool:
        """Whether what the tagger takes for a person is rather the city beside another one of its country."""
        alone = (
            (tag.start, tag.end) == (spot.start, spot.end)
            and not place_key(spot.name).startswith("st ")
            and not self.around.is_taken_for_person(i, j)
        )
        return alone and any(
            k.country in countries and (k.kind == "A.ADM1" or k.population >= _BESIDE)
            for k in spot.found
            if not k.other
        )

    def _is_listed(self, i: int, j: int, spot: Spot, taken: Taken, countries: set[str | None]) -> bool:
        if self.words.all[i].lower in ordinary():
            return False
        tag = self.around.tagged(spot.start, spot.end)
        if tag is not None and tag.label == "PERSON" and not self._is_beside(i, j, spot, tag, countries):
            return False
        return self.leading.ends(j) and taken.lists(self.words.all[i].start, self.words.all[j].end)


def _as_written(name: str, found: tuple[Known, ...], *, alone: bool) -> tuple[Known, ...]:
    """The places of a name as far as its capitals allow: US is a state, Us is not, CBS is no town, SWAT no valley."""
    letters = name.replace(".", "")
    if alone and name.isupper() and len(letters) == 4:
        found = tuple(known for known in found if place_key(known.name) != place_key(name))
    if len(letters) <= 3 or (len(letters) == 4 and letters.isupper()):
        return tuple(
            k for k in found if not k.kind.startswith("P.") and (letters.isupper() or len(place_key(k.name)) < 4)
        )
    return found


def _larger(spots: Sequence[Spot], gaz: Gazetteer) -> list[Spot]:
    """The spots, those in which the one before lies marked as parts of countries: Larch, New York."""
    found = list(spots)
    for at in range(1, len(found)):
        before, spot = found[at - 1], found[at]
        named = bool(before.within) and place_key(before.within[0].name) == place_key(spot.name)
        named = named and any(lies_in(known, before.within[0], gaz) for known in before.found)
        if named and 0 < spot.start - before.shown_end <= 2 and not spot.noun:
            found[at] = replace(spot, noun="province")
    return found

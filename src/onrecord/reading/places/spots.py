"""Finding the names of places: the tables of places against the words of a text, with what the tagger found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
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
_PARTS: Final = ("A.PCL", "A.ADM")
#: A city of so many people is taken for a place where nothing speaks against it.
_LARGE: Final = 400_000
#: A part of a country with so many people in its cities is known by its name alone.
_KNOWN_PART: Final = 1_000_000


def find_spots(words: Words, names: Sequence[Name], gaz: Gazetteer) -> list[Spot]:
    """Return the names of places in a text, in order, without overlap."""
    return _Finder(words, names, gaz).run()


@lru_cache(maxsize=1)
def _ordinary() -> frozenset[str]:
    """Words that say nothing by themselves, though some small place bears each as its name."""
    nouns = place_words("site") | place_words("nature") | _kinds()
    return place_words("common") | place_words("direction") | listed("title") | nouns


@lru_cache(maxsize=1)
def _never() -> frozenset[str]:
    """Words that are no names of places by themselves, whatever stands around them."""
    return place_words("direction") | place_words("site") | place_words("nature") | _kinds() | listed("title")


@lru_cache(maxsize=1)
def _kinds() -> frozenset[str]:
    """Nouns for kinds of places."""
    return place_words("kind_of") | place_words("city") | place_words("province") | place_words("county")


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
        shouted = any(w is not None and w.text.isupper() and len(w.text) > 1 for w in (before, self.words.after(j)))
        if name.isupper() and i == j and len(letters) == 5 - 1 and not shouted:
            found = tuple(k for k in found if place_key(k.name) != place_key(name))
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
        if spot.noun in place_words("city") and not name.lower().endswith("city"):
            spot = replace(spot, found=(*spot.found, *self.gaz.find(f"{name} City")))
        evidence = self._evidence(spot, i, j)
        if evidence is None:
            self.doubtful.append((i, j, spot))
            return None
        return replace(spot, evidence=evidence)

    def _evidence(self, spot: Spot, i: int, j: int) -> Evidence | None:
        word = self.words.all[j]
        single, prepared = i == j, self._prepared(i)
        inside_ = self.words.all[i : j + 1]
        ordinary = word.lower in _ordinary() if single else all(w.lower in place_words("direction") for w in inside_)
        never = ordinary if not single else word.lower in _never()
        surname = self.around.bears_surname(i, j) or self.around.is_known_given_name(i, j)
        confirmed = any(lies_in(k, w, self.gaz) for w in spot.within if not w.nearby for k in spot.found)
        if confirmed and not (surname and not prepared):
            return "inside"
        if surname and not prepared:
            return None
        if not ordinary and any(self._is_area(known, single) for known in spot.found):
            return "area" if self._not_weak(spot, i) else None
        if spot.noun in place_words("province") | place_words("county") | place_words("with_name"):
            return "inside"
        tag = self.around.tagged(spot.start, spot.end)
        known_part = tag is not None and tag.label == "GPE" and any(k.kind[:5] in _PARTS for k in spot.found)
        if self.around.bears_given_name(i, j) and not known_part:
            return None
        exact = self._exact(i, tag)
        if never or (not exact and self._follows_name(i)):
            return None
        if tag is not None and tag.label in PLACES and not (ordinary and not prepared) and self._covers(spot, tag):
            return "tagger" if not self._speaks(j) or prepared else None
        alone = self._stands_alone(j) and (tag is None or tag.label != "PERSON" or prepared)
        if (prepared or self._leads(i, j)) and alone and not ordinary:
            return "preposition"
        if spot.body and not ordinary and tag is not None and tag.label == "ORG":
            return "preposition"
        large = max((k.population for k in spot.found if not k.other), default=0) >= _LARGE
        if large and not ordinary and alone and (tag is None or tag.label != "PERSON"):
            return "large"
        return None

    def _not_weak(self, spot: Spot, i: int) -> bool:
        """Whether a seat of government or the like is spoken of as a place: somebody is in it, or near it."""
        name = place_key(spot.name).replace(" ", "-")
        before = self.words.before(i)
        article = before is not None and before.text == "the"
        if name in place_words("weak_the") and not article:
            return False
        if name in place_words("weak") | place_words("weak_the"):
            before = self.words.before(i - 1) if article else before
            return before is not None and before.lower in place_words("strict")
        return True

    def _exact(self, i: int, tag: Name | None) -> bool:
        """Whether the tagger found a place that begins with word `i`."""
        if tag is None or tag.label not in PLACES:
            return False
        first = self.words.at(tag.start)
        return first == i or (self.words.all[first].lower == "the" and first + 1 == i)

    def _follows_name(self, i: int) -> bool:
        """Whether word `i` goes on with a name that words before it began: the Ford Victoria."""
        before = self.words.before(i)
        if before is None or not before.capital or before.text.isupper():
            return False
        known = place_words("direction") | listed("title") | place_words("public") | place_words("before")
        first = self.words.begins_sentence(i - 1)
        return before.lower not in known and (not first or before.lower == "the") and not is_calendar(before)

    def _stands_alone(self, j: int) -> bool:
        """Whether the name ends with word `j`, as far as capital letters tell."""
        after = self.words.after(j)
        if after is None or not after.capital:
            return True
        return is_calendar(after) or after.lower in place_words("public") or after.lower in listed("title")

    def _leads(self, i: int, j: int) -> bool:
        """Whether it stands as the place of a dateline, or before a noun that tells it is a place: "Larch residents"."""
        first, after = self.words.all[i], self.words.after(j)
        if after is not None and after.lower in place_words("after"):
            return True
        dash = self.words.text[self.words.all[j].end : self.words.all[j].end + 3].strip()[:1] in ("—", "–", "-", "(")
        return first.text.isupper() and len(first.text) > 3 and dash and self.words.begins_sentence(i)

    def _is_area(self, known: Known, single: bool) -> bool:
        if known.kind == "A.ADM1" and known.code:
            word = place_key(known.name)
            person = single and (word in listed("male") or word in listed("female"))
            usual = known.country in ("USA", "CAN", "AUS", "GBR")
            return not person and (usual or (known.population >= _KNOWN_PART and len(word) > 4))
        if known.kind == "A.ADM2":
            return known.name.split()[-1].lower() in place_words("county") and not single
        return not known.kind.startswith("P.") or known.kind == "P.PPLX"

    def _prepared(self, i: int) -> bool:
        """Whether the words before word `i` lead to a place: "in", "near the town of"."""
        before = self.words.before(i)
        if before is not None and before.lower == "the":
            i, before = i - 1, self.words.before(i - 1)
        if before is None:
            return False
        if before.lower == "of" and i > 1:
            head = self.words.all[i - 2]
            of_whom = head.text.isdigit() and self.words.gap(i - 1) == ", "  # Quist, 49, of Larch
            return of_whom or head.lower in _kinds() | place_words("direction") | place_words("before")
        if before.lower == "to" and self.words.all[i - 2].lower in ("according", "talk", "spoke", "speak"):
            return False
        return before.lower in place_words("before") | place_words("direction")

    def _speaks(self, j: int) -> bool:
        after = self.words.after(j)
        return after is not None and after.lower in place_words("speaks")

    def _covers(self, spot: Spot, tag: Name) -> bool:
        """Whether the tagger's name is about as long as the one found: not a long run of which this is a piece."""
        first, after = self.words.at(tag.start), self.words.at(tag.end)
        small = place_words("direction") | place_words("public") | _kinds() | {"the", "s"}
        rest = [w for w in self.words.all[first:after] if not spot.start <= w.start < spot.end and w.capital]
        return all(w.lower in small or w.text.isupper() for w in rest) or "," in tag.text

    def _with_noun(self, spot: Spot, i: int, j: int) -> Spot:
        """The name with what kind of place it is, as far as the words beside it tell."""
        after, before = self.words.after(j), self.words.before(i)
        nouns = place_words("province") | place_words("county") | place_words("with_name") | place_words("city")
        if after is not None and after.capital and any(k.kind.startswith("A.PCL") for k in spot.found):
            return spot
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
            following = self.words.after(j)
            longer = following is not None and following.capital and not is_calendar(following)
            if j == i or last.lower not in place_words("site") or longer or not self._is_site(i, j):
                continue
            if self.gaz.find(name) or self.around.is_no_place(i, j) or self.around.is_person(i, j):
                return None
            spot = Spot(self.words.all[i].start, last.end, last.end, name, (), "site", last.lower)
            return j, replace(spot, within=within(self.words, i, j, self.gaz))
        return None

    def _is_site(self, i: int, j: int) -> bool:
        """Whether the words i to j are one name: no owner that is a place stands in it, and a church is that of a saint."""
        inside = self.words.all[i : j + 1]
        if not all(word.capital or word.lower in ("s", "of", "de") for word in inside):
            return False
        if by_people(inside[0].text):
            return False
        owner = next((k for k, word in enumerate(inside) if word.lower == "s"), None)
        if owner is not None and self.gaz.find(self.words.text[inside[0].start : inside[owner - 1].end]):
            return inside[0].lower in ("st", "saint")
        tag = self.around.tagged(inside[0].start, inside[-1].end)
        built = tag is not None and tag.label == "FAC"
        return inside[-1].lower != "church" or built or inside[0].lower in ("st", "saint")

    def _again(self, spots: Sequence[Spot]) -> Iterator[Spot]:
        """What bears the name of a place that the text clearly speaks of."""
        clear = {place_key(spot.name) for spot in spots if spot.evidence in ("tagger", "inside", "preposition", "large")}
        taken = [(spot.start, spot.shown_end) for spot in spots]
        for i, j, spot in self.doubtful:
            if any(a < spot.end and spot.start < b for a, b in taken):
                continue
            listed_ = self._stands_alone(j) and self._in_list(i, j, taken)
            person = self.around.bears_surname(i, j) or self.around.bears_given_name(i, j)
            if (place_key(spot.name) in clear or listed_) and not person and not (listed_ and self._speaks(j)):
                taken.append((spot.start, spot.shown_end))
                yield replace(spot, evidence="again")

    def _in_list(self, i: int, j: int, taken: Sequence[tuple[int, int]]) -> bool:
        """Whether the words i to j stand in a list with a place that was found: "Larch, Quist and Brook"."""
        start, end, text = self.words.all[i].start, self.words.all[j].end, self.words.text
        tag = self.around.tagged(start, end)
        if (tag is not None and tag.label == "PERSON") or self.words.all[i].lower in _ordinary():
            return False
        return any(
            text[b:start] in (" and ", ", and ", ", ") or (end < a and text[end:a] in (" and ", ", and ", ", "))
            for a, b in taken
        )

    def _is_there(self, first: int, after: int, name: Name, taken: Sequence[tuple[int, int]]) -> bool:
        """Whether words before an unknown name say that something is there."""
        before = self.words.before(first)
        inside = self.words.all[first:after]
        persons = any(self.around.bears_given_name(at, at) for at in range(first, after))
        if name.label == "FAC" and inside[0].lower in ("boulevard", "avenue", "route", "highway", "camp", "fort"):
            return len(inside) > 1 and inside[1].lower not in place_words("public")
        if name.label != "GPE" or persons:
            return False
        owned = before is not None and before.lower == "s"
        return owned or self._in_list(first, after - 1, taken) or (
            before is not None and before.lower in place_words("strict")
        )

    def _told(self, spots: Sequence[Spot]) -> Iterator[Spot]:
        """Names that no table has, where a noun beside them tells that they are places: "the village of Quist"."""
        taken = [(spot.start, spot.shown_end) for spot in spots] + self.blocked
        for i, word in enumerate(self.words.all):
            if not word.capital or any(a < word.end and word.start < b for a, b in taken):
                continue
            j = i
            while (after := self.words.after(j)) is not None and after.capital and j < i + 2:
                j += 1
            before, after = self.words.before(i), self.words.after(j)
            of = before is not None and before.lower == "of" and i > 1 and self.words.all[i - 2].lower in place_words("kind_of")
            noun = after is not None and after.lower in place_words("with_name")
            if not (of or noun) or is_calendar(word) or word.lower in _ordinary() or by_people(word.text):
                continue
            start, end = word.start, self.words.all[j].end
            if not (self.around.is_person(i, j) or self.around.is_no_place(i, j)):
                taken.append((start, end))
                name = self.words.text[start:end]
                spot = Spot(start, end, end, name, self.gaz.find(name), "tagger", after.lower if after and noun else "")
                yield replace(spot, within=within(self.words, i, j, self.gaz))

    def _tagged(self, spots: Sequence[Spot]) -> Iterator[Spot]:
        """What the tagger alone takes for a place, or the words beside it: kept where these lead to a place."""
        told = list(self._told(spots))
        yield from told
        spots = [*spots, *told]
        taken = [(spot.start, spot.shown_end) for spot in spots] + self.blocked
        for name in self.names:
            if name.label not in PLACES or any(a < name.end and name.start < b for a, b in taken):
                continue
            first, after = self.words.at(name.start), self.words.at(name.end)
            if first < len(self.words.all) and self.words.all[first].lower == "the":
                first += 1
            if first >= after or not self.words.all[first].capital or not self._is_there(first, after, name, taken):
                continue
            last = after - 1
            if self.words.all[last].lower == "s" and last > first:
                last -= 1
            start, end = self.words.all[first].start, self.words.all[last].end
            if self.around.bears_surname(first, last) or self.around.is_no_place(first, last) or by_people(name.text):
                continue
            if self.around.bears_given_name(first, last) or is_calendar(self.words.all[first]) or self.words.all[first].lower in place_words("common"):
                continue
            spot = Spot(start, end, end, self.words.text[start:end], (), "tagger")
            yield replace(spot, within=within(self.words, first, last, self.gaz))

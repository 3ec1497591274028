"""What the words right before and after a name say of it: that it is a place, and of which kind."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from onrecord.knowledge.place_keys import place_key
from onrecord.knowledge.words import words as listed
from onrecord.reading.places.around import Around
from onrecord.reading.places.classes import kinds, place_words
from onrecord.reading.places.types import Spot
from onrecord.reading.places.words import Word, Words, is_calendar

#: After these words, "to" leads to somebody.
_TO_SOMEBODY: Final = frozenset({"according", "talk", "talked", "spoke", "speak"})
#: After a name that is also that of a country: it is that of a part of another one, as Niger state in Nigeria.
_OF_A_COUNTRY: Final = frozenset({"state", "province", "governorate"})
_DASHES: Final = ("—", "–", "-", "(")


class Leading:
    """Looks at the words beside those of a name, which are i to j of the text."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def prepared(self, i: int) -> bool:
        """Whether the words before lead to a place: "in", "near the town of"."""
        before = self.words.before(i)
        if before is not None and before.lower == "the":
            i, before = i - 1, self.words.before(i - 1)
        if before is None:
            return False
        if before.lower == "of" and i > 1:
            head = self.words.all[i - 2]
            of_whom = head.text.isdigit() and self.words.gap(i - 1) == ", "  # Quist, 49, of Larch
            return of_whom or head.lower in kinds() | place_words("direction") | place_words("before")
        if before.lower == "to" and i > 1 and self.words.all[i - 2].lower in _TO_SOMEBODY:
            return False
        return before.lower in place_words("before") | place_words("direction") | place_words("city")

    def is_there(self, i: int) -> bool:
        """Whether the word before says that something is there: "in", "near"."""
        before = self.words.before(i)
        return before is not None and before.lower in place_words("strict")

    def told_by(self, i: int, j: int) -> bool:
        """Whether it is the place of a dateline, or a noun after it tells that it is a place: "Larch residents"."""
        first, last, after = self.words.all[i], self.words.all[j], self.words.after(j)
        if after is not None and after.lower in place_words("after"):
            return True
        dash = self.words.text[last.end : last.end + 3].strip()[:1] in _DASHES
        return first.text.isupper() and len(first.text) > 3 and dash and self.words.begins_sentence(i)

    def ends(self, j: int) -> bool:
        """Whether the name ends here, as far as capital letters tell."""
        after = self.words.after(j)
        if after is None or not after.capital:
            return True
        return is_calendar(after) or after.lower in place_words("public") or after.lower in listed("title")

    def goes_on(self, i: int) -> bool:
        """Whether the words go on with a name that others before them began: the Ford Victoria."""
        before = self.words.before(i)
        if before is None or not before.capital or before.text.isupper():
            return False
        known = place_words("direction") | listed("title") | place_words("public") | place_words("before")
        first = self.words.begins_sentence(i - 1)
        return before.lower not in known and (not first or before.lower == "the") and not is_calendar(before)

    def is_somebodys(self, j: int) -> bool:
        """Whether what follows is somebody's: "the Quist campaign", "in Quist’s hand"."""
        after = self.words.after(j)
        if after is not None and after.lower in place_words("person_after"):
            return True
        owned = self._owned(j)
        return owned is not None and not owned.capital

    def speaks(self, j: int) -> bool:
        """Whether a verb of saying follows."""
        after = self.words.after(j)
        return after is not None and after.lower in place_words("speaks")

    def acts(self, j: int) -> bool:
        """Whether it acts, or something is its that only a government has: "Larch denied", "Larch’s envoy"."""
        if self.speaks(j):
            return True
        after = self.words.after(j)
        if after is not None and after.lower in listed("government_verb"):
            return True
        owned = self._owned(j)
        return owned is not None and owned.lower in listed("of_government")

    def _owned(self, j: int) -> Word | None:
        """The word after the possessive ending of word `j`, or None where it has none."""
        if (
            j + 2 >= len(self.words.all)
            or self.words.all[j + 1].lower != "s"
            or self.words.gap(j + 1) not in ("’", "'")
        ):
            return None
        return self.words.all[j + 2]

    def is_seat_alone(self, name: str, i: int) -> bool:
        """Whether it is a seat of government or the like, and nobody is said to be in it or near it."""
        asked = place_key(name).replace(" ", "-")
        before = self.words.before(i)
        article = before is not None and before.text == "the"
        if asked in place_words("weak_the") | place_words("with_the") and not article:
            return True
        return asked in place_words("weak") | place_words("weak_the") and not self.is_there(i - 1 if article else i)

    def with_noun(self, spot: Spot, i: int, j: int, around: Around) -> Spot:
        """Return the spot with what kind of place it is, as far as the words beside it tell."""
        after, before = self.words.after(j), self.words.before(i)
        if after is not None and any(k.kind.startswith("A.PCL") for k in spot.found):
            part = after.lower in _OF_A_COUNTRY and any(k.kind == "A.ADM1" for k in spot.found)
            return replace(spot, noun=after.lower) if part else spot
        if after is not None and after.lower in place_words("with_name") | {"region", "county"}:
            in_body = after.capital and after.lower == "county" and bool(around.body(i, j))
            taken = not in_body and (after.lower in place_words("with_name") or after.capital)
            return replace(spot, noun=after.lower, shown_end=after.end if taken else spot.shown_end)
        nouns = place_words("province") | place_words("county") | place_words("city")
        if after is not None and after.lower in nouns and not after.capital:
            return replace(spot, noun=after.lower)
        head = self.words.all[i - 2].lower if before is not None and before.lower == "of" and i > 1 else ""
        if head in nouns and head != "capital":  # that of a country or a part of it
            return replace(spot, noun=head)
        return spot

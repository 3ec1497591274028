"""Descriptions that stand beside a name: "the envoy, Ana Lopez", "Ana Lopez, the envoy", and titles before names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from onrecord.knowledge.words import words as listed
from onrecord.reading.coreference.nouns import person_noun
from onrecord.reading.coreference.tokens import Words
from onrecord.reading.coreference.types import Reference

_AFTER_NAME: Final = re.compile(r"(?:[’']s)?\s*,\s*(?:(?:aged\s)?\d{1,3},\s*)?$|\s+\($|\s+[–—-]\s+$|\s(?=$)")
_BEFORE_NAME: Final = re.compile(r"(?:\s(?:of|for|at|in|to|from|on)\s[^,.;:\n“”\"]{2,70})?,\s|\s(?:named\s|called\s)?")
_IS: Final = re.compile(r",?\s+(?:who\s)?(?:is|was|became|has been|remains|served as|works as|worked as)\s+$")
_CLOSED: Final = re.compile(r"[,.;:)\n]|$|\s(?:says?|said|told|has|had|is|was|will|tells|who)\b|[’']s\b")


class Beside:
    """Which descriptions of one text stand beside a name, and what titles its persons bear."""

    def __init__(self, text: str, words: Words, references: Sequence[Reference]) -> None:
        self.text = text
        self._names = [r for r in references if r.kind == "name" and (r.person or "").startswith("person ")]
        self._starts = [r.start for r in self._names]
        self._titles: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
        for name in self._names:
            self._read_title(words, name)

    def titles(self, person: str) -> tuple[set[str], set[str]]:
        """Return the nouns and the further words of the titles before the person's name."""
        nouns, further = self._titles[person]
        return set(nouns), set(further)

    def name_of(self, reference: Reference) -> str | None:
        """Return the key of the person whose name stands beside a description, or None."""
        if reference.number == "several":
            return None
        i = bisect_left(self._starts, reference.start)
        if i:
            name = self._names[i - 1]
            between = self.text[name.end : reference.start]
            own = any(n.start == reference.owner and n.person == name.person for n in self._names[i : i + 1])
            if len(between) < 24 and not own and (_AFTER_NAME.fullmatch(between) or _IS.fullmatch(between)):
                return name.person if self._agrees(reference, name) else None
        i = bisect_left(self._starts, reference.end)
        if i < len(self._names):
            name = self._names[i]
            between = self.text[reference.end : name.start]
            if len(between) < 80 and _BEFORE_NAME.fullmatch(between) and self._joins(reference, name, between):
                return name.person if self._agrees(reference, name) else None
        return None

    def _joins(self, reference: Reference, name: Reference, between: str) -> bool:
        """Whether a name after a description is an apposition to it, not the next of a list or of a clause."""
        if "," not in between:
            return reference.definite or between.strip() != ""
        closed = _CLOSED.match(self.text, name.end) is not None
        return closed and (reference.place != "owner") and not self._lists(name)

    def _lists(self, name: Reference) -> bool:
        """Whether the name begins or carries on a list: "the mayor, Ana Lopez, Bo Berg and others"."""
        return re.match(r",?\s(?:and|or)\s(?:[A-Z]|the\s)", self.text[name.end : name.end + 12]) is not None

    def _agrees(self, reference: Reference, name: Reference) -> bool:
        return not (reference.gender and name.gender) or reference.gender == name.gender

    def _read_title(self, words: Words, name: Reference) -> None:
        """Learn the words right before a name: "Crown prosecutor", "President"."""
        nouns, further = self._titles[name.person or ""]
        i = words.at(name.start)
        while i > 0 and words.follows(i) and len(further) < 24:
            before = words.all[i - 1]
            noun = person_noun(before.lower)
            known = before.lower in listed("title") or noun is not None
            if noun is not None and noun[1] == "several":
                return
            if known:
                nouns.add(noun[0] if noun else before.lower)
            elif not nouns or not (before.capital or before.lower in listed("in_title")) or before.owned:
                return
            further.add(before.lower)
            i -= 1

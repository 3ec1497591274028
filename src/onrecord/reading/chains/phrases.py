"""The phrase that names a carrier, wherever a construction says that one follows: its outlet, platform or audience."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from onrecord.knowledge.countries import by_name, by_people
from onrecord.knowledge.words import words
from onrecord.reading.chains.outlets import NOUNS, Outlets
from onrecord.reading.chains.relays import Carrier
from onrecord.reading.speakers.phrases import singular
from onrecord.types import Span

_WORD: Final = re.compile(r"[^\W_][\w.&’'+/-]*|&")
#: How many words a phrase may have before its name, and a name.
_LONGEST: Final = 12
_NAME_WORDS: Final = 6
#: What may stand before the name: "Ruvia’s state-run news agency", "a reporter from".
_LEAD_WORDS: Final = """
a an the his her its their our another own two several one both state state-run state-owned state-controlled
state-backed official semi-official semiofficial private independent local national regional conservative
liberal popular major leading influential daily weekly online news newspaper paper magazine tabloid broadsheet
agency wire broadcaster channel network station television tv radio website site portal outlet publication
pro-government opposition business financial evening morning late-night public cable host anchor reporter
reporters journalist journalists correspondent correspondents editor columnist interviewer crew from with of
at for programme program show podcast former satellite government-run party-run
"""
_LEAD: Final = frozenset(_LEAD_WORDS.split())
#: What is another outlet's is named after these: "told CNN affiliate WLRC".
_AFFILIATED: Final = frozenset({"affiliate", "partner"})
#: Small words that may stand in a name.
_SMALL: Final = frozenset({"the", "of", "and", "for", "on", "in", "de", "la", "le", "el", "du", "der", "die", "das"})
_STAFF: Final = re.compile(
    r"(?:an?|the|two|several|some)?\s*(?:\w+\s)?(?:reporter|journalist|correspondent|interviewer|crew|editor)s?\s+"
    r"(?:from|with|of|at|for)\s+"
)
_PERSON_OF: Final = re.compile(r"(?:[A-Z][\w’'.-]+\s+){1,3}(?:of|from|with|at)\s+(?=[A-Z]|the\s)")
_GENERIC: Final = re.compile(
    r"(?:(?:the|a|an|one|some|several|its|his|her)\s+)?(?P<name>(?P<people>(?!State|Local)[A-Z][\w’'-]+\s+)?(?:(?:[Ss]tate|[Ll]ocal|state-run|"
    r"state-owned|state-controlled|official|national|public|private|international|foreign|pro-government|"
    r"opposition|independent|social|government)\s+)*(?:news\s+)?(?P<noun>media|television|TV|radio|press|newspapers?|"
    r"broadcasters?|tabloids?|dailies|daily|weekly|magazine|news\s+agenc(?:y|ies)|agency|news\s+sites?|websites?|outlets?|"
    r"(?:radio|TV|television)\s+(?:station|channel|network)))\b(?!\s+(?:briefing|conference|release|secretary|reports?))"
)
_DESCRIBED: Final = re.compile(
    r"(?:[Tt]he|[Tt]hat)\s+(?:(?:state-run|state-owned|state|same|official|semi-official|private)\s+)?(?:(?P<people>[A-Z]\w+)\s+)?"
    r"(?:(?:state-run|state-owned|state|official|business|online)\s+)?(?:(?:news|media|cable|wire|television|TV|radio)\s+)?"
    r"(?P<noun>" + "|".join(NOUNS) + r")\b(?!\s+(?:of|[A-Z]))"
)
_PRESS: Final = re.compile(
    r"(?:a\s+(?:group|gathering|pool|scrum)\s+of\s+|the\s+|\w+\s+)?(?P<noun>reporters|journalists|newsmen|correspondents|press)\b"
)
#: Those who are told something in public, said without more: "told lawmakers".
_AUDIENCE: Final = frozenset(
    {"lawmakers", "legislators", "senators", "supporters", "delegates", "diplomats", "investors"}
)
_NOBODY: Final = frozenset({"people", "police", "everyone", "others"})
_LISTENERS: Final = re.compile(
    r"(?P<all>(?:(?:the|a|an)\s+)?(?:[A-Za-z][\w’'-]*\s+){0,5}?(?P<noun>[a-z]{4,}))(?=\s+(?:on|in|at|that|during|after)\b|[,:.;]|\s*[“\"]|\s*$)"
)


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int


class Phrases:
    """Reads the phrase that begins at a place of the text."""

    def __init__(self, outlets: Outlets) -> None:
        self.outlets = outlets
        self.text = outlets.text

    def outlet(self, at: int, limit: int) -> Carrier | None:
        """Return the outlet or platform that the phrase at `at` names or describes, or None.

        Args:
            at: where the phrase begins.
            limit: where to stop at the latest.
        """
        for pattern in (_STAFF, _PERSON_OF):
            if (match := pattern.match(self.text, at, limit)) and (found := self.outlet(match.end(), limit)):
                return found
        described = _DESCRIBED.match(self.text, at, limit)
        if described is not None:
            found = self.outlets.described(described["noun"], described["people"], at)
            if found is not None:
                span = Span.of(self.text, at, described.end())
                return replace(found, span=span)
        return self._named(at, limit) or self._generic(at, limit)

    def press(self, at: int, limit: int) -> Carrier | None:
        """Return the press that the phrase at `at` names: reporters, or None."""
        match = _PRESS.match(self.text, at, limit)
        if match is None:
            return None
        name = "reporters" if match["noun"] in ("press", "newsmen") else match["noun"]
        return Carrier(name, "group", "outlet", Span.of(self.text, at, match.end()))

    def audience(self, at: int, limit: int, *, quoted: bool) -> Carrier | None:
        """Return those to whom it was said: lawmakers; where the very words follow, any people said to hear them."""
        match = _LISTENERS.match(self.text, at, limit)
        if match is None or re.match(r"(?:his|her|their|its|our|my)\s", match["all"]):
            return None
        noun = match["noun"]
        people = noun not in _NOBODY and (singular(noun) is not None or noun in words("group"))
        if noun in _AUDIENCE or (quoted and people and match["all"] != noun):
            name = re.sub(r"^(?:the|an?)\s+", "", match["all"])
            return Carrier(name, "group", "speaker", Span.of(self.text, at, match.end("all")))
        return None

    def _named(self, at: int, limit: int) -> Carrier | None:
        found = self._words(at, limit)
        joined = next(
            (i for i, word in enumerate(found[:-1]) if word.text == "and" and found[i + 1].text == "the"), None
        )
        found = found[:joined]
        for first, word in enumerate(found):
            belongs = first + 1 < len(found) and found[first + 1].text in _AFFILIATED
            if belongs and first + 2 < len(found) and self._longest(found, first + 2) is not None:
                return self._longest(found, first + 2)
            if word.text[:1].isupper() or word.text[:1].isdigit() or "." in word.text:
                carrier = self._longest(found, first)
                if carrier is not None:
                    return carrier
            bare = word.text.removesuffix("’s").removesuffix("'s")
            if word.text.casefold() in _LEAD or by_people(bare) or by_name(bare) or self._is_of(found, first):
                continue
            return None
        return None

    def _is_of(self, found: list[_Word], first: int) -> bool:
        """Whether a word stands before what an outlet is called by: "Ruvian newspaper", "loyal network"."""
        after = found[first + 1].text if first + 1 < len(found) else ""
        return after in _LEAD and after not in ("of", "for", "from", "at", "with")

    def _longest(self, found: list[_Word], first: int) -> Carrier | None:
        """The outlet with the longest name from the word `first` on; a programme with its outlet is the outlet."""
        for last in range(min(len(found), first + _NAME_WORDS), first, -1):
            end = found[last - 1].end
            if not _may_be_name([word.text for word in found[first:last]]):
                continue
            carrier = self.outlets.by_name(found[first].start, end, sure=True)
            if carrier is None:
                continue
            entry = carrier.entry
            if entry is not None and entry.parent is not None:
                for stop in range(last - 1, first, -1):
                    whole = self.outlets.by_name(found[first].start, found[stop - 1].end, sure=True)
                    if whole is not None and whole.entry is not None and whole.entry.id == entry.parent:
                        return whole
            return carrier
        return None

    def _generic(self, at: int, limit: int) -> Carrier | None:
        match = _GENERIC.match(self.text, at, limit)
        if match is None:
            return None
        people = by_people(match["people"].strip()) if match["people"] else None
        if match["people"] and people is None:
            return None
        name = " ".join(match["name"].split())
        if match.group()[:4].lower() == "the " and match["noun"].split()[-1] in NOUNS.keys() - {"television", "radio"}:
            return None  # it is one that was named, and no rule tells which
        if match["noun"] in ("agency", "daily", "weekly", "magazine", "press", "radio") and name == match["noun"]:
            return None
        country = people.code if people else None
        return Carrier(name, "outlet", "outlet", Span.of(self.text, at, match.end()), None, country)

    def _words(self, at: int, limit: int) -> list[_Word]:
        found: list[_Word] = []
        place = at
        while len(found) < _LONGEST and place < limit:
            match = _WORD.match(self.text, place, limit)
            if match is None:
                break
            word = match.group().rstrip(".’'") if not re.fullmatch(r"(?:\w\.){2,}", match.group()) else match.group()
            found.append(_Word(word, place, place + len(word)))
            if len(word) < len(match.group()) and not match.group().endswith(("’", "'")):
                break
            place = match.end()
            while place < limit and self.text[place] in " \u00a0":
                place += 1
            if place == match.end():
                break
        return found


def _may_be_name(words_in: list[str]) -> bool:
    """Whether the words may be one name: "the Larch Times and Post", but not "Ruvian newspaper Larch Times"."""
    inner = [word for word in words_in if word.islower() and word not in _SMALL and "." not in word]
    return not inner and words_in[-1].casefold() not in _SMALL

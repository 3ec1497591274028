"""What a phrase tells of whom it calls: "Russian Foreign Ministry spokeswoman", "a fellow at the Asia Society".

The words before the first preposition say what somebody is and of whom ("Taliban official"), the words after "of",
"for", "at", "from", "with" whom they are of ("commander of U.S. troops"). What stands after "to", "on" or "in" says
with what they have to do, not whose they are: an envoy to Afghanistan is no Afghan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.knowledge.entries import Entry
from onrecord.knowledge.matches import TitleMatch
from onrecord.knowledge.words import words as word_class
from onrecord.reading.actors.choosing import choose
from onrecord.reading.actors.nouns import BODY_NOUNS
from onrecord.reading.actors.scene import Scene
from onrecord.reading.actors.spotting import Spot, spots
from onrecord.reading.speakers.names import plain

_WHO: Final = re.compile(r",?\s(?:who|whose|which|that)\s")
_PREPOSITION: Final = re.compile(
    r"(?<=\s)(of|for|at|from|with|to|in|on|by|under|against|about|near|between|among|across|into|over|within|"
    r"familiar|close)(?=\s)"
)
#: After these stands whom somebody is of.
_OF: Final = frozenset({"of", "for", "at", "from", "with"})
#: … and after "to" for those who serve somebody: an adviser to, an aide to.
_SERVING: Final = re.compile(
    r"\b(?:advis[eo]rs?|aides?|assistants?|counsel|counsell?ors?|consultants?|staff|deputy|secretary)\s$"
)
#: These are not in the service of the institution that they are at, so it says nothing of their own country.
_GUESTS: Final = re.compile(
    r"\b(?:fellows?|scholars?|analysts?|experts?|researchers?|students?|consultants?|contributors?|commentators?|"
    r"activists?|critics?|observers?|lawyers?|attorneys?)\b",
    re.IGNORECASE,
)
_BRACKETS: Final = str.maketrans({"[": " ", "]": " ", "(": " ", ")": " ", "“": " ", "”": " ", "\n": " ", "\u00a0": " "})
_OWNER: Final = re.compile(r"\b((?:[A-Z][\w’'-]*?\s)?[A-Z][\w-]*)(?:[’']s|(?<=s)[’'])(?=\s)")
#: Titles that a state and an organisation may have alike.
_HEADS: Final = re.compile(
    r"^(?:vice |deputy |co-|acting |executive |managing |senior )*(?:president|chancellor|commissioner|director|secretary|"
    r"head|leader|chief|chairman|chairwoman|chair|spokesman|spokeswoman|spokesperson|governor|member|founder|"
    r"official|chief executive|chief executive officer|ceo|general manager|executive)$"
)
_KIN: Final = re.compile(
    r"\b(?:brothers?|sisters?|sons?|daughters?|fathers?|mothers?|wi(?:fe|ves)|husbands?|widow|widower|cousins?|"
    r"uncles?|aunts?|nephews?|nieces?|grandfather|grandmother|grandson|granddaughter|parents?|famil(?:y|ies)|relatives?)\b"
)
#: "Larch and Orlen Veterans": the name of a body that bears the names of states.
_TWO_STATES: Final = re.compile(r"\s(?:and|&)\s[A-Z]\w+\s[A-Z]|(?<=[a-z])\s(?!and\b)(?:[A-Z]\w+\s)*Veterans\b")
#: What somebody was: "who was president of Larch until then".
_ONCE: Final = re.compile(r"^who\s(?:was|were|had\sbeen|once\swas|served\sas)\s(?:an?\s|the\s)?")
_THE_GROUP: Final = re.compile(
    r"\b(?:of|for|with|in)\s(?:the|this)\s(?:(?:rebel|armed|militant|jihadist|terrorist|terror|insurgent)\s)?"
    r"(?:group|movement|rebels|insurgents|militants|guerrillas|faction)\b"
)
#: So many characters back "the group" may point.
_NEAR: Final = 600
_TWO_SENTENCES: Final = re.compile(r"[a-z]{4,}\.\s")
_CAMPAIGN: Final = re.compile(r"\b[Cc]ampaign\b")
_LAWMAKER: Final = re.compile(r"(?<!Special )(?<!Trade )(?<!Permanent )\bRepresentatives?$")
_FIRM: Final = re.compile(r"\b(?:firm|company|consultancy|corporation|startup|brokerage)\b")
_FELLOW: Final = re.compile(r"^[Ff]ellow\s(?!at\b|of\b|with\b|in\b|for\b)|^FELLOW\s")
#: A person after what somebody is to them: "a spokesman for President Ana Lopez".
_SERVED: Final = re.compile(r"\s(?:for|to|of)\s(?:[A-Z][\w.’'-]*\s){0,4}?((?:[A-Z][\w.-]*\s)?[A-Z][\w-]+)$")
#: A name before what somebody is to its bearer: "Lopez aides", "a former Lopez adviser".
_BESIDE: Final = re.compile(
    r"\b([A-Z][\w-]+)\s(?:campaign\s|administration\s)?(?:aides?|advis[eo]rs?|spokes\w+|supporters?|staffers?|"
    r"officials?|allies|ally|surrogates?|envoy|loyalists?|voters?|backers?|donors?)\b"
)
_AS_THEN: Final = re.compile(r"\b[Tt]hen[-\s]")


@dataclass(frozen=True, slots=True)
class Told:
    """What a phrase tells.

    Attributes:
        phrase: the words.
        country: PLOVER code of whom they are of, or None.
        side: the state, body, group or organisation that they are of, or None.
        sectors: as the title and the side tell.
        title: the title found, or None.
        owner: name of the person whose envoy, aide or sister it is, or None.
        reasons: how it was told.
    """

    phrase: str
    country: str | None = None
    side: Entry | None = None
    sectors: tuple[str, ...] = ()
    title: TitleMatch | None = None
    owner: str | None = None
    reasons: tuple[str, ...] = ()

    @property
    def family(self) -> bool:
        """Whether it says whose family they are."""
        return _KIN.search(_PREPOSITION.split(self.phrase)[0]) is not None

    @property
    def former(self) -> bool:
        """Whether the title is said to be over."""
        return self.title is not None and self.title.former


def tell(scene: Scene, phrase: str, at: int | None = None) -> Told:
    """Return what a phrase tells.

    Args:
        scene: the article.
        phrase: a title, a role, a description, in its words.
        at: where it stands, or None; "leader of the group" is of the group named before.
    """
    words = " ".join(_AS_THEN.sub("", phrase.translate(_BRACKETS)).split())
    words = _WHO.split(_ONCE.sub("former ", words))[0]
    words = _FELLOW.sub("", words)
    side: Entry | None = None
    country: str | None = None
    reasons: list[str] = []
    for spot in _affiliations(scene, words):
        entry, why = _entry_of(scene, spot)
        code = entry.country if entry else spot.country
        if entry is not None and side is None and not (spot.how == "seat" and _is_capital(spot)):
            side = entry
        if code and country is None:
            country = code
            reasons.append(f"country: {why}")
        if side is not None and country is not None:
            break
    if side is None and country is None and at is not None and _THE_GROUP.search(words):
        side = _group_before(scene, at)
        if side is not None:
            country = side.country
            reasons.append(f"country: the group is {side.name}, named before")
    if side is not None and side.kind in ("organisation", "outlet") and _GUESTS.search(words):
        own = side.sectors[:1] and side.sectors[0] in ("GOV", "MIL", "SPY", "COP", "LEG", "PTY")
        if not own:
            country, reasons = None, [f"country: whom {side.name} has as a guest may be of any"]
    title = scene.title(words, side)
    sectors, why = _sectors(words, title, side)
    if why:
        reasons.append(f"sector: {why}")
    if not sectors and title and title.form.endswith("official") and side is None and country:
        sectors = ("GOV",)
        reasons.append("sector: an official of a part of a state")
    if not sectors and side is not None and side.kind in ("armed_group", "outlet", "organisation"):
        sectors = side.sectors
        reasons.append(f"sector: that of {side.name}")
    return Told(words, country, side, sectors, title, _owner(scene, words), tuple(reasons))


def _sectors(phrase: str, title: TitleMatch | None, side: Entry | None) -> tuple[tuple[str, ...], str | None]:
    """The sectors that a title tells: not those of a head of state where it is an organisation's president."""
    head, *rest = _PREPOSITION.split(phrase)
    kin = _KIN.search(head)
    if kin and not (title and title.sectors and title.form in head.lower() and kin.group(0) not in title.form):
        return ("CVL",), f"{kin.group(0)!r} is family"  # "the brother of the gunman" is no gunman
    if title is None:
        return (), None
    if _LAWMAKER.search(head.strip()) and not rest:
        return ("LEG",), "“Representative” before a name is a lawmaker’s title"
    if not title.sectors and _CAMPAIGN.search(phrase):
        return ("PTY",), f"{title.form!r} of a campaign"
    if (not title.sectors or "of what is called" in title.reason) and _FIRM.search(phrase):
        return ("BUS",), f"{title.form!r} of a company"
    if side is not None and side.kind == "outlet" and title.sectors in ((), ("CVL",)):
        return ("JRN",), f"{title.form!r} of an outlet"
    heads = _HEADS.search(title.form)
    if heads and not title.former and title.sectors in ((), ("GOV",), ("BUS",)):
        if side is not None and side.kind in ("organisation", "outlet") and side.sectors and side.sectors[0] != "GOV":
            return side.sectors, f"{title.form!r}, of {side.name}, bears its sectors"
        whose = " ".join(rest[1::2]) if rest and rest[0] == "of" else head.replace(title.form, " ")
        noun = next((w for w in reversed(re.findall(r"[a-z]+", whose.lower())) if w in BODY_NOUNS), None)
        if side is None and noun is not None:
            return (BODY_NOUNS[noun],), f"{title.form!r} of what is called {noun!r}"
        if side is None and rest[:1] == ["of"] and re.match(r"\s?(?:the\s)?[A-Z]", whose) and title.form == "president":
            return (), f"{title.form!r} of a body that is not known"
    return title.sectors, title.reason


def _affiliations(scene: Scene, words: str) -> Iterator[Spot]:
    """The names in a phrase that say whom somebody is of, the nearest to the title first."""
    parts = _PREPOSITION.split(words)
    found = list(spots(words, scene.knowledge, scene.on))
    position, preposition, named = 0, "", False
    for i, part in enumerate(parts):
        if i % 2:
            preposition = part
            position += len(part)
            serves = preposition == "to" and _SERVING.search(parts[i - 1]) is not None
            if serves:
                preposition = "of"
            if preposition not in _OF | {"in", "near"}:
                return  # what follows is not whose they are
            continue
        inside = [spot for spot in found if position <= spot.start < position + len(part)]
        if not preposition:
            # a body that names its state comes before a mere adjective
            yield from sorted(inside, key=lambda spot: (spot.how in ("people", "seat", "region"), -spot.start))
        elif preposition in _OF:
            of_body = i > 2 and preposition == "of" and _ends_in_name(parts[i - 2]) and not named
            for spot in inside:
                if of_body and spot.how in ("name", "people", "seat"):
                    yield spot._replace(how="region", matches=(), country=_only_country(spot))
                elif not _TWO_STATES.match(words, spot.end):
                    yield spot
        named = bool(inside)
        position += len(part)


def _group_before(scene: Scene, at: int) -> Entry | None:
    """The armed group named last before a place, in the same or the last paragraphs."""
    for spot in reversed(scene.spots):
        if spot.start >= at or spot.how != "name":
            continue
        if spot.start < at - _NEAR:
            return None
        groups = [match.entry for match in spot.matches if match.strong and match.entry.kind == "armed_group"]
        if len(groups) == 1:
            return groups[0]
    return None


def _ends_in_name(part: str) -> bool:
    """Whether a part ends in a name: "the United Dock Workers" of "the United Dock Workers of Larch"."""
    return part.split()[-1][:1].isupper() if part.split() else False


def _only_country(spot: Spot) -> str | None:
    countries = {entry.country for entry in spot.entries}
    return countries.pop() if len(countries) == 1 else None


def _entry_of(scene: Scene, spot: Spot) -> tuple[Entry | None, str]:
    if spot.how == "region":
        return None, f"{spot.text} is a part of {scene.state_name(spot.country or '')}"
    choice = choose(scene, spot.matches)
    return choice.entry, choice.reason


def _is_capital(spot: Spot) -> bool:
    return any(match.form in match.entry.capitals for match in spot.matches)


def _owner(scene: Scene, phrase: str) -> str | None:
    """The person of the text whose it is: Putin of "Russian President Vladimir Putin’s special envoy"."""
    for pattern in (_OWNER, _SERVED, _BESIDE):
        for match in pattern.finditer(phrase):
            person = _person(scene, match.group(1))
            if person is not None:
                return person
    return None


def _person(scene: Scene, said: str) -> str | None:
    """The one person of the text whom a surname, or a given name and a surname, names."""
    given, _, surname = said.rpartition(" ")
    person = scene.people.by_surname(surname)
    if person is None:
        return None
    title = plain(given) in word_class("title") | word_class("honorific") | word_class("role")
    return person.name if not given or title or given in person.name.split() else None


def shown_role(scene: Scene, phrase: str) -> str | None:
    """Return a role without what only says whose it is: "special envoy to Afghanistan" of "Ruvia’s special envoy …"."""
    words = _WHO.split(" ".join(phrase.translate(_BRACKETS).split()))[0].strip(" ,")
    head = _PREPOSITION.split(words)[0]
    owners = list(re.finditer(r"(?:[’']s|(?<=s)[’'])\s", head))
    if owners:
        words = words[owners[-1].end() :]
    words = re.split(r"[”“\"]|,[”\"]", words)[0].strip(" ,")
    if _TWO_SENTENCES.search(words):
        return None
    words = re.sub(r"^(?:who\swas|who\sis|the|an?|his|her|their|its)\s", "", words, flags=re.IGNORECASE)
    former = re.match(r"((?:[Ff]ormer|[Tt]hen|[Ee]x)[-\s])", words)
    start = former.end() if former else 0
    first = next(spots(words, scene.knowledge, scene.on), None)
    if first and first.start == start and first.how in ("people", "name") and words[first.end : first.end + 1] == " ":
        if any(entry.kind == "state" for entry in first.entries):
            words = words[:start] + words[first.end :].strip()
    elif first and first.start == start and first.how == "body":
        state = next(spots(words[start : first.end].split()[0], scene.knowledge, scene.on), None)
        if state and any(entry.kind == "state" for entry in state.entries):
            words = words[:start] + words[start + state.end :].strip()
    return words or None

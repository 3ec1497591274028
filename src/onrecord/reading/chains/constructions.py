"""The ways in which a sentence says through whom its words came.

Each is a pattern that ends where the phrase of the carrier begins, or a search around a word; what the phrase names is
told by `Phrases`. A pattern that finds no carrier says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.reading.chains.frames import Frame
from onrecord.reading.chains.outlets import Outlets
from onrecord.reading.chains.phrases import Phrases
from onrecord.reading.chains.relays import Carrier, Passing, Setting
from onrecord.reading.chains.writers import Writers, twitter
from onrecord.types import Span, Statement

_ADVERB: Final = r"(?:[a-z]+ly\s+)?"


@dataclass(frozen=True, slots=True)
class _Way:
    setting: Setting
    pattern: re.Pattern[str]
    #: Whether the words must be those of the statement's cue, or stand right beside it.
    at_cue: bool = False


def _way(setting: Setting, pattern: str, *, at_cue: bool = False) -> _Way:
    return _Way(setting, re.compile(pattern, re.IGNORECASE), at_cue)


_WAYS: Final = (
    _way("told", rf"\b(?:told|tells?|telling)\s+{_ADVERB}", at_cue=True),
    _way("interview", r"\binterview(?:s|ed)?(?:\s+\w+){0,4}?\s+(?:with|by|to|on|for|in)\s+"),
    _way("interview", r"\b(?:asked|questioned|pressed)\s+(?:[a-z]+\s+){0,3}?by\s+"),
    _way("told", r"\b(?:spoke|speaks?|speaking|talked|talking)\s+(?:[a-z]+\s+){0,3}?(?:to|with)\s+"),
    _way(
        "told",
        r"\b(?:sa(?:id|ys|ying)|confirm(?:s|ed|ing)|explain(?:s|ed|ing)|admit(?:s|ted|ting)|disclos(?:es|ed|ing)|"
        r"reveal(?:s|ed|ing)|complain(?:s|ed|ing)|remarks?|comments?|statements?|e-?mails?|e-?mailed|messages?|texts?|"
        rf"response|reply|replies|conversations?|briefing)\s+(?:(?:sent|given|provided|e-?mailed|issued|made)\s+)?{_ADVERB}"
        r"(?:to|with)\s+",
    ),
    _way(
        "written",
        r"\b(?:op-ed|column|essay|articles?|commentary|opinion\s+pieces?|piece|blog\s+post|letter|editorial|memoir)"
        r"(?:\s+(?:that\s+)?(?:was\s+)?(?:published|printed|posted|appeared|appearing|written|run|carried))?"
        r"(?:\s+(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\s+(?:last|this)\s+\w+)?\s+(?:in|by|for|on)\s+",
    ),
    _way("written", r"\b(?:wrote|writes|writing|written)\s+(?:[a-z]+\s+){0,2}?(?:in|for)\s+", at_cue=True),
    _way(
        "relayed",
        r"\b(?:cited|quoted|reported|carried|published|broadcast|aired|obtained|seen|reviewed|viewed|released|distributed|"
        r"run|printed|relayed|translated|leaked|read|heard|recorded|combed\s+through|shared|posted)\s+"
        r"(?:as\s+(?:saying|telling|writing)\s+)?(?:(?:widely|first|also|earlier|exclusively)\s+)?(?:[A-Z][a-z]+day\s+)?(?:by|in|on)\s+",
    ),
    _way("relayed", r"\baccording\s+to\s+"),
    _way("relayed", r"\b(?:reports?|story|stories|account|profile|investigation)\s+(?:in|by|from|on)\s+"),
)
#: What may stand in a source and make its outlet one who passes on: "an official cited by the Larch Times".
_PASSED: Final = re.compile(
    r"(?:cited|quoted|carried|obtained|seen|reviewed|viewed|released|distributed|relayed|translated|leaked|heard|recorded|"
    r"combed|shared|interviewed|posted|interview)\b",
    re.IGNORECASE,
)
_ON: Final = re.compile(r"\b(?<!time )(?<!years )(?<!stint )(?<!career )(?<!tenure )(?<!job )(?:[Oo]n|over|[Vv]ia)\s+")
_FROM_THE: Final = re.compile(r"\b(?:in|during|on|at|from|to)\s+(?=(?:an?|the|its|another)\s+)", re.IGNORECASE)
_EVENT: Final = re.compile(
    r"[’']?s?\s+(?:[a-z-]+\s+){0,2}?(?P<noun>interview|town\s+hall|debate|forum|programme|program|show|special|documentary|"
    r"broadcast|segment|podcast|appearance|panel|profile|op-ed|column|article|story|report|essay|editorial|piece|post)\b"
)
_WRITTEN: Final = frozenset({"op-ed", "column", "essay", "piece"})
_ON_AIR: Final = frozenset({"broadcaster", "radio"})
_AIR_WORDS: Final = re.compile(r"\b(?:TV|television|radio|network|channel|news)\b|[’']s\b", re.IGNORECASE)
_TWEETED: Final = re.compile(r"\b(?:re-?)?tweet(?:s|ed|ing)\b", re.IGNORECASE)
_TWEET: Final = re.compile(
    r"\b(?:in|via|by|with|from)\s+(?:an?|the|his|her|their|its|another|one|several|two)\s+(?:[\w-]+\s+){0,2}?tweets?\b",
    re.IGNORECASE,
)
_POST_ON: Final = re.compile(
    r"\b(?:[Ii]n|[Oo]n|through|via)\s+(?:(?:an?|the|his|her|its|their|(?:the\s+)?\w+[’']s)\s+)?(?:[a-z-]+\s+){0,3}?"
    r"(?=(?:X\b(?=[\s,.;:]*(?:$|\n|[a-z,.]))|Facebook|Twitter|Instagram|Telegram|WeChat|Weibo|YouTube|Truth|VKontakte|TikTok|WhatsApp|Snapchat|LinkedIn)\b)"
)
_INTERPRETER: Final = re.compile(
    r"\b(?:through|via|with\s+the\s+help\s+of)\s+(?P<who>(?:an?|his|her|their|the)\s+(?:[a-z]+\s+)?(?P<noun>interpreter|translator))\b",
    re.IGNORECASE,
)
#: Who tells an outlet in the present tense gives it an interview, as features have it.
_NOW: Final = re.compile(r"(?:tells|explains|says|reveals|speaks)\b", re.IGNORECASE)
_QUOTING: Final = re.compile(r"\b(?:quot(?:ed|es|ing)|cit(?:ed|es|ing))\s", re.IGNORECASE)


class Constructions:
    """Finds what the frame of a statement says of its way.

    Args:
        outlets: those of the text.
    """

    def __init__(self, outlets: Outlets) -> None:
        self.outlets = outlets
        self._phrases = Phrases(outlets)
        self._text = outlets.text
        self._writers = Writers(outlets, self._phrases)

    def find(self, frame: Frame, statement: Statement) -> list[Passing]:
        """Return all that the frame says, in no order; what belongs to which statement is for the caller to tell."""
        found = [*self._by_ways(frame, statement), *self._on(frame), *self._at_event(frame)]
        found += [
            *self._posted(frame),
            *self._quoted_by(frame, statement),
            *self._writers.find(statement),
        ]
        match = _INTERPRETER.search(frame.text)
        if match is not None:
            span = self._span(frame, *match.span("who"))
            carrier = Carrier(match["noun"].lower(), "person", "speaker", span)
            found.append(Passing(carrier, "voice", span.start, span.end, f"said “{match.group()}”"))
        return found

    def _by_ways(self, frame: Frame, statement: Statement) -> Iterator[Passing]:
        for way in _WAYS:
            for match in way.pattern.finditer(frame.text):
                start, at = frame.start + match.start(), frame.start + match.end()
                if way.at_cue and (not _beside_cue(statement, start, at) or _is_bidden(way, statement)):
                    continue
                if _in_source(statement, start) and not _PASSED.match(match.group()):
                    continue
                limit = self._limit(frame, match.end())
                carrier = self._phrases.outlet(at, limit)
                setting: Setting = "post" if carrier and carrier.hop == "platform" else way.setting
                if setting == "told" and _NOW.match(match.group()):
                    setting = "interview"
                if carrier is None and way.setting == "told":
                    carrier, setting = self._heard(at, limit, statement)
                if carrier is not None:
                    self.outlets.add(carrier)
                    yield self._passing(carrier, setting, start, carrier.span.end)

    def _heard(self, at: int, limit: int, statement: Statement) -> tuple[Carrier | None, Setting]:
        press = self._phrases.press(at, limit)
        if press is not None:
            return press, "press"
        return self._phrases.audience(at, limit, quoted=statement.form == "direct"), "audience"

    def _on(self, frame: Frame) -> Iterator[Passing]:
        """On air: "on CNN", "on state television"; on a platform."""
        for match in _ON.finditer(frame.text):
            start, at = frame.start + match.start(), frame.start + match.end()
            carrier = self._phrases.outlet(at, self._limit(frame, match.end()))
            if carrier is None:
                continue
            words = self._text[at : carrier.span.end + 2]
            on_air = carrier.entry.outlet in _ON_AIR if carrier.entry else _AIR_WORDS.search(words) is not None
            if carrier.hop == "platform" or on_air:
                setting: Setting = "post" if carrier.hop == "platform" else "broadcast"
                yield self._passing(carrier, setting, start, carrier.span.end)

    def _at_event(self, frame: Frame) -> Iterator[Passing]:
        """What an outlet holds or prints: "during a CNN town hall", "in a Guardian op-ed"."""
        for match in _FROM_THE.finditer(frame.text):
            start, at = frame.start + match.start(), frame.start + match.end()
            limit = self._limit(frame, match.end())
            carrier = self._phrases.outlet(at, limit)
            event = _EVENT.match(self._text, carrier.span.end, limit) if carrier else None
            if carrier is not None and event is not None:
                noun = event["noun"]
                setting: Setting = "interview" if noun == "interview" else "broadcast"
                if carrier.hop == "platform" or noun == "post":
                    setting = "post"
                elif noun in ("profile", "article", "story", "report", "editorial"):
                    setting = "relayed"
                yield self._passing(carrier, "written" if noun in _WRITTEN else setting, start, event.end())

    def _posted(self, frame: Frame) -> Iterator[Passing]:
        tweeted = [match for match in _TWEETED.finditer(frame.text) if not frame.text[: match.start()].endswith("the ")]
        for match in (*tweeted, *_TWEET.finditer(frame.text)):
            span = self._span(frame, *match.span())
            yield self._passing(twitter(self.outlets, span), "post", span.start, span.end)
        for match in _POST_ON.finditer(frame.text):
            at = frame.start + match.end()
            carrier = self._phrases.outlet(at, self._limit(frame, match.end()))
            if carrier is not None and carrier.hop == "platform":
                yield self._passing(carrier, "post", frame.start + match.start(), carrier.span.end)

    def _quoted_by(self, frame: Frame, statement: Statement) -> Iterator[Passing]:
        """The outlet before "quoted" or "citing" where the statement's source stands after: "the agency quoted him"."""
        if not statement.source:
            return
        source = statement.source[0]
        for match in _QUOTING.finditer(frame.text):
            at = frame.start + match.start()
            if not 0 <= source.start - (frame.start + match.end()) < 40:
                continue
            before = self._subject(frame, match.start())
            if before is not None:
                yield self._passing(before, "relayed", before.span.start, at + len(match.group()))

    def _subject(self, frame: Frame, end: int) -> Carrier | None:
        """The outlet that the words before `end` of the frame begin with, at the last comma or at their beginning."""
        clause = re.split(r"[;:\x00]\s*|[.!?]\s+", frame.text[:end])[-1]
        start = end - len(clause)
        for match in re.finditer(r"(?:^|,\s+|\band\s+|\bwhile\s+)\s*(?:but\s+)?(?=\S)", clause):
            at = frame.start + start + match.end()
            found = self._phrases.outlet(at, frame.start + end)
            if found is not None:
                return found
        return None

    def _passing(self, carrier: Carrier, setting: Setting, start: int, end: int) -> Passing:
        said = " ".join(self._text[start:end].split())
        return Passing(carrier, setting, start, end, f"the text says “{said}”")

    def _limit(self, frame: Frame, at: int) -> int:
        """Where the phrase after the place `at` of the frame ends at the latest: at what is said."""
        stop = re.compile(r"[\x00“\"\n]").search(frame.text, at)
        return frame.start + (stop.start() if stop else len(frame.text))

    def _span(self, frame: Frame, start: int, end: int) -> Span:
        return Span.of(self._text, frame.start + start, frame.start + end)


def _beside_cue(statement: Statement, start: int, end: int) -> bool:
    return any(start < span.end + 3 and span.start - 12 < end for span in statement.cue)


def _is_bidden(way: _Way, statement: Statement) -> bool:
    """Whether those who are told are told to do something, and so hand on nothing: "tells the media to stop"."""
    return way.setting == "told" and bool(statement.content) and statement.content[0].text.startswith("to ")


def _in_source(statement: Statement, start: int) -> bool:
    return any(span.start <= start < span.end for span in statement.source)

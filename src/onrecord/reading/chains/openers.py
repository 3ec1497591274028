"""Sentences that open a scene for what others say after them.

An outlet that asks somebody opens an interview; one that has learned, obtained or interviewed is whose word the unnamed
voices and documents after it are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from onrecord.reading.chains.constructions import Constructions
from onrecord.reading.chains.frames import Frame, Text, place_of
from onrecord.reading.chains.relays import Carrier, Passing, Setting, in_order
from onrecord.reading.chains.scenes import Scenes, is_elsewhere
from onrecord.reading.layers import Page
from onrecord.types import ActorKind, Span, Statement

_INTERVIEWS: Final = re.compile(
    r"\s+(?:has\s+|have\s+|had\s+|also\s+)*(?:interviewed|spoke\s+(?:to|with)|spoken\s+(?:to|with)|talked\s+(?:to|with))\b"
)
_FINDS: Final = re.compile(
    r"(?:,\s+which|,[^,.]{1,60},)?\s+(?:has\s+|have\s+|had\s+|also\s+|first\s+)*(?:learned|learnt|unearthed|obtained|uncovered|reviewed|found|revealed|"
    r"reported|reports|reporting|wrote|writes|says|said)\b"
)
_ENDS: Final = re.compile(r"\s+(?:has\s+|also\s+)?(?:reports?|reported|says|said|writes|wrote)\s*(?:[.\n]|$)")
_SPOKEN: Final = re.compile(
    r"\b(?:interview|town\s+hall|debate|forum|programme|show|podcast|appear(?:ed|s|ing|ance)|spoke|sat\s+down|profile|special|talked)\b",
    re.IGNORECASE,
)
_EVENT: Final = re.compile(r"\b(?:town\s+hall|debate|forum|show|programme|podcast|panel)\b", re.IGNORECASE)
_ASKS: Final = re.compile(r"\b(?:ask(?:ed|s|ing)?|question(?:ed|s)?|press(?:ed|es)?)\b", re.IGNORECASE)
#: A name after one of these is no subject: "a study in the Journal found".
_GOVERNED: Final = re.compile(r"\b(?:in|by|from|of|on|with|to|at|for|and)\s+(?:the\s+)?$", re.IGNORECASE)
_PLURAL: Final = re.compile(r"(?:they|[\w\s’'-]+s)", re.IGNORECASE)
_ANSWERS: Final = re.compile(r"\b(?:answer|respond|repl(?:y|ie)|retort|said|says)", re.IGNORECASE)
_VOICES: Final[frozenset[ActorKind]] = frozenset({"anonymous", "document"})
#: For how many paragraphs without such a voice an outlet's report goes on.
_REACH: Final = 1


class Openers:
    """Finds those sentences and opens their scenes.

    Args:
        text: of the article.
        page: with actors, mentions and statements.
        constructions: of the text.
        direct: what the text says of each statement's own way; the statements of a report are added.
    """

    def __init__(
        self, text: Text, page: Page, constructions: Constructions, direct: dict[str, tuple[Passing, ...]]
    ) -> None:
        self._text = text
        self._page = page
        self._constructions = constructions
        self._outlets = constructions.outlets
        self._direct = direct
        self._kinds = {actor.id: actor.kind for actor in page.actors}

    def run(self, statements: list[Statement], scenes: Scenes) -> None:
        """Open the scenes of the page."""
        self._asked(statements, scenes)
        self._told_apart(statements, scenes)
        self._reported(statements)

    def _asked(self, statements: list[Statement], scenes: Scenes) -> None:
        """An outlet asks: who is spoken of there, or else speaks next, answers it."""
        for number, statement in enumerate(statements):
            if not statement.source or not any(_ASKS.search(span.text) for span in statement.cue):
                continue
            source = statement.source[0]
            carrier = self._carrier(source)
            after = statements[number + 1] if number + 1 < len(statements) else None
            asked = {speaker for speaker in (after and after.speaker, *self._persons(statement)) if speaker}
            asked = {actor for actor in asked if self._kinds[actor] in ("person", "anonymous", "group", "organisation")}
            if carrier is not None:
                passing = Passing(carrier, "interview", source.start, source.end, f"{carrier.name} asked")
                for speaker in asked:
                    scenes.open(speaker, (passing,), place_of(statement), statement.id)
                if after is not None and after.speaker is None and after.source and _is_answer(after):
                    self._direct.setdefault(after.id, (passing,))

    def _persons(self, statement: Statement) -> set[str]:
        """Who is mentioned where a question is put."""
        numbers = [self._text.sentence(span.start) for span in statement.cue]
        bounds = [self._text.bounds(number) for number in numbers]
        return {
            mention.actor
            for mention in self._page.mentions
            if mention.actor and any(a <= mention.span.start < b for a, b in bounds)
            and self._kinds[mention.actor] in ("person", "anonymous")
        }  # fmt: skip

    def _carrier(self, source: Span) -> Carrier | None:
        places = [c for c in self._outlets.named if source.start <= c.span.start and c.span.end <= source.end + 2]
        last = places[-1] if places and source.end - places[-1].span.end <= 1 else None
        return last or self._outlets.by_name(source.start, source.end)

    def _told_apart(self, statements: list[Statement], scenes: Scenes) -> None:
        """A sentence that says nothing but where they speak: "During a Larch TV town hall she took questions."."""
        places = [place_of(statement) for statement in statements]
        for number in range(len(self._text.sentences)):
            passings = self._told_in(number) or self._event_in(number, statements)
            if not passings:
                continue
            start, end = self._text.bounds(number)
            speakers = {
                m.actor
                for m in self._page.mentions
                if m.actor and start <= m.span.start < end and self._kinds[m.actor] in ("person", "anonymous")
            }
            following = statements[bisect_left(places, end) :]
            speakers |= self._joining(end, following, event=bool(_EVENT.search(self._page.article.text[start:end])))
            for speaker in speakers:
                scenes.open(speaker, passings, start, following[0].id if following else "")

    def _told_in(self, number: int) -> tuple[Passing, ...]:
        """What a sentence without a statement says of the way of those after it."""
        start, end = self._text.bounds(number)
        text = self._page.article.text[start:end]
        if self._text.holds_statement(number) or not _SPOKEN.search(text):
            return ()
        nobody = Statement("", (), (), (), "indirect", "say", None, (), (), None, None, None, 0.0)
        found = self._constructions.find(Frame(start, text), nobody)
        return in_order(
            [passing for passing in found if passing.setting in ("interview", "told", "broadcast", "relayed")]
        )

    def _event_in(self, number: int, statements: list[Statement]) -> tuple[Passing, ...]:
        """The event at which a statement of the sentence is said to be made: all who are quoted there are on it."""
        start, end = self._text.bounds(number)
        if not _EVENT.search(self._page.article.text, start, end):
            return ()
        here = [s for s in statements if start <= place_of(s) < end]
        return in_order([p for s in here for p in self._direct.get(s.id, ()) if p.setting == "broadcast"])

    def _joining(self, at: int, following: list[Statement], *, event: bool) -> set[str]:
        """Who speaks right after; at an event that is told of, all who are quoted until another setting comes."""
        last = self._text.paragraph(at - 1)
        found: set[str] = set()
        for statement in following:
            number = self._text.paragraph(place_of(statement))
            if number - last > 1 or (not event and (number > last or found)) or is_elsewhere(self._text, statement):
                break
            last = number
            if statement.speaker and (statement.form != "indirect" or not event):
                found.add(statement.speaker)
        return found

    def _reported(self, statements: list[Statement]) -> None:
        """After an outlet has reported, learned or found something: unnamed voices and documents are on its word."""
        for carrier in list(self._outlets.named):
            text = self._page.article.text
            after = text[carrier.span.end : carrier.span.end + 90]
            setting: Setting | None = None
            before = text[max(0, carrier.span.start - 12) : carrier.span.start]
            if _GOVERNED.search(before) and not re.match(r",\s+which\b", after):
                continue
            if _ENDS.match(after):
                continue  # ", the agency reports." ends what was reported
            if _INTERVIEWS.match(after):
                setting = "interview"
            elif _FINDS.match(after):
                setting = "relayed"
            if setting is not None and not self._outlets.is_own(carrier):
                self._take(carrier, setting, statements)

    def _take(self, carrier: Carrier, setting: Setting, statements: list[Statement]) -> None:
        places = [place_of(statement) for statement in statements]
        last = self._text.paragraph(carrier.span.start)
        passing = Passing(carrier, setting, carrier.span.start, carrier.span.end, f"{carrier.name} has it from them")
        groups = _VOICES | {"group"} if setting == "interview" else _VOICES
        stories = self._stories(carrier)
        if setting == "interview":
            self._before(passing, statements[: bisect_left(places, carrier.span.start)])
        for statement in statements[bisect_left(places, carrier.span.end) :]:
            number = self._text.paragraph(place_of(statement))
            kind = self._kinds[statement.speaker] if statement.speaker else None
            if number - last > _REACH:
                return
            several = kind is None and setting == "interview" and _is_plural(statement)
            if kind in groups or several or statement.speaker in stories:
                last = number
                self._direct.setdefault(statement.id, (passing,))
            elif (kind != "outlet" or number != last) and (setting != "interview" or statement.form == "direct"):
                return

    def _before(self, passing: Passing, statements: list[Statement]) -> None:
        """Those of whom it is then said that an outlet interviewed them: "insiders said", one paragraph before."""
        number = self._text.paragraph(passing.start)
        for statement in reversed(statements):
            kind = self._kinds[statement.speaker] if statement.speaker else None
            near = number - self._text.paragraph(place_of(statement)) <= _REACH
            if not near or not (kind in ("group", "anonymous") or (kind is None and _is_plural(statement))):
                return
            self._direct.setdefault(statement.id, (passing,))

    def _stories(self, carrier: Carrier) -> set[str]:
        """Outlets whose old stories another one has found: "unearthed a 1995 story from the Times"."""
        text, end = self._page.article.text, self._text.bounds(self._text.sentence(carrier.span.start))[1]
        if not re.search(
            r"\b(?:unearthed|dug\s+up|found|obtained)\b[^.]*\b(?:story|article|interview|report)\b",
            text[carrier.span.end : end],
        ):
            return set()
        return {
            m.actor
            for m in self._page.mentions
            if m.actor and carrier.span.end < m.span.start < end and self._kinds[m.actor] == "outlet"
        }


def _is_answer(statement: Statement) -> bool:
    return any(_ANSWERS.search(span.text) for span in statement.cue)


def _is_plural(statement: Statement) -> bool:
    return any(_PLURAL.fullmatch(span.text) for span in statement.source)

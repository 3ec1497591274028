"""How far an interview, a talk to an outlet or a broadcast goes on: what else of a speaker came the same way.

A scene is opened by what a sentence says, and carried to the neighbouring statements of the same speaker until the
text gives that speaker another setting or time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from onrecord.knowledge.words import words
from onrecord.reading.chains.frames import Text, place_of
from onrecord.reading.chains.relays import Passing, Setting
from onrecord.reading.statements.inner_cues import strength
from onrecord.types import Statement

#: Settings that last through the article, so that what a speaker says later is of them again.
_LASTING: Final[frozenset[Setting]] = frozenset({"interview", "broadcast", "written"})
#: Settings that are carried at all, and over how many paragraphs without a word of the speaker.
_REACH: Final[dict[Setting, int]] = {
    "interview": 99, "written": 6, "broadcast": 4, "told": 3, "relayed": 2, "press": 2, "voice": 2,
}  # fmt: skip
_ELSEWHERE: Final = re.compile(
    r"\b(?:in|at|during|after|before|from)\s+(?:an?|the|his|her|their|another|its|that|this)\s+(?:[\w’'-]+\s+){0,4}?"
    r"(?:statement|speech|rally|news\s+conference|press\s+conference|briefing|letter|email|e-mail|memo|report|hearing|"
    r"ceremony|meeting|summit|conference|debate|address|book|memoir|blog|column|op-ed|filing|document|testimony|phone\s+call|"
    r"telephone\s+call|message|release|sermon|lecture|event|visit)\b",
    re.IGNORECASE,
)
_ANOTHER_TIME: Final = re.compile(
    r"\b(?:previously|in\s+the\s+past|once|years\s+ago|months\s+ago|weeks\s+ago|days\s+ago|"
    r"(?:last|earlier\s+this|earlier\s+that|the\s+previous|the\s+following|next)\s+(?:week|month|year|spring|summer|fall|autumn|winter|night|"
    r"\w+day)|a\s+(?:day|week|month|year)\s+(?:earlier|later|ago|before|after)|"
    r"in\s+(?:(?:early|late|mid-?)\s*)?(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December|(?:19|20)\d\d))\b|\b(?:has|have|had)\s+(?:(?:long|always|repeatedly|often|also|previously|consistently|"
    r"frequently|never|since|already)\s+)*[a-z]+(?:ed|id|de|nt|wn)\b",
    re.IGNORECASE,
)
_THE_INTERVIEW: Final = re.compile(
    r"\b(?:in|during|throughout|of|earlier\s+in|later\s+in|elsewhere\s+in)\s+(?:the|his|her|their|that|this|the\s+same|an)\s+"
    r"(?:[\w-]+\s+){0,2}?interview\b",
    re.IGNORECASE,
)

_POINTS_BACK: Final = re.compile(
    r"(?:he|she|who)$|(?:the|his|her)\s(?:[\w’'-]+\s){0,4}[\w-]+$|[A-Z]\w+[’']s?\s(?:[\w-]+\s){0,4}[\w-]+$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Scene:
    passings: tuple[Passing, ...]
    at: int
    statement: str
    last: int
    open: bool = True

    @property
    def setting(self) -> Setting:
        """The one that reaches furthest."""
        return max((p.setting for p in self.passings), key=lambda setting: _REACH.get(setting, 0))


@dataclass(slots=True)
class Scenes:
    """Carries what was said of the way of one statement to the others of its speaker."""

    page: Text
    #: Actors that are no persons: nobody goes on for them as "he" or "the envoy", and outlets carry no scene.
    bodies: frozenset[str] = frozenset()
    outlets: frozenset[str] = frozenset()
    #: By speaker, in the order of the text.
    _scenes: dict[str, list[_Scene]] = field(default_factory=dict)
    #: What was carried to a statement: the way, and the statement it comes from.
    carried: dict[str, tuple[tuple[Passing, ...], str]] = field(default_factory=dict)
    _voices: dict[str, str] = field(default_factory=dict)

    def run(self, statements: list[Statement], direct: dict[str, tuple[Passing, ...]]) -> None:
        """Fill `carried`.

        Args:
            statements: outermost ones, in the order of the text.
            direct: what the text says of each statement's own way.
        """
        self._voices = self._stand_ins(statements)
        statements = [s for s in statements if s.speaker not in self.outlets]
        for statement in statements:
            if statement.id in self._voices:
                self._forward(statement, direct.get(statement.id, ()))
        after: dict[str, Statement] = {}
        for statement in reversed(statements):
            voice = self._voices.get(statement.id)
            if voice in after and not direct.get(statement.id) and statement.id not in self.carried:
                self._backward(statement, after[voice], direct)
            if voice is not None:
                after[voice] = statement

    def _stand_ins(self, statements: list[Statement]) -> dict[str, str]:
        """The speaker of each statement; "he" or "the envoy" of whom nobody could tell is taken for the one before.

        That serves to carry a scene only: who speaks stays unknown.
        """
        voices: dict[str, str] = {}
        before: Statement | None = None
        for statement in statements:
            if statement.speaker is not None:
                voices[statement.id] = statement.speaker
            elif before is not None and before.id in voices and statement.source:
                near = self.page.paragraph(place_of(statement)) - self.page.paragraph(place_of(before)) <= 1
                if near and not self._is_body(voices[before.id]) and _points_back(statement.source[0].text):
                    voices[statement.id] = voices[before.id]
            if statement.id not in voices and statement.source and statement.source[0].text[:1].isupper():
                voices[statement.id] = f"named {statement.source[0].text.partition(',')[0]}"
            before = statement
        return voices

    def _is_body(self, voice: str) -> bool:
        return voice in self.bodies or (
            voice.startswith("named ") and voice.rsplit(maxsplit=1)[-1].lower() in words("body")
        )

    def open(self, speaker: str, passings: tuple[Passing, ...], at: int, statement: str) -> None:
        """Open a scene of `speaker` that the sentence at `at` tells of."""
        scene = _Scene(passings, at, statement, self.page.paragraph(at))
        self._scenes.setdefault(speaker, []).append(scene)

    def _forward(self, statement: Statement, own: tuple[Passing, ...]) -> None:
        speaker = self._voices[statement.id]
        here = place_of(statement)
        past = [scene for scene in self._scenes.get(speaker, ()) if scene.at <= here]
        if own:
            for before in past:
                before.open = False
            self.open(speaker, own, here, statement.id)
            return
        scene: _Scene | None
        if _THE_INTERVIEW.search(self.page.frame(statement).text):
            scene = next((s for s in reversed(past) if s.setting == "interview"), None)
        else:
            scene = next((s for s in reversed(past) if s.open), None)
            if scene is not None and is_elsewhere(self.page, statement):
                scene.open = False
                return
        number = self.page.paragraph(here)
        if scene is None or number - scene.last > _REACH.get(scene.setting, 0):
            return
        if number > scene.last and not _is_said(statement):
            return
        if scene.setting not in _LASTING and not self._is_close(statement, scene, number):
            return
        scene.last, scene.open = number, True
        self.carried[statement.id] = (scene.passings, scene.statement)

    def _is_close(self, statement: Statement, scene: _Scene, number: int) -> bool:
        """Whether a statement goes on with what was told: it quotes, or stands beside."""
        return statement.form != "indirect" or number - scene.last <= 1

    def _backward(self, statement: Statement, after: Statement, direct: dict[str, tuple[Passing, ...]]) -> None:
        """Carry a scene to what stands before its opening: a headline, a lead, a first quotation."""
        number = self.page.paragraph(place_of(statement))
        way, origin = (
            (direct.get(after.id) or (), after.id) if direct.get(after.id) else self.carried.get(after.id, ((), ""))
        )
        if not way or not _is_said(statement) or is_elsewhere(self.page, statement):
            return
        setting = max((p.setting for p in way), key=lambda s: _REACH.get(s, 0))
        gap = self.page.paragraph(place_of(after)) - number
        lead = number <= 2 and setting in ("interview", "told", "broadcast")
        quote = statement.form != "indirect" and setting in _REACH and setting not in ("relayed", "written")
        if (lead and gap <= 3) or (quote and gap <= 2):
            self.carried[statement.id] = (way, origin)


def _points_back(source: str) -> bool:
    """Whether a source may be a person spoken of before: not "the parliament", "the paper"."""
    noun = source.rsplit(maxsplit=1)[-1].lower()
    return bool(_POINTS_BACK.match(source)) and noun not in words("body", "document", "outlet_word")


def _is_said(statement: Statement) -> bool:
    """Whether it is speech, and not an act or a work of the speaker that the text ascribes something to."""
    cues = [span.text.strip() for span in statement.cue]
    return statement.form != "indirect" or any(cue == ":" or strength(cue) for cue in cues)


def is_elsewhere(page: Text, statement: Statement) -> bool:
    """Return whether the text gives the statement a setting or time of its own."""
    frame = page.frame(statement).text
    cue = " ".join(span.text for span in statement.cue)
    return any(pattern.search(text) for pattern in (_ELSEWHERE, _ANOTHER_TIME) for text in (frame, cue))

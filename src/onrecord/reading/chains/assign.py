"""Through whom each statement came: what its sentence says, what its holder hands on, what its scene carries."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from onrecord.knowledge.lookup import Knowledge
from onrecord.reading.chains.additions import Additions
from onrecord.reading.chains.constructions import Constructions
from onrecord.reading.chains.frames import Text, place_of
from onrecord.reading.chains.holders import handed_on
from onrecord.reading.chains.openers import Openers
from onrecord.reading.chains.outlets import Outlets
from onrecord.reading.chains.relays import Passing, in_order
from onrecord.reading.chains.scenes import Scenes
from onrecord.reading.layers import Page
from onrecord.reading.numbering import renumber
from onrecord.types import Actor, Hop, Span, Statement

#: A month or year beside "told reporters": an old remark, of which the text does not say how it came here.
_DATED: Final = re.compile(
    r"\s+(?:\w+\s+)?in\s+(?:(?:early|late|mid)\s+)?(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December|(?:19|20)\d\d)\b"
)

_CLAUSE: Final = re.compile(r",\s+(?:and\s+|but\s+)?(?P<word>[a-z]+ing|while|after|who|which|whose)\b")
#: "… spoke to reporters after Ana Lopez said": who speaks to them is another one.
_AFTER_WHICH: Final = re.compile(r"\b(?:after|before|while|when|because)\s+(?:the\s+)?[A-Z][^,]*$")
_SPEAKING: Final = re.compile(
    r"(?:speak|writ|appear|tweet|add|cit|quot|tell|post|accord|say|talk|respond|referr|explain|warn|not|call|describ)ing\b"
)


def assign_chains(page: Page, knowledge: Knowledge) -> Page:
    """Return the page with `via` and `chain` in its statements, and with the outlets and audiences as actors."""
    return _Assigner(page, knowledge).run()


class _Assigner:
    def __init__(self, page: Page, knowledge: Knowledge) -> None:
        self.page = page
        self.text = Text(page.article.text, page.statements)
        self.outlets = Outlets(page, knowledge)
        self.constructions = Constructions(self.outlets)
        self.additions = Additions(page.actors, page.mentions)
        self.by_id = {statement.id: statement for statement in page.statements}
        self.direct: dict[str, tuple[Passing, ...]] = {}
        self.carried: dict[str, tuple[tuple[Passing, ...], str]] = {}
        self.hops: dict[str, tuple[tuple[Hop, ...], tuple[str, ...]]] = {}

    def run(self) -> Page:
        """Tell the ways of all statements and put the page together."""
        ordered = sorted(self.page.statements, key=place_of)
        for statement in ordered:
            if (found := self._own(statement)) is not None:
                self.direct[statement.id] = found
        kinds = {actor.id: actor.kind for actor in self.page.actors}
        bodies = frozenset(actor for actor, kind in kinds.items() if kind not in ("person", "anonymous", "group"))
        outlets = frozenset(actor for actor in bodies if kinds[actor] == "outlet")
        scenes = Scenes(self.text, bodies, outlets)
        outermost = [s for s in ordered if s.inside is None]
        Openers(self.text, self.page, self.constructions, self.direct).run(outermost, scenes)
        scenes.run(outermost, self.direct)
        self.carried = scenes.carried
        statements = tuple(self._filled(statement) for statement in self.page.statements)
        return renumber(
            replace(
                self.page,
                actors=self.additions.actors,
                mentions=tuple(self.additions.mentions),
                statements=statements,
            )
        )

    def _own(self, statement: Statement) -> tuple[Passing, ...] | None:
        frame = self.text.frame(statement)
        found = [
            passing
            for passing in self.constructions.find(frame, statement)
            if self._belongs(passing, statement) and not self._is_source(passing, statement)
        ]
        found = [p for p in found if not (p.setting == "press" and _DATED.match(self.page.article.text, p.end))]
        return in_order(found) or None

    def _is_source(self, passing: Passing, statement: Statement) -> bool:
        """Whether the carrier is the source, who speaks and does not pass on: "per an account by the Larch Times"."""
        span = passing.carrier.span
        return any(s.start <= span.start and span.end <= s.end and passing.start < s.start for s in statement.source)

    def _belongs(self, passing: Passing, statement: Statement) -> bool:
        """Whether of the statements in the sentence this one is nearest, by its cue, or is the same speaker's."""
        distance = _distance(passing, statement)
        if distance and self._is_apart(passing, statement):
            return False
        nearest = min(self.text.beside(statement), key=lambda other: _distance(passing, other))
        return distance == _distance(passing, nearest) or nearest.speaker == statement.speaker is not None

    def _is_apart(self, passing: Passing, statement: Statement) -> bool:
        """Whether the passing stands in a further clause that tells of something else: ", prompting an answer on …"."""
        frame = self.text.frame(statement)
        first, last = (statement.cue or statement.source)[0], (statement.cue or statement.source)[-1]
        if last.end < passing.start:
            match = _CLAUSE.search(frame.text[max(last.end - frame.start, 0) : passing.start - frame.start])
            return match is not None and not _SPEAKING.match(match["word"])
        before = frame.text[max(passing.end - frame.start, 0) : max(first.start - frame.start, 0)]
        return _AFTER_WHICH.search(before) is not None

    def _filled(self, statement: Statement) -> Statement:
        hops, reasons = self._hops(statement.id, frozenset())
        if not hops:
            return statement
        first = statement.chain[:1]
        via = tuple(hop.actor for hop in hops)
        told = tuple(f"via: {reason}" for reason in reasons)
        return replace(statement, via=via, chain=(*first, *hops), reasons=(*statement.reasons, *told))

    def _hops(self, statement_id: str, seen: frozenset[str]) -> tuple[tuple[Hop, ...], tuple[str, ...]]:
        """The hops after the speaker: its own, then those of its holder."""
        if statement_id in self.hops:
            return self.hops[statement_id]
        statement = self.by_id[statement_id]
        way, reasons = self._way(statement)
        hops = [
            Hop(self.additions.id_of(p.carrier), p.carrier.hop, False, p.carrier.span if not reasons else None)
            for p in way
        ]
        told = [*reasons, *(p.reason for p in way if not reasons)]
        holder = self.by_id.get(statement.inside) if statement.inside else None
        if holder is not None and holder.id not in seen:
            by = self.additions.get(holder.speaker) if holder.speaker else None
            handed = self._handed(statement, holder, by) if by else None
            outer, why = self._hops(holder.id, seen | {statement_id})
            if handed is not None and by is not None:
                hops.append(handed)
                told.append(f"{by.name} tells it ({holder.id})")
            elif outer:
                told.append(f"it stands in {holder.id}")
            hops += outer
            told += why if handed else ()
        found = tuple({hop.actor: hop for hop in reversed(hops) if hop.actor != statement.speaker}.values())[::-1]
        self.hops[statement_id] = (found, tuple(dict.fromkeys(told)) if found else ())
        return self.hops[statement_id]

    def _handed(self, statement: Statement, holder: Statement, by: Actor) -> Hop | None:
        speaker = self.additions.get(statement.speaker) if statement.speaker else None
        outlet = by.kind == "outlet" or self.outlets.is_outlet_name(by.name)
        return handed_on(
            statement, holder, by, outlet=outlet, of_outlet=speaker is not None and speaker.kind == "outlet"
        )

    def _way(self, statement: Statement) -> tuple[tuple[Passing, ...], tuple[str, ...]]:
        """What the text says of the statement itself, or of one whose scene it is in, with that reason."""
        if statement.id in self.direct:
            return self.direct[statement.id], ()
        if statement.id in self.carried:
            way, origin = self.carried[statement.id]
            names = ", ".join(p.carrier.name for p in way)
            return way, (f"the same scene as {origin} ({names})",)
        return (), ()


def _distance(passing: Passing, statement: Statement) -> int:
    spans: tuple[Span, ...] = statement.cue or statement.source
    return min(
        (0 if s.start < passing.end and passing.start < s.end else max(passing.start - s.end, s.start - passing.end))
        for s in spans
    )

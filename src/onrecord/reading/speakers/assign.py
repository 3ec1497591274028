"""Who speaks each statement: from its source phrase, its pronoun, or the statement it carries on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.reading.coreference.added import with_added
from onrecord.reading.coreference.read import read_links
from onrecord.reading.names.parts import Name
from onrecord.reading.names.people import People
from onrecord.reading.speakers.antecedents import Antecedents
from onrecord.reading.speakers.bodies import BODY_LABELS, Bodies, outlet_name
from onrecord.reading.speakers.described import Descriptions
from onrecord.reading.speakers.known import KnownPersons
from onrecord.reading.speakers.mended import mend
from onrecord.reading.speakers.nearby import Nearby
from onrecord.reading.speakers.outlets import FIRST, TOGETHER, Byline, FirstPerson
from onrecord.reading.speakers.phrases import is_person_noun
from onrecord.reading.speakers.pronouns import PRONOUNS, Pronouns
from onrecord.reading.speakers.registry import Found, Registry, Speakers
from onrecord.reading.speakers.roles import Roles
from onrecord.reading.speakers.sources import Sources
from onrecord.reading.speakers.turns import Turn, Turns
from onrecord.reading.speakers.voices import Voices
from onrecord.reading.text.paragraphs import paragraphs
from onrecord.types import ActorKind, Span, Statement


def assign_speakers(
    text: str,
    statements: Sequence[Statement],
    names: Sequence[Name],
    published: str | None,
    *,
    outlet: str | None = None,
    authors: tuple[str, ...] = (),
    skip: Sequence[tuple[int, int]] = (),
) -> Speakers:
    """Tell who speaks each statement.

    Args:
        text: the article's text.
        statements: its statements; their spans index `text`.
        names: the names a tagger found in it, in any order; overlapping ones are dropped after the first.
        published: the article's ISO date, or None: who held an office then has a full name by the surname alone.
        outlet: the article's own outlet, which "this newspaper" is, or None where it is not known.
        authors: its authors; "I" outside quotations is the only one.
        skip: spans of the text that no layer reads; nobody named there alone is meant elsewhere.

    Returns:
        The actors who speak and the bodies they speak for, the mentions, and the statements with `speaker`, `chain`
        and `reasons`. A speaker who cannot be told is None, with the reason.
    """
    return _Assigner(text, statements, names, Byline(outlet_name(outlet), authors), published, skip=skip).run()


class _Assigner:
    def __init__(
        self,
        text: str,
        statements: Sequence[Statement],
        names: Sequence[Name],
        byline: Byline,
        published: str | None,
        *,
        skip: Sequence[tuple[int, int]],
    ) -> None:
        self.text = text
        self.statements = statements
        sources = [span for statement in statements for span in statement.source]
        self.names = with_added(text, without_overlap(mend(text, without_overlap(names), sources)), skip)
        self.registry = Registry()
        self.people = People(text, self.names)
        self.links = read_links(text, self.names, self.people, statements, skip=skip)
        self.turns = Turns(paragraphs(text))
        named = self.people.positions()
        starts = [start for start, _ in named]
        nearby = Nearby(text, self.people, self.registry, self.turns, named, starts)
        self.pronouns = Pronouns(nearby, self.links)
        roles = Roles(text, self.people, self.names)
        self.voices = Voices(
            text,
            self.registry,
            self.people,
            roles,
            Bodies(text, self.names, byline.outlet),
            self.names,
            self.turns,
            self.pronouns,
            KnownPersons(text, roles, published),
        )
        self.sources = Sources(text, self.names, [name.start for name in self.names], Descriptions(self.voices))
        self.antecedents = Antecedents(
            text,
            self.names,
            self.people,
            self.turns.paragraphs,
            resolve=self.sources.resolve,
            body=self.voices.body,
            kind=self._kind,
        )
        self.first_person = FirstPerson(text, self.voices, byline)
        self.found: dict[str, Found] = {}
        self.taken: dict[str, Turn] = {}

    def run(self) -> Speakers:
        """Resolve all statements in the order of the text."""
        for statement in sorted(self.statements, key=_position):
            self.found[statement.id] = self._resolve(statement)
        by_id = {statement.id: statement for statement in self.statements}
        for statement in self.statements:
            if statement.continues and self.found[statement.id].actor is None:
                self.found[statement.id] = self._carried_on(statement, by_id)
                for span in statement.source[:1]:
                    self.registry.mention_again(span, self.found[statement.id])
        self._read_headline()
        self._mention_names()
        return replace(self.registry.finish(self.statements, self.found), links=self.links)

    def _resolve(self, statement: Statement) -> Found:
        if not statement.source:
            return Found(None, "description", "the text names no source", 0.5)
        found = Found(None, "description", "the source has no words", 0.5)
        for span in statement.source:
            found = self._resolve_span(statement, span)
            person = (found.actor or "").removeprefix("person ")
            if self.people.has(person) and found.actor != person:
                self.voices.add_person(person, span.start)
            self.registry.mention(span, found.actor, found.type, found.confidence)
            if found.actor is not None:
                self._take_turn(statement, span, found.actor)
                break
        return found

    def _resolve_span(self, statement: Statement, span: Span) -> Found:
        word = span.text.strip().casefold()
        self.voices.carried_on = statement.continues is not None
        if word not in PRONOUNS or span.text.strip() in _CAPITALS:
            found = self.sources.resolve(span)
            return self.antecedents.both(span.start, found) if word == "both" and found.actor is None else found
        inside = self.taken.get(statement.inside) if statement.inside else None
        if word in FIRST | TOGETHER and inside is None and statement.inside is None:
            return self.first_person.resolve(word, span.start)
        asked = self.antecedents.asked(span.start) if word == "they" and inside is None else None
        found = asked or self.pronouns.resolve(word, span.start, statement, inside)
        return found if found.actor is not None else self.antecedents.resolve(word, span.start, found)

    def _kind(self, actor: str) -> ActorKind:
        return "group" if actor.startswith("list ") else self.registry.get(actor).kind

    def _take_turn(self, statement: Statement, span: Span, actor: str) -> None:
        content = tuple((piece.start, piece.end) for piece in statement.content)
        turn = Turn(span.start, span.end, actor, self._kind(actor), content, inside=statement.inside is not None)
        self.taken[statement.id] = turn
        self.turns.add(turn)

    def _carried_on(self, statement: Statement, by_id: dict[str, Statement]) -> Found:
        """The speaker of the statement that this one continues, however many steps back."""
        seen = {statement.id}
        current = statement
        while self.found[current.id].actor is None and current.continues in by_id and current.continues not in seen:
            current = by_id[current.continues]
            seen.add(current.id)
        found = self.found[current.id]
        kind = self.found[statement.id].type
        if found.actor is None:
            return Found(None, kind, "it continues a statement whose speaker is not known", 0.5)
        return Found(found.actor, kind, f"continues {current.id}", 0.8 * found.confidence)

    def _read_headline(self) -> None:
        """Who the headline calls by what they are is the first in the text who is called so: "Court Rules"."""
        end = self.turns.paragraphs[0][1] if len(self.turns.paragraphs) > 1 else 0
        ordered = sorted((s for s in self.statements if s.source), key=_position)
        for statement in ordered:
            span = statement.source[0]
            if span.start >= min(end, _HEADLINE) or not self._is_unnamed(statement):
                continue
            noun = span.text.split()[-1].casefold()
            later = (s for s in ordered if s.source[0].start > end and noun in s.source[0].text.split())
            same = next(later, None)
            actor = self.found[same.id].actor if same is not None and not self._is_unnamed(same) else None
            fits = actor is not None and (not actor.startswith("person ") or is_person_noun(noun))
            if same is not None and actor is not None and fits:
                why = f"the {noun} of the headline: {' '.join(same.source[0].text.split())}"
                self.found[statement.id] = Found(actor, "description", why, 0.75)
                self.registry.mention_again(span, self.found[statement.id])

    def _is_unnamed(self, statement: Statement) -> bool:
        """Whether a source is a description without article that tells nobody by name."""
        found = self.found[statement.id]
        bare = statement.source[0].text.split()[0].casefold() not in ("the", "this", "that")
        return found.actor is None or (bare and found.type == "description" and found.reason in _DESCRIBED)

    def _mention_names(self) -> None:
        """Mention the speakers wherever they are named."""
        for name in self.names:
            person = self.people.at(name.start)
            key = f"person {person.key}" if person else None
            if key is None and name.label in BODY_LABELS:
                key = self.voices.key_of_body(name.text)
            if key is not None and self.registry.has(key):
                self.registry.mention(Span.of(self.text, name.start, name.end), key, "name", 0.9)


#: States that read like pronouns.
_CAPITALS: Final = frozenset({"US"})
#: A headline is no longer than this.
_HEADLINE: Final = 200
#: Why a description was resolved that names nobody.
_DESCRIBED: Final = frozenset({"described, not named", "a document speaks itself", "a body called by what it is"})


def _position(statement: Statement) -> int:
    spans = statement.source or statement.cue or statement.content
    return spans[0].start if spans else 0


def without_overlap(names: Sequence[Name]) -> list[Name]:
    """Return `names` in order, of overlapping ones the first."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start, -n.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept

"""The mentions and actors of a page, and those that the roles of events add to them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from onrecord.knowledge.countries import by_people
from onrecord.knowledge.lookup import Knowledge
from onrecord.knowledge.words import words
from onrecord.reading.events.role_words import POSSESSIVE, WORD, Pair
from onrecord.reading.layers import SEVERAL, Page
from onrecord.types import Actor, ActorKind, Mention, MentionType, Span

#: A mention may begin so many characters before or after a role, for articles and titles.
_SLACK: Final = 60
#: How sure it is that a pronoun at the head of what somebody says is the one who says it.
_SPEAKER: Final = 0.85


@dataclass(slots=True)
class Mentions:
    """Those of a page in the order of the text; `all` and `actors` grow by those that are new."""

    page: Page
    knowledge: Knowledge
    all: list[Mention] = field(init=False)
    actors: list[Actor] = field(init=False)
    _starts: list[int] = field(init=False)
    _by_span: dict[Pair, Mention] = field(init=False)
    _names: dict[str, str] = field(init=False)
    _several: dict[str, str] = field(init=False)
    _new_actors: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.all = sorted(self.page.mentions, key=lambda m: (m.span.start, m.span.end))
        self.actors = list(self.page.actors)
        self._starts = [mention.span.start for mention in self.all]
        self._by_span = {(m.span.start, m.span.end): m for m in self.all}
        self._names = {actor.id: actor.name for actor in self.actors}
        self._several = {actor.id: actor.name for actor in self.actors if SEVERAL in actor.reasons}

    @property
    def text(self) -> str:
        """The text of the page."""
        return self.page.article.text

    @property
    def old(self) -> Sequence[Mention]:
        """Those that the page had, in the order of the text."""
        return self.all[: len(self._starts)]

    def kinds(self) -> dict[str, ActorKind]:
        """What kind each actor is, by its id."""
        return {actor.id: actor.kind for actor in self.actors}

    def near(self, span: Pair) -> list[Mention]:
        """Return those of the page that may be what stands at a span; no list of several."""
        first = bisect_left(self._starts, span[0] - _SLACK)
        last = bisect_left(self._starts, span[1])
        return [m for m in self.all[first:last] if m.span.end > span[0] and not self._members(m)]

    def together(self, span: Pair) -> list[Mention]:
        """Return those of a list, told of as one, that holds what stands at a span: "Quist and Renn both denounced"."""
        first = bisect_left(self._starts, span[0] - _SLACK)
        last = bisect_left(self._starts, span[1])
        holding = [m for m in self.all[first:last] if m.span.start <= span[0] and span[1] <= m.span.end]
        return next((members for one in holding if (members := self._members(one))), [])

    def _members(self, mention: Mention) -> list[Mention]:
        """The names of several speakers at once within their mention, one of each; none where it is of one."""
        name = self._several.get(mention.actor or "")
        if name is None:
            return []
        first, last = (bisect_left(self._starts, at) for at in (mention.span.start, mention.span.end))
        inside = [m for m in self.all[first:last] if m.span.end <= mention.span.end and m.type in ("name", "title")]
        found = {m.actor: m for m in inside if m.actor != mention.actor and self._names.get(m.actor or "", "?") in name}
        return list(found.values()) if len(found) > 1 else []

    def mention(self, span: Pair, actor: str | None, kind: MentionType, confidence: float) -> Mention:
        """Return the mention at a span, made where there is none."""
        known = self._by_span.get(span)
        if known is None:
            known = Mention(f"event {span[0]}:{span[1]}", Span.of(self.text, *span), actor, kind, confidence)
            self._by_span[span] = known
            self.all.append(known)
        return known

    def meaning(self, span: Pair, actor: str) -> Mention:
        """Return the pronoun at a span as one that means an actor; what the page did not know of it is known now."""
        known = self.mention(span, actor, "pronoun", _SPEAKER)
        if known.actor is None:
            at = self.all.index(known)
            known = self.all[at] = self._by_span[span] = replace(known, actor=actor, confidence=_SPEAKER)
        return known

    def state(self, code: str) -> str | None:
        """Return the actor that is a state, added where the page does not have it."""
        known = next((a.id for a in self.actors if a.kind == "state" and a.country == code), None)
        entry = self.knowledge.state(code)
        if known or entry is None:
            return known
        made = Actor(f"event {code}", entry.name.partition(" (")[0], "state", country=code, known=entry.id,
                     identifiers=entry.identifiers, sectors=entry.sectors, confidence=0.8,
                     reasons=("known: the text calls its people or things so",))  # fmt: skip
        self.actors.append(made)
        return made.id

    def described(self, name: str, heads: Sequence[str]) -> str:
        """Return the actor that a text describes and does not name, added where it is told of first."""
        if name.casefold() in self._new_actors:
            return self._new_actors[name.casefold()]
        same = next((a.id for a in self.actors if a.name.casefold() == name.casefold()), None)
        if same is not None:
            return same
        codes = {c.code for w in WORD.findall(name) if w[0].isupper() and (c := by_people(POSSESSIVE.sub("", w)))}
        country = codes.pop() if len(codes) == 1 else None
        one = bool(heads) and heads[-1] in words("role", "man", "woman")
        body = bool(heads) and heads[-1] in words("body")
        kind: ActorKind = "person" if one else "organisation" if body else "group"
        made = Actor(f"event {name}", name, kind, country=country, confidence=0.6,
                     reasons=("described, not named",))  # fmt: skip
        self.actors.append(made)
        self._new_actors[name.casefold()] = made.id
        return made.id

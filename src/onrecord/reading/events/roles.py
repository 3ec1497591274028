"""From the words that fill a role to mentions of actors: those of the page, and new ones where it has none."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from onrecord.knowledge.countries import by_capital, by_name, by_people
from onrecord.knowledge.lists import word_list
from onrecord.knowledge.lookup import Knowledge
from onrecord.knowledge.words import words
from onrecord.reading.layers import Page
from onrecord.types import Actor, Mention, MentionType, Span

Pair = tuple[int, int]
_WORD: Final = re.compile(r"[^\W\d_][\w’'-]*")
_ARTICLE: Final = re.compile(r"^(?:the|an?|this|that|these|those|its|his|her|their|some|any)\s+", re.IGNORECASE)
_OF: Final = re.compile(r"\s+of\s+(?:the\s+)?")
_BREAK: Final = re.compile(r"\n\s*\n|\n(?=\S)")
_POSSESSIVE: Final = re.compile(r"[’']s?$")
#: Nouns of what a state does its will with: "American service members" act for the United States.
_STATE_ARMS: Final = word_list("arm_of_state", "events.tsv")
#: Nouns of what an armed group, a party or a body consists of: "Tesk Front fighters".
_GROUP_ARMS: Final = word_list("arm_of_group", "events.tsv")
#: Nouns that stand for the group that was named last: of fighters alone, or of bodies of any kind too.
_STANDS_FOR: Final = word_list("stands_for_group", "events.tsv")
_STANDS_FOR_ANY: Final = word_list("stands_for_any", "events.tsv")
#: What points back to a group that was named; "militants" alone are any.
_POINTS_BACK: Final = re.compile(r"\b(?:the|this|that|these|those|its)\s+$", re.IGNORECASE)
#: So many characters back, at most over one break of a paragraph, a group is still the one that is meant.
_BACK: Final = 400
_PRONOUNS: Final = word_list("pronoun", "events.tsv")
#: A mention may begin so many characters before or after a role, for articles and titles.
_SLACK: Final = 60


@dataclass(slots=True)
class Found:
    """A mention that fills a role, and why it was taken for that of its actor."""

    mention: Mention
    reason: str | None = None


@dataclass(slots=True)
class Cast:
    """Finds the mentions that roles point to; `mentions` and `actors` grow by those that are new."""

    page: Page
    knowledge: Knowledge
    mentions: list[Mention] = field(init=False)
    actors: list[Actor] = field(init=False)
    _starts: list[int] = field(init=False)
    _by_span: dict[Pair, Mention] = field(init=False)
    _new_actors: dict[str, str] = field(default_factory=dict)
    _old: int = field(init=False)

    def __post_init__(self) -> None:
        self.mentions = sorted(self.page.mentions, key=lambda m: (m.span.start, m.span.end))
        self.actors = list(self.page.actors)
        self._starts = [mention.span.start for mention in self.mentions]
        self._by_span = {(m.span.start, m.span.end): m for m in self.mentions}
        self._old = len(self.mentions)

    def fill(self, span: Pair) -> list[Found]:
        """Return the mentions that the words of a role are; several where it lists several."""
        text = self.page.article.text
        bare = _bare(text, span)
        near = self._near(bare)
        whole = self._whole(bare, near)
        if whole is not None:
            return [Found(whole)]
        inside = [m for m in near if bare[0] <= m.span.start and m.span.end <= bare[1] and m.actor is not None]
        heads = _WORD.findall(text[bare[0] : bare[1]].lower())
        arms = list(self._arms(bare, inside, heads))
        if arms:
            return arms
        listed = self._listed(text, bare, inside)
        if listed:
            return [Found(one) for one in listed]
        return [self._new(bare, heads)]

    def _near(self, span: Pair) -> list[Mention]:
        first = bisect_left(self._starts, span[0] - _SLACK)
        last = bisect_left(self._starts, span[1])
        return [m for m in self.mentions[first : min(last, self._old)] if m.span.end > span[0]]

    def _whole(self, span: Pair, near: Sequence[Mention]) -> Mention | None:
        """The page's mention that is the role: the same words, or the same noun at the end, or the name they begin."""
        text = self.page.article.text
        same = [m for m in near if _bare(text, (m.span.start, m.span.end)) == span]
        ends = [m for m in near if _end(text, m) == span[1]]
        names = [m for m in ends if m.type in ("name", "title", "pronoun")]
        of = [m for m in names if self._is_head(text[span[0] : max(span[0], m.span.start)])]
        begun = [
            m for m in near if m.span.start <= span[0] and span[1] < m.span.end and text[span[1]] == "," and m.actor
        ]
        apposed = [
            m for m in near if m.type in ("name", "title") and m.span.start == span[0] and text[m.span.end] == ","
            and m.span.end < span[1]
        ]  # fmt: skip
        wider = [m for m in ends if m.span.start <= span[0]]
        crossing = [m for m in near if m.span.start < span[1] < m.span.end and m.actor is not None]
        for choice in (same, of, begun, apposed, crossing, wider):
            known = [m for m in choice if m.actor is not None] or choice
            if known:
                return max(known, key=lambda m: (m.actor is not None, m.span.end - m.span.start))
        return None

    def _is_head(self, before: str) -> bool:
        """Whether a name after these words is who is meant: no "leader of", but "government of" who leads it."""
        head, of, _ = before.rpartition(" of ")
        return not of or (head.split() or [""])[-1].lower() in _STATE_ARMS

    def _arms(self, span: Pair, inside: Sequence[Mention], heads: Sequence[str]) -> Iterator[Found]:
        """Who acts through soldiers, jets, a government or an army: the state or group named with them."""
        head = next((w for w in reversed(heads) if w in _STATE_ARMS or w in _GROUP_ARMS), None)
        if head is None:
            return
        text = self.page.article.text
        kinds = {actor.id: actor.kind for actor in self.actors}
        done: set[str] = set()
        for mention in inside:
            kind = kinds.get(mention.actor or "")
            fits = head in (_STATE_ARMS if kind == "state" else _GROUP_ARMS)
            if (
                mention.actor
                and mention.actor not in done
                and kind in ("state", "armed_group", "organisation")
                and fits
            ):
                done.add(mention.actor)
                yield self._described(
                    span, mention.actor, f"“{text[span[0] : span[1]]}” act for it", len(done) > 1, mention
                )
        if head not in _STATE_ARMS:
            return
        for match in _WORD.finditer(text, *span):
            country = by_people(_POSSESSIVE.sub("", match.group())) if match.group()[0].isupper() else None
            actor = self._state(country.code) if country else None
            if actor and actor not in done:
                done.add(actor)
                yield self._described(
                    span if len(done) == 1 else (match.start(), match.end()),
                    actor,
                    f"“{text[span[0] : span[1]]}” act for it",
                )

    def _described(
        self, span: Pair, actor: str, reason: str, further: bool = False, mention: Mention | None = None
    ) -> Found:
        if further and mention is not None:
            return Found(mention, reason)
        return Found(self._mention(span, actor, "description", 0.8), reason)

    def _state(self, code: str) -> str | None:
        """The actor that is a state, added where the page does not have it."""
        known = next((a.id for a in self.actors if a.kind == "state" and a.country == code), None)
        entry = self.knowledge.state(code)
        if known or entry is None:
            return known
        made = Actor(f"event {code}", entry.name.partition(" (")[0], "state", country=code, known=entry.id,
                     identifiers=entry.identifiers, sectors=entry.sectors, confidence=0.8,
                     reasons=("known: the text calls its people or things so",))  # fmt: skip
        self.actors.append(made)
        return made.id

    def _listed(self, text: str, span: Pair, inside: Sequence[Mention]) -> list[Mention]:
        """The names of a list: nothing but commas and "and" stands between them."""
        names = [m for m in inside if m.type in ("name", "title")]
        rest = text[span[0] : span[1]]
        for mention in names:
            rest = rest.replace(mention.span.text, " ", 1)
        if not names or set(_WORD.findall(rest.lower())) - {"and", "or", "the", "as", "well", "with", "both"}:
            return []
        return [m for m in names if not any(o is not m and _holds(o, m) for o in names)]

    def _new(self, span: Pair, heads: Sequence[str]) -> Found:
        """A mention of somebody whom the page does not know."""
        text = self.page.article.text
        shown = text[span[0] : span[1]]
        if shown.lower() in _PRONOUNS:
            return Found(self._mention(span, None, "pronoun", 0.5), f"whom “{shown}” means is not known")
        if len(heads) <= 3 and heads and heads[-1] in _STANDS_FOR:
            last = self._last_group(span[0], heads[-1])
            if last is not None:
                return Found(self._mention(span, last, "description", 0.6), f"“{shown}” is the one named last")
        name = " ".join(_ARTICLE.sub("", shown, count=1).split()) or shown
        of = self._of(span, heads)
        if of is not None:
            return Found(self._mention(span, of, "description", 0.7), f"“{shown}” is of it")
        country = by_name(name) or by_capital(name)
        state = self._state(country.code) if country else None
        if state is not None:
            return Found(self._mention(span, state, "name", 0.8))
        actor = self._new_actors.get(name.casefold())
        if actor is None:
            actor = self._add(name, heads)
        return Found(self._mention(span, actor, "description", 0.7))

    def _of(self, span: Pair, heads: Sequence[str]) -> str | None:
        """The group or body that an arm is of: "factions" of the Tesk Front."""
        if not heads or heads[-1] not in _GROUP_ARMS:
            return None
        text, kinds = self.page.article.text, {actor.id: actor.kind for actor in self.actors}
        of = _OF.match(text, span[1])
        near = self._near((of.end(), of.end() + 1)) if of else []
        return next((m.actor for m in near if m.actor and kinds[m.actor] in ("armed_group", "organisation")), None)

    def _last_group(self, before: int, noun: str) -> str | None:
        """The group that "the group" points back to: the last one named, if that is near."""
        text = self.page.article.text
        if not _POINTS_BACK.search(text, max(0, before - 8), before):
            return None
        kinds = {actor.id: actor.kind for actor in self.actors}
        wanted = ("armed_group", "organisation") if noun in _STANDS_FOR_ANY else ("armed_group",)
        named = [m for m in self.mentions[: self._old] if m.span.end <= before and kinds.get(m.actor or "") in wanted]
        if not named:
            return None
        if re.search(
            rf"\b(?:an?|some)\s+(?:[\w-]+\s+){{0,3}}{noun}\b", text[max(0, before - _BACK) : before], re.IGNORECASE
        ):
            return None  # that one is meant, which the text does not name
        between = text[named[-1].span.end : before]
        near = len(between) <= _BACK and len(_BREAK.findall(between)) <= 1
        return named[-1].actor if near else None

    def _add(self, name: str, heads: Sequence[str]) -> str:
        """A new actor, described and not named."""
        same = next((a.id for a in self.actors if a.name.casefold() == name.casefold()), None)
        if same is not None:
            return same
        codes = {c.code for w in _WORD.findall(name) if w[0].isupper() and (c := by_people(_POSSESSIVE.sub("", w)))}
        country = codes.pop() if len(codes) == 1 else None
        one = bool(heads) and heads[-1] in words("role") | words("man") | words("woman")
        body = bool(heads) and heads[-1] in words("body")
        kind = "person" if one else "organisation" if body else "group"
        made = Actor(f"event {name}", name, kind, country=country, confidence=0.6,  # type: ignore[arg-type]
                     reasons=("described, not named",))  # fmt: skip
        self.actors.append(made)
        self._new_actors[name.casefold()] = made.id
        return made.id

    def _mention(self, span: Pair, actor: str | None, kind: MentionType, confidence: float) -> Mention:
        known = self._by_span.get(span)
        if known is None:
            known = Mention(
                f"event {span[0]}:{span[1]}", Span.of(self.page.article.text, *span), actor, kind, confidence
            )
            self._by_span[span] = known
            self.mentions.append(known)
        return known


def _bare(text: str, span: Pair) -> Pair:
    """The span without an article before and a possessive ending behind."""
    start, end = span
    if article := _ARTICLE.match(text[start:end]):
        start += article.end()
    ending = _POSSESSIVE.search(text[start:end])
    return start, start + ending.start() if ending else end


def _end(text: str, mention: Mention) -> int:
    return _bare(text, (mention.span.start, mention.span.end))[1]


def _holds(outer: Mention, inner: Mention) -> bool:
    return outer.span.start <= inner.span.start and inner.span.end <= outer.span.end

"""From the words that fill a role to mentions of actors: those of the page, and new ones where it has none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from onrecord.knowledge.countries import by_capital, by_name
from onrecord.knowledge.lists import word_list
from onrecord.knowledge.lookup import Knowledge
from onrecord.reading.events.arms import acting_through, group_named_last, is_arm_of_state, owner_of
from onrecord.reading.events.role_mentions import Mentions
from onrecord.reading.events.role_words import WORD, Pair, bare, bare_mention, without_article
from onrecord.reading.layers import Page
from onrecord.types import Actor, Mention

#: What stands beside a name, up to somebody else who is told of in it: ", the father of one of the".
_DEEPER: Final = re.compile(r",[^,]*\b(?:of|whose|who|whom|which|that|by|in|for|from|with|to)\b")
#: Words after which a name tells of whoever stands before them.
_FROM: Final = re.compile(r"\w\s+(?:from|in|with|to|for|by|against|at|on|near|inside|across)\s+(?:the\s+)?$")
#: Pronouns at the head of what somebody says, and what kinds of speakers they mean. Whom "he" and "she" mean is for
#: coreference to say, which knows a "she" that no man is; "we" of a person are others too.
_BODIES: Final = frozenset({"state", "organisation", "armed_group", "outlet"})
_SAID_BY: Final[dict[str, frozenset[str]]] = {
    "it": _BODIES, "they": frozenset({"group", "organisation", "armed_group"}), "we": _BODIES | {"group"},
}  # fmt: skip
_HEAD: Final = re.compile(r"[“\"‘']?(?:that\s+)?")
_PRONOUNS: Final = word_list("pronoun", "events.tsv")


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
    _kept: Mentions = field(init=False)

    def __post_init__(self) -> None:
        self._kept = Mentions(self.page, self.knowledge)

    @property
    def mentions(self) -> list[Mention]:
        """Those of the page, and those added since."""
        return self._kept.all

    @property
    def actors(self) -> list[Actor]:
        """Those of the page, and those added since."""
        return self._kept.actors

    def fill(self, span: Pair) -> list[Found]:
        """Return the mentions that the words of a role are; several where it lists several."""
        text = self.page.article.text
        role = bare(text, span)
        near = self._kept.near(role)
        if told := [Found(one) for one in self._kept.together(role)] or self._speaker(role, near):
            return told
        whole = _whole(text, role, near)
        inside = [m for m in near if role[0] <= m.span.start and m.span.end <= role[1] and m.actor is not None]
        listed = _listed(text, role, inside)
        if len(listed) > 1 and (whole is None or whole in listed):
            return [Found(one) for one in listed]
        if whole is not None:
            return [Found(whole)]
        heads = WORD.findall(text[role[0] : role[1]].lower())
        if arms := [Found(*one) for one in acting_through(self._kept, role, inside, heads)]:
            return arms
        if listed:
            return [Found(one) for one in listed]
        return [self._new(role, heads)]

    def _speaker(self, role: Pair, near: Sequence[Mention]) -> list[Found]:
        """The speaker whom a pronoun at the head of what is said means: "Norland denied that it had armed them"."""
        text = self.page.article.text
        kinds = _SAID_BY.get(text[slice(*role)].lower(), frozenset())
        if not kinds or any((m.span.start, m.span.end) == role and m.actor is not None for m in near):
            return []
        heads = ((one, piece) for one in self.page.statements for piece in one.content if piece.start <= role[0])
        said = next((one for one, piece in heads if _HEAD.fullmatch(text, piece.start, role[0])), None)
        if said is None or said.speaker is None or self._kept.kinds().get(said.speaker) not in kinds:
            return []
        own = text[slice(*role)].lower() == "we"  # within quotation marks others than the speaker are "he" and "they"
        if own == (said.form == "indirect"):
            return []
        return [Found(self._kept.meaning(role, said.speaker), f"“{text[slice(*role)]}” is who says it")]

    def _new(self, span: Pair, heads: Sequence[str]) -> Found:
        """A mention of somebody whom the page does not name with these words."""
        kept, shown = self._kept, self.page.article.text[span[0] : span[1]]
        if shown.lower() in _PRONOUNS:
            return Found(kept.mention(span, None, "pronoun", 0.5), f"whom “{shown}” means is not known")
        last = group_named_last(kept, span[0], heads)
        if last is not None:
            return Found(kept.mention(span, last, "description", 0.6), f"“{shown}” is the one named last")
        of = owner_of(kept, span, heads)
        if of is not None:
            return Found(kept.mention(span, of, "description", 0.7), f"“{shown}” is of it")
        name = without_article(shown)
        country = by_name(name) or by_capital(name)
        state = kept.state(country.code) if country else None
        if state is not None:
            return Found(kept.mention(span, state, "name", 0.8))
        return Found(kept.mention(span, kept.described(name, heads), "description", 0.7))


def _whole(text: str, span: Pair, near: Sequence[Mention]) -> Mention | None:
    """The page's mention that is the role: the same words, or the same noun at the end, or the name they begin."""
    same = [m for m in near if bare_mention(text, m) == span]
    near = [m for m in near if not _beside(text, m, span)]
    ends = [m for m in near if bare_mention(text, m)[1] == span[1]]
    names = [m for m in ends if m.type in ("name", "title", "pronoun")]
    of = [m for m in names if _is_head(text[span[0] : max(span[0], m.span.start)])]
    begun = [m for m in near if m.span.start <= span[0] and span[1] < m.span.end and text[span[1]] == "," and m.actor]
    apposed = [
        m
        for m in near
        if m.type in ("name", "title") and m.span.start == span[0] and text.startswith(",", m.span.end, span[1])
    ]
    wider = [m for m in ends if m.span.start <= span[0]]
    crossing = [m for m in near if m.span.start < span[1] < m.span.end and m.actor is not None]
    for choice in (same, of, begun, apposed, crossing, wider):
        known = [m for m in choice if m.actor is not None] or choice
        if known:
            return max(known, key=lambda m: (m.actor is not None, m.span.end - m.span.start))
    return None


def _beside(text: str, mention: Mention, span: Pair) -> bool:
    """Whether a role is told of in what stands beside a name: "Ivo Lund, the father of one of the girls"."""
    return text[span[0]].islower() and _DEEPER.search(text, mention.span.start, span[0]) is not None


def _is_head(before: str) -> bool:
    """Whether a name after these words is who is meant: no "leader of" or "refugees from", but "government of"."""
    if _FROM.search(before):
        return False
    head, of, _ = before.rpartition(" of ")
    return not of or is_arm_of_state((head.split() or [""])[-1].lower())


def _listed(text: str, span: Pair, inside: Sequence[Mention]) -> list[Mention]:
    """The names of a list: nothing but commas and "and" stands between them."""
    names = [m for m in inside if m.type in ("name", "title")]
    rest = text[span[0] : span[1]]
    for mention in names:
        rest = rest.replace(mention.span.text, " ", 1)
    if not names or set(WORD.findall(rest.lower())) - {"and", "or", "the", "as", "well", "with", "both"}:
        return []
    return [m for m in names if not any(o is not m and _holds(o, m) for o in names)]


def _holds(outer: Mention, inner: Mention) -> bool:
    return outer.span.start <= inner.span.start and inner.span.end <= outer.span.end

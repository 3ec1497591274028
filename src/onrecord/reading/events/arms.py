"""Who acts through others: the state or group whose soldiers, jets or factions they are, or that "the group" is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.knowledge.countries import by_people
from onrecord.knowledge.lists import word_list
from onrecord.reading.events.role_mentions import Mentions
from onrecord.reading.events.role_words import POSSESSIVE, WORD, Pair
from onrecord.types import Mention

#: Nouns of what a state does its will with: "American service members" act for the United States.
_STATE_ARMS: Final = word_list("arm_of_state", "events.tsv")
#: Nouns of what an armed group, a party or a body consists of: "Tesk Front fighters".
_GROUP_ARMS: Final = word_list("arm_of_group", "events.tsv")
#: Nouns that stand for the group that was named last: of fighters alone, or of bodies of any kind too.
_STANDS_FOR: Final = word_list("stands_for_group", "events.tsv")
_STANDS_FOR_ANY: Final = word_list("stands_for_any", "events.tsv")
#: What points back to a group that was named; "militants" alone are any.
_POINTS_BACK: Final = re.compile(r"\b(?:the|this|that|these|those|its)\s+$", re.IGNORECASE)
_OF: Final = re.compile(r"\s+of\s+(?:the\s+)?")
_BREAK: Final = re.compile(r"\n\s*\n|\n(?=\S)")
#: So many characters back, at most over one break of a paragraph, a group is still the one that is meant.
_BACK: Final = 400


def is_arm_of_state(noun: str) -> bool:
    """Whether a state does its will with what this noun names."""
    return noun in _STATE_ARMS


def acting_through(
    mentions: Mentions, span: Pair, inside: Sequence[Mention], heads: Sequence[str]
) -> Iterator[tuple[Mention, str]]:
    """Yield who acts through what a role names, and why: the states or groups that are named with it."""
    head = next((w for w in reversed(heads) if w in _STATE_ARMS or w in _GROUP_ARMS), None)
    if head is None:
        return
    reason = f"“{mentions.text[span[0] : span[1]]}” act for it"
    kinds = mentions.kinds()
    done: set[str] = set()
    for mention in inside:
        kind = kinds.get(mention.actor or "")
        fits = head in (_STATE_ARMS if kind == "state" else _GROUP_ARMS)
        if mention.actor and mention.actor not in done and fits and kind in ("state", "armed_group", "organisation"):
            done.add(mention.actor)
            first = len(done) == 1
            yield (mentions.mention(span, mention.actor, "description", 0.8) if first else mention), reason
    if head not in _STATE_ARMS:
        return
    for match in WORD.finditer(mentions.text, *span):
        country = by_people(POSSESSIVE.sub("", match.group())) if match.group()[0].isupper() else None
        actor = mentions.state(country.code) if country else None
        if actor and actor not in done:
            done.add(actor)
            where = span if len(done) == 1 else match.span()
            yield mentions.mention(where, actor, "description", 0.8), reason


def owner_of(mentions: Mentions, span: Pair, heads: Sequence[str]) -> str | None:
    """Return the group or body that an arm is of: "factions" of the Tesk Front."""
    if not heads or heads[-1] not in _GROUP_ARMS:
        return None
    kinds = mentions.kinds()
    of = _OF.match(mentions.text, span[1])
    near = mentions.near((of.end(), of.end() + 1)) if of else []
    return next((m.actor for m in near if m.actor and kinds[m.actor] in ("armed_group", "organisation")), None)


def group_named_last(mentions: Mentions, before: int, heads: Sequence[str]) -> str | None:
    """Return the group that "the group" points back to: the last one named, if that is near."""
    text, noun = mentions.text, heads[-1] if heads else ""
    if len(heads) > 3 or noun not in _STANDS_FOR or not _POINTS_BACK.search(text, max(0, before - 8), before):
        return None
    kinds = mentions.kinds()
    wanted = ("armed_group", "organisation") if noun in _STANDS_FOR_ANY else ("armed_group",)
    named = [m for m in mentions.old if m.span.end <= before and kinds.get(m.actor or "") in wanted]
    if not named:
        return None
    if re.search(
        rf"\b(?:an?|some)\s+(?:[\w-]+\s+){{0,3}}{noun}\b", text[max(0, before - _BACK) : before], re.IGNORECASE
    ):
        return None  # that one is meant, which the text does not name
    between = text[named[-1].span.end : before]
    near = len(between) <= _BACK and len(_BREAK.findall(between)) <= 1
    return named[-1].actor if near else None

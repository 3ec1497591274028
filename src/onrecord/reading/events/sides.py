"""On which side those who take part are: who undergoes what he was taken to do, who does what he was taken to undergo.

Each rule was counted on the labelled sentences; what stands behind it there is told beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from onrecord.knowledge.countries import by_name
from onrecord.reading.events.decode import Pair, Proposal
from onrecord.reading.events.owners import owned_objects, owner_visited, subject_of
from onrecord.reading.events.party import of_relative
from onrecord.reading.events.role_words import ADVERB

_PARTICIPLE: Final = re.compile(r"(?:ed|en|wn|un|ght|pt|id|ung|ot|truck|eld|aken|hit|shot|led)$")
#: Of 249 subjects of passive verbs of these types none is labelled as actor.
_DONE_TO: Final = frozenset({"ASSAULT", "COERCE", "SANCTION", "AID", "REQUEST", "THREATEN"})
_PASSIVE: Final = re.compile(
    r"(?:,?\s(?:who|which|that))?\s(?:(?:has|have|had|will|would|could|may|might|should|must|can|to|"
    + ADVERB
    + r")\s)*"
    r"(?:was|were|is|are|been|be|being|got|gets)\s(?:" + ADVERB + r"\s)?"
)
#: Between who suffered an attack and the word for it: "survived an assassination attempt", "died in the blast".
_SUFFERED: Final = re.compile(
    r"[\w\s]{0,20}\b(?:surviv(?:ed|es)|escap(?:ed|es)|(?:died|dies|perished|killed|hurt|injured|wounded) in)\b"
    r"[\w\s-]{0,30}",
    re.IGNORECASE,
)
#: "drew sharp criticism", "denies the charges", "came under attack": of 51 such subjects 50 are labelled as recipients.
_MET_WITH: Final = re.compile(
    r"\s(?:(?:has|have|had|would|will|is|are|was|were|been|" + ADVERB + r")\s){0,3}"
    r"(?:receiv\w+|fac(?:e[sd]?|ing)|dr[ae]wn?s?|drawing|den(?:y|ies|ied)|attract\w*|gets?|got|picks? up|picked up|"
    r"rebut\w*|dismiss\w*|reject(?:s|ed)?|garner\w*|earn\w*|com(?:e|es|ing) under|came under|under|"
    r"suffer\w*|endur\w*)\s"
    r"(?:(?:the|an?|his|her|its|their|these|those|any|some|more|much|sharp|strong|new|heavy|fierce|harsh|first|of|\d+|"
    r"\w+(?:al|ed|ing|ous|ense|ain|ead|est))\s){0,3}"
)
_MET_TYPES: Final = frozenset({"ACCUSE", "REQUEST", "SUPPORT", "SANCTION", "THREATEN", "COERCE", "ASSAULT"})
#: All of 27 victims in labelled assaults are recipients.
_VICTIMS: Final = re.compile(r"\b(?:victims?|survivors?)$", re.IGNORECASE)
_BY: Final = re.compile(r"\bby\s+(?:the\s+|an?\s+)?(?:[\w’'.-]+\s+){0,3}$", re.IGNORECASE)
_CLAUSE: Final = re.compile(r"[.;:!?]|,\s+(?:and|but|who|which)\b")
#: "allegations made by", "an attack carried out on Monday by": of 23 such 21 are labelled as actors, and the two others
#: are of "prompted" and "posed".
_MADE_BY: Final = re.compile(
    r"\s(?:(?:was|were|has|had|have|been|being|are|is|"
    + ADVERB
    + r")\s){0,4}(?!prompted|posed|provoked|triggered|sparked)"
    r"\w+(?:ed|en|de|ght|ut|un)\s(?:out\s|up\s|on\s[\w ]{1,20}\s)?by\s(?:(?:the|an?)\s)?"
)
#: "Norland was behind the hack": all of four.
_BEHIND: Final = re.compile(
    r"\s(?:(?:has|have|had|was|were|is|are|be|been|being|may|might|could|likely|" + ADVERB + r")\s){0,4}"
    r"behind\s(?:(?:the|this|that|an?|those|these)\s)?(?:[\w-]+\s){0,2}"
)
#: "The mother can be heard pleading": all of six.
_SEEN: Final = re.compile(
    r"\s(?:(?:can|could|may|might|has|have|had|" + ADVERB + r")\s)*(?:be|was|were|is|are|been|being)\s"
    r"(?:heard|overheard|seen|shown|filmed|spotted|caught|captured|pictured|photographed)\s"
)
#: States that others' sanctions are named after: "Iran sanctions"; "US sanctions" are theirs.
_IMPOSING: Final = frozenset({"USA", "GBR"})


def on_their_sides(
    text: str, proposal: Proposal, actors: Sequence[Pair], recipients: Sequence[Pair]
) -> tuple[list[Pair], list[Pair]]:
    """Return actors and recipients, those who were taken for the other side on their own.

    Args:
        text: of the article.
        proposal: the event.
        actors: who does it, their words mended.
        recipients: to whom it is done.
    """
    trigger = proposal.trigger
    undergo = [span for span in actors if _undergoes(text, proposal, span)]
    others = [*recipients, *(span for span in undergo if span not in recipients)]
    acting = [span for span in actors if span not in undergo]
    acting = [span for span in acting if not owner_visited(text, span)] or acting
    acting = of_relative(text, trigger, acting)
    objects = owned_objects(text, trigger, acting)
    if objects:
        others += [span for span in objects if span not in others]
        acting = [span for span in acting if span not in objects] or subject_of(text, trigger)
    doers = [span for span in others if _does(text, proposal, span)]
    acting += [span for span in doers if span not in acting]
    return acting, [span for span in others if span not in doers]


def _undergoes(text: str, proposal: Proposal, span: Pair) -> bool:
    """Whether it is done to somebody who was taken for who does it."""
    kind, (start, end) = proposal.type, proposal.trigger
    if kind == "ASSAULT" and _VICTIMS.search(text, *span):
        return True
    if span[1] > start:
        return False
    word = text[start:end].split(maxsplit=1)[0].lower()
    if kind in _DONE_TO and _PARTICIPLE.search(word) and _PASSIVE.fullmatch(text, span[1], start):
        return True
    if kind in _MET_TYPES and not word.endswith("ing") and _MET_WITH.fullmatch(text, span[1], start):
        return True
    if kind == "ASSAULT" and _SUFFERED.fullmatch(text, span[1], start):
        return True
    named = kind == "SANCTION" and word == "sanctions" and not proposal.recipients and text[span[1] : start] == " "
    state = by_name(text[slice(*span)]) if named else None
    return state is not None and state.code not in _IMPOSING


def _does(text: str, proposal: Proposal, span: Pair) -> bool:
    """Whether somebody does it to whom it was taken to be done: "abducted by the group", "was behind the attack"."""
    start, end = proposal.trigger
    if span[1] <= start:
        behind = proposal.type in ("ASSAULT", "COERCE") and _BEHIND.fullmatch(text, span[1], start)
        return bool(behind or (text[start:end].endswith("ing") and _SEEN.fullmatch(text, span[1], start)))
    if span[0] < end:
        return False
    between = text[end : span[0]]
    if _MADE_BY.fullmatch(between):
        return True
    if not _PARTICIPLE.search(text[start:end].lower()):
        return False
    return bool(_BY.search(between) or between.rstrip().lower().endswith("by")) and not _CLAUSE.search(between)

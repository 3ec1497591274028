"""Statements inside other ones: who tells them hands them on."""

from __future__ import annotations

import re
from typing import Final

from onrecord.types import Act, Actor, Hop, Statement

_WROTE: Final = re.compile(r"\b(?:wrote|writes|writing|written)\b", re.IGNORECASE)
_TELLS: Final = re.compile(
    r"\b(?:according\s+to|said|says|saying|told|tells|telling|recalled|recounted|reported|reports|added|adds|related|"
    r"testified|explained|noted|informed)\b",
    re.IGNORECASE,
)
#: Acts that take up another's words to answer them, not to hand them on.
_ANSWERS: Final[frozenset[Act]] = frozenset({"ask", "criticise", "deny", "decline"})
_SPOKE: Final = re.compile(
    _TELLS.pattern + r"|\b(?:asked|claimed|warned|denied|ordered|promised|threatened|insisted)\b", re.IGNORECASE
)


def handed_on(inner: Statement, holder: Statement, by: Actor, *, outlet: bool, of_outlet: bool) -> Hop | None:
    """Return the hop that the holder's speaker is for a statement in its content, or None where it is none.

    An outlet hands on what it reports, a writer what is in the writing. One who speaks hands on what is told of others
    in indirect speech; who quotes an opponent to answer him does not.

    Args:
        inner: the statement inside.
        holder: the statement whose content holds it.
        by: the holder's speaker.
        outlet: whether that is an outlet.
        of_outlet: whether an outlet speaks the inner one; nobody but outlets and writers hands that on.
    """
    nobody = inner.speaker is None and not inner.source
    if nobody or inner.speaker == holder.speaker or holder.act in _ANSWERS:
        return None
    span = holder.source[0] if holder.source else None
    cue = " ".join(piece.text for piece in holder.cue)
    if outlet:
        return Hop(by.id, "outlet", False, span)
    if by.kind in ("person", "anonymous") and _WROTE.search(cue):
        return Hop(by.id, "author", by.anonymous, span)
    said = " ".join(piece.text for piece in inner.cue)
    if holder.act in ("accuse", "demand"):
        return None
    told = _TELLS.search(cue) and holder.form != "direct" and not of_outlet and _SPOKE.search(said)
    if told and by.kind in ("person", "anonymous", "organisation"):
        return Hop(by.id, "speaker", by.anonymous, span)
    return None

"""Statements inside other ones: who tells them hands them on."""

from __future__ import annotations

import re
from typing import Final

from onrecord.reading.statements.inner_cues import strength
from onrecord.types import Actor, Hop, Statement

_WROTE: Final = re.compile(r"\b(?:wrote|writes|writing|written)\b", re.IGNORECASE)
_TELLS: Final = re.compile(
    r"\b(?:according\s+to|said|says|saying|told|tells|telling|recalled|recounted|reported|reports|added|adds|related|"
    r"testified|explained|noted)\b",
    re.IGNORECASE,
)
#: Strength of a cue that plainly says that somebody speaks.
_PLAIN: Final = 2


def handed_on(inner: Statement, holder: Statement, by: Actor) -> Hop | None:
    """Return the hop that the holder's speaker is for a statement in its content, or None where it is none.

    An outlet hands on what it reports, a writer what is in the writing. One who speaks hands on what is told of others
    in indirect speech; who quotes an opponent to answer him does not.

    Args:
        inner: the statement inside.
        holder: the statement whose content holds it.
        by: the holder's speaker.
    """
    if inner.speaker is None and not inner.source:
        return None
    if inner.speaker == holder.speaker:
        return None
    span = holder.source[0] if holder.source else None
    cue = " ".join(piece.text for piece in holder.cue)
    if by.kind == "outlet":
        return Hop(by.id, "outlet", False, span)
    if by.kind in ("person", "anonymous") and _WROTE.search(cue):
        return Hop(by.id, "author", by.anonymous, span)
    said = " ".join(piece.text for piece in inner.cue)
    told = _TELLS.search(cue) and holder.form != "direct" and strength(said) >= _PLAIN
    if told and by.kind in ("person", "anonymous", "organisation"):
        return Hop(by.id, "speaker", by.anonymous, span)
    return None

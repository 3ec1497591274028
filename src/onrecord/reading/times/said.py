"""When a statement was made: the time that stands with its source and cue, outside of what it says."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from onrecord.types import Span, Statement, Time

#: References at large that do not date an utterance.
_VAGUE: Final = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")
#: Between the time and the cue: another clause begins, or somebody is told of.
_OTHER_CLAUSE: Final = re.compile(
    r"[;:.!?…“”\"—]|\b(?:who|which|whose|whom|that|because|after|before|since|until|while|when|where|although|though|if|but|and)\b"
)
#: A time that begins its sentence goes with the main clause: "In May, the minister, who …, said".
_OPENER: Final = re.compile(
    r"(?:(?:and|but|then|earlier|later|just)\s+)?"
    r"(?:in|on|at|earlier|later|back in|during|by|over|as recently as|as early as)?\s*",
    re.IGNORECASE,
)
#: So many characters may lie between a cue and its time.
_FAR: Final = 160


def with_times(
    text: str, statements: Sequence[Statement], times: Sequence[Time], sentences: Sequence[int]
) -> tuple[Statement, ...]:
    """Return the statements with `time` where their own clause tells it.

    Args:
        text: of the article.
        statements: of the page.
        times: of the page, in order.
        sentences: where sentences start.
    """
    dating = [time for time in times if time.type in ("DATE", "TIME") and not time.value.startswith(_VAGUE)]
    return tuple(_dated(text, statement, statements, dating, sentences) for statement in statements)


def _dated(
    text: str, statement: Statement, others: Sequence[Statement], times: Sequence[Time], sentences: Sequence[int]
) -> Statement:
    if not statement.cue:
        return statement
    cue = statement.cue[0].start, statement.cue[-1].end
    around = [time for time in times if _same_sentence(text, cue, time.span, sentences)]
    own = [time for time in around if _is_outside(time.span, statement, others)]
    fitting = [
        (far, time) for time in own if (far := _distance(text, statement, cue, time.span, sentences)) is not None
    ]
    if not fitting:
        return statement
    time = min(fitting, key=lambda row: (row[0], row[1].span.start))[1]
    return replace(statement, time=time.id)


def _same_sentence(text: str, cue: tuple[int, int], span: Span, sentences: Sequence[int]) -> bool:
    """Whether a time stands in the sentence of a cue; the one who speaks may stand in it after a quotation."""
    first, last = sorted((bisect_right(sentences, cue[0]), bisect_right(sentences, span.start)))
    return first == last


def _is_outside(span: Span, statement: Statement, others: Sequence[Statement]) -> bool:
    """Whether a time is in no content but those that hold the whole statement, and not in its source or cue."""
    if _within(span, statement.content) or _within(span, statement.source):
        return False
    cue = statement.cue[0]
    return not any(
        _within(span, other.content) and not _within(cue, other.content) for other in others if other is not statement
    )


def _within(span: Span, pieces: Iterable[Span]) -> bool:
    return any(piece.start < span.end and span.start < piece.end for piece in pieces)


def _distance(
    text: str, statement: Statement, cue: tuple[int, int], span: Span, sentences: Sequence[int]
) -> int | None:
    """How far a time is from the cue, in characters that are of no source or content; None where it does not belong."""
    if span.start >= cue[1]:
        between = _blanked(text, cue[1], span.start, statement)
    else:
        start = sentences[max(bisect_right(sentences, span.start) - 1, 0)] if sentences else 0
        between = _blanked(text, span.end, cue[0], statement)
        if _OPENER.fullmatch(text[start : span.start].lstrip("“\"' \n")) and len(between.strip()) <= _FAR:
            own = between.strip(" ,")
            return len(own) if not re.search(r"[;:.!?…]|\b(?:that|said|told)\b", own) else None
    if len(between) > _FAR or _OTHER_CLAUSE.search(between):
        return None
    return len(between.strip())


def _blanked(text: str, start: int, end: int, statement: Statement) -> str:
    """The characters of start:end without those of the statement's source and content."""
    out = []
    for at in range(start, end):
        if not any(piece.start <= at < piece.end for piece in (*statement.source, *statement.content)):
            out.append(text[at])
    return " ".join("".join(out).split())

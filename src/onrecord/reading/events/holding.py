"""In which statement an event stands: the innermost one whose content holds its trigger; what is a mere question."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from onrecord.types import Statement

Pair = tuple[int, int]
#: What tells something without being anybody.
_REPORT: Final = r"\b(?:reports?|rumou?rs?|allegations?|claims?|accusations?|stories|speculation)"
_REPORTS: Final = re.compile(_REPORT + "$", re.IGNORECASE)
_OF_REPORTS: Final = re.compile(r"(?:[\w’'-]+\s){0,4}?" + _REPORT + r"\b", re.IGNORECASE)
#: How what is asked begins, where an answer is wanted.
_QUESTION: Final = re.compile(r"[\s“\"‘']*(how|why|which|what|who|when|where|whether|if)\b", re.IGNORECASE)


def holder(statements: Sequence[Statement], trigger: Pair) -> Statement | None:
    """Return the innermost statement whose content holds a trigger; None: the article's own voice."""
    start, end = trigger
    holding = [one for one in statements for piece in one.content if piece.start <= start and end <= piece.end]
    if not holding:
        return None
    outer = {one.inside for one in holding}
    innermost = [one for one in holding if one.id not in outer] or holding
    nearest = min(innermost, key=lambda one: _length(one, trigger))
    return next((one for one in holding if _denies_reports(one, nearest)), nearest)


def puts_question(statements: Sequence[Statement], trigger: Pair, outlets: Collection[str]) -> bool:
    """Return whether a trigger is the cue of a question that wants an answer: "asked how it was", no request to do it.

    Who asks "whether" may want leave to do it ("asked Norland whether it could land there"), but for outlets, whose ids
    are `outlets`.
    """
    for one in statements:
        question = _QUESTION.match(one.content[0].text) if one.content else None
        if question is not None and one.act == "ask" and _is_cue(one, trigger):
            return question[1].lower() not in ("whether", "if") or one.speaker in outlets
    return False


def admits(statements: Sequence[Statement], trigger: Pair) -> bool:
    """Return whether a trigger is the cue of what somebody admits: "conceded that it was so" gives nothing up.

    Of 15 such words in the labelled sentences none is an event.
    """
    return any(
        one.act == "acknowledge" and one.content and one.content[0].text.startswith("that ") and _is_cue(one, trigger)
        for one in statements
    )


def _is_cue(statement: Statement, trigger: Pair) -> bool:
    return any(cue.start < trigger[1] and trigger[0] < cue.end for cue in statement.cue)


def of_reports(statement: Statement, trigger: Pair) -> bool:
    """Return whether what a statement speaks of are reports, which tell the event: "news reports of a raid"."""
    first = next(iter(statement.content), None)
    reports = _OF_REPORTS.match(first.text) if first else None
    return first is not None and reports is not None and first.start + reports.end() <= trigger[0] < first.end


def _denies_reports(denial: Statement, inner: Statement) -> bool:
    """Whether a statement denies what the documents say that it speaks of: "denied news reports highlighting"."""
    if denial.act != "deny" or inner.inside != denial.id:
        return False
    begins = {piece.start for piece in denial.content}
    return any(source.start in begins and _REPORTS.search(source.text) for source in inner.source)


def _length(statement: Statement, trigger: Pair) -> int:
    return min(s.end - s.start for s in statement.content if s.start <= trigger[0] and trigger[1] <= s.end)

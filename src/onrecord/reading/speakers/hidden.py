"""What the text says of why a source is not named."""

from __future__ import annotations

import re
from typing import Final

#: A sentence is looked at no further than this.
_REACH: Final = 500
_CLAUSE: Final = re.compile(
    r"(?:on|under)\s(?:the\s)?condition\s(?:of\sanonymity|that\s(?:he|she|they)\snot\sbe\s(?:named|identified))"
    r"|(?:declin|refus|ask)(?:ed|ing)\s(?:not\sto\sbe|to\sbe)\s(?:named|identified|quoted(?:\sby\sname)?)"
    r"|(?:was|were|is|are|been)\snot\sauthori[sz]ed\sto\s(?:speak|talk|discuss|comment|disclose|brief)"
    r"|request(?:ed|ing)\sanonymity|(?:spoke|speaking|speak)\sanonymously"
    r"|(?:who\s)?(?:did\snot|didn[’']t|does\snot)\swant\s(?:to\sbe\s(?:named|identified)|(?:his|her|their)\snames?\sused)"
    r"|whose\snames?\s(?:has|have|had|was|were|is|are)\s(?:been\s)?(?:withheld|not)"
)
_STOP: Final = re.compile(r"[.!?][”\"’')]*(?:\s|$)|\n")
_WHY: Final = re.compile(r"\s(?:because|for\sfear|out\sof\sfear|citing|due\sto|since|as\s(?:he|she|they))\b")


def anonymity(text: str, start: int) -> str | None:
    """Return what the sentence around `start` says of the anonymity of its source, with the reason given, or None.

    Args:
        text: the article's text.
        start: where the source phrase begins.
    """
    begin = max((found.end() for found in _STOP.finditer(text, max(0, start - _REACH), start)), default=0)
    stop = _STOP.search(text, start)
    end = min(stop.start() if stop else len(text), start + _REACH)
    clause = _CLAUSE.search(text, max(begin, start - _REACH), end)
    if clause is None:
        return None
    last = re.search(r"[,;”\"]", text[clause.end() : end])
    why = _WHY.search(text, clause.end(), end)
    near = why is not None and (last is None or why.start() <= clause.end() + last.start() + 1)
    till = end if near else clause.end()
    if near and why is not None:
        comma = re.search(r",\s(?:said|told|added|who)\b|[”\"]", text[why.end() : end])
        till = why.end() + comma.start() if comma else end
    return " ".join(text[clause.start() : till].split()).rstrip(" ,;")

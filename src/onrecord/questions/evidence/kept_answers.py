"""Answers that a record keeps for questions about all of it: the same as would be made anew, only sooner.

They are made by `questions.answers`, and thrown away by the record as soon as it changes (`record.answers`).
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from importlib.resources import files
from typing import Final, TypeVar

from sqlalchemy import Connection

from onrecord._version import __version__
from onrecord.knowledge.tables import packaged
from onrecord.questions.evidence.packing import unpacked
from onrecord.record import outlines
from onrecord.record.answers import kept_answer

Value = TypeVar("Value")
#: What is kept, by the names of the questions.
SHIFTS: Final = "shifts"
DISPUTES: Final = "disputes"
NETWORK: Final = "network"
#: The next number wherever an answer may become another one, or is kept in another form, within a version.
_FORM: Final = 1


@lru_cache(maxsize=1)
def rules() -> int:
    """Return the number of the rules and lists of words by which answers are made here."""
    matters = (files("onrecord.questions") / "matters.yaml").read_text(encoding="utf8")
    told = (__version__, _FORM, outlines.rules(), packaged("joins.tsv"), matters)
    return zlib.crc32(repr(told).encode("utf8"))


def kept(connection: Connection, question: str, kind: type[Value]) -> Value | None:
    """Return the answer that is kept for a question, or None.

    Args:
        connection: to one state of the record.
        question: one of those above.
        kind: type of the answer.
    """
    data = kept_answer(connection, question, rules())
    return None if data is None else unpacked(kind, data)

"""Answers for which all reports are looked at, kept so that they are not made anew each time.

What an answer is, `questions` tells; here are bytes. The record itself forgets them all as soon as it changes
(`migrations/0006_answers.sql`). They are made while others may write: so somebody who is about to make some says so,
and what was made is kept only if nothing was forgotten meanwhile.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Final

from sqlalchemy import Connection, func, select

from onrecord.record import tables as t

#: Under which it is noted that somebody is making answers.
_BEGUN: Final = ""


def kept_answer(connection: Connection, question: str, rules: int) -> bytes | None:
    """Return what is kept for a question, made by these rules, or None."""
    asked = select(t.ANSWER.c.packed).where(t.ANSWER.c.question == question, t.ANSWER.c.rules == rules)
    return connection.execute(asked).scalar_one_or_none()


def are_kept(connection: Connection, rules: int) -> bool:
    """Return whether answers made by these rules are kept."""
    asked = select(func.count()).where(t.ANSWER.c.rules == rules, t.ANSWER.c.question != _BEGUN)
    return bool(connection.execute(asked).scalar_one())


def begin_answers(connection: Connection) -> bytes:
    """Note that answers are being made, within a transaction that writes, and return what `write_answers` takes."""
    token = secrets.token_bytes(8)
    connection.execute(t.ANSWER.delete())
    connection.execute(t.ANSWER.insert(), {"question": _BEGUN, "rules": 0, "packed": token})
    return token


def write_answers(connection: Connection, token: bytes, rules: int, answers: Mapping[str, bytes]) -> bool:
    """Keep answers, within a transaction that writes, unless the record changed since `begin_answers`.

    Returns:
        Whether they are kept.
    """
    if kept_answer(connection, _BEGUN, 0) != token:
        return False
    connection.execute(t.ANSWER.delete())
    rows = [{"question": question, "rules": rules, "packed": packed} for question, packed in answers.items()]
    connection.execute(t.ANSWER.insert(), rows)
    return True

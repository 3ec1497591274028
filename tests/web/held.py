"""A small record in which every question has an answer, and every page something to show."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import onrecord
from onrecord.types import Reading
from tests.questions import joined_stories, stories


def readings() -> tuple[Reading, ...]:
    """Reports of one meeting and of a strike; a denial that became an acknowledgement; a dispute; an accusation."""
    first = joined_stories.meeting("larch")
    edited = replace(first.article, version="v-edited", title="They met again")
    return (
        first,
        joined_stories.meeting("quel"),
        joined_stories.meeting("se"),
        joined_stories.strike("vell"),
        stories.admits(),
        stories.meets(),
        stories.accuses(),
        replace(first, article=edited),
    )


def fill(path: Path) -> Path:
    """Make the record, with corrections, one of them undone, and two actors who are not one."""
    with onrecord.open(path) as record:
        for reading in readings():
            record.add(reading)
        record.correct("uthree", "s1", "act", "criticise", by="Ada Holm", note="it only says so")
        made = record.strike("uthree", "s2", by="Ada Holm")
        record.undo(made.id, by="Bo Lind")
        record.join("known:person.orla_venn", "known:person.pal_sund", same=False, by="Bo Lind")
    return path

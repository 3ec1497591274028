"""What was changed in brat, as corrections of the record.

Three states are compared: what was written, what is marked now, and what the record holds by now. What somebody else
corrected meanwhile is never overwritten, and what is in the record already is not corrected again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from onrecord.errors import InputError
from onrecord.exports.brat.parsing import Marked, Spans
from onrecord.knowledge.plover import ontology
from onrecord.record.corrections import CHOICES

#: What is compared and can be corrected.
_STATEMENT: Final = ("source", "cue", "content", "act", "form", "speaker")
_EVENT: Final = ("type", "mode", "factuality", "trigger")
#: Written for a speaker who is not known.
UNKNOWN: Final = "-"


@dataclass(frozen=True, slots=True)
class Change:
    """One correction to be made.

    Attributes:
        action: what is done.
        row: id of the row; None for a new one.
        field, value: what is changed to what; None for others.
        new: the new row; None for others.
    """

    action: Literal["change", "strike", "add"]
    row: str | None = None
    field: str | None = None
    value: str | Spans | None = None
    new: Marked | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """The corrections that follow, and how many changes cannot be taken: roles of events."""

    changes: tuple[Change, ...]
    passed_over: int


def merged(written: Iterable[Marked], marked: Iterable[Marked], held: Iterable[Marked], where: str) -> Merged:
    """Return what was changed between `written` and `marked` and is not in the record, `held`, yet.

    Raises:
        InputError: the record was corrected otherwise meanwhile, or something is marked that cannot be.
    """
    old, now = _by_row(written), _by_row(held)
    new = tuple(marked)
    changes: list[Change] = []
    passed_over = 0
    kept = {each.row for each in new}
    for row in old:
        if row not in kept and row in now:
            if _plain(now[row]) != _plain(old[row]):
                raise _meanwhile(str(row), where, None)
            changes.append(Change("strike", row))
    unmarked = [_plain(each) for each in now.values()]
    for each in new:
        if each.row in old:
            passed_over += each.roles != old[each.row].roles
            changes += _changed(old[each.row], each, now.get(each.row), where)
        elif _plain(each) not in unmarked:
            passed_over += bool(each.roles)
            changes.append(Change("add", new=_checked(each, where)))
    return Merged(tuple(changes), passed_over)


def _changed(old: Marked, new: Marked, held: Marked | None, where: str) -> Iterator[Change]:
    if (old.type is None) != (new.type is None):
        raise InputError(f"{old.row} is made of another kind", where=where, line=new.line,
                         fix="Delete it, and mark a new one without the note Row")  # fmt: skip
    for field in _STATEMENT if old.type is None else _EVENT:
        before, after = getattr(old, field), getattr(new, field)
        if after == before or (after is None and field != "mode"):
            continue  # a note or a value that is deleted says nothing
        wanted = None if field == "speaker" and after == UNKNOWN else after
        now = getattr(held, field) if held else None
        if held is not None and now == wanted:
            continue
        if held is None or now != before:
            raise _meanwhile(str(old.row), where, new.line)
        _check(field, replace(new, speaker=None) if wanted is None else new, where)
        yield Change("change", old.row, field, wanted)


def _checked(new: Marked, where: str) -> Marked:
    """A new row with the values that are not marked as they are if nothing is said."""
    if new.type is None:
        new = replace(new, act=new.act or "say", form=new.form or "indirect")
        fields: tuple[str, ...] = ("cue", "content", "act", "form")
    else:
        new = replace(new, factuality=new.factuality or "asserted", mode=new.mode or None)
        fields = _EVENT
    for field in fields:
        _check(field, new, where)
    return new


def _check(field: str, new: Marked, where: str) -> None:
    """Raise InputError if a value cannot be."""
    value = getattr(new, field)
    if field in CHOICES and value not in CHOICES[field]:
        raise InputError(f"{value!r} is no {field}", where=where, line=new.line,
                         fix=f"Valid are {', '.join(CHOICES[field])}")  # fmt: skip
    if field in ("source", "cue", "content") and not value:
        raise InputError(f"a statement needs a {field}", where=where, line=new.line, fix=f"Mark its {field}")
    if field == "trigger" and len(value) != 1:
        raise InputError("a trigger is one stretch of text", where=where, line=new.line)
    modes = ontology().types[new.type].modes if new.type else {}
    if field == "mode" and value is not None and value not in modes:
        raise InputError(f"{value!r} is no mode of {new.type}", where=where, line=new.line,
                         fix=f"Valid are {', '.join(modes) or 'none'}")  # fmt: skip


def _meanwhile(row: str, where: str, line: int | None) -> InputError:
    return InputError(f"{row} was corrected otherwise in the record meanwhile", where=where, line=line,
                      fix="Export it again")  # fmt: skip


def _by_row(rows: Iterable[Marked]) -> dict[str | None, Marked]:
    return {each.row: each for each in rows}


def _plain(row: Marked) -> Marked:
    """A row as what can be corrected in it alone."""
    plain = replace(row, line=0, row=None, roles=())
    if row.type is None:
        return replace(plain, act=row.act or "say", form=row.form or "indirect")
    return replace(plain, factuality=row.factuality or "asserted", mode=row.mode or None)

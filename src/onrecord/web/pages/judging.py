"""Judgements that forms send: who signs them, and where the visitor goes on."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import Depends
from starlette.datastructures import FormData

from onrecord.errors import SettingError
from onrecord.web.pages.forms import said_in
from onrecord.web.safety.forged import meant, sent

#: The fields of a form, as routes take them.
Sent = Annotated[FormData, Depends(sent)]
#: What every route that writes depends on.
MEANT: Final = [Depends(meant)]


def same_in(form: FormData) -> bool:
    """Return what a form says of two: whether they are one.

    Raises:
        SettingError: it says neither.
    """
    said = said_in(form, "same")
    if said not in ("yes", "no"):
        raise SettingError("it is not said whether they are one", fix="Send same=yes or same=no")
    return said == "yes"


def note_in(form: FormData) -> str | None:
    """Return the note beside a judgement, or None."""
    return said_in(form, "note") or None

"""Texts with the names that a tagger would find marked: "in [Oslo|GPE]"."""

from __future__ import annotations

import re

from onrecord.intake.article import make_article
from onrecord.reading.layers import Page
from onrecord.reading.names.parts import Name
from onrecord.reading.places.layer import PlaceLayer
from onrecord.types import Place

_MARK = re.compile(r"\[([^\]|]+)\|(\w+)\]")


def page(marked: str, **fields: str) -> Page:
    """Return the page of a marked text."""
    names, text, last = [], "", 0
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        names.append(Name(len(text), len(text) + len(mark[1]), mark[1], mark[2]))
        text += mark[1]
        last = mark.end()
    return Page(make_article(text + marked[last:], **fields), tuple(names))


def places(marked: str, **fields: str) -> tuple[Place, ...]:
    """Return the places of a marked text."""
    return PlaceLayer().read([page(marked, **fields)])[0].places


def found(marked: str, **fields: str) -> list[tuple[str, str, str | None]]:
    """Return span, name and country of each place of a marked text."""
    return [(place.span.text, place.name, place.country) for place in places(marked, **fields)]

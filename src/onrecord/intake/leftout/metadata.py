"""Metadata that stands in what is left out: who wrote the article, and where."""

from __future__ import annotations

from onrecord.intake.leftout.bylines import names_of_bio, names_of_byline
from onrecord.intake.leftout.datelines import place_of
from onrecord.intake.leftout.paragraphs import split
from onrecord.types import LeftOut


def byline_names(text: str, left_out: tuple[LeftOut, ...]) -> tuple[str, ...]:
    """Read the authors from the bylines of an article.

    Args:
        text: the article's text.
        left_out: what `find_left_out` found in it.

    Returns:
        The names as they are written, in order, each once; () where no byline names anyone.
    """
    names: dict[str, None] = {}
    for part in left_out:
        if part.why != "byline" or part.span is None:
            continue
        line = split(text[part.span.start : part.span.end])
        bare = line[0].bare if line else ""
        for name in names_of_byline(bare) or names_of_bio(part.span.text):
            names.setdefault(name)
    return tuple(names)


def dateline_place(text: str, left_out: tuple[LeftOut, ...]) -> str | None:
    """Read the place from the first dateline of an article.

    Args:
        text: the article's text.
        left_out: what `find_left_out` found in it.

    Returns:
        The place as it is written ("KARSO, Velmaria"), or None where no dateline names one.
    """
    for part in left_out:
        if (
            part.why == "dateline"
            and part.span is not None
            and (place := place_of(text[part.span.start : part.span.end]))
        ):
            return place
    return None

"""Datelines: the place, agency and day that a wire report begins with.

"KARSO, Velmaria (Reuters) — ", "LONDON —", "WASHINGTON, March 3 (AP) -", "(CNN) ". A place in capitals alone before a
dash is a dateline only near the top and only if a capital letter follows; with an agency in brackets it is one
anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onrecord.intake.dates import iso_date
from onrecord.intake.leftout.dates import is_date
from onrecord.intake.leftout.page import Found, Page
from onrecord.intake.leftout.patterns import expression, words
from onrecord.types import LeftOut

_DAY = re.compile(r"\b(?:[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4})\b")
# A place without an agency is a dateline only so far from the headline.
_TOP = 4


def datelines(page: Page) -> Iterator[Found]:
    """Find datelines; only the dateline itself, the sentence after it is article."""
    labels = speakers(page)
    for paragraph in page.paragraphs:
        if paragraph.index != page.headline:
            end = dateline_in(paragraph.text, from_top=page.from_top(paragraph), labels=labels)
            if end:
                yield Found(paragraph.start, paragraph.start + end, "dateline")


def speakers(page: Page) -> frozenset[str]:
    """Return words in capitals that paragraphs begin with before a colon or, several of them, before a dash.

    So the speakers of a transcript are marked ("ROE: ...", "ROE - ..."), and the headings of a digest.
    """
    labels: set[str] = set()
    dashed: list[str] = []
    for paragraph in page.paragraphs:
        if match := expression("dateline_label").match(paragraph.text[:80]):
            if match["colon"]:
                labels.add(match[1])
            else:
                dashed.append(match[1])
    return frozenset(labels | set(dashed) if len(dashed) >= 3 else labels)


def _match(text: str, from_top: int, labels: frozenset[str]) -> re.Match[str] | None:
    if match := expression("dateline_agency").match(text):
        known = expression("dateline_agency_name").fullmatch(match["agency"].strip())
        if known or (from_top <= _TOP and match["dash"]):
            return match
    if match := expression("dateline_mixed_agency").match(text):
        return match
    if from_top > _TOP:
        return None
    if match := expression("dateline_agency_alone").match(text):
        return match
    match = expression("dateline_place").match(text)
    if match and not _is_label(match["place"], labels) and (match["date"] is None or is_date(match["date"])):
        return match
    return expression("dateline_mixed_place").match(text) if from_top <= 1 else None


def _is_label(place: str, labels: frozenset[str]) -> bool:
    """Whether words in capitals before a dash are a speaker, a kicker or a heading rather than a place."""
    tokens = re.split(r"[ ,]+", place)
    if place in labels or len(place) < 3 or any(token in words("not_places") for token in tokens):
        return True
    # "KARSO, Velmaria" is a place; many words that are all in capitals are a heading.
    return sum(1 for token in tokens if token.isupper()) > 3


def dateline_in(text: str, *, from_top: int, labels: frozenset[str]) -> int:
    """Return where the dateline at the start of a paragraph ends, 0 if there is none.

    Args:
        text: the paragraph.
        from_top: paragraphs between the headline and this one.
        labels: words in capitals that are speakers, not places.
    """
    if from_top <= _TOP and len(text) <= 100 and expression("dateline_own_line").fullmatch(text):
        return len(text)
    match = _match(text[:200], from_top, labels)
    return match.end() if match and match.end() < len(text) else 0


def place_of(dateline: str) -> str | None:
    """Return the place that a dateline names, as it is written, or None."""
    for kind in ("agency", "mixed_agency", "own_line", "place", "mixed_place"):
        # The expressions look at the sentence after the dateline, so give them one.
        if match := expression(f"dateline_{kind}").match(f"{dateline.strip()} A"):
            place = match["place"].strip(" ,-–—")
            return _without_date(place) or None
    return None


def _without_date(place: str) -> str:
    parts = [part.strip() for part in place.split(",")]
    return ", ".join(part for part in parts if part and not is_date(part))


def dateline_date(parts: Iterable[LeftOut]) -> str | None:
    """Return the day that the first dateline tells with its year, as an ISO date, or None."""
    for part in parts:
        if part.span is not None and part.why == "dateline":
            found = _DAY.search(part.span.text)
            return iso_date(found[0])[0] if found else None
    return None

"""The day an article was published, as its page states it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from onrecord.intake.html.structured import Structured
from onrecord.intake.html.titles import Found

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_META = (
    "article:published_time", "og:published_time", "og:article:published_time", "article:published", "datepublished",
    "parsely-pub-date", "sailthru.date", "dcterms.date", "dc.date.issued", "dc.date", "dc.date.created",
    "dcterms.created", "published_at", "pubdate", "pub_date", "publishdate", "publish-date", "date.release",
    "cxenseparse:recs:publishtime", "citation_publication_date", "published", "date",
)  # fmt: skip
_STAMP = re.compile(
    r"(?P<y>\d{4})-?(?P<m>\d{2})-?(?P<d>\d{2})"
    r"(?:[T ]+(?P<H>\d{2}):?(?P<M>\d{2})(?::?(?P<S>\d{2}))?(?:[.,]\d+)?\s*(?P<z>Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
)
_IN_URL = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-](\d{1,2})[/_-](\d{1,2})(?!\d)")
# Outside of these a number is no date of a web page. Today is no bound: the same page gives the same day tomorrow.
_EARLIEST, _LATEST = date(1990, 1, 1), date(2060, 1, 1)


@dataclass(frozen=True, slots=True)
class _Stamp:
    """A date with its clock time, if any: `utc` tells whether the clock is that of Greenwich."""

    day: date
    clock: datetime | None
    utc: bool


def _stamp(text: str | None) -> _Stamp | None:
    found = _STAMP.match(text.strip()) if text else None
    if not found:
        return None
    try:
        day = date(int(found["y"]), int(found["m"]), int(found["d"]))
        clock = (
            datetime(day.year, day.month, day.day, int(found["H"]), int(found["M"]), int(found["S"] or 0))
            if found["H"]
            else None
        )
    except ValueError:
        return None
    zone = found["z"] or ""
    utc = clock is not None and bool(zone) and (zone in {"Z", "UTC", "GMT"} or not zone.strip("+-:0"))
    return _Stamp(day, clock, utc) if _plausible(day) else None


def _plausible(day: date) -> bool:
    return _EARLIEST <= day <= _LATEST


def _day_in_url(url: str | None) -> date | None:
    found = _IN_URL.search(url) if url else None
    try:
        day = date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
    return day if day and _plausible(day) else None


def _local(stamp: _Stamp, others: list[_Stamp], by_url: date | None) -> tuple[date, str]:
    """The day on the outlet's own calendar, for a stamp in Greenwich time.

    The same instant often stands on the page in local time too: minutes agree and hours differ by a time zone.
    """
    if not stamp.utc or stamp.clock is None:
        return stamp.day, ""
    for other in others:
        if other.clock is None or other.utc or other.day == stamp.day:
            continue
        away = abs((other.clock - stamp.clock).total_seconds())
        if away <= 14 * 3600 and min(away % 1800, 1800 - away % 1800) <= 1:
            return other.day, ", in the local time the page also gives"
    if by_url and abs((by_url - stamp.day).days) == 1:
        return by_url, ", on the day of the url"
    return stamp.day, ""


def _times(root: HtmlElement) -> list[tuple[str, str]]:
    """Stamps of the time elements that the page marks as its own date of publication, and of all others."""
    marked, rest = [], []
    for element in root.iter("time"):
        value = element.get("datetime") or element.get("content") or ""
        names = f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower()
        if element.get("pubdate") is not None or "publish" in names:
            marked.append((value, "time element of publication"))
        else:
            rest.append((value, "time element"))
    return marked + rest[:10]


def published(root: HtmlElement, data: Structured, url: str | None) -> Found:
    """Return the day of publication as an ISO date, with its source.

    Asked in order: the article's JSON-LD, the meta elements of publication, time elements marked so, the url, and
    what htmldate finds in the rest of the page.
    """
    own = data.article.published if data.article else None
    stated = [(own, "JSON-LD datePublished")]
    stated += [(content, f"meta {name}") for name in _META for content in data.meta.get(name, ())[:1]]
    times = _times(root)
    stated += [(value, source) for value, source in times if source != "time element"]
    stamps = [(stamp, source) for value, source in stated if (stamp := _stamp(value))]
    everything = [s for s, _ in stamps] + [s for value, _ in times if (s := _stamp(value))]
    by_url = _day_in_url(url)
    if stamps:
        stamp, source = stamps[0]
        day, how = _local(stamp, everything, by_url)
        return Found(day.isoformat(), f"published: {source}{how}")
    if by_url:
        return Found(by_url.isoformat(), "published: date in the url")
    return _by_htmldate(root, url)


def _by_htmldate(root: HtmlElement, url: str | None) -> Found:
    from htmldate import find_date
    from lxml import etree

    try:
        day = find_date(root, original_date=True, extensive_search=False, url=url)
    except (ValueError, TypeError, AttributeError, RecursionError, OverflowError, etree.LxmlError):
        day = None  # a page that trips the finder states no date that could be trusted
    if day and (stamp := _stamp(day)):
        return Found(stamp.day.isoformat(), "published: date written on the page (htmldate)")
    return Found(None, "published: no date found on the page")

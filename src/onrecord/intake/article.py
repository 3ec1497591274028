"""The one way an Article is made: ids, version, language and what is not article, the same for every format."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from onrecord.intake.language import language_of
from onrecord.intake.leftout import byline_names, find_left_out
from onrecord.intake.leftout.datelines import dateline_date
from onrecord.intake.several import SEVERAL, another_begins
from onrecord.types import Article, LeftOut

_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "cmpid", "ref_src")


def normal_url(url: str) -> str | None:
    """Return `url` as it is compared, or None where it cannot be taken apart (`http://[broken`).

    Scheme and host are in lower case; fragment, tracking parameters and trailing slash are gone.
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    query = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not k.lower().startswith(_TRACKING)]
    return urlunsplit(
        (parts.scheme.lower(), parts.netloc.lower(), parts.path.rstrip("/") or "/", urlencode(sorted(query)), "")
    )


def _left_out_whole(text: str, language: str | None) -> tuple[LeftOut, ...]:
    """Why the whole article is left out, where it is."""
    if is_blank(text):
        return (LeftOut(None, "empty"),)
    return () if language in (None, "en") else (LeftOut(None, f"language: {language}"),)


def is_blank(text: str) -> bool:
    """Whether nothing of `text` shows: it holds only white space and characters without a width."""
    return all(character.isspace() or unicodedata.category(character) == "Cf" for character in text)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf8", "surrogatepass")).hexdigest()


def make_article(
    text: str,
    *,
    title: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    authors: Iterable[str] = (),
    published: str | None = None,
    reasons: Iterable[str] = (),
    left_out: Iterable[LeftOut] = (),
    from_markup: bool = False,
) -> Article:
    """Return the Article of `text`.

    The id comes from the url where there is one, else from the content; the version from title and text. A url that
    cannot be taken apart is kept as it is, with a reason.

    Args:
        text: kept verbatim; spans index it.
        title: headline, as given by the source or found by the caller; None where unknown, as all that follow.
        url: address.
        outlet: who published it.
        authors: names in the order of the byline.
        published: ISO date or date-time.
        reasons: where the caller took the metadata from.
        left_out: parts the caller already knows not to be article (from a page's markup, say).
        from_markup: the text comes from a page whose markup names its captions, so a line is not taken for one by its
            look alone.

    Returns:
        The Article; its authors are those of the byline in the text, and its date is that of the dateline, where the
        source gives none.
    """
    content = _digest(f"{title or ''}\0{text}")
    address = normal_url(url) if url else None
    if url and address is None:
        reasons = (*reasons, "url: kept as given, it cannot be taken apart")
    identity = _digest(address or url) if url else content
    language, why = language_of(text)
    whole = _left_out_whole(text, language)
    parts = whole or find_left_out(text, title=title, known=tuple(left_out), from_markup=from_markup)
    names = tuple(authors)
    if not names and (names := byline_names(text, parts)):
        reasons = (*reasons, "authors: the byline in the text")
    if published is None and (published := dateline_date(parts)):
        reasons = (*reasons, "published: the date of the dateline")
    if (other := another_begins(text, parts)) is not None:
        reasons = (*reasons, f"{SEVERAL} at character {other}; both are read as one")
    return Article(
        id=f"{'u' if url else 'c'}{identity[:16]}",
        version=content[:16],
        url=url,
        title=title,
        outlet=outlet,
        authors=names,
        published=published,
        language=language,
        text=text,
        reasons=(*reasons, *((why,) if why else ())),
        left_out=parts,
    )

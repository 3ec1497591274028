"""Web pages as articles: main text, headline, authors, outlet and day of publication, each with its source."""

from __future__ import annotations

from urllib.parse import urlsplit

from onrecord.intake.article import make_article
from onrecord.intake.html.blocks import blocks_of
from onrecord.intake.html.body import Body, body_of
from onrecord.intake.html.dates import published
from onrecord.intake.html.decode import MAX_BYTES, decode
from onrecord.intake.html.people import authors, outlet
from onrecord.intake.html.structured import structured
from onrecord.intake.html.titles import headline
from onrecord.intake.html.tree import parse
from onrecord.types import Article, LeftOut, Span

__all__ = ["MAX_BYTES", "article_from_html"]


def article_from_html(data: bytes | str, *, url: str | None = None, charset: str | None = None) -> Article:
    """Return the Article on a web page.

    Args:
        data: the page as downloaded, or its text.
        url: its address; without one the page's canonical address is used.
        charset: what the server declared, if anything.

    Returns:
        The Article: paragraphs stand apart by a blank line; captions, correction notes and the like that stand among
        them stay in the text and are named in `left_out`. `reasons` tells where text and metadata were taken from, and
        why some is unknown. A page without an article gives one with an empty text, left out as "empty".

    Raises:
        InputError: more than MAX_BYTES, or binary data.
    """
    page = decode(data, charset=charset, where=url)
    notes: tuple[str, ...] = (f"encoding: {page.reason}",)
    root, damage = parse(page.text)
    if damage:
        notes = (*notes, damage)
    if root is None:
        return make_article("", url=url, reasons=(*notes, "text: the page is empty"))
    address = _valid(url)
    facts = structured(root, address)
    if address is None:
        address = _valid(facts.first("og:url") or (facts.article.url if facts.article else None))
    site = outlet(root, facts, address)
    own = facts.article.publisher if facts.article else None
    host = (urlsplit(address).hostname or "").removeprefix("www.") if address else ""
    title = headline(root, facts, [site.value or "", own or "", host, host.partition(".")[0]])
    blocks = blocks_of(root)
    names, names_from = authors(root, facts, blocks, site.value)
    day = published(root, facts, address)
    body = body_of(root, facts, blocks, title=title.value, url=address)
    text, left_out = _joined(body)
    return make_article(
        text,
        title=title.value,
        url=url or address,
        outlet=site.value,
        authors=names,
        published=day.value,
        reasons=(title.reason, names_from, site.reason, day.reason, body.reason, *notes),
        left_out=left_out,
        from_markup=True,
    )


def _parses(url: str) -> bool:
    try:
        urlsplit(url)
    except ValueError:
        return False
    return True


def _valid(url: str | None) -> str | None:
    """`url` if it can be taken apart and has a host, else None."""
    return url if url and _parses(url) and urlsplit(url).hostname else None


def _joined(body: Body) -> tuple[str, list[LeftOut]]:
    """The text of the parts with a blank line between them, and the spans of those to leave out."""
    text = "\n\n".join(part.text for part in body.parts)
    left_out, start = [], 0
    for part in body.parts:
        if part.why:
            left_out.append(LeftOut(Span.of(text, start, start + len(part.text)), part.why))
        start += len(part.text) + 2
    return text, left_out

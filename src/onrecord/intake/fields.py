"""Records with fields (JSON objects, table rows, front matter) to articles: names mapped, values checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from onrecord.errors import InputError
from onrecord.intake.article import is_blank, make_article
from onrecord.intake.dates import iso_date
from onrecord.intake.names import LONE, line_of, names_of, sound
from onrecord.intake.options import Limits
from onrecord.intake.problems import EmptyInputError
from onrecord.types import Article

# Names as they are compared: lower-case, without spaces, hyphens, underscores. The first that has a value wins.
TEXT_NAMES = ("text", "body", "content", "articlebody", "maintext", "fulltext", "articletext")
TITLE_NAMES = ("title", "headline")
DATE_NAMES = ("date", "published", "datepublish", "datepublished", "publishedat", "publisheddate", "publicationdate",
              "publishdate", "pubdate")  # fmt: skip
URL_NAMES = ("url", "link")
OUTLET_NAMES = ("source", "outlet", "publisher", "sourcedomain", "sourcename", "publication", "newspaper")
AUTHOR_NAMES = ("authors", "author", "byline")
_TOLD_TEXT_NAMES = "text, body, content, articleBody"

_TAG = re.compile(
    r"</?(?:p|div|br|article|section|html|body|h[1-6]|ul|ol|li|blockquote|figure|table|span|strong|em|b|i|a|img)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Fields:
    """What a record says of its article; `reasons` say what could not be taken over and why."""

    text: str | None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    reasons: tuple[str, ...] = ()


def plain_name(name: str) -> str:
    """Return a field name as it is compared: `Date_Publish` and `datePublish` are one."""
    return re.sub(r"[\s_\-]+", "", name).lower()


def looks_like_html(text: str) -> bool:
    """Whether `text` is markup rather than text that mentions a tag: several tags, or one at its start."""
    found = _TAG.findall(text[:20_000])
    return len(found) >= 4 or (bool(found) and _TAG.match(text.lstrip()[:2_000]) is not None)


def _pick(record: Mapping[str, object], names: Iterable[str]) -> object:
    for name in names:
        value = record.get(name)
        if value is not None and value != "":
            return value
    return None


def clean_url(value: object) -> tuple[str | None, str | None]:
    """Return (url, None), or (None, why not)."""
    if value is None or value == "":
        return None, None
    if not isinstance(value, str):
        return None, f"url not taken over: {type(value).__name__} instead of text"
    url = sound(value.strip())
    try:
        parts = urlsplit(url)
    except ValueError as error:
        return None, f"url not taken over: {error}"
    if parts.scheme not in ("http", "https", "") or any(character.isspace() for character in url):
        return None, "url not taken over: it is no web address"
    return url or None, None


def read_fields(record: Mapping[str, object], *, text_name: str | None = None) -> Fields:
    """Return what `record` says, its field names mapped.

    Args:
        record: names to values, as in a JSON object; unknown names are passed over.
        text_name: the field that holds the text; else the usual names are tried in order.

    Raises:
        InputError: the text is there but is not text.
    """
    plain = {plain_name(name): value for name, value in record.items() if isinstance(name, str)}
    names = (plain_name(text_name),) if text_name else TEXT_NAMES
    value = _pick(plain, names)
    if value is None and any(plain.get(name) == "" for name in names):
        value = ""
    if value is not None and not isinstance(value, str):
        raise InputError(f"the text field holds {_kind(value)}, not text", fix="Give the article's text as a string")
    reasons: list[str] = []
    given = {"title": TITLE_NAMES, "url": URL_NAMES, "outlet": OUTLET_NAMES, "date": DATE_NAMES}
    missing = [name for name, names in given.items() if _pick(plain, names) is None]
    missing += [] if _pick(plain, AUTHOR_NAMES) else ["authors"]
    published, why = iso_date(_pick(plain, DATE_NAMES))
    url, why_url = clean_url(_pick(plain, URL_NAMES))
    reasons += [f"not given: {', '.join(missing)}"] if missing else []
    authors = names_of(_pick(plain, AUTHOR_NAMES))
    reasons += ["authors: what is given is no name"] if not authors and "authors" not in missing else []
    reasons += [reason for reason in (why if "date" not in missing else None, why_url) if reason]
    text = value
    if text is not None and (whole := sound(text)) is not text:
        broken, text = len(LONE.findall(text)), whole
        reasons.append(f"{broken} lone surrogate(s) in the text are shown as U+FFFD")
    return Fields(
        text=text,
        title=line_of(_pick(plain, TITLE_NAMES)),
        url=url,
        outlet=line_of(_pick(plain, OUTLET_NAMES)),
        authors=authors,
        published=published,
        reasons=tuple(reasons),
    )


def _kind(value: object) -> str:
    kinds = {dict: "an object", list: "a list", bool: "true or false", int: "a number", float: "a number"}
    return kinds.get(type(value), type(value).__name__)


def article_of(fields: Fields, *, limits: Limits | None = None) -> Article:
    """Return the article of `fields`; a text that is markup goes the way of HTML pages.

    Raises:
        InputError: no text (EmptyInputError if it is blank), or more of it than the limit.
    """
    text = fields.text
    if text is None:
        raise InputError(f"no text in any of the fields {_TOLD_TEXT_NAMES}", fix="Name the field that has it `text`")
    check_length(text, limits or Limits())
    if is_blank(text):
        raise EmptyInputError("the text is empty", fix="Give the article's text, or leave the record out")
    if looks_like_html(text):
        return _of_markup(fields, text)
    return _made(fields, text)


def check_length(text: str, limits: Limits) -> None:
    """Raise InputError if `text` is longer than one article may be."""
    if len(text) > limits.text:
        raise InputError(
            f"the text has {len(text):,} characters; the limit for one article is {limits.text:,}",
            fix="Split it into its articles, one per file or per JSON line",
        )


def _made(fields: Fields, text: str) -> Article:
    return make_article(
        text,
        title=fields.title,
        url=fields.url,
        outlet=fields.outlet,
        authors=fields.authors,
        published=fields.published,
        reasons=fields.reasons,
    )


def _of_markup(fields: Fields, text: str) -> Article:
    from onrecord.intake.html import article_from_html

    page = text if re.search(r"<(?:html|body)\b", text, re.IGNORECASE) else f"<html><body><article>{text}</article>"
    found = article_from_html(page, url=fields.url)
    if is_blank(found.text):
        raise EmptyInputError("the text is markup without any words", fix="Give the article's text")
    return make_article(
        found.text,
        title=fields.title or found.title,
        url=fields.url or found.url,
        outlet=fields.outlet or found.outlet,
        authors=fields.authors or found.authors,
        published=fields.published or found.published,
        reasons=(*fields.reasons, "the text field holds HTML; its main text was taken"),
        left_out=[part for part in found.left_out if part.span is not None],
        from_markup=True,
    )


def from_object(obj: Mapping[str, object]) -> Article:
    """Return the article of a mapping with the input field names (those of JSON lines).

    Args:
        obj: `text` (or body, content, articleBody), and if known `title` (headline), `date` (published,
            datePublished), `url`, `source` (outlet, publisher), `authors` (author, byline). Unknown names are
            passed over. The text is kept verbatim, unless it is HTML.

    Raises:
        InputError: there is no text under any of the names, or it is not text, or too long. An empty text is
            an article too, left out as `empty`.
    """
    if not isinstance(obj, Mapping):
        raise InputError(f"{_kind(obj)} instead of an object with fields", fix=f"Give one of {_TOLD_TEXT_NAMES}")
    fields = read_fields(obj)
    try:
        return article_of(fields)
    except EmptyInputError:
        return _made(fields, fields.text or "")


def empty_article(fields: Fields) -> Article | None:
    """Return what is known of an article without text, if that is enough to tell it by; else None."""
    return _made(fields, fields.text or "") if fields.url or fields.title else None

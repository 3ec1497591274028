"""The articles of a Nexis Uni export, and of the older LexisNexis Academic one.

Nexis Uni, each line a paragraph: title, outlet, date, Copyright, `Section:`, `Length:`, `Byline:`, …, `Body`, the
text, `Load-Date:`, `End of Document`; before the first one there may be a cover with the list of documents.
LexisNexis Academic: `3 of 10 DOCUMENTS`, outlet, date, title, `BYLINE:`, `LENGTH:`, the text, `LOAD-DATE:`, ….
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.intake.dates import iso_date
from onrecord.intake.formats.export_parts import Part, filled, one_line, trimmed, word_count

_UNI_END = re.compile(r"\s*End of Document\s*", re.IGNORECASE)
_CLASSIC_START = re.compile(r"\s*\d+ of \d+ DOCUMENTS?\s*")
_FIELD = re.compile(r"\s*([A-Z][A-Za-z\-]+(?: [A-Z][a-z]+)?):\s*(.*)")
_FIELDS = {"section", "length", "byline", "dateline", "highlight", "series", "edition", "distribution", "author",
           "column", "graphic", "email", "correction-date", "url"}  # fmt: skip
_BODY = re.compile(r"\s*Body\s*", re.IGNORECASE)
_COPYRIGHT = re.compile(r"\s*(?:Copyright\b|\(c\)|©)", re.IGNORECASE)
_AFTER_BODY = re.compile(
    r"\s*(?:Classification|Graphic|Notes|(?:Load-Date|LOAD-DATE):.*|Correction-Date:.*|PUBLICATION-TYPE:.*|LANGUAGE:.*|GRAPHIC:.*)\s*"
)
_COVER = re.compile(
    r"\s*(?:User Name|Date and Time|Job Number|Client/Matter|Search Terms?|Search Type|Narrowed by|Content Type"
    r"|Documents? \(\d+\)|About LexisNexis|\d+\. )",
    re.IGNORECASE,
)
_DATE = re.compile(r"(?=.*\d{4})(?:[A-Za-z]+\.? \d{1,2}|\d{1,2}\.? [A-Za-z]+).*")


def uni_parts(lines: Sequence[str]) -> Iterator[Part]:
    """Yield the articles of a Nexis Uni export; `lines` are those of the whole file."""
    start = 0
    for index, line in enumerate(lines):
        if _UNI_END.fullmatch(line):
            yield _uni_part(lines[start:index], start)
            start = index + 1
    if any(_BODY.fullmatch(line) for line in lines[start:]):
        part = _uni_part(lines[start:], start)
        yield Part(
            part.line, part.title, part.outlet, part.date, part.byline, part.words, part.body,
            (*part.reasons, "the export breaks off before the end of this article"),
        )  # fmt: skip


def _uni_part(lines: Sequence[str], offset: int) -> Part:
    body_at = next((i for i, line in enumerate(lines) if _BODY.fullmatch(line)), None)
    reasons: tuple[str, ...] = ()
    if body_at is None:
        last = max((i for i, line in enumerate(lines[:60]) if _field(line) or _COPYRIGHT.match(line)), default=-1)
        header, body = lines[: last + 1], lines[last + 1 :]
        reasons = ("no line says where the body begins; it was taken from after the header lines",)
    else:
        header, body = lines[:body_at], lines[body_at + 1 :]
    marks = _fields(header)
    first = next((i for i, line in enumerate(header) if _field(line) or _COPYRIGHT.match(line)), len(header))
    top = list(filled(header[:first]))
    cover = max((index for index in top if _COVER.match(header[index])), default=-1)
    top = [index for index in top if index > cover]
    date_at = next((index for index in top if _is_date(header[index])), None)
    above = [index for index in top if date_at is None or index < date_at]
    outlet = header[above[-1]].strip() if date_at is not None and len(above) > 1 else None
    title = one_line([header[index] for index in (above[:-1] if outlet else above)])
    return Part(
        line=offset + (above[0] if above else 0) + 1,
        title=title,
        outlet=outlet,
        date=header[date_at].strip() if date_at is not None else None,
        byline=marks.get("byline") or marks.get("author"),
        words=word_count(marks.get("length", "")),
        body=_body(body),
        reasons=reasons,
    )


def classic_parts(lines: Sequence[str]) -> Iterator[Part]:
    """Yield the articles of a LexisNexis Academic export; `lines` are those of the whole file."""
    starts = [index for index, line in enumerate(lines) if _CLASSIC_START.fullmatch(line)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield _classic_part(lines[start + 1 : end], start + 1)


def _classic_part(lines: Sequence[str], offset: int) -> Part:
    length_at = next((i for i, line in enumerate(lines) if line.startswith("LENGTH:")), None)
    last = length_at
    if last is None:
        last = max((i for i, line in enumerate(lines[:40]) if _field(line)), default=-1)
    header = lines[: last + 1]
    marks = _fields(header)
    top = filled(header)
    # A copyright line may stand above the outlet's name, or after the text, where it is no harm.
    top = [index for index in top if not _COPYRIGHT.match(header[index])]
    outlet_at = top[0] if top else None
    date_at = next((index for index in top if _is_date(header[index])), None)
    titles: list[str] = []
    if date_at is not None:
        # The edition stands right under the date, the title after a blank line.
        below = date_at + 1
        while below < len(header) and header[below].strip():
            below += 1
        for line in header[below:]:
            if _field(line) or (titles and not line.strip()):
                break
            if line.strip():
                titles.append(line)
    return Part(
        line=offset,
        title=one_line(titles),
        outlet=header[outlet_at].strip() if outlet_at is not None and outlet_at != date_at else None,
        date=header[date_at].strip() if date_at is not None else None,
        byline=marks.get("byline"),
        words=word_count(marks.get("length", "")),
        body=_body(lines[last + 1 :]),
    )


def _body(lines: Sequence[str]) -> tuple[str, ...]:
    ends = [index for index, line in enumerate(lines) if _AFTER_BODY.fullmatch(line)]
    return trimmed(lines[: ends[0]] if ends else lines)


def _is_date(line: str) -> bool:
    text = line.strip()
    return len(text) < 60 and bool(_DATE.fullmatch(text)) and iso_date(text)[0] is not None


def _field(line: str) -> tuple[str, str] | None:
    match = _FIELD.fullmatch(line)
    return (match[1].lower(), match[2].strip()) if match and match[1].lower() in _FIELDS else None


def _fields(header: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for index, line in enumerate(header):
        field = _field(line)
        if field is None:
            continue
        name, value = field
        following = header[index + 1].strip() if index + 1 < len(header) else ""
        # A wrapped header line goes on until the blank line after it.
        if following and not _field(following) and not _BODY.fullmatch(following) and not value.endswith("."):
            value = f"{value} {following}"
        found.setdefault(name, value)
    return found

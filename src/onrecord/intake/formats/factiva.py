"""The articles of a Factiva export.

Each line a paragraph: (section,) headline, (byline,) `512 words`, date, (time,) outlet, outlet's code, (page,)
language, copyright, the text, `Document INVT000020240302ek320001x`; or the same with field codes in front: `HD`, `BY`,
`WC`, `PD`, `SN`, …, `LP` and `TD` for the text, `AN` for the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.intake.dates import iso_date
from onrecord.intake.formats.export_parts import Part, filled, one_line, trimmed, word_count

_END = re.compile(r"\s*(?:AN\s+)?Document (?=\S*\d)[A-Za-z0-9]{18,32}\s*")
_WORDS = re.compile(r"\s*\d[\d,.]* words\s*", re.IGNORECASE)
_TIME = re.compile(r"\s*\d{1,2}[:.]\d{2}(?:\s*[ap]m)?(?:\s+[A-Z]{2,4})?\s*", re.IGNORECASE)
_COPYRIGHT = re.compile(r"\s*(?:Copyright\b|\(c\)|©)", re.IGNORECASE)
_RIGHTS = re.compile(r"\s*All rights reserved\.?\s*", re.IGNORECASE)
_LANGUAGE = re.compile(r"\s*(?:English|Spanish|French|German|Arabic|Russian|Chinese|Portuguese|Italian|Dutch)\s*")
_BY = re.compile(r"\s*by[\s:]", re.IGNORECASE)
_NAME = re.compile(r"\s*[^\W\d_][\w.'’\-]*(?:\s+[^\W\d_][\w.'’\-]*){1,3}\s*")
_CODE = re.compile(
    r"(SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|CX|LP|TD|CT|ART|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN|CLM|DL)(?:\s+(.*)|\s*)"
)
_APART = re.compile(r"[A-Z]{2,3}(?:\s{2,}|\t|$)|(?:NS|IPC|IPD|PUB|RF|AN)\s")
# A headline may wrap in a PDF; further lines of a header stand between the word count and the copyright.
_HEADER_LINES = 14


def parts(lines: Sequence[str]) -> Iterator[Part]:
    """Yield the articles of a Factiva export; `lines` are those of the whole file."""
    start = 0
    for index, line in enumerate(lines):
        if _END.fullmatch(line):
            yield _part(lines[start:index], start)
            start = index + 1
    rest = lines[start:]
    # After the last article there is often a summary of the search, which has no word count of its own.
    if any(_WORDS.fullmatch(line) for line in rest) and not any("Search Summary" in line for line in rest[:20]):
        part = _part(rest, start)
        yield Part(
            part.line, part.title, part.outlet, part.date, part.byline, part.words, part.body,
            (*part.reasons, "the export breaks off before the end of this article"),
        )  # fmt: skip


def _part(lines: Sequence[str], offset: int) -> Part:
    coded = sum(1 for line in lines if (match := _CODE.fullmatch(line.strip())) and match[1] in ("HD", "WC", "LP"))
    return _coded(lines, offset) if coded >= 2 else _plain(lines, offset)


def _coded(lines: Sequence[str], offset: int) -> Part:
    fields: dict[str, list[str]] = {}
    name = ""
    for line in lines:
        match = _CODE.fullmatch(line.strip())
        # Within the text a code stands alone or well apart: a paragraph may begin with "IN the".
        if match and (name not in ("LP", "TD") or _APART.match(line.strip())):
            name = match[1]
            fields.setdefault(name, []).append(match[2] or "")
        elif name:
            fields[name].append(line)
    return Part(
        line=offset + 1 + next(iter(filled(lines)), 0),
        title=one_line(fields.get("HD", [])),
        outlet=one_line(fields.get("SN", [])),
        date=one_line(fields.get("PD", [])),
        byline=one_line(fields.get("BY", [])),
        words=word_count(one_line(fields.get("WC", [])) or ""),
        body=trimmed([*fields.get("LP", []), "", *fields.get("TD", [])]),
    )


def _plain(lines: Sequence[str], offset: int) -> Part:
    full = filled(lines)
    words_at = next((place for place, index in enumerate(full) if _WORDS.fullmatch(lines[index])), None)
    if words_at is None:
        reason = "no header lines; the whole of it was taken as text"
        return Part(offset + 1, None, None, None, None, None, trimmed(lines), (reason,))
    title, byline = _headline([lines[index] for index in full[:words_at]])
    below = full[words_at + 1 : words_at + 1 + _HEADER_LINES]
    date_at = next((place for place, index in enumerate(below[:3]) if iso_date(lines[index])[0]), None)
    after_date = (date_at + 1) if date_at is not None else 0
    if after_date < len(below) and _TIME.fullmatch(lines[below[after_date]]):
        after_date += 1
    outlet = lines[below[after_date]].strip() if after_date < len(below) else None
    end, reasons = _header_end(lines, below, after_date)
    return Part(
        line=offset + full[0] + 1,
        title=title,
        outlet=outlet,
        date=lines[below[date_at]].strip() if date_at is not None else None,
        byline=byline,
        words=word_count(lines[full[words_at]]),
        body=trimmed(lines[end:]),
        reasons=reasons,
    )


def _header_end(lines: Sequence[str], below: Sequence[int], after_date: int) -> tuple[int, tuple[str, ...]]:
    """Return the index of the first line after the header, and what was unsure about it."""
    for place, index in enumerate(below):
        if place > after_date and _COPYRIGHT.match(lines[index]):
            end = index + 1
            # A copyright that wraps goes on to "All rights reserved" within a line or two, or to a blank line.
            for ahead in range(end, min(end + 3, len(lines))):
                if _RIGHTS.fullmatch(lines[ahead]) or re.search(r"rights reserved\.?\s*$", lines[ahead], re.IGNORECASE):
                    return ahead + 1, ()
            return end, ()
    for index in below:
        if _LANGUAGE.fullmatch(lines[index]):
            return index + 1, ("no copyright line; the text was taken from after the language",)
    last = below[min(after_date + 1, len(below) - 1)] if below else len(lines) - 1
    return last + 1, ("no copyright line and no language; the text was taken from after the outlet's code",)


def _headline(above: Sequence[str]) -> tuple[str | None, str | None]:
    """Return (headline, byline) of the lines before the word count."""
    rest = [line.strip() for line in above]
    byline: str | None = None
    if len(rest) > 1 and (_BY.match(rest[-1]) or _is_name(rest[-1], rest[:-1])):
        byline = rest.pop()
    # A line of up to three words above the headline is the section.
    if len(rest) > 1 and len(rest[0].split()) <= 3:
        rest.pop(0)
    # PDFs print the headline a second time without its spaces.
    if len(rest) > 1 and " " not in rest[-1] and rest[-1] == "".join("".join(rest[:-1]).split()):
        rest.pop()
    return one_line(rest), byline


def _is_name(line: str, above: Sequence[str]) -> bool:
    """Whether `line` is a byline without "By": two to four capitalised words under a longer headline."""
    capital = all(word[:1].isupper() for word in line.split())
    return bool(_NAME.fullmatch(line)) and capital and max(len(other.split()) for other in above) >= 4

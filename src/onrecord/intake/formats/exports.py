"""Exports of news databases: many articles in one file, each with header lines (Nexis Uni, LexisNexis, Factiva)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.errors import InputError
from onrecord.intake.article import is_blank, make_article
from onrecord.intake.dates import iso_date
from onrecord.intake.fields import check_length
from onrecord.intake.formats import factiva, nexis
from onrecord.intake.formats.export_parts import Part
from onrecord.intake.names import names_of, sound
from onrecord.intake.options import Loaded, Options, Source
from onrecord.intake.paragraphs import joined
from onrecord.intake.problems import EmptyInputError, Placed, Problem

_END = r"[^\S\n]*$"
_NEXIS = re.compile(rf"^[^\S\n]*End of Document{_END}", re.MULTILINE | re.IGNORECASE)
_NEXIS_TOO = re.compile(rf"^[^\S\n]*(?:Load-Date:.*|Body{_END}|Length:.*)", re.MULTILINE)
_LEXIS = re.compile(rf"^[^\S\n]*\d+ of \d+ DOCUMENTS?{_END}", re.MULTILINE)
_LEXIS_TOO = re.compile(r"^(?:LENGTH|LOAD-DATE):", re.MULTILINE)
_FACTIVA = re.compile(rf"^[^\S\n]*(?:AN\s+)?Document (?=\S*\d)[A-Za-z0-9]{{18,32}}{_END}", re.MULTILINE)
_FACTIVA_TOO = re.compile(rf"^[^\S\n]*(?:WC\s+)?\d[\d,.]* words{_END}", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Service:
    name: str
    mark: re.Pattern[str]
    too: re.Pattern[str]
    parts: Callable[[Sequence[str]], Iterator[Part]]


# A service is told by the line that parts its articles together with one of its header lines: a text that
# merely ends with the words "End of Document" stays a text.
_SERVICES = (
    _Service("Nexis Uni", _NEXIS, _NEXIS_TOO, nexis.uni_parts),
    _Service("LexisNexis", _LEXIS, _LEXIS_TOO, nexis.classic_parts),
    _Service("Factiva", _FACTIVA, _FACTIVA_TOO, factiva.parts),
)


def _service_of(text: str) -> _Service | None:
    return next((service for service in _SERVICES if service.mark.search(text) and service.too.search(text)), None)


def is_export(text: str) -> bool:
    """Whether `text` is an export of Nexis Uni, LexisNexis or Factiva."""
    return _service_of(text) is not None


def read_export(lines: Sequence[str], source: Source, options: Options, *, wrapped: bool | None = None) -> Loaded:
    """Yield the articles of an export.

    Args:
        lines: of the whole file, without line ends.
        source: the file, to be named in problems.
        options: for the limits.
        wrapped: whether lines between blank ones make one paragraph (a PDF's do, those of other files may; None:
            told from their look).
    """
    service = _service_of("\n".join(lines))
    if service is None:
        raise InputError("not an export of Nexis Uni, LexisNexis or Factiva", where=source.where)
    found = False
    for part in service.parts(lines):
        found = True
        try:
            text = sound(joined(part.body, wrapped=wrapped))
            if is_blank(text):
                raise EmptyInputError(f"an article without a body: {part.title or 'untitled'}")
            check_length(text, options.limits)
        except InputError as error:
            yield Problem.of(error, source.where, part.line)
            continue
        published, why = iso_date(part.date)
        reasons = [f"title, outlet, author and date from the {service.name} header", *([why] if why else [])]
        reasons += [*part.reasons, *_word_check(part.words, text)]
        article = make_article(
            text,
            title=part.title,
            outlet=part.outlet,
            authors=names_of(part.byline) if part.byline else (),
            published=published,
            reasons=reasons,
        )
        yield Placed(article, source.where, part.line)
    if not found:
        yield Problem(source.where, None, f"no article could be told in this {service.name} export")


def _word_check(told: int | None, text: str) -> list[str]:
    """Say so where far fewer words were read than the export counts: part of the article may be missing."""
    found = len(text.split())
    if told is None or told < 50 or found >= 0.7 * told:
        return []
    return [f"the export counts {told} words, {found} were read"]

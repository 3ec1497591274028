"""A folder of brat, looked through, and what was changed in it made corrections of the record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import InputError, RecordError
from onrecord.exports.brat.merging import Change, Merged, merged
from onrecord.exports.brat.parsing import Marked, parse
from onrecord.exports.brat.writing import ARTICLES, EXPORTED, ann
from onrecord.record.correcting import NewEvent, NewStatement
from onrecord.record.corrections import Correction, Who
from onrecord.record.frames.columns import View
from onrecord.record.frames.table import whole
from onrecord.record.store import Record


@dataclass(frozen=True, slots=True)
class Revised:
    """One article of the folder with what follows for it."""

    article: str
    merged: Merged


def revised(record: Record, folder: Path) -> tuple[Revised, ...]:
    """Return what was changed in a folder that `onrecord export --format brat` wrote; nothing is corrected yet.

    Raises:
        InputError: it is no such folder, a file in it is missing or broken, or the record was corrected otherwise.
    """
    return tuple(_revised(record, folder, entry) for entry in _articles(folder))


def correct(record: Record, found: Revised, *, by: str, note: str | None = None) -> Iterator[Correction]:
    """Make the corrections of one article, one after the other."""
    for change in found.merged.changes:
        yield _made(record, found.article, change, by, note)


def _made(record: Record, article: str, change: Change, by: str, note: str | None) -> Correction:
    if change.action == "strike":
        return record.strike(article, str(change.row), by=by, note=note)
    if change.new is not None:
        return record.insert(article, _new(change.new), by=by, note=note)
    if change.field == "speaker":
        value = None if change.value is None else str(change.value)
        return record.correct(article, str(change.row), "speaker", value, by=by, note=note)
    return record.correct(article, str(change.row), str(change.field), change.value, by=by, note=note)


def _new(row: Marked) -> NewStatement | NewEvent:
    # the values were checked when they were merged
    if row.type is not None:
        return NewEvent(row.type, row.trigger[0], row.factuality, row.mode)  # type: ignore[arg-type]
    speaker = Who(row.speaker) if row.speaker and row.speaker != "-" else None
    return NewStatement(row.content, row.cue, row.source, row.act, row.form, speaker)  # type: ignore[arg-type]


def _revised(record: Record, folder: Path, entry: dict[str, Any]) -> Revised:
    article, name = entry["article"], f"{entry['file']}.ann"
    where = folder / name
    if not where.exists():
        return Revised(article, Merged((), 0))  # taken out of the folder: not judged
    try:
        reading = record.reading(article)
    except RecordError as error:
        raise InputError(f"is of article {article}, which is not in the record", where=str(where)) from error
    text = reading.article.text
    if reading.article.version != entry["version"]:
        raise InputError("is of another version of the article's text", where=str(where), fix="Export it again")
    if _read(where.with_suffix(".txt")) != whole(text):
        raise InputError("the text is not that of the record", where=str(where.with_suffix(".txt")),
                         fix="Export it again: only annotations may change")  # fmt: skip
    written = parse(_read(folder / EXPORTED / name), text, str(folder / EXPORTED / name))
    held = parse(str(whole(ann(View.of(reading)))), text, "the record")
    return Revised(article, merged(written, parse(_read(where), text, str(where)), held, str(where)))


def _articles(folder: Path) -> Iterator[dict[str, Any]]:
    path = folder / ARTICLES
    if not path.is_file():
        raise InputError(f"has no {ARTICLES}", where=str(folder),
                         fix="Give a folder that `onrecord export --format brat` wrote, unpacked")  # fmt: skip
    for number, line in enumerate(_read(path).split("\n"), 1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
            yield {name: str(entry[name]) for name in ("file", "article", "version")}
        except (ValueError, KeyError, TypeError) as error:
            raise InputError("is no line of the list of articles", where=str(path), line=number) from error


def _read(path: Path) -> str:
    """The text of a file, line ends as they are."""
    try:
        return path.read_bytes().decode("utf8")
    except OSError as error:
        raise InputError(
            f"cannot be read: {error.strerror or error}", where=str(path), fix="Export it again"
        ) from error
    except UnicodeDecodeError as error:
        raise InputError("is not UTF-8", where=str(path), fix="Save it as UTF-8") from error

"""Inputs of every kind to articles, one at a time: what cannot be read is told, the rest is read on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import InputError
from onrecord.intake.archives import gunzipped, members
from onrecord.intake.decoding import binary_kind
from onrecord.intake.formats import READERS
from onrecord.intake.inputs import STANDARD_INPUT, sources
from onrecord.intake.options import Limits, Options, Source
from onrecord.intake.problems import Placed, Problem
from onrecord.intake.several import SEVERAL
from onrecord.intake.sniff import format_by_name, format_by_type, format_named, instead_of, sniffed
from onrecord.intake.streams import Budget, peek, without_bom
from onrecord.types import Article


def load(
    inputs: Iterable[str | Path],
    *,
    stdin: BinaryIO | None = None,
    as_format: str | None = None,
    text_column: str | None = None,
    limits: Limits | None = None,
) -> Iterator[Article | Problem]:
    """Yield the articles of all inputs in order, and a Problem in place of each that could not be read.

    Args:
        inputs: files, folders (with all they hold), glob patterns, http(s) urls, `-` for standard input. One
            input may be given as it is.
        stdin: the bytes of standard input, if `-` may be among the inputs.
        as_format: text, markdown, html, pdf, docx, json, jsonl or csv, where names and contents do not tell.
        text_column: the column (or JSON field) that holds the text, where it has an unusual name.
        limits: of size and time; the usual ones if None.

    Returns:
        A generator: files are opened, and lines and rows read, only as far as articles are asked for.

    Raises:
        SettingError: there is no such format. Nothing is raised for what is in the inputs.
    """
    placed = load_placed(inputs, stdin=stdin, as_format=as_format, text_column=text_column, limits=limits)
    return (item.article if isinstance(item, Placed) else item for item in placed)


def load_placed(
    inputs: Iterable[str | Path],
    *,
    stdin: BinaryIO | None = None,
    as_format: str | None = None,
    text_column: str | None = None,
    limits: Limits | None = None,
) -> Iterator[Placed | Problem]:
    """Yield what `load` does, each article with the file and, among others in it, the line it comes from.

    It takes what `load` takes and raises what `load` raises.
    """
    options = Options(format_named(as_format) if as_format else None, text_column, limits or Limits())
    return _load([inputs] if isinstance(inputs, str | Path) else inputs, stdin, options)


def load_stream(
    stream: BinaryIO, name: str, *, where: str | None = None, limits: Limits | None = None
) -> Iterator[Placed | Problem]:
    """Yield what `load_placed` does of one file that is there as a stream, as a visitor of a page sends it.

    Args:
        stream: its bytes; they are the caller's to close.
        name: of the file: its ending tells the format, nothing of this name is opened. Empty: the contents tell.
        where: how problems call it; its name if None.
        limits: of size and time; the usual ones if None.
    """
    options = Options(None, None, limits or Limits())
    source = Source(where=where or name, name=name, open=lambda: stream, named=True)
    try:
        yield from _read_stream(stream, source, options, Budget(options.limits.unpacked), 0)
    except InputError as error:
        yield Problem.of(error, source.where)
    except OSError as error:
        yield Problem(source.where, None, f"reading failed: {error.strerror or error}", "Try again")


def _load(inputs: Iterable[str | Path], stdin: BinaryIO | None, options: Options) -> Iterator[Placed | Problem]:
    for source in sources(inputs, stdin, options):
        if isinstance(source, Problem):
            yield source
        else:
            yield from _read(source, options, Budget(options.limits.unpacked), 0)


def _read(source: Source, options: Options, budget: Budget, depth: int) -> Iterator[Placed | Problem]:
    """Yield what is in one source; damage of any kind ends it with a Problem."""
    try:
        stream = source.open()
    except (OSError, InputError) as error:
        yield _unopened(error, source)
        return
    try:
        yield from _read_stream(stream, source, options, budget, depth)
    except InputError as error:
        yield Problem.of(error, source.where)
    except OSError as error:
        yield Problem(source.where, None, f"reading failed: {error.strerror or error}", "Try again, or copy the file")
    finally:
        # standard input belongs to the caller
        if source.where != STANDARD_INPUT:
            stream.close()


def _unopened(error: Exception, source: Source) -> Problem:
    if isinstance(error, InputError):
        return Problem.of(error, source.where)
    fix = "Check its permissions" if isinstance(error, PermissionError) else "Check the path"
    why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Problem(source.where, None, f"cannot be opened: {why}", fix)


def _read_stream(
    stream: BinaryIO, source: Source, options: Options, budget: Budget, depth: int
) -> Iterator[Placed | Problem]:
    form, stream = _format_of(stream, source, options)
    if form in ("gz", "zip"):
        if depth >= options.limits.nesting:
            what = f"an archive within {depth} others, which is deeper than is read"
            yield Problem(source.where, None, what, "Unpack it yourself and read the files")
        elif form == "gz":
            name = source.name[:-3] if source.name.lower().endswith(".gz") else source.name
            inner = gunzipped(stream, options.limits, budget)
            yield from _read(Source(source.where, name, lambda: inner, source.url), options, budget, depth + 1)
        else:
            for member in members(stream, source, options.limits, budget):
                if isinstance(member, Problem):
                    yield member
                else:
                    yield from _read(member, options, budget, depth + 1)
    elif form is None:
        ending = source.endings[0]
        yield Problem(source.where, None, f"a kind of file that is not known: {ending}", instead_of(ending))
    else:
        for item in READERS[form](stream, source, options):
            placed = Placed(item, source.where) if isinstance(item, Article) else item
            yield placed
            if isinstance(placed, Placed):
                yield from _several(placed)


def _several(placed: Placed) -> Iterator[Problem]:
    """The note that what is given as one article seems to be two."""
    for reason in placed.article.reasons:
        if reason.startswith(SEVERAL):
            yield replace(
                placed.problem(reason.removeprefix("text: "), "Give each a file of its own"), left_out_why=None
            )


def _format_of(stream: BinaryIO, source: Source, options: Options) -> tuple[str | None, BinaryIO]:
    """Return (format, a stream with all bytes of the source); no format where the ending is an unknown one."""
    by_name = format_by_name(source)
    if by_name == "gz" or (by_name == "zip" and options.as_format != "docx"):
        return by_name, stream
    if options.as_format is not None:
        return _unless_packed(options.as_format, stream) if not source.endings else (options.as_format, stream)
    if by_name == "json":
        return _json_kind(stream, options)
    told = by_name or format_by_type(source.content_type)
    if told is not None:
        return told, stream
    foreign = bool(source.endings) and source.url is None and source.where != STANDARD_INPUT
    return (None, stream) if foreign else sniffed(stream, options.text_column)


def _unless_packed(form: str, stream: BinaryIO) -> tuple[str, BinaryIO]:
    """Return `gz` for gzip data on standard input, whatever format is asked for within."""
    head, stream = peek(stream, 4)
    kind = binary_kind(head)
    return ("gz" if kind is not None and kind[0] == "gzip data" else form), stream


def _json_kind(stream: BinaryIO, options: Options) -> tuple[str, BinaryIO]:
    """Tell JSON lines that are called `.json` from an array or object."""
    form, stream = sniffed(without_bom(stream), options.text_column)
    return (form if form in ("json", "jsonl") else "json"), stream

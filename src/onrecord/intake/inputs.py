"""What the user named, one source after the other: files, folders, glob patterns, urls, standard input."""

from __future__ import annotations

import glob
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import InputError
from onrecord.intake.archives import is_hidden
from onrecord.intake.article import normal_url
from onrecord.intake.options import Options, Source
from onrecord.intake.problems import Problem
from onrecord.intake.sniff import ENDINGS

STANDARD_INPUT = "standard input"
# Two letters at least, as one is a drive on Windows.
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+)://", re.IGNORECASE)
_FETCHED = ("http", "https")


def sources(inputs: Iterable[str | Path], stdin: BinaryIO | None, options: Options) -> Iterator[Source | Problem]:
    """Yield the sources that `inputs` name, files of folders and patterns in the order of their paths."""
    seen = _Given()
    for given in inputs:
        scheme = _SCHEME.match(given) if isinstance(given, str) else None
        if given == "-":
            yield from _standard_input(stdin)
        elif isinstance(given, str) and scheme:
            yield from _address(given, scheme[1].lower(), seen)
        else:
            yield from _paths(given, options, seen)


class _Given:
    """What the user named so far: what is named again gives rows of the same ids, which must not go unnoticed."""

    def __init__(self) -> None:
        self._seen: set[str | Path] = set()

    def holds(self, path: Path) -> bool:
        """Whether a file or folder was given before, or a folder that it is in."""
        if not self._seen:
            return False
        whole = path.resolve()
        return whole in self._seen or any(parent in self._seen for parent in whole.parents)

    def add(self, path: Path) -> None:
        """Take note of a file or folder."""
        self._seen.add(path.resolve())

    def takes(self, path: Path) -> Iterator[Problem]:
        """Take note of a file, or yield the note that it is here again."""
        if self.holds(path):
            yield _again(str(path))
        else:
            self.add(path)

    def takes_address(self, url: str) -> Iterator[Problem]:
        """Take note of an address, or yield the note that it is here again."""
        address = normal_url(url) or url
        if address in self._seen:
            yield _again(url)
        self._seen.add(address)


def _again(where: str, what: str = "given more than once") -> Problem:
    return Problem(where, None, f"{what}: each time gives a row, and these have the same id", "Name it once", None)


def _standard_input(stdin: BinaryIO | None) -> Iterator[Source | Problem]:
    if stdin is None:
        yield Problem(STANDARD_INPUT, None, "there is no standard input here", "Name a file, a folder or a url")
        return
    stream = stdin
    yield Source(where=STANDARD_INPUT, name="", open=lambda: stream)


def _address(url: str, scheme: str, seen: _Given) -> Iterator[Source | Problem]:
    if scheme not in _FETCHED:
        fix = "Give the path of the file" if scheme == "file" else "Download it and give the file"
        yield Problem(url, None, f"only http and https addresses are fetched, not {scheme}", fix)
        return
    yield from seen.takes_address(url)
    yield _download(url)


def _download(url: str) -> Source | Problem:
    from onrecord.intake.fetch import fetch

    try:
        fetched = fetch(url)
    except InputError as error:
        return Problem.of(error, url)
    data = fetched.data
    return Source(
        where=url,
        name="",
        open=lambda: BytesIO(data),
        url=fetched.url or url,
        content_type=fetched.content_type,
        charset=fetched.charset,
    )


def _paths(given: str | Path, options: Options, seen: _Given) -> Iterator[Source | Problem]:
    path, where = Path(given), str(given)
    try:
        if path.is_dir():
            yield from _folder(path, options, seen)
        elif path.exists():
            yield from seen.takes(path)
            yield file_source(path)
        elif isinstance(given, str) and glob.has_magic(given):
            yield from _pattern(given, options, seen)
        else:
            what = "a link to a file that does not exist" if path.is_symlink() else "does not exist"
            yield Problem(where, None, what, "Check the path")
    except (OSError, ValueError) as error:
        # a NUL in the path, a name longer than the system takes, a folder that may not be entered
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        yield Problem(where, None, f"cannot be read: {why}", "Check the path and its permissions")


def _pattern(given: str, options: Options, seen: _Given) -> Iterator[Source | Problem]:
    # Path.glob takes no absolute pattern
    found = sorted(glob.iglob(given, recursive=True))  # noqa: PTH207
    if not found:
        yield Problem(given, None, "no file matches the pattern", "Check it; ** stands for folders of any depth")
    for name in found:
        path = Path(name)
        if path.is_file():
            yield from seen.takes(path)
            yield file_source(path)
        elif path.is_dir() and not any(other.startswith(name + os.sep) for other in found):
            yield from _folder(path, options, seen)


@dataclass(slots=True)
class _Passed:
    """What was passed over in a folder, and what was read again, to be told in one line each."""

    hidden: int = 0
    again: int = 0
    unknown: Counter[str] = field(default_factory=Counter)

    def notes(self, where: str) -> Iterator[Problem]:
        if self.again:
            yield _again(where, f"{self.again} file(s) in it given more than once")
        parts = [f"{self.hidden} hidden"] if self.hidden else []
        if self.unknown:
            kinds = ", ".join(ending or "no ending" for ending, _ in self.unknown.most_common(6))
            parts.append(f"{self.unknown.total()} of unknown kind ({kinds})")
        if parts:
            yield Problem(where, None, f"passed over {' and '.join(parts)} file(s)", None, None)


def _folder(folder: Path, options: Options, seen: _Given) -> Iterator[Source | Problem]:
    passed = _Passed()
    failed: list[OSError] = []
    known = locked = False
    if again := seen.holds(folder):
        yield _again(str(folder))
    for place, folders, names in os.walk(folder, onerror=failed.append):
        passed.hidden += sum(1 for name in folders if is_hidden(name))
        folders[:] = sorted(name for name in folders if not is_hidden(name))
        for name in sorted(names):
            path = Path(place) / name
            if is_hidden(name):
                passed.hidden += 1
            elif not path.is_file() or not (options.as_format or _readable(path)):
                passed.unknown[path.suffix.lower()] += 1
            else:
                known = True
                passed.again += not again and seen.holds(path)
                yield file_source(path, named=False)
        locked = locked or bool(failed)
        yield from _locked(failed)
    locked = locked or bool(failed)
    yield from _locked(failed)
    seen.add(folder)
    yield from passed.notes(str(folder))
    # Of a folder that could not be looked into nobody knows whether articles are in it.
    if not known and not locked:
        fix = "Name files, or say what they are with --input-format NAME"
        yield Problem(str(folder), None, "no articles in the folder", fix)


def _locked(failed: list[OSError]) -> Iterator[Problem]:
    """Yield the folders that could not be looked into, and take them off the list."""
    while failed:
        error = failed.pop()
        why = error.strerror or "no reason given"
        yield Problem(str(error.filename), None, f"the folder cannot be read: {why}", "Check its permissions")


def _readable(path: Path) -> bool:
    """Whether a file met in a folder is of a known kind; one without an ending is looked into later."""
    return path.suffix.lower() in ENDINGS or not path.suffix


def file_source(path: Path, *, named: bool = True) -> Source:
    """Return the source that a file is."""
    return Source(where=str(path), name=path.name, open=lambda: path.open("rb"), named=named)

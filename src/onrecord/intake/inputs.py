"""What the user named, one source after the other: files, folders, glob patterns, urls, standard input."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import InputError
from onrecord.intake.archives import is_hidden
from onrecord.intake.options import Options, Source
from onrecord.intake.problems import Problem
from onrecord.intake.sniff import ENDINGS

STANDARD_INPUT = "standard input"


def sources(inputs: Iterable[str | Path], stdin: BinaryIO | None, options: Options) -> Iterator[Source | Problem]:
    """Yield the sources that `inputs` name, files of folders and patterns in the order of their paths."""
    for given in inputs:
        if given == "-":
            yield from _standard_input(stdin)
        elif isinstance(given, str) and given.lower().startswith(("http://", "https://")):
            yield _download(given)
        else:
            yield from _paths(given, options)


def _standard_input(stdin: BinaryIO | None) -> Iterator[Source | Problem]:
    if stdin is None:
        yield Problem(STANDARD_INPUT, None, "there is no standard input here", "Name a file, a folder or a url")
        return
    stream = stdin
    yield Source(where=STANDARD_INPUT, name="", open=lambda: stream)


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


def _paths(given: str | Path, options: Options) -> Iterator[Source | Problem]:
    path, where = Path(given), str(given)
    try:
        if path.is_dir():
            yield from _folder(path, options)
        elif path.exists():
            yield file_source(path)
        elif isinstance(given, str) and glob.has_magic(given):
            yield from _pattern(given, options)
        else:
            what = "a link to a file that does not exist" if path.is_symlink() else "does not exist"
            yield Problem(where, None, what, "Check the path")
    except (OSError, ValueError) as error:
        # a NUL in the path, a name longer than the system takes, a folder that may not be entered
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        yield Problem(where, None, f"cannot be read: {why}", "Check the path and its permissions")


def _pattern(given: str, options: Options) -> Iterator[Source | Problem]:
    # Path.glob takes no absolute pattern
    found = sorted(glob.iglob(given, recursive=True))  # noqa: PTH207
    if not found:
        yield Problem(given, None, "no file matches the pattern", "Check it; ** stands for folders of any depth")
    for name in found:
        path = Path(name)
        if path.is_file():
            yield file_source(path)
        elif path.is_dir() and not any(other.startswith(name + os.sep) for other in found):
            yield from _folder(path, options)


@dataclass(slots=True)
class _Passed:
    """What was passed over in a folder, to be told in one line."""

    hidden: int = 0
    unknown: Counter[str] = field(default_factory=Counter)

    def problem(self, where: str) -> Problem | None:
        parts = [f"{self.hidden} hidden"] if self.hidden else []
        if self.unknown:
            kinds = ", ".join(ending or "no ending" for ending, _ in self.unknown.most_common(6))
            parts.append(f"{self.unknown.total()} of unknown kind ({kinds})")
        what = f"passed over {' and '.join(parts)} file(s)"
        return Problem(where, None, what, None, None) if parts else None


def _folder(folder: Path, options: Options) -> Iterator[Source | Problem]:
    passed = _Passed()
    failed: list[OSError] = []
    known = False
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
                yield file_source(path, named=False)
        while failed:
            error = failed.pop()
            why = error.strerror or "no reason given"
            yield Problem(str(error.filename), None, f"the folder cannot be read: {why}", "Check its permissions")
    while failed:
        error = failed.pop()
        why = error.strerror or "no reason given"
        yield Problem(str(error.filename), None, f"the folder cannot be read: {why}", "Check its permissions")
    note = passed.problem(str(folder))
    if note is not None:
        yield note
    if not known:
        yield Problem(
            str(folder), None, "no articles in the folder", "Name files, or say what they are with --as FORMAT"
        )


def _readable(path: Path) -> bool:
    """Whether a file met in a folder is of a known kind; one without an ending is looked into later."""
    return path.suffix.lower() in ENDINGS or not path.suffix


def file_source(path: Path, *, named: bool = True) -> Source:
    """Return the source that a file is."""
    return Source(where=str(path), name=path.name, open=lambda: path.open("rb"), named=named)

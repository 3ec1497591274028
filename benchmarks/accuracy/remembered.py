"""A reader that reads each text once: parts of a data set are scored again without being read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from onrecord.reading.reader import Reader
from onrecord.types import Article, Reading


class Remembered:
    """Reads as `reader` does, each text once.

    Args:
        reader: that reads.
        jobs: processes, in place of those asked for.
    """

    def __init__(self, reader: Reader, jobs: int) -> None:
        self._reader, self._jobs = reader, jobs
        self._known: dict[str, Reading] = {}

    def read_many(self, articles: Iterable[Any], jobs: int | None = None) -> Iterator[Reading]:
        """Read articles in their order."""
        rows = list(articles)
        new = [row for row in rows if _text(row) not in self._known]
        for row, reading in zip(new, self._reader.read_many(new, self._jobs), strict=True):
            self._known[_text(row)] = reading
        return (self._known[_text(row)] for row in rows)


def _text(row: Article | str) -> str:
    return row if isinstance(row, str) else row.text


@contextmanager
def every_other(path: Path) -> Iterator[tuple[Path, Path]]:
    """The first, third, … line of a file as a file, and the rest as another."""
    lines = [line for line in path.read_text(encoding="utf8").splitlines(keepends=True) if line.strip()]
    with TemporaryDirectory() as folder:
        parts = tuple(Path(folder) / f"{start}.jsonl" for start in (0, 1))
        for start, part in enumerate(parts):
            part.write_text("".join(lines[start::2]), encoding="utf8", newline="\n")
        yield parts[0], parts[1]

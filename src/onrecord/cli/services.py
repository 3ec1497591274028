"""What the commands call, so that a test can put something else in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

from onrecord.types import Article, ReaderInfo, Reading

if TYPE_CHECKING:
    from onrecord.intake import Placed, Problem


class ReadsMany(Protocol):
    """A Reader, as far as the command line is concerned."""

    @property
    def info(self) -> ReaderInfo:
        """Version, models and layers, as they stand in every Reading."""
        ...

    def read_many(self, articles: Iterable[Article], jobs: int | None = None) -> Iterator[Reading]:
        """Read articles as a stream, in their order."""
        ...


class Loads(Protocol):
    """`onrecord.intake.load_placed`, as far as the command line is concerned."""

    def __call__(
        self,
        inputs: Iterable[str],
        *,
        stdin: BinaryIO | None = None,
        as_format: str | None = None,
        text_column: str | None = None,
    ) -> Iterator[Placed | Problem]:
        """Yield the articles of all inputs with their places, and a Problem in place of each that could not be read."""
        ...


def _load(
    inputs: Iterable[str],
    *,
    stdin: BinaryIO | None = None,
    as_format: str | None = None,
    text_column: str | None = None,
) -> Iterator[Placed | Problem]:
    from onrecord.intake import load_placed

    return load_placed(inputs, stdin=stdin, as_format=as_format, text_column=text_column)


def _make_reader(
    layers: Sequence[str] | None, profile: str, packs: Sequence[Path] = (), least: float | None = None
) -> ReadsMany:
    from onrecord.reading.reader import Reader

    return Reader(layers=layers, profile=profile, packs=packs, least=least)


@dataclass(frozen=True, slots=True)
class Services:
    """Given to click as the context's object; each part loads what it needs when it is called.

    Attributes:
        load: gives the articles of the inputs.
        make_reader: gives a Reader with these layers, or all for None, this profile, these packs of the
            user, and this least confidence of statements.
    """

    load: Loads = _load
    make_reader: Callable[[Sequence[str] | None, str, Sequence[Path], float | None], ReadsMany] = _make_reader

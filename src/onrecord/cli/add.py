"""`onrecord add`: articles read into a record."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import click

from onrecord.cli.inputs import NOTHING_DONE, SOME_LEFT_OUT, Tally
from onrecord.cli.options import HELP, LAYERS, RECORD, layer_names, reading_options
from onrecord.cli.output import is_terminal, standard_input
from onrecord.cli.progress import Progress
from onrecord.cli.services import Services
from onrecord.errors import DataError, InputError
from onrecord.exports.safe import visible
from onrecord.types import Article, ReaderInfo, Reading

if TYPE_CHECKING:
    from onrecord.record.adding import Added
    from onrecord.record.store import Record


@click.command(
    short_help="Read articles into a record.",
    context_settings=HELP,
    epilog="Exit codes: 0 all inputs are in the record, 3 some left out (each told on standard error), 2 nothing done.",
)
@click.argument("inputs", nargs=-1, required=True, metavar="(PATH|URL|-)...")
@RECORD
@click.option("--again", is_flag=True, help="Read what is known too, and replace readings that have become others.")
@LAYERS
@reading_options
@click.pass_context
def add(
    context: click.Context,
    *,
    inputs: tuple[str, ...],
    path: Path,
    again: bool,
    layers: str | None,
    profile: str,
    least: float | None,
    packs: tuple[Path, ...],
    jobs: int | None,
    input_format: str | None,
    text_column: str | None,
    colour: bool | None,
) -> None:
    """Read articles into a record, and make the record with the first of them if it is not there.

    Takes what `onrecord read` takes; - is standard input. What is in the record already is not read again; stopped and
    started anew, it goes on where it was. An article that has changed becomes a new version of the old one.
    """
    services = context.find_object(Services) or Services()
    reader = services.make_reader(layer_names(layers), profile, packs, least)
    stdin = standard_input() if "-" in inputs else None
    with (
        Progress(shown=is_terminal(sys.stderr), colour=colour is not False) as progress,
        _Adding(path, reader.info, progress, again) as adding,
    ):
        tally = Tally(progress.tell)
        loaded = services.load(inputs, stdin=stdin, as_format=input_format, text_column=text_column)
        adding.all(reader.read_many(adding.unread(tally.articles_of(loaded)), jobs=jobs))
        adding.keep_answers()
    if tally.exit_code == NOTHING_DONE:
        raise InputError("nothing could be read", fix="`onrecord add --help` says what can be given")
    for line in adding.summary():
        click.echo(visible(line))
    context.exit(SOME_LEFT_OUT if adding.refused else tally.exit_code)


class _Adding:
    """Adds readings to a record and counts what becomes of the articles.

    A record that is not there is made with the first reading, so that none is left where nothing was added.
    """

    def __init__(self, path: Path, reader: ReaderInfo, progress: Progress, again: bool) -> None:
        self._path, self._reader, self._progress, self._again = path, reader, progress, again
        # where it cannot be made, opening it says so before anything is read
        at_once = path.exists() or not os.access(path.parent, os.W_OK)
        self._record: Record | None = self._opened() if at_once else None
        self._counts: Counter[str] = Counter()
        self._left_out: Counter[str] = Counter()
        self.refused = 0

    def __enter__(self) -> _Adding:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._record is not None:
            self._record.close()

    def _opened(self) -> Record:
        import onrecord

        return onrecord.open(self._path)

    def _made_for(self, reading: Reading) -> Record:
        if self._record is None:
            from onrecord.record.adding import checked

            checked(reading)  # one that is not sound is refused before a record is made for it
            self._record = self._opened()
        return self._record

    def unread(self, articles: Iterable[Article]) -> Iterator[Article]:
        """Yield the articles that have to be read: not left out, and not in the record yet."""
        for article in articles:
            why = next((part.why for part in article.left_out if part.span is None), None)
            if why is not None:
                self._left_out[why] += 1
            elif not self._again and self._record is not None and self._record.knows(article, self._reader):
                self._counts["known"] += 1
            else:
                yield article

    def all(self, readings: Iterable[Reading]) -> None:
        """Add each reading, in a transaction of its own."""
        for reading in readings:
            try:
                self._count(self._made_for(reading).add(reading, again=self._again))
            except DataError as error:
                self.refused += 1
                self._left_out["not sound"] += 1
                self._progress.tell(f"left out: {error}")
            self._progress.advance()

    def keep_answers(self) -> None:
        """Keep what questions about all articles would have to find out: which events agree, and the answers."""
        if self._record is not None:
            from onrecord.questions.answers import keep_answers

            keep_answers(self._record, self._progress.say)

    def _count(self, added: Added) -> None:
        self._counts[added.kind] += 1
        if added.kind != "known" and added.copy_of:
            self._counts["copies"] += 1

    def summary(self) -> Iterator[str]:
        """Yield the lines that say what happened."""
        counts = self._counts
        told = [
            f"{counts[kind]} {words[counts[kind] != 1]}"
            for kind, words in _TOLD.items()
            if counts[kind] or kind == "new"
        ]
        yield f"{self._path}: {', '.join(told)}{'' if self._record else ', so there is no record'}"
        if self._left_out:
            whys = ", ".join(f"{why} {count}" for why, count in self._left_out.most_common())
            yield f"left out: {sum(self._left_out.values())} ({whys})"


#: What each kind of Added is called, for one and for more.
_TOLD = {
    "new": ("article added", "articles added"),
    "version": ("new version of an article that was there", "new versions of articles that were there"),
    "reread": ("read anew by another reader", "read anew by another reader"),
    "copies": ("of these a copy of another one", "of these copies of others"),
    "known": ("already known", "already known"),
}

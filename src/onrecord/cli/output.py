"""Where the output goes: standard output, or a file that appears when it is whole; and standard input."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, TextIO

import click

from onrecord.errors import SettingError

#: As a shell reports a program that ended with its pipe (128 + SIGPIPE).
PIPE_CLOSED: Final = 141


class PipeClosedError(Exception):
    """Whoever read our output has seen enough. Nobody is told: it is not an error."""


class Output:
    """Takes text and writes it as UTF-8 with plain line feeds, on every system.

    A file is written under the name `FILE.part` and gets its own name when all is written, so that a run that is
    broken off never leaves half a file in the place of a whole one. What is there then stays in `FILE.part`.

    Args:
        path: the file, or None for standard output.

    Raises:
        SettingError: the file cannot be written, or standard output is closed.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._part: Path | None = None
        self._discard = False
        self._stream: BinaryIO
        if path is None:
            self._stream = _standard_output()
            return
        # a device or a named pipe cannot be renamed over
        plain = not path.exists() or path.is_file()
        self._part = path.with_name(path.name + ".part") if plain else None
        try:
            self._stream = (self._part or path).open("wb")
        except OSError as error:
            raise self._unwritable(error) from error

    def __enter__(self) -> Output:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._path is None:
            if error is None:
                self._flush()
            return
        self._stream.close()
        if self._part is None:
            return
        if error is None:
            try:
                self._part.replace(self._path)
            except OSError as problem:
                raise self._unwritable(problem) from problem
        elif self._part.stat().st_size and not self._discard:
            click.echo(f"what was written so far is in {self._part}", err=True)
        else:
            self._part.unlink()

    def discard(self) -> None:
        """Keep nothing of what was written to a file, if an error follows."""
        self._discard = True

    def write(self, text: str) -> None:
        """Write `text` and hand it on at once.

        Raises:
            PipeClosedError: nobody reads standard output any more.
            SettingError: the file cannot be written (the disk is full, say).
        """
        data = text.encode("utf8", "backslashreplace")
        try:
            self._stream.write(data)
        except OSError as error:
            raise self._lost(error) from error
        self._flush()

    def _flush(self) -> None:
        try:
            self._stream.flush()
        except OSError as error:
            raise self._lost(error) from error

    def _lost(self, error: OSError) -> Exception:
        # Windows reports a closed pipe as an invalid argument
        if self._path is None and error.errno in {errno.EPIPE, errno.EINVAL}:
            _silence_stdout()
            return PipeClosedError()
        return self._unwritable(error)

    def _unwritable(self, error: OSError) -> SettingError:
        where = str(self._path) if self._path else "standard output"
        return SettingError(
            f"cannot be written: {error.strerror or error}", where=where, fix="Give another place with -o FILE"
        )


def print_pieces(context: click.Context, pieces: Iterable[str], path: Path | None = None) -> None:
    """Write pieces of an answer; a reader of standard output that has gone away ends the command.

    Args:
        context: of the command.
        pieces: in order.
        path: the file; None, or "-": standard output.

    Raises:
        SettingError: it cannot be written.
    """
    try:
        with Output(None if path is None or str(path) == "-" else path) as out:
            for piece in pieces:
                out.write(piece)
    except PipeClosedError:
        context.exit(PIPE_CLOSED)


def asked(**options: object) -> list[tuple[str, str]]:
    """Return what a user asked for, as names and values for the head of a report; what was not given is left out."""
    shown = []
    for name, value in options.items():
        values = value if isinstance(value, tuple) else (value,)
        told = ", ".join("yes" if each is True else str(each) for each in values if each not in (None, False, ""))
        shown += [(name.replace("_", " "), told)] if told else []
    return shown


def standard_input() -> BinaryIO:
    """Return the bytes of standard input.

    Raises:
        SettingError: it is closed.
    """
    if sys.stdin is None:  # as in `<&-`
        raise SettingError("closed", where="standard input", fix="Name a file, a folder or a url")
    return sys.stdin.buffer


def _standard_output() -> BinaryIO:
    if sys.stdout is None:  # as in `>&-`
        raise SettingError("closed", where="standard output", fix="Name a file with -o FILE")
    return sys.stdout.buffer


def is_terminal(stream: TextIO | None) -> bool:
    """Whether `stream` is a terminal; a closed one, which Python gives as None, is none."""
    return stream is not None and stream.isatty()


def _silence_stdout() -> None:
    """Keep the interpreter from flushing into the closed pipe once more, at its end, and complaining."""
    try:
        number = sys.stdout.fileno()
    except (OSError, ValueError):
        return  # not a real stream: there is nothing to flush into
    os.dup2(os.open(os.devnull, os.O_WRONLY), number)

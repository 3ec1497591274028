"""The values of a JSON stream one by one, so that an array of any size is read with constant memory."""

from __future__ import annotations

import codecs
import itertools
import json
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.errors import InputError

_CHUNK = 1 << 16
# A value cut off by the end of what was read so far fails this close to it: `tru`, `-Infinit`, `\uD83D\uDE`.
_NEAR_END = 16
_SPACE = " \t\r\n"


def parse(text: str) -> object:
    """Return the JSON value that `text` is.

    Raises:
        InputError: it is none, or one nested too deeply, or with numbers of thousands of digits.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(f"not whole JSON ({error.msg.removesuffix(' at')}, column {error.colno})") from error
    except RecursionError as error:
        raise InputError("JSON nested too deeply") from error
    except ValueError as error:
        raise InputError(f"JSON with a value that cannot be read ({error})") from error


class _Buffer:
    """Text read so far, with the place reached in it and the line that place is on."""

    def __init__(self, stream: BinaryIO, limit: int) -> None:
        self._stream, self._limit = stream, limit
        self._decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        self.text, self.at, self.line, self.ended = "", 0, 1, False

    def more(self) -> bool:
        """Read on, doubling what is there so that a long value is not tried too often; False at the end."""
        if self.ended:
            return False
        self.text, self.at = self.text[self.at :], 0
        if len(self.text) > self._limit:
            raise InputError(
                f"a value of more than {self._limit:,} characters, which is the limit; what follows was not read",
                line=self.line,
                fix="Write one JSON object per line (.jsonl)",
            )
        data = self._stream.read(max(_CHUNK, len(self.text)))
        self.ended = not data
        self.text += self._decoder.decode(data, final=self.ended)
        return bool(data)

    def skip(self, characters: str) -> str:
        """Pass over `characters` and return the one that stands after them, empty at the end."""
        while True:
            while self.at < len(self.text) and self.text[self.at] in characters:
                self.line += self.text[self.at] == "\n"
                self.at += 1
            if self.at < len(self.text) or not self.more():
                return self.text[self.at : self.at + 1]

    def move(self, to: int) -> None:
        self.line += self.text.count("\n", self.at, to)
        self.at = to


def values(stream: BinaryIO, limit: int) -> Iterator[tuple[int, int | None, object]]:
    """Yield (line it begins on, number, value) of each element of an array, or of each value of a stream of them.

    The number of an element counts from 1; it is None for the values of a stream.

    Args:
        stream: UTF-8 without a mark; bytes that are not UTF-8 come out as by `surrogateescape`.
        limit: characters of one value.

    Raises:
        InputError: what follows is not JSON; says the line. The values before it have been yielded.
    """
    buffer = _Buffer(stream, limit)
    in_array = buffer.skip(_SPACE) == "["
    if in_array:
        buffer.move(buffer.at + 1)
    for number in itertools.count(1):
        following = buffer.skip(_SPACE + ("," if in_array else ""))
        if in_array and following == "]":
            buffer.move(buffer.at + 1)
            if buffer.skip(_SPACE):
                raise InputError("there is more after the end of the array; it was not read", line=buffer.line)
            return
        if not following:
            if in_array:
                raise InputError(
                    "the array is cut off before its end", line=buffer.line, fix="Get the whole file; the part was read"
                )
            return
        yield buffer.line, number if in_array else None, _next(buffer)


def _next(buffer: _Buffer) -> object:
    decoder = json.JSONDecoder()
    while True:
        try:
            value, end = decoder.raw_decode(buffer.text, buffer.at)
        except json.JSONDecodeError as error:
            cut_off = error.msg.startswith("Unterminated") or error.pos >= len(buffer.text) - _NEAR_END
            if cut_off and buffer.more():
                continue
            line = buffer.line + buffer.text.count("\n", buffer.at, error.pos)
            raise InputError(
                f"not whole JSON ({error.msg.removesuffix(' at')}); what follows was not read",
                line=line,
                fix="Mend the file, or write one JSON object per line (.jsonl)",
            ) from error
        except (RecursionError, ValueError) as error:
            raise InputError(
                f"JSON that cannot be read ({type(error).__name__}: nested too deeply, or a number too long); "
                "what follows was not read",
                line=buffer.line,
            ) from error
        # A number at the very end may go on in what was not read yet.
        if end == len(buffer.text) and not isinstance(value, dict | list | str) and buffer.more():
            continue
        buffer.move(end)
        return value

"""What the content of a statement tells of its act where the cue does not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, cast, get_args

from onrecord.errors import DataError
from onrecord.knowledge.tables import packaged, rows
from onrecord.types import Act

#: How much a cue leaves to the content; `contents.tsv` says what each means.
Kind = Literal["neutral", "naming"]
KINDS: Final = frozenset(get_args(Kind))
_ACTS: Final = frozenset(get_args(Act))
_LONGEST: Final = 300
_MARKS: Final = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'"})
_THAT: Final = re.compile(r"that (?!is |was |will |would |are |were |has |could |should )", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Content:
    """One row of `contents.tsv`.

    Attributes:
        kind: the cues it is for.
        act: what the content does.
        pattern: searched in the content as `plain` gives it.
    """

    kind: Kind
    act: Act
    pattern: re.Pattern[str]


def plain(content: str) -> str:
    """Return the beginning of `content` as patterns see it: straight marks, single spaces, no leading "that"."""
    text = " ".join(content[: 2 * _LONGEST].translate(_MARKS).replace("''", '"').split())
    leading = _THAT.match(text)
    return text[leading.end() if leading else 0 :][:_LONGEST]


def parse_contents(text: str, *, where: str = "contents.tsv") -> tuple[Content, ...]:
    """Return the rows of a content file.

    Args:
        text: the file's text; five tab-separated cells a line: kind, act, pattern, example, counter-example.
        where: the file's name, for errors.

    Raises:
        DataError: a kind or an act that does not exist, a pattern that is none, or that misses its example or
            matches its counter-example.
    """
    found: list[Content] = []
    for row in rows(text, columns=5, where=where):
        kind, act, source, example, other = row.cells
        if kind not in KINDS:
            raise DataError(f"kind {kind!r} is none of {', '.join(sorted(KINDS))}", where=where, line=row.line)
        if act not in _ACTS:
            raise DataError(f"act {act!r} is none of {', '.join(sorted(_ACTS))}", where=where, line=row.line)
        try:
            pattern = re.compile(source, re.IGNORECASE)
        except re.error as error:
            raise DataError(f"not a pattern ({error})", where=where, line=row.line) from error
        if not example or not pattern.search(plain(example)):
            raise DataError(f"the pattern does not match its example {example!r}", where=where, line=row.line)
        if not other or pattern.search(plain(other)):
            raise DataError(f"the pattern matches its counter-example {other!r}", where=where, line=row.line)
        found.append(Content(cast("Kind", kind), cast("Act", act), pattern))
    return tuple(found)


@lru_cache(maxsize=1)
def packaged_contents() -> tuple[Content, ...]:
    """Return the packaged rows, in the order in which they are tried."""
    return parse_contents(packaged("contents.tsv"))


def act_of_content(kind: Kind, content: str) -> Act | None:
    """Return the act that `content` does by itself, or None where it does not tell."""
    text = plain(content)
    return next((row.act for row in packaged_contents() if row.kind == kind and row.pattern.search(text)), None)

"""The cue lexicon: which act a reporting word performs, alone and in company."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, cast, get_args

from onrecord.errors import DataError
from onrecord.knowledge.contents import KINDS, Kind
from onrecord.knowledge.tables import packaged, rows
from onrecord.types import Act

#: What may change the act of a cue; `cues.tsv` says what each means.
CONDITIONS: Final = ("negated", "document", "to", "object_to", "whether", "request", "granted", "action")
_ACTS: Final = frozenset(get_args(Act))


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of the lexicon.

    Attributes:
        words: dictionary forms in order; an inflected word stands for itself alone.
        act: what the cue does where no condition holds.
        when: (condition, act) pairs, conditions of CONDITIONS.
        content: the kind of patterns by which the content may tell the act, or None where the cue tells it.
    """

    words: tuple[str, ...]
    act: Act
    when: tuple[tuple[str, Act], ...] = ()
    content: Kind | None = None

    def act_when(self, condition: str) -> Act | None:
        """Return the act under `condition`, or None where the entry does not tell."""
        return next((act for name, act in self.when if name == condition), None)


def parse_cues(text: str, *, where: str = "cues.tsv") -> tuple[Cue, ...]:
    """Return the entries of a cue file.

    Args:
        text: the file's text; three tab-separated cells a line: cue, act, options as `condition=act`
            or `content=kind`.
        where: the file's name, for errors.

    Raises:
        DataError: an act, a condition or a kind that does not exist, a cue that stands twice or is not in lower case.
    """
    seen: dict[str, int] = {}
    found: list[Cue] = []
    for row in rows(text, columns=3, where=where):
        cue, act, options = row.cells
        if cue != cue.lower():
            raise DataError(f"cue {cue!r} is not in lower case", where=where, line=row.line)
        if cue in seen:
            raise DataError(f"cue {cue!r} stands already in line {seen[cue]}", where=where, line=row.line)
        seen[cue] = row.line
        when: list[tuple[str, Act]] = []
        content: Kind | None = None
        for option in options.split():
            name, _, value = option.partition("=")
            if name == "content":
                content = _kind(value, where, row.line)
                continue
            if name not in CONDITIONS:
                valid = ", ".join((*CONDITIONS, "content"))
                raise DataError(f"condition {name!r} is none of {valid}", where=where, line=row.line)
            when.append((name, _act(value, where, row.line)))
        found.append(Cue(tuple(cue.split()), _act(act, where, row.line), tuple(when), content))
    return tuple(found)


def _act(value: str, where: str, line: int) -> Act:
    if value not in _ACTS:
        raise DataError(f"act {value!r} is none of {', '.join(sorted(_ACTS))}", where=where, line=line)
    return cast("Act", value)


def _kind(value: str, where: str, line: int) -> Kind:
    if value not in KINDS:
        raise DataError(f"kind {value!r} is none of {', '.join(sorted(KINDS))}", where=where, line=line)
    return cast("Kind", value)


@lru_cache(maxsize=1)
def lexicon() -> dict[str, tuple[Cue, ...]]:
    """Return the packaged cues by their first word, longer ones first."""
    by_first: dict[str, list[Cue]] = {}
    for cue in parse_cues(packaged("cues.tsv")):
        by_first.setdefault(cue.words[0], []).append(cue)
    return {first: tuple(sorted(cues, key=lambda c: -len(c.words))) for first, cues in by_first.items()}

"""`onrecord evaluate acts`: the acts of labelled statements, on labelled spans.

The spans are those of the articles file, so that the figures tell of the act alone and not of finding statements.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast, get_args

from onrecord.errors import DataError
from onrecord.evaluation.attributions import Count
from onrecord.reading.statements.acts import BEFORE, act_of
from onrecord.types import Act

#: Acts that a careful reader gave less often are left out of the macro average.
MIN_SUPPORT: Final = 5
_ACTS: Final = frozenset(get_args(Act))
_FIX: Final = 'Each line is {"article": name, "index": number, "act": act, "also": [other right acts]}'
_FIX_ARTICLES: Final = 'Each line is {"name": …, "text": …, "attributions": [{"source": [[start, end]], "cue": …}]}'
_Texts = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """One labelled statement and the act that it was given.

    Attributes:
        article, index: the article's name and the place among its attributions.
        act, also: the labelled act, and further ones that would be right.
        given: what the reader gave.
        cue, content: their texts.
    """

    article: str
    index: int
    act: Act
    also: tuple[Act, ...]
    given: Act
    cue: str
    content: str


@dataclass(frozen=True, slots=True)
class ActScores:
    """How good the acts of some statements are.

    Attributes:
        statements: how many were labelled.
        accuracy: share that has the labelled act.
        accuracy_also: share that has it or one of the further right ones.
        macro_f1: mean F1 over the acts labelled at least MIN_SUPPORT times; 0 where there is none.
        by_act: counts per act, those labelled most first; strict, without `also`.
        confusion: (labelled, given, how often) of those that differ, most frequent first.
    """

    statements: int
    accuracy: float
    accuracy_also: float
    macro_f1: float
    by_act: dict[str, Count]
    confusion: tuple[tuple[str, str, int], ...]


def judged(labels: Path, articles: Path) -> list[Judged]:
    """Give each labelled statement its act, in the order of the file.

    Args:
        labels: JSON lines of article, index, act and also.
        articles: JSON lines of name, text and attributions.

    Raises:
        DataError: a line is not in the stated layout, or labels an attribution that the articles file has not.
    """
    texts = _texts(articles)
    out: list[Judged] = []
    seen: set[tuple[str, int]] = set()
    for number, obj in _lines(labels, _FIX):
        try:
            key = (str(obj["article"]), int(obj["index"]))
            acts = [str(obj["act"]), *map(str, obj.get("also") or ())]
        except (KeyError, TypeError, ValueError) as error:
            raise DataError(f"not a label ({error!r})", where=str(labels), line=number, fix=_FIX) from error
        wrong = next((act for act in acts if act not in _ACTS), None)
        if wrong is not None:
            raise DataError(f"act {wrong!r} is none of {', '.join(sorted(_ACTS))}", where=str(labels), line=number)
        if key in seen:
            raise DataError(f"attribution {key[1]} of {key[0]} is labelled twice", where=str(labels), line=number)
        if key not in texts:
            what = f"{articles.name} has no attribution {key[1]} of an article {key[0]!r}"
            raise DataError(what, where=str(labels), line=number, fix="Give the articles that were labelled.")
        seen.add(key)
        source, cue, content, before = texts[key]
        act, *also = cast("list[Act]", acts)
        given = act_of(cue, content=content, source=source, before=before)
        out.append(Judged(*key, act, tuple(also), given, cue, content))
    if not out:
        raise DataError("the file holds no label", where=str(labels), fix=_FIX)
    return out


def _texts(path: Path) -> dict[tuple[str, int], _Texts]:
    """Source, cue, content and what stands before the cue, by article and index."""
    found: dict[tuple[str, int], _Texts] = {}
    for number, obj in _lines(path, _FIX_ARTICLES):
        try:
            name, text = obj["name"], obj["text"]
            for index, row in enumerate(obj["attributions"]):
                source, cue, content = (
                    " ".join(text[a:b] for a, b in row[role]) for role in ("source", "cue", "content")
                )
                start = row["cue"][0][0] if row["cue"] else 0
                found[name, index] = (source, cue, content, text[max(0, start - BEFORE) : start])
        except (KeyError, TypeError, ValueError) as error:
            what = f"not a labelled article ({error!r})"
            raise DataError(what, where=str(path), line=number, fix=_FIX_ARTICLES) from error
    return found


def _lines(path: Path, fix: str) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        with path.open(encoding="utf8") as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                try:
                    obj = json.loads(line)
                except ValueError as error:
                    raise DataError(f"not JSON ({error})", where=str(path), line=number, fix=fix) from error
                if not isinstance(obj, dict):
                    raise DataError("not a JSON object", where=str(path), line=number, fix=fix)
                yield number, obj
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"the file cannot be read ({error})", where=str(path), fix=fix) from error


def score(rows: Sequence[Judged]) -> ActScores:
    """Score statements, at least one."""
    counts: dict[str, Count] = {}
    for row in rows:
        counts.setdefault(row.act, Count()).add(row.given == row.act, 0, 1)
        counts.setdefault(row.given, Count()).add(0, 1, 0)
    common = [count.f1 for count in counts.values() if count.gold >= MIN_SUPPORT]
    wrong = Counter((row.act, row.given) for row in rows if row.act != row.given)
    return ActScores(
        statements=len(rows),
        accuracy=sum(row.given == row.act for row in rows) / len(rows),
        accuracy_also=sum(row.given in (row.act, *row.also) for row in rows) / len(rows),
        macro_f1=sum(common) / len(common) if common else 0.0,
        by_act=dict(sorted(counts.items(), key=lambda item: (-item[1].gold, item[0]))),
        confusion=tuple((a, b, n) for (a, b), n in sorted(wrong.items(), key=lambda item: (-item[1], item[0]))),
    )


def halves(rows: Sequence[Judged]) -> tuple[Sequence[Judged], Sequence[Judged]]:
    """Return the first half of the rows, which rules may be mended on, and the second, which checks them."""
    middle = len(rows) // 2
    return rows[:middle], rows[middle:]

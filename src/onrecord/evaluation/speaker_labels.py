"""Labels of who speaks: two layouts, read into one.

One holds the spans of each statement and where its article is (`data`, `article`, `source`, `cue`, `content`), the
other the place of an attribution in PolNeAR's development part (`article`, `index`). Four things of the second are
mapped: kind `government` is state or organisation, `party_or_campaign` organisation, `unknown` no speaker, and who is
`anonymous` is of that kind.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, get_args

from onrecord.errors import DataError
from onrecord.evaluation.attributions import ROLES, Attribution
from onrecord.intake import from_object
from onrecord.types import ActorKind, Article

_POLNEAR: Final = "polnear/dev"
_FIX: Final = (
    'Each line is {"article": …, "speaker": name or null, "kind": …, "anonymous": …, "via": […], "country": …, '
    '"sector": …} with "data", "source", "cue" and "content", or with the "index" of a PolNeAR attribution'
)
_KINDS: Final[dict[str, tuple[str, ...]]] = {
    "government": ("state", "organisation"),
    "party_or_campaign": ("organisation",),
}


@dataclass(frozen=True, slots=True)
class SpeakerLabel:
    """Who speaks one statement.

    Attributes:
        spans: of the statement.
        speaker: the labelled name, None where nobody speaks that the text tells.
        kinds: kinds that are right, the first in the words of the reading; empty without a speaker.
        anonymous: whether the source is kept unnamed on purpose.
        via: names of the hops between speaker and article.
        country, sector: codes, or None where the article does not tell.
    """

    spans: Attribution
    speaker: str | None
    kinds: tuple[str, ...]
    anonymous: bool
    via: tuple[str, ...]
    country: str | None
    sector: str | None


@dataclass(frozen=True, slots=True)
class LabelledArticle:
    """An article, the name that the labels give it, and its labels."""

    name: str
    article: Article
    labels: tuple[SpeakerLabel, ...]


def labelled_speakers(files: Sequence[Path], data: Path) -> tuple[list[LabelledArticle], str]:
    """Read labels and the articles that they label.

    Args:
        files: JSON lines of labels, in either layout.
        data: folder with `polnear/dev.jsonl` and, where labels point there, `articles/clusters.jsonl`.

    Returns:
        The articles, in the order of the labels, and the SHA-256 of the label files together.

    Raises:
        DataError: a line is not in a stated layout, or labels an article or attribution that the data has not.
    """
    texts: dict[str, dict[str, dict[str, Any]]] = {}
    rows: dict[tuple[str, str], list[SpeakerLabel]] = {}
    digest = hashlib.sha256()
    for path in files:
        for number, row in _lines(path):
            try:
                key = (str(row.get("data", _POLNEAR)), str(row["article"]))
                if key[0] not in texts:
                    texts[key[0]] = _articles(data, key[0])
                rows.setdefault(key, []).append(_label(row, texts[key[0]][key[1]]))
            except (KeyError, IndexError, TypeError, ValueError) as error:
                what = f"not a label of an article of {data} ({error!r})"
                raise DataError(what, where=str(path), line=number, fix=_FIX) from error
        digest.update(path.read_bytes())
    if not rows:
        raise DataError("the files hold no label", where=", ".join(map(str, files)), fix=_FIX)
    found = [LabelledArticle(name, _article(texts[part][name]), tuple(rows[part, name])) for part, name in rows]
    return found, digest.hexdigest()


def _articles(data: Path, part: str) -> dict[str, dict[str, Any]]:
    return {str(row.get("name") or row["id"]): row for _, row in _lines(data / f"{part}.jsonl")}


def _article(row: dict[str, Any]) -> Article:
    fields = {"text": row["text"], "title": row.get("title"), "url": row.get("url"), "date": row.get("published"),
              "outlet": row.get("outlet") or row.get("publisher"), "authors": row.get("authors")}  # fmt: skip
    return from_object({name: value for name, value in fields.items() if value})


def _label(row: dict[str, Any], article: dict[str, Any]) -> SpeakerLabel:
    spans = row if row.get("cue") is not None else article["attributions"][row["index"]]
    kind = row["kind"]
    nobody = row["speaker"] is None or kind == "unknown"
    kinds = () if nobody else ("anonymous",) if row["anonymous"] else _KINDS.get(kind, (kind,))
    if unknown := sorted(set(kinds) - set(get_args(ActorKind))):
        raise ValueError(f"kind {unknown[0]!r} is none of {', '.join(get_args(ActorKind))}")
    return SpeakerLabel(
        Attribution(*(tuple((int(a), int(b)) for a, b in spans[role]) for role in ROLES)),
        None if nobody else str(row["speaker"]),
        kinds,
        bool(row["anonymous"]),
        tuple(row["via"]),
        None if nobody else row["country"],
        None if nobody else row["sector"],
    )


def _lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        with path.open(encoding="utf8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    try:
                        obj = json.loads(line)
                    except ValueError as error:
                        raise DataError(f"not JSON ({error})", where=str(path), line=number, fix=_FIX) from error
                    if not isinstance(obj, dict):
                        raise DataError("not a JSON object", where=str(path), line=number, fix=_FIX)
                    yield number, obj
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"the file cannot be read ({error})", where=str(path), fix=_FIX) from error

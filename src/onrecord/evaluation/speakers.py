"""`onrecord evaluate speakers`: who speaks, held against labels, end to end and on labelled statements.

*End to end* the reader finds the statements; those count whose cue shares a token with that of a labelled one, paired
one to one, and whose source reaches token F1 ≥ 0.5 (two empty ones agree). *Given* the layers after the statements run
on the labelled spans. When a name is right says `speaker_names`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from onrecord.evaluation.attributions import Tokens, paired, token_f1
from onrecord.evaluation.given import given_statements
from onrecord.evaluation.intervals import Figure
from onrecord.evaluation.speaker_figures import ActorRow, ArticleRows, Outcome, SpeakerRow, figures
from onrecord.evaluation.speaker_labels import LabelledArticle, SpeakerLabel, labelled_speakers
from onrecord.evaluation.speaker_names import same_hop, same_speaker
from onrecord.evaluation.statements import as_attribution
from onrecord.types import Actor, Article, Reading, Statement

MODES: Final = ("end to end", "given")


class ReadsGiven(Protocol):
    """What reads articles, and articles whose statements are known: a `onrecord.Reader`."""

    def read_many(self, articles: Iterable[Article], jobs: int | None = None) -> Iterator[Reading]:
        """Read articles in their order."""
        ...

    def read_given(self, article: Article, statements: Sequence[Statement]) -> Reading:
        """Read an article whose statements are known."""
        ...


@dataclass(frozen=True, slots=True)
class SpeakerScores:
    """What the evaluation found.

    Attributes:
        sha256: of the label files together.
        articles: rows per mode, article by article.
        figures: per mode, the figures by name.
    """

    sha256: str
    articles: dict[str, tuple[ArticleRows, ...]]
    figures: dict[str, dict[str, Figure]]


def evaluate_speakers(
    files: Sequence[Path],
    data: Path,
    reader: ReadsGiven,
    *,
    jobs: int | None = None,
    progress: Callable[[], None] | None = None,
) -> SpeakerScores:
    """Read the labelled articles in both modes and score their speakers.

    Args:
        files: labels, see `labelled_speakers`.
        data: folder of the labelled articles.
        reader: with all layers.
        jobs: processes, as in `Reader.read_many`.
        progress: called once per article and mode.

    Raises:
        DataError: labels or articles are not in a stated layout.
    """
    labelled, digest = labelled_speakers(files, data)
    found: dict[str, list[ArticleRows]] = {mode: [] for mode in MODES}
    readings = reader.read_many((item.article for item in labelled), jobs)
    for item, reading in zip(labelled, readings, strict=True):
        found["end to end"].append(judge(item, reading, matched(item, reading)))
        if progress:
            progress()
    for item in labelled:
        spans = [label.spans for label in item.labels]
        reading = reader.read_given(item.article, given_statements(item.article.text, spans))
        by_id = {statement.id: statement for statement in reading.statements}
        pairs = [(by_id[f"s{i}"], label) for i, label in enumerate(item.labels, 1)]
        found["given"].append(judge(item, reading, pairs))
        if progress:
            progress()
    rows = {mode: tuple(articles) for mode, articles in found.items()}
    return SpeakerScores(digest, rows, {mode: figures(articles) for mode, articles in rows.items()})


def matched(item: LabelledArticle, reading: Reading) -> list[tuple[Statement, SpeakerLabel]]:
    """Return the statements whose source is right, with their labels."""
    tokens = Tokens(item.article.text)
    ours = [as_attribution(statement) for statement in reading.statements]
    theirs = [label.spans for label in item.labels]
    return [
        (reading.statements[i], item.labels[j])
        for i, j in sorted(paired(tokens, ours, theirs), key=lambda pair: pair[1])
        if token_f1(tokens.of_all(ours[i].source), tokens.of_all(theirs[j].source)) >= 0.5
    ]


def judge(item: LabelledArticle, reading: Reading, pairs: Sequence[tuple[Statement, SpeakerLabel]]) -> ArticleRows:
    """Hold the speakers of statements against their labels."""
    actors = {actor.id: actor for actor in reading.actors}
    rows = []
    resolved: dict[str, ActorRow] = {}
    for statement, label in pairs:
        actor = actors[statement.speaker] if statement.speaker else None
        via = tuple(actors[hop].name for hop in statement.via)
        source, cue = (" ".join(s.text for s in part) for part in (statement.source, statement.cue))
        right = sum(any(same_hop(one, other) for other in via) for one in label.via)
        name = _name(label, actor)
        rows.append(
            SpeakerRow(item.name, label, source, cue, actor, via, name, min(right, len(via)), statement.reasons)
        )
        if name == "right" and actor is not None and label.speaker is not None:
            resolved.setdefault(label.speaker, _actor(label, actor))
    return ArticleRows(item.name, len(item.labels), tuple(rows), tuple(resolved.values()))


def _name(label: SpeakerLabel, actor: Actor | None) -> Outcome:
    if label.speaker is None:
        return "right" if actor is None else "wrong"
    if actor is None:
        return "none"
    return "right" if same_speaker(label.speaker, label.kinds[0], actor.name) else "wrong"


def _actor(label: SpeakerLabel, actor: Actor) -> ActorRow:
    def outcome(labelled: str | None, given: str | None) -> Outcome:
        return "right" if labelled == given else "none" if given is None else "wrong"

    sector = actor.sectors[0] if actor.sectors else None
    return ActorRow(
        outcome(label.country, actor.country),
        outcome(label.sector, sector),
        "right" if actor.kind in label.kinds else "wrong",
    )

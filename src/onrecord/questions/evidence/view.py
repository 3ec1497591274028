"""What a record holds, as the questions see it: reports, what is told in them by whom, and what happens in that.

The questions are pure functions of an `Evidence`; `gathering` makes one from a record.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from onrecord.questions.evidence.parties import Party
from onrecord.types import Span

#: First and last character (half-open) of a piece of a report's text.
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Report:
    """One article of a record, in its latest version as read last.

    Attributes:
        key: of its reading; what `Sources` go by.
        article: its id.
        title, outlet: as the article has them, or None.
        published: ISO date or date-time, or None.
        copy_of: id of the article that it copies, or None.
        family: the same number for articles that are copies of one another.
    """

    key: int
    article: str
    title: str | None
    outlet: str | None
    published: str | None
    copy_of: str | None
    family: int


@dataclass(frozen=True, slots=True)
class Relay:
    """One mouth that words passed through: who, as what (`types.HopKind`), and whether it is unnamed on purpose."""

    party: Party
    kind: str
    anonymous: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A statement of a report.

    Attributes:
        report: where it stands.
        number: of the statement in the reading, from 0.
        source, cue, content: pieces of the text, each in order.
        form, act: as in `types`.
        speaker: who says it; None where that could not be told.
        chain: from the first voice to the report.
        inside: the statement whose content holds this one, or None.
        about: whom its content mentions, in the order of the text; known of statements asked for by themselves alone.
        since, until: first and last day on which it was said, as the text tells them; None: it does not.
        confidence: probability that the row is right.
    """

    report: Report
    number: int
    source: tuple[Place, ...]
    cue: tuple[Place, ...]
    content: tuple[Place, ...]
    form: str
    act: str
    speaker: Party | None
    chain: tuple[Relay, ...]
    inside: Told | None
    about: tuple[Party, ...]
    since: str | None
    until: str | None
    confidence: float

    def voices(self) -> Iterator[Told]:
        """Yield this statement and those around it, the outermost last."""
        told: Told | None = self
        while told is not None:
            yield told
            told = told.inside


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of a report, as its nearest voice holds it.

    Attributes:
        report: where it is told.
        key: of its row in the record.
        number: of the event in the reading, from 0.
        type, mode: in PLOVER's words; mode may be None.
        factuality: as in `types`.
        actors, recipients: who does it, and to whom; nobody where that could not be told.
        trigger: the word that tells of it.
        not_before, not_after: ISO dates between which it happened, or None.
        place, country: name and ISO code of where, or None.
        background: told as the past behind the news.
        quad, score: PLOVER's, or None.
        told: the innermost statement that holds it; None: the report's own voice.
        same: number of the first mention of the same event in the report (its own, where it is the first).
        confidence: probability that the row is right.
        doubtful: less sure than the reader's bound; left out unless asked for.
    """

    report: Report
    key: int
    number: int
    type: str
    mode: str | None
    factuality: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    trigger: Place
    not_before: str | None
    not_after: str | None
    place: str | None
    country: str | None
    background: bool
    quad: int | None
    score: float | None
    told: Told | None
    same: int
    confidence: float
    doubtful: bool

    @property
    def parties(self) -> tuple[Party, ...]:
        """All who take part."""
        return (*self.actors, *self.recipients)


class Sources(Protocol):
    """Where the texts of reports and the ids of their rows are; asked only for what is shown."""

    def text(self, report: Report) -> str:
        """Return the text of a report."""
        ...

    def row_id(self, report: Report, table: str, number: int) -> str:
        """Return the id of a row of `table` ("statement", "event"), as `onrecord show` prints it."""
        ...


@dataclass(frozen=True, slots=True)
class Evidence:
    """A part of a record, as one state of it.

    Attributes:
        happenings: events, by article id and then in the order of the text.
        told: statements that were asked for by themselves, in the same order; those that hold events are at them.
        sources: texts and ids.
    """

    happenings: tuple[Happening, ...]
    told: tuple[Told, ...]
    sources: Sources

    def words(self, report: Report, place: Place) -> Span:
        """Return the characters at a place of a report."""
        return Span.of(self.sources.text(report), *place)

    def id(self, row: Told | Happening) -> str:
        """Return the id of a row, as `onrecord show` prints it."""
        return self.sources.row_id(row.report, "statement" if isinstance(row, Told) else "event", row.number)

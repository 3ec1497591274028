"""The words of the project as types: what is read from one article, and where in its text.

All types are frozen. A position is a code point of `article.text`; spans are half-open. Unknown is None, with the
reason in `reasons`; ids are strings, unique within a reading and the same each time for the same text and reader.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ActorKind = Literal["person", "group", "state", "organisation", "armed_group", "outlet", "anonymous", "document"]
MentionType = Literal["name", "title", "description", "pronoun"]
Form = Literal["direct", "indirect", "mixed"]
Act = Literal[
    "say", "ask", "answer", "report", "announce", "acknowledge", "deny", "decline", "accuse", "criticise",
    "praise", "demand", "warn", "threaten", "promise", "propose", "predict", "order", "believe", "plan",
]  # fmt: skip
HopKind = Literal["speaker", "outlet", "author", "platform", "article"]
Factuality = Literal["asserted", "denied", "possible", "future", "hypothetical"]
QuantityKind = Literal["killed", "injured", "arrested", "abducted", "displaced", "troops", "weapons", "money", "other"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Granularity = Literal["hour", "day", "week", "month", "quarter", "season", "year", "decade", "century"]


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of an article: `text` is always `article.text[start:end]`."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """Return the span start:end of `text`."""
        return cls(start, end, text[start:end])


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What no layer reads: a part of the text (`span`), or the whole article (`span` None), and why.

    `why` is one of caption, prompt, related, share, byline, dateline, contributor, correction, advertisement,
    repeated, empty, other, or `language: xx`.
    """

    span: Span | None
    why: str


@dataclass(frozen=True, slots=True)
class Article:
    """One version of one news text with its metadata.

    Attributes:
        id: stable id from the url, else from the content.
        version: hash of the content, another one for an edited text.
        url, title, outlet: as given or found; None where unknown.
        authors: names, in the order of the byline.
        published: ISO date or date-time, or None.
        language: ISO 639-1 code, or None where the text is too short to tell.
        text: the text that spans index; verbatim for plain text and JSON, the main text for HTML.
        copy_of: id of the article this one copies, or None.
        reasons: where metadata was taken from, and why some is unknown.
        left_out: parts of `text` that are not article, in order; or one entry with `span` None.
    """

    id: str
    version: str
    url: str | None
    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: str | None
    language: str | None
    text: str
    copy_of: str | None = None
    reasons: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class ReaderInfo:
    """What read the article: version of onrecord, models as (name, hash) pairs, layers in order."""

    version: str
    models: tuple[tuple[str, str], ...]
    layers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """One who acts or speaks.

    Attributes:
        country: PLOVER code (ISO alpha-3, or IGO, UNO, EUR, NGO, ISM, IMG, MNC), or None.
        sectors: PLOVER sectors, the first is the primary one.
        role: as of the article's date, or None.
        side: id of the body, state or group it speaks for, or None.
        identifiers: (scheme, value) pairs: wikidata, iso3, cow, …
        known: id in a knowledge pack, or None.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sectors: tuple[str, ...] = ()
    role: str | None = None
    side: str | None = None
    identifiers: tuple[tuple[str, str], ...] = ()
    anonymous: bool = False
    known: str | None = None
    confidence: float = 1.0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that refers to an actor (None: to nobody that could be told)."""

    id: str
    span: Span
    actor: str | None
    type: MentionType
    confidence: float


@dataclass(frozen=True, slots=True)
class Hop:
    """One mouth that words passed through; `span` is where the text says so."""

    actor: str
    kind: HopKind
    anonymous: bool
    span: Span | None


@dataclass(frozen=True, slots=True)
class Statement:
    """An attributed statement: who (`source`) said (`cue`) what (`content`), each as pieces of the text.

    Attributes:
        speaker: actor id, or None with a reason.
        via: actor ids of the hops between speaker and article, in order.
        inside: id of the statement whose content holds this one, or None.
        time: id of the time it was made, or None.
        continues: id of the statement whose speaker and scene it takes on, or None.
        confidence: probability that the row is right under the full match rule.
    """

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    form: Form
    act: Act
    speaker: str | None
    via: tuple[str, ...]
    chain: tuple[Hop, ...]
    inside: str | None
    time: str | None
    continues: str | None
    confidence: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """An actor's part in an event: the mention that fills it and the actor it refers to."""

    mention: str
    actor: str | None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number an event reports, with its bounds (None: open)."""

    kind: QuantityKind
    min: float | None
    max: float | None
    span: Span


@dataclass(frozen=True, slots=True)
class Event:
    """What is reported to have happened, in PLOVER's types, as the nearest voice holds it."""

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    actors: tuple[Role, ...]
    recipients: tuple[Role, ...]
    trigger: Span
    time: str | None
    not_before: str | None
    not_after: str | None
    place: str | None
    factuality: Factuality
    background: bool
    quantities: tuple[Quantity, ...]
    quad_class: int | None
    score: float | None
    statement: str | None
    same_event: str | None
    confidence: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression with its TIMEX3 value and, where it can be told, its first and last day."""

    id: str
    span: Span
    type: TimeType
    value: str
    start: str | None
    end: str | None
    granularity: Granularity | None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place name with what it was resolved to (GeoNames feature class and code in `kind`)."""

    id: str
    span: Span
    name: str
    kind: str | None
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    geonames: int | None
    confidence: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one version of one article by one version of the reader."""

    article: Article
    reader: ReaderInfo
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

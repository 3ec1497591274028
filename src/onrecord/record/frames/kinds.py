"""The eleven tables, column by column."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal

from onrecord.record.frames.coded import coded
from onrecord.record.frames.columns import Column, ColumnType, Kind, Value, View, places_of, words_of
from onrecord.record.overlay import extent
from onrecord.types import Actor, Event, Hop, Quantity, Reading, Role, Span, Statement


def _field(name: str, kind: ColumnType, about: str, attribute: str | None = None) -> Column:
    """A column that is a field of the item itself."""
    own = attribute or name
    return Column(name, kind, about, lambda _, item: getattr(item, own))


def _of(name: str, kind: ColumnType, about: str, value: Callable[[Any], Value]) -> Column:
    """A column that follows from the item alone."""
    return Column(name, kind, about, lambda _, item: value(item))


def _span(get: Callable[[Any], Span | None], what: str) -> tuple[Column, ...]:
    """Three columns of one span."""

    def part(name: str) -> Callable[[Any], Value]:
        def value(item: Any) -> Value:
            span = get(item)
            return None if span is None else getattr(span, name)

        return value

    return (
        _of("start", "integer", f"first character {what}, counted in code points from 0", part("start")),
        _of("end", "integer", f"the character behind the last one {what}", part("end")),
        _of("text", "text", f"the characters {what}", part("text")),
    )


_ARTICLE: Final = Column("article", "text", "id of the article", lambda view, _: view.reading.article.id)
_ID: Final = _field("id", "text", "id of the row, unique within the article")
_SURE: Final = _field("confidence", "number", "probability that the row is right, 0 to 1")
_WHY: Final = _field("reasons", "list", "why it was read so, and why something is unknown")
_NUMBER: Final = _field("number", "integer", "counted from 1, in order")
_WHERE: Final = (
    Column("outlet", "text", "of the article", lambda view, _: view.reading.article.outlet),
    Column(
        "published", "text", "of the article: ISO date or date-time", lambda view, _: view.reading.article.published
    ),
)


@dataclass(frozen=True, slots=True)
class _Hop:
    statement: Statement
    number: int
    hop: Hop


@dataclass(frozen=True, slots=True)
class _Role:
    event: Event
    part: Literal["actor", "recipient"]
    number: int
    role: Role


@dataclass(frozen=True, slots=True)
class _Quantity:
    event: Event
    number: int
    quantity: Quantity


def _pieces(part: Literal["source", "cue", "content"], what: str) -> tuple[Column, ...]:
    """Two columns of one part of a statement."""
    return (
        _of(part, "text", f"{what}; … between the pieces", lambda row: words_of(getattr(row, part))),
        _of(
            f"{part}_spans", "text", "where that stands, as start:end, commas between the pieces",
            lambda row: places_of(getattr(row, part)),
        ),
    )  # fmt: skip


def _hops(view: View) -> Iterator[_Hop]:
    for statement in view.reading.statements:
        for number, hop in enumerate(statement.chain, 1):
            yield _Hop(statement, number, hop)


def _roles(view: View) -> Iterator[_Role]:
    for event in view.reading.events:
        for number, role in enumerate(event.actors, 1):
            yield _Role(event, "actor", number, role)
        for number, role in enumerate(event.recipients, 1):
            yield _Role(event, "recipient", number, role)


def _quantities(view: View) -> Iterator[_Quantity]:
    for event in view.reading.events:
        for number, quantity in enumerate(event.quantities, 1):
            yield _Quantity(event, number, quantity)


def _end(which: Literal["start", "end"]) -> Callable[[Statement], Value]:
    def value(row: Statement) -> Value:
        whole = extent(row)
        return None if whole is None else getattr(whole, which)

    return value


def _why_left_out(reading: Reading) -> str | None:
    return next((part.why for part in reading.left_out if part.span is None), None)


def _role_mention(name: str) -> Callable[[View, _Role], Value]:
    def value(view: View, item: _Role) -> Value:
        mention = view.mentions.get(item.role.mention)
        return None if mention is None else getattr(mention.span, name)

    return value


def _identifiers(actor: Actor) -> Value:
    return tuple(f"{scheme}:{value}" for scheme, value in actor.identifiers)


ARTICLES: Final = Kind("articles", "One article: the text that all positions count in, and where it is from.",
    lambda view: (view.reading,), (
        _of("article", "text", "its id", lambda r: r.article.id),
        _of("version", "text", "hash of this version of it", lambda r: r.article.version),
        _of("url", "text", "its address", lambda r: r.article.url),
        _of("title", "text", "its title", lambda r: r.article.title),
        _of("outlet", "text", "who printed it", lambda r: r.article.outlet),
        _of("authors", "list", "names, in the order of the byline", lambda r: r.article.authors),
        _of("published", "text", "ISO date or date-time", lambda r: r.article.published),
        _of("language", "text", "ISO 639-1 code", lambda r: r.article.language),
        _of("copy_of", "text", "id of the article that it is a copy of", lambda r: r.article.copy_of),
        _of("left_out", "text", "why the whole article was not read, if it was not", _why_left_out),
        _of("reader", "text", "version of onrecord that read it", lambda r: r.reader.version),
        _of("layers", "list", "what was read, in order", lambda r: r.reader.layers),
        _of("reasons", "list", "where its metadata are from, and why some are unknown", lambda r: r.article.reasons),
        _of("text", "text", "its text, to the last character", lambda r: r.article.text),
    ))  # fmt: skip

ACTORS: Final = Kind("actors", "One who acts or speaks, or is named, in one article.",
    lambda view: view.reading.actors, (
        _ARTICLE, _ID,
        Column("identity", "text", "id across articles, joined by people or told by packs; as `record.actors` gives it",
               lambda view, actor: view.identities[actor.id]),
        _field("name", "text", "its name"),
        _field("kind", "text", "person, state, organisation, …"),
        _field("country", "text", "PLOVER country code"),
        _field("sectors", "list", "PLOVER sectors, the first is the primary one"),
        _field("role", "text", "as of the article's date"),
        _field("side", "text", "id of the actor that it speaks for"),
        Column("side_name", "text", "name of that actor", lambda view, actor: view.name(actor.side)),
        _field("anonymous", "truth", "whether it is a source that is not named on purpose"),
        _field("known", "text", "id in a knowledge pack"),
        _of("identifiers", "list", "as scheme:value: wikidata, iso3, cow, …", _identifiers),
        _SURE, _WHY,
    ))  # fmt: skip

MENTIONS: Final = Kind("mentions", "One stretch of text that refers to an actor.",
    lambda view: view.reading.mentions, (
        _ARTICLE, _ID, *_span(lambda m: m.span, "of it"),
        _field("actor", "text", "id of the actor"),
        Column("name", "text", "name of that actor", lambda view, mention: view.name(mention.actor)),
        _field("type", "text", "name, title, description or pronoun"), _SURE,
    ))  # fmt: skip

STATEMENTS: Final = Kind("statements", "One attributed statement: who said what, by which words.",
    lambda view: view.reading.statements, (
        _ARTICLE, _ID, *_WHERE,
        _field("speaker", "text", "id of the actor that says it"),
        Column("speaker_name", "text", "name of that actor", lambda view, row: view.name(row.speaker)),
        _field("act", "text", "what it does: say, deny, accuse, …"),
        _field("form", "text", "direct, indirect or mixed"),
        *_pieces("source", "who says it, as the text has it"), *_pieces("cue", "the words that ascribe it"),
        *_pieces("content", "what is said"),
        _of("start", "integer", "first character of all of it", _end("start")),
        _of("end", "integer", "the character behind the last one of all of it", _end("end")),
        _field("via", "list", "ids of the actors through whom it came, in order"),
        Column("via_names", "list", "their names",
               lambda view, row: tuple(view.name(actor) or actor for actor in row.via)),
        _field("inside", "text", "id of the statement whose content holds it"),
        _field("time", "text", "id of the time at which it was made"),
        _field("continues", "text", "id of the statement whose speaker and scene it takes on"),
        _SURE, _WHY,
    ))  # fmt: skip

HOPS: Final = Kind("hops", "One mouth that the words of a statement passed through, from the speaker to the article.",
    _hops, (
        _ARTICLE, _of("statement", "text", "id of the statement", lambda item: item.statement.id), _NUMBER,
        _of("actor", "text", "id of the actor", lambda item: item.hop.actor),
        Column("name", "text", "name of that actor", lambda view, item: view.name(item.hop.actor)),
        _of("kind", "text", "speaker, outlet, author, platform or article", lambda item: item.hop.kind),
        _of("anonymous", "truth", "whether it is not named on purpose", lambda item: item.hop.anonymous),
        *_span(lambda item: item.hop.span, "that say so"),
    ))  # fmt: skip

EVENTS: Final = Kind("events", "One report of an event, as the nearest voice holds it.",
    lambda view: view.reading.events, (
        _ARTICLE, _ID, *_WHERE,
        _field("type", "text", "PLOVER type"), _field("mode", "text", "PLOVER mode"),
        _field("contexts", "list", "PLOVER contexts"),
        _field("factuality", "text", "asserted, denied, possible, future or hypothetical"),
        _field("background", "truth", "whether it is told as the past behind the news"),
        *_span(lambda event: event.trigger, "of the words that tell of it"),
        _field("statement", "text", "id of the statement that it stands in; none: the article's own voice"),
        Column("speaker", "text", "id of the actor that makes that statement",
               lambda view, event: view.speaker(event.statement)),
        Column("speaker_name", "text", "name of that actor",
               lambda view, event: view.name(view.speaker(event.statement))),
        _field("time", "text", "id of the time that is stated"),
        _field("not_before", "text", "first day on which it may have been"),
        _field("not_after", "text", "last day on which it may have been"),
        _field("place", "text", "id of the place"),
        Column("place_name", "text", "name of that place",
               lambda view, event: view.places[event.place].name if event.place in view.places else None),
        _field("quad_class", "integer", "PLOVER quad class, 1 to 4"),
        _field("score", "number", "PLOVER score, -10 to 10"),
        _field("same_event", "text", "id of the first report of the same event in the article"),
        _SURE, _WHY,
    ))  # fmt: skip

ROLES: Final = Kind("roles", "One who takes part in an event.", _roles, (
    _ARTICLE, _of("event", "text", "id of the event", lambda item: item.event.id),
    _field("part", "text", "actor or recipient"), _NUMBER,
    _of("mention", "text", "id of the mention that fills it", lambda item: item.role.mention),
    _of("actor", "text", "id of the actor", lambda item: item.role.actor),
    Column("name", "text", "name of that actor", lambda view, item: view.name(item.role.actor)),
    Column("start", "integer", "first character of the mention", _role_mention("start")),
    Column("end", "integer", "the character behind its last one", _role_mention("end")),
    Column("text", "text", "its characters", _role_mention("text")),
))  # fmt: skip

QUANTITIES: Final = Kind("quantities", "One number that an event reports.", _quantities, (
    _ARTICLE, _of("event", "text", "id of the event", lambda item: item.event.id), _NUMBER,
    _of("kind", "text", "killed, injured, arrested, …", lambda item: item.quantity.kind),
    _of("min", "number", "lower bound", lambda item: item.quantity.min),
    _of("max", "number", "upper bound", lambda item: item.quantity.max),
    *_span(lambda item: item.quantity.span, "that tell it"),
))  # fmt: skip

CODES: Final = Kind("codes", "One code of another code book that the crosswalk gives for an event's type and mode.",
    coded, (
        _ARTICLE, _of("event", "text", "id of the event", lambda item: item.event),
        _of("scheme", "text", "cameo, icews, acled or ucdp", lambda item: item.code.scheme),
        _of("number", "integer", "counted from 1 within a scheme, the nearest first", lambda item: item.number),
        _of("code", "text", "as the scheme writes it; none: it has no code for that", lambda item: item.code.code),
        _of("label", "text", "the code's name", lambda item: item.code.label),
        _of("fit", "text", "exact, broader, narrower, overlaps or none: what the code takes, beside PLOVER's",
            lambda item: item.code.fit),
        _of("intensity", "number", "ICEWS's, -10 to 10", lambda item: item.code.intensity),
        _of("note", "text", "on what condition, and what is lost", lambda item: item.code.note),
    ))  # fmt: skip

TIMES: Final = Kind("times", "One expression of time.", lambda view: view.reading.times, (
    _ARTICLE, _ID, *_span(lambda time: time.span, "of it"),
    _field("type", "text", "DATE, TIME, DURATION or SET"), _field("value", "text", "TIMEX3 value"),
    _field("first_day", "text", "first day, where it can be told", "start"),
    _field("last_day", "text", "last day, where it can be told", "end"),
    _field("granularity", "text", "hour, day, week, …"), _WHY,
))  # fmt: skip

PLACES: Final = Kind("places", "One name of a place.", lambda view: view.reading.places, (
    _ARTICLE, _ID, *_span(lambda place: place.span, "of it"),
    _field("name", "text", "name of what it stands for"), _field("kind", "text", "GeoNames feature class and code"),
    _field("country", "text", "ISO 3166-1 alpha-3 code"), _field("admin1", "text", "province or state"),
    _field("latitude", "number", "degrees north"), _field("longitude", "number", "degrees east"),
    _field("geonames", "integer", "GeoNames id"), _SURE, _WHY,
))  # fmt: skip

#: All of them, in the order in which they are written.
KINDS: Final[dict[str, Kind]] = {
    kind.name: kind
    for kind in (ARTICLES, ACTORS, MENTIONS, STATEMENTS, HOPS, EVENTS, ROLES, QUANTITIES, CODES, TIMES, PLACES)
}

"""The eleven tables, column by column."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

from onrecord.record.anchors import extent
from onrecord.record.frames.columns import Column, Kind, Value, View
from onrecord.record.frames.fields import ARTICLE, ID, NUMBER, SURE, WHERE, WHY, field, of, pieces, span
from onrecord.record.frames.items import EventRole, codes, hops, quantities, roles
from onrecord.types import Actor, Reading, Statement


def _end(which: Literal["start", "end"]) -> Callable[[Statement], Value]:
    def value(row: Statement) -> Value:
        whole = extent(row)
        return None if whole is None else getattr(whole, which)

    return value


def _why_left_out(reading: Reading) -> str | None:
    return next((part.why for part in reading.left_out if part.span is None), None)


def _role_mention(name: str) -> Callable[[View, EventRole], Value]:
    def value(view: View, item: EventRole) -> Value:
        mention = view.mentions.get(item.role.mention)
        return None if mention is None else getattr(mention.span, name)

    return value


def _identifiers(actor: Actor) -> Value:
    return tuple(f"{scheme}:{value}" for scheme, value in actor.identifiers)


ARTICLES: Final = Kind("articles", "One article: the text that all positions count in, and where it is from.",
    lambda view: (view.reading,), (
        of("article", "text", "its id", lambda r: r.article.id),
        of("version", "text", "hash of this version of it", lambda r: r.article.version),
        of("url", "text", "its address", lambda r: r.article.url),
        of("title", "text", "its title", lambda r: r.article.title),
        of("outlet", "text", "who printed it", lambda r: r.article.outlet),
        of("authors", "list", "names, in the order of the byline", lambda r: r.article.authors),
        of("published", "text", "ISO date or date-time", lambda r: r.article.published),
        of("language", "text", "ISO 639-1 code", lambda r: r.article.language),
        of("copy_of", "text", "id of the article that it is a copy of", lambda r: r.article.copy_of),
        of("left_out", "text", "why the whole article was not read, if it was not", _why_left_out),
        of("reader", "text", "version of onrecord that read it", lambda r: r.reader.version),
        of("layers", "list", "what was read, in order", lambda r: r.reader.layers),
        of("reasons", "list", "where its metadata are from, and why some are unknown", lambda r: r.article.reasons),
        of("text", "text", "its text, to the last character", lambda r: r.article.text),
    ))  # fmt: skip

ACTORS: Final = Kind("actors", "One who acts or speaks, or is named, in one article.",
    lambda view: view.reading.actors, (
        ARTICLE, ID,
        Column("identity", "text", "id across articles, joined by people or told by packs; as `record.actors` gives it",
               lambda view, actor: view.identities[actor.id]),
        field("name", "text", "its name"),
        field("kind", "text", "person, state, organisation, …"),
        field("country", "text", "PLOVER country code"),
        field("sectors", "list", "PLOVER sectors, the first is the primary one"),
        field("role", "text", "as of the article's date"),
        field("side", "text", "id of the actor that it speaks for"),
        Column("side_name", "text", "name of that actor", lambda view, actor: view.name(actor.side)),
        field("anonymous", "truth", "whether it is a source that is not named on purpose"),
        field("known", "text", "id in a knowledge pack"),
        of("identifiers", "list", "as scheme:value: wikidata, iso3, cow, …", _identifiers),
        SURE, WHY,
    ))  # fmt: skip

MENTIONS: Final = Kind("mentions", "One stretch of text that refers to an actor.",
    lambda view: view.reading.mentions, (
        ARTICLE, ID, *span(lambda m: m.span, "of it"),
        field("actor", "text", "id of the actor"),
        Column("name", "text", "name of that actor", lambda view, mention: view.name(mention.actor)),
        field("type", "text", "name, title, description or pronoun"), SURE,
    ))  # fmt: skip

STATEMENTS: Final = Kind("statements", "One attributed statement: who said what, by which words.",
    lambda view: view.reading.statements, (
        ARTICLE, ID, *WHERE,
        field("speaker", "text", "id of the actor that says it"),
        Column("speaker_name", "text", "name of that actor", lambda view, row: view.name(row.speaker)),
        field("act", "text", "what it does: say, deny, accuse, …"),
        field("form", "text", "direct, indirect or mixed"),
        *pieces("source", "who says it, as the text has it"), *pieces("cue", "the words that ascribe it"),
        *pieces("content", "what is said"),
        of("start", "integer", "first character of all of it", _end("start")),
        of("end", "integer", "the character behind the last one of all of it", _end("end")),
        field("via", "list", "ids of the actors through whom it came, in order"),
        Column("via_names", "list", "their names",
               lambda view, row: tuple(view.name(actor) or actor for actor in row.via)),
        field("inside", "text", "id of the statement whose content holds it"),
        field("time", "text", "id of the time at which it was made"),
        field("continues", "text", "id of the statement whose speaker and scene it takes on"),
        SURE, WHY,
    ))  # fmt: skip

HOPS: Final = Kind("hops", "One mouth that the words of a statement passed through, from the speaker to the article.",
    hops, (
        ARTICLE, of("statement", "text", "id of the statement", lambda item: item.statement.id), NUMBER,
        of("actor", "text", "id of the actor", lambda item: item.hop.actor),
        Column("name", "text", "name of that actor", lambda view, item: view.name(item.hop.actor)),
        of("kind", "text", "speaker, outlet, author, platform or article", lambda item: item.hop.kind),
        of("anonymous", "truth", "whether it is not named on purpose", lambda item: item.hop.anonymous),
        *span(lambda item: item.hop.span, "that say so"),
    ))  # fmt: skip

EVENTS: Final = Kind("events", "One report of an event, as the nearest voice holds it.",
    lambda view: view.reading.events, (
        ARTICLE, ID, *WHERE,
        field("type", "text", "PLOVER type"), field("mode", "text", "PLOVER mode"),
        field("contexts", "list", "PLOVER contexts"),
        field("factuality", "text", "asserted, denied, possible, future or hypothetical"),
        field("background", "truth", "whether it is told as the past behind the news"),
        *span(lambda event: event.trigger, "of the words that tell of it"),
        field("statement", "text", "id of the statement that it stands in; none: the article's own voice"),
        Column("speaker", "text", "id of the actor that makes that statement",
               lambda view, event: view.speaker(event.statement)),
        Column("speaker_name", "text", "name of that actor",
               lambda view, event: view.name(view.speaker(event.statement))),
        field("time", "text", "id of the time that is stated"),
        field("not_before", "text", "first day on which it may have been"),
        field("not_after", "text", "last day on which it may have been"),
        field("place", "text", "id of the place"),
        Column("place_name", "text", "name of that place",
               lambda view, event: view.places[event.place].name if event.place in view.places else None),
        field("quad_class", "integer", "PLOVER quad class, 1 to 4"),
        field("score", "number", "PLOVER score, -10 to 10"),
        field("same_event", "text", "id of the first report of the same event in the article"),
        SURE, WHY,
    ))  # fmt: skip

ROLES: Final = Kind("roles", "One who takes part in an event.", roles, (
    ARTICLE, of("event", "text", "id of the event", lambda item: item.event.id),
    field("part", "text", "actor or recipient"), NUMBER,
    of("mention", "text", "id of the mention that fills it", lambda item: item.role.mention),
    of("actor", "text", "id of the actor", lambda item: item.role.actor),
    Column("name", "text", "name of that actor", lambda view, item: view.name(item.role.actor)),
    Column("start", "integer", "first character of the mention", _role_mention("start")),
    Column("end", "integer", "the character behind its last one", _role_mention("end")),
    Column("text", "text", "its characters", _role_mention("text")),
))  # fmt: skip

QUANTITIES: Final = Kind("quantities", "One number that an event reports.", quantities, (
    ARTICLE, of("event", "text", "id of the event", lambda item: item.event.id), NUMBER,
    of("kind", "text", "killed, injured, arrested, …", lambda item: item.quantity.kind),
    of("min", "number", "lower bound", lambda item: item.quantity.min),
    of("max", "number", "upper bound", lambda item: item.quantity.max),
    *span(lambda item: item.quantity.span, "that tell it"),
))  # fmt: skip

CODES: Final = Kind("codes", "One code of another code book that the crosswalk gives for an event's type and mode.",
    codes, (
        ARTICLE, of("event", "text", "id of the event", lambda item: item.event.id),
        of("scheme", "text", "cameo, icews, acled or ucdp", lambda item: item.code.scheme),
        of("number", "integer", "counted from 1 within a scheme, the nearest first", lambda item: item.number),
        of("code", "text", "as the scheme writes it; none: it has no code for that", lambda item: item.code.code),
        of("label", "text", "the code's name", lambda item: item.code.label),
        of("fit", "text", "exact, broader, narrower, overlaps or none: what the code takes, beside PLOVER's",
            lambda item: item.code.fit),
        of("intensity", "number", "ICEWS's, -10 to 10", lambda item: item.code.intensity),
        of("note", "text", "on what condition, and what is lost", lambda item: item.code.note),
    ))  # fmt: skip

TIMES: Final = Kind("times", "One expression of time.", lambda view: view.reading.times, (
    ARTICLE, ID, *span(lambda time: time.span, "of it"),
    field("type", "text", "DATE, TIME, DURATION or SET"), field("value", "text", "TIMEX3 value"),
    field("first_day", "text", "first day, where it can be told", "start"),
    field("last_day", "text", "last day, where it can be told", "end"),
    field("granularity", "text", "hour, day, week, …"), WHY,
))  # fmt: skip

PLACES: Final = Kind("places", "One name of a place.", lambda view: view.reading.places, (
    ARTICLE, ID, *span(lambda place: place.span, "of it"),
    field("name", "text", "name of what it stands for"), field("kind", "text", "GeoNames feature class and code"),
    field("country", "text", "ISO 3166-1 alpha-3 code"), field("admin1", "text", "province or state"),
    field("latitude", "number", "degrees north"), field("longitude", "number", "degrees east"),
    field("geonames", "integer", "GeoNames id"), SURE, WHY,
))  # fmt: skip

#: All of them, in the order in which they are written.
KINDS: Final[dict[str, Kind]] = {
    kind.name: kind
    for kind in (ARTICLES, ACTORS, MENTIONS, STATEMENTS, HOPS, EVENTS, ROLES, QUANTITIES, CODES, TIMES, PLACES)
}

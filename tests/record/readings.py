"""Readings for the tests of the record: made by hand, and any that could be made."""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from onrecord import types as t
from onrecord.types import (
    Actor,
    Article,
    Event,
    Hop,
    LeftOut,
    Mention,
    Place,
    Quantity,
    ReaderInfo,
    Reading,
    Role,
    Span,
    Statement,
    Time,
)

READER = ReaderInfo("0.1.0", (("statements.onnx", "abc123"),), ("names", "statements", "events"))
NEWER = ReaderInfo("0.2.0", (("statements.onnx", "def456"),), ("names", "statements", "events"))
TEXT = (
    "Talsia's envoy Orla Venn denied on Monday that her country keeps a military presence in Brenmark. "
    "“We have no soldiers there,” she told the Northern Post. Brenmark's defence ministry accused Talsia of shelling "
    "the harbour of Quell on 3 May, killing two to four dockers."
)


_TALSIA = (("wikidata", "Q1"), ("cow", "7"))


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def whole(
    name: str = "one",
    *,
    text: str = TEXT,
    published: str | None = "2024-05-06",
    reader: ReaderInfo = READER,
    **more: Any,
) -> Reading:
    """A reading with a row in every layer, of article `name`."""

    def at(words: str) -> Span:
        return span(text, words)

    facts: dict[str, Any] = {
        "id": f"u{name}", "version": f"v{len(text)}", "url": f"https://post.example/{name}", "title": "Talsia denies",
        "outlet": "Northern Post", "authors": ("A. Sen",), "published": published, "language": "en", "text": text,
        "reasons": ("date from the page",), **more,
    }  # fmt: skip
    return Reading(
        article=Article(**facts),
        reader=reader,
        actors=(
            Actor("a1", "Talsia", "state", "TLS", ("GOV",), identifiers=_TALSIA, known="talsia"),
            Actor("a2", "Orla Venn", "person", "TLS", ("GOV",), "envoy", "a1", confidence=0.87, reasons=("a title",)),
            Actor("a3", "Brenmark", "state", "BRN", ("GOV",)),
            Actor("a4", "Northern Post", "outlet", sectors=("JRN",)),
            Actor("a5", "Ministry of Defence", "organisation", "BRN", ("MIL",), side="a3"),
        ),
        mentions=(
            Mention("m1", at("Talsia"), "a1", "name", 1.0),
            Mention("m2", at("Orla Venn"), "a2", "name", 0.95),
            Mention("m3", at("Brenmark"), "a3", "name", 0.95),
            Mention("m4", at("she"), "a2", "pronoun", 1 / 3),
            Mention("m5", at("the harbour of Quell"), None, "description", 0.5),
        ),
        statements=(
            Statement(
                "s1", (at("Talsia's envoy Orla Venn"),), (at("denied"),),
                (at("that her country keeps a military presence in Brenmark"),), "indirect", "deny", "a2", (),
                (Hop("a2", "speaker", False, at("Orla Venn")),), None, "t1", None, 0.93,
            ),
            Statement(
                "s2", (at("she"),), (at("told"),), (at("“We have no soldiers there,”"),), "direct", "say", "a2",
                ("a4",), (Hop("a2", "speaker", False, at("she")), Hop("a4", "outlet", False, at("the Northern Post"))),
                None, None, "s1", 0.9, ("the same scene",),
            ),
            Statement(
                "s3", (at("Brenmark's defence ministry"),), (at("accused"),),
                (at("Talsia of shelling the harbour of Quell on 3 May"), at("killing two to four dockers")), "indirect",
                "accuse", "a5", (), (), None, None, None, 0.8,
            ),
        ),
        events=(
            Event(
                "e1", "ASSAULT", "heavy-weapons", ("military",), (Role("m1", "a1"),), (Role("m5", None),),
                at("shelling"), "t2", "2024-05-03", "2024-05-03", "p1", "asserted", False,
                (Quantity("killed", 2.0, 4.0, at("two to four")),), 4, -9.5, "s3", None, 0.7, ("a reason",),
            ),
            Event(
                "e2", "ACCUSE", None, (), (Role("m3", "a3"),), (Role("m1", "a1"),), at("accused"), None, None, None,
                None, "asserted", False, (), 3, -2.0, None, None, 0.8,
            ),
        ),
        times=(
            Time("t1", at("on Monday"), "DATE", "2024-05-06", "2024-05-06", "2024-05-06", "day"),
            Time("t2", at("3 May"), "DATE", "2024-05-03", "2024-05-03", "2024-05-03", "day", ("year of the article",)),
        ),
        places=(Place("p1", at("Quell"), "Quell", "P.PPL", "BRN", None, 51.25, -3.5, 12345, 0.6, ("a port",)),),
        left_out=(LeftOut(at("Talsia's envoy"), "other"),),
    )  # fmt: skip


def plain(name: str, text: str, **more: Any) -> Reading:
    """A reading of which only the text matters."""
    version = zlib.crc32(text.encode("utf8", "surrogatepass"))
    facts: dict[str, Any] = {
        "id": f"u{name}", "version": f"v{version:x}", "url": None, "title": None, "outlet": None,
        "authors": (), "published": None, "language": "en", "text": text, **more,
    }  # fmt: skip
    return Reading(Article(**facts), READER)


def expected(reading: Reading) -> Reading:
    """A reading as it comes out of a record."""
    return replace(reading, article=replace(reading.article, left_out=reading.left_out))


# ---- any reading that could be

_WORDS = st.text(max_size=6)
_DAYS = st.none() | st.sampled_from(["2024-05-06", "1999-12-31"])
_SHARES = st.floats(0, 1) | st.sampled_from([0.0, 1.0, 0.5, 0.1234])
_REASONS = st.lists(_WORDS, max_size=2).map(tuple)


@st.composite
def readings(draw: Any, name: st.SearchStrategy[str] = _WORDS) -> Reading:
    """Any sound reading: spans index the text, ids are unique, and what is named is there."""
    text = draw(st.text(min_size=1, max_size=60) | st.just(TEXT) | st.just("half \ud83d a pair, \0 and a NUL"))

    def places() -> Span:
        start = draw(st.integers(0, len(text)))
        return Span.of(text, start, draw(st.integers(start, len(text))))

    def maybe(*options: Any) -> Any:
        return draw(st.sampled_from([None, *options]))

    def some(make: Any, most: int = 2) -> tuple[Any, ...]:
        return tuple(make(n) for n in range(draw(st.integers(0, most))))

    odd = draw(st.booleans())  # ids that are not the usual ones

    def named(letter: str, n: int) -> str:
        return f"{letter}{n + 7}x" if odd else f"{letter}{n + 1}"

    def value(kind: Any) -> Any:
        return draw(st.from_type(kind))

    actors = some(
        lambda n: Actor(
            named("a", n), draw(_WORDS), value(t.ActorKind), draw(st.none() | _WORDS), draw(_REASONS),
            draw(st.none() | _WORDS), None, draw(st.just(()) | st.just((("wikidata", "Q5"), ("x", "y")))),
            draw(st.booleans()), draw(st.none() | _WORDS), draw(_SHARES), draw(_REASONS),
        ),
        3,
    )  # fmt: skip
    ids = [actor.id for actor in actors]
    actors = tuple(replace(actor, side=maybe(*ids)) for actor in actors)
    mentions = some(lambda n: Mention(named("m", n), places(), maybe(*ids), value(t.MentionType), draw(_SHARES)), 3)
    times = some(
        lambda n: Time(named("t", n), places(), value(t.TimeType), draw(_WORDS), draw(_DAYS), draw(_DAYS),
                       draw(st.none() | st.from_type(t.Granularity)), draw(_REASONS))
    )  # fmt: skip
    numbers = st.none() | st.floats(-180, 180)
    here = some(
        lambda n: Place(named("p", n), places(), draw(_WORDS), draw(st.none() | _WORDS), draw(st.none() | _WORDS),
                        draw(st.none() | _WORDS), draw(numbers), draw(numbers), draw(st.none() | st.integers(0, 10**8)),
                        draw(_SHARES), draw(_REASONS))
    )  # fmt: skip

    def chain() -> tuple[Hop, ...]:
        return some(lambda _: Hop(draw(st.sampled_from(ids)), value(t.HopKind), draw(st.booleans()),
                                  places() if draw(st.booleans()) else None)) if ids else ()  # fmt: skip

    statements = some(
        lambda n: Statement(
            named("s", n), some(lambda _: places()), some(lambda _: places()), some(lambda _: places()), value(t.Form),
            value(t.Act), maybe(*ids), tuple(draw(st.lists(st.sampled_from(ids), max_size=2))) if ids else (), chain(),
            None, maybe(*(x.id for x in times)), None, draw(_SHARES), draw(_REASONS),
        ),
        3,
    )  # fmt: skip
    said = [statement.id for statement in statements]
    statements = tuple(replace(row, inside=maybe(*said), continues=maybe(*said)) for row in statements)
    fillers = [mention.id for mention in mentions]

    def roles() -> tuple[Role, ...]:
        return some(lambda _: Role(draw(st.sampled_from(fillers)), maybe(*ids))) if fillers else ()

    bounds = st.none() | st.floats(0, 1e9)
    events = some(
        lambda n: Event(
            named("e", n), draw(_WORDS), draw(st.none() | _WORDS), draw(_REASONS), roles(), roles(), places(),
            maybe(*(x.id for x in times)), draw(_DAYS), draw(_DAYS), maybe(*(x.id for x in here)), value(t.Factuality),
            draw(st.booleans()),
            some(lambda _: Quantity(value(t.QuantityKind), draw(bounds), draw(bounds), places())),
            draw(st.none() | st.integers(1, 4)), draw(st.none() | st.floats(-10, 10)), maybe(*said), None,
            draw(_SHARES), draw(_REASONS),
        )
    )  # fmt: skip
    told = [event.id for event in events]
    events = tuple(replace(event, same_event=maybe(*told)) for event in events)
    left_out = some(lambda _: LeftOut(places() if draw(st.booleans()) else None, draw(_WORDS)))
    article = Article(
        "u" + draw(name), draw(_WORDS), draw(st.none() | _WORDS), draw(st.none() | _WORDS), draw(st.none() | _WORDS),
        draw(_REASONS), draw(_DAYS), draw(st.none() | st.just("en")), text, draw(st.none() | _WORDS), draw(_REASONS),
    )  # fmt: skip
    reader = draw(st.sampled_from([READER, NEWER, ReaderInfo("", (), ())]))
    return Reading(article, reader, actors, mentions, statements, events, times, here, left_out)

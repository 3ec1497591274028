"""Articles about the same happenings by invented outlets, as readings with events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from onrecord.types import (
    Actor,
    Article,
    Event,
    Hop,
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

READER = ReaderInfo("0.1.0", (("events.onnx", "abc123"),), ("names", "statements", "events"))
NEWER = ReaderInfo("0.2.0", (("events.onnx", "def456"),), ("names", "statements", "events"))
#: Who is known across articles: name, kind, country, sectors.
KNOWN = {
    "Talsia": ("state", "RUS", ("GOV",)),
    "Brenmark": ("state", "FRA", ("GOV",)),
    "Orvale": ("state", "IND", ("GOV",)),
    "Orla Venn": ("person", "RUS", ("GOV",)),
    "Ivo Lund": ("person", "FRA", ("GOV",)),
    "Harbour Guild": ("organisation", None, ("BUS",)),
    "Larch Times": ("outlet", None, ("JRN",)),
    "Quell Courier": ("outlet", None, ("JRN",)),
}


@dataclass(frozen=True)
class Told:
    """An event of a story: its word, who takes part, who says it (None: the article) and through whom."""

    trigger: str
    type: str = "CONSULT"
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    place: tuple[str, str] | None = None
    when: tuple[str, str] | None = None
    factuality: str = "asserted"
    mode: str | None = None
    killed: float | None = None
    background: bool = False
    same: str | None = None
    said_by: str | None = None
    unnamed: bool = False
    via: str | None = None
    nobody: bool = False


def story(name: str, text: str, *events: Told, reader: ReaderInfo = READER, **more: Any) -> Reading:
    """Return the reading of an article; words of events are looked for in the text in order."""
    facts: dict[str, Any] = {
        "id": f"u{name}", "version": f"v{len(text)}", "url": None, "title": None, "outlet": f"{name.title()} Post",
        "authors": (), "published": "2031-05-04", "language": "en", "text": text, **more,
    }  # fmt: skip
    actors: dict[str, Actor] = {}
    mentions: list[Mention] = []

    def actor(who: str, unnamed: bool = False) -> str:
        if who not in actors:
            kind, country, sectors = KNOWN.get(who, ("group", None, ()))
            if unnamed:
                kind = "anonymous"
            known = f"x-{who.lower()}" if who in KNOWN else None
            actors[who] = Actor(f"a{len(actors) + 1}", who, kind, country, sectors, known=known, anonymous=unnamed)  # type: ignore[arg-type]  # kinds of the table above
        return actors[who].id

    def role(who: str) -> Role:
        mentions.append(
            Mention(f"m{len(mentions) + 1}", span(text, text.split(maxsplit=1)[0]), actor(who), "name", 0.9)
        )
        return Role(mentions[-1].id, actor(who))

    rows, statements, times, places, at = [], [], [], [], 0
    for number, told in enumerate(events, 1):
        start = text.index(told.trigger, at)
        at = start + len(told.trigger)
        statement = None
        if told.said_by or told.nobody:
            speaker = actor(told.said_by, told.unnamed) if told.said_by else None
            chain = [Hop(speaker, "speaker", told.unnamed, None)] if speaker else []
            chain += [Hop(actor(told.via), "outlet", False, None)] if told.via else []
            statement = f"s{len(statements) + 1}"
            statements.append(Statement(
                statement, (), (), (Span.of(text, start, at),), "indirect", "say", speaker,
                (actor(told.via),) if told.via else (), tuple(chain), None, None, None, 0.9,
            ))  # fmt: skip
        if told.when:
            times.append(Time(f"t{len(times) + 1}", Span.of(text, start, at), "DATE", told.when[0], *told.when, "day"))
        if told.place:
            places.append(Place(
                f"p{len(places) + 1}", Span.of(text, start, at), told.place[0], None, told.place[1], None, None, None,
                None, 0.9,
            ))  # fmt: skip
        rows.append(Event(
            f"e{number}", told.type, told.mode, (), tuple(map(role, told.by)), tuple(map(role, told.to)),
            Span.of(text, start, at), times[-1].id if told.when else None, *(told.when or (None, None)),
            places[-1].id if told.place else None, told.factuality, told.background,  # type: ignore[arg-type]
            (Quantity("killed", told.killed, told.killed, Span.of(text, start, at)),) if told.killed else (),
            1, 1.0, statement, told.same, 0.9,
        ))  # fmt: skip
    return Reading(
        Article(**facts), reader, tuple(actors.values()), tuple(mentions), tuple(statements), tuple(rows),
        tuple(times), tuple(places),
    )  # fmt: skip


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def meeting(name: str, **more: Any) -> Reading:
    """One more report of the meeting of Talsia and Brenmark in Quell."""
    text = {
        0: "Talsia and Brenmark met in Quell on Sunday to settle the dispute over herring quotas. Rain fell.",
        1: "Officials of Talsia and Brenmark held a meeting in Quell over the herring quotas dispute, guests said.",
        2: "On Sunday Brenmark’s envoy met that of Talsia in Quell; the herring quotas dispute was not settled.",
    }[len(name) % 3]
    trigger = "meeting" if "meeting" in text else "met"
    return story(name, text, Told(trigger, by=("Talsia", "Brenmark"), place=("Quell", "FRA")), **more)


def strike(name: str, **more: Any) -> Reading:
    """A report of a strike on Vell, on the same days."""
    text = "Talsia shelled the granaries of Vell on Saturday and killed nine farmers, the village council said."
    told = Told("shelled", "ASSAULT", ("Talsia",), ("Brenmark",), ("Vell", "FRA"), mode="heavy-weapons", killed=9)
    return story(name, text, told, **more)

"""Small articles with their readings, for the tests of the questions: invented sides that deny, admit and accuse."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import onrecord
from onrecord.record.store import Record
from onrecord.types import (
    Actor,
    Article,
    Event,
    Hop,
    Mention,
    ReaderInfo,
    Reading,
    Role,
    Span,
    Statement,
    Time,
)

READER = ReaderInfo("0.1.0", (), ("names", "statements", "events"))
#: Known across articles, with whom they speak for.
CAST = (
    Actor("talsia", "Talsia", "organisation", None, ("GOV",), known="body.talsia"),
    Actor("brenmark", "Brenmark", "organisation", None, ("GOV",), known="body.brenmark"),
    Actor("league", "Harbour League", "armed_group", None, ("REB",), known="armed_group.harbour_league"),
    Actor("venn", "Orla Venn", "person", None, ("GOV",), side="talsia", known="person.orla_venn"),
    Actor("sund", "Pal Sund", "person", None, ("GOV",), side="brenmark", known="person.pal_sund"),
    Actor("post", "Northern Post", "outlet", None, ("JRN",), known="outlet.northern_post"),
    Actor("docker", "a docker", "anonymous", anonymous=True),
)


@dataclass(frozen=True)
class Said:
    """A statement: who, by which cue, what (as words of the text), act, the cue of the statement around it, when."""

    speaker: str | None
    cue: str
    content: str
    act: str = "say"
    inside: str | None = None
    day: str | None = None
    form: str = "indirect"
    via: tuple[str, ...] = ()


@dataclass(frozen=True)
class Done:
    """An event: type, its trigger, who, whom, how it is told, by the statement with which cue."""

    kind: str
    trigger: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    factuality: str = "asserted"
    by: str | None = None
    same: str | None = None
    confidence: float = 0.7
    mode: str | None = None


def story(
    name: str, text: str, rows: Iterable[Said | Done], *, published: str | None = "2031-05-04", outlet: str = "Courier"
) -> Reading:
    """The reading of an article; each cue and trigger stands once in its text."""
    found = list(rows)
    said = [row for row in found if isinstance(row, Said)]
    done = [row for row in found if isinstance(row, Done)]
    cues = {row.cue: f"s{n}" for n, row in enumerate(said, 1)}
    days = sorted({row.day for row in said if row.day})
    triggers = {row.trigger: f"e{n}" for n, row in enumerate(done, 1)}
    mentions = _mentions(text)
    of = {str(mention.actor): mention.id for mention in reversed(mentions)}
    # who takes part but is not named in the text is mentioned by its first character
    missing = [actor.id for actor in CAST if actor.id not in of]
    mentions += [
        Mention(f"m{len(mentions) + n}", Span.of(text, 0, 1), one, "description", 1.0)
        for n, one in enumerate(missing, 1)
    ]
    of |= {str(mention.actor): mention.id for mention in mentions if mention.type == "description"}
    return Reading(
        article=Article(f"u{name}", f"v{name}", None, None, outlet, (), published, "en", text),
        reader=READER,
        actors=CAST,
        mentions=tuple(mentions),
        statements=tuple(_statement(text, row, cues, days) for row in said),
        events=tuple(_event(text, row, cues, triggers, of) for row in done),
        times=tuple(Time(f"t{n}", Span.of(text, 0, 1), "DATE", day, day, day, "day") for n, day in enumerate(days, 1)),
    )


def quarrel(name: str, day: str | None, denied: str = "it all") -> Reading:
    """Somebody accuses a side of arming another one, and the side denies it."""
    return story(
        name,
        f"Orla Venn accused Brenmark of arming the Harbour League near {name}. Pal Sund denied {denied}.",
        [
            Said("venn", "accused", f"Brenmark of arming the Harbour League near {name}", act="accuse"),
            Said("sund", "denied", denied, act="deny"),
            Done("AID", "arming", ("brenmark",), ("league",), "asserted", "accused"),
        ],
        published=day,
    )


def _mentions(text: str) -> list[Mention]:
    names = {actor.name: actor.id for actor in CAST}
    found = re.finditer("|".join(map(re.escape, names)), text)
    return [
        Mention(f"m{n}", Span.of(text, *match.span()), names[match.group()], "name", 1.0)
        for n, match in enumerate(found, 1)
    ]


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span.of(text, start, start + len(words))


def _statement(text: str, row: Said, cues: dict[str, str], days: list[str]) -> Statement:
    chain = () if row.speaker is None else (Hop(row.speaker, "speaker", row.speaker == "docker", None),)
    return Statement(
        id=cues[row.cue],
        source=(),
        cue=(_span(text, row.cue),),
        content=(_span(text, row.content),),
        form=row.form,
        act=row.act,
        speaker=row.speaker,
        via=row.via,
        chain=(*chain, *(Hop(one, "outlet", False, None) for one in row.via)),
        inside=None if row.inside is None else cues[row.inside],
        time=None if row.day is None else f"t{days.index(row.day) + 1}",
        continues=None,
        confidence=0.9,
    )  # type: ignore[arg-type]  # tests give only words that are in the lists


def _event(text: str, row: Done, cues: dict[str, str], triggers: dict[str, str], of: dict[str, str]) -> Event:
    def filled(actors: tuple[str, ...]) -> tuple[Role, ...]:
        return tuple(Role(of[actor], actor) for actor in actors)

    return Event(
        id=triggers[row.trigger],
        type=row.kind,
        mode=row.mode,
        contexts=(),
        actors=filled(row.actors),
        recipients=filled(row.recipients),
        trigger=_span(text, row.trigger),
        time=None,
        not_before=None,
        not_after=None,
        place=None,
        factuality=row.factuality,
        background=False,
        quantities=(),
        quad_class=None,
        score=None,
        statement=None if row.by is None else cues[row.by],
        same_event=None if row.same is None else triggers[row.same],
        confidence=row.confidence,
    )  # type: ignore[arg-type]  # as above


def kept(folder: Path, *readings: Reading) -> Record:
    """A record of readings."""
    record = onrecord.open(folder / "news.record")
    for reading in readings:
        record.add(reading)
    return record


def admits(name: str = "one", **more: str) -> Reading:
    """Talsia had long denied that it supported the League, then acknowledged that it works with it."""
    return story(
        name,
        "Talsia had long denied that it supplied the Harbour League. On Monday its envoy Orla Venn publicly "
        "acknowledged that Talsia cooperates with the Harbour League on its coast.",
        [
            Said("talsia", "had long denied", "that it supplied the Harbour League", "deny"),
            Said(
                "venn", "publicly acknowledged", "that Talsia cooperates with the Harbour League on its coast",
                "acknowledge", day="2031-04-28",
            ),
            Done("AID", "supplied", ("talsia",), ("league",), "denied", "had long denied"),
            Done("COOPERATE", "cooperates", ("talsia", "league"), (), "asserted", "publicly acknowledged"),
        ],
        **more,
    )  # fmt: skip


def meets(name: str = "two", **more: str) -> Reading:
    """Brenmark says that Talsia's envoy met the League; Talsia denies that such a meeting took place."""
    return story(
        name,
        "Pal Sund of Brenmark said that Talsia met the Harbour League in Quell in March. "
        "Orla Venn denied that any such talks took place.",
        [
            Said("sund", "said", "that Talsia met the Harbour League in Quell in March"),
            Said("venn", "denied", "that any such talks took place", "deny"),
            Done("CONSULT", "met", ("talsia",), ("league",), "asserted", "said"),
            Done("CONSULT", "talks", (), (), "denied", "denied", same="met"),
        ],
        **more,
    )


def accuses(name: str = "three", **more: str) -> Reading:
    """Brenmark accuses Talsia of something that no event tells; Talsia dismisses the claim."""
    return story(
        name,
        "Brenmark accused Talsia of hiding grain from its neighbours. Orla Venn dismissed the claim.",
        [
            Said("brenmark", "accused", "Talsia of hiding grain from its neighbours", "accuse"),
            Said("venn", "dismissed", "the claim", "deny"),
        ],
        **more,
    )

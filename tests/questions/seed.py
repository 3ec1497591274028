"""The seed article as a reader without faults would read it: made from the record that was made of it by hand."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from onrecord.types import Actor, Article, Event, Hop, Mention, ReaderInfo, Reading, Role, Span, Statement, Time

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "seed"


def seed() -> Reading:
    """Return the reading; the test is skipped where the seed is not there."""
    if not (FOLDER / "record.json").exists():
        pytest.skip(f"no seed article in {FOLDER}")
    text = (FOLDER / "article.txt").read_bytes().decode("utf8")
    record = json.loads((FOLDER / "record.json").read_text(encoding="utf8"))
    mentions = _mentions(record["actors"], text)
    first: dict[str, str] = {}
    for mention in mentions:
        first.setdefault(str(mention.actor), mention.id)
    for actor in record["actors"]:
        if actor["id"] not in first:
            mentions.append(Mention(f"m{actor['id']}", Span.of(text, 0, 1), actor["id"], "description", 1.0))
            first[actor["id"]] = f"m{actor['id']}"
    facts: dict[str, Any] = record["article"]
    return Reading(
        article=Article("useed", "v1", None, None, "Post", (), facts["published"], "en", text),
        reader=ReaderInfo("0", (), ("names", "statements", "events")),
        actors=tuple(_actor(row) for row in record["actors"]),
        mentions=tuple(mentions),
        statements=tuple(_statement(row) for row in record["statements"]),
        events=tuple(_event(row, first) for row in record["events"]),
        times=tuple(
            Time(t["id"], _span(t["span"]), t["type"], t["value"], t["start"], t["end"], t["granularity"])
            for t in record["times"]
        ),
    )


def _mentions(actors: list[dict[str, Any]], text: str) -> list[Mention]:
    """Wherever a name stands; of names within names the longest."""
    forms = {form: actor["id"] for actor in actors for form in actor["surface_forms"] if form not in ("he", "she")}
    longest = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return [
        Mention(f"m{n}", Span.of(text, *match.span()), forms[match.group()], "name", 1.0)
        for n, match in enumerate(re.finditer(rf"\b(?:{longest})", text))
    ]


def _span(row: dict[str, Any]) -> Span:
    return Span(row["start"], row["end"], row["text"])


def _actor(row: dict[str, Any]) -> Actor:
    known = {"russia": "state.russia", "usa": "state.united_states", "taliban": "armed_group.taliban"}.get(row["id"])
    return Actor(
        row["id"], row["name"], row["kind"], row["country"], tuple(row["sectors"]), row["role"], row["side"],
        anonymous=row["anonymous"], known=known,
    )  # fmt: skip


def _statement(row: dict[str, Any]) -> Statement:
    return Statement(
        id=row["id"], source=tuple(map(_span, row["source"])), cue=tuple(map(_span, row["cue"])),
        content=tuple(map(_span, row["content"])), form=row["form"], act=row["act"], speaker=row["speaker"],
        via=tuple(row["via"]), chain=tuple(Hop(h["actor"], h["kind"], h["anonymous"], None) for h in row["chain"]),
        inside=row["inside"], time=row["time"], continues=None, confidence=0.9,
    )  # fmt: skip


def _event(row: dict[str, Any], first: dict[str, str]) -> Event:
    def filled(part: str) -> tuple[Role, ...]:
        return tuple(Role(first[actor], actor) for actor in row[part])

    return Event(
        id=row["id"], type=row["type"], mode=row["mode"], contexts=(), actors=filled("actors"),
        recipients=filled("recipients"), trigger=_span(row["trigger"]), time=row["time"], not_before=None,
        not_after=None, place=None, factuality=row["factuality"], background=False, quantities=(), quad_class=None,
        score=None, statement=row["statement"], same_event=row["same_event"], confidence=0.9,
    )  # fmt: skip

"""Chains of real articles: every way of the seed, and how many labelled ways are found, statements being given."""

import json
import re
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.intake import from_object
from onrecord.reading.chains.layer import ChainLayer
from onrecord.reading.layers import Page
from onrecord.reading.names.layer import NameLayer
from onrecord.reading.speakers.layer import SpeakerLayer
from onrecord.types import Span, Statement

ROOT = Path(__file__).resolve().parents[3]
SHARED = ROOT / ".." / "shared"
LABELS = ROOT / "training" / "labels" / "speakers_dev.jsonl"
ROLES = ("source", "cue", "content")
pytestmark = [
    pytest.mark.data,
    pytest.mark.model,
    pytest.mark.skipif(not (SHARED / "seed" / "record.json").exists(), reason="needs ../shared"),
]


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf8").splitlines()]


def same(name):
    return re.sub(r"^(?:the|an?) ", "", name.casefold().replace("’", "'"))


def chained(pages):
    return ChainLayer().read(SpeakerLayer().read(NameLayer().read(pages)))


def statement(text, number, spans, **fields):
    row = {"form": "indirect", "act": "say", "inside": None, "continues": None} | fields
    source, cue, content = (tuple(Span.of(text, *span) for span in spans[role]) for role in ROLES)
    return Statement(
        number, source, cue, content, row["form"], row["act"], None, (), (), row["inside"], None, row["continues"], 0.9
    )


def test_every_way_of_the_seed():
    text = (SHARED / "seed" / "article.txt").read_text(encoding="utf8")
    record = json.loads((SHARED / "seed" / "record.json").read_text(encoding="utf8"))
    gold = record["statements"]
    rows = [
        statement(
            text,
            row["id"],
            {role: [(span["start"], span["end"]) for span in row[role]] for role in ROLES},
            form=row["form"], act=row["act"], inside=row["inside"], continues=row["continues"],
        )
        for row in gold
    ]  # fmt: skip
    article = from_object({"text": text, "published": record["article"]["published"]})
    page = chained([Page(article, statements=tuple(rows))])[0]
    names = {actor.id: same(actor.name) for actor in page.actors}
    theirs = {actor["id"]: same(actor["name"]) for actor in record["actors"]}
    found = {
        s.id: [(names[hop.actor], hop.kind) for hop in s.chain[len(s.chain) - len(s.via) :]] for s in page.statements
    }
    found = {s.id: found[s.id] if s.via else [] for s in page.statements}
    assert found == {row["id"]: [(theirs[hop["actor"]], hop["kind"]) for hop in row["chain"][1:]] for row in gold}


def labelled():
    """The articles with labels, each as (record, rows)."""
    rows = defaultdict(list)
    for row in [*lines(LABELS), *lines(SHARED / "data" / "speakers" / "dev.jsonl")]:
        rows[row["article"]].append(row)
    for path, field in (("polnear/dev.jsonl", "name"), ("articles/clusters.jsonl", "id")):
        for record in lines(SHARED / "data" / path):
            if record[field] in rows:
                yield record, rows[record[field]]


def given(record, rows):
    """The page of an article with its labelled statements."""
    article = from_object(
        {key: record[key] for key in ("text", "title", "url", "published", "outlet") if key in record}
    )
    out = []
    for number, row in enumerate(rows, 1):
        spans = row if "content" in row else record["attributions"][row["index"]]
        told = article.text[spans["content"][0][0] : spans["content"][-1][1]] if spans["content"] else ""
        form = "direct" if told[:1] in "“\"‘'" and told else "mixed" if re.search('[“"]', told) else "indirect"
        out.append(statement(article.text, f"s{number}", spans, form=form))
    return Page(article, statements=tuple(replace(s, inside=holder(s, out)) for s in out))


def holder(inner, others):
    held = [
        (sum(p.end - p.start for p in other.content), other.id)
        for other in others
        if other.content and other is not inner
        and all(any(p.start <= s.start and s.end <= p.end for p in other.content) for s in (*inner.cue, *inner.content))
        and sum(p.end - p.start for p in other.content) > sum(p.end - p.start for p in inner.content)
    ]  # fmt: skip
    return min(held)[1] if held else None


def test_ways_of_labelled_articles():
    articles = list(labelled())
    pages = chained([given(record, rows) for record, rows in articles])
    right = wrong = missed = 0
    for page, (_, rows) in zip(pages, articles, strict=True):
        names = {actor.id: same(actor.name) for actor in page.actors}
        for found, row in zip(page.statements, rows, strict=True):
            mine, theirs = {names[actor] for actor in found.via}, {same(name) for name in row["via"]}
            right, wrong, missed = right + len(mine & theirs), wrong + len(mine - theirs), missed + len(theirs - mine)
    assert right / (right + wrong) >= 0.95, (right, wrong, missed)
    assert 2 * right / (2 * right + wrong + missed) >= 0.80, (right, wrong, missed)

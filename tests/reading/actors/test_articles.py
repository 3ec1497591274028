"""The actors of whole articles: the one that started the project, and another of the same build with other people."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.reading.reader import Reader
from onrecord.types import Actor, Reading

SEED = Path(__file__).resolve().parents[3] / ".." / "shared" / "seed"
SECOND = Path(__file__).with_name("second_article.txt")
#: Kind, country, first sector, side of each actor of the second article.
EXPECTED = {
    "Norway": ("state", "NOR", "GOV", None),
    "Colombia": ("state", "COL", "GOV", None),
    "United States": ("state", "USA", "GOV", None),
    "Cuba": ("state", "CUB", "GOV", None),
    "Spain": ("state", "ESP", None, None),
    "Denmark": ("state", "DNK", None, None),
    "Honduras": ("state", "HND", None, None),
    "Ecuador": ("state", "ECU", None, None),
    "Peru": ("state", "PER", None, None),
    "Brazil": ("state", "BRA", None, None),
    "National Liberation Army": ("armed_group", "COL", "REB", None),
    "Clan del Golfo": ("armed_group", "COL", "CRM", None),
    "Torvald Lindqvik": ("person", "NOR", "GOV", "Norway"),
    "Erna Solberg": ("person", "NOR", "GOV", "Norway"),
    "Lucía Barrientos": ("person", "COL", "MIL", "Colombia"),
    "Warren Aldridge": ("person", "USA", "MIL", "United States"),
    "Donald Trump": ("person", "USA", "GOV", "United States"),
    "Juan Manuel Santos": ("person", "COL", "GOV", "Colombia"),
    "Evaristo Quintanilla": ("person", "COL", "REB", "National Liberation Army"),
    "Rómulo Arciniega": ("person", "COL", "REB", "National Liberation Army"),
    "Amaro Villalba": ("person", None, "EDU", None),
    "unnamed ELN commander": ("anonymous", "COL", "REB", "National Liberation Army"),
    "EFE": ("outlet", "ESP", "JRN", None),
    "Agence France-Presse": ("outlet", "FRA", "JRN", None),
    "El País": ("outlet", "ESP", "JRN", None),
    "Foreign Policy": ("outlet", "USA", "JRN", None),
    "Organization of American States": ("organisation", "IGO", None, None),
}
ROLES = {
    "Torvald Lindqvik": "special envoy to Colombia",
    "Erna Solberg": "Prime Minister",
    "Lucía Barrientos": "Defense Ministry spokeswoman",
    "Donald Trump": "President",
    "unnamed ELN commander": "commander",
}


def _read(text: str, date: str) -> tuple[Reading, dict[str, Actor]]:
    reading = Reader().read({"text": text, "date": date})
    return reading, {actor.name: actor for actor in reading.actors}


@pytest.mark.model
def test_the_second_article() -> None:
    reading, actors = _read(SECOND.read_text(encoding="utf8"), "2018-03-06")
    names = {actor.id: actor.name for actor in reading.actors}
    found = {
        name: (it.kind, it.country, it.sectors[0] if it.sectors else None, names.get(it.side or ""))
        for name, it in actors.items()
        if name in EXPECTED
    }
    assert found == EXPECTED
    assert {name: actors[name].role for name in ROLES} == ROLES
    assert len(names) == len(set(names.values())), "one actor stands twice"
    mentions = {m.span.text for m in reading.mentions if m.actor == actors["Norway"].id}
    assert {"Norway", "Oslo"} <= mentions
    assert {"ELN", "National Liberation Army"} <= {
        m.span.text for m in reading.mentions if m.actor == actors["National Liberation Army"].id
    }


def _names(text: str) -> set[str]:
    return {text.casefold().removeprefix("the ")}


@pytest.mark.data
@pytest.mark.model
@pytest.mark.skipif(not (SEED / "record.json").exists(), reason="needs shared/seed")
def test_the_seed() -> None:
    record = json.loads((SEED / "record.json").read_text(encoding="utf8"))
    reading, _ = _read((SEED / "article.txt").read_text(encoding="utf8"), record["article"]["published"])
    by_form: dict[str, set[str]] = {}
    for mention in reading.mentions:
        if mention.actor and mention.type != "pronoun":
            by_form.setdefault(mention.span.text.casefold().removeprefix("the "), set()).add(mention.actor)
    actors = {actor.id: actor for actor in reading.actors}
    wrong = []
    for gold in record["actors"]:
        forms = {form.casefold().removeprefix("the ") for form in (gold["name"], *gold["surface_forms"])}
        ids = {actor for form in forms for actor in by_form.get(form, ())}
        ids |= {actor.id for actor in reading.actors if actor.name.casefold().removeprefix("the ") in forms}
        right = [
            actors[it]
            for it in ids
            if gold["country"] in (None, actors[it].country)
            and gold["sectors"][:1] in ([], list(actors[it].sectors[:1]))
            and gold["kind"] == actors[it].kind
        ]
        if not right:
            wrong.append((gold["name"], [(actors[it].name, actors[it].country, actors[it].sectors) for it in ids]))
    # "the central government in Kabul" is Afghanistan by another name
    assert [name for name, _ in wrong if name != "Afghan government"] == [], wrong

"""The cast of a marked text, for tests of what actors are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from onrecord.intake.article import make_article
from onrecord.knowledge.lookup import Knowledge
from onrecord.knowledge.parse import parse_pack
from onrecord.reading.actors.layer import ActorLayer
from onrecord.reading.actors.scene import Scene
from onrecord.reading.layers import Page
from onrecord.reading.speakers.layer import SpeakerLayer
from onrecord.types import Actor
from tests.reading.speakers.marked import read

#: States and bodies of a world of its own; small, so that each test shows what it needs.
WORLD = """\
pack: world
about: Actors of these tests.
source: Invented.
licence: CC0-1.0
bodies:
- {body: government, name: government, sectors: [GOV], forms: [government, administration]}
- {body: foreign_ministry, name: Foreign Ministry, sectors: [GOV], forms: [foreign ministry]}
- {body: military, name: military, sectors: [MIL], forms: [military, army]}
titles:
- {sectors: [], titles: [official, spokesman, spokeswoman, leader, chief, director, adviser, aide, member, source,
   head, representative]}
- {sectors: [GOV], titles: [president, prime minister, minister, harbour minister, envoy, special envoy, mayor, gov]}
- {sectors: [MIL], titles: [general, gen, commander, soldier, top commander]}
- {sectors: [LEG], titles: [senator, sen, lawmaker]}
- {sectors: [PTY], titles: [candidate, nominee]}
- {sectors: [EDU], titles: [fellow, professor, expert]}
- {sectors: [CVL], titles: [villager, writer, mother]}
- {sectors: [BUS], titles: [chief executive]}
- {sectors: [REB], titles: [rebel, jihadist, gunman]}
- {sectors: [JRN], titles: [reporter]}
- {sectors: [REL], titles: [mullah]}
offices:
- {roles: [President], forms: [president]}
entries:
- {id: armed_group.reed_front, name: Reed Front, kind: armed_group, country: LAR, sectors: [REB],
   aliases: [RF, Reeds]}
- {id: organisation.blue_party_lar, name: Blue Party (Larch), kind: organisation, country: LAR, sectors: [PTY],
   weak: [Blue Party], people: [Blues]}
- {id: organisation.blue_party_orl, name: Blue Party (Orlen), kind: organisation, country: ORL, sectors: [PTY],
   weak: [Blue Party], people: [Blues]}
- {id: organisation.quist_house, name: Quist House, kind: organisation, country: ORL, sectors: [EDU]}
- {id: organisation.sea_league, name: Sea League, kind: organisation, country: IGO, sectors: [MIL]}
- {id: outlet.ledger, name: The Ledger, kind: outlet, outlet: newspaper, country: LAR,
   sectors: [JRN], weak: [The Ledger], domain: ledger.example}
- {id: outlet.tidings, name: Tidings Agency, kind: outlet, outlet: agency, country: ORL,
   sectors: [JRN]}
- {id: person.ana_lopez, name: Ana Lopez, kind: person, country: LAR, sectors: [GOV], weak: [Lopez],
   roles: [{role: candidate, of: LAR, sectors: [PTY], since: "2030-01-01", until: "2030-06-30"},
     {role: President, of: LAR, sectors: [GOV], since: "2030-07-01", until: "2034-06-30"}]}
- {id: person.ulf_berg, name: Ulf Berg, kind: person, country: ORL, sectors: [GOV], weak: [Berg],
   roles: [{role: President, of: ORL, sectors: [GOV], since: "2025-01-01", until: "2029-12-31"}]}
- {id: state.larch, name: Larch, kind: state, country: LAR, sectors: [GOV], adjectives: [Larchian], people: [Larchian],
   capitals: [Larchport], seats: [Quay], identifiers: {iso3: LAR, cow: "999"}}
- {id: state.orlen, name: Orlen, kind: state, country: ORL, sectors: [GOV], adjectives: [Orlenish], people: [Orlener],
   capitals: [Orlenburg], identifiers: {iso3: ORL}}
"""


def world(*more: str) -> Knowledge:
    """What is known in this world, and in further packs of a user."""
    packs = []
    for number, text in enumerate((WORLD, *more)):
        pack, problems = parse_pack(text, path=Path("world.yaml" if not number else "mine.yaml"), builtin=not number)
        assert pack is not None and not problems, problems
        packs.append(pack)
    return Knowledge.of(packs)


def page(marked: str, date: str | None = "2031-03-01", outlet: str | None = None) -> Page:
    """The page of a marked text after the layer of speakers."""
    text, statements, names = read(marked)
    article = replace(make_article(text), published=date, outlet=outlet, left_out=())
    return SpeakerLayer().read([Page(article, tuple(names), tuple(statements))])[0]


def scene(marked: str, date: str | None = "2031-03-01", outlet: str | None = None) -> Scene:
    """What is known of a marked text before its actors are."""
    return Scene.of(page(marked, date, outlet), world())


def cast(marked: str, date: str | None = "2031-03-01", outlet: str | None = None, packs: tuple[str, ...] = ()) -> Page:
    """The page of a marked text with its cast."""
    layer = ActorLayer()
    layer.knowledge = world(*packs)
    return layer.read([page(marked, date, outlet)])[0]


def actor(found: Page, name: str) -> Actor:
    """The one actor of this name."""
    actors = [actor for actor in found.actors if actor.name == name]
    assert len(actors) == 1, [(a.name, a.kind) for a in found.actors]
    return actors[0]


def told(found: Page, name: str) -> tuple[str | None, str | None]:
    """Country and first sector of the actor of this name."""
    it = actor(found, name)
    return it.country, it.sectors[0] if it.sectors else None


def side(found: Page, name: str) -> str | None:
    """The name of whom the actor of this name speaks for."""
    it = actor(found, name)
    return next((other.name for other in found.actors if other.id == it.side), None)


def surfaces(found: Page, name: str) -> list[str]:
    """The words of the text that refer to the actor of this name."""
    it = actor(found, name)
    return [mention.span.text for mention in found.mentions if mention.actor == it.id]

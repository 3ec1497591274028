"""What tells whether a reference belongs to a chain: named facts with values from 0 to 1, weighed by the ranker."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.knowledge.lists import word_list
from onrecord.reading.coreference.nouns import are_kindred
from onrecord.reading.coreference.types import ANYONE, MALE, Chain, Reference

#: Nouns that say no more than that it is a person.
_PLAIN: Final = word_list("plain_noun")
#: How many sentences back the same pronoun stands: it says ever less, as "he" of two scenes is two.
_NEAR, _FAR = 2, 4
Facts = dict[str, float]


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known of a reference apart from the chains.

    Attributes:
        quoted_by: number of the chain whose words hold it, between quotation marks, or None.
        told_by: number of the chain whose indirect statement holds it, or None.
        is_source: whether it is the source of a statement.
        spoke_last: number of the chain that spoke last before it, or None.
        spoke: numbers of the chains that it may belong to and that spoke before it.
        owner: number of the chain whose it is (his wife), or None.
        kin: numbers of the chains that are called so and are that one's: "her mother" again.
        topic: number of the chain referred to most so far, or None.
    """

    quoted_by: int | None = None
    told_by: int | None = None
    is_source: bool = False
    spoke_last: int | None = None
    spoke: frozenset[int] = frozenset()
    owner: int | None = None
    kin: frozenset[int] = frozenset()
    topic: int | None = None


def bearing(reference: Reference) -> str:
    """Return which set of weights ranks a reference: person, plural or description."""
    if reference.kind == "description":
        return "description"
    return "plural" if reference.number == "several" else "person"


def facts(reference: Reference, chain: Chain, near: Reference, rank: int, scene: Scene) -> Facts:
    """Return the facts for one chain.

    Args:
        reference: what is to be resolved.
        chain: one that it may belong to.
        near: the chain's nearest reference before it.
        rank: how many other chains that fit were referred to since.
        scene: what is known of the reference.
    """
    out: Facts = {}
    _distance(out, reference, near, rank)
    _form(out, reference, chain, near)
    _speech(out, reference, chain, near, scene)
    if reference.kind == "description":
        _likeness(out, reference, chain, near, scene)
    return out


def _distance(out: Facts, reference: Reference, near: Reference, rank: int) -> None:
    sentences = reference.sentence - near.sentence
    out[f"sentences {min(sentences, 4) if sentences < 7 else 7}"] = 1
    out[f"paragraphs {min(reference.paragraph - near.paragraph, 3)}"] = 1
    out[f"rank {min(rank, 3)}"] = 1
    out["characters"] = math.log1p(max(0, reference.start - near.end)) / 8


def _form(out: Facts, reference: Reference, chain: Chain, near: Reference) -> None:
    before = "same" if near.sentence == reference.sentence else "before"
    out[f"near is {near.kind}"] = 1
    out[f"near is {near.place}, {before}"] = 1
    if near.first:
        out[f"near is first, {before}"] = 1
    out["often"] = min(1.0, math.log1p(len(chain.references)) / 4)
    out["named"] = float(chain.person is not None)
    out["named in full"] = float(chain.person is not None and " " in chain.person.removeprefix("person "))
    if near.kind == "name" and chain.gender is None and len(chain.references) == 1:
        out["named once, gender unknown"] = 1
    if 0 <= reference.start - near.end <= 2:
        out["right before" if reference.start - near.end < 2 else "right before a comma"] = 1
    if near.start > reference.start:
        out["ahead"] = 1
    if chain.sort != "person":
        out[chain.sort] = 1
    if near.head in ANYONE:
        out["anyone"] = 1
    if "and" in chain.nouns:
        out["two together"] = 1
    _agreement(out, reference, chain, near)


def _agreement(out: Facts, reference: Reference, chain: Chain, near: Reference) -> None:
    before = "same" if near.sentence == reference.sentence else "before"
    if chain.references[0].paragraph == 0:
        out["in the first paragraph"] = 1
    if reference.gender is not None:
        out["gender known" if chain.gender else "gender unknown"] = 1
    if reference.number is not None and reference.kind == "pronoun":
        out["number known" if chain.count else "number unknown"] = 1
    if near.place == reference.place and before == "before":
        out["same place"] = 1
    if before == "same" and reference.place in ("object", "of") and near.place == "subject":
        out["subject of its object"] = 1
    if near.kind == "pronoun" and reference.kind == "pronoun" and (near.head in MALE) == (reference.head in MALE):
        back = reference.sentence - near.sentence
        far = "long before" if back > _FAR else "some sentences before" if back > _NEAR else "before"
        out[f"same pronoun {far}"] = 1
    if any(
        r.sentence == reference.sentence and r.start < reference.start and r.place == "subject"
        for r in chain.references[-4:]
    ):
        out["subject of the sentence"] = 1


def _speech(out: Facts, reference: Reference, chain: Chain, near: Reference, scene: Scene) -> None:
    number = chain.number
    if reference.quote >= 0:
        out["in words of its own"] = float(scene.quoted_by == number)
        out["both in one quotation"] = float(near.quote == reference.quote)
    elif near.quote >= 0:
        out["near in a quotation"] = 1
    if scene.told_by is not None:
        out["in what it tells" if scene.told_by == number else "in what another tells"] = 1
    if scene.is_source:
        out["source, spoke last" if scene.spoke_last == number else "source"] = 1
        out["source, spoke"] = float(number in scene.spoke)
    elif scene.spoke_last == number:
        out["spoke last"] = 1
    if scene.topic == number:
        out["topic"] = 1


def _likeness(out: Facts, reference: Reference, chain: Chain, near: Reference, scene: Scene) -> None:
    same_noun = reference.head in chain.nouns
    own = reference.words & chain.words
    plain = reference.head in _PLAIN
    out["same noun"] = float(same_noun)
    if same_noun:
        out["same noun, further words agree"] = float(reference.words <= chain.words)
        out["same noun, other words"] = float(bool(reference.words - chain.words))
        described = [r for r in chain.references if r.kind == "description" and r.head == reference.head]
        out["same phrase"] = float(any(r.words == reference.words for r in described))
        out["same noun, several"] = float(reference.number == "several")
    else:
        out["kindred noun"] = float(any(are_kindred(reference.head, noun) for noun in chain.nouns))
        out["other noun known"] = float(bool(chain.nouns))
        out["plain noun"] = float(plain)
        out["plain noun, no noun known"] = float(plain and not chain.nouns)
        out["words agree"] = float(bool(own))
        out["several"] = float(reference.number == "several")
    if reference.owner >= 0:
        out["owned"] = 1
        out["owned, not found whose"] = float(scene.owner is None)
        out["owned, kin"] = float(chain.number in scene.kin)
    if near.start <= reference.start < near.end:
        out["inside it"] = 1


def nobody(reference: Reference, candidates: Sequence[Chain]) -> Facts:
    """Return the facts for nobody of the chains."""
    out: Facts = {"nobody": 1}
    out["nobody, one fits"] = float(len(candidates) == 1)
    out["nobody, in a quotation"] = float(reference.quote >= 0)
    out["nobody, early"] = float(reference.paragraph <= 1)
    if reference.number == "several" and reference.kind == "pronoun":
        out["nobody, acts"] = float(reference.acts)
        out["nobody, things"] = min(reference.things, 3) / 3
        out["nobody, a thing's"] = float(reference.place == "owner")
        out["nobody, far"] = float(bool(candidates) and all(c.sort != "person" for c in candidates))
    if reference.kind == "description":
        out["nobody, has words"] = float(bool(reference.words))
        out["nobody, several"] = float(reference.number == "several")
        out["nobody, narrowed"] = float(reference.narrowed)
        out["nobody, owned"] = float(reference.owner >= 0)
        out["nobody, the speaker's"] = float(reference.ours)
        out["nobody, plain noun"] = float(reference.head in _PLAIN)
        out["nobody, kindred noun"] = float(any(are_kindred(reference.head, n) for c in candidates for n in c.nouns))
        out["nobody, known noun"] = float(any(reference.head in chain.nouns for chain in candidates))
    return out

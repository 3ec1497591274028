"""What the branch shall say of an example: labels as probabilities, a teacher's opinion, or both weighed.

A teacher (`training.events.opinions`) is a larger branch. What it says of sentences that nobody labelled teaches as
well, and its doubts about labelled ones tell more than a label does (Hinton, Vinyals and Dean, 2015).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.events.labels import FACTUALITIES, MODES, ROLES, TYPES

if TYPE_CHECKING:
    from training.events.data import Example

Floats = NDArray[np.float16]


@dataclass(frozen=True)
class Target:
    """Probabilities to learn; of an example of `n` pieces with `h` triggers.

    Attributes:
        types: of each piece, (n, TYPES); None where it is not known which events there are: of triggers that are given
            all the same no more is known than the factuality, and modes and roles are zeros, which count nothing.
        heads: first pieces of triggers, (h,).
        kinds: the number of each one's type, (h,).
        modes, factualities: of each trigger, (h, MODES), (h, FACTUALITIES).
        roles: of each piece to each trigger, (h, n, ROLES).
        relation: of the types but nothing, (TYPES - 1,); None where no pair is marked.
        allowed: where the label of a pair leaves several types open, those; they share the loss.
    """

    types: Floats | None
    heads: NDArray[np.int64]
    kinds: NDArray[np.int64]
    modes: Floats
    factualities: Floats
    roles: Floats
    relation: Floats | None = None
    allowed: tuple[int, ...] = ()


def none_of(count: int) -> dict[str, Any]:
    """Return the fields of a target without triggers, for an example of `count` pieces."""
    return {
        "heads": np.zeros(0, np.int64),
        "kinds": np.zeros(0, np.int64),
        "modes": np.zeros((0, len(MODES)), np.float16),
        "factualities": np.zeros((0, len(FACTUALITIES)), np.float16),
        "roles": np.zeros((0, count, len(ROLES)), np.float16),
    }


def labelled(example: Example) -> Target:
    """Return what the labels of an example say."""
    count = len(example.starts)
    if example.sentence.relation is not None:
        allowed = tuple(TYPES.index(name) - 1 for name in example.sentence.relation[2])
        relation = np.zeros(len(TYPES) - 1, np.float16)
        relation[list(allowed)] = 1 / max(1, len(allowed))
        return Target(None, **none_of(count), relation=relation, allowed=allowed)
    types = np.zeros((count, len(TYPES)), np.float16)
    types[:, 0] = 1
    heads, kinds, modes, sure, roles = [], [], [], [], []
    for event in example.sentence.events or ():
        covered = example.covered(event.trigger)
        kind = TYPES.index(event.type)
        types[covered] = np.eye(len(TYPES), dtype=np.float16)[kind]
        if not covered:
            continue
        heads.append(covered[0])
        kinds.append(kind)
        modes.append(_one(len(MODES), MODES.index(f"{event.type}/{event.mode}" if event.mode else "")))
        sure.append(_one(len(FACTUALITIES), FACTUALITIES.index(event.factuality)))
        tags = np.zeros(count, np.int64)
        for role, spans in (("actor", event.actors), ("recipient", event.recipients)):
            for span in spans:
                for n, place in enumerate(example.covered(span)):
                    tags[place] = ROLES.index(f"{'B' if n == 0 else 'I'}-{role}")
        roles.append(np.eye(len(ROLES), dtype=np.float16)[tags])
    firm = example.sentence.firm
    if not heads:
        return Target(None if firm else types, **none_of(count))
    found = np.array(heads), np.array(kinds)
    if firm:
        return Target(None, *found, np.zeros_like(modes), np.stack(sure), np.zeros_like(roles))
    return Target(types, *found, np.stack(modes), np.stack(sure), np.stack(roles))


def weighed(label: Target, opinion: Target | None, share: float) -> Target:
    """Return a label and an opinion of the same example as one, the opinion counting `share`.

    Of the triggers only the label's are asked about their modes, factuality and roles, and where the opinion has
    nothing to say of one, the label alone counts, as it does where it tells of factuality alone.
    """
    if opinion is None or (label.types is None and label.relation is None):
        return label

    def mixed(a: Floats, b: Floats) -> Floats:
        return ((1 - share) * a.astype(np.float32) + share * b.astype(np.float32)).astype(np.float16)

    if label.relation is not None and opinion.relation is not None:
        return Target(None, **none_of(label.roles.shape[1]), relation=mixed(label.relation, opinion.relation))
    assert label.types is not None and opinion.types is not None, "both are of one example"
    parts = {name: getattr(label, name).copy() for name in ("modes", "factualities", "roles")}
    places = {int(head): n for n, head in enumerate(opinion.heads)}
    for n, (head, kind) in enumerate(zip(label.heads.tolist(), label.kinds.tolist(), strict=True)):
        other = places.get(head)
        if other is None:
            continue
        for name in ("factualities", "roles"):
            parts[name][n] = mixed(parts[name][n], getattr(opinion, name)[other])
        if opinion.kinds[other] == kind:
            parts["modes"][n] = mixed(parts["modes"][n], opinion.modes[other])
    return Target(mixed(label.types, opinion.types), label.heads, label.kinds, **parts)


def _one(size: int, place: int) -> Floats:
    row: Floats = np.eye(size, dtype=np.float16)[place]
    return row

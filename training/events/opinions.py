"""What teachers say of labelled sentences, and of sentences that nobody labelled: see `training.events.teach`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.events.labels import ROLES, TYPES
from training.events.data import Example, Pair, Sentence
from training.events.targets import Target

_Key = tuple[str, tuple[tuple[Pair, ...], tuple[Pair, ...]] | None]
_ARRAYS: Final = ("types", "heads", "kinds", "modes", "factualities", "roles", "relation")


def key_of(sentence: Sentence) -> _Key:
    """Return what tells the example of a sentence from others: its text, and the pair that is marked in it."""
    return sentence.text, sentence.relation[:2] if sentence.relation else None


@dataclass(frozen=True)
class Opinions:
    """What teachers say of each example, and which of these nobody labelled."""

    found: dict[_Key, Target]
    fresh: frozenset[_Key]

    def give(self, example: Example, share: float) -> None:
        """Let an example know what the teachers say of it, if they cut it alike."""
        target = self.found.get(key_of(example.sentence))
        if target is not None and target.roles.shape[1] == len(example.starts):
            example.opinion = (target, share)

    def unlabelled(self) -> list[Sentence]:
        """Return the sentences and pairs that nobody labelled."""
        out = []
        for number, key in enumerate(self.found):
            if key in self.fresh:
                text, pair = key
                out.append(Sentence(f"unlabelled-{number}@0", text, None, pair and (*pair, ())))
        return out

    def save(self, path: Path) -> None:
        """Write one file of flat arrays; nothing in it is code."""
        rows = [
            {"text": key[0], "pair": key[1], "fresh": key in self.fresh, "pieces": target.roles.shape[1],
             "heads": len(target.heads), "asked": target.types is not None}
            for key, target in self.found.items()
        ]  # fmt: skip
        parts: dict[str, list[NDArray[Any]]] = {name: [] for name in _ARRAYS}
        for target in self.found.values():
            for name, kept in parts.items():
                value = getattr(target, name)
                if value is not None:
                    kept.append(value.reshape(-1, value.shape[-1]) if value.ndim > 1 else value)
        flat: dict[str, Any] = {name: np.concatenate(kept) for name, kept in parts.items() if kept}
        path.parent.mkdir(parents=True, exist_ok=True)
        text = np.frombuffer(json.dumps(rows).encode(), np.uint8)
        np.savez(path, rows=text, **flat)

    @classmethod
    def load(cls, path: Path) -> Opinions:
        """Read what `save` wrote."""
        with np.load(path, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        rows = json.loads(arrays.pop("rows").tobytes())
        at = dict.fromkeys(_ARRAYS, 0)

        def take(name: str, count: int) -> NDArray[Any]:
            at[name] += count
            found: NDArray[Any] = arrays[name][at[name] - count : at[name]]
            return found

        targets: dict[_Key, Target] = {}
        for row in rows:
            n, h = row["pieces"], row["heads"]
            types = take("types", n) if row["asked"] else None
            heads, kinds, modes, sure = (take(name, h) for name in ("heads", "kinds", "modes", "factualities"))
            roles = take("roles", n * h).reshape(h, n, -1) if h else np.zeros((0, n, len(ROLES)), np.float16)
            relation = None if row["asked"] else take("relation", len(TYPES) - 1)
            targets[_key(row)] = Target(types, heads, kinds, modes, sure, roles, relation)
        return cls(targets, frozenset(_key(row) for row in rows if row["fresh"]))


def _key(row: dict[str, Any]) -> _Key:
    pair = row["pair"] and tuple(tuple((a, b) for a, b in side) for side in row["pair"])
    return row["text"], pair

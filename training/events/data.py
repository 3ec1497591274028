"""Labelled sentences as training examples: pieces with the trunk's states, and what is to be said of them.

A sentence is read alone, and once more within a text of several: an article gives the trunk a context that a lone
sentence does not, and the branch shall not mind.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.events.labels import FACTUALITIES, MODES, TYPES
from onrecord.reading.events.words import named, word_starts
from training.events.states import Trunk
from training.events.targets import Target, labelled, none_of, weighed

Pair = tuple[int, int]
#: How many sentences are put together where the data does not say what stands around one.
_COMPANY: Final = 5
_MARKED: Final = re.compile(r"(?:<([st])>(.*?)</\1>)")


@dataclass(frozen=True)
class Labelled:
    """An event as labelled; spans are characters of the sentence."""

    type: str
    mode: str | None
    factuality: str
    trigger: Pair
    actors: tuple[Pair, ...]
    recipients: tuple[Pair, ...]


@dataclass(frozen=True)
class Sentence:
    """A sentence with its events, or (`relation`) with a pair of actors and the type between them.

    Attributes:
        id: of the data; what stands before @ is the article.
        events: None where nobody labelled them.
        relation: where the actor and the recipient stand, and types of which one holds; none where nobody labelled it.
        firm: whether labels tell how firmly these events are told, and not which there are and who takes part.
    """

    id: str
    text: str
    events: tuple[Labelled, ...] | None
    relation: tuple[tuple[Pair, ...], tuple[Pair, ...], tuple[str, ...]] | None = None
    sampled: str = "chosen"
    firm: bool = False

    @property
    def labelled(self) -> bool:
        """Whether labels say what is in it."""
        return self.events is not None or (self.relation is not None and bool(self.relation[2]))

    @property
    def article(self) -> str:
        """What parts of the data are kept together by."""
        return self.id.partition("@")[0]


@dataclass
class Example:
    """A sentence as the branch takes it.

    Attributes:
        states: the trunk's, of shape (pieces, size), one for each text it was read in.
        starts, ends: characters of the pieces.
        first: whether a piece begins a word.
        named: what the words may name; see `words.named`.
        opinion: what a teacher says of it, and how much that counts beside the labels.
    """

    sentence: Sentence
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    first: NDArray[np.bool_]
    named: NDArray[np.bool_]
    states: list[NDArray[np.float16]] = field(default_factory=list)
    opinion: tuple[Target, float] | None = None

    @cached_property
    def target(self) -> Target:
        """What is to be said of it."""
        if self.sentence.labelled:
            return weighed(labelled(self), *(self.opinion or (None, 0.0)))
        return self.opinion[0] if self.opinion else Target(None, **none_of(len(self.starts)))

    def covered(self, span: Pair) -> list[int]:
        """Return the pieces that begin words and overlap a span."""
        inside = (self.starts < span[1]) & (self.ends > span[0]) & self.first
        return [int(i) for i in np.flatnonzero(inside)]

    def within(self, span: Pair) -> list[int]:
        """Return all pieces that overlap a span."""
        return [int(i) for i in np.flatnonzero((self.starts < span[1]) & (self.ends > span[0]))]


def load_sentences(path: Path) -> list[Sentence]:
    """Read sentences with events, JSON lines as in the guidelines' data."""
    out = []
    with path.open(encoding="utf8") as lines:
        for row in map(json.loads, lines):
            events = tuple(_event(event) for event in row["events"])
            out.append(Sentence(row["id"], row["text"], events, sampled=row.get("sampled", "chosen")))
    return out


def _event(row: dict[str, Any]) -> Labelled:
    spans = {name: tuple((a, b) for a, b in row[name]) for name in ("actor", "recipient")}
    start, end = row["trigger"]
    if row["type"] not in TYPES or row["factuality"] not in FACTUALITIES:
        raise SystemExit(f"{row['type']} or {row['factuality']} is no label")
    mode = row["mode"]
    if mode is not None and f"{row['type']}/{mode}" not in MODES:
        raise SystemExit(f"{row['type']} has no mode {mode}")
    return Labelled(row["type"], mode, row["factuality"], (start, end), spans["actor"], spans["recipient"])


def load_read(path: Path, data: Path, *, firm: bool = False) -> list[Sentence]:
    """Read sentences labelled by place: `training/labels/README.md` says how.

    Args:
        path: JSON lines, each with the file below `data`, the article's number in it, the sentence's characters there,
            the SHA-256 of its text, its events, and where the events data has other sentences of the article its id.
        data: folder of the texts.
        firm: whether the labels tell of factuality alone.

    Raises:
        SystemExit: a text is not there, or not the one that was labelled.
    """
    texts: dict[str, list[str]] = {}
    out = []
    with path.open(encoding="utf8") as lines:
        for row in map(json.loads, lines):
            file, number, (start, end) = row["file"], row["article"], row["sentence"]
            if file not in texts:
                if not (data / file).is_file():
                    raise SystemExit(f"{data / file} is not there, of which {path.name} labels sentences: see --read")
                with (data / file).open(encoding="utf8") as articles:
                    texts[file] = [json.loads(article)["text"] for article in articles]
            text = texts[file][number][start:end]
            if hashlib.sha256(text.encode()).hexdigest()[:12] != row["sha256"]:
                raise SystemExit(f"{path.name}: {file} is not the file that was labelled")
            events = tuple(_event(event) for event in row["events"])
            out.append(Sentence(f"{row.get('of') or f'{Path(file).stem}-{number}'}@{start}", text, events, firm=firm))
    return out


def load_relations(path: Path) -> list[Sentence]:
    """Read sentences with a marked pair; the class YIELD stands for CONCEDE and RETREAT."""
    out = []
    with path.open(encoding="utf8") as lines:
        for number, row in enumerate(map(json.loads, lines)):
            text, actor, recipient = _unmarked(row["marked"])
            types = ("CONCEDE", "RETREAT") if row["type"] == "YIELD" else (row["type"],)
            out.append(Sentence(f"relation-{number}@0", text, None, (actor, recipient, types)))
    return out


def _unmarked(marked: str) -> tuple[str, tuple[Pair, ...], tuple[Pair, ...]]:
    """The text without its marks, and the spans that they stood around; an actor may be marked twice or not at all."""
    text = ""
    found: dict[str, list[Pair]] = {"s": [], "t": []}
    at = 0
    for match in _MARKED.finditer(marked):
        text += marked[at : match.start()]
        found[match[1]].append((len(text), len(text) + len(match[2])))
        text, at = text + match[2], match.end()
    return text + marked[at:], tuple(found["s"]), tuple(found["t"])


def examples(sentences: Sequence[Sentence], trunk: Trunk, *, company: bool = True, seed: int = 1) -> list[Example]:
    """Return the sentences with the trunk's states: read alone, and unless told otherwise in company."""
    out: list[Example] = []
    done: dict[str, Example] = {}
    for sentence in sentences:
        if sentence.text not in done:
            done[sentence.text] = _example(sentence, trunk)
        same = done[sentence.text]
        out.append(replace(same, sentence=sentence, states=[*same.states]))
    if not company:
        return out
    for group in _companies(out, random.Random(seed)):
        text, places = "", []
        for member, joint in group:
            text += joint if text else ""
            places.append(len(text))
            text += member.sentence.text
        cut, states = trunk.read(text)
        for (example, _), place in zip(group, places, strict=True):
            inside = (cut.starts >= place) & (cut.ends <= place + len(example.sentence.text))
            if np.array_equal(cut.starts[inside] - place, example.starts):
                example.states.append(states[inside].astype(np.float16))
    return out


def _example(sentence: Sentence, trunk: Trunk) -> Example:
    cut, states = trunk.read(sentence.text)
    first, may = word_starts(cut.text, cut.starts), named(cut.text, cut.starts)
    return Example(sentence, cut.starts, cut.ends, first, may.astype(np.bool_), [states.astype(np.float16)])


def _companies(items: Sequence[Example], rng: random.Random) -> Iterator[list[tuple[Example, str]]]:
    """Groups of examples to be read as one text, each with what joins it to the one before."""
    lone: list[Example] = []
    for _, group in groupby(items, key=lambda one: one.sentence.id.partition("#")[0]):
        run = list(group)
        if len(run) > 1:
            yield [(one, " ") for one in run]
        else:
            lone += run
    shuffled = rng.sample(items, len(items))
    for start in range(0, len(shuffled), _COMPANY):
        yield [(one, "\n\n") for one in shuffled[start : start + _COMPANY]]


def pairs_of(items: Iterable[Example]) -> list[Example]:
    """Return an example of a relation for each labelled event that names somebody: its sides, and its type."""
    out = []
    for one in items:
        for event in one.sentence.events or ():
            if event.actors or event.recipients:
                sentence = replace(one.sentence, events=None, relation=(event.actors, event.recipients, (event.type,)))
                out.append(replace(one, sentence=sentence))
    return out

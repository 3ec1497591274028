"""What each part of reading adds: figures with one part switched off at a time, all on the same articles.

A part is switched off by putting in its place a function that leaves everything as it is. The encoder computes each
window once, and all variants of the statements are made from what it said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from typing import Any, Final
from unittest.mock import patch

import numpy as np

from benchmarks.accuracy.happening import EVENTS
from benchmarks.accuracy.saying import DEVELOPMENT, Rates
from benchmarks.context import LABELS, Context
from benchmarks.inside import layers_of
from onrecord.evaluation.event_scores import evaluate_events
from onrecord.evaluation.nested import evaluate_nested
from onrecord.evaluation.statements import evaluate_statements
from onrecord.reading.encoder.pieces import load_tokenizer, special_pieces
from onrecord.reading.encoder.session import Encoder, Floats, load_session
from onrecord.reading.events.firmness import Firmness
from onrecord.reading.events.labels import FACTUALITIES
from onrecord.reading.reader import Reader
from onrecord.reading.statements import decode
from onrecord.reading.statements.layer import MODELS
from onrecord.reading.statements.settings import Settings, load_settings

_LAYER: Final = "onrecord.reading.statements.layer"
_ASSEMBLE: Final = "onrecord.reading.events.assemble"
_SIFTING: Final = "onrecord.reading.events.sifting"
WHOLE: Final = "everything"
#: Sentences that training left out, as in the benchmark of events.
_HELD_OUT: Final = (0, 10)


@dataclass(frozen=True, slots=True)
class StatementsWithout:
    """Statements with a part off: full rule on the development articles, and inside other ones (nested_test)."""

    full: Rates
    source: float
    content: float
    nested: float


@dataclass(frozen=True, slots=True)
class AblationsFound:
    """By part that is off; the first is with all parts.

    Attributes:
        statements: as above; source and content are exact F1, nested the F1 of full.
        events: figures of events by name.
    """

    statements: dict[str, StatementsWithout]
    events: dict[str, dict[str, float]]


class RememberedSession:
    """Computes each window once.

    Args:
        session: that computes.
    """

    def __init__(self, session: Any) -> None:
        self._session, self._known = session, dict[bytes, Sequence[Floats]]()

    def run(self, names: Sequence[str], feed: Mapping[str, Any]) -> Sequence[Floats]:
        """Return the outputs of a window."""
        key = b"|".join((",".join(names).encode(), *(feed[name].tobytes() for name in sorted(feed))))
        if key not in self._known:
            self._known[key] = self._session.run(names, feed)
        return self._known[key]


def _same(_: Any, proposals: Any) -> Any:
    """In place of a function of a layout, or text, and proposals: leaves them as they are."""
    return proposals


def _off(names: Sequence[str], by: Callable[..., Any] = _same) -> dict[str, Any]:
    return {f"{_LAYER}.{name}": by for name in names}


def _keeps_all(settings: Settings) -> Settings:
    return replace(settings, least=0.0, least_quoted=0.0, least_inside=0.0)


def _no_cost() -> Any:
    """The transitions of decoding without a cost of leaving a span within a phrase."""
    with patch.object(decode, "_LEAVING", dict.fromkeys(decode._LEAVING, 0.0)):
        return decode._transitions()


#: Part of the statements → what is put in place of what.
STATEMENTS: Final[dict[str, dict[str, Any]]] = {
    "quotation marks: spans fitted to them, and quotations that no cue claims": _off(["fit_to_marks"]),
    "layout: posts, turns of interviews, quoted blocks, what a colon introduces": _off(
        ["claim_posts", "claim_turns", "claim_blocks", "claim_introduced", "parted"]
    ),
    "headlines": _off(["mend_headline"]),
    "both sides of an inserted cue, sentences added to a quotation, antecedents of “who”": _off(
        ["join_added", "with_antecedents", "with_both_sides"]
    ),
    "statements that say nothing are left out": _off(["says_nothing"], lambda clause: False),
    "a cost of ending a span within a phrase": {"onrecord.reading.statements.decode._TRANSITIONS": _no_cost()},
}
_JUDGING: Final = "judging: rows of a low confidence are left out"
_SECOND: Final = "second look into contents"

#: The weights of the clues, none: the branch alone tells factuality.
_BRANCH_ALONE: Final = Firmness({}, np.zeros(len(FACTUALITIES)), 1.0)
#: Part of the events → what is put in place of what.
EVENT_PARTS: Final[dict[str, dict[str, Any]]] = {
    "clues of factuality, fitted: the branch alone tells it": {
        "onrecord.reading.events.factuality.packaged_firmness": lambda: _BRANCH_ALONE
    },
    "one party on a side": {
        "onrecord.reading.events.decode.acting": lambda text, trigger, spans: tuple(spans),
        "onrecord.reading.events.decode.undergoing": lambda text, trigger, spans: tuple(spans),
    },
    "roles mended by the words around them": {f"{_SIFTING}.mended": _same},
    "sifting: words of saying, second triggers of one event": {f"{_SIFTING}.sifted": _same},
    "means: modes by the words beside": {f"{_SIFTING}.with_means": _same},
    "accidents and suicides are no assaults": {f"{_SIFTING}.done_to_others": _same},
    "towns are where, not to whom": {f"{_ASSEMBLE}.without_grounds": lambda text, one, places: one},
}


@contextmanager
def without(changes: Mapping[str, Any]) -> Iterator[None]:
    """Put other functions in place, by their full names, while the block runs."""
    with ExitStack() as stack:
        for name, value in changes.items():
            stack.enter_context(patch(name, value))
        yield


def run(context: Context) -> AblationsFound:
    """Score with all parts, and without each."""
    return AblationsFound(_statements(context), _events(context))


def _statements(context: Context) -> dict[str, StatementsWithout]:
    settings = load_settings(MODELS / "statements.json")
    tokenizer = load_tokenizer(MODELS / "tokenizer.json")
    session = RememberedSession(load_session(MODELS / "statements.onnx"))
    encoder = Encoder(session, *special_pieces(tokenizer))

    def scored(settings: Settings) -> StatementsWithout:
        reader = Reader(layers=["statements"])
        layer: Any = layers_of(reader)[0]
        layer.__dict__ |= {"_tokenizer": tokenizer, "_encoder": encoder, "_settings": settings}
        full = evaluate_statements(context.file(DEVELOPMENT), reader, jobs=1).scores.counts
        nested = evaluate_nested(LABELS / "nested_test.jsonl", reader, jobs=1).full
        source, content = (round(full[f"{role} exact"].f1, 4) for role in ("source", "content"))
        return StatementsWithout(Rates.of(full["full"]), source, content, round(nested.f1, 4))

    found = {WHOLE: scored(settings), _JUDGING: scored(_keeps_all(settings))}
    for part, changes in STATEMENTS.items():
        with without(changes):
            found[part] = scored(settings)
    with without({f"{_LAYER}.SecondLook.with_inner": lambda self, layout, proposals: list(proposals)}):
        found[_SECOND] = scored(settings)
    return found


def _events(context: Context) -> dict[str, dict[str, float]]:
    def scored() -> dict[str, float]:
        reader = Reader(layers=["events"])
        found = evaluate_events(context.file(EVENTS), reader, part=_HELD_OUT, jobs=1)
        return {name: round(value, 4) for name, (value, _, _) in found.figures.items()}

    out = {WHOLE: scored()}
    for part, changes in EVENT_PARTS.items():
        with without(changes):
            out[part] = scored()
    return out

"""How firmly an event is told by its nearest voice: what the branch says, weighed with the words around the trigger.

The branch has seen few denials and conditions. Words that nearly always tell (not, if, reportedly, plans to) add to its
scores; how much each adds was chosen on sentences that the branch did not learn from (training/README.md).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import numpy as np

from onrecord.reading.events.decode import Pair, Proposal
from onrecord.reading.events.labels import FACTUALITIES
from onrecord.types import Factuality, Statement


@dataclass(frozen=True, slots=True)
class Sure:
    """A factuality, and the words that told it where the branch alone did not."""

    value: Factuality
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class _Clue:
    """Words that tell a factuality: a pattern that ends at the trigger or begins behind it, and what it adds."""

    value: Factuality
    pattern: re.Pattern[str]
    adds: float
    after: bool = False


#: Up to three words between a clue and the trigger.
_GAP: Final = r"(?:\s+[\w’'-]+){0,3}\s+$"


def _before(words: str, value: Factuality, adds: float, gap: str = _GAP) -> _Clue:
    return _Clue(value, re.compile(rf"\b(?P<clue>{words}){gap}", re.IGNORECASE), adds)


def _after(words: str, value: Factuality, adds: float) -> _Clue:
    return _Clue(value, re.compile(rf"^(?:\s+[\w’'-]+){{0,3}}\s+(?P<clue>{words})\b", re.IGNORECASE), adds, after=True)


_NEXT: Final = r"\s+$"
_CLUES: Final = (
    _before(r"not|never|n[’']t|nobody|neither|nor|without", "denied", 3.5),
    _before(r"no|no such|any such", "denied", 4.0, r"(?:\s+[\w’'-]+){0,2}\s+$"),
    _before(r"(?:deny|denies|denied|denying|refuted?|rejected claims)(?: that)?", "denied", 4.5,
            r"(?:\s+[\w’'-]+){0,6}\s+$"),
    _before(r"failed to|refus\w+ to|declined? to|stopped short of", "denied", 2.5, _NEXT),
    _after(r"(?:did not|didn[’']t|never|has not|had not)(?: take place|ha[ps]\w* taken place| took place| taken place"
           r"| happen\w*| occur\w*)", "denied", 5.0),
    _before(r"reportedly|allegedly|apparently|purportedly|suspected|alleged|possibl[ey]|perhaps", "possible", 3.5),
    _before(r"may(?: have)?|might(?: have)?", "possible", 4.0),
    _before(r"(?:believed|thought|suspected|rumou?red|said) to(?: have)?|open to", "possible", 2.5,
            r"(?:\s+\w+)?\s+$"),
    _before(r"will|shall|[’']ll|going to|about to|poised to|preparing to", "future", 2.5),
    _before(r"(?:plan|plans|planned|planning|intend|intends|intended|set|due|scheduled|expected|ready|wants?) to",
            "future", 3.0, r"(?:\s+[\w’'-]+){0,2}\s+$"),
    _before(r"if|unless|should|were to|in case of|whether", "hypothetical", 3.0, r"(?:\s+[\w’'-]+){0,6}\s+$"),
    _before(r"would(?: have)?|could(?: have)?", "hypothetical", 3.0),
)  # fmt: skip
#: A refusal stays one where its words hold "will not": what is refused is not denied.
_REFUSAL: Final = "REJECT"
#: What a statement that denies adds for what its content tells.
_DENYING: Final = 2.5
#: A sentence without such a word denies nothing.
_NEGATIVE: Final = re.compile(
    r"\b(?:not?|nor|never|none|nobody|nothing|neither|without|hardly|barely|deni\w+|deny\w*|reject\w*|refus\w*|fail\w*"
    r"|avoid\w*|dismiss\w*|refut\w*|contrary|stop\w*|false|untrue|absence|lack\w*|cancel\w*|halt\w*|little|few|prevent\w*"
    r"|instead|unable|unless|cannot|far from|myth|fantasy|declin\w*|rul\w+ out|end\w*|block\w*)\b|n[’']t\b",
    re.IGNORECASE,
)
#: A clause ends here: clues do not reach over it.
_EDGE: Final = re.compile(r"[;:—–]|,\s+(?:and|but|while|which|who)\b|[“”]")


def factuality_of(text: str, sentence: Pair, proposal: Proposal, voice: Statement | None) -> Sure:
    """Return how firmly an event is told.

    Args:
        text: of the article.
        sentence: that holds the event.
        proposal: the event as the branch sees it.
        voice: the statement that it stands in, if any.
    """
    scores = np.log(np.asarray(proposal.factualities) + 1e-6)
    reasons: dict[Factuality, str] = {}
    found = clues(text, sentence, proposal.trigger) if proposal.type != _REFUSAL else []
    for value, words, adds in found:
        scores[FACTUALITIES.index(value)] += adds
        reasons.setdefault(value, f"{value}: “{words}”")
    if voice is not None and voice.act == "deny":
        scores[FACTUALITIES.index("denied")] += _DENYING
        reasons.setdefault("denied", "denied: it stands in a denial")
    if not reasons.get("denied") and not _NEGATIVE.search(text, *sentence):
        scores[FACTUALITIES.index("denied")] = -np.inf  # nothing in the sentence can deny it
    value = FACTUALITIES[int(scores.argmax())]
    return Sure(value, reasons.get(value))


def clues(text: str, sentence: Pair, trigger: Pair) -> list[tuple[Factuality, str, float]]:
    """Return what the words around a trigger tell: factuality, the words, and what they add."""
    before, after = text[sentence[0] : trigger[0]], text[trigger[1] : sentence[1]]
    edges = [match.end() for match in _EDGE.finditer(before)]
    before = before[edges[-1] :] if edges else before
    found = []
    for clue in _CLUES:
        match = clue.pattern.search(after if clue.after else before)
        if match:
            found.append((clue.value, " ".join(match["clue"].split()), clue.adds))
    return found

"""How firmly an event is told by its nearest voice: what the words around the trigger tell, weighed with the branch.

The branch has seen few denials and conditions, and is too sure of what it learnt from. So the words have the larger
part: clues (`clues.py`) whose weights were fitted to labelled sentences (`firmness.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import numpy as np

from onrecord.reading.events.clause import Clause
from onrecord.reading.events.clues import clues_of
from onrecord.reading.events.decode import Pair, Proposal
from onrecord.reading.events.firmness import packaged_firmness
from onrecord.reading.events.holding import of_reports
from onrecord.reading.events.implied import implied
from onrecord.reading.events.labels import FACTUALITIES
from onrecord.types import Factuality, Statement


@dataclass(frozen=True, slots=True)
class Sure:
    """A factuality, and the words that told it; none where only the branch or the type did, or where it is asserted."""

    value: Factuality
    reason: str | None = None


#: What a statement that denies adds for what its content tells.
_DENYING: Final = 3.0
#: The same where what it denies are reports: "denied news reports highlighting its support".
_DENYING_REPORTS: Final = 10.0
#: A clue is given as a reason where it speaks at least so much more for the value than for asserted.
_TELLING: Final = 0.4
#: A sentence without such a word denies nothing.
_NEGATIVE: Final = re.compile(
    r"\b(?:not?|nor|never|none|nobody|nothing|neither|without|hardly|barely|deni\w+|deny\w*|reject\w*|refus\w*|fail\w*"
    r"|avoid\w*|dismiss\w*|refut\w*|contrary|stop\w*|false|untrue|absence|lack\w*|cancel\w*|halt\w*|little|few|prevent\w*"
    r"|instead|unable|unless|cannot|far from|myth|fantasy|declin\w*|rul\w+ out|end\w*|block\w*|refrain\w*|abort\w*"
    r"|unlikely|unwilling\w*|thwart\w*|foil\w*|avert\w*|baseless|unfounded|fabricat\w*|scrapp\w*|shelved?|held back"
    r"|yet to)\b"
    r"|n[’']t\b",
    re.IGNORECASE,
)
#: "It is not true that …", "a lie that …": what follows is denied.
_UNTRUE: Final = re.compile(
    r"(?:\b(?:not|never|hardly|longer)|n[’']t)\s+(?:\w+\s+)?(?:true|correct|right|the case)\s+that\b"
    r"|\b(?:untrue|false|a lie|a myth|fiction|nonsense)\s+that\b"
    r"|\b(?:false|fake|bogus|baseless|unfounded|fabricated)\s+(?:reports?|claims?|rumou?rs?|allegations?|accusations?|story"
    r"|stories)\s+(?:of|that|about)\b",
    re.IGNORECASE,
)
#: Words from there to the event that it speaks of, at most; what a clause speaks of by an article is only named in it.
_SCOPE: Final = 8
_NAMED: Final = re.compile(r"\w\s+(?:the|an?)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
#: "Nobody can deny that …", "it cannot be denied that …": what follows is affirmed.
_UNDENIED: Final = re.compile(
    r"(?:\b(?:not|cannot|never|hardly|nobody|no one|longer)|n[’']t)\s+(?:can\s+|could\s+|be\s+)?den(?:y|ies|ied)\b",
    re.IGNORECASE,
)
#: "Escaped charges", "avoided arrest": what the law might have done to somebody did not come; an attack that somebody
#: escaped was made all the same.
_ESCAPED: Final = re.compile(r"\b((?:escap|evad|elud|dodg|avoid)(?:e[sd]?|s|ed|ing))\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_OF_LAW: Final = frozenset({"ACCUSE", "SANCTION", "COERCE"})
#: Classes of words that refuse by themselves.
_REJECTING: Final = frozenset({"refuse", "deny", "prevent", "fail"})
#: What an event is not that was done.
_OTHERWISE: Final = frozenset({"denied", "hypothetical", "future"})
#: A cue that says whether something is so: who declines to do that holds neither.
_WHETHER: Final = re.compile(r"\b(?:den(?:y|ying)|confirm\w*)\b", re.IGNORECASE)


def factuality_of(text: str, sentence: Pair, proposal: Proposal, voice: Statement | None) -> Sure:
    """Return how firmly an event is told.

    Args:
        text: of the article.
        sentence: that holds the event.
        proposal: the event as the branch sees it.
        voice: the statement that it stands in, if any.
    """
    model = packaged_firmness()
    clause = Clause.of(text, sentence, proposal.trigger)
    clues = clues_of(clause, proposal.type)
    scores = model.scores(clues) + model.branch * np.log(np.asarray(proposal.factualities) + 1e-4)
    denied = FACTUALITIES.index("denied")
    in_denial = voice is not None and voice.act == "deny"
    if voice is not None and in_denial:
        scores[denied] += _DENYING_REPORTS if of_reports(voice, proposal.trigger) else _DENYING
    elif not _NEGATIVE.search(text, *sentence):
        scores[denied] = -np.inf  # nothing in the sentence can deny it
    if proposal.type == "REJECT" and not in_denial and _rejects_by_not(clause):
        scores[denied] = -np.inf
    value = FACTUALITIES[int(scores.argmax())]
    if not in_denial and (told := _by_verb(text, sentence, proposal, clause, value)):
        return told
    if value == "denied" and _granted(voice, proposal.trigger):
        return Sure("asserted", "asserted: its denial is denied")
    if value in ("asserted", "denied") and not in_denial and _left_open(voice):
        return Sure("possible", "possible: who is asked neither confirms nor denies it")
    if value == "denied" and in_denial:
        return Sure(value, "denied: it stands in a denial")
    return Sure(value, _reason(clause, clues, value))


def _rejects_by_not(clause: Clause) -> bool:
    """Whether it is "not" that makes a refusal: "never allow", "does not recognise", but not "did not rule out"."""
    return clause.negated and not clause.classes[clause.first] & _REJECTING


def _by_verb(text: str, sentence: Pair, proposal: Proposal, clause: Clause, value: Factuality) -> Sure | None:
    """What the words that govern an event say of it against what its clues tell; None where they do not."""
    start = proposal.trigger[0]
    undenied = _UNDENIED.search(text, sentence[0], start) if value == "denied" else None
    if undenied and not _NEGATIVE.search(text, undenied.end(), start):
        return Sure("asserted", f"asserted: “{undenied[0]}”")
    if value in ("asserted", "possible"):
        before = _UNTRUE.finditer(text, sentence[0], start)
        told = [match[0] for match in before if _is_of(match, text[match.end() : start])]
        if proposal.type in _OF_LAW and (escaped := _ESCAPED.search(text, sentence[0], start)):
            told.append(escaped[1])
        if told:
            return Sure("denied", f"denied: “{told[0]}”")
    follows = implied(clause)
    if follows and value in (_OTHERWISE if follows[0] else ("asserted",)):
        sure: Factuality = "asserted" if follows[0] else "denied"
        return Sure(sure, f"{sure}: “{clause.words[follows[1]]}”")
    return None


def _is_of(untrue: re.Match[str], between: str) -> bool:
    """Whether an event is what is called untrue, and not only named in it: "false that he led the raid".

    Args:
        untrue: what calls it so.
        between: the text from there to the event.
    """
    return len(between.split()) <= _SCOPE and not (untrue[0].endswith("that") and _NAMED.search(between))


def _granted(voice: Statement | None, trigger: Pair) -> bool:
    """Whether its voice grants it ("no longer denies", "did not deny"), and no word of the content before it denies."""
    if voice is None or voice.act != "acknowledge":
        return False
    before = (span.text[: max(0, trigger[0] - span.start)] for span in voice.content if span.start < trigger[1])
    return not any(_NEGATIVE.search(words) for words in before)


def _left_open(voice: Statement | None) -> bool:
    """Whether its voice declined to confirm or to deny it."""
    if voice is None or voice.act != "decline":
        return False
    return any(_WHETHER.search(span.text) for span in voice.cue) or any(
        _WHETHER.match(span.text.removeprefix("to ")) for span in voice.content[:1]
    )


def _reason(clause: Clause, clues: dict[str, int | None], value: Factuality) -> str | None:
    """The word that tells a value most, by what all its clues add."""
    if value == "asserted":
        return None
    weights, at = packaged_firmness().weights, FACTUALITIES.index(value)
    adds: dict[int, float] = {}
    for clue, word in clues.items():
        if word is not None and clue in weights and clause.words[word][0].isalnum() and word != clause.first:
            row = weights[clue]
            adds[word] = adds.get(word, 0.0) + float(row[at] - row[0])
    best = max(sorted(adds), key=adds.__getitem__, default=None)
    return f"{value}: “{clause.words[best]}”" if best is not None and adds[best] >= _TELLING else None

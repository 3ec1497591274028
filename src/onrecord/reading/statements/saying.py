"""Whether anything is said: what is done, asked, supposed or left unsaid makes no row.

The encoder has learnt from annotators who mark every attitude; a record is read by people who check each row against
the text. "The council approved the dam" is an event, "if he says so" nobody's words, and who "did not criticise" said
nothing.
"""

from __future__ import annotations

import re
from typing import Final

from onrecord.knowledge.words import words
from onrecord.reading.statements.clause import Clause
from onrecord.types import Act

#: Acts that a negation leaves a statement: "does not believe", "would not confirm", "did not want to".
_STANDING: Final[frozenset[Act]] = frozenset(
    {"deny", "decline", "believe", "plan", "demand", "predict", "acknowledge", "warn", "promise"}
)
_REFUSING: Final[frozenset[Act]] = frozenset({"deny", "decline", "criticise"})
_NO_SUBJECT: Final = re.compile(
    r"(?:no(?: one| \w+)?|none(?: of .*)?|nobody|neither|few(?: \w+)?|any(?:one|body)?|"
    r"not (?:all|every\w*|any\w*)(?: .*)?)",
    re.IGNORECASE,
)
_CONDITION: Final = re.compile(r"\b(?:if|unless|whether|whenever|in case|as long as)\s+$", re.IGNORECASE)
#: "what the plan's critics say it does": the content is a part of the clause around it.
_FREE: Final = re.compile(r"\b(?:what|whatever|whoever)\s+$", re.IGNORECASE)
_NAMED: Final = re.compile(r"(?:as|to be)\b")
_PICTURES: Final = re.compile(
    r"\b(?:footage|videos?|photos?|photographs?|pictures?|images?|maps?|diagrams?|charts?|graphics?)\b", re.IGNORECASE
)
_DOING: Final = re.compile(r"\b[a-z]{2,}ing\b")
_LOOKS_INTO: Final = re.compile(r"\blook(?:s|ed|ing)? into$", re.IGNORECASE)
_CITED: Final = re.compile(r"(?:citing|cit(?:es|ed)|quoting)", re.IGNORECASE)
#: A content whose subject stands elsewhere, or which names no matter.
_HEADLESS: Final = re.compile(r"(?:is|are|was|were|has|have|had|will|would|could|should|can|may|might)\b")
_STUB: Final = re.compile(
    r"(?:how|why|when|where|what|who|whether|so|as much|otherwise|basically|not|that|this|it|all of (?:this|that|it))",
    re.IGNORECASE,
)
#: What points to something said elsewhere; who rejects it has said so.
_POINTER: Final = re.compile(
    r"(?:them|him|her|me|us|you|all|(?:this|that|these|those|the following) \w+)", re.IGNORECASE
)
_WHO: Final = ("role", "anonymous", "spokesperson", "body", "arm", "outlet", "document")
#: Words of a phrase that names who is cited.
_LONGEST_NAME: Final = 8


def says_nothing(clause: Clause) -> bool:
    """Whether a clause without quotation says nothing: its verbs are deeds, or nobody really says it."""
    if clause.form != "indirect":
        return False
    return (
        _is_done(clause)
        or _is_supposed(clause)
        or _is_unsaid(clause)
        or _is_nobody(clause)
        or _is_scrap(clause)
    )  # fmt: skip


def _is_done(clause: Clause) -> bool:
    """Whether the cue's verbs tell what is done: a law is passed, a picture posted, an envoy named."""
    if not clause.proposal.source and clause.passive and set(clause.acts) == {"order"}:
        return True  # "the road was approved": by whom is not told, and it is done, not said
    if (
        clause.nominal
        and _PICTURES.search(clause.source)
        and clause.only("showing")
        and not _DOING.search(clause.content)
    ):
        return True  # "the video shows the main gate": what is to be seen, and nothing that happens
    deed = clause.only("deed") or _LOOKS_INTO.search(clause.cue)
    return clause.only("silent") or bool(deed and not clause.subordinate)


def _is_supposed(clause: Clause) -> bool:
    """Whether the clause stands in a condition or a question: "if he says", "Should the state consider … ?"."""
    if _CONDITION.search(clause.before) or (_FREE.search(clause.before) and not _NAMED.match(clause.content)):
        return True
    return clause.mark == "?" and "ask" not in clause.acts


def _is_unsaid(clause: Clause) -> bool:
    """Whether the cue tells that somebody did not say it, and did not refuse to either."""
    if not clause.negated:
        return False
    if "unable" in clause.verbs:
        return True
    return not (set(clause.acts) & _STANDING) and not clause.refuses


def _is_nobody(clause: Clause) -> bool:
    """Whether the subject is nobody: "no group has claimed", "not everyone agrees"."""
    return bool(_NO_SUBJECT.fullmatch(clause.source.strip()))


def _is_scrap(clause: Clause) -> bool:
    """Whether the content by itself tells nothing: "how", "those comments", or whom an outlet cites."""
    content = clause.content.strip(" .,;:")
    if _CITED.fullmatch(clause.cue) and clause.nominal:
        cited = content.lower().split()
        return len(cited) <= _LONGEST_NAME and any(word in words(kind) for word in cited for kind in _WHO)
    pointer = _POINTER.fullmatch(content) and not set(clause.acts) & _REFUSING
    return bool(pointer or _STUB.fullmatch(content) or _HEADLESS.match(content))

"""Who held an office: "President Medvedev", "the Russian president", "the president of Russia"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from onrecord.knowledge.bodies import Part, with_state, without_article
from onrecord.knowledge.entries import Entry, Office, holds
from onrecord.knowledge.forms import key, same_case, without_possessive
from onrecord.knowledge.index import Index, Term
from onrecord.knowledge.matches import Match, term

#: Said before a title of one who holds it no more.
FORMER: Final = frozenset({"former", "ex", "onetime", "one-time", "erstwhile", "late", "ousted", "deposed", "retired"})
#: Said before a title without changing who is meant, where the day is known.
_PASSED_OVER: Final = frozenset({"then", "current", "sitting", "incumbent", "outgoing", "interim", "acting"})
_LONGEST_TITLE: Final = 6


class _Titled(NamedTuple):
    """A title with the rest of the phrase after it."""

    roles: tuple[str, ...]
    title: str
    name: str


def find_holder(index: Index, phrase: str, on: date | None) -> tuple[Match, ...]:
    """Return who a phrase of office, state and name means; without a day all who may be meant.

    A former holder without a name ("the former Russian president") is nobody in particular: nothing is returned.
    """
    text, former = _without_former(phrase)
    parts: list[tuple[Entry | None, str]] = [(part.state, _unframed(part)) for part in with_state(index, text, on)]
    for state, rest in (*parts, (None, without_article(text))):
        for titled in _titled(index, rest):
            if titled.name:
                found = _named(index, titled, state, on, former)
            elif state is not None and not former:
                found = _office_of(index, titled, state, on)
            else:
                found = ()
            if found:
                return found
    return ()


def _without_former(phrase: str) -> tuple[str, bool]:
    words = without_article(phrase).replace("ex-", "ex ").replace("Ex-", "ex ").replace("then-", "then ").split()
    former = False
    while len(words) > 1 and words[0].lower() in FORMER | _PASSED_OVER:
        former |= words.pop(0).lower() in FORMER
    return " ".join(words), former


def _unframed(part: Part) -> str:
    words = part.rest.split()
    while len(words) > 1 and words[0].lower() in _PASSED_OVER:
        words.pop(0)
    return " ".join(words)


def _titled(index: Index, text: str) -> Iterator[_Titled]:
    words = text.split()
    for count in range(min(_LONGEST_TITLE, len(words)), 0, -1):
        title, name = " ".join(words[:count]), " ".join(words[count:])
        office = index.offices.get(key(without_possessive(title) if not name else title))
        if office is not None:
            yield _Titled(office.roles, title, name)


def _office_of(index: Index, titled: _Titled, state: Entry, on: date | None) -> tuple[Match, ...]:
    code = state.country or ""
    terms: list[Term] = []
    for role in titled.roles:
        held = index.terms.get((key(role), code), [])
        if on is not None and (held := [t for t in held if holds(t.office.since, t.office.until, on)]):
            # on a day of handing over, and where the end is known to the month only, the newer one
            newest = max(t.office.since or "" for t in held)
            held = [t for t in held if (t.office.since or "") == newest]
        terms += held
    if any(t.user for t in terms):
        terms = [t for t in terms if t.user]
    terms.sort(key=lambda t: t.office.since or "", reverse=True)
    return tuple(
        Match(t.entry, titled.title, on is not None, f"{t.entry.name} was {term(t.office)} ({t.entry.pack})", t.office)
        for t in terms
    )


def _named(index: Index, titled: _Titled, state: Entry | None, on: date | None, former: bool) -> tuple[Match, ...]:
    roles = {key(role) for role in titled.roles}
    name = without_possessive(titled.name)
    found: list[tuple[int, Match]] = []
    for form in index.names.get(key(name), ()):
        if form.entry.kind != "person" or not same_case(form.text, name):
            continue
        for office in form.entry.roles:
            if key(office.role) in roles and (state is None or office.of == state.country):
                rank = _rank(office, on, former)
                reason = f"{titled.title} {form.text}: {form.entry.name} was {term(office)} ({form.entry.pack})"
                found.append((rank, Match(form.entry, form.text, rank < 2, reason, office)))
    best = min((rank for rank, _ in found), default=0)
    return tuple({match.entry.id: match for rank, match in found if rank == best}.values())


def _rank(office: Office, on: date | None, former: bool) -> int:
    """Return how well a term fits the day: 0 held then (or before, for a former holder), 1 held before, 2 later."""
    if on is None:
        return 0
    if holds(office.since, office.until, on):
        return 1 if former else 0
    ended = office.until is not None and not holds(None, office.until, on)
    if ended:
        return 0 if former else 1
    return 2

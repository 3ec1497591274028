"""Pairs that are sieved before they are compared: none is lost that could be joined."""

from __future__ import annotations

from functools import partial
from itertools import combinations, product
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from onrecord.questions.evidence.parties import Party, Side
from onrecord.questions.evidence.view import Happening, Report
from onrecord.questions.reports import agreement
from onrecord.questions.reports.agreement import compared, in_common, may_reach
from onrecord.questions.reports.facts import Case, Number, case_of, facts_of
from onrecord.questions.reports.forbidding import WEEK, may_meet
from onrecord.questions.reports.sieving import near_pairs
from onrecord.questions.reports.weighing import outlined, worth_comparing
from onrecord.record.outlines import outline_of
from onrecord.record.sentences import kinds_of, news_of

SENTENCES = (
    "Talsia met the Harbour League in Vell on Monday over 40 crates of grain.",
    "Envoys of Talsia and the Harbour League held talks in Vell about grain and 40 crates.",
    "Brenmark shelled Vell and killed 12 dockers near the old harbour, Talsia said.",
    "The shelling of Vell by Brenmark killed 12 dockers near the old harbour.",
    "Talsia met Brenmark.",
)
WORDS = ("met", "talks", "shelled", "shelling", "killed")
STATES = tuple(
    Party(f"known:{name}", name, "state", code, (), False, Side(f"state:{code}", name), False)
    for name, code in (("Talsia", "TLS"), ("Brenmark", "BRN"), ("Harbour League", "HBL"))
)
DOCKERS = Party("only:u:dockers", "dockers", "group", None, (), False, Side("only:u:dockers", "dockers"), True)


@st.composite
def reports(draw: st.DrawFn) -> tuple[Case, str]:
    text = draw(st.sampled_from(SENTENCES))
    word = draw(st.sampled_from([word for word in WORDS if word in text]))
    number = draw(st.integers(1, 4))
    day = draw(st.none() | st.integers(1, 12))
    published = None if day is None else f"2031-05-{day:02}"
    told = draw(st.none() | st.integers(1, 12))
    dates = None if told is None else f"2031-05-{told:02}"
    some = st.lists(st.sampled_from((*STATES, DOCKERS)), max_size=2, unique=True).map(tuple)
    happening = Happening(
        report=Report(number, f"u{number}", None, None, published, None, number), key=draw(st.integers(1, 999)),
        number=draw(st.integers(0, 9)), type=draw(st.sampled_from(["CONSULT", "AGREE", "ASSAULT", "ACCUSE"])),
        mode=draw(st.sampled_from([None, "meet", "raid"])),
        factuality=draw(st.sampled_from(["asserted", "denied", "future"])), actors=draw(some), recipients=draw(some),
        trigger=(text.index(word), text.index(word) + len(word)), not_before=dates, not_after=dates,
        place=draw(st.sampled_from([None, "Vell"])), country=draw(st.sampled_from([None, "TLS", "BRN"])),
        background=draw(st.booleans()), quad=1, score=1.0, told=None, same=0, confidence=0.9, doubtful=False,
    )  # fmt: skip
    numbers = draw(st.sampled_from([(), (Number("killed", 12, 12),), (Number("killed", 40, 40),)]))
    return case_of(happening, numbers), text


def kinds(case: Case, text: str) -> tuple[str, ...]:
    return tuple(kinds_of(text[slice(*case.happening.trigger)])) or (case.happening.type,)


@given(st.lists(reports(), max_size=8))
def test_no_pair_that_may_meet_is_lost(rows: list[tuple[Case, str]]) -> None:
    cases = [case for case, _ in rows]
    of = [kinds(*row) for row in rows]
    found = near_pairs(cases, of)
    assert found == sorted(set(found))
    assert all(a < b for a, b in found)
    for a, b in combinations(range(len(cases)), 2):
        one, other = cases[a], cases[b]
        near = one.happening.report.key != other.happening.report.key and may_meet(one, other)
        if near and set(of[a]) & set(of[b]):
            assert (a, b) in found
        if (a, b) in found:
            assert one.printed is not None
            assert other.printed is not None
            assert abs(one.printed - other.printed) <= WEEK


@given(reports(), reports())
def test_no_pair_that_joins_is_told_not_to_reach(one: tuple[Case, str], other: tuple[Case, str]) -> None:
    facts = [facts_of(case, text) for case, text in (one, other)]
    found = compared(*facts)
    assert found == compared(*facts[::-1])
    if found is not None and found.joins:
        assert in_common(*facts)
        assert may_reach(*facts)


@given(reports(), reports())
def test_what_cannot_reach_would_not_join(one: tuple[Case, str], other: tuple[Case, str]) -> None:
    facts = [facts_of(case, text) for case, text in (one, other)]
    with patch.object(agreement, "may_reach", lambda one, other: True):
        found = compared(*facts)
    if found is not None and found.joins:
        assert may_reach(*facts)


def test_nothing_has_no_pairs() -> None:
    assert near_pairs([], []) == []


@given(st.lists(reports(), max_size=6))
def test_no_pair_that_joins_is_lost_by_outlines(rows: list[tuple[Case, str]]) -> None:
    cases = [case for case, _ in rows]
    facts = [facts_of(case, text, partial(news_of, None, text)) for case, text in rows]
    outlines = [outline_of(None, text, [case.happening.trigger]) for case, text in rows]
    worth = worth_comparing(cases, [outlined(outline, 0) for outline in outlines])
    assert worth == sorted(set(worth))
    near = near_pairs(cases, [kinds(*row) for row in rows])
    assert set(worth) <= set(near)
    for a, b in near:
        found = compared(facts[a], facts[b])
        if found is not None and found.joins and may_meet(cases[a], cases[b]):
            assert (a, b) in worth


def test_of_many_reports_outlines_lose_no_pair_that_joins() -> None:
    made = [(text, word) for text in SENTENCES for word in WORDS if word in text]
    parties = [(), STATES[:1], STATES[1:2], (DOCKERS,)]
    some = product(made, parties, [(), STATES[2:]], [None, "Vell"], ["asserted", "denied"])
    rows = [(_report(number, *row), row[0][0]) for number, row in enumerate(some, 1)]
    cases = [case for case, _ in rows]
    facts = [facts_of(case, text, partial(news_of, None, text)) for case, text in rows]
    outlines = [outlined(outline_of(None, text, [case.happening.trigger]), 0) for case, text in rows]
    worth = set(worth_comparing(cases, outlines))
    near = near_pairs(cases, [kinds(*row) for row in rows])
    agreed = [(a, b) for a, b in near if (found := compared(facts[a], facts[b])) and found.joins]
    joined = {(a, b) for a, b in agreed if may_meet(cases[a], cases[b])}
    assert len(joined) > 100
    assert joined <= worth
    assert len(worth) < len(near)


def _report(
    number: int, made: tuple[str, str], actors: tuple[Party, ...], recipients: tuple[Party, ...], place: str | None,
    factuality: str,
) -> Case:  # fmt: skip
    text, word = made
    return case_of(
        Happening(
            report=Report(number, f"u{number}", None, None, f"2031-05-{number % 9 + 1:02}", None, number), key=number,
            number=0, type="CONSULT" if word in ("met", "talks") else "ASSAULT", mode=None, factuality=factuality,
            actors=actors, recipients=recipients, trigger=(text.index(word), text.index(word) + len(word)),
            not_before=None, not_after=None, place=place, country=None, background=False, quad=1, score=1.0, told=None,
            same=0, confidence=0.9, doubtful=False,
        )
    )  # fmt: skip

"""Dossiers, over evidence made by hand."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from onrecord.questions.evidence.naming import Named
from onrecord.questions.sides.dossier import dossier_of
from onrecord.questions.sides.holding import across_articles
from onrecord.questions.sides.scores import MonthScore
from tests.questions.by_hand import (
    BRENMARK,
    ORVA,
    TALSIA,
    evidence,
    evidences,
    happening,
    party,
    relay,
    report,
    shuffled,
    told,
)

U1, U2, U3 = report("u1"), report("u2", "2031-06-09"), report("u3", None)
TLS = Named("TLS", "Talsia", frozenset({TALSIA.id}), frozenset({TALSIA.id}), ())
BRN = Named("BRN", "Brenmark", frozenset({BRENMARK.id}), frozenset({BRENMARK.id}), ())
VENN = party(TALSIA, "Orla Venn")
ENVOY = Named("Venn", "Orla Venn", frozenset({VENN.id}), frozenset(), ())


def test_words_and_deeds_are_scored_by_whose_word_they_stand_on() -> None:
    own, other = told(U1, 0, VENN), told(U1, 1, party(BRENMARK))
    rows = [
        own,
        other,
        happening(U1, 0, "SUPPORT", TALSIA, BRENMARK, told=own),
        happening(U1, 1, "ASSAULT", TALSIA, BRENMARK, told=other),
        happening(U1, 2, "AID", TALSIA, ORVA, told=other),
        happening(U1, 3, "ACCUSE", TALSIA, ORVA),
        happening(U1, 4, "ACCUSE", BRENMARK, TALSIA),  # what is done to it is not scored
        happening(U1, 5, "ASSAULT", TALSIA, BRENMARK, factuality="denied"),
    ]
    found = dossier_of(evidence(*rows), TLS)
    assert found.months == (
        MonthScore("2031-05", "Talsia", "words", "own", 1, 5.0, 5.0, 5.0),
        MonthScore("2031-05", "Talsia", "words", "article", 1, -3.0, -3.0, -3.0),
        MonthScore("2031-05", "Talsia", "deeds", "others", 2, 0.5, -9.0, 10.0),
    )
    assert (found.statements, found.events, found.reports, found.denied, found.open, found.articles) == (
        1,
        5,
        5,
        1,
        0,
        1,
    )


def test_the_month_is_that_of_the_event_where_it_is_told() -> None:
    rows = [
        happening(U1, 0, "AID", TALSIA, ORVA, not_before="2031-02-01", not_after="2031-02-28"),
        happening(U1, 1, "AID", TALSIA, ORVA, not_before="2030-01-01", not_after="2030-12-31"),
        happening(U1, 2, "AID", TALSIA, ORVA, background=True),
        happening(U3, 0, "AID", TALSIA, ORVA),
    ]
    found = dossier_of(evidence(*rows), TLS)
    assert [(score.month, score.events) for score in found.months] == [("2031-02", 1)]
    assert found.unscored == 3


def test_of_two_only_what_is_between_them_counts() -> None:
    rows = [
        happening(U1, 0, "CONSULT", (TALSIA, BRENMARK), ()),
        happening(U1, 1, "ACCUSE", BRENMARK, TALSIA),
        happening(U1, 2, "ACCUSE", ORVA, (TALSIA, BRENMARK)),
        happening(U1, 3, "ACCUSE", TALSIA, ORVA),
        told(U1, 0, VENN, about=(party(BRENMARK),)),
        told(U1, 1, VENN, about=(party(ORVA), VENN)),
        told(U1, 2, party(ORVA), about=(party(BRENMARK), VENN)),
    ]
    found = dossier_of(evidence(*rows), TLS, BRN)
    assert (found.statements, [speaker.name for speaker in found.speakers]) == (1, ["Orla Venn"])
    assert [entry.what for entry in found.timeline] == ["say", "CONSULT", "ACCUSE"]
    assert [(score.side, score.score) for score in found.months] == [("Brenmark", -0.25), ("Talsia", 2.5)]


def test_a_person_is_not_its_whole_side() -> None:
    rows = [told(U1, 0, VENN), told(U1, 1, party(TALSIA)), happening(U1, 0, "ACCUSE", VENN, BRENMARK)]
    assert dossier_of(evidence(*rows), ENVOY).statements == 1
    whole = dossier_of(evidence(*rows), TLS)
    assert [(speaker.name, speaker.statements) for speaker in whole.speakers] == [("Orla Venn", 1), ("Talsia", 1)]


def test_the_timeline_says_where_its_days_come_from() -> None:
    said = told(
        U2, 0, VENN, act="deny", since="2031-06-08", until="2031-06-08", chain=(relay(TALSIA, "speaker"), relay(ORVA))
    )
    rows = [
        said,
        happening(U2, 0, "ASSAULT", ORVA, TALSIA, told=said, mode="heavy-weapons", factuality="denied"),
        happening(U1, 0, "ASSAULT", ORVA, TALSIA, not_before="2031-01-01", not_after="2031-12-31"),
        happening(U3, 0, "ASSAULT", ORVA, TALSIA),
    ]
    found = dossier_of(evidence(*rows), TLS)
    assert [(entry.first, entry.last, entry.day_from, entry.kind) for entry in found.timeline] == [
        ("2031-01-01", "2031-12-31", "text", "event"),
        ("2031-06-08", "2031-06-08", "text", "statement"),
        ("2031-06-09", "2031-06-09", "publication", "event"),
        (None, None, "none", "event"),
    ]
    statement, event = found.timeline[1:3]
    assert (statement.what, statement.who, statement.whom, statement.trace.row) == (
        "deny",
        ("Orla Venn",),
        ("Orva",),
        "s1",
    )
    assert (event.what, event.held, event.word, event.holder) == (
        "ASSAULT/heavy-weapons",
        "denied",
        "Orla Venn",
        "target",
    )


def test_reports_of_one_event_are_one_entry() -> None:
    rows = [happening(where, 0, "AID", TALSIA, ORVA) for where in (U1, U2)]
    found = dossier_of(evidence(*rows), TLS, event_of=across_articles({row.key: ("u1", 0) for row in rows}))
    assert [(entry.trace.article, entry.reports) for entry in found.timeline] == [("u1", 2)]
    assert (found.events, found.reports, found.months[0].events) == (1, 2, 1)


def test_the_limit_leaves_the_latest() -> None:
    rows = [told(U1, 0, VENN), told(U2, 0, VENN)]
    found = dossier_of(evidence(*rows), TLS, limit=1)
    assert ([entry.trace.article for entry in found.timeline], found.earlier) == (["u2"], 1)
    assert dossier_of(evidence(*rows), TLS, limit=0).timeline == ()


# ---- what holds for any evidence


@given(st.data())
def test_the_order_of_the_evidence_does_not_matter(data: st.DataObject) -> None:
    given_ = data.draw(evidences())
    assert dossier_of(given_, TLS, BRN) == dossier_of(shuffled(data.draw, given_), TLS, BRN)


@given(evidences())
def test_counts_add_up(given_: Any) -> None:
    found = dossier_of(given_, TLS, limit=10_000)
    assert found.earlier == 0
    kinds = [entry.kind for entry in found.timeline]
    assert kinds.count("statement") == found.statements == sum(speaker.statements for speaker in found.speakers)
    events = [entry for entry in found.timeline if entry.kind == "event"]
    assert sum(entry.reports for entry in events if entry.held == "asserted") == found.reports >= found.events
    assert sum(entry.reports for entry in events if entry.held == "denied") == found.denied
    assert sum(score.events for score in found.months) <= found.events
    for score in found.months:
        assert -10 <= score.least <= score.score <= score.most <= 10
    days = [entry.first or entry.last or "~" for entry in found.timeline]
    assert days == sorted(days)


@given(evidences())
def test_two_hold_no_more_than_each(given_: Any) -> None:
    both = dossier_of(given_, TLS, BRN)
    for side in (TLS, BRN):
        alone = dossier_of(given_, side)
        assert both.events <= alone.events
        assert both.reports + both.denied + both.open <= alone.reports + alone.denied + alone.open
    assert both.statements <= sum(dossier_of(given_, side).statements for side in (TLS, BRN))

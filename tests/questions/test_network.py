"""The network of sides, over evidence made by hand."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import SettingError
from onrecord.knowledge.plover import ontology
from onrecord.questions.evidence.view import Evidence
from onrecord.questions.sides.edges import Network
from onrecord.questions.sides.holding import across_articles
from onrecord.questions.sides.network import network_of
from onrecord.questions.sides.relations import RELATIONS, relation_named, relation_of
from tests.questions.by_hand import (
    BRENMARK,
    LEAGUE,
    NOBODY,
    ORVA,
    TALSIA,
    evidence,
    evidences,
    happening,
    party,
    report,
    shuffled,
    told,
)

U1, U2, U3 = report("u1"), report("u2", "2031-05-09"), report("u3", None)


def drawn(given_: Evidence, **asked: Any) -> Network:
    return network_of(given_, **asked).network(asked.get("limit"))


def edges(found: Any) -> list[tuple[str, str, str]]:
    return [(edge.source.name, edge.relation, edge.target.name) for edge in found.edges]


def test_every_type_is_in_one_relation() -> None:
    assert sorted(kind for relation in RELATIONS for kind in relation.types) == sorted(ontology().types)
    assert all(relation_named(relation.name) is relation for relation in RELATIONS)
    assert relation_of("AID") is relation_named("supp")


@pytest.mark.parametrize("name", ["", "a", "loves"])
def test_a_relation_that_is_none_is_told(name: str) -> None:
    with pytest.raises(SettingError, match="meets, cooperates with, supports"):
        relation_named(name)


def test_events_and_reports_are_counted_apart() -> None:
    rows = [
        happening(U1, 0, "ASSAULT", TALSIA, BRENMARK),
        happening(U1, 1, "ASSAULT", TALSIA, BRENMARK, same=0),
        happening(U2, 0, "ASSAULT", TALSIA, BRENMARK),
        happening(U2, 1, "ASSAULT", TALSIA, BRENMARK),
    ]
    apart = drawn(evidence(*rows)).edges[0]
    assert (apart.events, apart.reports, apart.articles) == (3, 3, 2)
    ids = {rows[0].key: ("u1", 0), rows[1].key: ("u1", 0), rows[2].key: ("u1", 0), rows[3].key: ("u2", 1)}
    joined = drawn(evidence(*rows), event_of=across_articles(ids)).edges[0]
    assert (joined.events, joined.reports, joined.articles) == (2, 3, 2)
    assert [(trace.article, trace.row, trace.span.text) for trace in joined.traces] == [
        ("u1", "e1", "met"), ("u2", "e1", "met"), ("u2", "e2", "met"),
    ]  # fmt: skip


def test_copies_are_one_report() -> None:
    copy = report("u2", family=1, copy_of="u1")
    rows = [happening(where, 0, "SUPPORT", TALSIA, ORVA) for where in (U1, copy)]
    edge = drawn(evidence(*rows)).edges[0]
    assert (edge.events, edge.reports, edge.articles) == (1, 1, 1)


def test_it_is_told_on_whose_word_an_edge_stands() -> None:
    voices = (None, party(TALSIA, "Orla Venn"), party(BRENMARK), party(ORVA), party(NOBODY))
    rows = []
    for number, voice in enumerate(voices):
        said = told(U1, number, voice)
        rows.append(happening(U1, number, "ACCUSE", TALSIA, BRENMARK, told=said))
    rows.append(happening(U1, 9, "ACCUSE", TALSIA, BRENMARK))
    edge = drawn(evidence(*rows)).edges[0]
    held = edge.held
    assert (held.article, held.source, held.target, held.third, held.unknown) == (1, 1, 1, 2, 1)
    assert edge.third_share == round(2 / 6, 4)


def test_what_is_denied_or_open_is_no_event() -> None:
    rows = [
        happening(U1, 0, "COOPERATE", TALSIA, BRENMARK, factuality="denied"),
        happening(U1, 1, "COOPERATE", TALSIA, BRENMARK, factuality="future"),
        happening(U1, 2, "COOPERATE", TALSIA, BRENMARK, factuality="hypothetical"),
    ]
    found = drawn(evidence(*rows))
    edge = found.edges[0]
    assert (edge.events, edge.reports, edge.third_share, edge.denied, edge.open) == (0, 0, None, 1, 2)
    assert (found.events, len(edge.traces), edge.types) == (0, 3, ())


def test_who_meets_meets_all_others_whatever_the_order() -> None:
    rows = [
        happening(U1, 0, "CONSULT", (TALSIA, BRENMARK), ORVA),
        happening(U2, 0, "CONSULT", BRENMARK, TALSIA),
        happening(U2, 1, "CONSULT", (ORVA, LEAGUE), ()),
    ]
    found = drawn(evidence(*rows))
    assert edges(found) == [
        ("Brenmark", "meets", "Talsia"),
        ("Brenmark", "meets", "Orva"), ("Harbour League", "meets", "Orva"), ("Orva", "meets", "Talsia"),
    ]  # fmt: skip
    assert found.events == 3
    assert [(node.side.name, node.events, node.edges) for node in found.nodes] == [
        ("Orva", 2, 3), ("Brenmark", 2, 2), ("Talsia", 2, 2), ("Harbour League", 1, 1),
    ]  # fmt: skip


def test_one_side_and_nobody_known_make_no_edge() -> None:
    rows = [
        happening(U1, 0, "ACCUSE", TALSIA, party(TALSIA, "Orla Venn")),
        happening(U1, 1, "ACCUSE", TALSIA, NOBODY),
        happening(U1, 2, "CONSULT", TALSIA, ()),
    ]
    found = drawn(evidence(*rows))
    assert (found.edges, found.nodes, found.within) == ((), (), 1)


def test_only_what_happened_in_the_period_counts() -> None:
    rows = [
        happening(U1, 0, "AID", TALSIA, ORVA, not_before="2031-05-01", not_after="2031-05-01"),
        happening(U1, 1, "AID", TALSIA, ORVA, not_before="2030-01-01", not_after="2030-12-31"),
        happening(U1, 2, "AID", TALSIA, ORVA, not_before="2031-01-01", not_after="2031-12-31"),
        happening(U1, 3, "AID", TALSIA, ORVA),
        happening(U1, 4, "AID", TALSIA, ORVA, background=True),
    ]
    found = drawn(evidence(*rows), since="2031-05", until="2031-05")
    assert (found.edges[0].events, found.outside) == (3, 2)
    whole = drawn(evidence(*rows))
    assert (whole.edges[0].events, whole.outside) == (5, 0)


def test_one_side_or_relation_alone() -> None:
    rows = [happening(U1, 0, "AID", TALSIA, ORVA), happening(U1, 1, "ACCUSE", BRENMARK, ORVA)]
    assert edges(drawn(evidence(*rows), sides=frozenset({TALSIA.id}))) == [("Talsia", "supports", "Orva")]
    assert edges(drawn(evidence(*rows), relation=relation_named("accuses"))) == [("Brenmark", "accuses", "Orva")]
    limited = drawn(evidence(*rows), limit=1)
    assert (len(limited.edges), limited.more) == (1, 1)


# ---- what holds for any evidence


@given(st.data())
def test_the_order_of_the_evidence_does_not_matter(data: st.DataObject) -> None:
    given_ = data.draw(evidences())
    assert drawn(given_) == drawn(shuffled(data.draw, given_))


@given(evidences())
def test_counts_add_up(given_: Any) -> None:
    found = drawn(given_)
    for edge in found.edges:
        held = edge.held
        assert held.article + held.source + held.target + held.third + held.unknown == edge.reports
        assert edge.articles <= edge.reports >= edge.events
        assert len(edge.traces) == edge.reports + edge.denied + edge.open > 0
        assert sum(number for _, number in edge.types) >= edge.events
        assert edge.source != edge.target
        assert not edge.mutual or edge.source.name <= edge.target.name
        for trace in edge.traces:
            assert trace.around.start <= trace.span.start < trace.span.end <= trace.around.end
    assert len({(edge.source.id, edge.relation, edge.target.id) for edge in found.edges}) == len(found.edges)
    ends = {side.id for edge in found.edges for side in (edge.source, edge.target)}
    assert {node.side.id for node in found.nodes} == ends
    assert sum(node.edges for node in found.nodes) == 2 * len(found.edges)
    assert max((edge.events for edge in found.edges), default=0) <= found.events


@given(evidences(), st.integers(1, 4))
def test_a_limit_leaves_the_first_edges_as_they_are(given_: Any, limit: int) -> None:
    whole, part = drawn(given_), drawn(given_, limit=limit)
    assert part == network_of(given_).network(limit)  # fewer of those that were drawn
    assert part.edges == whole.edges[:limit]
    assert part.more == max(0, len(whole.edges) - limit)


@given(evidences())
def test_a_side_s_edges_are_those_of_the_whole_that_touch_it(given_: Any) -> None:
    whole, part = drawn(given_), drawn(given_, sides=frozenset({TALSIA.id}))
    assert part.edges == tuple(edge for edge in whole.edges if TALSIA in (edge.source, edge.target))

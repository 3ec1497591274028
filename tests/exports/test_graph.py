"""A network as GraphML and GEXF: networkx reads back what was written, however names look."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.exports.graph import gexf_lines, graph_of, graphml_lines
from onrecord.exports.safe import visible
from onrecord.questions.evidence.parties import Side
from onrecord.questions.sides.edges import Network
from onrecord.questions.sides.network import network_of
from tests.questions.by_hand import BRENMARK, LEAGUE, ORVA, TALSIA, evidence, happening, report, told

networkx = pytest.importorskip("networkx")
Lines = Callable[[Network], Any]
#: What XML 1.0 cannot hold.
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def a_network(*sides: Side) -> Network:
    """Three sides, an edge that is mutual, two between the same sides, one of which nobody asserts."""
    one, two, three = sides or (TALSIA, BRENMARK, LEAGUE)
    first, second = report("u1"), report("u2", None)
    return network_of(
        evidence(
            happening(first, 0, "CONSULT", (one, two), ()),
            happening(first, 1, "ACCUSE", one, two),
            happening(first, 2, "ASSAULT", two, one, factuality="denied"),
            happening(second, 0, "AID", three, one),
        )
    ).network(None)


def read_graphml(found: Network) -> Any:
    return networkx.parse_graphml("".join(graphml_lines(found)), force_multigraph=True)


def read_gexf(found: Network) -> Any:
    return networkx.read_gexf(io.BytesIO("".join(gexf_lines(found)).encode("utf8")))


READERS = pytest.mark.parametrize("read", [read_graphml, read_gexf], ids=["graphml", "gexf"])


def between(graph: Any) -> dict[tuple[str, str, str], dict[str, Any]]:
    """The edges by their ends and relation, without what a format adds of its own."""
    own = {"id", "key", "networkx_key"}
    return {
        (source, target, facts["relation"]): {name: value for name, value in facts.items() if name not in own}
        for source, target, facts in graph.edges(data=True)
    }


def test_nodes_and_edges_are_those_of_the_network() -> None:
    graph = graph_of(a_network())
    assert dict(graph.nodes(data="name")) == {
        "state:TLS": "Talsia", "state:BRN": "Brenmark", "name:organisation::harbour league": "Harbour League"
    }  # fmt: skip
    assert set(graph.edges(keys=True)) == {
        ("state:BRN", "state:TLS", "meets"), ("state:TLS", "state:BRN", "accuses"),
        ("state:BRN", "state:TLS", "attacks"), ("name:organisation::harbour league", "state:TLS", "supports"),
    }  # fmt: skip
    met, attacked = (graph.edges["state:BRN", "state:TLS", name] for name in ("meets", "attacks"))
    assert (met["mutual"], met["events"], met["reports"], met["reports_article_voice"]) == (True, 1, 1, 1)
    assert (met["types"], met["first"], met["rows"]) == ("CONSULT:1", "2031-05-04", "u1:e1")
    assert (attacked["events"], attacked["reports"], attacked["denying_reports"]) == (0, 0, 1)


def test_no_edge_has_weight_nought_which_gephi_throws_away() -> None:
    assert {facts["weight"] for *_, facts in graph_of(a_network()).edges(data=True)} == {1}


def test_what_is_unknown_is_not_there() -> None:
    graph = graph_of(a_network())
    assert set(graph.nodes["state:TLS"]) == {"label", "name", "events", "edges"}
    known = graph_of(a_network(TALSIA, BRENMARK, Side(LEAGUE.id, LEAGUE.name, "organisation", "TLS")))
    league = known.nodes[LEAGUE.id]
    assert (league["kind"], league["country"]) == ("organisation", "TLS")
    supports = graph.edges[LEAGUE.id, "state:TLS", "supports"]
    assert "first" not in supports
    assert "third_party_share" not in graph.edges["state:BRN", "state:TLS", "attacks"]


@READERS
def test_it_comes_back_as_it_was(read: Lines) -> None:
    made, back = graph_of(a_network()), read(a_network())
    assert back.is_directed()
    assert back.is_multigraph()
    assert {node: dict(facts) for node, facts in back.nodes(data=True)} == dict(made.nodes(data=True))
    assert between(back) == between(made)


@READERS
@settings(max_examples=60, deadline=None)
@given(names=st.lists(st.text(max_size=8), min_size=3, max_size=3, unique=True))
def test_any_names_come_back(read: Lines, names: list[str]) -> None:
    sides = [Side(f"name:person::{name}", name, "person", name) for name in names]
    made, back = graph_of(a_network(*sides)), read(a_network(*sides))
    assert len(back) == 3
    assert {node: facts.get("name") for node, facts in back.nodes(data=True)} == {
        node: facts.get("name") for node, facts in made.nodes(data=True)
    }
    assert between(back).keys() == between(made).keys()


ODD = '<b>"Quell\'s" & ]]> \x00\x1b\x85\u202e\ud83d 100%\n\ttab'


@pytest.mark.parametrize("lines", [graphml_lines, gexf_lines])
def test_odd_names_break_nothing(lines: Lines) -> None:
    text = "".join(lines(a_network(TALSIA, BRENMARK, Side(f"name:person::{ODD}", ODD))))
    assert not NO_XML.search(text)
    assert "<b>" not in text
    assert "\\x1b" in text


@READERS
def test_odd_names_are_shown_as_anywhere(read: Lines) -> None:
    back = read(a_network(TALSIA, BRENMARK, Side(f"name:person::{ODD}", ODD)))
    assert visible(ODD) in {facts["name"] for _, facts in back.nodes(data=True)}


@READERS
def test_two_ids_that_look_alike_stay_two(read: Lines) -> None:
    one, other = Side("name:person::a\x00", "a"), Side("name:person::a%00", "a")
    assert len(read(a_network(TALSIA, one, other))) == 3


@pytest.mark.parametrize("lines", [graphml_lines, gexf_lines])
def test_the_same_network_gives_the_same_file_without_a_day(lines: Lines) -> None:
    text = "".join(lines(a_network()))
    assert text == "".join(lines(a_network()))
    assert "lastmodified" not in text


@READERS
def test_an_empty_network_is_a_graph_too(read: Lines) -> None:
    back = read(network_of(evidence()).network(None))
    assert (len(back), back.number_of_edges()) == (0, 0)


def test_graphml_tells_what_the_network_counts() -> None:
    found = replace(a_network(), mentions=9, more=2)
    facts = networkx.parse_graphml("".join(graphml_lines(found))).graph
    assert (facts["events"], facts["mentions"], facts["edges_left_out"]) == (3, 9, 2)
    assert facts["description"].startswith("Events: what at least one report asserts")


def test_an_edge_tells_on_whose_word_it_stands() -> None:
    from tests.questions.by_hand import party

    own = report("u1")
    third = told(own, 0, party(ORVA))
    facts = graph_of(
        network_of(evidence(happening(own, 0, "ACCUSE", TALSIA, BRENMARK, told=third))).network(None)
    ).edges["state:TLS", "state:BRN", "accuses"]
    assert (facts["reports_third_party"], facts["third_party_share"]) == (1, 1.0)

"""A network of sides as GraphML and GEXF, which Gephi, Cytoscape, networkx and igraph open.

Both are directed multigraphs. Of one that is mutual an edge stands in one direction and says so. What is unknown is not
there; a text has nothing in it that XML cannot hold.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import quote

from onrecord._version import __version__
from onrecord.exports.network import RULES
from onrecord.exports.safe import visible
from onrecord.questions.sides.edges import Edge, Network, Node

#: The day of writing, which networkx notes in a GEXF file: the same record gives the same file.
_DAY: Final = re.compile(r' lastmodifieddate="[^"]*"')


def graph_of(found: Network) -> Any:
    """Return a network as a `networkx.MultiDiGraph`.

    Args:
        found: as `questions.sides.overviews.network` gives it.

    Returns:
        The graph. Nodes go by the ids of sides, edges between two sides by the names of their relations.
    """
    import networkx

    graph = networkx.MultiDiGraph(
        creator=f"onrecord {__version__}", description=RULES, events=found.events, mentions=found.mentions,
        outside_the_period=found.outside, within_one_side=found.within, edges_left_out=found.more,
    )  # fmt: skip
    for node in found.nodes:
        graph.add_node(_id(node.side.id), **_known(_of_node(node)))
    for edge in found.edges:
        graph.add_edge(_id(edge.source.id), _id(edge.target.id), key=edge.relation, **_known(_of_edge(edge)))
    return graph


def graphml_lines(found: Network) -> Iterator[str]:
    """Yield a network as GraphML."""
    from networkx.readwrite.graphml import generate_graphml

    yield "<?xml version='1.0' encoding='utf-8'?>\n"
    for line in generate_graphml(_numbered(graph_of(found))):
        yield f"{line}\n"


def gexf_lines(found: Network) -> Iterator[str]:
    """Yield a network as GEXF 1.2."""
    from networkx.readwrite.gexf import GEXFWriter

    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(_numbered(graph_of(found)))
    out = io.BytesIO()
    writer.write(out)
    for line in io.StringIO(out.getvalue().decode("utf8")):
        yield _DAY.sub("", line)


def _numbered(graph: Any) -> Any:
    """The same graph with numbers for the keys of edges, which become ids that must be one in the whole file."""
    import networkx

    numbered = networkx.MultiDiGraph(**graph.graph)
    numbered.add_nodes_from(graph.nodes(data=True))
    for number, (source, target, facts) in enumerate(graph.edges(data=True)):
        numbered.add_edge(source, target, key=f"e{number}", **facts)
    return numbered


def _of_node(node: Node) -> dict[str, object]:
    side = node.side
    return {
        "label": side.name or side.id, "name": side.name, "kind": side.kind, "country": side.country,
        "events": node.events, "edges": node.edges,
    }  # fmt: skip


def _of_edge(edge: Edge) -> dict[str, object]:
    # Gephi throws away edges of weight 0, as those would be whose events are all denied
    weight = edge.reports + edge.denied + edge.open
    return {
        "label": edge.relation, "relation": edge.relation, "mutual": edge.mutual, "weight": weight,
        "events": edge.events, "reports": edge.reports, "articles": edge.articles,
        "reports_article_voice": edge.held.article, "reports_source_voice": edge.held.source,
        "reports_target_voice": edge.held.target, "reports_third_party": edge.held.third,
        "reports_unknown_voice": edge.held.unknown, "third_party_share": edge.third_share,
        "denying_reports": edge.denied, "open_reports": edge.open,
        "types": " ".join(f"{kind}:{number}" for kind, number in edge.types), "first": edge.first, "last": edge.last,
        "rows": " ".join(f"{trace.article}:{trace.row}" for trace in edge.traces),
    }  # fmt: skip


def _known(facts: dict[str, object]) -> dict[str, object]:
    """What is known of facts, as XML can hold it."""
    return {
        name: visible(value) if isinstance(value, str) else value
        for name, value in facts.items()
        if value is not None and value != ""
    }


def _id(side: str) -> str:
    """The id of a side, in which what XML cannot hold, or would change, is percent-encoded: two stay two."""
    return "".join(
        letter if letter.isprintable() and letter != "%" else quote(letter, safe="", errors="surrogatepass")
        for letter in side
    )

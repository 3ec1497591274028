"""The formats in which a record can be exported."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, cast

if TYPE_CHECKING:
    from onrecord.questions.sides.edges import Network
    from onrecord.record.frames.columns import View

    Lines = Callable[[Iterable[View]], Iterator[str]]
    JoinedLines = Callable[[Iterable[View], Mapping[str, str]], Iterator[str]]
    Filler = Callable[[Iterable[View], Path], None]
    Drawer = Callable[[Network], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Attributes:
        name: as it is asked for.
        about: what it is, in half a sentence.
        shape: one file, which may be standard output, or a folder.
        maker: where the function is that makes it: of views the lines, or of views and a folder the files in it; of a
            network the lines.
        of: what it is made of: readings alone, readings and which of their reports are of one event, or a network.
    """

    name: str
    about: str
    shape: Literal["file", "folder"]
    maker: str
    of: Literal["readings", "reports", "network"] = "readings"

    def lines(self, views: Iterable[View], joined: Mapping[str, str] | None = None) -> Iterator[str]:
        """Yield the lines of a file that is made of readings.

        Args:
            views: of the readings.
            joined: which reports are of one event, as `questions.reports.naming.event_names` gives it; None: those that
                their reading joined, and none across articles.
        """
        if self.of == "reports":
            return cast("JoinedLines", self._made())(views, joined or {})
        return cast("Lines", self._made())(views)

    def drawn(self, network: Network) -> Iterator[str]:
        """Yield the lines of a file that is made of a network."""
        return cast("Drawer", self._made())(network)

    def fill(self, views: Iterable[View], folder: Path) -> None:
        """Write the files into a folder."""
        cast("Filler", self._made())(views, folder)

    def _made(self) -> object:
        module, _, name = self.maker.partition(":")
        return getattr(import_module(f"onrecord.exports.{module}"), name)


FORMATS: Final[dict[str, Format]] = {
    each.name: each
    for each in (
        Format("csv", "a table for each kind of row, the texts beside them", "folder", "tables:write_csv"),
        Format("parquet", "the same tables for pandas, polars, DuckDB, R", "folder", "tables:write_parquet"),
        Format("polecat", "events in POLECAT's columns, ours behind them; tabs", "file",
               "polecat:polecat_lines", "reports"),
        Format("plover", "events in the PLOVER manual's fields; JSON lines", "file", "plover:plover_lines"),
        Format("webannotation", "W3C Web Annotations; JSON-LD", "file", "webannotation:annotation_pieces"),
        Format("ftm", "followthemoney entities for Aleph; JSON lines", "file", "ftm.entities:ftm_lines", "reports"),
        Format("graphml", "the network of sides, for Gephi, Cytoscape, networkx, igraph", "file",
               "graph:graphml_lines", "network"),
        Format("gexf", "the network of sides, for Gephi and networkx", "file", "graph:gexf_lines", "network"),
        Format("brat", "standoff for brat, and back by `correct import`", "folder", "brat.writing:write_brat"),
    )
}  # fmt: skip

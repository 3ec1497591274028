"""Figures of results as pieces of Markdown, for the template of the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from benchmarks.documents import About, Document


def shown(value: float | None, digits: int = 3) -> str:
    """A share as the page shows it: .825; "–" where there is none."""
    if value is None:
        return "–"
    told = f"{value:.{digits}f}"
    return told.removeprefix("0") if told.startswith("0.") else told


def interval(figure: Any) -> str:
    """The ends of a figure's interval."""
    return "–" if figure.value is None else f"{shown(figure.low)} to {shown(figure.high)}"


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A table of Markdown."""
    heads = list(head)
    lines = [heads, ["---"] * len(heads), *([str(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(cells)} |".replace("  ", " ") for cells in lines)


def scored(rows: Mapping[str, Any], first: str) -> str:
    """Precision, recall and F1 with their intervals, a row each."""
    return table(
        (first, "precision", "", "recall", "", "F1", ""),
        (
            (name, *(cell for f in (s.precision, s.recall, s.f1) for cell in (shown(f.value), interval(f))))
            for name, s in rows.items()
        ),
    )


def figures(rows: Mapping[str, Any], first: str = "") -> str:
    """A figure with its interval and what it counts, a row each."""
    return table(
        (first, "", "interval", "of"), ((name, shown(f.value), interval(f), f.count) for name, f in rows.items())
    )


def kinds(rows: Mapping[str, Any], first: str) -> str:
    """F1 and labelled ones, the frequent first, a row each."""
    ordered = sorted(rows.items(), key=lambda item: (-item[1].labelled, item[0]))
    return table((first, "F1", "labelled"), ((name, shown(row.f1), row.labelled) for name, row in ordered))


def how(document: Document) -> str:
    """When, where, with what and beside how much else a result was measured, in a line."""
    about: About = document.about
    machine = about.machine
    vnni = {True: "with VNNI", False: "without VNNI", None: "VNNI not known"}[machine.vnni]
    memory = f", {machine.memory:.0f} GB" if machine.memory else ""
    load = "load not noted" if about.load is None else f"load {about.load[0]:.1f} to {about.load[1]:.1f}"
    took = f", {about.seconds:,.0f} s" if about.seconds else ""
    return f"{about.date}{took}; {machine.processor}, {machine.cores} cores {vnni}{memory}, {machine.system}; {load}"


def runs(documents: Mapping[str, Document]) -> str:
    """How each result came about."""
    return table(("benchmark", "measured"), ((f"`{name}`", how(document)) for name, document in documents.items()))


def versions(documents: Mapping[str, Document]) -> str:
    """The versions of all results, those of the newest first."""
    found: dict[str, list[str]] = {}
    for document in documents.values():
        for name, version in document.about.versions.items():
            if version not in found.setdefault(name, []):
                found[name].append(version)
    return ", ".join(f"{name} {' and '.join(sorted(values, reverse=True))}" for name, values in found.items())


def data(documents: Mapping[str, Document]) -> str:
    """The files that results were measured on, with the beginning of their SHA-256."""
    files = {name: sha for document in documents.values() for name, sha in document.about.data.items()}
    return table(("file", "SHA-256"), ((f"`{name}`", f"`{sha[:16]}…`") for name, sha in sorted(files.items())))

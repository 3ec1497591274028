"""docs/benchmarks.md and its plots, from the results and from `templates/benchmarks.md`: nothing else goes into them.

The template holds the prose: what peers publish, with sources, and what is to be thought of the figures. Figures of the
results are put in by `tables`. What has no result yet is said to have none.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from benchmarks import plots, rows, tables
from benchmarks.catalogue import CATALOGUE
from benchmarks.context import ROOT
from benchmarks.documents import RESULTS, Document, load

PAGE: Final = ROOT / "docs" / "benchmarks.md"
PICTURES: Final = ROOT / "docs" / "picture"
TEMPLATES: Final = Path(__file__).parent / "templates"


def documents(folder: Path = RESULTS) -> dict[str, Document]:
    """Return all results by the name of their benchmark."""
    found = {name: load(name, benchmark.kind, folder) for name, benchmark in CATALOGUE.items()}
    return {name: document for name, document in found.items() if document is not None}


def page(results: dict[str, Document]) -> str:
    """Return the page."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        keep_trailing_newline=True,
    )  # fmt: skip
    environment.globals |= {**rows.GIVEN, "t": tables, "acts_least": rows.ACTS_LEAST}
    environment.filters |= {"f": tables.shown, "i": tables.interval}
    found = {name: results[name].found if name in results else None for name in CATALOGUE}
    return environment.get_template("benchmarks.md").render(documents=results, **found)


def pictures(results: dict[str, Document]) -> dict[str, str]:
    """Return the plots by the name of their file."""
    out = {}
    if "statements" in results:
        for profile, found in results["statements"].found.profiles.items():
            title = f"Statements, profile {profile}"
            out[f"confidence-{profile}.svg"] = plots.reliability(title, found.reliability, found.calibration_error)
    if "events" in results:
        found = results["events"].found
        out["confidence-events.svg"] = plots.reliability("Events", found.reliability, found.calibration_error)
    return out


def write_page() -> Path:
    """Write the page and its plots; returns where."""
    results = documents()
    PAGE.write_text(page(results), encoding="utf8", newline="\n")
    for name, picture in pictures(results).items():
        (PICTURES / name).write_text(picture, encoding="utf8", newline="\n")
    return PAGE

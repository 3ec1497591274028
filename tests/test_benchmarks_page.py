"""docs/benchmarks.md is what the results give, and results are documents of a fixed form."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks import plots, tables
from benchmarks.ablations import STATEMENTS, RememberedSession, without
from benchmarks.catalogue import CATALOGUE
from benchmarks.context import Context
from benchmarks.documents import RESULTS, Clock, Document, load, save
from benchmarks.page import PAGE, PICTURES, TEMPLATES, documents, page, pictures
from benchmarks.pages import PagesFound, PagesOf
from benchmarks.speed import timed

FOUND = PagesFound(3, {"onrecord": PagesOf(0.95, 0.5, 1.0, 2.5)})


def test_the_page_is_what_the_results_give() -> None:
    assert PAGE.read_text(encoding="utf8") == page(documents()), "run: make bench"


def test_the_plots_are_what_the_results_give() -> None:
    drawn = pictures(documents())
    assert {path.name for path in PICTURES.glob("confidence-*.svg")} == set(drawn)
    for name, picture in drawn.items():
        assert (PICTURES / name).read_text(encoding="utf8") == picture, "run: make bench"


def test_every_result_is_of_a_benchmark_and_every_benchmark_has_a_place_in_the_page() -> None:
    assert {path.stem for path in RESULTS.glob("*.json")} <= set(CATALOGUE)
    template = (TEMPLATES / "benchmarks.md").read_text(encoding="utf8")
    empty = page({})
    for name in CATALOGUE:
        assert f"{{% if {name} %}}" in template
        assert f'make bench ARGS="--only {name}"' in empty or name == "relation"


def test_the_types_of_results_are_frozen_and_documented() -> None:
    for benchmark in CATALOGUE.values():
        kind = benchmark.kind
        assert is_dataclass(kind) and kind.__doc__
        assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]


def test_results_come_back_as_they_were_saved(tmp_path: Path) -> None:
    data = tmp_path / "gold.jsonl"
    data.write_text("{}\n", encoding="utf8")
    about = Clock().about([data])
    assert about.machine.cores >= 1 and about.versions["python"]
    assert about.data == {
        f"{tmp_path.name}/gold.jsonl": "ca3d163bab055381827226140568f3bef7eaac187cebd76878e0b63e9e442356"
    }
    document = Document("pages", about, FOUND)
    assert save(document, tmp_path) == tmp_path / "pages.json"
    assert load("pages", PagesFound, tmp_path) == document
    assert load("speed", CATALOGUE["speed"].kind, tmp_path) is None


def test_a_result_of_another_form_is_told_with_the_next_step(tmp_path: Path) -> None:
    save(Document("pages", Clock().about([]), FOUND), tmp_path)
    facts = json.loads((tmp_path / "pages.json").read_text(encoding="utf8"))
    facts["found"] = {"pages": "many"}
    (tmp_path / "pages.json").write_text(json.dumps(facts), encoding="utf8")
    with pytest.raises(ValueError, match="--only pages"):
        load("pages", PagesFound, tmp_path)


def test_the_page_tells_figures_machine_and_load() -> None:
    about = replace(Clock().about([]), date="2031-05-06 07:08", load=(3.0, 4.5))
    told = page({"pages": Document("pages", about, FOUND)})
    assert "| onrecord | .950 | .500 | 1.000 |" in told
    assert "2031-05-06 07:08" in told and "load 3.0 to 4.5" in told and about.machine.processor in told


def test_plots_can_be_read_on_dark_paper_and_escape_what_they_show() -> None:
    drawn = plots.reliability("a < b", [(0.2, 0.1, 4), (0.9, 1.0, 16)], 0.05)
    root = ET.fromstring(drawn)
    dots = root.findall("{http://www.w3.org/2000/svg}circle")
    assert [dot.get("r") for dot in dots] == ["6.5", "10.0"]
    assert float(dots[0].get("cy", 0)) > float(dots[1].get("cy", 0))  # more of them right: higher
    assert "prefers-color-scheme: dark" in drawn and "a &lt; b" in drawn


@pytest.mark.parametrize(("value", "told"), [(None, "–"), (0.8254, ".825"), (1.0, "1.000"), (0.0, ".000")])
def test_shares_are_shown_in_one_way(value: float | None, told: str) -> None:
    assert tables.shown(value) == told


def test_time_is_taken_after_the_warm_up_and_all_must_come_back() -> None:
    asked: list[Any] = []

    def program(articles: Any) -> Any:
        asked.extend(articles)
        return iter(range(len(articles)))

    rows = [{"text": str(number)} for number in range(4)]
    assert timed(program, rows, 2).clock >= 0
    assert [row["text"] for row in asked] == ["0", "1", "0", "1", "2", "3"]
    with pytest.raises(RuntimeError, match="3 of 4"):
        timed(lambda articles: iter(range(len(articles) - 1)), rows, 2)


def test_short_reports_are_begun_anew_where_they_end(tmp_path: Path) -> None:
    for name in ("polnear/train", "places/tr_news", "articles/clusters", "coreference/train", "factuality/meantime",
                 "polnear/dev"):  # fmt: skip
        path = tmp_path / f"{name}.jsonl"
        path.parent.mkdir(exist_ok=True)
        text = "\n".join(f"{name} {number} {'word ' * 60}" for number in range(2))
        path.write_text(json.dumps({"text": text}) + "\n", encoding="utf8")
    reports = list(Context(tmp_path, 1).reports(14))
    assert [len(report.split()) >= 50 for report in reports] == [True] * 14
    assert reports[:2] == reports[12:] and len(set(reports)) == 12


def test_windows_are_computed_once() -> None:
    class Counting:
        calls = 0

        def run(self, names: Any, feed: Any) -> Any:
            self.calls += 1
            return [feed["ids"] * 2]

    import numpy as np

    inner = Counting()
    session = RememberedSession(inner)
    first, second = {"ids": np.ones((1, 2))}, {"ids": np.zeros((1, 2))}
    outputs = [session.run(["tags"], feed)[0].tolist() for feed in (first, second, first)]
    assert outputs == [[[2.0, 2.0]], [[0.0, 0.0]], [[2.0, 2.0]]] and inner.calls == 2


def test_a_part_is_off_only_while_the_block_runs() -> None:
    from onrecord.reading.statements import layer

    for changes in STATEMENTS.values():
        before = [getattr(layer, name.rpartition(".")[2], None) for name in changes]
        with without(changes):
            inside = [getattr(layer, name.rpartition(".")[2], None) for name in changes]
        assert [getattr(layer, name.rpartition(".")[2], None) for name in changes] == before
        assert all(one is not other for one, other in zip(before, inside, strict=True) if one is not None)

"""The notebook of the docs runs, and what is stored in it is what it gives."""

import importlib.util
import re
from difflib import SequenceMatcher
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).resolve().parents[1]
LINK = re.compile(r"\[[^\]]*\]\(([^)\s#]+)")
MODELS = ROOT / "src" / "onrecord" / "models" / "manifest.json"


def _script():
    spec = importlib.util.spec_from_file_location("scripts_notebook", ROOT / "scripts" / "notebook.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SCRIPT = _script()


def _cells(kind):
    return [cell for cell in SCRIPT.load().cells if cell.cell_type == kind]


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.skipif(not MODELS.exists(), reason="the models are not there: make train-statements export-statements")
def test_the_notebook_gives_what_is_stored_in_it():
    stored = SCRIPT.load()
    fresh = SCRIPT.executed(stored, SCRIPT.NOTEBOOK.parent)
    # Processors round a little differently, and a row at the edge of what is kept may come or go: nearly all is alike.
    pairs = [(_words(was), _words(now)) for was, now in zip(stored.cells, fresh.cells, strict=True)]
    unlike = [(was, now) for was, now in pairs if was != now and SequenceMatcher(None, was, now).ratio() < 0.8]
    assert unlike == [], "run: make docs"


def _words(cell):
    outputs = cell.get("outputs", ())
    texts = [output.get("text", "") + "".join(output.get("data", {}).values()) for output in outputs]
    return re.findall(r"\w+", re.sub(r"<style.*?</style>|<[^>]*>", " ", " ".join(texts), flags=re.S))


def test_the_file_is_as_it_would_be_written():
    assert SCRIPT.NOTEBOOK.read_text(encoding="utf8") == SCRIPT.dumps(SCRIPT.cleaned(SCRIPT.load())), "run: make docs"


def test_cells_show_something_and_no_error():
    outputs = [output for cell in _cells("code") for output in cell.outputs]
    assert len(outputs) >= len(_cells("code")) - 1, "all but the imports"
    assert {output.output_type for output in outputs} <= {"stream", "execute_result", "display_data"}
    assert {output.get("name", "stdout") for output in outputs} == {"stdout"}


def test_its_links_lead_somewhere():
    links = [link for cell in _cells("markdown") for link in LINK.findall(cell.source)]
    assert links
    assert [link for link in links if not (SCRIPT.NOTEBOOK.parent / link).exists()] == []


def test_it_names_no_place_on_a_machine():
    text = SCRIPT.NOTEBOOK.read_text(encoding="utf8")
    assert not re.search(r"(?<![\w.<])/(?:home|root|work|Users|opt|tmp|private|var)/", text)


def test_what_another_run_would_give_otherwise_is_not_kept():
    cell = nbformat.v4.new_code_cell("object()", execution_count=7, metadata={"execution": {"begun": "today"}})
    data = {"text/plain": "<object at 0x7f00aa>", "image/png": "AAAA", "text/html": "<b>1</b>"}
    cell.outputs = [nbformat.v4.new_output("execute_result", data, execution_count=7, metadata={"isolated": True})]
    notebook = nbformat.v4.new_notebook(cells=[cell], metadata={"kernelspec": {"name": "mine", "display_name": "Mine"}})
    clean = SCRIPT.cleaned(notebook)
    assert clean.cells[0].outputs[0] == {
        "output_type": "execute_result",
        "data": {"text/plain": "<object>", "text/html": "<b>1</b>"},
        "execution_count": 1,
        "metadata": {},
    }
    assert (clean.cells[0].id, clean.cells[0].execution_count, clean.cells[0].metadata) == ("cell-01", 1, {})
    assert clean.metadata.kernelspec.name == "python3"
    assert SCRIPT.cleaned(clean) == clean
    assert cell.execution_count == 7, "what is given stays as it is"

"""Run the notebook of the docs and write what its cells print into it: part of `make docs`.

What is stored is what every machine gives: no times, no ids by chance, no path.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

ROOT: Final = Path(__file__).resolve().parents[1]
NOTEBOOK: Final = ROOT / "docs" / "notebook.ipynb"
#: Seconds that a cell may take; the whole notebook takes some twenty.
_LIMIT: Final = 300
_METADATA: Final = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def load(path: Path = NOTEBOOK) -> NotebookNode:
    """Return the notebook as it is stored."""
    return _read(path.read_text(encoding="utf8"))


def executed(notebook: NotebookNode, folder: Path) -> NotebookNode:
    """Return the notebook with what its cells give now.

    Args:
        notebook: stays as it is.
        folder: in which its cells run.

    Raises:
        nbclient.exceptions.CellExecutionError: a cell fails.
    """
    fresh = _read(dumps(notebook))
    where = {"metadata": {"path": str(folder)}}
    # what a cell prints comes in as many pieces as the kernel sends: once in one, once in two
    NotebookClient(fresh, timeout=_LIMIT, kernel_name="python3", resources=where, coalesce_streams=True).execute()
    return cleaned(fresh)


def cleaned(notebook: NotebookNode) -> NotebookNode:
    """Return the notebook with nothing in it that another run would give otherwise."""
    fresh = _read(dumps(notebook))
    fresh.metadata.clear()
    fresh.metadata.update(_METADATA)
    number = 0
    for at, cell in enumerate(fresh.cells, start=1):
        cell.id = f"cell-{at:02}"
        cell.metadata.clear()
        if cell.cell_type == "code":
            number += 1
            cell.execution_count = number
            cell.outputs = [_plain(output, number) for output in cell.outputs]
    return fresh


def dumps(notebook: NotebookNode) -> str:
    """Return the notebook as the text of its file."""
    text: str = nbformat.writes(notebook, version=4)  # type: ignore[no-untyped-call]
    return text.rstrip("\n") + "\n"


def _read(text: str) -> NotebookNode:
    notebook: NotebookNode = nbformat.reads(text, as_version=4)  # type: ignore[no-untyped-call]
    return notebook


def _plain(output: Any, number: int) -> Any:
    if "execution_count" in output:
        output.execution_count = number
    if "metadata" in output:
        output.metadata.clear()
    data = output.get("data", {})
    for kind in [kind for kind in data if kind not in ("text/plain", "text/html")]:
        del data[kind]
    if "text/plain" in data:
        data["text/plain"] = re.sub(r" at 0x[0-9a-f]+", "", data["text/plain"])
    return output


if __name__ == "__main__":
    NOTEBOOK.write_text(dumps(executed(load(), NOTEBOOK.parent)), encoding="utf8", newline="\n")
    print(f"ran docs/{NOTEBOOK.name}")

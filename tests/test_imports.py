"""The public names are a fixed list, and importing the package stays light."""

import importlib
import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import onrecord

ROOT = Path(__file__).resolve().parents[1]
NAMES = [
    "Actor",
    "Article",
    "DataError",
    "Event",
    "Hop",
    "InputError",
    "LeftOut",
    "Mention",
    "MissingError",
    "ModelError",
    "NewEvent",
    "NewStatement",
    "OnrecordError",
    "Place",
    "Quantity",
    "ReadOnlyError",
    "Reader",
    "ReaderInfo",
    "Reading",
    "Record",
    "RecordError",
    "Role",
    "SettingError",
    "Span",
    "Statement",
    "Time",
    "Who",
    "__version__",
    "open",
]
HEAVY = (
    "spacy",
    "onnxruntime",
    "numpy",
    "trafilatura",
    "tokenizers",
    "lxml",
    "docx",
    "pypdf",
    "rich",
    "httpx",
    "jinja2",
    "sqlalchemy",
    "datasketch",
    "scipy",
)
LOOK = """
import json, sys, time
began = time.perf_counter()
import onrecord
seconds = time.perf_counter() - began
print(json.dumps({"seconds": seconds, "modules": sorted(sys.modules)}))
"""


def _python(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf8").stdout


def test_public_names_are_this_list():
    assert onrecord.__all__ == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_each_public_name_is_there(name):
    assert getattr(onrecord, name) is not None
    assert name in dir(onrecord)


def test_public_types_are_those_of_the_types_module():
    types = importlib.import_module("onrecord.types")
    defined = {
        name for name, value in vars(types).items() if isinstance(value, type) and value.__module__ == types.__name__
    }
    errors = importlib.import_module("onrecord.errors")
    defined |= {name for name in vars(errors) if name.endswith("Error")}
    elsewhere = {"Reader", "Record", "NewEvent", "NewStatement", "Who", "open", "__version__"}
    assert defined | elsewhere == set(NAMES)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'Raeder'"):
        _ = onrecord.Raeder


def test_the_version_is_that_of_pyproject():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))["project"]
    assert onrecord.__version__ == project["version"]


def test_import_is_light():
    # The best of three, for a busy machine; the limit of 0.3 s is on a machine at rest.
    runs = [json.loads(_python(LOOK)) for _ in range(3)]
    assert not {module.partition(".")[0] for module in runs[0]["modules"]} & set(HEAVY)
    assert [module for module in runs[0]["modules"] if module.startswith("onrecord.")] == ["onrecord._version"]
    assert min(run["seconds"] for run in runs) < 0.3


def test_types_and_errors_load_nothing_heavy():
    code = "import sys, onrecord; onrecord.Reading; onrecord.InputError; print(*sys.modules)"
    assert not {module.partition(".")[0] for module in _python(code).split()} & set(HEAVY)

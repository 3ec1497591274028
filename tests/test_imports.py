"""The public names are a fixed list, importing the package stays light, and rooms import one way."""

import importlib
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import onrecord
from scripts import architecture as house

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


# ---- the house: which room asks which


#: What every room may ask: the words of the house.
WORDS = {"_version", "collector", "errors", "serial", "spans", "types"}
#: Which rooms a room may ask besides, along the way of the data and never against it.
MAY_ASK = {
    "knowledge": set(),
    "intake": set(),
    "reading": {"intake", "knowledge"},
    "record": {"knowledge"},
    "questions": {"knowledge", "reading", "record"},
    "evaluation": {"intake", "knowledge", "reading", "record"},
    "integrations": {"intake", "knowledge", "reading"},
    "exports": {"knowledge", "questions", "reading", "record"},
    "web": {"evaluation", "exports", "intake", "knowledge", "questions", "reading", "record"},
    "cli": {"doctor", "evaluation", "exports", "intake", "knowledge", "questions", "reading", "record", "web"},
    "doctor": {"installed"},
    "installed": set(),
    "__main__": {"cli"},
    "": {"reading", "record"},  # onrecord itself, when a name is asked for
}
#: What each room of reading may ask of the others, besides the contract of layers.
CONTRACT = {"layers", "numbering"}
MAY_ASK_IN_READING = {
    "text": set(),
    "encoder": {"text"},
    "names": set(),
    "coreference": {"encoder", "names", "text"},  # of the encoder what checks the files of weights
    "statements": {"encoder", "text"},
    "speakers": {"coreference", "names", "text"},
    "actors": {"names", "speakers"},
    "chains": {"speakers", "statements", "text"},
    "events": {"encoder", "statements", "text"},
    "places": {"names"},
    "times": {"text"},
    "layers": {"coreference", "encoder", "names"},  # their types
    "numbering": set(),
    "parallel": set(),
    "": set(),
}


def _rooms(folder):
    return {path.name for path in folder.iterdir() if path.is_dir() and path.name != "__pycache__"}


def test_rooms_ask_along_the_way_of_the_data():
    asked = house.asked()
    assert set(asked) - WORDS == set(MAY_ASK)
    against = {room: others - WORDS - MAY_ASK.get(room, set()) for room, others in asked.items()}
    assert {room: others for room, others in against.items() if others} == {}
    assert {room: asked[room] - WORDS for room in WORDS} == {word: set() for word in WORDS}


def test_rooms_of_reading_ask_one_way():
    asked = house.asked("onrecord.reading")
    rooms = _rooms(house.PACKAGE / "reading")
    may_ask = MAY_ASK_IN_READING | {
        "steps": rooms,
        "reader": {"events", "parallel", "steps", "text"},
    }
    assert set(asked) == set(may_ask)
    against = {room: others - CONTRACT - may_ask[room] for room, others in asked.items()}
    assert {room: others for room, others in against.items() if others} == {}


def test_no_modules_import_each_other():
    known = house.modules()
    asks = {module: set(house.imports(path, known, typing=False)) - {module} for module, path in known.items()}
    done, way, circles = set(), [], []

    def visit(module):
        way.append(module)
        for other in asks[module]:
            if other in way:
                circles.append([*way[way.index(other) :], other])
            elif other not in done:
                visit(other)
        done.add(way.pop())

    for module in asks:
        if module not in done:
            visit(module)
    assert circles == []


def test_imports_are_seen_wherever_they_stand(tmp_path):
    module = tmp_path / "module.py"
    module.write_text(
        "from typing import TYPE_CHECKING\nimport onrecord.errors\nfrom onrecord import types\n"
        "if TYPE_CHECKING:\n    from onrecord.spans import respanned\nelse:\n    import onrecord.serial\n"
        "def later():\n    from onrecord.record.store import open_record\n    import json\n",
        encoding="utf8",
    )
    known = house.modules()
    plain = {"onrecord.errors", "onrecord.types", "onrecord.serial", "onrecord.record.store"}
    assert set(house.imports(module, known, typing=False)) == plain
    assert set(house.imports(module, known)) == plain | {"onrecord.spans"}


def _named(page, heading):
    part = page.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return re.findall(r"^\| `(\w+)` \|", part, re.M)


def test_the_page_of_the_architecture_names_every_room_and_only_those():
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf8")
    assert sorted(_named(page, "Rooms")) == sorted(_rooms(house.PACKAGE))
    assert sorted(_named(page, "The layers of reading")) == sorted(_rooms(house.PACKAGE / "reading"))
    files = {path.stem for path in house.PACKAGE.glob("*.py")} - {"__init__", "__main__", "_version"}
    assert set(re.findall(r"`(\w+)\.py`", page.split("## The layers", 1)[0])) == files


def test_the_files_that_the_page_of_the_architecture_names_are_there():
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf8")
    named = set(re.findall(r"`((?:\w+/)+(?:\w+\.(?:py|tsv))?)`", page))
    assert len(named) > 40
    places = (ROOT, house.PACKAGE, house.PACKAGE / "web", house.PACKAGE / "intake")
    assert {name for name in named if not any((place / name).exists() for place in places)} == set()


def test_the_picture_of_the_architecture_is_current():
    assert house.PICTURE.read_text(encoding="utf8") == house.picture(), "make docs draws it anew"
    assert set(house.ROOMS) - {"types"} == _rooms(house.PACKAGE) - {"models", "schema"}

"""docs/packs.md tells the fields that there are."""

import re
from pathlib import Path

from onrecord.knowledge.packfiles import FOLDER, builtin_paths
from onrecord.knowledge.parse import HEADER
from onrecord.knowledge.parse_entry import FIELDS

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "packs.md").read_text(encoding="utf8")


def _first_cells(heading):
    part = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", PAGE, re.M | re.S)[1]
    return [line.split("|")[1].strip(" `") for line in part.splitlines() if line.startswith("| `")]


def test_the_fields_of_entries_and_headers():
    assert _first_cells("Entries") == list(FIELDS)
    assert _first_cells("Header") == list(HEADER)


def test_the_built_in_packs():
    told = set(_first_cells("What is built in"))
    assert {path.relative_to(FOLDER).as_posix() for path in builtin_paths()} <= told

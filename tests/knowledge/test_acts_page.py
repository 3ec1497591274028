"""The page of acts tells what the lexicon holds."""

import importlib.util
from pathlib import Path
from typing import get_args

from onrecord.knowledge.cues import CONDITIONS
from onrecord.types import Act

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "acts.md").read_text(encoding="utf8")


def _script():
    spec = importlib.util.spec_from_file_location("scripts_acts", ROOT / "scripts" / "acts.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_table_is_current():
    assert _script().with_table(PAGE) == PAGE, "run: python scripts/acts.py"


def test_every_act_has_a_meaning_and_cues():
    assert list(_script().MEANINGS) == list(get_args(Act))
    rows = [line.split(" | ") for line in _script().table().splitlines()[4:]]
    assert [row[0] for row in rows] == [f"| {act}" for act in get_args(Act)]
    assert all(int(row[2]) > 10 for row in rows)


def test_every_condition_is_on_the_page():
    for name in CONDITIONS:
        assert f"| `{name}` |" in PAGE

"""Pages that are to be followed step by step are followed, and tell what each step prints."""

import re
from pathlib import Path

import pytest

from scripts import walk

ROOT = Path(__file__).resolve().parents[1]
TUTORIAL = "docs/tutorial.md"
MODELS = ROOT / "src" / "onrecord" / "models" / "manifest.json"


@pytest.mark.model
@pytest.mark.skipif(not MODELS.exists(), reason="the models are not there: make train-statements export-statements")
@pytest.mark.parametrize("path", walk.PAGES, ids=lambda path: path.stem)
def test_each_step_prints_what_the_page_tells(path):
    page = path.read_text(encoding="utf8")
    assert walk.walked(page) == page, "run: make docs"


@pytest.mark.parametrize("path", walk.PAGES, ids=lambda path: path.stem)
def test_a_page_shows_what_most_of_its_steps_print(path):
    page = path.read_text(encoding="utf8")
    steps = page.count("```sh\n") + page.count("```python\n")
    assert 0 < steps <= 2 * page.count("```text\n")


def test_the_dispute_in_the_readme_is_that_of_the_tutorial():
    shown = re.compile(r"^onrecord disputes[^\n]*\n```\n\n```text\n(.*?)```", re.M | re.S)
    told, printed = (shown.search((ROOT / name).read_text(encoding="utf8"))[1] for name in ("README.md", TUTORIAL))
    assert walk.alike(told, printed)


def test_what_a_step_prints_is_written_below_it():
    page = "# A\n\n```python\nprint(1 + 1)\n```\n\n```text\n3\n```\n\nEnd.\n"
    assert walk.walked(page) == page.replace("3", "2")


def test_blocks_that_follow_no_step_stay():
    page = "```python\nx = 1\n```\n\nWords.\n\n```text\n3\n```\n"
    assert walk.walked(page) == page


def test_names_and_files_stay_for_later_steps_and_examples_are_there():
    page = (
        "Save as `a.json`:\n\n```json\n{}\n```\n\n```python\nfrom pathlib import Path\n```\n\n"
        '```python\nprint(Path("a.json").read_text(), Path("examples", "README.md").exists())\n```\n\n'
        "```text\n{}\n True\n```\n"
    )
    assert walk.walked(page) == page


def test_commands_are_run_and_may_write_files():
    page = (
        "```sh\nonrecord actors lint --help > help.txt  # quietly\n```\n\n"
        "```python\nprint(open('help.txt').read()[:6])\n```\n\n```text\nUsage:\n```\n"
    )
    assert walk.walked(page) == page


@pytest.mark.parametrize(
    ("step", "told"), [("curl -s x", "only commands of onrecord"), ("onrecord show --record no.record", "ends with 2")]
)
def test_a_step_that_fails_is_told(step, told):
    with pytest.raises(walk.WalkError, match=told):
        walk.walked(f"```sh\n{step}\n```\n")


@pytest.mark.parametrize(
    ("told", "shown", "same"),
    [
        ("a\n…\nd", "a\nb\nc\nd", True),
        ("a\n…\nd", "a\nd", True),
        ("a\n…\nd", "a\nb", False),
        ("made on … by Ada", "made on 2031-03-04 by Ada", True),
        ("made on … by Ada", "made on 2031-03-04 by Ivo", False),
        ("say 0.91", "say 0.93", True),
        ("say 0.91", "say 0.61", False),
        ("say 0.91", "say 0.91 0.5", False),
        ("a", "a\nb", False),
        ("", "a", False),
    ],
)
def test_what_may_differ(told, shown, same):
    assert walk.alike(told, shown) is same

"""The docs are true: links lead somewhere, commands exist, examples run, tables are those of the types."""

import dataclasses
import importlib.util
import itertools
import re
import shlex
import typing
from pathlib import Path

import click
import pytest

import onrecord
from onrecord import types
from onrecord.serial import fields_of
from scripts import walk

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "examples").glob("*.md")])
NAMES = [path.relative_to(ROOT).as_posix() for path in PAGES]
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
BLOCK = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.M | re.S)
MODELS = ROOT / "src" / "onrecord" / "models" / "manifest.json"


def _text(name):
    return (ROOT / name).read_text(encoding="utf8")


def _prose(name):
    return BLOCK.sub("", _text(name))


def _blocks(*kinds):
    return [(name, code) for name in NAMES for _, kind, code in BLOCK.findall(_text(name)) if kind in kinds]


def _slug(heading):
    kept = re.sub(r"[^\w\- ]", "", heading.strip().lower())
    return kept.replace(" ", "-")


def _anchors(path):
    return {
        _slug(line.lstrip("#"))
        for line in BLOCK.sub("", path.read_text(encoding="utf8")).splitlines()
        if line.startswith("#")
    }


# ---- links


@pytest.mark.parametrize("name", NAMES)
def test_links_lead_somewhere(name):
    page, dead = ROOT / name, []
    for link in LINK.findall(_prose(name)):
        if link.startswith(("https://", "http://", "mailto:")):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or not target.is_relative_to(ROOT) or (anchor and anchor not in _anchors(target)):
            dead.append(link)
    assert dead == []


def test_every_page_of_the_docs_is_in_the_index_and_so_in_the_margin_of_the_site():
    items = [line for line in _prose("docs/index.md").splitlines() if line.startswith("- [")]
    listed = [LINK.findall(item)[0] for item in items]
    assert {path.name for path in (ROOT / "docs").glob("*.md")} - {*listed} == {"index.md"}
    assert len(listed) == len({*listed})


# ---- commands


def _commands():
    """Every command line in the docs: lines of shell blocks, and code in the text that begins like one."""
    lines = [(name, line) for name, code in _blocks("sh", "") for line in code.splitlines()]
    lines += [(name, code) for name in NAMES for code in re.findall(r"`([^`\n]+)`", _prose(name))]
    for name, line in lines:
        words = (
            shlex.split(re.split(r"\s#\s|[|>]", line)[0])
            if re.match(r"\s*(onrecord|make|python|\S*/python) ", line)
            else []
        )
        if words and words[0].endswith("python") and words[1:2] == ["-m"]:
            words = words[2:]
        elif words and words[0].endswith("python"):
            words = []
        if words:
            yield name, line.strip(), words


COMMANDS = list(_commands())


def _targets():
    return set(re.findall(r"^([a-z][a-z-]*):", _text("Makefile"), re.M))


@pytest.mark.parametrize(
    ("name", "words"),
    [(n, w) for n, _, w in COMMANDS if w[0] == "make"],
    ids=[x for _, x, w in COMMANDS if w[0] == "make"],
)
def test_make_targets_exist(name, words):
    assignments = [word for word in words[1:] if "=" in word]
    settings = set(re.findall(r"^([A-Z]+) \?=", _text("Makefile"), re.M)) | {"PYTHON"}
    assert {word.partition("=")[0] for word in assignments} <= settings
    assert {word for word in words[1:] if "=" not in word and word not in ("TARGET", "...")} <= _targets()


def test_every_target_is_in_the_help_and_phony():
    text = _text("Makefile")
    told = set(re.findall(r"^([a-z][a-z-]*):.*## ", text, re.M))
    phony = set(re.search(r"^\.PHONY:((?:.*\\\n)*.*)$", text, re.M)[1].replace("\\", " ").split())
    assert told == _targets() == phony


def _find(words):
    from onrecord.cli.main import cli

    command, rest = cli, list(words)
    while rest and isinstance(command, click.Group) and not rest[0].startswith("-"):
        context = click.Context(command)
        child = command.get_command(context, rest.pop(0))
        assert child is not None, f"no command {words}; there are {command.list_commands(context)}"
        command = child
    return command, rest


ONRECORD = [(n, x, w) for n, x, w in COMMANDS if w[0] == "onrecord" and w[1:2] != ["COMMAND"]]


@pytest.mark.parametrize(("name", "words"), [(n, w) for n, _, w in ONRECORD], ids=[x for _, x, _ in ONRECORD])
def test_commands_and_their_options_exist(name, words):
    command, rest = _find(words[1:])
    options = {text: option for option in command.params for text in (*option.opts, *option.secondary_opts)}
    for word, after in itertools.pairwise([*rest, ""]):
        if word.startswith("-") and word not in ("-", "--help"):
            option = options.get(word.partition("=")[0])
            assert option is not None, f"{command.name} has no option {word}"
            if isinstance(option.type, click.Choice):
                assert (word.partition("=")[2] or after) in option.type.choices


def test_the_docs_show_commands():
    assert len(ONRECORD) > 5
    assert len([words for _, _, words in COMMANDS if words[0] == "make"]) > 10


MODULES = [(n, x, w) for n, x, w in COMMANDS if w[0] not in ("make", "onrecord")]


@pytest.mark.parametrize(("name", "words"), [(n, w) for n, _, w in MODULES], ids=[x for _, x, _ in MODULES])
def test_modules_that_are_run_exist(name, words):
    assert importlib.util.find_spec(words[0]) is not None


# ---- examples

# pages that are followed step by step are run by tests/test_walk.py
WALKED = {path.relative_to(ROOT).as_posix() for path in walk.PAGES}
EXAMPLES = [(name, code) for name, code in _blocks("python") if name not in WALKED]


@pytest.mark.model
@pytest.mark.parametrize("number", range(len(EXAMPLES)), ids=[name for name, _ in EXAMPLES])
def test_python_examples_run(number, tmp_path, monkeypatch, capsys):
    name, code = EXAMPLES[number]
    if ("Reader" in code or 'add_pipe("onrecord"' in code) and not MODELS.exists():
        pytest.skip("the models are not there: make train-statements export-statements")
    monkeypatch.chdir(tmp_path)
    exec(compile(code, name, "exec"), {"__name__": "example"})
    shown = capsys.readouterr().out
    said = re.search(re.escape(f"```python\n{code}```\n") + r"\n```text\n(.*?)```", _text(name), re.S)
    if said:  # what stands below the example is what it prints
        assert shown == said[1]
    elif "print(" in code:
        assert shown.strip(), "the example shows nothing"


def test_the_readme_has_an_example():
    assert any(name == "README.md" for name, _ in EXAMPLES)


# ---- generated and checked parts


def _script(name):
    spec = importlib.util.spec_from_file_location(f"scripts_{name}", ROOT / "scripts" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_of_commands_is_current():
    assert _text("docs/cli.md") == _script("docs").page(), "run: make docs"


def test_the_data_dictionary_is_current():
    assert _text("docs/data-dictionary.md") == _script("docs").dictionary_page(), "run: make docs"


def test_the_tables_of_the_crosswalk_are_current():
    page = _text("docs/crosswalk.md")
    assert _script("docs").with_crosswalk(page) == page, "run: make docs"


def test_the_page_of_the_api_is_that_of_its_routes():
    assert _text("docs/api.md") == _script("docs").api_page(), "run: make docs"


def test_the_page_of_python_is_current_and_has_every_name():
    from scripts import python_page

    assert _text("docs/python.md") == python_page.python_page(), "run: make docs"
    told = [name for _, names in python_page.GROUPS for name in names]
    assert {name for name in told if "." not in name} == {*onrecord.__all__} - {"__version__"}


def test_every_setting_of_a_server_is_told():
    command, _ = _find(["serve"])
    options = {option.opts[0] for option in command.params if option.opts[0].startswith("--")}
    page = _text("docs/serve.md")
    assert sorted(option for option in options if option not in page) == []


def test_the_formats_of_exports_are_told():
    from onrecord.exports.formats import FORMATS

    assert [row[0] for row in _table("docs/exports.md", "Formats")] == [f"`{name}`" for name in FORMATS]


def test_the_scores_in_the_readme_are_those_of_the_model_card():
    readme = _text("README.md")
    assert _script("docs").with_scores(readme, _text("src/onrecord/models/CARD.md")) == readme, "run: make docs"
    assert "| full |" in readme


def _table(name, heading):
    """Return the rows of the table under a heading; None: before the first one."""
    start = rf"^## {re.escape(heading)}\n" if heading else r"\A"
    part = re.search(rf"{start}(.*?)(?=^## |\Z)", _text(name), re.M | re.S)
    assert part, f"{name} has no part {heading}"
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in part[1].splitlines() if line.startswith("|")
    ]
    return rows[2:]


def _domain_types():
    return [value for value in vars(types).values() if isinstance(value, type) and value.__module__ == types.__name__]


@pytest.mark.parametrize("kind", _domain_types(), ids=lambda kind: kind.__name__)
def test_the_tables_of_the_reading_have_the_fields_of_the_types(kind):
    rows = _table("docs/reading.md", kind.__name__)
    assert [row[0] for row in rows] == [f"`{name}`" for name in fields_of(kind)]
    assert all(row[1] for row in rows)


def test_the_lists_of_values_are_those_of_the_types():
    lists = {
        f"`{kind.__name__}.{name}`": [f"`{value}`" for value in _values(hint)]
        for kind in _domain_types()
        for name, hint in fields_of(kind).items()
        if _values(hint)
    }
    assert {row[0]: row[1].split(", ") for row in _table("docs/reading.md", "Lists of values")} == lists


def _values(hint):
    for part in (hint, *typing.get_args(hint)):
        if typing.get_origin(part) is typing.Literal:
            return typing.get_args(part)
    return ()


def test_the_field_names_of_the_input_are_known():
    from onrecord.intake import fields

    known = {
        "text": fields.TEXT_NAMES,
        "title": fields.TITLE_NAMES,
        "date": fields.DATE_NAMES,
        "address": fields.URL_NAMES,
        "outlet": fields.OUTLET_NAMES,
        "authors": fields.AUTHOR_NAMES,
    }
    told = {row[0]: re.findall(r"`([^`]+)`", row[1]) for row in _table("docs/formats.md", "Field names")}
    assert set(told) == set(known)
    for what, names in told.items():
        assert {fields.plain_name(name) for name in names} <= set(known[what]), what


def test_the_notice_names_every_dependency():
    from onrecord.doctor import DEPENDENCIES, PIPELINE, PIPELINE_VERSION

    notice = _text("NOTICE")
    assert [name for name in DEPENDENCIES if not re.search(rf"^    {name} ", notice, re.M)] == []
    assert f"{PIPELINE} {PIPELINE_VERSION}" in notice


def test_the_changelog_knows_the_version_or_has_an_unreleased_part():
    changelog = _text("CHANGELOG.md")
    assert "## [Unreleased]" in changelog or f"## [{onrecord.__version__}]" in changelog


@pytest.mark.parametrize("name", NAMES)
def test_pages_name_no_place_on_a_machine(name):
    assert not re.search(r"(?<![\w.])/(?:home|root|work|Users|opt|tmp)/", _text(name))


def test_the_tables_of_the_spacy_page_are_those_of_the_component():
    from onrecord.integrations.spacy import GROUPS, Settings

    groups = [
        [f"`onrecord.{name}`", group.about, group.label, f"`{group.layer}`" if group.layer else ""]
        for name, group in GROUPS.items()
    ]
    assert _table("docs/spacy.md", "Groups of spans") == groups
    told = {row[0].strip("`"): row[1].strip("`") for row in _table("docs/spacy.md", "Settings")}
    defaults = dataclasses.asdict(Settings())
    assert told == {name: "[]" if value == () else str(value) for name, value in defaults.items()}


def test_the_endings_of_the_formats_are_the_known_ones():
    from onrecord.intake.sniff import ENDINGS

    told = {
        ending: row[0].strip("`")
        for row in _table("docs/formats.md", None)
        for ending in re.findall(r"`(\.\w+)`", row[1])
    }
    assert told == {ending: "compressed" if name in ("gz", "zip") else name for ending, name in ENDINGS.items()}


def test_the_limits_are_those_of_the_intake():
    from onrecord.intake import Limits

    told = {
        row[0].strip("`"): float(row[1].split()[0].replace(",", "")) for row in _table("docs/formats.md", "Bad input")
    }
    assert told == dataclasses.asdict(Limits())

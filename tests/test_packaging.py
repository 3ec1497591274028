"""The wheel: builds, holds what it must, is tied to no platform, and reads an article where pip alone put it.

The lock is no part of this: a user's pip takes the newest versions that pyproject.toml allows.
"""

import configparser
import os
import re
import subprocess
import sys
import tomllib
import venv
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "onrecord"
ARTICLE = """\
The harbour of Brenford will stay closed until Thursday, the port authority said on Monday.

“Nobody told us anything,” said Alda Quist, who runs the ferry to the outer islands.
"""
COMPILED = (".so", ".pyd", ".dylib", ".dll", ".pyc")
NO_INDEX = re.compile(
    r"NewConnectionError|ConnectTimeout|ReadTimeout|Name or service not known|Temporary failure in name resolution"
    r"|getaddrinfo failed|ProxyError|Network is unreachable|No route to host",
    re.I,
)

# With several test processes the wheel is built and installed in one of them only (make test: --dist loadgroup).
one_worker = pytest.mark.xdist_group("wheel")
needs_models = pytest.mark.skipif(
    not (PACKAGE / "models" / "manifest.json").exists(),
    reason="the models are not there: make train-statements export-statements",
)


def _run(*command, cwd, **more):
    # Without PYTHONPATH: the source tree must not stand in for what the wheel lacks.
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")} | {"PYTHONUTF8": "1"}
    options = {"cwd": cwd, "env": plain, "capture_output": True, "encoding": "utf8", "timeout": 1500, **more}
    return subprocess.run([str(part) for part in command], check=False, **options)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    for tool in ("build", "hatchling"):
        if find_spec(tool) is None:
            pytest.skip(f"{tool} is not installed: make setup")
    out = tmp_path_factory.mktemp("dist")
    built = _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT, cwd=ROOT)
    assert built.returncode == 0, built.stdout + built.stderr
    (path,) = out.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def names(wheel):
    with zipfile.ZipFile(wheel) as file:
        return set(file.namelist())


@pytest.mark.slow
@one_worker
def test_the_wheel_is_for_every_platform(wheel, names):
    assert wheel.name.endswith("-py3-none-any.whl")
    assert not [name for name in names if name.endswith(COMPILED)]


@pytest.mark.slow
@one_worker
def test_the_wheel_holds_every_file_of_the_package(names):
    # Code, model, data, schema, templates and py.typed alike: what is in the source tree is in the wheel.
    files = {
        path.relative_to(PACKAGE.parent).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert files - names == set()
    assert {"onrecord/py.typed", "onrecord/schema/reading.schema.json"} <= names


@pytest.mark.slow
@one_worker
@needs_models
def test_the_wheel_holds_the_model(names):
    assert {f"onrecord/models/{name}" for name in ("statements.onnx", "tokenizer.json", "manifest.json")} <= names


@pytest.mark.slow
@one_worker
def test_the_wheel_holds_nothing_else(names):
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"onrecord"}
    licences = {name.rpartition("/")[2] for name in names if "/licenses/" in name}
    assert licences == {"LICENSE", "NOTICE"}


@pytest.mark.slow
@one_worker
def test_the_wheel_names_no_path_of_this_machine(wheel, names):
    with zipfile.ZipFile(wheel) as file:
        texts = [name for name in names if name.endswith((".py", ".json", ".txt", ".tsv", ".html", "METADATA"))]
        assert not [name for name in texts if str(ROOT).encode() in file.read(name)]


@pytest.mark.slow
@one_worker
def test_the_wheel_names_its_entry_points(wheel, names):
    (file,) = [name for name in names if name.endswith(".dist-info/entry_points.txt")]
    points = configparser.ConfigParser()
    with zipfile.ZipFile(wheel) as archive:
        points.read_string(archive.read(file).decode("utf8"))
    assert {part: dict(points[part]) for part in points.sections()} == {
        "console_scripts": {"onrecord": "onrecord.__main__:main"},
        "spacy_factories": {"onrecord": "onrecord.integrations.spacy.factory:make_component"},
    }


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    folder = tmp_path_factory.mktemp("empty")
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    done = _run(python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", wheel, cwd=folder)
    if done.returncode != 0 and NO_INDEX.search(done.stderr):
        pytest.skip("no package index can be reached, so pip cannot fetch what the wheel needs")
    assert done.returncode == 0, done.stdout + done.stderr
    return python


@pytest.mark.slow
@one_worker
@needs_models
def test_the_installed_wheel_reads_an_article(installed, tmp_path):
    command = installed.with_name("onrecord.exe" if os.name == "nt" else "onrecord")
    done = _run(command, "read", "-", "--format", "json", cwd=tmp_path, input=ARTICLE)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Nobody told us anything" in done.stdout
    assert '"Alda Quist' in done.stdout


@pytest.mark.slow
@one_worker
@needs_models
def test_the_installed_wheel_is_well(installed, tmp_path):
    done = _run(installed, "-m", "onrecord", "doctor", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "All well." in done.stdout


@pytest.mark.slow
@one_worker
@needs_models
def test_spacy_finds_the_component_of_the_installed_wheel(installed, tmp_path):
    code = 'import spacy; nlp = spacy.blank("en"); nlp.add_pipe("onrecord"); print(nlp(input())._.statements[0].act)'
    done = _run(installed, "-c", code, cwd=tmp_path, input="The harbour master denied that the ferry was late.\n")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.strip() == "deny"


# ---- the lock


def _locked(name):
    text = (ROOT / "requirements" / name).read_text(encoding="utf8")
    entries = re.split(r"\n(?=\S)", text.replace("\\\n", " "))
    return [entry for entry in entries if not entry.startswith("#")]


def _pins(name):
    pins = {}
    for entry in _locked(name):
        requirement = Requirement(entry.split("--hash")[0].split("#")[0].strip())
        (pin,) = requirement.specifier
        assert pin.operator == "=="
        pins.setdefault(canonicalize_name(requirement.name), set()).add(pin.version)
    return pins


def _wanted(*groups):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))
    texts = list(project["project"]["dependencies"])
    for group in groups:
        texts += [text for text in project["dependency-groups"][group] if isinstance(text, str)]
    return [Requirement(text) for text in texts]


@pytest.mark.parametrize(("name", "groups"), [("run.txt", ["build"]), ("dev.txt", ["build", "dev"])])
def test_the_lock_holds_what_pyproject_wants(name, groups):
    pins = _pins(name)
    for requirement in _wanted(*groups):
        versions = pins.get(canonicalize_name(requirement.name), set())
        assert versions, f"{requirement.name} is not in requirements/{name}: make lock"
        assert all(requirement.specifier.contains(version) for version in versions), f"{requirement}: make lock"


def test_the_two_locks_agree():
    run, dev = _pins("run.txt"), _pins("dev.txt")
    assert {name: dev.get(name) for name in run} == run


@pytest.mark.parametrize("name", ["run.txt", "dev.txt", "encoder.txt"])
def test_the_lock_has_hashes_and_names_no_place(name):
    for entry in _locked(name):
        assert "--hash=sha256:" in entry, entry.split()[0]
    text = (ROOT / "requirements" / name).read_text(encoding="utf8")
    assert not re.search(r"https?:|file:|--(extra-)?index-url|--find-links|--trusted-host", text)

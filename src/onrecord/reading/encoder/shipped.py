"""The files of a model, checked against the manifest that ships beside them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from onrecord.errors import ModelError

#: Where the weights lie that ship with the package.
MODELS: Final = Path(__file__).resolve().parents[2] / "models"
_AGAIN = "Install onrecord again"


def checked(folder: Path, files: Iterable[str], missing: str) -> tuple[tuple[str, str], ...]:
    """Return name and hash of each file, all of which are the ones shipped.

    Args:
        folder: holds the files and `manifest.json`.
        files: their names.
        missing: what is told where the folder has no manifest.

    Raises:
        ModelError: a file is missing or is not the one the manifest names.
    """
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf8"))
    except FileNotFoundError:
        raise ModelError(missing, where=f"onrecord/models/{folder.name}", fix=_AGAIN) from None
    found = []
    for file in files:
        path, facts = folder / file, manifest.get(file)
        if facts is None or not path.is_file() or file_hash(path) != facts["sha256"]:
            raise ModelError("the file is missing or not the one shipped", where=f"onrecord/models/{file}", fix=_AGAIN)
        found.append((file, facts["sha256"]))
    return tuple(found)


def file_hash(path: Path) -> str:
    """Return the SHA-256 of the file at `path` in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

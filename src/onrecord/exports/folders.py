"""Exports of several files: a folder, or a zip of it, that has its name only when it is whole."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.errors import SettingError

#: No file has a time of its own, so that the same record gives the same zip.
_EPOCH = (1980, 1, 1, 0, 0, 0)


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """Give an empty folder that becomes `target`, or a zip if that is its ending, when all is in it.

    If anything fails, nothing is left.

    Raises:
        SettingError: `target` is there already, or cannot be written.
    """
    if target.exists():
        raise SettingError("is there already", where=str(target), fix="Give another name with -o, or delete it")
    part = target.with_name(target.name + ".part")
    try:
        shutil.rmtree(part, ignore_errors=True)  # of a run that was broken off
        part.mkdir()
        try:
            yield part
            if target.suffix == ".zip":
                _zipped(part, target)
            else:
                part.rename(target)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    except OSError as error:
        raise SettingError(
            f"cannot be written: {error.strerror or error}", where=str(target), fix="Give another place with -o"
        ) from error


def _zipped(folder: Path, target: Path) -> None:
    half = target.with_name(target.name + ".half")
    try:
        with zipfile.ZipFile(half, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(folder.rglob("*")):
                if path.is_file():
                    info = zipfile.ZipInfo(path.relative_to(folder).as_posix(), _EPOCH)
                    info.compress_type = zipfile.ZIP_DEFLATED
                    info.external_attr = 0o644 << 16
                    with path.open("rb") as source, archive.open(info, "w", force_zip64=True) as sink:
                        shutil.copyfileobj(source, sink)
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)

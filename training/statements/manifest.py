"""The manifest of the model's files, by which a reader knows that they are the ones shipped."""

from __future__ import annotations

import json
from pathlib import Path

from onrecord.reading.encoder.shipped import file_hash


def write_manifest(folder: Path) -> None:
    """Write size and SHA-256 of the model's files into `manifest.json`; a reader checks them before use."""
    files = {
        path.name: {"sha256": file_hash(path), "bytes": path.stat().st_size}
        for path in sorted(folder.iterdir())
        if path.suffix in (".onnx", ".json") and path.name != "manifest.json"
    }
    (folder / "manifest.json").write_text(json.dumps(files, indent=1) + "\n", encoding="utf8")

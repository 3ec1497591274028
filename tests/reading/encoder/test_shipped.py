"""No weights are loaded but those that shipped: each file that a layer reads is checked against the manifest."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from onrecord.errors import ModelError
from onrecord.reading.coreference import ranker
from onrecord.reading.encoder.shipped import MODELS, checked, file_hash
from onrecord.reading.events import firmness


def test_the_manifest_names_every_file_of_weights() -> None:
    manifest = json.loads((MODELS / "manifest.json").read_text(encoding="utf8"))
    files = {path.name for path in MODELS.iterdir() if path.suffix in (".onnx", ".json")} - {"manifest.json"}
    assert set(manifest) == files
    assert checked(MODELS, sorted(files), "none")


@pytest.mark.parametrize(("module", "load"), [(ranker, ranker.packaged_ranker), (firmness, firmness.packaged_firmness)])
def test_weights_in_the_open_are_checked_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, module, load) -> None:
    for name in ("manifest.json", module.FILE):
        shutil.copy(MODELS / name, tmp_path / name)
    monkeypatch.setattr(module, "MODELS", tmp_path)
    caches = (load, module.packaged_hash)
    for each in caches:
        each.cache_clear()
    try:
        load()
        assert module.packaged_hash() == file_hash(tmp_path / module.FILE)
        text = (tmp_path / module.FILE).read_text(encoding="utf8")
        (tmp_path / module.FILE).write_text(text.replace("1", "2", 1), encoding="utf8")
        for each in caches:
            each.cache_clear()
        with pytest.raises(ModelError, match=rf"{module.FILE}: the file is missing or not the one shipped"):
            load()
    finally:
        for each in caches:
            each.cache_clear()

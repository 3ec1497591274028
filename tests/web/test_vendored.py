"""The scripts that are kept here are those that were fetched: pinned, with their licences, told in NOTICE."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from scripts import vendor
from scripts.vendor import OF_TESTS, PACKAGES, TESTS, VENDOR, Kept, Package, fetch_all

ROOT = Path(__file__).resolve().parents[2]
KEPT = [(folder, one) for folder in (VENDOR, TESTS) for one in json.loads((folder / "vendor.json").read_text("utf8"))]


@pytest.mark.parametrize(("folder", "one"), KEPT, ids=[one["name"] for _, one in KEPT])
def test_a_file_is_the_one_that_was_fetched(folder: Path, one: dict[str, str]) -> None:
    body = (folder / one["file"]).read_bytes()
    assert hashlib.sha256(body).hexdigest() == one["sha256"]
    licence = folder / f"{one['file'].split('.')[0]}.LICENSE"
    assert licence.stat().st_size > 400
    notice = " ".join((ROOT / "NOTICE").read_text("utf8").split())
    assert f"{one['name']} {one['version']}" in notice, "NOTICE names it with its version"


@pytest.mark.parametrize(("folder", "packages"), [(VENDOR, PACKAGES), (TESTS, OF_TESTS)])
def test_nothing_else_is_kept(folder: Path, packages: tuple[Package, ...]) -> None:
    kept = json.loads((folder / "vendor.json").read_text("utf8"))
    assert [(one["name"], one["version"], one["licence"]) for one in kept] == [
        (one.name, one.version, one.licence) for one in packages
    ]
    names = {one["file"] for one in kept}
    assert {path.name for path in folder.iterdir()} == (
        names | {f"{name.split('.')[0]}.LICENSE" for name in names} | {"vendor.json"}
    )


def _fetching(body: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    def fetch(package: Package, _: Path, keep: Path) -> Kept:
        (keep / package.file).write_bytes(body)
        (keep / "some.LICENSE").write_text("as you like", "utf8")
        return Kept(package.name, package.version, package.file, package.licence, hashlib.sha256(body).hexdigest())

    monkeypatch.setattr(vendor, "fetch", fetch)


def test_another_file_of_a_version_that_is_kept_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    some, newer = (Package("some", version, "some.js", "MIT") for version in ("1.0.0", "1.0.1"))
    _fetching(b"good", monkeypatch)
    fetch_all([some], tmp_path)
    fetch_all([some], tmp_path)
    before = (tmp_path / "vendor.json").read_bytes()
    _fetching(b"evil", monkeypatch)
    with pytest.raises(SystemExit, match=r"some 1\.0\.0: some\.js has the hash"):
        fetch_all([some], tmp_path)
    assert (tmp_path / "some.js").read_bytes() == b"good"
    assert (tmp_path / "vendor.json").read_bytes() == before
    fetch_all([newer], tmp_path)
    assert (tmp_path / "some.js").read_bytes() == b"evil"

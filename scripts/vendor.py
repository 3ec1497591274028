"""Fetch the scripts that the reading room's pages load, in pinned versions: `python scripts/vendor.py`.

Each is a package of npm, packed by `npm pack`; of each the built file and the licence are kept below
`src/onrecord/web/static/vendor`, and `vendor.json` there says version, licence and hash. A package that is built of
many modules is put into one file by esbuild, with what it imports. The files are part of the
package: nobody who uses onrecord needs npm or the internet. What only the tests load is kept below `tests/web/vendor`.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
VENDOR: Final = ROOT / "src" / "onrecord" / "web" / "static" / "vendor"
TESTS: Final = ROOT / "tests" / "web" / "vendor"


@dataclass(frozen=True)
class Package:
    """A package, and which file of it is kept.

    Attributes:
        name, version: at npm.
        file: within the package.
        licence: its SPDX name.
        within: packages that it imports, as NAME@VERSION, and that are put into the same file; none: it imports none.
    """

    name: str
    version: str
    file: str
    licence: str
    within: tuple[str, ...] = ()


PACKAGES: Final = (
    Package("htmx.org", "2.0.11", "dist/htmx.min.js", "0BSD"),
    Package("vega", "6.4.0", "build/vega.min.js", "BSD-3-Clause"),
    Package("vega-lite", "6.5.0", "build/vega-lite.min.js", "BSD-3-Clause"),
    # Vega's expressions without eval, which the pages' Content-Security-Policy refuses
    Package("vega-interpreter", "2.3.2", "build/vega-interpreter.js", "BSD-3-Clause", ("vega-util@2.1.3",)),
    Package("cytoscape", "3.35.0", "dist/cytoscape.min.js", "MIT"),
)
#: What looks at pages in the tests.
OF_TESTS: Final = (Package("axe-core", "4.14.1", "axe.min.js", "MPL-2.0"),)
ESBUILD: Final = "esbuild@0.25.12"


@dataclass(frozen=True)
class Kept:
    """What `vendor.json` says of a file."""

    name: str
    version: str
    file: str
    licence: str
    sha256: str


def fetch(package: Package, folder: Path, keep: Path = VENDOR) -> Kept:
    """Fetch a package into a folder for the while, and keep its file and its licence below `keep`.

    Raises:
        SystemExit: npm is not there or cannot reach its registry.
    """
    asked = f"{package.name}@{package.version}"
    packed = _run(["npm", "pack", "--silent", asked], folder)
    with tarfile.open(folder / packed.split()[-1]) as archive:
        body, licence = (_member(archive, name) for name in (package.file, "LICENSE"))
    target = keep / Path(package.file).name
    if package.within:
        body = _bundled(package, folder)
        target = target.with_name(f"{target.stem}.min.js")
    target.write_bytes(body)
    (keep / f"{target.stem.removesuffix('.min')}.LICENSE").write_bytes(licence)
    return Kept(package.name, package.version, target.name, package.licence, hashlib.sha256(body).hexdigest())


def _bundled(package: Package, folder: Path) -> bytes:
    """Return a package and what it imports as one module."""
    own = f"{package.name}@{package.version}"
    _run(["npm", "install", "--silent", "--no-save", "--prefix", ".", own, *package.within, ESBUILD], folder)
    built = f"node_modules/{package.name}/{package.file}"
    _run(["npx", "esbuild", built, "--bundle", "--minify", "--format=esm", "--outfile=bundled.js"], folder)
    return (folder / "bundled.js").read_bytes()


def _run(command: list[str], folder: Path) -> str:
    try:
        return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise SystemExit(f"{' '.join(command)} failed: {error}") from error


def _member(archive: tarfile.TarFile, name: str) -> bytes:
    file = archive.extractfile(f"package/{name}")
    if file is None:
        raise SystemExit(f"{name} is no file of the package")
    return file.read()


def fetch_all(packages: Iterable[Package], keep: Path) -> None:
    """Fetch packages, and write down what is kept of them.

    Raises:
        SystemExit: of a version that is kept already another file came than the one whose hash is written down; what is
            kept stays as it is.
    """
    keep.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        new = Path(folder) / "keep"
        new.mkdir()
        fetched = [fetch(package, Path(folder), new) for package in packages]
        _compare(fetched, keep / "vendor.json")
        for path in new.iterdir():
            shutil.copyfile(path, keep / path.name)
    kept = [asdict(one) for one in fetched]
    (keep / "vendor.json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf8", newline="\n")
    for one in kept:
        print(f"{one['name']} {one['version']}: {one['file']}")


def _compare(fetched: Iterable[Kept], written: Path) -> None:
    """Stop where a version that is written down has another hash now: a version never changes."""
    before = json.loads(written.read_text(encoding="utf8")) if written.exists() else []
    known = {(one["name"], one["version"], one["file"]): one["sha256"] for one in before}
    for one in fetched:
        wanted = known.get((one.name, one.version, one.file), one.sha256)
        if wanted != one.sha256:
            raise SystemExit(
                f"{one.name} {one.version}: {one.file} has the hash {one.sha256}, not {wanted} as {written} has it. "
                "Look at what came; nothing was changed"
            )


def main() -> int:
    """Fetch all."""
    fetch_all(PACKAGES, VENDOR)
    fetch_all(OF_TESTS, TESTS)
    return 0


if __name__ == "__main__":
    sys.exit(main())

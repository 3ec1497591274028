"""Write the lock files from pyproject.toml: `make lock`, or `make lock UPGRADE=1` for the newest versions.

requirements/run.txt holds what onrecord needs to run and to be installed from a checkout, requirements/dev.txt what the
checks need beside it, in the same versions. Both carry the hash of every file and hold for Linux, macOS and Windows and
for every Python that pyproject.toml allows.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
HEADER: Final = "# Locked from pyproject.toml by `make lock`: change that file, not this one.\n"
OPTIONS: Final = (
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",  # the files hold wherever packages are fetched from
    "--no-header",
    "--quiet",
    "--no-config",
)


def lock(name: str, group: str, *more: str) -> None:
    """Write requirements/`name` for the project's dependencies and those of the dependency group `group`."""
    target = ROOT / "requirements" / name
    part = target.with_suffix(".part")
    if target.exists() and "--upgrade" not in more:
        part.write_bytes(target.read_bytes())  # uv keeps the versions of the file it writes to
    sources = ("pyproject.toml", "requirements/platforms.in", f"--group={group}")
    command = [sys.executable, "-m", "uv", "pip", "compile", *OPTIONS, *more, *sources, f"--output-file={part}"]
    subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, "UV_NO_PROGRESS": "1"})
    body = part.read_text(encoding="utf8")
    with target.open("w", encoding="utf8", newline="\n") as file:
        file.write(HEADER + body)
    part.unlink()
    print(f"wrote {target.relative_to(ROOT).as_posix()}")


def main() -> None:
    """Lock both files."""
    more = ["--upgrade"] if "--upgrade" in sys.argv[1:] else []
    lock("run.txt", "build", *more)
    lock("dev.txt", "dev", "--constraint=requirements/run.txt", *more)


if __name__ == "__main__":
    main()

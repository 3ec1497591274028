"""What all commands have in common."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import click

#: `-h` beside `--help`, set on each command so that it holds for one run by itself too.
HELP: Final[dict[str, Any]] = {"help_option_names": ["-h", "--help"]}

#: `--pack FILE`, wherever actors are looked up.
PACK: Final = click.option(
    "--pack",
    "packs",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="A pack of your own, besides those of onrecord; it wins over them. May be given several times.",
)

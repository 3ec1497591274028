"""What all commands have in common."""

from __future__ import annotations

from typing import Any, Final

#: `-h` beside `--help`, set on each command so that it holds for one run by itself too.
HELP: Final[dict[str, Any]] = {"help_option_names": ["-h", "--help"]}

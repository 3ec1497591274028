"""The linter of the data files: `python -m onrecord.knowledge.lint` prints what is wrong and exits with 1."""

from __future__ import annotations

import sys

from onrecord.errors import DataError
from onrecord.knowledge.contents import parse_contents
from onrecord.knowledge.cues import parse_cues
from onrecord.knowledge.tables import packaged
from onrecord.knowledge.words import parse_words


def problems() -> list[str]:
    """Return what is wrong with the packaged data files, one line each; empty where all is well."""
    found: list[str] = []
    for name, parse in (
        ("cues.tsv", parse_cues),
        ("contents.tsv", parse_contents),
        ("words.tsv", parse_words),
    ):
        try:
            parse(packaged(name), where=name)
        except DataError as error:
            found.append(str(error))
        if sum(1 for line in packaged(name).splitlines() if line != line.rstrip(" ")):
            found.append(f"{name}: white space at the end of a line")
    return found


def main() -> int:
    """Print the problems and return the exit code."""
    found = problems()
    for line in found:
        sys.stderr.write(f"{line}\n")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())

"""Average the weights of checkpoints into one: several epochs of a run, or runs that differ in the order alone.

python -m training.statements.average --out RUN.pt RUN/epoch8.pt RUN/epoch9.pt RUN/epoch10.pt

Runs that differ in more than the order of the articles (`--order`) have nothing in common to average.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch


def averaged(paths: Sequence[Path]) -> dict[str, torch.Tensor]:
    """Return the mean of the checkpoints' weights."""
    states = [torch.load(path, map_location="cpu", weights_only=True)["model"] for path in paths]
    return {
        name: torch.stack([s[name].float() for s in states]).mean(0) if value.is_floating_point() else value
        for name, value in states[0].items()
    }


def main(arguments: list[str] | None = None) -> None:
    """Read the command line and write the mean."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    torch.save({"model": averaged(options.checkpoints)}, options.out)


if __name__ == "__main__":
    main()

"""Export the events branch to int8 ONNX, and give the statement model one more output.

    python -m training.events.export --checkpoint RUN/1.pt --out src/onrecord/models

The weights of several checkpoints (runs that differ in the order alone) are averaged. `hidden` of the statement model
is what the branch goes on from; its other outputs stay as they are.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from onrecord.knowledge.triggers import NAMED
from onrecord.reading.events.branch import INPUTS, PER_PIECE, REACH, RELATION
from training.events.model import SIZE, Branch
from training.events.trunk import LAYERS, with_hidden
from training.events.weights import branch_of
from training.statements.export import to_int8
from training.statements.manifest import write_manifest


class Exported(nn.Module):
    """The branch with what it says as a tuple, as an exporter wants it."""

    def __init__(self, branch: Branch) -> None:
        super().__init__()
        self.branch = branch

    def forward(self, hidden: Tensor, named: Tensor, sentence: Tensor, marks: Tensor) -> tuple[Tensor, ...]:
        """Return the outputs of PER_PIECE, REACH and RELATION."""
        return tuple(self.branch(hidden, named, sentence, marks))


def to_onnx(model: nn.Module, path: Path, inputs: Sequence[str], outputs: Sequence[str]) -> None:
    """Write a model as fp32 ONNX with a free number of pieces."""
    model.eval()
    whole = torch.zeros(1, 16, dtype=torch.long)
    example = (torch.zeros(1, 16, SIZE), torch.zeros(1, 16, len(NAMED)), *(whole for _ in inputs[2:]))
    torch.onnx.export(
        model,
        example,
        str(path),
        input_names=list(inputs),
        output_names=list(outputs),
        dynamic_axes={name: {1: "pieces"} for name in (*inputs, *(name for name in outputs if name in PER_PIECE))},
        opset_version=17,
        dynamo=False,
    )


def export(options: argparse.Namespace) -> None:
    """Write `events.onnx`, the statement model and the manifest into `options.out`."""
    statements = options.out / "statements.onnx"
    model = branch_of(options.checkpoint, options.out, options.layers)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        to_onnx(Exported(model), folder / "events.onnx", INPUTS, (*PER_PIECE, REACH, RELATION))
        to_int8(folder / "events.onnx", options.out / "events.onnx")
        with_hidden(statements, folder / "statements.onnx", options.layers)
        statements.write_bytes((folder / "statements.onnx").read_bytes())
    write_manifest(options.out)


def main(arguments: list[str] | None = None) -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True, help="folder that holds statements.onnx")
    parser.add_argument("--layers", type=int, default=LAYERS, help="layers that statements and events share")
    export(parser.parse_args(arguments))


if __name__ == "__main__":
    main()

"""Export the events branch to int8 ONNX, and give the statement model the output that it goes on from.

    python -m training.events.export --checkpoint RUN/1.pt RUN/2.pt --out src/onrecord/models

The weights of several checkpoints (runs that differ in the order alone) are averaged.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import torch

from onrecord.knowledge.triggers import NAMED
from onrecord.reading.events.branch import INPUTS, PER_PIECE, REACH, RELATION
from training.events.model import SIZE, Branch
from training.events.trunk import LAYERS, upper_layers, with_hidden
from training.statements.average import averaged
from training.statements.export import to_int8
from training.statements.manifest import write_manifest


def to_onnx(model: Branch, path: Path) -> None:
    """Write the branch as fp32 ONNX with a free number of pieces."""
    model.eval()
    whole = torch.zeros(1, 16, dtype=torch.long)
    example = (torch.zeros(1, 16, SIZE), torch.zeros(1, 16, len(NAMED)), whole, whole)
    axes = {name: {1: "pieces"} for name in (*INPUTS, *PER_PIECE)}
    torch.onnx.export(
        model,
        example,
        str(path),
        input_names=list(INPUTS),
        output_names=[*PER_PIECE, REACH, RELATION],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def export(options: argparse.Namespace) -> None:
    """Write `events.onnx` and the manifest into `options.out`."""
    statements = options.out / "statements.onnx"
    model = Branch(upper_layers(statements, options.layers))
    model.load_state_dict(averaged(options.checkpoint))
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "fp32.onnx"
        to_onnx(model, whole)
        to_int8(whole, options.out / "events.onnx")
        with_hidden(statements, Path(folder) / "statements.onnx", options.layers)
        statements.write_bytes((Path(folder) / "statements.onnx").read_bytes())
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

"""Export the events branch and the reader of relations to int8 ONNX, and give the statement model one more output.

    python -m training.events.export --checkpoint RUN/1.pt --relations RUN/relations.pt --out src/onrecord/models

The weights of several checkpoints (runs that differ in the order alone) are averaged. `hidden` of the statement model
is what both go on from; its other outputs stay as they are.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from onrecord.knowledge.triggers import NAMED
from onrecord.reading.events.branch import INPUTS, MARKS_INPUT, PER_PIECE, REACH, RELATION
from training.events.model import SIZE, Branch
from training.events.trunk import LAYERS, upper_layers, with_hidden
from training.statements.average import averaged
from training.statements.export import to_int8
from training.statements.manifest import write_manifest


class Events(nn.Module):
    """The branch without marks and without what it says of a marked pair."""

    def __init__(self, branch: Branch) -> None:
        super().__init__()
        self.branch = branch

    def forward(self, hidden: Tensor, named: Tensor, sentence: Tensor) -> tuple[Tensor, ...]:
        """Return the outputs of PER_PIECE, and REACH."""
        return tuple(self.branch(hidden, named, sentence, torch.zeros_like(sentence))[: len(PER_PIECE) + 1])


class Relation(nn.Module):
    """The branch with what it says of a marked pair alone."""

    def __init__(self, branch: Branch) -> None:
        super().__init__()
        self.branch = branch

    def forward(self, hidden: Tensor, named: Tensor, sentence: Tensor, marks: Tensor) -> Tensor:
        """Return the scores of the types."""
        scores: Tensor = self.branch(hidden, named, sentence, marks).relation
        return scores


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
    """Write `events.onnx`, `relations.onnx` and the manifest into `options.out`."""
    statements = options.out / "statements.onnx"
    weights = upper_layers(statements, options.layers)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        model = Branch(weights)
        model.load_state_dict(averaged(options.checkpoint))
        to_onnx(Events(model), folder / "events.onnx", INPUTS, (*PER_PIECE, REACH))
        model.load_state_dict(averaged(options.relations))
        to_onnx(Relation(model), folder / "relations.onnx", (*INPUTS, MARKS_INPUT), (RELATION,))
        for file in ("events.onnx", "relations.onnx"):
            to_int8(folder / file, options.out / file)
        with_hidden(statements, folder / "statements.onnx", options.layers)
        statements.write_bytes((folder / "statements.onnx").read_bytes())
    write_manifest(options.out)


def main(arguments: list[str] | None = None) -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path, nargs="+", required=True)
    parser.add_argument("--relations", type=Path, nargs="+", required=True, help="weights of the reader of relations")
    parser.add_argument("--out", type=Path, required=True, help="folder that holds statements.onnx")
    parser.add_argument("--layers", type=int, default=LAYERS, help="layers that statements and events share")
    export(parser.parse_args(arguments))


if __name__ == "__main__":
    main()

"""Turn the shipped branch back into weights that can be trained on, or asked beside others.

    python -m training.events.shipped --models src/onrecord/models --out RUN/shipped.pt

What a run began with is seldom kept; what it gave is in the package, in 8 bits. Read back into floating point it says
the same but for rounding, and is a start for `training.events.distil` or a teacher for `training.events.teach`.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Final

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.events.loop import MODELS
from training.events.model import REACHING
from training.events.trunk import floats

_PRODUCT: Final = re.compile(r"/branch/(.+?)/(?:Gemm_)?MatMul_quant")
_MARKS: Final = "branch.marks.weight"
_BYTES: Final = ("_quantized", "_scale", "_zero_point")


def weights_of(path: Path) -> dict[str, Tensor]:
    """Return the weights of an exported branch by the names that `model.Branch` gives them."""
    graph = onnx.load(str(path)).graph
    arrays = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    kept = {name for name in arrays if name.startswith("branch.") and not name.endswith(_BYTES)}
    weights = {name.removeprefix("branch."): torch.tensor(arrays[name]) for name in sorted(kept)}
    for node in graph.node:
        if node.op_type == "MatMulInteger" and (match := _PRODUCT.fullmatch(node.name)):
            weights[f"{match[1].replace('/', '.')}.weight"] = torch.tensor(floats(node, arrays).T.copy())
    marks, zero, scale = (arrays[f"{_MARKS}{ending}"] for ending in ("_quantized", "_zero_point", "_scale"))
    weights["marks.weight"] = torch.tensor((marks.astype("float32") - float(zero)) * float(scale))
    (reach,) = (node for node in graph.node if "reach" in node.output)
    (constant,) = (arrays[name] for name in reach.input if name in arrays)
    weights["reach.weight"] = torch.tensor(constant / REACHING)
    return weights


def main(arguments: list[str] | None = None) -> None:
    """Read the command line and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", type=Path, default=MODELS, help="folder with events.onnx")
    parser.add_argument("--out", type=Path, required=True, help="file for the weights")
    options = parser.parse_args(arguments)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"model": weights_of(options.models / "events.onnx")}, options.out)


if __name__ == "__main__":
    main()

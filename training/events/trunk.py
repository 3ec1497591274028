"""The trunk: what the events branch shares with the statement reader, and where it parts from it.

The shipped `statements.onnx` holds six layers. The branch starts from what comes out of the first `LAYERS` of them (of
none: from the embeddings), as the 8-bit model computes it, and has layers of its own above that begin as the statement
reader's, turned back into floating point: what it learnt about news is a better start than the encoder before it.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnx
import onnx.utils
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor

from onrecord.reading.encoder.session import HIDDEN

#: Layers that statements and events share.
LAYERS: Final = 0
_OUTPUT: Final = "/encoder/encoder/layer.{}/output/LayerNorm/LayerNormalization_output_0"
_EMBEDDED: Final = "/encoder/embeddings/LayerNorm/LayerNormalization_output_0"
#: Where the parts of a layer stand in BERT and in MPNet.
_BERT: Final = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "attended": "attention.output.dense",
    "wide": "intermediate.dense",
    "narrow": "output.dense",
    "norm1": "attention.output.LayerNorm",
    "norm2": "output.LayerNorm",
}
_MPNET: Final = {
    **_BERT,
    "query": "attention.attn.q",
    "key": "attention.attn.k",
    "value": "attention.attn.v",
    "attended": "attention.attn.o",
    "norm1": "attention.LayerNorm",
}
_DISTANCES: Final = "encoder.encoder.relative_attention_bias.weight"


def with_hidden(source: Path, target: Path, layers: int = LAYERS) -> None:
    """Write the statement model at `source` to `target`, giving the states after `layers` layers out as well."""
    model = onnx.load(str(source))
    given = next((node for node in model.graph.node if HIDDEN in node.output), None)
    if given is not None:  # it gives the states of some layer already
        _rename(model, HIDDEN, f"{given.name}_output_0")
    _rename(model, _OUTPUT.format(layers - 1) if layers else _EMBEDDED, HIDDEN)
    if given is None:
        size = len(_initializers(model)["encoder.embeddings.LayerNorm.bias"])
        model.graph.output.append(helper.make_tensor_value_info(HIDDEN, TensorProto.FLOAT, ["batch", "pieces", size]))
    onnx.save(model, str(target))


def hidden_alone(source: Path, target: Path, layers: int) -> None:
    """Write of the model at `source` what computes the states after `layers` layers, and nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        with_hidden(source, whole, layers)
        inputs = [one.name for one in onnx.load(str(whole)).graph.input]
        onnx.utils.extract_model(str(whole), str(target), inputs, [HIDDEN], check_model=False)
    model = onnx.load(str(target))
    needed = {name for node in model.graph.node for name in node.input}
    for unused in [one for one in model.graph.input if one.name not in needed]:
        model.graph.input.remove(unused)
    onnx.save(model, str(target))


def _rename(model: onnx.ModelProto, old: str, new: str) -> None:
    for node in model.graph.node:
        node.input[:] = [new if one == old else one for one in node.input]
        node.output[:] = [new if one == old else one for one in node.output]


def upper_layers(source: Path, layers: int = LAYERS) -> list[dict[str, Tensor]]:
    """Return the weights of the layers above the trunk in floating point, by the names of `model.Layer`."""
    model = onnx.load(str(source))
    arrays = _initializers(model)
    nodes = {node.name: node for node in model.graph.node}
    parts = _MPNET if "encoder.encoder.layer.0.attention.attn.q.bias" in arrays else _BERT
    out = []
    for number in range(layers, _count(arrays)):
        weights: dict[str, Tensor] = {}
        for name, part in parts.items():
            place = f"encoder.encoder.layer.{number}.{part}"
            if name.startswith("norm"):
                found = arrays[f"{place}.weight"], arrays[f"{place}.bias"]
            else:
                found = _linear(place, nodes, arrays)
            weights[f"{name}.weight"], weights[f"{name}.bias"] = (torch.tensor(one.copy()) for one in found)
        out.append(weights)
    return out


def distances(source: Path) -> Tensor | None:
    """Return MPNet's bias of attention by distance, of shape (buckets, heads); None where the model is none."""
    arrays = _initializers(onnx.load(str(source)))
    if f"{_DISTANCES}_scale" not in arrays:
        return None
    zero, scale = arrays[f"{_DISTANCES}_zero_point"], arrays[f"{_DISTANCES}_scale"]
    return torch.tensor((arrays[f"{_DISTANCES}_quantized"].astype(np.float32) - float(zero)) * float(scale))


def _linear(place: str, nodes: dict[str, onnx.NodeProto], arrays: dict[str, Any]) -> tuple[Any, Any]:
    """The weights and bias of a linear layer; a smoothed one gets back what its inputs are divided by."""
    inverse = arrays.get(f"{place}.inverse")
    inner = f"{place}.layer" if inverse is not None else place
    weights = floats(
        nodes[f"/{inner.replace('layer.', 'layer@').replace('.', '/').replace('@', '.')}/MatMul_quant"], arrays
    )
    return (weights if inverse is None else weights * inverse[:, None]).T, arrays[f"{inner}.bias"]


def _initializers(model: onnx.ModelProto) -> dict[str, Any]:
    return {one.name: numpy_helper.to_array(one) for one in model.graph.initializer}


def _count(arrays: dict[str, Any]) -> int:
    return sum(name.endswith("output.LayerNorm.bias") and ".attention." not in name for name in arrays)


def floats(node: onnx.NodeProto, arrays: dict[str, Any]) -> Any:
    """The weights of an integer product: they are bytes, with a scale and a zero point per column."""
    weights, zero = arrays[node.input[1]], arrays[node.input[3]]
    scale = arrays[node.input[1].replace("_quantized", "_scale")]
    return (weights.astype(np.float32) - zero.astype(np.float32)) * scale

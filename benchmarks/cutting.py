"""The encoder with some of its layers left out, as a file: what is left without learning anew."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from benchmarks.peers import FOLDER
from onrecord.reading.statements.layer import MODELS

_LAYERS: Final = 6
_OUT: Final = "/encoder/encoder/layer.{}/output/LayerNorm/LayerNormalization_output_0"
#: The states after the second layer go by another name, as other branches go on from them.
_SHARED: Final = "hidden"


def cut(kept: Sequence[int], path: Path) -> None:
    """Write the statement encoder with the layers `kept`, in order from the first, to `path`.

    Raises:
        ImportError: the package onnx is not there: make bench-setup.
    """
    sys.path.append(str(FOLDER))
    import onnx

    model = onnx.load(str(MODELS / "statements.onnx"))
    source = {layer + 1: layer for layer in range(_LAYERS)}  # whose output each layer, and what follows, takes
    for place, layer in enumerate(kept[1:]):
        source[layer] = kept[place]
    source[_LAYERS] = kept[-1]
    for node in model.graph.node:
        own = re.search(r"layer\.(\d)/", node.name)
        taker = int(own[1]) if own else _LAYERS
        before = taker - 1
        if _is_output(node, before) or source.get(taker, before) == before:
            continue
        for at, name in enumerate(node.input):
            node.input[at] = _renamed(name, before, source[taker])
    _prune(model.graph)
    onnx.save(model, str(path))


def _is_output(node: Any, layer: int) -> bool:
    """Whether a node makes the states after a layer, or their 8-bit form, rather than taking them."""
    return any(name.startswith(_OUT.format(layer)) for name in node.output)


def _renamed(name: str, before: int, other: int) -> str:
    if name == _SHARED and before == 1:
        name = _OUT.format(1)
    if not name.startswith(_OUT.format(before)):
        return name
    name = name.replace(_OUT.format(before), _OUT.format(other))
    return _SHARED if name == _OUT.format(1) else name


def _prune(graph: Any) -> None:
    """Leave out nodes that no output needs."""
    needed, kept = {output.name for output in graph.output}, []
    for node in reversed(list(graph.node)):
        if needed.intersection(node.output):
            needed.update(node.input)
            kept.append(node)
    del graph.node[:]
    graph.node.extend(reversed(kept))

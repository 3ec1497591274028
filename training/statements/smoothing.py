"""Smoothing before quantisation: outliers of activations moved into the weights, where 8 bits can hold them.

A few inputs of the feed-forward layers are fifty times as large as the others. Activations are quantised with one scale
for all, which then leaves the rest a handful of steps. Dividing each input by a factor and multiplying its weights by
the same one changes nothing in the model and evens the inputs out (Xiao et al., SmoothQuant, ICML 2023).
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from training.statements.data import Document, collate
from training.statements.model import INPUTS, StatementModel

#: How much of the unevenness goes from the inputs to the weights; of 0.5, 0.65 and 0.8 the last keeps most.
_SHARE = 0.8
_LAYERS = ("intermediate.dense", "output.dense")


class Smoothed(nn.Module):
    """A linear layer whose inputs are divided by `factors` (inputs,), and whose weights are multiplied by them."""

    def __init__(self, layer: nn.Linear, factors: Tensor) -> None:
        super().__init__()
        self.register_buffer("inverse", 1 / factors)
        self.layer = nn.Linear(layer.in_features, layer.out_features)
        self.layer.weight = nn.Parameter(layer.weight.detach() * factors)
        self.layer.bias = layer.bias

    def forward(self, inputs: Tensor) -> Tensor:
        """Return what the layer returned before, but for rounding."""
        out: Tensor = self.layer(inputs * self.inverse)
        return out


def smooth(model: StatementModel, documents: Sequence[Document], marks: tuple[int, int], size: int = 254) -> None:
    """Replace the feed-forward layers of `model` by smoothed ones.

    Args:
        model: trained.
        documents: some articles, whose first window each tells how large the inputs get.
        marks: ids of the special pieces around a window.
        size: pieces of a window.
    """
    names = [n for n, layer in model.named_modules() if isinstance(layer, nn.Linear) and n.endswith(_LAYERS)]
    largest = _largest_inputs(model, names, documents, marks, size)
    for name in names:
        layer, (parent, _, attribute) = model.get_submodule(name), name.rpartition(".")
        assert isinstance(layer, nn.Linear)
        weights = layer.weight.detach().abs().amax(0).clamp(min=1e-5)
        factors = largest[name].clamp(min=1e-4) ** _SHARE / weights ** (1 - _SHARE)
        setattr(model.get_submodule(parent), attribute, Smoothed(layer, factors / factors.median()))


def _largest_inputs(
    model: StatementModel, names: Sequence[str], documents: Sequence[Document], marks: tuple[int, int], size: int
) -> dict[str, Tensor]:
    largest: dict[str, Tensor] = {}

    def watch(name: str) -> torch.utils.hooks.RemovableHandle:
        def seen(_: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            found = inputs[0].abs().flatten(0, -2).amax(0)
            largest[name] = torch.maximum(largest[name], found) if name in largest else found

        return model.get_submodule(name).register_forward_pre_hook(seen)

    model.eval()
    hooks = [watch(name) for name in names]
    for document in documents:
        batch = collate([(document, 0, min(size, len(document.tags)))], *marks)
        with torch.no_grad():
            model(*(batch.inputs[name] for name in INPUTS))
    for hook in hooks:
        hook.remove()
    return largest

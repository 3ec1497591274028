"""Score checkpoints before they are exported: the whole reader, with the weights as they were trained (fp32).

python -m training.statements.score --checkpoint RUN/epoch8.pt --data dev.jsonl [--average RUN/epoch7.pt …]
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from onrecord.evaluation.attributions import Scores
from onrecord.evaluation.statements import as_attribution, labelled
from onrecord.reading.encoder.pieces import load_tokenizer, pieces, special_pieces
from onrecord.reading.encoder.session import Encoder, Floats
from onrecord.reading.statements.layer import statements_of
from onrecord.reading.statements.second_look import SecondLook
from onrecord.reading.statements.settings import Settings
from training.encoders import minilm
from training.statements.average import averaged
from training.statements.model import INPUTS, StatementModel


class TorchSession:
    """A model in training as what an Encoder runs."""

    def __init__(self, model: StatementModel, device: torch.device) -> None:
        self._model, self._device = model.to(device).eval(), device

    def run(self, names: Sequence[str], feed: Mapping[str, NDArray[np.int64]]) -> Sequence[Floats]:
        """Return the three outputs of the model for one window."""
        del names  # always all, in this order
        with torch.no_grad():
            outputs = self._model(*(torch.from_numpy(feed[name]).to(self._device) for name in INPUTS))
        return [value.float().cpu().numpy() for value in outputs]


def score(model: StatementModel, folder: Path, data: Path, device: torch.device, settings: Settings) -> Scores:
    """Read the labelled articles of `data` with `model`, and count."""
    tokenizer = load_tokenizer(folder / "tokenizer.json")
    encoder = Encoder(TorchSession(model, device), *special_pieces(tokenizer))
    look = SecondLook(tokenizer, encoder, settings.bias)
    scores = Scores()
    for gold in labelled(data):
        cut = pieces(gold.text, tokenizer)
        found = statements_of(cut, encoder.run(cut), settings, look)
        scores.add(gold.text, [as_attribution(s) for s in found if s.inside is None], gold.attributions)
    return scores


def main(arguments: list[str] | None = None) -> None:
    """Read the command line, score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--average", type=Path, nargs="*", default=[], help="further checkpoints to average in")
    parser.add_argument("--encoder", type=Path, default=None, help="folder of the encoder they were trained from")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--least", type=float, default=0.45, help="raw score of the least sure row")
    options = parser.parse_args(arguments)
    folder = options.encoder or minilm()
    model = StatementModel(folder)
    model.load_state_dict(averaged([options.checkpoint, *options.average]))
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    scores = score(model, folder, options.data, device, Settings(least=options.least))
    for rule, count in scores.counts.items():
        print(f"{rule:14} P {count.precision:.3f}  R {count.recall:.3f}  F1 {count.f1:.3f}")


if __name__ == "__main__":
    main()

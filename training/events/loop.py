"""The epochs of training the events branch, and the options of what trains or asks it."""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

import torch
from torch import Tensor, nn

from training.checkpoints import keep, resume
from training.events.data import Example
from training.events.losses import Batch, batches, loss_of, optimizer_of
from training.events.model import Branch
from training.events.trunk import LAYERS

MODELS: Final = Path(__file__).resolve().parents[2] / "src/onrecord/models"
READ: Final = Path(__file__).resolve().parents[1] / "labels/events_read.jsonl"
WRITTEN: Final = tuple(Path(__file__).resolve().parents[1] / f"labels/{name}.txt" for name in ("events", "scope"))
#: Sentences of which labels tell how firmly some events are told, and nothing else.
FIRM: Final = READ.with_name("factualities_read.jsonl")
#: Share of all steps in which the rate rises, and below which it does not fall.
_WARM, _LOWEST = 0.06, 0.02


def options_of(about: str | None, *, epochs: int, rate: float, head_rate: float) -> argparse.ArgumentParser:
    """Return a parser of the options that training and asking teachers have in common.

    Args:
        about: the docstring of the module that trains.
        epochs: how many, where nothing is given.
        rate: of the layers, where nothing is given.
        head_rate: of the heads, where nothing is given.
    """
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with events/ and plover/")
    parser.add_argument("--written", type=Path, nargs="*", default=WRITTEN, help="sentences written for training")
    parser.add_argument("--models", type=Path, default=MODELS, help="folder with statements.onnx and tokenizer.json")
    parser.add_argument("--out", type=Path, required=True, help="file for the weights")
    parser.add_argument("--layers", type=int, default=LAYERS, help="layers that statements and events share")
    parser.add_argument("--read", type=Path, default=READ, help="labels of sentences that lie in --data")
    parser.add_argument("--firm", type=Path, default=FIRM, help="labels of factuality alone, of sentences in --data")
    parser.add_argument("--opinions", type=Path, help="what teachers say, as `training.events.opinions` writes it")
    parser.add_argument("--share", type=float, default=0.7, help="how much opinions count beside labels")
    parser.add_argument("--threads", type=int, default=1, help="of the shared layers")
    parser.add_argument("--fold", type=int, help="the fifth of the articles to leave out and score, from 0")
    parser.add_argument("--epochs", type=int, default=epochs)
    parser.add_argument("--averaged", type=int, default=3, help="last epochs whose weights are averaged")
    parser.add_argument("--batch", type=int, default=24, help="sentences a step")
    parser.add_argument("--rate", type=float, default=rate)
    parser.add_argument("--head-rate", type=float, default=head_rate)
    parser.add_argument("--dropout", type=float, default=0.15)
    parser.add_argument("--seed", type=int, default=1)
    return parser


def learn(
    model: Branch,
    epoch_of: Callable[[random.Random], list[Example]],
    options: argparse.Namespace,
    order: int,
) -> None:
    """Train a model in place, and give it the mean of its weights after the last epochs.

    A run that was stopped goes on after its last epoch: what that takes lies in `options.out` with the ending
    `.checkpoint` until the run is done.

    Args:
        model: with the weights that it begins with; it goes to an accelerator where there is one.
        epoch_of: the examples of an epoch, drawn with the generator it is given.
        options: as `options_of` gives them.
        order: seed of the examples and their order; each epoch has its own.
    """
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    optimizer = optimizer_of(model.to(device), options.rate, options.head_rate)
    total = options.epochs * (len(epoch_of(random.Random(0))) // options.batch + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (_WARM * total)) * max(_LOWEST, 1 - step / total)
    )
    checkpoint = options.out.with_suffix(".checkpoint")
    state = resume(checkpoint, model, optimizer, schedule)
    last: list[dict[str, Tensor]] = state.get("last", [])
    for epoch in range(state.get("epoch", 0), options.epochs):
        rng = random.Random(order * 1000 + epoch)
        _learn_epoch(model, batches(epoch_of(rng), options.batch, rng), optimizer, schedule, epoch)
        last = [*last, {name: value.clone() for name, value in model.state_dict().items()}][-options.averaged :]
        keep(checkpoint, model, optimizer, schedule, epoch=epoch + 1, last=last)
    model.load_state_dict({name: torch.stack([one[name] for one in last]).mean(0) for name in last[0]})


def save(model: Branch, options: argparse.Namespace) -> None:
    """Write the weights of a run that is done to `options.out`."""
    options.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"model": {name: value.cpu() for name, value in model.state_dict().items()}}, options.out)
    options.out.with_suffix(".checkpoint").unlink(missing_ok=True)


def _learn_epoch(
    model: Branch,
    given: Iterable[Batch],
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LambdaLR,
    epoch: int,
) -> None:
    device = next(model.parameters()).device
    model.train()
    began, seen, step = time.monotonic(), torch.zeros((), device=device), 0
    for batch in given:
        with torch.autocast(device.type, dtype=torch.bfloat16):
            loss = loss_of(model, batch.to(device))
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        seen, step = seen + loss.detach(), step + 1
    print(f"epoch {epoch + 1} loss {float(seen) / max(1, step):.4f} {time.monotonic() - began:.0f} s", flush=True)

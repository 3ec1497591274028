"""Train the statement reader.

    python -m training.statements.train --train train.jsonl --out DIR

Takes labelled articles in PolNeAR's layout, and with `--teacher` unlabelled ones too: there the model learns what the
teacher says. Every epoch writes a checkpoint with optimiser and random state; started again with the same --out it goes
on where it was. Uses an accelerator where there is one.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import torch
from torch import Tensor, nn

from onrecord.reading.encoder.pieces import load_tokenizer, special_pieces
from onrecord.reading.statements.labels import TAGS
from training.checkpoints import keep, resume
from training.encoders import minilm
from training.statements.data import Batch, Document, batches, load, windows
from training.statements.losses import said, to_labels, to_teacher
from training.statements.model import INPUTS, StatementModel
from training.statements.teacher import Teacher


def loss_of(
    model: nn.Module, batch: Batch, device: torch.device, teacher: Teacher | None = None, share: float = 0.0
) -> Tensor:
    """Return the distance of the model to the labels and, by `share`, to what the teacher says."""
    inputs = [batch.inputs[name].to(device) for name in INPUTS]
    student = said(model(*inputs), inputs[INPUTS.index("mask")])
    loss = to_labels(student, batch)
    if teacher is None:
        return loss
    return (1 - share) * loss + share * to_teacher(student, teacher(inputs), batch.real.to(device))


def optimizer_of(model: StatementModel, rate: float, head_rate: float) -> torch.optim.Optimizer:
    """AdamW with a higher rate for what starts from nothing, and no decay on biases and norms."""
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        decay = 0.0 if parameter.ndim < 2 else 0.01
        groups.setdefault((rate if name.startswith("encoder") else head_rate, decay), []).append(parameter)
    return torch.optim.AdamW([{"params": p, "lr": r, "weight_decay": d} for (r, d), p in groups.items()], fused=True)


def train(options: argparse.Namespace) -> None:
    """Run or resume the training that `options` describe."""
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(options.seed)
    tokenizer = load_tokenizer(options.encoder / "tokenizer.json")
    marks = special_pieces(tokenizer)
    files = [*options.train, *(options.unlabelled if options.teacher else ())]
    documents: list[Document] = [d for path in files for d in load(path, tokenizer, styles=options.styles)]
    teacher = Teacher(options.teacher_encoder, options.teacher, tokenizer, device) if options.teacher else None
    model = StatementModel(options.encoder).to(device)
    optimizer = optimizer_of(model, options.rate, 1e-3)
    per_epoch = len(windows(documents, options.window, random.Random(0))) // options.batch + 1
    total = per_epoch * options.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(1.0, (s + 1) / (0.06 * total)) * max(0.01, 1 - s / total)
    )
    options.out.mkdir(parents=True, exist_ok=True)
    checkpoint = options.out / "checkpoint.pt"
    first = resume(checkpoint, model, optimizer, schedule).get("epoch", 0)
    for epoch in range(first, options.epochs):
        rng = random.Random((options.order or options.seed) * 1000 + epoch)
        model.train()
        began, seen, step = time.monotonic(), 0.0, 0
        for batch in batches(windows(documents, options.window, rng), options.batch, *marks):
            with torch.autocast("cuda", dtype=torch.bfloat16, enabled=device.type == "cuda"):
                loss = loss_of(model, batch, device, teacher, options.share)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            seen, step = seen + loss.item(), step + 1
            if step % 25 == 0:
                pace = (time.monotonic() - began) / step
                print(f"epoch {epoch + 1} step {step}/{per_epoch} loss {seen / step:.4f} {pace:.2f} s/step", flush=True)
        torch.save({"model": model.state_dict(), "epoch": epoch + 1}, options.out / f"epoch{epoch + 1}.pt")
        keep(checkpoint, model, optimizer, schedule, epoch=epoch + 1)
        with (options.out / "log.jsonl").open("a", encoding="utf8") as log:
            print(json.dumps({"epoch": epoch + 1, "loss": seen / max(step, 1), "tags": len(TAGS)}), file=log)


def main(arguments: list[str] | None = None) -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", type=Path, nargs="+", required=True, help="JSON lines with text and attributions")
    parser.add_argument("--encoder", type=Path, default=None, help="folder of the encoder to start from")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--window", type=int, default=254, help="word pieces a window")
    parser.add_argument("--batch", type=int, default=16, help="windows a step")
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--order", type=int, help="seed of the articles' order; runs that differ in it alone average")
    parser.add_argument("--styles", action="store_true", help="read articles with other quotation marks now and then")
    parser.add_argument("--teacher", type=Path, nargs="*", default=[], help="checkpoints whose opinion is learnt")
    parser.add_argument("--teacher-encoder", type=Path, help="folder of the encoder that the teacher was trained from")
    parser.add_argument("--share", type=float, default=0.7, help="how much the teacher counts beside the labels")
    parser.add_argument("--unlabelled", type=Path, nargs="*", default=[], help="JSON lines with text alone")
    options = parser.parse_args(arguments)
    if options.teacher and not options.teacher_encoder:
        parser.error("--teacher needs --teacher-encoder, the folder of its encoder")
    options.encoder = options.encoder or minilm()
    train(options)


if __name__ == "__main__":
    main()

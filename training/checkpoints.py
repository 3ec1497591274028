"""Where a training run stands, kept after each epoch, so that one that was stopped goes on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import nn
from torch.optim import Optimizer
from torch.optim.lr_scheduler import LRScheduler


def resume(path: Path, model: nn.Module, optimizer: Optimizer, schedule: LRScheduler) -> dict[str, Any]:
    """Bring a run to where its checkpoint left it, and return what else that holds; nothing where there is none.

    Args:
        path: of the checkpoint.
        model: as it begins; changed in place, as the two that follow.
        optimizer: of its weights.
        schedule: of the rate.
    """
    if not path.exists():
        return {}
    state: dict[str, Any] = torch.load(path, map_location=next(model.parameters()).device, weights_only=True)
    model.load_state_dict(state.pop("model"))
    optimizer.load_state_dict(state.pop("optimizer"))
    schedule.load_state_dict(state.pop("schedule"))
    print(f"resumed after epoch {state['epoch']}", flush=True)
    return state


def keep(path: Path, model: nn.Module, optimizer: Optimizer, schedule: LRScheduler, **more: Any) -> None:
    """Write where a run stands, all of it or nothing.

    Args:
        path: of the checkpoint.
        model: as it is after an epoch.
        optimizer: of its weights.
        schedule: of the rate.
        more: what `resume` gives back: `epoch`, how many are done, at least.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict()}
    torch.save({**state, **more}, path.with_suffix(".part"))
    path.with_suffix(".part").replace(path)

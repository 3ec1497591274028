r"""Let one branch say what several say together.

    python -m training.events.distil --data ../shared/data --start RUN/1.pt RUN/2.pt --opinions RUN/together.npz \
        --out RUN/branch.pt

Runs that differ in the order of the sentences alone, their scores averaged, read better than each, and better than the
one branch that has the mean of their weights. That one comes near to them when it learns what they say of sentences
that nobody labelled (`training.events.teach --no-of-labelled`), and nothing else: labels, which all of them know by
heart, would pull it away again. The method is that of Hinton, Vinyals and Dean (2015), without a temperature.

What a teacher above another encoder says is asked for by itself and given with `--also`: sentences of which both speak
are learnt twice, which is to learn the mean of both.
"""

from __future__ import annotations

from pathlib import Path

import torch

from training.events.data import Example, examples
from training.events.loop import learn, options_of, save
from training.events.opinions import Opinions
from training.events.states import Trunk
from training.events.weights import branch_of


def spoken_of(path: Path, trunk: Trunk) -> list[Example]:
    """Return the sentences that nobody labelled, with what a file says of them."""
    opinions = Opinions.load(path)
    fresh = examples(opinions.unlabelled(), trunk, company=False)
    for one in fresh:
        opinions.give(one, 1.0)
    return [one for one in fresh if one.opinion is not None]


def main(arguments: list[str] | None = None) -> None:
    """Read the command line and train."""
    parser = options_of(__doc__, epochs=3, rate=6e-5, head_rate=1e-4)
    parser.add_argument(
        "--start", type=Path, nargs="+", required=True, help="weights of the runs, to begin with the mean"
    )
    parser.set_defaults(batch=32, dropout=0.05)
    parser.add_argument("--also", type=Path, nargs="*", default=[], help="further opinions, that count as much")
    options = parser.parse_args(arguments)
    if not options.opinions:
        parser.error("--opinions is needed: what the runs say together, as `training.events.teach` writes it")
    torch.manual_seed(options.seed)
    trunk = Trunk(options.models, options.layers, threads=options.threads)
    asked = [one for path in (options.opinions, *options.also) for one in spoken_of(path, trunk)]
    model = branch_of(options.start, options.models, options.layers, options.dropout)
    learn(model, lambda rng: rng.sample(asked, len(asked)), options, options.seed)
    save(model, options)


if __name__ == "__main__":
    main()

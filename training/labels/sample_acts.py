"""Draw the attributions that `acts_dev.jsonl` labels: one of every article, the rest at random.

    python -m training.labels.sample_acts DATA/polnear/dev.jsonl > build/acts_dev.todo.jsonl

The lines come grouped by article, the articles in random order, so that the first and the second half of the lines
share at most one article: rules are mended on the first half and checked on the second.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path


def sample(sizes: dict[str, int], total: int, seed: int = 1) -> list[tuple[str, int]]:
    """Choose attributions by (article, index).

    Args:
        sizes: how many attributions each article has.
        total: how many to choose; at least one per article that has any.
        seed: of the random choice.

    Returns:
        The chosen ones, grouped by article in random order, by index within an article.
    """
    chance = random.Random(seed)
    names = sorted(name for name, size in sizes.items() if size)
    chance.shuffle(names)
    chosen = {(name, chance.randrange(sizes[name])) for name in names}
    rest = [(name, index) for name in names for index in range(sizes[name]) if (name, index) not in chosen]
    chosen |= set(chance.sample(rest, max(0, min(len(rest), total - len(chosen)))))
    order = {name: place for place, name in enumerate(names)}
    return sorted(chosen, key=lambda row: (order[row[0]], row[1]))


def main() -> None:
    """Print the lines to label, without their act and without any text."""
    with Path(sys.argv[1]).open(encoding="utf8") as lines:
        articles = [json.loads(line) for line in lines if line.strip()]
    sizes = {article["name"]: len(article["attributions"]) for article in articles}
    for name, index in sample(sizes, 300):
        print(json.dumps({"article": name, "index": index, "act": None}))


if __name__ == "__main__":
    main()

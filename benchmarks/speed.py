"""Rates of reading beside the bare spaCy pipeline, in turn within one run; memory of all processes; start; layers.

What is compared is measured one after the other, round by round, models loaded before, and the median of the ratios is
what counts: single times say more of the machine than of the program. Seconds of the processor are told beside those
of the clock, as others may use the machine at the same time.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks.context import Context
from benchmarks.inside import layers_of
from benchmarks.measuring import MEGABYTE, Spent, own, spent, watched
from onrecord.intake import from_object
from onrecord.reading.encoder.pieces import load_tokenizer, pieces, special_pieces
from onrecord.reading.encoder.session import Encoder
from onrecord.reading.names.layer import BUILT_IN
from onrecord.reading.reader import DEFAULT, LAYERS, Reader, page_of
from onrecord.reading.statements.layer import MODELS

#: What is measured, each beside the first; the layers of a reader, or None for the bare pipeline.
BARE: Final = "bare en_core_web_sm"
PROGRAMS: Final[dict[str, tuple[str, ...] | None]] = {
    BARE: None,
    "statements": ("statements",),
    "default layers": DEFAULT,
    "all layers": LAYERS,
}
#: By number of processes: how many rounds, and of the development articles every how many.
ROUNDS: Final = {1: 3, 2: 1}
EVERY: Final = {1: 3, 2: 1}
#: Articles read before the time is taken, for each process.
_WARM: Final = 8
_BATCH: Final = 8

Articles = Sequence[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Rate:
    """A program with some processes: the median over rounds.

    Attributes:
        clock, cpu: seconds for an article, by the clock and of the processor.
        words: a second, by the clock.
        memory: of all processes at most, in megabytes.
        clock_ratio, cpu_ratio: its rate over that of the bare pipeline with as many processes.
        cpu_ratios: of each round.
    """

    clock: float
    cpu: float
    words: float
    memory: float
    clock_ratio: float
    cpu_ratio: float
    cpu_ratios: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class SpeedFound:
    """What was found.

    Attributes:
        articles, rounds: by number of processes: how many articles a round has, and how many rounds there were.
        words: of an article, on average.
        rates: by number of processes, by program.
        layers: share of each layer in the time of all, one process.
        encoder: seconds of the processor for the windows of an article alone, in the encoder of the statements.
        all_layers: the same for all that all layers do, within the same run.
        start: seconds for one article, process start included.
    """

    articles: dict[int, int]
    rounds: dict[int, int]
    words: int
    rates: dict[int, dict[str, Rate]]
    layers: dict[str, float]
    encoder: float
    all_layers: float
    start: float


def run(context: Context) -> SpeedFound:
    """Measure all of it."""
    articles = context.articles()
    parts = {jobs: articles[::every] for jobs, every in EVERY.items()}
    layers, encoder = shares(parts[1])
    return SpeedFound(
        {jobs: len(part) for jobs, part in parts.items()},
        ROUNDS,
        _words(parts[1]) // len(parts[1]),
        {jobs: rates(part, jobs, ROUNDS[jobs]) for jobs, part in parts.items()},
        {name: round(value / sum(layers.values()), 4) for name, value in layers.items()},
        round(encoder, 4),
        round(sum(layers.values()) / len(parts[1]), 4),
        min(start_up(str(articles[0]["text"])) for _ in range(3)),
    )


def rates(articles: Articles, jobs: int, rounds: int) -> dict[str, Rate]:
    """Measure each program, in turn, `rounds` times."""
    runs: dict[str, Callable[[Articles], Iterator[object]]] = {
        name: _bare(jobs) if layers is None else _reading(layers, jobs) for name, layers in PROGRAMS.items()
    }
    found: dict[str, list[tuple[Spent, float]]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, program in runs.items():
            with watched() as peak:
                took = timed(program, articles, _WARM * jobs)
            found[name].append((took, peak.value / MEGABYTE))
    return {name: _rate(found[name], found[BARE], articles) for name in runs}


def _rate(runs: Sequence[tuple[Spent, float]], bare: Sequence[tuple[Spent, float]], articles: Articles) -> Rate:
    clock, cpu = (statistics.median(getattr(took, kind) for took, _ in runs) for kind in ("clock", "cpu"))
    by_clock, by_cpu = (
        [getattr(other, kind) / getattr(took, kind) for (took, _), (other, _) in zip(runs, bare, strict=True)]
        for kind in ("clock", "cpu")
    )
    return Rate(
        round(clock / len(articles), 4),
        round(cpu / len(articles), 4),
        round(_words(articles) / clock, 0),
        round(max(memory for _, memory in runs), 0),
        round(statistics.median(by_clock), 3),
        round(statistics.median(by_cpu), 3),
        tuple(round(ratio, 3) for ratio in by_cpu),
    )


def _bare(jobs: int) -> Callable[[Articles], Iterator[object]]:
    """The built-in pipeline as spaCy loads it, all its components on."""
    import spacy

    nlp = spacy.load(BUILT_IN)
    return lambda articles: nlp.pipe((str(a["text"]) for a in articles), n_process=jobs, batch_size=_BATCH)


def _reading(layers: Iterable[str], jobs: int) -> Callable[[Articles], Iterator[object]]:
    reader = Reader(layers=layers)
    return lambda articles: reader.read_many(articles, jobs)


def timed(program: Callable[[Articles], Iterator[object]], articles: Articles, warm: int) -> Spent:
    """What a program spends on `articles`, after it has done `warm` of them."""
    results = program([*articles[:warm], *articles])
    for _ in range(warm):
        next(results)
    before = spent()
    done, after = 0, before
    for done, _ in enumerate(results, 1):
        if done == len(articles):
            after = spent()  # before processes end, while they can be asked
    if done != len(articles):
        raise RuntimeError(f"{done} of {len(articles)} articles came back")
    return after - before


def shares(articles: Articles) -> tuple[dict[str, float], float]:
    """Seconds of the processor of each layer for all articles, and of the encoder's windows alone for one."""
    reader = Reader(layers=LAYERS)
    list(reader.read_many(articles[:2], jobs=1))
    tokenizer = load_tokenizer(MODELS / "tokenizer.json")
    encoder = Encoder.load(MODELS / "statements.onnx", *special_pieces(tokenizer))
    layers, windows = dict.fromkeys(LAYERS, 0.0), 0.0
    made = [from_object(article) for article in articles]
    for at in range(0, len(made), _BATCH):
        pages = [page_of(article) for article in made[at : at + _BATCH]]
        cuts = [pieces(page.article.text, tokenizer, page.skip) for page in pages]
        before = own()
        for cut in cuts:
            encoder.run(cut)
        windows += (own() - before).cpu
        for step in layers_of(reader):
            before = own()
            pages = step.read(pages)
            layers[step.name] += (own() - before).cpu
    return layers, windows / len(articles)


def start_up(text: str) -> float:
    """Seconds for `onrecord read FILE` of one article, process start included."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        path.write_text(text, encoding="utf8")
        before = spent()
        subprocess.run([sys.executable, "-m", "onrecord", "read", str(path)], check=True, stdout=subprocess.DEVNULL)
        return round((spent() - before).clock, 2)


def _words(articles: Articles) -> int:
    return sum(len(str(article["text"]).split()) for article in articles)

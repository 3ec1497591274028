"""Reading in several processes: each has a Reader of its own, and readings come back in the order of the articles."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.types import Article, Reading

if TYPE_CHECKING:
    from onrecord.reading.reader import Reader

#: What a Reader is made of: layers, spaCy pipeline (by name, or None), profile, packs, least confidence.
Given = tuple[tuple[str, ...], Any, str, tuple[Path, ...], float | None]


def read_parallel(given: Given, chunks: Iterator[list[Article]], jobs: int) -> Iterator[Reading]:
    """Yield the readings of all chunks in order.

    Args:
        given: arguments of the Reader of each process.
        chunks: articles; taken only as fast as readings are.
        jobs: processes.
    """
    waiting: deque[Future[list[Reading]]] = deque()
    # spawn works alike on all systems and inherits no threads of the numeric libraries
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_start_worker, initargs=(given,))
    try:
        for chunk in chunks:
            waiting.append(pool.submit(_read_in_worker, chunk))
            if len(waiting) > 2 * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_worker: Reader | None = None


def _start_worker(given: Given) -> None:
    global _worker  # noqa: PLW0603 - one reader per worker process
    # the processes share the cores; numpy, not loaded yet, would else start threads for all cores in each of them
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from onrecord.reading.reader import Reader

    threading.Thread(target=_end_with_parent, daemon=True).start()
    _worker = Reader(*given)


def _end_with_parent() -> None:
    """End this worker when the process that started it is gone, however it ended: nobody would end it otherwise."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _read_in_worker(articles: list[Article]) -> list[Reading]:
    assert _worker is not None, "the worker was started"  # noqa: S101
    return _worker.read_chunk(articles)

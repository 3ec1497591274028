"""Reading in several processes: each has a Reader of its own, and readings come back in the order of the articles."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from typing import Protocol

from onrecord.types import Article, Reading


class ChunkReader(Protocol):
    """What reads in a process: a Reader."""

    def read_chunk(self, articles: Sequence[Article]) -> list[Reading]:
        """Return the readings of a few articles, in their order."""
        ...


def read_parallel(make: Callable[[], ChunkReader], chunks: Iterator[list[Article]], jobs: int) -> Iterator[Reading]:
    """Yield the readings of all chunks in order.

    Args:
        make: makes the Reader of each process; sent to it, so it can be pickled.
        chunks: articles; taken only as fast as readings are.
        jobs: processes.
    """
    waiting: deque[Future[list[Reading]]] = deque()
    # spawn works alike on all systems and inherits no threads of the numeric libraries
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_start_worker, initargs=(make,))
    try:
        for chunk in chunks:
            waiting.append(pool.submit(_read_in_worker, chunk))
            if len(waiting) > 2 * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_worker: ChunkReader | None = None


def _start_worker(make: Callable[[], ChunkReader]) -> None:
    global _worker  # noqa: PLW0603 - one reader per worker process
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _worker = make()


def _end_with_parent() -> None:
    """End this worker when the process that started it is gone, however it ended: nobody would end it otherwise."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _read_in_worker(articles: list[Article]) -> list[Reading]:
    assert _worker is not None, "the worker was started"  # noqa: S101
    return _worker.read_chunk(articles)

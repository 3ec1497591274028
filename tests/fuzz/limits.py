"""What one input may take: ten seconds of the processor, a minute of waiting, two gigabytes."""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
from collections.abc import Iterator
from typing import Any

SECONDS = 10.0
#: A machine that does other work too lets everything wait.
WAIT = 120.0
BYTES = 2_000_000_000


class HangError(AssertionError):
    """An input took too long."""


@contextlib.contextmanager
def bounded() -> Iterator[None]:
    """Raise HangError where what is inside takes longer than it may, MemoryError where it takes more than it may."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield  # Windows has no such clocks
        return

    def over(*_: Any) -> None:
        raise HangError(f"took more than {SECONDS:g} s of the processor, or {WAIT:g} s in all")

    before = signal.signal(signal.SIGPROF, over), signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    signal.setitimer(signal.ITIMER_REAL, WAIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGPROF, before[0])
        signal.signal(signal.SIGALRM, before[1])
    if (peak := peak_bytes()) > BYTES:
        raise MemoryError(f"the process took {peak:,} bytes")


def peak_bytes() -> int:
    """The most memory that this process ever held."""
    if sys.platform == "win32":
        return 0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024

"""How the reading room is served: what may be done in it, and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

#: Bytes of the largest body of a request that is taken: a long article is 300 KB.
MAX_BODY: Final = 8 * 1024 * 1024
#: Names under which a reading room on this machine alone may be called.
LOCAL: Final = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class Serving:
    """What `onrecord serve` was told.

    Attributes:
        path: the record.
        read_only: nothing is added or corrected.
        token: a secret that every request has to bring; None: whoever reaches the room may use it.
        fetch: whether the room may fetch the address of an article that a visitor names (never a private one).
        hosts: names under which it may be called, others are refused: an outside page that points a name of its own at
            this machine must not read what is here. "*" allows any.
        packs: files of the user's own with what is known of actors, for what is read in the room.
        max_body: bytes of the largest request.
    """

    path: Path
    read_only: bool = False
    token: str | None = None
    fetch: bool = False
    hosts: tuple[str, ...] = LOCAL
    packs: tuple[Path, ...] = ()
    max_body: int = MAX_BODY

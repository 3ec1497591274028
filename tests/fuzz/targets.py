"""All that is fuzzed, by name."""

from __future__ import annotations

from typing import Final

from tests.fuzz import asking, reading, records, returned
from tests.fuzz.target import Target

TARGETS: Final[dict[str, Target]] = {
    target.name: target for room in (reading, records, returned, asking) for target in room.TARGETS
}

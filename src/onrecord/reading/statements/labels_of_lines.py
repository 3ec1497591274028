"""What stands before a colon at the start of a line and is nobody's name: "Update:", "Photos:", "Where:"."""

from __future__ import annotations

import re
from typing import Final

_TOPICS: Final = frozenset(
    re.findall(
        r"[\w']+",
        """
        advertisement also analysis answer background breaking caption clarification contact correction credit date
        details edit editor's example examples exclusive fact file headline how image key latest live location more
        note opinion photo photos picture place previously price prompt question related result results share summary
        the time tip topic transcript update updated updates verdict video watch what when where who why winner
        """,
    )
)


def is_topic(label: str) -> bool:
    """Whether a word of the label says that it is a heading's: nobody speaks under it."""
    return any(word.strip(".,’'()").lower() in _TOPICS for word in label.split())

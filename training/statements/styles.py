"""The same article with other quotation marks: the labelled articles come from seven outlets and show few habits.

Each style replaces characters one by one, so labels stay where they are.
"""

from __future__ import annotations

from typing import Final

#: Typographic double marks and apostrophes as a typewriter has them; as British papers set them; low and high marks.
STYLES: Final = (
    str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'"}),
    str.maketrans({"“": "‘", "”": "’", "‘": "“", '"': "'"}),
    str.maketrans({"“": "„", "”": "“"}),
    str.maketrans({"“": "«", "”": "»"}),
)


def restyled(text: str) -> list[str]:
    """Return `text` in the styles that change it, at most one text a style."""
    return [other for style in STYLES if (other := text.translate(style)) != text]

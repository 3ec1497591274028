"""The labels of the statement tagger, shared by training and reading."""

from __future__ import annotations

from typing import Final

ROLES: Final = ("source", "cue", "content")
TAGS: Final = ("O", *(f"{place}-{role}" for role in ROLES for place in "BI"))
#: Size of the link head's queries and keys; a score is their dot product over its square root.
LINK_SIZE: Final = 128

"""Parts of a text that are not article: captions, prompts, related links, bylines, datelines and the like."""

from __future__ import annotations

from onrecord.intake.leftout.find import find_left_out
from onrecord.intake.leftout.metadata import byline_names, dateline_place

__all__ = ["byline_names", "dateline_place", "find_left_out"]

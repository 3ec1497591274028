"""Intake: files, folders, pages and tables to Articles.

`load` reads inputs of any kind one article at a time, `load_placed` says where each was, `load_stream` takes one file
as a stream; `from_object` takes one mapping with the input field names.
"""

from __future__ import annotations

from onrecord.intake.article import make_article
from onrecord.intake.fields import from_object
from onrecord.intake.load import load, load_placed, load_stream
from onrecord.intake.options import Limits
from onrecord.intake.problems import Placed, Problem

__all__ = ["Limits", "Placed", "Problem", "from_object", "load", "load_placed", "load_stream", "make_article"]

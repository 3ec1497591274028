"""Intake: files, folders, pages and tables to Articles.

`load` reads inputs of any kind one article at a time; `from_object` takes one mapping with the input field names.
"""

from __future__ import annotations

from onrecord.intake.article import make_article
from onrecord.intake.fields import from_object
from onrecord.intake.load import load
from onrecord.intake.options import Limits
from onrecord.intake.problems import Problem

__all__ = ["Limits", "Problem", "from_object", "load", "make_article"]

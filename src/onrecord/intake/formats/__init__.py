"""The formats articles come in: one reader each, from bytes to articles and problems.

A reader takes an open stream, the source it is of and the options; it yields, and never raises for what is in the
stream. Its libraries are imported when it first reads.
"""

from __future__ import annotations

from types import MappingProxyType

from onrecord.intake.formats.markdown import read_markdown
from onrecord.intake.formats.pages import read_html
from onrecord.intake.formats.pdf import read_pdf
from onrecord.intake.formats.plain import read_text
from onrecord.intake.formats.records import read_json, read_jsonl
from onrecord.intake.formats.tables import read_csv
from onrecord.intake.formats.word import read_docx
from onrecord.intake.options import FormatReader

READERS: MappingProxyType[str, FormatReader] = MappingProxyType(
    {
        "text": read_text,
        "markdown": read_markdown,
        "html": read_html,
        "pdf": read_pdf,
        "docx": read_docx,
        "json": read_json,
        "jsonl": read_jsonl,
        "csv": read_csv,
    }
)

__all__ = ["READERS"]

"""How Sphinx makes a site of the docs: `make docs-site` builds it into build/docs.

The pages are plain Markdown that any code host shows, so nothing in them is Sphinx's own. What Sphinx needs besides is
made here: the order of the pages is that of the lists in `index.md`.
"""

from __future__ import annotations

import re
from typing import Any

project = "onrecord"
author = "The onrecord developers"
project_copyright = author
extensions = ["myst_parser"]
# The source is the whole checkout, as pages link to those at its head and to the cards of the models.
root_doc = "docs/index"
include_patterns = ["*.md", "docs/*.md", "examples/*.md", "training/**.md", "src/onrecord/models/**.md"]
exclude_patterns = [".*", "build", "dist", "runs", "tests"]
nitpicky = True  # a link that leads nowhere is a warning, and CI takes warnings as errors
suppress_warnings = ["toc.not_included"]  # tests/test_docs.py: every page of the docs is in the index
myst_heading_anchors = 4
myst_enable_extensions: list[str] = []
pygments_style = "default"

# Nothing comes from elsewhere: fonts are the reader's own, scripts and styles those of the theme.
html_theme = "furo"
html_title = "onrecord"
html_theme_options = {"light_css_variables": {"code-font-size": "75%"}}
html_show_sourcelink = False
html_copy_source = False
html_show_sphinx = False
html_additional_pages = {"index": "home.html"}
templates_path = ["site"]

_PART = re.compile(r"^## (.+)$", re.M)
_PAGE = re.compile(r"\]\(([\w./-]+)\.md\)")


def _with_contents(app: Any, docname: str, source: list[str]) -> None:
    """Give the index the tables of contents that make up the margin of the site, a caption for each of its parts."""
    if docname != root_doc:
        return
    _, *rest = _PART.split(source[0])
    for caption, body in zip(rest[::2], rest[1::2], strict=True):
        items = (line for line in body.splitlines() if line.startswith("- ["))
        pages = dict.fromkeys(page for line in items for page in _PAGE.findall(line)[:1])
        if pages:
            source[0] += f"\n```{{toctree}}\n:caption: {caption}\n:hidden:\n\n" + "\n".join(pages) + "\n```\n"


def setup(app: Any) -> None:
    """Register what is made here."""
    app.connect("source-read", _with_contents)

"""The answer to a question as one page of HTML that needs nothing else, and can be mailed, kept and printed."""

from __future__ import annotations

from onrecord._version import __version__
from onrecord.exports.html.pages import template
from onrecord.exports.report.parts import Report


def report_html(report: Report) -> str:
    """Return a report as a page."""
    return template("onrecord.exports.report", "report.html.jinja").render(report=report, version=__version__)

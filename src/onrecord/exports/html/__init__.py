"""Readings as one page of HTML that needs nothing else: no script, no font, no picture from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord._version import __version__
from onrecord.exports.html.pages import template
from onrecord.exports.html.view import ArticleView, article_view
from onrecord.types import Reading


class HtmlPage:
    """A page that articles are added to; what is kept is what is shown, not the readings.

    Args:
        title: heading and title of the page.
    """

    def __init__(self, title: str = "On record") -> None:
        self._title = title
        self._articles: list[ArticleView] = []

    def add(self, reading: Reading) -> None:
        """Add a reading as the last article of the page."""
        self._articles.append(article_view(reading, len(self._articles) + 1))

    def render(self) -> str:
        """Return the page."""
        most = max((article.statements for article in self._articles), default=0)
        page = template("onrecord.exports.html", "page.html.jinja")
        return page.render(title=self._title, articles=self._articles, most=most, version=__version__)


def readings_to_html(readings: Iterable[Reading], *, title: str = "On record") -> str:
    """Return one HTML page with a table of contents, each article with its statements marked and rows beside them.

    Args:
        readings: in the order of the page.
        title: heading and title of the page.
    """
    page = HtmlPage(title)
    for reading in readings:
        page.add(reading)
    return page.render()

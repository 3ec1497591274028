"""HTML files and downloads: handed to the page reader."""

from __future__ import annotations

from typing import BinaryIO

from onrecord.errors import InputError
from onrecord.intake.article import is_blank
from onrecord.intake.decoding import binary_kind
from onrecord.intake.fields import check_length
from onrecord.intake.options import Loaded, Options, Source
from onrecord.intake.problems import EmptyInputError, Problem
from onrecord.intake.streams import read_whole


def read_html(stream: BinaryIO, source: Source, options: Options) -> Loaded:
    """Yield the article of a page; the page reader tells its encoding, which a page may declare itself."""
    from onrecord.intake.html import article_from_html

    try:
        data = read_whole(stream, options.limits.document)
        if not data.strip():
            raise EmptyInputError("the file is empty")
        kind = binary_kind(data)
        if kind is not None:
            raise InputError(f"not HTML but {kind[0]}", fix=kind[1])
        article = article_from_html(data, url=source.url, charset=source.charset)
        check_length(article.text, options.limits)
        if is_blank(article.text):
            known = article if article.url or article.title else None
            what = "no article text could be found in the page"
            yield Problem(source.where, None, what, "See that the page was saved whole, not its frame", "empty", known)
            return
        yield article
    except InputError as error:
        yield Problem.of(error, source.where)

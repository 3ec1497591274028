"""Markdown to plain text: the markup is stripped, paragraphs stay, a first top heading is the title."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from onrecord.errors import InputError
from onrecord.intake.fields import Fields
from onrecord.intake.formats.plain import front_matter, text_article, whole_text
from onrecord.intake.options import Loaded, Options, Source
from onrecord.intake.problems import Problem

if TYPE_CHECKING:
    from markdown_it.token import Token

_HIDDEN = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_ANY_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


def read_markdown(stream: BinaryIO, source: Source, options: Options) -> Loaded:
    """Yield the article that a Markdown file is."""
    try:
        text, reason = whole_text(stream, options.limits)
        fields, body = front_matter(text)
        title, stripped = strip_markdown(body)
        if title is not None and (fields is None or fields.title is None):
            told = "title taken from the first heading"
            fields = replace(fields or Fields(None), title=title)
            fields = replace(fields, reasons=(*fields.reasons, told))
        elif title is not None:
            stripped = f"{title}\n\n{stripped}" if fields is not None and fields.title != title else stripped
        yield text_article(stripped, fields, reason, source, options.limits)
    except InputError as error:
        yield Problem.of(error, source.where)


def strip_markdown(text: str) -> tuple[str | None, str]:
    """Return (the top heading that the text begins with, if it does; the rest as plain text).

    Paragraphs, headings, list items and table rows are parted by blank lines. Pictures are dropped with their
    descriptions, links keep their words.
    """
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    title: str | None = None
    blocks: list[str] = []
    row: list[str] | None = None
    for index, token in enumerate(tokens):
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            blocks.append("\t".join(row))
            row = None
        elif token.type == "inline":
            words = _inline(token.children or ())
            if row is not None:
                row.append(words)
            elif (
                index
                and tokens[index - 1].type == "heading_open"
                and tokens[index - 1].tag == "h1"
                and not (blocks or title)
            ):
                title = " ".join(words.split())
            else:
                blocks.append(words)
        elif token.type in ("code_block", "fence"):
            blocks.append(token.content.rstrip("\n"))
        elif token.type == "html_block":
            blocks.append(html.unescape(_ANY_TAG.sub("", _HIDDEN.sub("", token.content))).strip())
    return title, "\n\n".join(block for block in blocks if block.strip())


def _inline(tokens: Sequence[Token]) -> str:
    out: list[str] = []
    for token in tokens:
        if token.type in ("text", "code_inline", "text_special"):
            out.append(token.content)
        elif token.type == "softbreak":
            out.append(" ")
        elif token.type == "hardbreak" or (token.type == "html_inline" and token.content.lower().startswith("<br")):
            out.append("\n")
    return "".join(out).strip()

"""The article that a Doc is the text of: date, outlet, address and title, which a text alone does not tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from onrecord._version import __version__
from onrecord.errors import InputError
from onrecord.intake import from_object, make_article
from onrecord.intake.fields import TEXT_NAMES, plain_name, read_fields
from onrecord.integrations.spacy.keeping import keep, kept_in
from onrecord.reading.reader import Readable
from onrecord.types import Article, ReaderInfo, Reading

#: What can be told of a Doc's article: an Article of the same text, or a mapping with the field names of the input.
Told = Article | Mapping[str, Any]


def docs_of(nlp: Language, articles: Iterable[Readable]) -> Iterator[Doc]:
    """Yield a Doc of each article, with what is known of the article in it, for `nlp.pipe`.

    Args:
        nlp: the pipeline; its tokenizer makes the Docs.
        articles: Articles (what `onrecord.intake.load` gives), mappings with the field names of the input, or texts.

    Raises:
        InputError: a mapping without text, or a tokenizer that does not keep the text as it is.
    """
    for item in articles:
        article = item if isinstance(item, Article) else _article(item)
        doc = nlp.make_doc(article.text)
        tell(doc, article)
        yield doc


def article_of(doc: Doc) -> Article:
    """Return the article of a Doc: the one that was told, else one of its text alone."""
    kept = kept_in(doc)
    return kept.reading.article if kept else make_article(doc.text)


def tell(doc: Doc, told: Told) -> None:
    """Set the article of a Doc; what was read of it before is gone.

    Raises:
        InputError: it is neither an Article nor a mapping, or an Article of another text.
    """
    article = told_article(doc, told)
    keep(doc, Reading(article, ReaderInfo(__version__, (), ()), left_out=article.left_out))


def told_article(doc: Doc, told: object) -> Article:
    """Return the article of a Doc from what is told of it.

    Of a mapping only the metadata are taken: the text is that of the Doc, to which all positions refer.

    Raises:
        InputError: it is neither an Article nor a mapping, or an Article of another text.
    """
    if isinstance(told, Article):
        if told.text != doc.text:
            raise InputError(
                "the article has another text than the Doc",
                where="doc._.onrecord_article",
                fix="Make the Doc of article.text, with a tokenizer that keeps it as it is",
            )
        return told
    if not isinstance(told, Mapping):
        raise InputError(
            f"{type(told).__name__} instead of an article",
            where="doc._.onrecord_article",
            fix="Give an onrecord.Article, or a mapping with title, date, url, source, authors",
        )
    fields = read_fields({n: value for n, value in told.items() if plain_name(str(n)) not in TEXT_NAMES})
    return make_article(
        doc.text,
        title=fields.title,
        url=fields.url,
        outlet=fields.outlet,
        authors=fields.authors,
        published=fields.published,
        reasons=fields.reasons,
    )


def _article(item: str | Mapping[str, object]) -> Article:
    return make_article(item) if isinstance(item, str) else from_object(item)

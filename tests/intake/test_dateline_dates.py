"""The day of a dateline is the article's date where nothing else tells one."""

import pytest

from onrecord.intake.article import make_article


def _text(dateline: str) -> str:
    return f"Port of Sarn to open again\n\n{dateline} The minister said the port would open in May.\n\nHe left."


@pytest.mark.parametrize(
    ("dateline", "published"),
    [
        ("SARN, March 3, 2024 (Reuters) -", "2024-03-03"),
        ("SARN, 3 March 2024 (Reuters) -", "2024-03-03"),
        ("SARN, March 3 (Reuters) -", None),
        ("SARN (Reuters) -", None),
    ],
)
def test_it_needs_its_year(dateline: str, published: str | None) -> None:
    article = make_article(_text(dateline))
    assert article.published == published
    assert ("published: the date of the dateline" in article.reasons) is (published is not None)


def test_what_the_source_gives_counts() -> None:
    assert make_article(_text("SARN, March 3, 2024 (Reuters) -"), published="2024-03-05").published == "2024-03-05"

"""Two articles in one file are told; one article with a rule or credits in it is not called two."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.intake import Problem, load, make_article
from onrecord.intake.several import SEVERAL

FIRST = (
    "Mill to close in May\n\nBy A. Sen\n\nThe mill will close, Minister Ada Brook said on Monday. “We have no choice,” "
    "she told the Northern Post. He denied that workers had agreed, union leader Pal Sund said in a statement.\n\n"
)
SECOND = (
    "The ferry will sail in June, Alda Quist said on Tuesday. She warned that the harbour might close again. “Nobody "
    "told us anything,” said a docker who asked not to be named because he was not allowed to speak to the press.\n"
)
CREDITS = "(Reporting by A. Sen; Editing by B. Lind)\n\n"
HEAD = "Ferry to sail again\n\n"


def _told(text: str) -> list[str]:
    return [reason for reason in make_article(text).reasons if reason.startswith(SEVERAL)]


@pytest.mark.parametrize(
    "between",
    [
        f"{CREDITS}{HEAD}By C. Dahl\n\n",
        f"----------\n\n{HEAD}By C. Dahl\n\n",
        f"{CREDITS}{HEAD}QUELL, June 3 (Reuters) - ",
    ],
)
def test_two_articles_are_told_where_the_second_begins(between: str) -> None:
    text = FIRST + between + SECOND
    at = text.index("Ferry to sail again")
    assert _told(text) == [f"{SEVERAL} at character {at}; both are read as one"]


@pytest.mark.parametrize(
    "text",
    [
        FIRST + SECOND, FIRST + CREDITS + SECOND, f"{FIRST}* * * * *\n\n{SECOND}", FIRST + SECOND + CREDITS,
        f"{FIRST}{HEAD}{SECOND}", f"----------\n\n{FIRST}{SECOND}", f"{FIRST}{SECOND}----------\n\nBy C. Dahl\n",
    ],
)  # fmt: skip
def test_one_article_is_not_called_two(text: str) -> None:
    assert _told(text) == []


def test_it_is_a_note_of_the_file_and_nothing_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "two.txt"
    path.write_text(f"{FIRST}{CREDITS}{HEAD}By C. Dahl\n\n{SECOND}", encoding="utf8")
    article, note = load([path])
    assert isinstance(note, Problem) and note.left_out_why is None
    assert str(note).startswith(f"{path}: another article seems to begin at character")
    assert str(note).endswith("both are read as one. Give each a file of its own")
    assert any(reason.startswith(SEVERAL) for reason in article.reasons)

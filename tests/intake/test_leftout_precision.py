"""What looks like a prompt, caption or byline but is article stays: leaving it out would lose it for every layer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.intake.leftout import find_left_out

TITLE = "Velmaria Signs Truce With Northern Rebels"
BODY = (
    "Velmaria signed a truce with the rebels of the north on Monday, both sides announced.",
    "The text was read out in Karso by General John Doe, who had led the talks since March.",
    "Rebel commander Ada Moe denied that her fighters would hand over their weapons.",
    "Observers from Elmet are to arrive within the week.",
    "It is the third truce in as many years.",
)


@pytest.mark.parametrize(
    "line",
    [
        "By Tuesday, officials said, the first trucks had crossed the line.",
        "By Monday night the guns had fallen silent.",
        "By John Doe’s account, the talks failed twice.",
        "“Follow the money,” she said.",
        "Follow the money, she said.",
        "“Read the text before you judge it,” Doe told reporters. “Click here, click there: nobody reads.”",
        "“Subscribe to no newspaper,” the commander wrote on Twitter.",
        "“Sign up for the army,” the posters say.",
        "Comment was not available from the ministry.",
        "The commander declined to comment.",
        "Reporting by the Karso Post showed that weapons had been sold.",
        "The report by the observers was updated on Tuesday, Doe said.",
        "This report was denied by the ministry.",
        "Photographs seen by the Karso Post show burnt houses.",
        "“In this photo you see my brother,” she said.",
        "A photo released by the army shows General Doe, who said he was well.",
        "Related talks in Elmet ended without result.",
        "More on that question is expected from Doe on Friday.",
        "Share prices in Karso rose by two percent.",
        "Correction of the border line will take years, the general said.",
        "Advertisements for the truce hung in every street.",
        "The army contributed 200 trucks to this operation.",
        "She has contributed to this cause for years.",
        "Watch out for mines, the army warned.",
        "NATO — which has no troops there — welcomed the truce.",
        "Karso, the capital, was quiet.",
        "Agence Velmar (the state agency) said nothing.",
        "“We want three things:",
        "Elmet – a town of nine thousand – was shelled.",
        "Published reports of a second text were denied by Doe.",
        "[The second text] “does not exist,” Doe said.",
        "Tags: that is what the prisoners called their numbers, he said.",
        "“Related: that is the word for what they are,” Moe said of the two texts.",
        "7 p.m.",
        "Why now?",
        "A Long Way To Peace",
        "TRUCE IN THE NORTH The general signed, the rebels did not say whether they would. [Karso Post]",
        "RIVER TOWNS WAIT FOR AID Trucks are expected by Friday in three of the towns. [Reuters]",
        "The weapons are worth nine million by one count. Bloomberg",
        "Nobody in the north has been asked, as the daily of the capital noted. “We wait,” Moe said. [AP]",
    ],
)
@pytest.mark.parametrize("place", ["top", "middle", "end"])
def test_article_stays(line: str, place: str) -> None:
    at = {"top": 0, "middle": 3, "end": len(BODY)}[place]
    text = "\n\n".join((TITLE, *BODY[:at], line, *BODY[at:]))
    assert find_left_out(text) == ()


def test_the_headline_stays_whatever_it_looks_like() -> None:
    for title in (
        "Photo of General Doe in Karso released by rebels",
        "Correction: Truce Was Signed in Elmet",
        "VIDEO: Doe",
    ):
        assert find_left_out("\n\n".join((title, *BODY))) == ()
        assert find_left_out("\n\n".join((title, *BODY)), title=title) == ()


def test_a_quotation_that_repeats_stays() -> None:
    quotation = "“We will not give up a single rifle, not today and not tomorrow.”"
    assert find_left_out("\n\n".join((TITLE, *BODY[:3], quotation, BODY[3], quotation, BODY[4]))) == ()


def test_short_paragraphs_may_repeat() -> None:
    assert find_left_out("\n\n".join((TITLE, BODY[0], "He nodded.", BODY[1], "He nodded."))) == ()


def test_posts_are_statements_not_captions() -> None:
    post = "The truce will hold as long as they keep their word and no longer — Ada Moe (@adamoe) March 3, 2019"
    assert find_left_out("\n\n".join((TITLE, *BODY[:2], post, *BODY[2:]))) == ()


def test_a_list_after_a_colon_is_no_run_of_captions() -> None:
    items = (
        "All fighters leave the towns along the river within thirty days of signing",
        "Prisoners of both sides are exchanged at the bridge near Elmet on Sundays",
        "The road from Karso to the border is opened to trucks with food and fuel",
    )
    assert find_left_out("\n\n".join((TITLE, *BODY[:2], "The text has three points:", *items, *BODY[2:]))) == ()


def test_a_paragraph_torn_at_a_link_is_no_caption() -> None:
    torn = ("The text of the truce that both sides signed in the town hall of", "Karso on Monday was read out.")
    assert find_left_out("\n".join((TITLE, *BODY[:1], torn[0], torn[1].lower(), *BODY[1:]))) == ()


def test_speakers_of_a_transcript_are_no_datelines() -> None:
    lines = ("DOE — We signed.", "MOE — You signed. We did not.", "DOE — Then what was that?")
    assert find_left_out("\n".join((TITLE, *lines))) == ()


def test_lines_wrapped_by_hand_are_read_as_paragraphs() -> None:
    text = (
        f"{TITLE}\n\nThe general told reporters that they should\nread more\nbefore they judge, and that the\n"
        "advertisement\nof the truce in the papers was not his."
    )
    assert find_left_out(text) == ()


def _dev() -> Path:
    return Path(__file__).resolve().parents[2] / "../shared/data/polnear/dev.jsonl"


@pytest.mark.data
def test_hardly_any_marked_attribution_is_left_out() -> None:
    if not _dev().exists():
        pytest.skip("needs ../shared/data/polnear/dev.jsonl")
    lost = total = 0
    for line in _dev().read_text(encoding="utf8").splitlines():
        article = json.loads(line)
        left_out = [part.span for part in find_left_out(article["text"], title=article["title"]) if part.span]
        for attribution in article["attributions"]:
            for start, end in (piece for role in ("source", "cue", "content") for piece in attribution[role]):
                total += 1
                lost += any(span.start < end and start < span.end for span in left_out)
    # What is lost stands in notes of the editors, which the annotators read too.
    assert lost <= 0.002 * total

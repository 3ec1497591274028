"""Each kind of thing that is not article is found, in articles written for the test."""

from __future__ import annotations

import pytest

from onrecord.intake.leftout import find_left_out
from onrecord.types import LeftOut, Span

TITLE = "Karso Council Votes to Drain the Old Harbour"
BODY = (
    "The council of Karso voted on Tuesday to drain the old harbour, ending a dispute of nine years.",
    "“We have waited long enough,” said Mayor Jane Roe, who had promised the vote in the spring.",
    "Fishermen denied that they had been asked, and accused the council of haste.",
    "The port authority of Velmaria is expected to answer within a month.",
    "Work on the first basin will begin in autumn, according to the plan.",
)


def found(*paragraphs: str, title: str | None = None) -> list[tuple[str, str]]:
    """Return (why, text) of what is left out of an article of these paragraphs."""
    text = "\n\n".join(paragraphs)
    return [(part.why, part.span.text) for part in find_left_out(text, title=title) if part.span]


def at_end(line: str) -> list[tuple[str, str]]:
    return found(TITLE, *BODY, line)


def at_top(line: str) -> list[tuple[str, str]]:
    return found(TITLE, line, *BODY)


def test_a_plain_article_is_all_article() -> None:
    assert found(TITLE, *BODY) == []
    assert found(*BODY, title=TITLE) == []


@pytest.mark.parametrize(
    "line",
    [
        "Are you having trouble with commenting? Tell us.",
        "Let us know if you see any problems with the comments.",
        "What do you think? Tell us in the comments below.",
        "Leave a comment",
        "14 Comments",
        "Comments are closed.",
        "Join the conversation",
        "Sign up here for our daily newsletter.",
        "Get the best of the Karso Post delivered to your inbox every morning.",
        "Want more like this? Subscribe to our podcast.",
        "Read more",
        "Read the full letter here.",
        "Click here to see the map of the harbour.",
        "Follow Jane Doe on Twitter @janedoe.",
        "Follow @karsopost for more news",
        "Like Karso Post on Facebook",
        "Reach the reporter at doe@karsopost.example.",
        "Download the Karso Post app for iPhone and Android.",
        "Watch the full debate below:",
        "View this post on Instagram",
        "A post shared by Jane Roe (@mayorroe) on Mar 3, 2019 at 4:05pm PST",
        "Do you have a story for us? Call 0123 456.",
        "Scroll down for video",
        "[Get our newsletter in your inbox]",
        "Newsletter sign up Please verify you’re not a robot. Invalid address: try again. Thanks for subscribing.",
        "Please verify you are not a robot. Something went wrong.",
        "Invalid email address. Try again.",
    ],
)
def test_prompts(line: str) -> None:
    assert [text for _, text in at_end(line)] == [line]
    assert at_end(line)[0][0] in ("prompt", "related")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Share this article on Facebook", "share"),
        ("Share Tweet Email Print", "share"),
        ("Facebook Twitter WhatsApp Pinterest", "share"),
        ("1.2k Shares", "share"),
        ("Advertisement", "advertisement"),
        ("ADVERTISEMENT - CONTINUE READING BELOW", "advertisement"),
        ("Story continues below advertisement", "prompt"),
        ("Sponsored by Karso Water", "advertisement"),
        ("(Reporting by Jane Doe in Karso; Editing by Max Moe)", "contributor"),
        ("Additional reporting by Jane Doe.", "contributor"),
        ("Jane Doe and Max Moe contributed to this report.", "contributor"),
        ("Jane Doe contributed reporting from Elmet.", "contributor"),
        ("With files from the Elmet News Agency", "contributor"),
        ("Translated by Jane Doe", "contributor"),
        ("(AFP)", "contributor"),
        ("Correction: An earlier version of this article gave the wrong depth of the basin.", "correction"),
        ("This story has been updated with a comment by the port authority.", "correction"),
        ("Clarification: the vote was held on Tuesday evening.", "correction"),
        ("Editor's note: The author owns a boat in the harbour.", "other"),
        ("© 2019 Karso Post. All rights reserved.", "other"),
        ("This material may not be published, broadcast, rewritten or redistributed.", "other"),
        ("https://karsopost.example/harbour", "other"),
        ('<tweet tweet-id="123"><tweet/>', "other"),
        ("Related: Nine years of quarrel over a harbour", "related"),
        ("READ MORE: Fishermen march through Karso", "related"),
        ("WATCH: Mayor Roe opens the sluice", "related"),
        ("[Photos: the harbour from above]", "related"),
        ("Tags: Karso, harbour, Jane Roe", "related"),
        ("Filed under: Politics, Water", "related"),
        ("Updated 3:45 PM EST", "byline"),
        ("Published on 3 March 2019 at 10:15", "byline"),
        ("Jane Doe is a columnist for the Karso Post. Follow her on Twitter: @janedoe", "byline"),
    ],
)
def test_other_lines(line: str, why: str) -> None:
    assert at_end(line) == [(why, line)]


def test_a_correction_under_its_own_heading_runs_to_the_end() -> None:
    lines = ("CORRECTION:", "The basin was given as nine metres deep in some editions.", "Friday, 4 March")
    assert found(TITLE, *BODY, *lines) == [("correction", line) for line in lines]


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Roe",
        "BY JANE ROE",
        "By JANE ROE and JOHN DOE, Staff Writers",
        "By Jane Roe, John Doe and Max van der Moe",
        "By Jane Roe | Karso Post | March 3, 2019",
        "Jane Roe, Karso Post Correspondent",
        "March 3, 2019",
        "Posted: 2019-03-03 10:15 GMT",
    ],
)
def test_bylines_at_the_top(line: str) -> None:
    assert at_top(line) == [("byline", line)]
    assert found(line, *BODY, title=TITLE) == [("byline", line)]


@pytest.mark.parametrize(
    "dateline",
    [
        "KARSO, Velmaria (Reuters) —",
        "KARSO —",
        "KARSO, Velmaria —",
        "NORTH KARSO, V.M., March 3 (AP) -",
        "KARSO/ELMET (Reuters) -",
        "Karso (AFP) –",
        "KARSO, March 3 --",
        "(CNN)",
        "Karso, Velmaria –",
    ],
)
def test_only_the_dateline_is_left_out(dateline: str) -> None:
    assert found(TITLE, f"{dateline} {BODY[0]}", *BODY[1:]) == [("dateline", dateline)]
    assert found(f"{dateline} {BODY[0]}", *BODY[1:], title=TITLE) == [("dateline", dateline)]


@pytest.mark.parametrize(
    "line",
    [
        "Boats lie in the mud of the old harbour in Karso on Monday. (Photo: Jane Doe)",
        "Boats lie in the mud of the old harbour in Karso. REUTERS/Jane Doe",
        "FILE - Boats lie in the old harbour in Karso, Velmaria, in 2011.",
        "Mayor Jane Roe speaks to fishermen on the pier. (Max Moe/Getty Images)",
        "Mayor Jane Roe, who opened the sluice, is seen in this undated photo.",
        "Image caption Boats lie in the mud of the old harbour",
        "Photograph: Jane Doe for the Karso Post",
        "Jane Doe / Reuters",
        "Getty Images",
        "The burnt pier of Karso on Sunday. [Photo/Agencies]",
        "Fishermen mend their nets on the pier of the old harbour in Karso in the la",
        "Mayor Jane Roe (pictured) opening the sluice of the second basin",
    ],
)
def test_captions(line: str) -> None:
    assert at_top(line) == [("caption", line)]


@pytest.mark.parametrize(
    "line",
    [
        "After nine years of dispute, a council of seven has decided what becomes of the basins by the sea",
        "The vote ends a quarrel that began with a flood and that three mayors in a row could not settle",
        "Longtime fishermen were shut out of the talks on the future of the basins in the north of the town",
        "Workers are replacing the wooden sluice that has held back the sea since 1902 with one made of steel",
        "A walk through the streets that have lived from the harbour of Karso for two hundred years",
        "Check out the complete list of the basins that are to be drained in the coming year",
        "Mayor Roe looks like the winner of a long fight, but the fishermen may have the last word",
    ],
)
def test_a_line_under_the_headline_is_no_caption(line: str) -> None:
    assert at_top(line) == []
    assert found(line, *BODY, title=TITLE) == []


def test_what_repeats_only_a_part_left_out_is_article() -> None:
    quote = LeftOut(Span(0, len(BODY[2]), BODY[2]), "related")
    text = "\n\n".join((BODY[2], *BODY))
    assert find_left_out(text, title=TITLE, known=(quote,)) == (quote,)
    assert [part.span.start for part in find_left_out(text, title=TITLE) if part.span] == [text.rindex(BODY[2])]


def test_looks_are_not_asked_where_markup_names_the_captions() -> None:
    look = "Fishermen stand on the pier of the old harbour in Karso and look at the boats in the mud"
    credit = "The pier of Karso on Sunday (Photo: Jane Doe)"
    text = "\n\n".join((look, *BODY, credit, "The mayor is seen in this picture as a boy."))
    assert [part.span.text for part in find_left_out(text, title=TITLE, from_markup=True) if part.span] == [credit]
    assert len(find_left_out(text, title=TITLE)) == 3


def test_captions_without_marks_that_are_the_habit_of_a_site() -> None:
    captions = (
        "Fishermen have gathered on the pier of the old harbour since early morning",
        "The first basin of the harbour was drained by two pumps from Elmet",
        "Mayor Roe has visited the pier twice since the vote was held on Tuesday",
    )
    text = (TITLE, BODY[0], captions[0], BODY[1], BODY[2], captions[1], BODY[3], captions[2], BODY[4])
    assert found(*text) == [("caption", caption) for caption in captions]


def test_related_list_at_the_end() -> None:
    links = ("Fishermen March Through Karso", "Who owns the harbour? A history", "The mayor’s promise, five years on")
    assert found(TITLE, *BODY, "Read more:", *links) == [("related", line) for line in ("Read more:", *links)]


def test_bullets_with_headlines_at_the_end() -> None:
    links = ("• Fishermen March Through Karso", "• Elmet Closes Its Last Cannery")
    assert found(TITLE, *BODY, *links) == [("related", line) for line in links]


def test_repeated_paragraph() -> None:
    assert found(TITLE, *BODY, BODY[0]) == [("repeated", BODY[0])]


def test_phrases_at_the_end_of_a_paragraph() -> None:
    prompt = "Follow her on Twitter @janedoe."
    assert at_end(f"The vote was the ninth. {prompt}") == [("prompt", prompt)]
    credit = "(Writing by Jane Doe; Editing by Max Moe)"
    assert at_end(f"The vote was the ninth. {credit}") == [("contributor", credit)]
    picture = "pic.twitter.com/a1b2c3d4"
    assert at_end(f"The sluice is open, the mayor wrote. {picture}") == [("other", picture)]


def test_single_line_breaks_and_windows_line_ends() -> None:
    text = "\r\n".join((TITLE, "By Jane Roe", *BODY, "Read more"))
    assert [part.why for part in find_left_out(text)] == ["byline", "related"]


def test_known_parts_are_kept_and_win() -> None:
    text = "\n\n".join((TITLE, *BODY, "Advertisement"))
    start = text.index(BODY[3])
    known = LeftOut(Span.of(text, start, start + len(BODY[3]) + 2), "caption")
    assert find_left_out(text, known=(known,)) == (
        LeftOut(Span.of(text, start, start + len(BODY[3])), "caption"),
        LeftOut(Span.of(text, len(text) - len("Advertisement"), len(text)), "advertisement"),
    )


def test_known_part_outside_the_text_is_an_error() -> None:
    with pytest.raises(ValueError, match="outside a text of 5 characters"):
        find_left_out("short", known=(LeftOut(Span(3, 9, "rt"), "caption"),))


def test_a_text_without_title_may_begin_with_its_byline() -> None:
    text = "By Henrike Almasi\nPORT ANSEL, May 3 (Northwire) - The ferry sank at dawn, the harbour master said."
    found = find_left_out(text)
    assert [(part.why, part.span.text) for part in found if part.span] == [
        ("byline", "By Henrike Almasi"),
        ("dateline", "PORT ANSEL, May 3 (Northwire) -"),
    ]
    assert find_left_out("By design or by chance\n\nThe ferry sank at dawn, the harbour master said.") == ()


def test_a_text_without_title_may_begin_with_a_caption_and_its_credit() -> None:
    caption = "Some of the rescued miners are seen at a meeting in Port Ansel, May 3, 2031. [Photo/Agencies]"
    text = f"{caption}\n\nThe miners were freed on Friday, a spokesperson said. They will go home on Monday."
    assert [(part.why, part.span.text) for part in find_left_out(text) if part.span] == [("caption", caption)]

"""What visitors do: search, correct and undo, by mouse, by keyboard alone, and without JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.questions import stories
from tests.questions.seed import FOLDER, seed
from tests.web.browser.watching import Watched

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]
Look = Callable[..., Watched]
Rooms = Callable[..., str]


def act_of(view: Watched, address: str, row: str) -> str:
    """What the API says of a statement now."""
    told = view.page.request.get(address + "/api/articles/utwo").json()
    return str(next((one["act"] for one in told["statements"] if one["id"] == row), "struck"))


def test_a_row_is_corrected_in_place_and_undone(look: Look, rooms: Rooms) -> None:
    address, view = rooms(stories.meets()), look()
    view.open(address + "/articles/utwo")
    view.page.locator("#s1 .mend").click()
    form = view.page.locator("#s1 form.mending")
    form.locator("select[name=act]").select_option("warn")
    form.locator("input[name=by]").fill("Ada Holm")
    form.get_by_role("button", name="Save").click()
    view.page.wait_for_load_state("networkidle")
    assert act_of(view, address, "s1") == "warn"
    assert "warn" in view.page.locator("#s1").inner_text()
    undo = view.page.locator("form.undo").first
    undo.get_by_role("button", name="Undo").click()
    view.page.wait_for_load_state("networkidle")
    assert act_of(view, address, "s1") == "say"


def test_words_chosen_in_the_text_become_the_place(look: Look, rooms: Rooms) -> None:
    address, view = rooms(stories.meets()), look()
    view.open(address + "/articles/utwo/correct/s2")
    view.page.get_by_role("button", name="choose in the text: content").click()
    first, last = view.page.evaluate(
        """() => { const walk = document.createTreeWalker(document.querySelector('.text'), NodeFilter.SHOW_TEXT);
            for (let node; node = walk.nextNode();) { const at = node.data.indexOf('any such talks');
              if (at < 0) continue;
              const range = document.createRange(); range.setStart(node, at); range.setEnd(node, at + 14);
              const box = range.getClientRects()[0]; const y = box.top + box.height / 2;
              return [[box.left + 1, y], [box.right - 1, y]]; } }"""
    )
    view.page.mouse.move(*first)
    view.page.mouse.down()
    view.page.mouse.move(*last, steps=5)
    view.page.mouse.up()
    start = view.page.request.get(address + "/api/articles/utwo").json()["article"]["text"].index("any such talks")
    assert view.page.locator("form.mending [name=content]").input_value() == f"{start}-{start + 14}"


@pytest.mark.parametrize("scripts", [True, False])
def test_a_row_is_struck_and_brought_back(look: Look, rooms: Rooms, scripts: bool) -> None:
    address, view = rooms(stories.meets()), look(java_script_enabled=scripts)
    view.open(address + "/articles/utwo")
    view.page.locator("#s2 .mend").click()
    view.page.locator("form.mending input[name=by]").fill("Bo Lind")
    view.page.locator("form.mending button[value=strike]").click()
    view.page.wait_for_load_state("networkidle")
    assert act_of(view, address, "s2") == "struck"
    assert view.page.locator("li.struck#s2 del").count() == 1
    view.page.locator("li.struck#s2").get_by_role("button", name="Undo").click()
    view.page.wait_for_load_state("networkidle")
    assert act_of(view, address, "s2") == "deny"


def test_what_cannot_be_is_told_beside_the_form(look: Look, rooms: Rooms) -> None:
    address, view = rooms(stories.meets()), look(java_script_enabled=False)
    view.allowed = ("422",)
    view.open(address + "/articles/utwo/correct/s1")
    view.page.locator("form.mending [name=content]").fill("900-1000")
    view.page.locator("form.mending input[name=by]").fill("Ada Holm")
    view.page.locator("form.mending button[value=change]").click()
    assert view.page.locator("form.mending").count() == 1
    assert act_of(view, address, "s1") == "say"
    assert view.page.locator("form.mending [name=content]").input_value() == "900-1000"


def tab_to(view: Watched, selector: str, most: int = 120) -> None:
    """Press Tab until what a selector names has the focus, and see that it shows."""
    for _ in range(most):
        view.page.keyboard.press("Tab")
        if view.page.evaluate("(selector) => document.activeElement?.matches(selector)", selector):
            shown = view.page.evaluate(
                "() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle + s.outlineWidth }"
            )
            assert "none" not in shown and "0px" not in shown, "the focus does not show"
            return
    raise AssertionError(f"{selector} cannot be reached by the keyboard")


def test_the_keyboard_alone_searches_opens_and_corrects(look: Look, rooms: Rooms) -> None:
    address, view = rooms(stories.meets(), stories.admits()), look()
    view.open(address + "/")
    view.page.keyboard.press("Tab")
    assert view.page.evaluate("document.activeElement.className") == "skip"
    tab_to(view, "#find")
    view.page.keyboard.type("Quell")
    view.page.keyboard.press("Enter")
    view.page.wait_for_url("**/search?*")
    tab_to(view, "main a[href*='/articles/utwo']")
    view.page.keyboard.press("Enter")
    view.page.wait_for_url("**/articles/utwo*")
    view.page.wait_for_load_state("networkidle")
    tab_to(view, "#s1 .mend")
    view.page.keyboard.press("Enter")
    view.page.locator("form.mending").wait_for()
    view.page.locator("form.mending select[name=act]").wait_for()
    tab_to(view, "form.mending select[name=act]")
    view.page.keyboard.type("warn")
    assert view.page.locator("form.mending select[name=act]").input_value() == "warn"
    tab_to(view, "form.mending input[name=by]")
    view.page.keyboard.type("Ada Holm")
    tab_to(view, "form.mending button[value=change]")
    with view.page.expect_response(lambda answer: answer.request.method == "POST"):
        view.page.keyboard.press("Enter")
    assert act_of(view, address, "s1") == "warn"


@pytest.mark.model
@pytest.mark.parametrize("scripts", [True, False])
def test_a_pasted_text_is_read_and_added(look: Look, rooms: Rooms, scripts: bool, tmp_path: Path) -> None:
    address, view = rooms(options=()), look(java_script_enabled=scripts)
    view.open(address + "/")
    text = "“We will sail in June,” said Alda Quist of the Ferry Board. Nobody else spoke."
    view.page.locator("textarea[name=text]").fill(text)
    view.page.get_by_role("button", name="Read", exact=True).click()
    view.page.wait_for_load_state("networkidle")
    assert "Alda Quist" in view.page.locator("main").inner_text()
    assert view.page.request.get(address + "/api/record").json()["articles"] == 0
    view.page.get_by_role("button", name="Add").first.click()
    view.page.wait_for_load_state("networkidle")
    assert view.page.request.get(address + "/api/record").json()["articles"] == 1


def test_a_read_only_room_shows_no_forms_of_change(look: Look, rooms: Rooms) -> None:
    address, view = rooms(stories.meets(), options=("--read-only",)), look()
    view.open(address + "/articles/utwo")
    assert view.page.locator(".mend, form.undo").count() == 0


def test_a_room_with_a_token_is_entered_by_its_address_alone(look: Look, rooms: Rooms) -> None:
    entered = rooms(stories.meets(), options=("--token", "open-sesame"))
    address, view = entered.partition("/?")[0], look()
    view.allowed = ("401", "404")  # a page that names no icon makes a browser ask for /favicon.ico
    assert view.page.goto(address + "/").status == 401
    view.open(address + "/?token=open-sesame")
    assert view.page.url == address + "/"
    view.open(address + "/articles/utwo")


def test_three_clicks_to_who_denied_the_meeting_and_on_whose_word(look: Look, rooms: Rooms) -> None:
    if not (FOLDER / "record.json").exists():
        pytest.skip(f"no seed article in {FOLDER}")
    address, view = rooms(seed()), look()
    view.open(address + "/")
    row = view.page.locator("main li, main tr, main article", has_text="any\u00a0such meeting took place")
    clicks = 0
    if not row.count():
        view.page.locator("nav").get_by_role("link", name="Disputes").click()
        view.page.wait_for_load_state("networkidle")
        clicks += 1
    view.page.locator("main a", has_text="any\u00a0such meeting took place").first.click()
    view.page.wait_for_load_state("networkidle")
    clicks += 1
    assert clicks <= 3
    lit = view.page.locator("mark").first
    assert "denied" in view.page.locator("mark").all_inner_texts().__str__()
    assert lit.is_visible()
    told = view.page.locator("#s16").inner_text()
    for name in ("Taliban", "Wahdatyar", "Diplomat"):
        assert name in told, told

"""About this reader: its cards, and how a record is cited."""

from __future__ import annotations

from pathlib import Path

from onrecord.web.pages.about import as_html
from tests.web.asked import page_of, stories
from tests.web.rooms import room_of


def test_cards_have_scores_rules_and_limits(tmp_path: Path) -> None:
    with room_of(tmp_path, *stories()) as room:
        page = page_of(room, "/about")
        assert "Model card: the statement reader, profile fast" in page.words
        assert "Model card: the events branch" in page.words
        assert "cue-matched, and source and content each reach token F1" in page.words
        assert page.words.count("Limits") == 3
        assert "/about?cite=true" in page.links


def test_a_record_is_cited(tmp_path: Path) -> None:
    with room_of(tmp_path, *stories()) as room:
        held = room.app.state.desk.record.cite()  # type: ignore[attr-defined]
        assert held.methods in page_of(room, "/about?cite=true").words


def test_markdown_brings_no_html_and_no_style() -> None:
    told = as_html(
        "# Card\n\n<script>x</script> [a](javascript:alert(1)) ![b](c.png)\n\n| a | b |\n|--:|:-:|\n| 1 | 2 |\n"
    )
    assert "<h3>Card</h3>" in told
    assert "<script" not in told
    assert "style=" not in told
    assert "javascript:" not in told.replace("(javascript:", "")
    assert "<td>1</td>" in told

"""The shifts and disputes that were reported last."""

from __future__ import annotations

from pathlib import Path

import onrecord
from onrecord.questions.positions.asking import disputes, shifts
from onrecord.questions.positions.latest import latest_disputes, latest_shifts
from onrecord.types import Reading
from tests.questions.stories import Said, story


def quarrel(name: str, day: str | None) -> Reading:
    return story(
        name,
        f"Orla Venn accused Brenmark of arming the Harbour League near {name}. Pal Sund denied it all.",
        [
            Said("venn", "accused", f"Brenmark of arming the Harbour League near {name}", act="accuse"),
            Said("sund", "denied", "it all", act="deny"),
        ],
        published=day,
    )


def test_the_latest_come_first(tmp_path: Path) -> None:
    days = {"Quell": "2031-01-02", "Osta": "2031-06-01", "Varn": None, "Ulme": "2031-03-09"}
    with onrecord.open(tmp_path / "news.record") as record:
        for name, day in days.items():
            record.add(quarrel(name, day))
        found = latest_disputes(record, 3)
        last = [max((row.published or "") for row in (*one.asserting, *one.denying)) for one in found]
        assert last == sorted(last, reverse=True)
        assert last[0] == "2031-06-01"
        assert set(latest_disputes(record, 99)) == set(disputes(record))
        assert set(latest_shifts(record, 99)) == set(shifts(record))

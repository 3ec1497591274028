"""A page that is watched: dialogs, faults of scripts, and what the Content-Security-Policy had to refuse."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

AXE = Path(__file__).resolve().parents[1] / "vendor" / "axe.min.js"
#: Faults by which axe-core fails a page.
GRAVE = ("serious", "critical")


class Watched:
    """A page of the browser, and what went wrong in it; what is not here is the page's own."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.wrong: list[str] = []
        self.allowed: tuple[str, ...] = ()
        page.on("dialog", self._dialog)
        page.on("pageerror", lambda error: self.wrong.append(f"script: {error}"))
        page.on("console", self._said)
        page.on("requestfailed", self._failed)

    def _dialog(self, dialog: Any) -> None:
        self.wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _said(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.wrong.append(f"console: {message.text}")

    def _failed(self, request: Any) -> None:
        if request.failure != "net::ERR_ABORTED":  # the next page was opened meanwhile
            self.wrong.append(f"failed: {request.url} {request.failure}")

    def check(self) -> None:
        """Fail if anything went wrong that was not to be expected."""
        wrong = [one for one in self.wrong if not any(part in one for part in self.allowed)]
        assert wrong == [], f"{self.page.url}: {wrong}"

    def open(self, address: str) -> Any:
        """Open an address, and wait until nothing more comes; returns the answer."""
        answer = self.page.goto(address, wait_until="networkidle")
        assert answer is not None and answer.status == 200, (address, answer and answer.status)
        return answer

    def faults(self) -> list[str]:
        """What axe-core finds that is serious or critical, one line each."""
        # the policy lets no script in but the room's own: this one is put beside it by the browser's own tools
        self.page.evaluate(AXE.read_text(encoding="utf8") + "; undefined")
        found = json.loads(self.page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(JSON.stringify)"))
        return [
            f"{one['id']} ({one['impact']}): {node['html'][:200]} {node.get('failureSummary', '')[:300]}"
            for one in found["violations"]
            if one["impact"] in GRAVE
            for node in one["nodes"][:3]
        ]

    def overflow(self) -> int:
        """By how many pixels the page is wider than the window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))

"""Rooms that are served by a process of their own, and a real Chromium that looks at them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.types import Reading
from tests.questions import seed as seeds
from tests.web.browser.watching import Watched
from tests.web.held import fill

#: Milliseconds that a page may take before a test gives it up: the machine may be busy.
PATIENCE = 60_000


@contextmanager
def served(path: Path, *options: str) -> Iterator[str]:
    """Serve a record by the command, on any free port; gives the address."""
    command = [sys.executable, "-m", "onrecord", "serve", str(path), "--port", "0", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"})
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert " is open at http://" in line, line
        yield line.split(" is open at ")[1].split()[0].rstrip("/")
    finally:
        process.terminate()
        process.wait(30)


@pytest.fixture(scope="package")
def chromium() -> Iterator[Any]:
    """The system's Chromium; without one these tests are skipped."""
    api = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        pytest.skip("no Chromium is installed (Debian: apt-get install chromium)")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def rooms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., str]]:
    """Serves records of readings, each as long as the tests run; gives their addresses."""
    with ExitStack() as stack:

        def room(*readings: Reading, options: tuple[str, ...] = ()) -> str:
            path = tmp_path_factory.mktemp("room") / "news.record"
            with onrecord.open(path) as record:
                for reading in readings:
                    record.add(reading)
            return stack.enter_context(served(path, *options))

        yield room


@pytest.fixture(scope="package")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a room in which every page has something to show; the seed is in it where it is there."""
    path = fill(tmp_path_factory.mktemp("room") / "news.record")
    if (seeds.FOLDER / "record.json").exists():
        with onrecord.open(path) as record:
            record.add(seeds.seed())
    with served(path) as address:
        yield address


@pytest.fixture
def look(chromium: Any) -> Iterator[Callable[..., Watched]]:
    """Opens a page of its own, with the settings of a browser; whatever goes wrong in it fails the test."""
    with ExitStack() as stack:
        opened: list[Watched] = []

        def page(**settings: Any) -> Watched:
            context = chromium.new_context(**settings)
            context.set_default_timeout(PATIENCE)
            stack.callback(context.close)
            opened.append(Watched(context.new_page()))
            return opened[-1]

        yield page
        for one in opened:
            one.check()

"""The line that says how far the work is, and lines told above it."""

from __future__ import annotations

import pytest

from onrecord.cli.progress import Progress


def test_a_terminal_is_told_how_far_it_is_and_nothing_stays(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = iter((10.0, 11.0, 12.0))
    with Progress(shown=True, colour=False) as progress:
        bar = progress._bar
        assert bar is not None
        assert bar.tasks[0].description == "loading the models"
        with monkeypatch.context() as patched:
            patched.setattr("onrecord.cli.progress.time.monotonic", lambda: next(clock))
            progress.advance()
            assert bar.tasks[0].description == "1 article read"
            progress.advance()
            progress.advance()
        assert bar.tasks[0].description == "3 articles read, 1.0 a second"
        progress.tell("page.html: no text \x1b[31m[red]here")
    told = capsys.readouterr().err
    assert "page.html: no text \\x1b[31m[red]here" in told
    progress.advance()  # when the line is gone
    assert capsys.readouterr().err == ""


def test_what_is_no_terminal_gets_the_lines_alone(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress(shown=False) as progress:
        progress.advance()
        progress.tell("page.html: no text")
    assert capsys.readouterr().err == "page.html: no text\n"

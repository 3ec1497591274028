"""The same text is read alike by every process, in whatever order it keeps sets."""

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.model

TEXT = """Kang Min-ho opened the port of Norwick on Monday. Norland leader Kang Min Ho met Sara Lund and Sven Lund.

"We never attacked Orvania," Kang told reporters. Lund said that the rebels of the Tesk Front, whom Orvania arms, may
have bombed the ferry; Orvania's foreign ministry denied reports that it sent them rockets.
"""


def test_two_processes_read_alike() -> None:
    command = [sys.executable, "-m", "onrecord", "read", "-", "--layers", "events", "--format", "json"]
    first, second = (
        subprocess.run(
            command, input=TEXT, capture_output=True, text=True, check=True, encoding="utf8",
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    )  # fmt: skip
    assert "Kang Min-ho" in first
    assert first == second

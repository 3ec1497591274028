"""The command as a process: version, help, pipes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import onrecord
from onrecord.cli.main import COMMANDS, cli
from onrecord.cli.output import Output, PipeClosedError

ROOT = Path(__file__).resolve().parents[2]


def run(*args: str, **extra: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "onrecord", *args],
        capture_output=True,
        timeout=60,
        check=False,
        env={"PYTHONPATH": str(ROOT / "src"), "SYSTEMROOT": "C:\\Windows", "PATH": ""},
        **extra,  # type: ignore[call-overload]
    )


def test_version() -> None:
    done = run("--version")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().strip() == f"onrecord, version {onrecord.__version__}"


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_lists_every_command(flag: str) -> None:
    result = CliRunner().invoke(cli, [flag])
    assert result.exit_code == 0
    for name in COMMANDS:
        assert f"\n  {name}" in result.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    result = CliRunner().invoke(cli, [command, "-h"])
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) > 4


def test_an_unknown_command_is_2() -> None:
    result = CliRunner().invoke(cli, ["raed"])
    assert result.exit_code == 2
    assert "raed" in result.stderr


@pytest.mark.parametrize(
    "args", [("actors", "show", "one", "\u202eevil"), ("\u202eevil",), ("search", "x", "--limit", "\u202eevil")]
)
def test_what_was_typed_turns_no_line_around(args: tuple[str, ...]) -> None:
    result = CliRunner().invoke(cli, args)
    assert result.exit_code == 2
    assert "evil" in result.stderr
    assert "\u202e" not in result.stderr


def test_an_unreadable_input_is_2_as_a_process_too() -> None:
    done = run("read", "no-such-file.txt", "-f", "jsonl")
    assert done.returncode == 2
    assert b"no-such-file.txt" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="no shell there that closes a stream")
@pytest.mark.parametrize(
    ("closed", "said"),
    [
        ("read - -f jsonl <&-", b"error: standard input: closed. Name a file, a folder or a url\n"),
        ("read x.txt >&-", b"error: standard output: closed. Name a file with -o FILE\n"),
        ("read x.txt -f html >&-", b"error: standard output: closed. Name a file with -o FILE\n"),
        ("read no-such.txt 2>&-", b""),
    ],
)
def test_a_closed_stream_is_one_line(closed: str, said: bytes) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f'"$0" -m onrecord {closed}', sys.executable],
        capture_output=True,
        timeout=60,
        check=False,
        env={"PYTHONPATH": str(ROOT / "src")},
    )
    assert (done.returncode, done.stdout, done.stderr) == (2, b"", said)


def test_starting_loads_no_model_and_no_heavy_library() -> None:
    code = (
        "import sys, onrecord.cli.main, onrecord.cli.read;"
        "heavy = {'spacy', 'onnxruntime', 'trafilatura', 'lxml', 'rich', 'jinja2', 'numpy'} & set(sys.modules);"
        "sys.exit(str(sorted(heavy)) if heavy else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=False,
        env={"PYTHONPATH": str(ROOT / "src"), "SYSTEMROOT": "C:\\Windows"},
    )
    assert done.returncode == 0, done.stderr


def test_a_closed_pipe_is_quiet() -> None:
    # the child writes without end until its pipe is closed; nothing may appear on standard error
    code = (
        "from onrecord.cli.output import Output, PipeClosedError\n"
        "import sys\n"
        "try:\n"
        "    with Output(None) as out:\n"
        "        while True: out.write('line\\n' * 1000)\n"
        "except PipeClosedError: sys.exit(141)\n"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={"PYTHONPATH": str(ROOT / "src"), "SYSTEMROOT": "C:\\Windows"},
    )
    assert child.stdout
    assert child.stderr
    child.stdout.readline()
    child.stdout.close()
    assert child.wait(timeout=60) == 141
    assert child.stderr.read() == b""
    child.stderr.close()


def test_output_is_utf8_whatever_the_locale() -> None:
    code = "from onrecord.cli.output import Output\nwith Output(None) as out: out.write('“é” \\ud800\\n')"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=False,
        env={"PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "ascii", "LC_ALL": "C", "SYSTEMROOT": "C:\\Windows"},
    )
    assert done.stdout == "“é” \\ud800\n".encode()


def test_a_closed_pipe_is_not_an_error_of_files(tmp_path: Path) -> None:
    assert not issubclass(PipeClosedError, onrecord.OnrecordError)
    with Output(tmp_path / "a.txt") as out:
        out.write("ä\n")
    assert (tmp_path / "a.txt").read_bytes() == "ä\n".encode()

"""The command that serves a room."""

from __future__ import annotations

import socket
import sys
from pathlib import Path
from subprocess import PIPE, Popen

import httpx
import pytest
from click.testing import CliRunner

from onrecord.cli.main import cli


def run(*args: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["serve", *args])
    return result.exit_code, result.stderr


def test_a_port_that_is_taken_is_told_in_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, told = run(str(tmp_path / "news.record"), "--port", str(port))
    assert code == 2
    assert f"127.0.0.1:{port}" in told
    assert "Give another --port" in told
    assert len(told.splitlines()) == 1
    assert not (tmp_path / "news.record").exists()


def test_an_address_for_others_needs_a_token(tmp_path: Path) -> None:
    code, told = run(str(tmp_path / "news.record"), "--host", "0.0.0.0")
    assert code == 2
    assert "--token" in told


def test_the_token_may_stand_in_the_environment(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        args = ["serve", str(tmp_path / "news.record"), "--host", "0.0.0.0", "--port", str(taken.getsockname()[1])]
        result = CliRunner(env={"ONRECORD_TOKEN": "a-long-secret"}).invoke(cli, args)
    assert "cannot listen there" in result.stderr, "a token is there, and the port is taken"


@pytest.mark.parametrize("token", ["", " "])
def test_an_empty_token_opens_no_room(tmp_path: Path, token: str) -> None:
    code, told = run(str(tmp_path / "news.record"), "--host", "0.0.0.0", "--token", token)
    assert code == 2
    assert "the token is empty" in told


def test_the_address_that_is_printed_leads_in_whatever_the_token_is(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "onrecord", "serve", str(tmp_path / "news.record"), "--port", "0"]
    with Popen([*command, "--token", "a&b+c#d"], stdout=PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            address = process.stdout.readline().split(" is open at ")[1].split()[0]
            with httpx.Client(trust_env=False, timeout=60, follow_redirects=True) as client:
                assert client.get(address).status_code == 200
                assert client.get(address.partition("?")[0], cookies={"onrecord_token": "a"}).status_code == 401
        finally:
            process.terminate()

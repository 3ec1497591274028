"""Walk through the pages that are to be followed step by step, as a reader would, and write what each step prints.

`make docs` does so; tests do the same and compare. A page is walked from top to bottom in a folder of its own, in which
`examples` lies. Its blocks mean this:

- `sh`: each line is run. Commands of onrecord, with `> FILE` at their end and, for a server with a `--port`, `&`.
- `python`: it is run; names stay known to later blocks of the page.
- `yaml`, `json`, after a line that ends with `` `FILE`: ``: it is written to FILE.
- `text` right after an `sh` or `python` block: what that block prints. `…` stands for what differs each time, and on a
  line of its own for lines that are left out.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[1]
#: The pages that are walked.
PAGES: Final = (ROOT / "docs" / "tutorial.md", ROOT / "docs" / "how-it-reads.md", *sorted(ROOT.glob("docs/howto-*.md")))
_BLOCK: Final = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
_FILE: Final = re.compile(r"`([\w.-]+)`:\s*\Z")
_DECIMAL: Final = re.compile(r"\d+\.\d+")
#: Processors round a little differently, and so do confidences.
_ROUNDING: Final = 0.05
#: Exit codes of commands that did their work; 3: something was left out, and told.
_DONE: Final = (0, 3)


class WalkError(Exception):
    """A step of a page fails."""


@dataclass
class Walk:
    """A page on its way.

    Attributes:
        folder: in which its steps are done.
        names: that its Python blocks know.
        servers: that it started.
        moved: where they are told to be, and where they are: another page may be at the same place.
    """

    folder: Path
    names: dict[str, Any] = field(default_factory=lambda: {"__name__": "page"})
    servers: list[subprocess.Popen[str]] = field(default_factory=list)
    moved: dict[str, str] = field(default_factory=dict)

    def shell(self, code: str) -> str:
        """Run the lines of a block of commands and return what they print.

        Raises:
            WalkError: a command fails, or is none of onrecord.
        """
        lines = code.replace("\\\n", " ").splitlines()
        return "".join(self._command(words) for line in lines if (words := shlex.split(line, comments=True)))

    def python(self, code: str) -> str:
        """Run a block of Python and return what it prints."""
        shown = io.StringIO()
        for told, real in self.moved.items():
            code = code.replace(told, real)
        with contextlib.redirect_stdout(shown):
            exec(compile(code, "page", "exec"), self.names)
        return self._as_told(shown.getvalue())

    def close(self) -> None:
        """Stop the servers."""
        for server in self.servers:
            server.terminate()
            server.wait()
            assert server.stdout is not None
            server.stdout.close()

    def _command(self, words: list[str]) -> str:
        from click.testing import CliRunner

        from onrecord.cli.main import cli

        if words[0] != "onrecord":
            raise WalkError(f"only commands of onrecord are run, not: {shlex.join(words)}")
        if words[-1] == "&":
            return self._server(words[1:-1])
        words, target = (words[:-2], words[-1]) if words[-2] == ">" else (words, None)
        result = CliRunner(env={"COLUMNS": "100", "ONRECORD_RECORD": None}).invoke(
            cli, words[1:], prog_name="onrecord", catch_exceptions=False
        )
        if result.exit_code not in _DONE:
            raise WalkError(f"{shlex.join(words)} ends with {result.exit_code}: {result.output}")
        if target is None:
            return result.output
        (self.folder / target).write_text(result.stdout, encoding="utf8", newline="\n")
        return result.stderr

    def _server(self, words: list[str]) -> str:
        port = words.index("--port") + 1
        server = subprocess.Popen(
            [sys.executable, "-m", "onrecord", *words[:port], "0", *words[port + 1 :]], cwd=self.folder, text=True,
            encoding="utf8", stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONPATH": str(ROOT / "src")},
        )  # fmt: skip
        self.servers.append(server)
        assert server.stdout is not None
        shown = ""
        for line in server.stdout:
            shown += line
            found = re.search(r"http://(\S+:\d+)", line)
            if found:
                self.moved[f"{found[1].rpartition(':')[0]}:{words[port]}"] = found[1]
                return self._as_told(shown)
        raise WalkError(f"the server ends: {shown}")

    def _as_told(self, shown: str) -> str:
        for told, real in self.moved.items():
            shown = shown.replace(real, told)
        return shown


def walked(page: str) -> str:
    """Return a page with what its steps print now, where that is something else than what stands there.

    Args:
        page: its text.

    Raises:
        WalkError: a step fails.
    """
    with tempfile.TemporaryDirectory() as name, _walking(Path(name)) as walk:
        return "".join(_pieces(page, walk))


def alike(told: str, shown: str) -> bool:
    """Return whether what a page tells is what a step prints, but for what it leaves out and the last decimals."""
    return _same_lines(told.splitlines(), shown.splitlines())


@contextlib.contextmanager
def _walking(folder: Path) -> Iterator[Walk]:
    shutil.copytree(ROOT / "examples", folder / "examples")
    walk = Walk(folder)
    try:
        with contextlib.chdir(folder):
            yield walk
    finally:
        walk.close()


def _pieces(page: str, walk: Walk) -> Iterator[str]:
    done, printed = 0, None
    for block in _BLOCK.finditer(page):
        between, (kind, body) = page[done : block.start()], block.groups()
        yield between
        if kind == "text" and printed is not None and not between.strip():
            yield block.group() if alike(body, printed) else f"```text\n{printed}```"
        else:
            yield block.group()
        printed = None
        if kind == "sh":
            printed = walk.shell(body)
        elif kind == "python":
            printed = walk.python(body)
        elif kind in ("yaml", "json") and (named := _FILE.search(between)):
            (walk.folder / named[1]).write_text(body, encoding="utf8", newline="\n")
        done = block.end()
    yield page[done:]


def _same_lines(told: list[str], shown: list[str]) -> bool:
    if not told:
        return not shown
    if told[0].strip() == "…":
        return any(_same_lines(told[1:], shown[at:]) for at in range(len(shown) + 1))
    return bool(shown) and _same_line(told[0], shown[0]) and _same_lines(told[1:], shown[1:])


def _same_line(told: str, shown: str) -> bool:
    parts = (_DECIMAL.split(part) for part in told.rstrip().split("…"))
    pattern = ".*".join(r"(\d+\.\d+)".join(map(re.escape, part)) for part in parts)
    found = re.fullmatch(pattern, shown.rstrip())
    figures = map(float, _DECIMAL.findall(told))
    return found is not None and all(
        abs(figure - float(other)) <= _ROUNDING for figure, other in zip(figures, found.groups(), strict=True)
    )


if __name__ == "__main__":
    for path in PAGES:
        text = path.read_text(encoding="utf8")
        fresh = walked(text)
        path.write_text(fresh, encoding="utf8", newline="\n")
        print(f"walked through docs/{path.name}{'' if fresh == text else ', and wrote what it prints'}")

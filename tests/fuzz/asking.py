"""Fuzzed: commands with arguments of any kind, pages and the API of the reading room."""

from __future__ import annotations

import atexit
import os
import tempfile
from functools import cache
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote, urlencode

from click.testing import CliRunner
from hypothesis import strategies as st
from starlette.testclient import TestClient

from onrecord.cli.main import cli
from tests.fuzz.records import ACTORS, IDS, ROWS, sound
from tests.fuzz.target import Target
from tests.fuzz.words import word

FILTERS = ("--speaker", "--side", "--about", "--act", "--event-type", "--factuality", "--outlet", "--since", "--until")
#: Commands, with how many words each takes and which options.
COMMANDS = {
    "search": (3, (*FILTERS, "--limit", "--offset", "-f", "--articles")),
    "show": (2, ("--actors", "-f", "--raw", "--all-actors")),
    "positions": (1, ("--about", "--since", "--until", "--outlet", "--limit", "-f", "--copies")),
    "shifts": (1, ("--about", "--since", "--until", "--outlet", "--limit", "-f")),
    "disputes": (1, ("--about", "--since", "--until", "--outlet", "--limit", "-f")),
    "events": (2, ("--of", "--actor", "--type", "--factuality", "--outlet", "--since", "-f", "--why", "--doubtful",
    "--offset")),
    "corroboration": (2, ("--of", "--actor", "--type", "--factuality", "--until", "-f", "--limit")),
    "dossier": (2, ("--since", "--until", "--outlet", "--limit", "-f", "--doubtful")),
    "network": (1, ("--relation", "--since", "--outlet", "--limit", "-f")),
    "outlets": (0, ("--outlet", "--since", "--until", "--by", "-f")),
    "export": (1, (*FILTERS, "-f", "--table")),
    "cite": (0, ("-f",)),
    "audit": (0, ("--sample", "--layer", "--seed")),
    "actors": (3, ("--date", "--pack")),
    "correct": (4, ("--by", "--note", "--speaker", "--country", "--kind", "--act")),
    "read": (2, ("--layers", "--least", "--jobs", "--input-format", "-f", "--profile")),
    "no-such": (1, ()),
}  # fmt: skip
FLAGS = frozenset({"--articles", "--raw", "--all-actors", "--copies", "--why", "--doubtful"})
FIRST = {
    "actors": ("search", "lint", "show", "x"),
    "correct": (
        "set",
        "strike",
        "add-statement",
        "add-event",
        "join",
        "join-events",
        "undo",
        "list",
        "links",
        "export",
        "import",
    ),
}
VALUES = {
    "-f": ("json", "text", "csv", "html", "polecat", "plover", "ftm", "graphml", "gexf", "webannotation", "x"),
    "--limit": ("1", "3", "0", "99999999999999999999"), "--offset": ("0", "2", "-1", "99999999999999999999"),
    "--since": ("2031", "2031-05", "2031-05-04", "2024-02-31", "0000", "10000"), "--until": ("2031", "2031-13",
    "9999", "x"),
    "--act": ("deny", "say", "x"), "--event-type": ("CONSULT", "ASSAULT", "x"), "--type": ("CONSULT", "x"),
    "--factuality": ("asserted", "denied", "x"), "--about": ("contact", "Talsia", "x"), "--by": ("month", "Ada Holm",
    ""),
    "--relation": ("meets", "accuses", "x"), "--table": ("statements", "events", "x"), "--layer": ("events",
    "statements", "x"),
    "--sample": ("3", "0", "x"), "--seed": ("7", "-1"), "--of": ("ularch/e1", "ularch/e9", "/", "x"),
    "--least": ("0.5", "nan", "2"),
    "--layers": ("names", "x", ",", ""), "--jobs": ("1", "0"), "--input-format": ("text", "pdf", "x"),
    "--profile": ("fast", "x"),
}  # fmt: skip
LIKELY = ("json", "text", "csv", "html", "polecat", "plover", "ftm", "graphml", "gexf", "webannotation", "statements",
"Talsia",
          "League", "2031", "2031-05", "2031-05-04", "deny", "CONSULT", "asserted", "contact", "month", "meets",
          "Courier", "1",
          "0", "-1", "99999999999999999999", "nan", "--help", "--", "-", *ACTORS, *IDS, *ROWS)  # fmt: skip


@cache
def _path() -> Path:
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    path = Path(folder.name) / "news.record"
    path.write_bytes(sound())
    return path


def _word(r: Random) -> str:
    return r.choice(LIKELY) if r.randint(0, 2) else word(r)


def arguments(r: Random) -> list[str]:
    """A command with words and options that it has, and values that may be none."""
    name = r.choice(sorted(COMMANDS))
    most, options = COMMANDS[name]
    given = [name, *([r.choice(FIRST[name])] if name in FIRST else []), *(_word(r) for _ in range(r.randint(0, most)))]
    for option in [r.choice(options) for _ in range(r.randint(0, 3))] if options else []:
        if option in FLAGS:
            given.append(option)
        else:
            given += [option, r.choice(VALUES[option]) if option in VALUES and r.randint(0, 4) else _word(r)]
    # an argument of a program holds no NUL
    return [each.replace("\0", "") for each in given]


def command(given: list[str]) -> str:
    """Run a command: it answers, or says in a line what is wrong."""
    if given[0] == "read" and any(os.path.isdir(each.replace("\ud800", "")) for each in given[1:]):  # noqa: PTH112  # a name may be too long for Path
        return "not tried"  # a folder of the machine: "/"
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder) / "news.record"
        here.write_bytes(_path().read_bytes())
        runner = CliRunner(env={"ONRECORD_RECORD": str(here)})
        result = runner.invoke(cli, given)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code in (0, 2, 3), result.output
    assert "Traceback" not in result.output and "\x1b" not in result.output and "\u202e" not in result.stderr
    if result.exit_code == 2:
        assert result.stderr.strip()
    return f"{given[0]}: exit code {result.exit_code}"


# ---- the reading room


@cache
def _room() -> TestClient:
    from onrecord.web.app import create_app
    from onrecord.web.settings import Serving

    client = TestClient(
        create_app(Serving(_path(), hosts=("localhost", "testserver"))),
        base_url="http://localhost",
        raise_server_exceptions=True,
    )
    return client.__enter__()


@cache
def _paths() -> tuple[str, ...]:
    from onrecord.web.pages import ROUTERS

    found = {route.path for router in ROUTERS for route in router.routes if "GET" in getattr(route, "methods", ())}
    return tuple(sorted(found))


PARAMETERS = ("words", "actor", "one", "other", "outlet", "since", "until", "about", "act", "type", "factuality",
"side", "by",
              "relation", "limit", "offset", "at", "page", "speaker", "of", "sample", "seed", "layer", "judged",
              "row", "raw",
              "copies", "doubtful", "form", "event_type", "version", "report", "x")  # fmt: skip


def address(r: Random) -> str:
    """A page of the room, its parameters of any kind."""
    path = r.choice(_paths())
    while "{" in path:
        before, _, rest = path.partition("{")
        path = before + quote(_word(r), safe="/", errors="surrogatepass") + rest.partition("}")[2]
    asked = [(r.choice(PARAMETERS), _word(r)) for _ in range(r.randint(0, 4))]
    return f"{path}?{urlencode(asked, errors='surrogatepass')}"


def ask_page(asked: str) -> str:
    """Ask for a page: it is there, or an error page says what is wrong."""
    answer = _room().get(asked)
    assert answer.status_code in (200, 400, 404, 405, 422), answer.status_code
    assert "\u202e" not in answer.text and "\0" not in answer.text
    return f"{answer.status_code}"


# ---- the API: what the tests of it send, and more


@cache
def _described() -> Any:
    import schemathesis

    return schemathesis.openapi.from_asgi("/api/openapi.json", _room().app)


def requests() -> st.SearchStrategy[Any]:
    """Requests that fit the description of the API, and such as do not."""
    from schemathesis import GenerationMode

    from tests.web.test_api_fuzzed import ROUTES

    found = []
    for method, path in ROUTES:
        operation = _described()[path][method]
        found.append(operation.as_strategy(generation_mode=GenerationMode.POSITIVE))
        if operation.query or operation.body:
            found.append(operation.as_strategy(generation_mode=GenerationMode.NEGATIVE))
    return st.one_of(found)


def request(case: Any) -> str:
    """Send a request; the answer is one that the description has."""
    from tests.web.test_api_fuzzed import CHECKS

    return f"{case.call_and_validate(checks=CHECKS).status_code}"


TARGETS = (
    Target("commands", "commands with words and options of any kind", arguments, command, 160, 0.08),
    Target("pages", "addresses of pages with parameters of any kind", address, ask_page, 120, 0.04),
    # tests/web/test_api_fuzzed.py sends as many in each run of the tests
    Target("api", "requests to the JSON API, fitting its description or not", None, request, 0, 0.015, requests),
)

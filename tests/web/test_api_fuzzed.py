"""Whatever a program sends, the API answers as its description says, and never with a fault of its own."""

from __future__ import annotations

import os

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import BaseSchema, GenerationMode, checks

from onrecord.web.api import contents, correcting, questions, reading
from onrecord.web.app import create_app
from onrecord.web.settings import Serving
from tests.web.held import fill

#: Requests of each route; a longer run by hand: ONRECORD_FUZZ=500 pytest tests/web/test_api_fuzzed.py
EXAMPLES = int(os.environ.get("ONRECORD_FUZZ", "12"))
CHECKS = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
]


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> BaseSchema:
    path = fill(tmp_path_factory.mktemp("fuzzed") / "news.record")
    app = create_app(Serving(path, hosts=("testserver", "localhost")))
    return schemathesis.openapi.from_asgi("/api/openapi.json", app)


PARTS = (contents, questions, correcting, reading)
ROUTES = [
    (method, f"/api{route.path}".replace(":path}", "}"))
    for part in PARTS
    for route in part.ROUTER.routes
    for method in route.methods
]


def test_all_routes_are_fuzzed(described: BaseSchema) -> None:
    assert {(m.upper(), path) for path, told in described.raw_schema["paths"].items() for m in told} == set(ROUTES)
    assert len(ROUTES) > 20


ANSWERED = [
    ("/api/record", {}, {}),
    ("/api/articles", {}, {"words": "meeting", "limit": 1}),
    ("/api/articles/{article}", {"article": "uone"}, {"raw": True}),
    ("/api/articles/{article}/versions", {"article": "ularch"}, {}),
    ("/api/articles/{article}/versions/{version}", {"article": "ularch", "version": "v-edited"}, {}),
    ("/api/articles/{article}/sources", {"article": "uone"}, {}),
    ("/api/search", {}, {"words": "League"}),
    ("/api/search", {}, {"speaker": "Orla Venn", "offset": 1}),
    ("/api/actors", {}, {}),
    ("/api/actors/{actor}", {"actor": "known:person.orla_venn"}, {}),
    ("/api/links", {}, {}),
    ("/api/outlets", {}, {"by": "month"}),
    ("/api/audit", {}, {"sample": 3, "layer": "events"}),
    ("/api/positions", {}, {"actor": "Talsia"}),
    ("/api/shifts", {}, {}),
    ("/api/disputes", {}, {"actor": "Brenmark"}),
    ("/api/events", {}, {"type": "CONSULT", "words": "quotas"}),
    ("/api/events/{article}/{row}", {"article": "ularch", "row": "e1"}, {}),
    ("/api/corroboration", {}, {}),
    ("/api/dossier", {}, {"one": "Talsia", "other": "Brenmark"}),
    ("/api/network", {}, {}),
    ("/api/corrections", {}, {}),
]  # fmt: skip


@pytest.mark.parametrize(("path", "names", "query"), ANSWERED)
def test_what_is_there_is_told_as_described(described: BaseSchema, path: str, names: dict, query: dict) -> None:
    answer = described[path]["GET"].Case(path_parameters=names, query=query).call_and_validate(checks=CHECKS[:-1])
    assert answer.status_code == 200
    told = answer.json()
    assert told and told.get("rows", [1]) != [], "nothing was found, so nothing is tested"


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_every_request_has_an_answer(described: BaseSchema, method: str, path: str, mode: GenerationMode) -> None:
    operation = described[path][method]
    if mode is GenerationMode.NEGATIVE and not (operation.query or operation.body):
        pytest.skip("any text may be a name")
    cases = operation.as_strategy(generation_mode=mode)

    @given(cases)
    @settings(
        max_examples=EXAMPLES, deadline=None, derandomize="ONRECORD_FUZZ" not in os.environ, database=None,
        phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    def ask(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=CHECKS)

    ask()

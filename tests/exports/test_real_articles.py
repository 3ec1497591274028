"""Every export of real articles opened in the tool that it is for, and led back to the characters.

The articles are read once for all tests here, events too, which takes about a minute.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.main import cli
from onrecord.exports.brat.reading import revised
from onrecord.exports.polecat import COLUMNS, OWN
from onrecord.exports.safe import visible
from onrecord.exports.tables import CSV_KINDS
from onrecord.exports.webannotation import source_of
from onrecord.intake.load import load
from onrecord.reading.reader import Reader
from onrecord.record.frames.kinds import KINDS
from onrecord.record.store import Record
from onrecord.types import Article
from tests.browser import chromium
from tests.exports.report.test_report import QUESTIONS
from tests.exports.test_ftm import pieces
from tests.exports.test_webannotation import TERMS, resolves

SHARED = Path(__file__).resolve().parents[3] / "shared"
INPUTS = (SHARED / "seed" / "article.txt", SHARED / "data" / "articles" / "clusters.jsonl")
#: Tables in which words stand with their places: the columns of both.
SPANS = {
    "statements source": ("source_spans", "source"), "statements cue": ("cue_spans", "cue"),
    "statements content": ("content_spans", "content"),
    **dict.fromkeys(("mentions", "hops", "events", "roles", "quantities", "times", "places"), ("start", "text")),
}  # fmt: skip

pytestmark = [
    pytest.mark.model, pytest.mark.data, pytest.mark.slow,
    pytest.mark.xdist_group("real articles"),
    pytest.mark.skipif(
        not all(path.is_file() for path in INPUTS), reason="needs shared/seed and shared/data/articles/clusters.jsonl"
    ),
]  # fmt: skip


@pytest.fixture(scope="session")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of all articles."""
    made = tmp_path_factory.mktemp("real") / "news.record"
    articles = [found for found in load(INPUTS) if isinstance(found, Article)]
    with Record(made) as record:
        for reading in Reader(layers=["events", "chains"]).read_many(articles, jobs=1):
            record.add(reading)
    return made


@pytest.fixture
def record(path: Path) -> Iterator[Record]:
    with Record(path, create=False) as opened:
        yield opened


@pytest.fixture(scope="session")
def texts(path: Path) -> dict[str, str]:
    with Record(path, create=False) as opened:
        return {reading.article.id: reading.article.text for reading in opened.readings()}


def run(path: Path, *args: str) -> Result:
    shown = CliRunner().invoke(cli, [*args, "--record", str(path)])
    assert shown.exit_code == 0, shown.stderr
    return shown


@pytest.fixture(scope="session")
def written(path: Path) -> Any:
    """What an export writes to standard output, each once."""
    made: dict[str, str] = {}

    def text(form: str) -> str:
        if form not in made:
            made[form] = run(path, "export", "--format", form).stdout
        return made[form]

    return text


@pytest.fixture(scope="session")
def csv_folder(path: Path) -> Path:
    run(path, "export", "--format", "csv", "-o", str(path.with_name("csv")))
    return path.with_name("csv")


@pytest.fixture(scope="session")
def parquet_folder(path: Path) -> Path:
    pytest.importorskip("pyarrow")
    run(path, "export", "--format", "parquet", "-o", str(path.with_name("parquet")))
    return path.with_name("parquet")


def expected(record: Record) -> dict[str, int]:
    """Rows of each table."""
    return {name: sum(1 for _ in record.table(name)) for name in KINDS}


def at(text: str, places: str) -> list[str]:
    """The words at places such as 12:40,60:88."""
    return [text[int(start) : int(end)] for start, end in (each.split(":") for each in places.split(","))]


def test_the_articles_were_read(record: Record, texts: dict[str, str]) -> None:
    rows = expected(record)
    assert rows["articles"] == len(texts) > 70
    assert all(rows.values())


# ---- csv and parquet


def test_csv_in_pandas_polars_and_duckdb(record: Record, csv_folder: Path) -> None:
    pandas, polars, duckdb = (pytest.importorskip(name) for name in ("pandas", "polars", "duckdb"))
    for name, number in expected(record).items():
        file, head = csv_folder / f"{name}.csv", list(CSV_KINDS[name].head)
        frame = pandas.read_csv(file, keep_default_na=False, na_values=[""])
        assert (list(frame.columns), len(frame)) == (head, number)
        table = polars.read_csv(file, infer_schema_length=None)
        assert (table.columns, len(table)) == (head, number)
        found = duckdb.read_csv(str(file), sample_size=-1)
        assert (found.columns, len(found.fetchall())) == (head, number)


def test_csv_rows_lead_back_to_the_texts(csv_folder: Path, texts: dict[str, str]) -> None:
    checked = dict.fromkeys(SPANS, 0)
    for name, (places, words) in SPANS.items():
        table = name.partition(" ")[0]
        with (csv_folder / f"{table}.csv").open(encoding="utf8", newline="") as file:
            for row in csv.DictReader(file):
                where = row[places] if places != "start" else row["start"] and f"{row['start']}:{row['end']}"
                if where:
                    told = visible(" … ".join(at(texts[row["article"]], where)))
                    assert row[words] in (told, f"'{told}")  # no cell runs as a formula
                    checked[name] += 1
    assert all(checked.values()), checked
    assert sum(checked.values()) > 3_000


def test_parquet_in_pandas_polars_and_duckdb(record: Record, parquet_folder: Path, texts: dict[str, str]) -> None:
    pandas, polars, duckdb = (pytest.importorskip(name) for name in ("pandas", "polars", "duckdb"))
    for name, number in expected(record).items():
        file, head = parquet_folder / f"{name}.parquet", list(KINDS[name].head)
        frame = pandas.read_parquet(file)
        assert (list(frame.columns), len(frame)) == (head, number)
        table = polars.read_parquet(file)
        assert (table.columns, len(table)) == (head, number)
        found = duckdb.read_parquet(str(file))
        assert (found.columns, len(found.fetchall())) == (head, number)
    frame = pandas.read_parquet(parquet_folder / "articles.parquet")
    assert dict(zip(frame["article"], frame["text"], strict=True)) == texts


# ---- events


def test_polecat_in_pandas(record: Record, written: Any, texts: dict[str, str]) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_csv(io.StringIO(written("polecat")), sep="\t", keep_default_na=False, na_values=[""])
    assert tuple(frame.columns) == (*COLUMNS, *OWN)
    assert len(COLUMNS) == 40
    assert len(frame) == expected(record)["events"]
    assert frame["report_id"].is_unique
    assert set(frame["Event ID"]) <= set(frame["report_id"])
    assert 0 < frame["Event ID"].nunique() < len(frame)
    dates = frame["Event Date"].dropna()
    assert not pandas.to_datetime(dates, format="%Y-%m-%d").isna().any()
    for row in frame.itertuples():
        assert " ".join(" ".join(at(texts[row.article], row.trigger_span)).split()) == row.trigger.removeprefix("'")


def test_the_event_ids_are_those_that_are_shown(path: Path, written: Any) -> None:
    rows = {row["report_id"]: row for row in csv.DictReader(io.StringIO(written("polecat")), delimiter="\t")}
    shown = json.loads(run(path, "events", "--limit", "2000", "--format", "json").stdout)
    assert len(shown) > 100
    wrong = [
        (telling["id"], event["id"])
        for event in shown for telling in event["tellings"] if rows[telling["id"]]["Event ID"] != event["id"]
    ]  # fmt: skip
    assert wrong == []


def test_plover_as_its_schema_says(record: Record, written: Any, texts: dict[str, str]) -> None:
    validator_of = pytest.importorskip("jsonschema").Draft202012Validator
    schema = json.loads((resources.files("onrecord") / "schema" / "plover.schema.json").read_text(encoding="utf8"))
    validator = validator_of(schema)
    events = [json.loads(line) for line in written("plover").splitlines()]
    assert len(events) == expected(record)["events"]
    for event in events:
        validator.validate(event)
        text, info, trigger = texts[event["text_info"]["article"]], event["text_info"], event["onrecord"]["trigger"]
        assert text[info["start"] : info["end"]] == event["text"]
        assert text[trigger["start"] : trigger["end"]] == event["event_text"]


# ---- annotations


def test_web_annotations_in_pyld_with_selectors_that_resolve(record: Record, written: Any) -> None:
    jsonld = pytest.importorskip("pyld").jsonld
    found = json.loads(written("webannotation"))
    rows = expected(record)
    assert len(found["items"]) == sum(rows[name] for name in ("mentions", "statements", "events", "times", "places"))
    texts = {}
    for view in record.views():
        texts.setdefault(source_of(view), view.reading.article.text)
    for each in found["items"]:
        for target in each["target"]:
            assert resolves(target["selector"], texts[target["source"]])

    def load_terms(url: str, _: Any) -> dict[str, Any]:
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url,
                "document": {"@context": TERMS}}  # fmt: skip

    some = {**found, "items": found["items"][::25]}  # all of them take pyld minutes
    (page,) = jsonld.expand(some, {"documentLoader": load_terms})
    items = page["http://www.w3.org/ns/activitystreams#items"][0]["@list"]
    assert [item["@id"] for item in items] == [each["id"] for each in some["items"]]
    assert all(len(item) == len(each) for item, each in zip(items, some["items"], strict=True))


def test_brat_there_and_back_changes_nothing(path: Path, record: Record, texts: dict[str, str]) -> None:
    folder = path.with_name("brat")
    run(path, "export", "--format", "brat", "-o", str(folder))
    assert len(list(folder.glob("*.ann"))) == len(texts)
    found = list(revised(record, folder))
    assert len(found) == len(texts)
    assert [change for each in found for change in each.merged.changes] == []


# ---- Aleph


def test_ftm_in_followthemoney(record: Record, written: Any, texts: dict[str, str]) -> None:
    followthemoney = pytest.importorskip("followthemoney")
    entities = {}
    for line in written("ftm").splitlines():
        data = json.loads(line)
        followthemoney.model.get(data["schema"]).validate(data)
        proxy = followthemoney.model.get_proxy(data)
        assert proxy.to_dict()["properties"] == data["properties"]
        assert proxy.id not in entities
        entities[proxy.id] = proxy
    for proxy in entities.values():
        assert set(proxy.get_type_values(followthemoney.registry.entity)) <= set(entities)
    rows = expected(record)
    of = {
        name: [each for each in entities.values() if each.schema.name == name] for name in ("Article", "Note", "Event")
    }
    assert (len(of["Article"]), len(of["Note"]), len(of["Event"])) == (
        rows["articles"], rows["statements"], rows["events"]
    )  # fmt: skip
    assert sorted(each.first("bodyText") for each in of["Article"]) == sorted(texts.values())
    for note in of["Note"]:
        told = pieces(note, entities[note.first("proof")])
        if "content" in told:
            assert " ".join(" … ".join(told["content"]).split()) == " ".join((note.first("description") or "").split())
    for event in of["Event"]:
        assert len(pieces(event, entities[event.first("proof")])["trigger"]) == 1


# ---- networks


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_the_network_in_networkx(path: Path, written: Any, form: str) -> None:
    networkx = pytest.importorskip("networkx")
    text = written(form)
    back = networkx.parse_graphml(text) if form == "graphml" else networkx.read_gexf(io.BytesIO(text.encode("utf8")))
    found = json.loads(run(path, "network", "--limit", "5000", "--format", "json").stdout)
    assert {node: facts["name"] for node, facts in back.nodes(data=True)} == {
        node["side"]["id"]: node["side"]["name"] for node in found["nodes"]
    }
    assert back.nodes["state:RUS"]["kind"] == "state"
    assert back.nodes["state:RUS"]["country"] == "RUS"
    counted = {
        (source, target, facts["relation"]): (facts["events"], facts["reports"], facts.get("third_party_share"))
        for source, target, facts in back.edges(data=True)
    }
    assert counted == {
        (edge["source"]["id"], edge["target"]["id"], edge["relation"]): (
            edge["events"], edge["reports"], edge["third_share"]
        )
        for edge in found["edges"]
    }  # fmt: skip


# ---- pages


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as opened:
        yield opened


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_page_of_a_question_in_chromium(path: Path, browser: Any, name: str) -> None:
    asked = {"positions": ["Russia"], "dossier": ["Russia"]}.get(name, [])
    file = path.with_name(f"{name}.html")
    run(path, name, *asked, "--format", "html", "-o", str(file))
    page = browser.new_page(viewport={"width": 390, "height": 800})
    requests: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: wrong.append(message.text))
    page.goto(file.as_uri())
    assert requests == [file.as_uri()]
    assert wrong == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator("section").count() >= 1
    if name != "outlets":
        assert page.locator("mark").count() >= 1
        assert page.locator("li", has=page.locator("mark")).count() == page.locator(".passages > li").count()
    page.close()


def test_the_pages_show_who_denied_the_meeting_and_on_whose_word(path: Path, browser: Any) -> None:
    file = path.with_name("denied.html")
    run(path, "positions", "Russian Foreign Ministry", "--format", "html", "-o", str(file))
    page = browser.new_page()
    page.goto(file.as_uri())
    assert "denies" in page.locator("main").inner_text()
    assert "source: Russian Foreign Ministry (speaker)" in page.locator("main").inner_text()
    page.close()

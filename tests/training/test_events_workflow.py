"""The training of the events branch on a tiny corpus: train, export, calibrate, read. Needs PyTorch."""

import json
import shutil
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="training needs PyTorch: run these tests in build/venv-train")
pytest.importorskip("onnx", reason="training needs onnx")

from onrecord.evaluation.events import part_of
from onrecord.reading.events.judging import FEATURES
from onrecord.reading.events.labels import FACTUALITIES
from onrecord.reading.events.layer import MODELS, EventLayer
from onrecord.reading.events.settings import Settings, load_settings
from onrecord.reading.reader import Reader
from training.events import calibrate as calibration
from training.events import loop
from training.events.calibrate import main as calibrate
from training.events.data import Sentence, load_read, load_relations
from training.events.distil import main as distil
from training.events.export import main as export
from training.events.loop import FIRM, WRITTEN
from training.events.teach import main as teach
from training.events.teach import unlabelled
from training.events.train import main as train
from training.events.written import load_written

DATA = Path(__file__).parents[2] / "../shared/data"
TEXT = "Kastrel shelled the port, and Orvania denied that its envoy had met the rebels."


def row(number: int) -> dict[str, object]:
    def event(word: str, kind: str, factuality: str, actor: str) -> dict[str, object]:
        spans = {name: [TEXT.index(w), TEXT.index(w) + len(w)] for name, w in (("trigger", word), ("actor", actor))}
        return {"type": kind, "mode": None, "factuality": factuality, "trigger": spans["trigger"],
                "actor": [spans["actor"]], "recipient": [], "place": [], "time": []}  # fmt: skip

    events = [event("shelled", "ASSAULT", "asserted", "Kastrel"), event("met", "CONSULT", "denied", "its envoy")]
    return {"id": f"article{number}@1#0", "text": TEXT, "events": events, "sampled": "contiguous"}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of labelled data with ten articles."""
    (tmp_path / "events").mkdir()
    (tmp_path / "plover").mkdir()
    rows = [row(number) for number in range(10)]
    (tmp_path / "events/train.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf8")
    pair = {"marked": "<s>Kastrel</s> freed <t>two envoys</t>.", "type": "YIELD"}
    (tmp_path / "plover/plv_train.jsonl").write_text((json.dumps(pair) + "\n") * 3, encoding="utf8")
    return tmp_path


def test_the_branch_is_trained_exported_calibrated_and_reads(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    models, weights = tmp_path / "models", tmp_path / "runs/fold0.pt"
    models.mkdir()
    for name in ("statements.onnx", "statements.json", "tokenizer.json"):
        shutil.copyfile(MODELS / name, models / name)
    written = tmp_path / "written.txt"
    written.write_text("[A|Kastrel] {AID:a|fed} [R|the port].\nIt rained.\n", encoding="utf8")
    common = ["--data", str(data), "--models", str(models), "--layers", "5"]
    learn = [*common, "--read", str(tmp_path / "none"), "--firm", str(tmp_path / "none"), "--written", str(written)]
    learn += ["--epochs", "1"]
    train([*learn, "--out", str(weights), "--fold", "0"])
    other, opinions, branch = (tmp_path / "runs" / name for name in ("2.pt", "together.npz", "branch.pt"))
    train([*learn, "--out", str(other), "--fold", "0", "--order", "2"])
    texts = tmp_path / "texts.jsonl"
    texts.write_text(json.dumps({"text": "Kastrel freed the envoys of Orvania on Monday. It rained there."}) + "\n")
    runs = [str(weights), str(other)]
    teach([*common, "--no-of-labelled", "--teachers", *runs, "--unlabelled", str(texts), "--out", str(opinions),
           "--read", str(tmp_path / "none"), "--written", str(written)])  # fmt: skip
    distil([*common, "--start", *runs, "--opinions", str(opinions), "--also", str(opinions), "--epochs", "1",
            "--out", str(branch)])  # fmt: skip
    export(["--checkpoint", str(branch), "--out", str(models), "--layers", "5"])
    calibrate([*common, "--read", str(tmp_path / "none"), "--folds", str(weights)])
    fitted = load_settings(models / "events.json")
    calibrate(common)
    assert load_settings(models / "events.json").weights == fitted.weights
    assert "trigger and type" in capsys.readouterr().out
    layer = EventLayer(folder=models)
    assert {name for name, _ in layer.models} >= {"events.onnx", "events.json"}
    scores = layer.branch.run(layer.encode(TEXT))
    assert scores is not None
    assert len(scores.types) == len(scores.starts)
    assert abs(layer.branch.between(layer.encode(TEXT), [(0, 7)], []).sum() - 1) < 1e-4


def test_confidence_is_levelled_to_the_share_that_is_right() -> None:
    first = next(iter(FEATURES))
    rows = [([0.1 * number] + [0.0] * (len(FEATURES) - 1), number % 4 > 0) for number in range(40)]
    levelled = calibration.levelled(Settings(weights={first: 1.0}, offset=-4.0), rows)
    told = [levelled.confidence(dict(zip(FEATURES, row, strict=True))) for row, _ in rows]
    assert abs(sum(told) / len(told) - 0.75) < 0.01
    assert levelled.weights == {first: 1.0}


def test_a_fold_is_known_by_the_name_of_its_weights() -> None:
    assert calibration.number_of(Path("runs/fold3.pt")) == 3
    for name in ("branch.pt", "fold7.pt"):
        with pytest.raises(SystemExit, match="ends with its number"):
            calibration.number_of(Path(name))


def test_sentences_held_back_stand_in_none_that_nobody_labelled(tmp_path: Path) -> None:
    held = next(f"a{n}" for n in range(99) if part_of(f"a{n}", 10) == 0)
    text = "Kastrel freed the envoys of Orvania on Monday."
    other = "Aldo Renn met the rebels of the valley in May."
    path = tmp_path / "texts.jsonl"
    path.write_text(json.dumps({"text": f"Heading of the day: {text}\n\n{other}"}) + "\n", encoding="utf8")
    found = [one.text for one in unlabelled([path], [Sentence(f"{held}@1", text, ())], 10)]
    assert found == [other]


def test_a_run_that_was_stopped_goes_on(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    weights = tmp_path / "runs/1.pt"
    arguments = ["--data", str(data), "--layers", "5", "--read", str(tmp_path / "none"), "--epochs", "3", "--fold", "0"]
    arguments += ["--written", str(tmp_path / "none.txt"), "--firm", str(tmp_path / "none"), "--out", str(weights)]
    (tmp_path / "none.txt").write_text("It rained.\n", encoding="utf8")
    real = loop._learn_epoch

    def stopped(*given: object, **more: object) -> None:
        if given[-1] == 1:
            raise KeyboardInterrupt
        real(*given, **more)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(loop, "_learn_epoch", stopped)
        with pytest.raises(KeyboardInterrupt):
            train(arguments)
    assert not weights.exists()
    train(arguments)
    told = capsys.readouterr().out
    assert "resumed after epoch 1\n" in told
    assert [line.split(" loss")[0] for line in told.splitlines() if " loss" in line] == [
        "epoch 1", "epoch 2", "epoch 3",
    ]  # fmt: skip
    assert sorted(path.name for path in weights.parent.iterdir()) == ["1.pt"]


def test_written_sentences_are_labels_and_name_no_real_state_but_in_the_last_part(tmp_path: Path) -> None:
    from onrecord.knowledge.countries import by_name

    before, mark, _ = WRITTEN[0].read_text(encoding="utf8").partition("# the last part:")
    assert mark
    (tmp_path / "before.txt").write_text(before, encoding="utf8")
    invented = {sentence.text for sentence in load_written(tmp_path / "before.txt")}
    sentences = load_written(WRITTEN[0])
    assert len(sentences) > 200
    for sentence in sentences:
        for event in sentence.events or ():
            for start, end in (event.trigger, *event.actors, *event.recipients):
                assert 0 <= start < end <= len(sentence.text)
        named = any(by_name(word.strip(".,’'")) for word in sentence.text.split() if word.istitle())
        assert not (named and sentence.text in invented), sentence.text


def test_sentences_written_for_scope_are_labels_of_all_kinds() -> None:
    sentences = load_written(WRITTEN[1])
    assert len({one.text for one in sentences}) == len(sentences) > 2000
    assert {event.factuality for one in sentences for event in one.events or ()} == set(FACTUALITIES)


@pytest.mark.skipif(not DATA.exists(), reason="the data is not there: ../shared/data")
def test_sentences_labelled_for_factuality_are_of_no_article_held_back() -> None:
    sentences = load_read(FIRM, DATA, firm=True)
    assert len(sentences) > 1000
    for one in sentences:
        assert one.firm
        assert part_of(one.article, 10) != 0
        for event in one.events or ():
            assert one.text[slice(*event.trigger)].strip()


def test_a_mark_that_names_no_label_is_told(tmp_path: Path) -> None:
    path = tmp_path / "written.txt"
    path.write_text("# a comment\nThey {SING:a|sang}.\n", encoding="utf8")
    with pytest.raises(SystemExit, match="line 2"):
        load_written(path)


def test_a_pair_may_be_marked_twice_or_half(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text(json.dumps({"marked": "<t>Two aides</t> left.", "type": "YIELD"}) + "\n", encoding="utf8")
    (found,) = load_relations(path)
    assert found.text == "Two aides left."
    assert found.relation == ((), ((0, 9),), ("CONCEDE", "RETREAT"))


@pytest.mark.model
def test_the_shipped_reader_tells_relations() -> None:
    found = Reader(layers=["events"]).relation(TEXT, (0, 7), (16, 24))
    assert len(found) == 16
    assert abs(sum(found.values()) - 1) < 1e-9

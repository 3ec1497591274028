"""The training workflow on a tiny corpus: train, stop, go on, export, read. Needs PyTorch (`make train-setup`)."""

import json
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="training needs PyTorch: run these tests in build/venv-train")
pytest.importorskip("transformers", reason="training needs transformers")

import torch

from onrecord.reading.encoder.pieces import load_tokenizer, special_pieces
from training.statements.average import main as average
from training.statements.data import IGNORE, collate, load
from training.statements.export import main as export
from training.statements.model import INPUTS, StatementModel
from training.statements.score import main as score
from training.statements.smoothing import Smoothed, smooth
from training.statements.train import main as train


@pytest.fixture(scope="module", params=["bert", "mpnet"])
def encoder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two tiny layers of either kind, with the shipped tokenizer."""
    from transformers import BertConfig, BertModel, MPNetConfig, MPNetModel

    from onrecord.reading.statements.layer import MODELS

    folder = tmp_path_factory.mktemp("encoder")
    tokenizer = MODELS / "tokenizer.json"
    size = load_tokenizer(tokenizer).get_vocab_size()
    kind, make = (BertConfig, BertModel) if request.param == "bert" else (MPNetConfig, MPNetModel)
    config = kind(vocab_size=size, hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=16)
    make(config).save_pretrained(folder)
    (folder / "tokenizer.json").write_bytes(tokenizer.read_bytes())
    return folder


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two articles of one attribution each."""
    path = tmp_path_factory.mktemp("data") / "train.jsonl"
    text = "Mayor Ines Falk said the quay would open in May."
    row = {"source": [[0, 15]], "cue": [[16, 20]], "content": [[21, 47]]}
    path.write_text(
        json.dumps({"text": text, "attributions": [row]})
        + "\n"
        + json.dumps({"text": text * 9, "attributions": []})
        + "\n",
        encoding="utf8",
    )
    return path


def test_labels_become_tags_and_links(encoder: Path, corpus: Path) -> None:
    first = load(corpus, load_tokenizer(encoder / "tokenizer.json"))[0]
    words = [first.pieces.text[a:b] for a, b in zip(first.pieces.starts, first.pieces.ends, strict=True)]
    cue = words.index("said")
    assert set(first.links[:cue]) == {cue}  # the source points to the cue
    assert first.links[cue] == 0  # and the cue to the source
    assert first.tags[-1] == 0  # the full stop has no role


def test_training_stops_goes_on_and_is_exported(
    encoder: Path, corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    common = [
        "--train",
        str(corpus),
        "--encoder",
        str(encoder),
        "--out",
        str(tmp_path / "run"),
        "--window",
        "20",
        "--batch",
        "2",
    ]
    train([*common, "--epochs", "1"])
    train([*common, "--epochs", "2"])
    assert "resumed after epoch 1" in capsys.readouterr().out
    export(
        ["--checkpoint", str(tmp_path / "run/epoch2.pt"), "--encoder", str(encoder), "--out", str(tmp_path / "models")]
    )

    from onrecord.intake.article import make_article
    from onrecord.reading.layers import Page
    from onrecord.reading.statements.layer import StatementLayer

    (page,) = StatementLayer(tmp_path / "models").read([Page(make_article("The mayor said the quay would open."))])
    assert isinstance(page.statements, tuple)


def test_a_teacher_is_learnt_from(
    encoder: Path, corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unlabelled = tmp_path / "texts.jsonl"
    unlabelled.write_text(json.dumps({"text": "Nobody has labelled this."}) + "\n", encoding="utf8")
    common = ["--train", str(corpus), "--encoder", str(encoder), "--epochs", "1", "--batch", "2", "--styles"]
    for order in ("1", "2"):
        train([*common, "--out", str(tmp_path / order), "--order", order])
    teacher = tmp_path / "teacher.pt"
    average(["--out", str(teacher), *(str(tmp_path / order / "epoch1.pt") for order in ("1", "2"))])
    student = ["--teacher", str(teacher), "--teacher-encoder", str(encoder), "--unlabelled", str(unlabelled)]
    train([*common, "--out", str(tmp_path / "student"), *student])
    score(["--checkpoint", str(tmp_path / "student/epoch1.pt"), "--encoder", str(encoder), "--data", str(corpus)])
    assert "content exact" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        train([*common, "--out", str(tmp_path / "other"), "--teacher", str(teacher)])


def test_smoothing_changes_nothing_before_quantisation(encoder: Path, corpus: Path) -> None:
    tokenizer = load_tokenizer(encoder / "tokenizer.json")
    documents, marks = load(corpus, tokenizer), special_pieces(tokenizer)
    model = StatementModel(encoder).eval()
    batch = collate([(documents[0], 0, len(documents[0].tags))], *marks)
    inputs = [batch.inputs[name] for name in INPUTS]
    before = model(*inputs)[0]
    smooth(model, documents, marks)
    assert any(isinstance(layer, Smoothed) for layer in model.modules())
    assert torch.allclose(before, model(*inputs)[0], atol=1e-4)


def test_unlabelled_articles_ask_for_no_tag(encoder: Path, tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text(json.dumps({"text": "“Nobody” said it."}) + "\n", encoding="utf8")
    (document,) = load(path, load_tokenizer(encoder / "tokenizer.json"), styles=True)
    assert set(document.tags) == {IGNORE}
    assert {other.pieces.text[0] for other in document.others} == {'"', "‘", "„", "«"}

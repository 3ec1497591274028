"""Export a trained checkpoint to int8 ONNX and write it, with tokenizer and manifest, into the package.

    python -m training.statements.export --checkpoint DIR/epoch8.pt --texts train.jsonl --out src/onrecord/models

`--average` takes further checkpoints whose weights are averaged with the first. `--texts` are articles by which the
quantisation learns how large activations get (see `smoothing`).
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path

import torch

from onrecord.reading.encoder.pieces import load_tokenizer, special_pieces
from onrecord.reading.statements.settings import Settings
from training.encoders import minilm
from training.statements.average import averaged
from training.statements.data import load
from training.statements.manifest import write_manifest
from training.statements.model import INPUTS, StatementModel
from training.statements.smoothing import smooth

#: Articles by which activations are measured.
_CALIBRATING = 40


def to_onnx(model: StatementModel, path: Path) -> None:
    """Write the model as fp32 ONNX with free batch and length."""
    model.eval()
    example = tuple(torch.ones(2, 16, dtype=torch.long) for _ in INPUTS)
    axes = {name: {0: "batch", 1: "pieces"} for name in (*INPUTS, "tags", "query", "key")}
    torch.onnx.export(
        model,
        example,
        str(path),
        input_names=list(INPUTS),
        output_names=["tags", "query", "key"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def to_int8(source: Path, target: Path) -> None:
    """Quantise weights to 8 bits per channel; activations are quantised when run.

    Weights are unsigned: processors without VNNI instructions add products of unsigned and signed bytes in 16 bits and
    saturate, which leaves nothing of a larger encoder and reads differently from one machine to the next.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder) / "prepared.onnx"
        quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
        quantize_dynamic(str(prepared), str(target), weight_type=QuantType.QUInt8, per_channel=True)


def export(options: argparse.Namespace) -> None:
    """Write `statements.onnx`, `tokenizer.json` and `manifest.json` into `options.out`."""
    model = StatementModel(options.encoder, attention="eager")
    model.load_state_dict(averaged([options.checkpoint, *options.average]))
    if options.texts and not options.fp32:
        tokenizer = load_tokenizer(options.encoder / "tokenizer.json")
        smooth(model, load(options.texts, tokenizer, most=_CALIBRATING), special_pieces(tokenizer))
    options.out.mkdir(parents=True, exist_ok=True)
    target = options.out / "statements.onnx"
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "fp32.onnx"
        to_onnx(model, whole)
        if options.fp32:
            shutil.copyfile(whole, target)
        else:
            to_int8(whole, target)
    shutil.copyfile(options.encoder / "tokenizer.json", options.out / "tokenizer.json")
    (options.out / "statements.json").write_text(json.dumps(asdict(Settings()), indent=1) + "\n", encoding="utf8")
    write_manifest(options.out)


def main(arguments: list[str] | None = None) -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--average", type=Path, nargs="*", default=[], help="further checkpoints to average in")
    parser.add_argument("--encoder", type=Path, default=None, help="folder of the encoder to start from")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--texts", type=Path, help="JSON lines with text, to smooth the model by before quantising")
    parser.add_argument("--fp32", action="store_true", help="no quantisation, to compare")
    options = parser.parse_args(arguments)
    options.encoder = options.encoder or minilm()
    export(options)


if __name__ == "__main__":
    main()

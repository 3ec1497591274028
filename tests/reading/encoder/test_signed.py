import numpy as np
import pytest

from onrecord.reading.encoder.signed import has_vnni, model_bytes, signed
from onrecord.reading.statements.layer import MODELS

FEED = {name: np.ones((1, 12), np.int64) for name in ("mask", "shape", "gap", "quote")}
FEED["ids"] = np.arange(2000, 2012, dtype=np.int64)[None]


@pytest.mark.model
@pytest.mark.skipif(not has_vnni(), reason="on processors without VNNI signed weights saturate")
def test_signed_weights_give_the_same_to_the_last_bit() -> None:
    import onnxruntime

    model = (MODELS / "statements.onnx").read_bytes()
    shifted = signed(model)
    assert shifted != model
    runs = [
        onnxruntime.InferenceSession(one, providers=["CPUExecutionProvider"]).run(["tags", "query"], FEED)
        for one in (model, shifted)
    ]
    for first, second in zip(*runs, strict=True):
        assert np.array_equal(first, second)


def test_what_is_no_model_stays_and_what_is_cut_off_is_told() -> None:
    assert signed(b"") == b""
    with pytest.raises((ValueError, IndexError)):
        signed(b"\x3a\xff")


@pytest.mark.model
def test_bytes_of_a_model_are_there() -> None:
    size = (MODELS / "statements.onnx").stat().st_size
    assert abs(len(model_bytes(MODELS / "statements.onnx")) - size) < 0.01 * size

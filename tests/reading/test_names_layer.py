"""The names layer: how the built-in pipeline is loaded."""

from __future__ import annotations

import spacy

from onrecord.reading.names.layer import BUILT_IN, NameLayer


def _by_numpy(layer: NameLayer) -> set[bool]:
    """Whether the parts of the layer's pipeline multiply with numpy."""
    parts = [part for _, part in layer._nlp.pipeline if hasattr(part, "model")]
    return {not node.ops.use_blis for part in parts for node in part.model.walk()}


def test_the_built_in_pipeline_multiplies_with_numpy_and_one_that_is_given_is_left_as_it_is() -> None:
    assert _by_numpy(NameLayer()) == {True}
    assert _by_numpy(NameLayer(spacy.load(BUILT_IN, exclude=["lemmatizer", "attribute_ruler"]))) == {False}

"""The statement reader: a small encoder with a tagger for source, cue and content, and a head that links them.

Tagging is BIO over word pieces. The link head scores every pair of pieces (dot product of two projections): each
piece of a source or content points to the first piece of its cue, each piece of a cue to the first piece of its source,
or to the cue itself where it has none.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from torch import Tensor, nn
from transformers import AutoModel

from onrecord.reading.encoder.features import BREAKS, QUOTES, SHAPES
from onrecord.reading.statements.labels import LINK_SIZE, TAGS

INPUTS: Final = ("ids", "mask", "shape", "gap", "quote")


class StatementModel(nn.Module):
    """Encoder, three feature embeddings, tagger and linker.

    Args:
        folder: a folder with `config.json` and `model.safetensors` of a BERT-like encoder.
        attention: how transformers computes attention; None for the fastest it has for this encoder.
    """

    def __init__(self, folder: Path, attention: str | None = None) -> None:
        super().__init__()
        # Dropout inside attention keeps the fused CPU kernel from being used and costs half the speed.
        self.encoder = AutoModel.from_pretrained(
            folder, attn_implementation=attention, attention_probs_dropout_prob=0.0, add_pooling_layer=False
        )
        size = self.encoder.config.hidden_size
        self.shape = nn.Embedding(len(SHAPES), size)
        self.gap = nn.Embedding(len(BREAKS), size)
        self.quote = nn.Embedding(len(QUOTES), size)
        for table in (self.shape, self.gap, self.quote):
            nn.init.normal_(table.weight, std=0.01)
        self.tag = nn.Linear(size, len(TAGS))
        self.query, self.key = nn.Linear(size, LINK_SIZE), nn.Linear(size, LINK_SIZE)
        self.dropout = nn.Dropout(0.1)

    def forward(
        self, ids: Tensor, mask: Tensor, shape: Tensor, gap: Tensor, quote: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Return tag logits (batch, pieces, tags) and the link head's queries and keys (batch, pieces, size)."""
        words = self.encoder.embeddings.word_embeddings(ids)
        features = self.shape(shape) + self.gap(gap) + self.quote(quote)
        states = self.encoder(inputs_embeds=words + features, attention_mask=mask).last_hidden_state
        states = self.dropout(states)
        return self.tag(states), self.query(states), self.key(states)

"""A teacher: trained statement models, mostly of a larger encoder, whose mean opinion a smaller one learns."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from onrecord.reading.encoder.pieces import load_tokenizer, special_pieces
from training.statements.losses import Said, said
from training.statements.model import INPUTS, StatementModel

_UNKNOWN = ("[UNK]", "<unk>")


class Teacher:
    """Checkpoints of one encoder, asked about the windows that a student reads.

    Args:
        folder: of the teacher's encoder and tokenizer.
        checkpoints: trained from it; their probabilities are averaged.
        student: the student's tokenizer. Both must cut words alike; only the numbers of the pieces may differ.
        device: where to compute.

    Raises:
        SystemExit: the vocabularies do not have the same pieces.
    """

    def __init__(self, folder: Path, checkpoints: Sequence[Path], student: Tokenizer, device: torch.device) -> None:
        self._ids = same_pieces(student, load_tokenizer(folder / "tokenizer.json")).to(device)
        self._models = []
        for path in checkpoints:
            model = StatementModel(folder)
            model.load_state_dict(torch.load(path, map_location="cpu", weights_only=True)["model"])
            self._models.append(model.to(device).eval())

    def __call__(self, inputs: Sequence[Tensor]) -> Said:
        """Return the mean probabilities of tags and links for a batch's inputs, in the order of INPUTS."""
        named = dict(zip(INPUTS, inputs, strict=True))
        named["ids"] = self._ids[named["ids"]]
        tags, links = [], []
        for model in self._models:
            with torch.no_grad():
                opinion = said(model(*named.values()), named["mask"])
            tags.append(opinion.tags.softmax(-1))
            links.append(opinion.links.softmax(-1))
        return Said(torch.stack(tags).mean(0), torch.stack(links).mean(0))


def same_pieces(student: Tokenizer, teacher: Tokenizer) -> Tensor:
    """Return for each number of a student's piece the number that the teacher has for it."""
    theirs = teacher.get_vocab()
    unknown = next((theirs[word] for word in _UNKNOWN if word in theirs), None)
    if unknown is None:
        raise SystemExit("the teacher's vocabulary has no piece for unknown words")
    renamed = dict(zip(special_pieces(student), special_pieces(teacher), strict=True))
    ours = student.get_vocab()
    numbers = torch.full((max(ours.values()) + 1,), unknown, dtype=torch.long)
    missing = 0
    for piece, number in ours.items():
        if number in renamed:
            numbers[number] = renamed[number]
        elif piece in theirs:
            numbers[number] = theirs[piece]
        elif not piece.startswith("["):
            missing += 1
    if missing:
        raise SystemExit(f"the teacher's vocabulary lacks {missing} of the student's pieces: choose another teacher")
    return numbers

"""When a speaker's name is the labelled one."""

import pytest

from onrecord.evaluation.speaker_names import fold, same_hop, same_speaker


def test_folding():
    assert fold("The Renée O’Hara-Lund’s") == fold("renee ohara lund")


@pytest.mark.parametrize(
    ("label", "kind", "given"),
    [
        ("Ana Lopez", "person", "Ms. Ana M. Lopez"),
        ("Ulf Berg", "person", "Gen. Ulf Berg Jr."),
        ("The Larch Times", "outlet", "Larch Times"),
        ("Russian Foreign Ministry", "organisation", "Foreign Ministry"),
        ("Islamic State", "armed_group", "ISIS"),
        ("U.S. Supreme Court", "organisation", "Supreme Court"),
        ("Ulf Berg and Ana Lopez", "person", "Ana Lopez and Ulf Berg"),
        ("Norway, Sweden and Finland", "state", "Finland, Norway and Sweden"),
        ("two senior officials", "anonymous", "officials"),
        ("aides to Ulf Berg", "group", "Berg aides"),
        ("Larch Institute poll", "document", "latest Larch Institute survey"),
        ("permanent members of the council", "group", "one or more of its permanent members"),
    ],
)
def test_the_same(label, kind, given):
    assert same_speaker(label, kind, given)


@pytest.mark.parametrize(
    ("label", "kind", "given"),
    [
        ("Ana Lopez", "person", "Lopez"),
        ("Ana Lopez", "person", "Eva Lopez"),
        ("Larch Institute", "organisation", "Orlen Institute"),
        ("Larch Times", "outlet", "Larch Institute"),
        ("Ulf Berg and Ana Lopez", "person", "Ana Lopez"),
        ("voters", "group", "sceptics of the dam"),
        ("Larch Institute poll", "document", "new poll"),
        ("Norway", "state", "Norwegian authorities"),
    ],
)
def test_another_one(label, kind, given):
    assert not same_speaker(label, kind, given)


def test_hops():
    assert same_hop("The Larch Times", "Larch Times")
    assert same_hop("reporters", "the reporters")
    assert not same_hop("Larch Times", "Orlen Post")

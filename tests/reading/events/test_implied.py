"""What the verb that governs an event says of it."""

import pytest

from onrecord.reading.events.clause import Clause
from onrecord.reading.events.implied import implied


def follows(sentence: str, trigger: str) -> tuple[bool, str] | None:
    """Whether it was done, and the word that tells so."""
    start = sentence.index(trigger)
    clause = Clause.of(sentence, (0, len(sentence)), (start, start + len(trigger)))
    found = implied(clause)
    return found and (found[0], clause.words[found[1]])


@pytest.mark.parametrize(
    ("sentence", "trigger", "word"),
    [
        ("Police prevented the rebels from bombing the embassy.", "bombing", "prevented"),
        ("Velmar stopped Norland from invading Orvania.", "invading", "stopped"),
        ("Orvania held off on attacking Kastrel.", "attacking", "held"),
        ("Norland has refrained from shelling Kastrel.", "shelling", "refrained"),
        ("Norland backed away from imposing a tariff.", "imposing", "backed"),
        ("Norland stopped short of accusing Orvania.", "accusing", "stopped"),
        ("Norland narrowly avoided a clash with Orvania.", "clash", "avoided"),
        ("The rebels nearly succeeded in killing the mayor.", "killing", "nearly"),
        ("The rebels did not succeed in killing the mayor.", "killing", "succeed"),
        ("Rebels failed to capture Kastrel.", "capture", "failed"),
        ("Rebels did not manage to capture Kastrel.", "capture", "manage"),
        ("Norland has not begun its offensive on Kastrel yet.", "offensive", "begun"),
        ("Her visit did not include a meeting with rebels.", "meeting", "include"),
        ("The raid on Kastrel was called off by the army.", "raid", "called"),
        ("A plot against the embassy was foiled.", "plot", "foiled"),
        ("No one was killed in the attack.", "killed", "no"),
        ("None of the soldiers was hurt.", "hurt", "none"),
        ("Neither Norland nor Orvania has signed.", "signed", "neither"),
        ("Norland managed not to attack Orvania.", "attack", "managed"),
    ],
)
def test_it_was_not_done(sentence: str, trigger: str, word: str) -> None:
    assert follows(sentence, trigger) == (False, word)


@pytest.mark.parametrize(
    ("sentence", "trigger", "word"),
    [
        ("Norland managed to capture Kastrel.", "capture", "managed"),
        ("Norland did not hesitate, and did not fail to attack.", "attack", "fail"),
        ("Norland had to withdraw its troops.", "withdraw", "had"),
        ("Norland was forced to withdraw its troops.", "withdraw", "forced"),
        ("Rebels forced the army of Norland to withdraw.", "withdraw", "forced"),
        ("Norland did not manage to avoid bombing Kastrel.", "bombing", "avoid"),
        ("The rebels succeeded in killing the mayor.", "killing", "succeeded"),
        ("Norland wasted no time in condemning Orvania.", "condemning", "no"),
    ],
)
def test_it_was_done(sentence: str, trigger: str, word: str) -> None:
    assert follows(sentence, trigger) == (True, word)


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("Norland wants to avoid bombing Kastrel.", "bombing"),
        ("Norland will prevent the rebels from bombing Kastrel.", "bombing"),
        ("If Norland fails to capture Kastrel, it must leave.", "capture"),
        ("Did Norland manage to capture Kastrel?", "capture"),
        ("Norland refused, then troops from Velmar bombed Kastrel.", "bombed"),
        ("Norland did not refuse to attack.", "attack"),
        ("Special forces are about to storm the house.", "storm"),
        ("Norland no longer attacks Orvania.", "attacks"),
        ("No town was hit more by the shelling.", "hit"),
        ("The meeting was not cancelled.", "meeting"),
        ("Norland began an offensive on Kastrel.", "offensive"),
        ("Norland bombed Kastrel.", "bombed"),
        ("Alda Quist kept the army, she said, from bombing.", "bombing"),
        ("Norland did not have to withdraw its troops.", "withdraw"),
    ],
)
def test_nothing_follows(sentence: str, trigger: str) -> None:
    assert follows(sentence, trigger) is None

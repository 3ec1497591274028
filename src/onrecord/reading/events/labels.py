"""What the events branch tells of each word piece, in the order of its outputs."""

from __future__ import annotations

from typing import Final

from onrecord.knowledge.plover import ontology
from onrecord.types import Factuality

#: Nothing, then PLOVER's types in the order of the ontology.
TYPES: Final = ("O", *ontology().types)
FACTUALITIES: Final[tuple[Factuality, ...]] = ("asserted", "denied", "possible", "future", "hypothetical")
#: No mode, then every mode as TYPE/mode.
MODES: Final = ("", *(f"{name}/{mode}" for name, kind in ontology().types.items() for mode in kind.modes))
#: What a word is to a trigger.
ROLES: Final = ("O", "B-actor", "I-actor", "B-recipient", "I-recipient")
#: What is done together: who takes part stands on either side.
MUTUAL: Final = frozenset({"CONSULT", "AGREE", "COOPERATE"})
#: Size of the vectors by which triggers and words are compared for roles.
ROLE_SIZE: Final = 96
#: Marks on words for the question how two actors stand to each other.
MARKS: Final = ("none", "actor", "recipient")

"""What a voice holds of what is told: whether it asserts it, denies it, acknowledges it, or promises to do it.

What is possible, supposed or to come is held by nobody as a fact. The rules, for an event in a statement:

| event is told as | statement does | its voice |
|---|---|---|
| asserted | says, reports, announces, answers, believes, … | asserts |
| asserted | acknowledges | acknowledges |
| asserted | accuses, of something that another side does | accuses |
| denied | denies | denies |
| denied | says, reports, announces, … | denies |
| asserted, denied or possible, by a voice within a denial | denies what that voice tells | denies |
| to come, supposed or asserted, done by the voice's own side | promises, threatens | promises, threatens |

A denial that holds an event as a fact ("rejected the criticism") does not deny the event. Denials, acknowledgements,
accusations, promises and refusals to comment that hold no event of theirs are kept as they are: what they are about is
told by whom their content mentions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.questions.evidence.parties import Party
from onrecord.questions.evidence.view import Happening, Report, Told

Stance = Literal["asserts", "acknowledges", "denies", "declines", "accuses", "promises", "threatens"]
#: Acts that hold as a fact what they tell.
HOLDING: Final = frozenset(
    {"say", "answer", "report", "announce", "accuse", "criticise", "praise", "warn", "believe", "threaten"}
)
#: Acts that are a position whatever they tell.
BARE: Final[dict[str, Stance]] = {
    "deny": "denies", "acknowledge": "acknowledges", "decline": "declines", "accuse": "accuses",
    "promise": "promises", "threaten": "threatens",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Held:
    """What one voice holds.

    Attributes:
        report: where it stands.
        told: the statement by which it holds it; None: the report's own voice.
        happening: what it holds something of; None: only the statement itself is known.
        stance: how.
        reasons: why it was taken so.
    """

    report: Report
    told: Told | None
    happening: Happening | None
    stance: Stance
    reasons: tuple[str, ...]

    @property
    def speaker(self) -> Party | None:
        """Who holds it; None for the report's own voice, and where the speaker is not known."""
        return None if self.told is None else self.told.speaker


def held_in(happening: Happening) -> Iterator[Held]:
    """Yield who holds what of an event: its nearest voice, and one that denies what that voice tells."""
    told, how = happening.told, happening.factuality
    if told is None:
        if how in ("asserted", "denied"):
            stance: Stance = "asserts" if how == "asserted" else "denies"
            yield Held(happening.report, None, happening, stance, ("in the report's own voice",))
        return
    around = told.inside
    if around is not None and around.act == "deny" and told.act != "deny":
        if how in ("asserted", "denied", "possible"):
            yield Held(happening.report, told, happening, "asserts", ("it tells what is denied",))
            yield Held(happening.report, around, happening, "denies", ("denies what another voice tells",))
        return
    found = _nearest(told, happening)
    if found is not None:
        yield Held(happening.report, told, happening, *found)


def _nearest(told: Told, happening: Happening) -> tuple[Stance, tuple[str, ...]] | None:
    act, how = told.act, happening.factuality
    own = told.speaker is not None and any(party.side.id == told.speaker.side.id for party in happening.actors)
    if act in ("promise", "threaten") and own and how in ("future", "hypothetical", "asserted"):
        return BARE[act], ("what the voice's own side is to do",)
    if how == "denied" and act in HOLDING | {"deny"}:
        plain = act == "deny"
        return "denies", (("a denial" if plain else f"told as something that is not so (act {act})"),)
    if how != "asserted":
        return None
    if act == "acknowledge":
        return "acknowledges", ("an acknowledgement that holds it as a fact",)
    if act == "accuse" and happening.actors and not own:
        return "accuses", ("an accusation of what another side does",)
    return ("asserts", (f"told as a fact (act {act})",)) if act in HOLDING else None


def bare(told: Iterable[Told], found: Iterable[Held]) -> Iterator[Held]:
    """Yield what statements hold by their act alone, where no event in them is held in the same way.

    Args:
        told: statements.
        found: what is held of events.
    """
    known = {(one.report.key, one.told.number, one.stance) for one in found if one.told is not None}
    for statement in told:
        stance = BARE.get(statement.act) or ("asserts" if statement.act in HOLDING else None)
        if stance is not None and (statement.report.key, statement.number, stance) not in known:
            yield Held(statement.report, statement, None, stance, (f"act {statement.act}, no event of it",))

"""Roles of an event as they come out: each person once."""

from onrecord.reading.events.assemble import _each_once
from onrecord.types import Role


def test_a_person_takes_part_once_and_a_state_may_by_several() -> None:
    roles = [Role("m1", "a1"), Role("m2", "a2"), Role("m3", "a1"), Role("m4", "a2"), Role("m5", None), Role("m6", None)]
    kept = _each_once(roles, {"a1"})
    assert [role.mention for role in kept] == ["m1", "m2", "m4", "m5", "m6"]

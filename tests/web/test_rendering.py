"""Addresses of the room."""

from __future__ import annotations

import pytest

from onrecord.web.rendering import address


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"seed": 0}, "/audit?seed=0"), ({"copies": True}, "/audit?copies=true"), ({"copies": False}, "/audit"),
        ({"words": ""}, "/audit"), ({"words": None}, "/audit"), ({"words": "a&b=\ud800"}, "/audit?words=a%26b%3D%3F"),
    ],
)  # fmt: skip
def test_an_address_has_what_was_given(given: dict[str, object], expected: str) -> None:
    assert address("audit", **given) == expected


def test_parts_of_a_path_stay_one_part() -> None:
    assert address("actors", "only:../a?b#c/d") == "/actors/only%3A..%2Fa%3Fb%23c%2Fd"

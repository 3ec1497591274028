"""Text from outside may show anything and do nothing."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.exports.safe import visible, web_link


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain “text” — with é, 漢字 and 🙂", "plain “text” — with é, 漢字 and 🙂"),
        ("two\nlines\tand a tab", "two lines and a tab"),
        ("\x1b[31mred\x07", "\\x1b[31mred\\x07"),
        ("a\x00b", "a\\x00b"),
        ("\x9b31m", "\\x9b31m"),
        ("abc\u202edcb\u2066x\u2069", "abc\\u202edcb\\u2066x\\u2069"),
        ("half \ud83d", "half \\ud83d"),
        ("tag \U000e0041", "tag \\U000e0041"),
        ("no\xa0break\u200b", "no\xa0break\u200b"),
    ],
)
def test_what_would_act_is_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_no_control_or_surrogate_is_ever_left(text: str) -> None:
    shown = visible(text)
    assert not any(unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} for c in shown)
    assert visible(shown) == shown


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://post.example/mill?x=1", True),
        ("http://post.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("//post.example/x", False),
        ("https://", False),
        ("https://[bad", False),
        ("https://a.example/\u202egpj", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url: str | None, allowed: bool) -> None:
    assert web_link(url) == (url if allowed else None)

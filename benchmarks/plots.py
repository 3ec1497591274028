"""Plots as SVG that can be read on light and on dark paper: reliability of confidences, cost by length."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

_SIZE: Final = 260
_LEFT, _TOP, _RIGHT, _BOTTOM = 46, 30, 14, 44
#: Colours that have enough contrast on both papers; the lines are the text's colour, softened.
_STYLE: Final = """\
<style>
text { font: 12px system-ui, sans-serif; fill: #24292f } .axis, .even { stroke: #24292f; fill: none }
.even { stroke-dasharray: 4 4; opacity: .6 } .dot { fill: #2563a8; fill-opacity: .85 }
.line { stroke: #2563a8; fill: none }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 } .axis, .even { stroke: #e6edf3 } .dot { fill: #6cb0ff } .line { stroke: #6cb0ff } }
</style>"""


def reliability(title: str, rows: Sequence[tuple[float, float, int]], error: float) -> str:
    """Return a plot of how many rows of a confidence are right.

    Args:
        title: above the plot.
        rows: mean confidence, share right, how many; the dots are as large as these are many.
        error: expected calibration error, told below.
    """
    most = max((count for _, _, count in rows), default=1)
    points = [(_x(mean), _y(share)) for mean, share, _ in rows]
    radii = [3 + 7 * (count / most) ** 0.5 for _, _, count in rows]
    dots = [
        f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}"><title>{count} rows of confidence {mean:.2f}: '
        f"{share:.2f} right</title></circle>"
        for (x, y), r, (mean, share, count) in zip(points, radii, rows, strict=True)
    ]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    parts = [
        _text(_LEFT, 18, title),
        f'<path class="even" d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}"/>',
        f'<polyline class="line" points="{line}"/>',
        *dots,
        *_ticks(),
        _text(_LEFT, _TOP + _SIZE + 40, f"confidence; expected calibration error {error:.3f}"),
        _text(14, _TOP + _SIZE / 2, "right", turned=True),
    ]
    return _whole(parts, _LEFT + _SIZE + _RIGHT, _TOP + _SIZE + _BOTTOM)


def _x(share: float) -> float:
    return _LEFT + share * _SIZE


def _y(share: float) -> float:
    return _TOP + (1 - share) * _SIZE


def _ticks() -> list[str]:
    frame = f'<path class="axis" d="M{_x(0)} {_y(1)}V{_y(0)}H{_x(1)}"/>'
    marks = [
        part
        for tenth in range(0, 11, 2)
        for part in (
            _text(_x(tenth / 10), _y(0) + 18, f"{tenth / 10:.1f}", anchor="middle"),
            _text(_x(0) - 6, _y(tenth / 10) + 4, f"{tenth / 10:.1f}", anchor="end"),
        )
    ]
    return [frame, *marks]


def _text(x: float, y: float, words: str, *, anchor: str = "start", turned: bool = False) -> str:
    turn = f' transform="rotate(-90 {x:.0f} {y:.0f})"' if turned else ""
    return f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}"{turn}>{escape(words)}</text>'


def _whole(parts: Sequence[str], width: int, height: int) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
    return "\n".join((head, _STYLE, *parts, "</svg>", ""))

"""The tables of `docs/crosswalk.md`, from the crosswalk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from onrecord.knowledge.crosswalk import Code, Scheme, crosswalk

CODES: Final = ("<!-- codes:begin -->", "<!-- codes:end -->")


def with_crosswalk(page: str) -> str:
    """Return the page of the crosswalk with its tables, between their marks."""
    before, rest = page.split(CODES[0], 1)
    return f"{before}{CODES[0]}\n{crosswalk_tables()}\n{CODES[1]}{rest.split(CODES[1], 1)[1]}"


def crosswalk_tables() -> str:
    """Return a table for CAMEO with ICEWS's intensity, one for ACLED, one for UCDP, and what has no code in them."""
    intensity = {(c.type, c.mode, c.code): c.intensity for c in crosswalk() if c.scheme == "icews"}
    lines = ["### CAMEO and ICEWS\n", "| PLOVER | Code | Name | Fit | ICEWS | Note |", "|---|---|---|---|---|---|"]
    for code in _coded("cameo"):
        told = intensity.get((code.type, code.mode, code.code))
        value = "no code" if told is None else f"{told:g}"
        lines.append(f"| {_plover(code)} | {code.code} | {code.label} | {code.fit} | {value} | {code.note or ''} |")
    lines += ["", *_without("cameo")]
    others: tuple[tuple[Scheme, str], ...] = (("acled", "ACLED"), ("ucdp", "UCDP"))
    for scheme, heading in others:
        lines += [f"### {heading}\n", "| PLOVER | Code | Fit | Note |", "|---|---|---|---|"]
        alike: dict[tuple[str, ...], list[str]] = {}
        for code in _coded(scheme):
            alike.setdefault((code.label or "", code.fit, code.note or ""), []).append(_plover(code))
        lines += [f"| {', '.join(names)} | {' | '.join(cells)} |" for cells, names in alike.items()]
        lines += ["", *_without(scheme)]
    return "\n".join(lines).rstrip()


def _coded(scheme: Scheme) -> list[Code]:
    return [code for code in crosswalk() if code.scheme == scheme and code.code]


def _without(scheme: Scheme) -> Iterator[str]:
    """What has no code, by the reason."""
    reasons: dict[str, list[str]] = {}
    for code in crosswalk():
        if code.scheme == scheme and not code.code:
            reasons.setdefault(code.note or "", []).append(_plover(code))
    for reason, names in reasons.items():
        yield f"No code, because {reason}: {', '.join(names)}.\n"


def _plover(code: Code) -> str:
    return f"{code.type}/{code.mode}" if code.mode else code.type

"""Draws docs/picture/architecture.svg from the imports as they stand: `python scripts/architecture.py`.

The rooms stand where `ROOMS` puts them; which room asks which is read from the code. Tests ask this module for the
imports too (tests/test_imports.py), so that the picture, the page and the rules speak of the same house.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
PACKAGE: Final = ROOT / "src" / "onrecord"
PICTURE: Final = ROOT / "docs" / "picture" / "architecture.svg"
WIDTH, HEIGHT = 1080, 560
_TITLE: Final = (
    "The rooms of onrecord: articles pass from intake through reading, record and questions to the faces; "
    "each room names the rooms it asks"
)
_STYLE: Final = """\
  .paper { fill: #fcfbf8 } .room { fill: #fff; stroke: #b9b4a8 } .way { fill: #eaf1f8; stroke: #2563a8 }
  text { fill: #22252a; font: 13px system-ui, sans-serif } .name { font-weight: 600; font-size: 15px }
  .small { fill: #5c6068; font-size: 12px } .arrow { stroke: #2563a8; stroke-width: 3; fill: none }
  .head { fill: #2563a8 }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #16181c } .room { fill: #1f2228; stroke: #555b66 } .way { fill: #1b2a3a; stroke: #7fb2e5 }
    text { fill: #e6e4df } .small { fill: #a8adb7 } .arrow { stroke: #7fb2e5 } .head { fill: #7fb2e5 }
  }"""


@dataclass(frozen=True, slots=True)
class Room:
    """A room of the picture.

    Attributes:
        box: left, top, width and height.
        owns: what is its alone, a line each.
        on_the_way: whether articles pass through it.
    """

    box: tuple[int, int, int, int]
    owns: tuple[str, ...]
    on_the_way: bool = False


ROOMS: Final[Mapping[str, Room]] = {
    "intake": Room((20, 130, 180, 130), ("files, pages, feeds", "to Articles; what is", "no article is marked"), True),
    "reading": Room((226, 130, 180, 130), ("an Article to a", "Reading, layer", "upon layer"), True),
    "record": Room((432, 130, 180, 130), ("Readings in one", "SQLite file, corrections", "laid over them"), True),
    "questions": Room((638, 130, 180, 130), ("positions, disputes,", "events, sourcing:", "pure functions"), True),
    "cli": Room((856, 20, 204, 110), ("the command onrecord",), True),
    "web": Room((856, 144, 204, 110), ("pages and JSON API",), True),
    "exports": Room((856, 268, 204, 110), ("files for other programs",), True),
    "integrations": Room((226, 284, 180, 104), ("the component", "of spaCy pipelines")),
    "evaluation": Room((432, 284, 180, 104), ("readings held", "against labels")),
    "knowledge": Room((20, 412, 380, 84),
                      ("facts that are not code, as data: cues,", "event words, packs of actors, places")),
    "types": Room((420, 412, 640, 84), ("with errors, spans, serial: the words of the house, frozen and documented;",
                                        "nothing stands below them")),
}  # fmt: skip
#: The arrows of the way of the data: from, to.
_WAY: Final = (
    ("intake", "reading"), ("reading", "record"), ("record", "questions"),
    ("questions", "cli"), ("questions", "web"), ("questions", "exports"),
)  # fmt: skip


def modules() -> dict[str, Path]:
    """Return the modules of the package by their dotted names."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(path: Path, known: Mapping[str, Path], *, typing: bool = True) -> Iterator[str]:
    """Yield the modules of the package that a module imports, within functions too.

    Args:
        path: of the module.
        known: `modules()`.
        typing: whether imports for types alone (`if TYPE_CHECKING:`) count.
    """
    todo: list[ast.AST] = [ast.parse(path.read_text(encoding="utf8"))]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING" and not typing:
            todo += node.orelse
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                if whole in known or node.module in known:
                    yield whole if whole in known else str(node.module)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        else:
            todo += ast.iter_child_nodes(node)


def part_of(module: str, within: str = "onrecord") -> str:
    """Return which room or module right below `within` a module is, or lies in; "" is `within` itself."""
    return module.removeprefix(within).removeprefix(".").partition(".")[0]


def asked(within: str = "onrecord") -> dict[str, set[str]]:
    """Return for each room or module right below `within` which others of them it imports."""
    known = modules()
    found: dict[str, set[str]] = {}
    for module, path in known.items():
        if module == within or module.startswith(f"{within}."):
            own = found.setdefault(part_of(module, within), set())
            for other in imports(path, known):
                if other.startswith(f"{within}."):
                    own.add(part_of(other, within))
            own.discard(part_of(module, within))
    return found


def picture() -> str:
    """Return the picture as SVG, readable on light and dark."""
    asks = asked()
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="title">',
        f'<title id="title">{_TITLE}</title>',
        f"<style>\n{_STYLE}\n</style>",
        f'<rect class="paper" width="{WIDTH}" height="{HEIGHT}"/>',
        *(line for name, room in ROOMS.items() for line in _drawn(name, room, asks.get(name, set()))),
        *(_arrow(ROOMS[one].box, ROOMS[other].box) for one, other in _WAY),
        _text(20, 522, "small", "Blue: the way of an article. “asks” names the rooms that a room imports; all ask the "
              "words of the house (types, errors …)."),
        _text(20, 542, "small", "Nothing that stands further left on the way asks what stands further right."),
        "</svg>",
    ]  # fmt: skip
    return "\n".join(parts) + "\n"


def _drawn(name: str, room: Room, asks: set[str]) -> Iterator[str]:
    left, top, width, height = room.box
    kind = "way" if room.on_the_way else "room"
    yield f'<rect class="{kind}" x="{left}" y="{top}" width="{width}" height="{height}" rx="8"/>'
    yield _text(left + 12, top + 24, "name", name)
    for number, line in enumerate(room.owns, 1):
        yield _text(left + 12, top + 26 + 17 * number, "", line)
    others = sorted(asks & ROOMS.keys() - {"types"})
    for number, line in enumerate(_lines(f"asks {', '.join(others)}", width // 7)) if others else ():
        yield _text(left + 12, top + 28 + 17 * (len(room.owns) + 1) + 14 * number, "small", line)


def _lines(words: str, most: int) -> list[str]:
    lines = [""]
    for word in words.split():
        if len(lines[-1]) + len(word) >= most:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _text(left: int, top: int, kind: str, words: str) -> str:
    shown = f' class="{kind}"' if kind else ""
    return f'<text x="{left}" y="{top}"{shown}>{escape(words)}</text>'


def _arrow(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> str:
    left, top = one[0] + one[2] + 2, one[1] + one[3] // 2
    right, low = other[0] - 4, other[1] + other[3] // 2
    return (
        f'<path class="arrow" d="M{left} {top} L{right - 6} {low}"/>'
        f'<path class="head" d="M{right + 2} {low} l-10 -6 v12 z"/>'
    )


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf8", newline="\n")
    print(f"wrote docs/picture/{PICTURE.name}")

"""YAML as a tree of text with line numbers, and nothing else of YAML.

Pack files are read from the parser's events, not as Python values: `NO` stays the two letters, a date stays as it is
written, every value knows its line, and anchors, aliases and tags, which could make a small file huge, are refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from onrecord.errors import DataError
from onrecord.knowledge.tables import MAX_CHARACTERS

if TYPE_CHECKING:
    from yaml import Event

_DEEPEST: Final = 8
_NULL: Final = frozenset({"", "null", "~"})


class Scalar(NamedTuple):
    """A value; `text` is None where the file says null, or nothing."""

    line: int
    text: str | None


class Sequence(NamedTuple):
    """A list."""

    line: int
    items: tuple[Node, ...]


class Mapping(NamedTuple):
    """Fields with their values, in the order of the file."""

    line: int
    fields: tuple[tuple[Scalar, Node], ...]


Node = Scalar | Sequence | Mapping


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    line: int
    mapping: bool
    children: list[Node]

    def closed(self, where: str) -> Node:
        """Return it as a node."""
        if not self.mapping:
            return Sequence(self.line, tuple(self.children))
        fields: list[tuple[Scalar, Node]] = []
        for key, value in zip(self.children[::2], self.children[1::2], strict=True):
            if not isinstance(key, Scalar):
                raise DataError("a list or mapping stands where a field's name is expected", where=where, line=key.line)
            fields.append((key, value))
        return Mapping(self.line, tuple(fields))


def parse_nodes(text: str, *, where: str) -> Node:
    """Return the tree of a YAML file.

    Args:
        text: the file's text.
        where: the file's name, for errors.

    Raises:
        DataError: the text is too large, too deep or no YAML, or uses anchors, aliases, tags or several documents.
    """
    import yaml

    if len(text) > MAX_CHARACTERS:
        raise DataError(f"more than {MAX_CHARACTERS} characters", where=where, fix="Split the file.")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _tree(yaml.parse(text, Loader=loader), where)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or str(error).splitlines()[0]
        line = mark.line + 1 if mark else None
        raise DataError(f"not YAML: {what}", where=where, line=line, fix="Quote text with : # or brackets.") from error


def _tree(events: Iterator[Event], where: str) -> Node:
    """Return the only document of the parser's `events`."""
    import yaml

    stack: list[_Open] = []
    root: Node | None = None
    for event in events:
        kind = type(event)  # compared, not by isinstance: this loop is most of the time that packs take to load
        if isinstance(event, yaml.ScalarEvent):
            _refuse_yaml(event, where)
            text = event.value
            done: Node = Scalar(_line(event), None if text in _NULL and not event.style else text)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            _refuse_yaml(event, where)
            if len(stack) >= _DEEPEST:
                raise DataError(f"lists or fields more than {_DEEPEST} deep", where=where, line=_line(event))
            stack.append(_Open(_line(event), kind is yaml.MappingStartEvent, []))
            continue
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            done = stack.pop().closed(where)
        elif kind is yaml.AliasEvent:
            raise DataError("YAML aliases (*name) are not allowed", where=where, line=_line(event))
        elif kind is yaml.DocumentStartEvent and root is not None:
            raise DataError("more than one YAML document", where=where, line=_line(event))
        else:
            continue
        if stack:
            stack[-1].children.append(done)
        else:
            root = done
    if root is None or root == Scalar(root.line, None):
        raise DataError("the file is empty", where=where)
    return root


def _line(event: Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _refuse_yaml(event: Any, where: str) -> None:
    if event.anchor or event.tag:
        what = "YAML anchors (&name) and tags (!name) are not allowed"
        raise DataError(what, where=where, line=_line(event))

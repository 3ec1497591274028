"""Fuzzed: what people send back or write themselves: readings as JSON, brat folders, packs, sheets of audits."""

from __future__ import annotations

import json
import tempfile
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from onrecord.errors import OnrecordError
from onrecord.evaluation.audits import filled, sheet
from onrecord.exports.brat.reading import correct, revised
from onrecord.exports.brat.writing import write_brat
from onrecord.knowledge.packfiles import check_pack
from onrecord.record.store import Record
from onrecord.serial import dumps, loads
from tests.fuzz.pages import damaged, value
from tests.fuzz.records import copied, sound
from tests.fuzz.target import Target
from tests.fuzz.words import ODD, word
from tests.record.readings import whole


@dataclass(frozen=True, slots=True)
class Sent:
    """A file of a kind: what stands in it, and which of those of its kind it is in place of."""

    kind: str
    data: bytes
    number: int = 0


@cache
def _brat() -> dict[str, bytes]:
    with copied(sound()) as path, Record(path) as record:
        folder = path.parent / "brat"
        folder.mkdir()
        write_brat(record.views(), folder)
        return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@cache
def _sheet() -> bytes:
    with copied(sound()) as path, Record(path) as record:
        return "".join(sheet(record.audit(8), json_lines=False)).encode()


_WHOLE = dumps(whole())
PACK = b"""\
pack: own
about: A pack
source: typed
licence: CC0-1.0
entries:
  - id: person.ada_brook
    kind: person
    name: Ada Brook
    aliases: [Brook, "A. Brook"]
    country: FRA
    sectors: [GOV]
bodies:
  - {body: harbour_board, name: Harbour Board, sectors: [GOV], forms: [harbour board, board of the harbour]}
titles:
  - sectors: [GOV]
    titles: [harbour master]
"""
BOMB = b"a: &a [x,x,x,x,x,x,x,x,x]\n" + b"".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n".encode() for n in range(9)
)
ODDER = (b"!!python/object/apply:os.system ['true']", b"- " * 3000, b"{" * 3000, BOMB, b"? ", b"&a [*a]", b"<<: *x",
b"\t", b"%YAML 9.9",
         b"2024-02-31", b"0x_", b"!!binary x", b"---\n---\n", b": ", b"|\n")  # fmt: skip


def sent(r: Random) -> Sent:
    """One of these files, with bytes changed, words replaced, odd ones put in."""
    kind = r.choices(("reading", "sheet", "pack", "brat"), (9, 4, 2, 1))[0]
    number = 0
    if kind == "reading":
        return Sent(kind, _reading_json(r))
    if kind == "brat":
        number = r.randint(0, len(_brat()) - 1)
        data = sorted(_brat().items())[number][1]
    else:
        data = {"pack": PACK, "sheet": _sheet()}[kind]
    for _ in range(r.randint(0, 2)):
        at = r.randint(0, len(data))
        odd = r.choice((r.choice(ODD), word(r))).encode("utf8", "surrogatepass")
        data = data[:at] + (odd if r.randint(0, 1) else r.choice(ODDER)) + data[at + r.randint(0, 6) :]
    return Sent(kind, damaged(r, data) if r.randint(0, 1) else data, number)


def _like(r: Random, value_: Any) -> Any:
    """Another value of the kind of this one."""
    if isinstance(value_, bool):
        return not value_
    if isinstance(value_, int):
        return r.randint(-1, 300)
    if isinstance(value_, float):
        return r.choice((0.0, 1.0, 2.0, -1.0, float("nan"), float("inf"), 0.123456789))
    if isinstance(value_, list):
        return r.choice((value_ * 2, value_[::-1], []))
    ids = r.choice(("s1", "s2", "a1", "m1", "e1", "t9", "say", "2024-05-06"))
    return r.choice((ids, word(r))) if isinstance(value_, str) else r.choice((None, ids))


def _reading_json(r: Random) -> bytes:
    """The JSON of a reading, some of whose values are others, or are gone."""
    data = json.loads(_WHOLE)
    for _ in range(r.randint(1, 3)):
        at: Any = data
        while isinstance(at, (dict, list)) and at:
            key = r.choice(sorted(at) if isinstance(at, dict) else range(len(at)))
            if r.randint(0, 9) == 0 or not isinstance(at[key], (dict, list)) or not at[key]:
                how = r.randint(0, 9)
                if how == 0:
                    del at[key]
                else:
                    at[key] = value(r) if how == 1 else _like(r, at[key])
                break
            at = at[key]
    made = json.dumps(data)
    return (made if r.randint(0, 9) else made[: r.randint(0, len(made))]).encode()


def taken(given: Sent) -> str:
    """Take it as the command does that it is for."""
    try:
        return f"{given.kind} {_TAKEN[given.kind](given)}"
    except OnrecordError as error:
        assert str(error)
        return f"{given.kind} {type(error).__name__}"


def _reading(given: Sent) -> str:
    reading = loads(given.data.decode("utf8", "replace"))
    if zlib.crc32(given.data) % 4:
        return "taken"  # what comes of it in a record is tried with some
    with tempfile.TemporaryDirectory() as folder, Record(Path(folder) / "r") as record:
        record.add(reading)
        assert record.reading(reading.article.id)
        record.search("Talsia")
        record.actors()
        record.links()
    return "taken"


def _folder(given: Sent) -> str:
    names = sorted(_brat())
    with copied(sound()) as path, Record(path) as record:
        folder = path.parent / "brat"
        for name, data in _brat().items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(given.data if name == names[given.number] else data)
        try:
            found = revised(record, folder)
            made = [one for each in found for one in correct(record, each, by="Ada Holm")]
        finally:
            assert record.check() == ()
    return "taken, with corrections" if made else "taken"


def _pack(given: Sent) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "own.yaml"
        path.write_bytes(given.data)
        pack, problems = check_pack(path)
        assert pack is not None or problems
        assert all("\n" not in problem.what for problem in problems)
        return "told" if problems else "taken"


def _audit(given: Sent) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheet.tsv"
        path.write_bytes(given.data)
        filled(path)
    return "taken"


_TAKEN = {"reading": _reading, "brat": _folder, "pack": _pack, "sheet": _audit}

TARGETS = (Target("returned", "readings as JSON, brat folders, packs, audit sheets", sent, taken, 280, 0.45),)

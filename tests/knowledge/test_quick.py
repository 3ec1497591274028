"""The fast reader of the package's own packs gives what the strict one gives."""

from pathlib import Path

import pytest

from onrecord.knowledge.packfiles import builtin_paths, check_pack
from onrecord.knowledge.quick import quick_pack, quick_terms
from tests.knowledge.packs import WORLD, pack, pack_text


@pytest.mark.parametrize("path", builtin_paths(), ids=lambda path: path.name)
def test_the_packs_of_the_package(path):
    strict, problems = check_pack(path, builtin=True)
    assert problems == ()
    quick = (quick_terms if path.suffix == ".tsv" else quick_pack)(path.read_text(encoding="utf8"), path)
    assert quick == strict


def test_every_way_to_write_a_value():
    body = (
        "entries:\n- {id: person.a, name: Da'esh O'Neill, kind: person, aliases: [\"A, \\\"b\\\": c\", 'it''s [x]'],\n"
        '   weak: [x:y, NO,\n     two words], until: null, since: ~, identifiers: {cow: "385"} }\n\n'
        '- {id: person.b, name: "null", kind: person, country: NOR}\n'
    )
    text = pack_text("mine", body)
    assert quick_pack(text, Path("mine.yaml")) == pack("mine", body, builtin=True)


@pytest.mark.parametrize(
    "body",
    [
        "entries:\n- id: person.a\n  name: A\n  kind: person\n",
        "entries:\n- {id: person.a, name: A, kind: person} # said who\n",
        "entries:\n- {id: person.a, kind: person}\n",
    ],
)
def test_what_is_left_to_the_strict_reader(body):
    assert quick_pack(pack_text("mine", body), Path("mine.yaml")) is None


def test_a_pack_that_goes_on_after_its_entries_is_left_to_the_strict_reader():
    assert quick_pack(pack_text("world", WORLD), Path("world.yaml")) is None

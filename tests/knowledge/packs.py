"""Small packs of invented actors, for the tests of this folder."""

from pathlib import Path

from onrecord.knowledge.lookup import Knowledge
from onrecord.knowledge.parse import parse_pack

HEADER = "pack: {name}\nabout: Invented actors.\nsource: Typed for the tests.\nlicence: CC0-1.0\n"

#: A whole world: two states, an armed group, an outlet, bodies, titles and offices.
WORLD = """\
entries:
- {id: state.ruvia, name: Ruvia, kind: state, country: RUV, sectors: [GOV], aliases: [Republic of Ruvia, R.U.],
   adjectives: [Ruvian], people: [Ruvian, Ruv], capitals: [Larn], seats: [White Mill], weak: [Larn],
   identifiers: {iso3: RUV}}
- {id: state.east_orlen, name: East Orlen, kind: state, country: EOR, sectors: [GOV], adjectives: [East Orlenian],
   people: [East Orlenian], capitals: [Söl], identifiers: {iso3: EOR}}
- {id: state.old_orlen, name: Orlen Union, kind: state, country: EOR, sectors: [GOV], aliases: [Orlen],
   adjectives: [Orlenian], since: "1950", until: 1991-12-26}
- {id: organisation.long_house, name: Long House, kind: organisation, country: RUV, sectors: [LEG], body: parliament,
   since: "1990"}
- {id: organisation.moody, name: Moody's, kind: organisation, country: EOR, sectors: [BUS]}
- {id: armed_group.blue_river, name: Blue River Front, kind: armed_group, country: RUV, sectors: [REB],
   aliases: [Al-Nahr, Da'esh], weak: [IT]}
- {id: outlet.larn_courier, name: Larn Courier, kind: outlet, country: RUV, sectors: [JRN], domain: courier.example,
   outlet: newspaper}
- {id: person.alda_quist, name: Alda Quist, kind: person, country: RUV, sectors: [GOV], weak: [Quist],
   roles: [{role: President, of: RUV, sectors: [GOV], since: 2008-05-07, until: 2012-05},
     {role: Prime Minister, of: RUV, sectors: [GOV], since: 2012-05-08, until: "2020"}]}
- {id: person.joran_bell, name: Joran Bell, kind: person, country: RUV, sectors: [GOV], weak: [Bell],
   roles: [{role: President, of: RUV, sectors: [GOV], since: 2012-05-07}]}
- {id: person.ida_quist, name: Ida Quist, kind: person, country: EOR, sectors: [GOV], weak: [Quist],
   roles: [{role: Queen, of: EOR, sectors: [GOV], since: "1980"}]}
bodies:
- {body: parliament, name: parliament, sectors: [LEG], forms: [parliament, house of elders]}
- {body: police, name: police, sectors: [COP], forms: [police, police force]}
titles:
- {sectors: [], titles: [chief, spokeswoman, commander of the guard]}
- {sectors: [GOV], titles: [president, minister, minister of ferries, prime minister]}
- {sectors: [COP], titles: [police chief]}
- {sectors: [MIL], titles: [commander]}
- {sectors: [MED], titles: [doctor]}
- {sectors: [LEG], titles: [member of parliament, lawmaker]}
offices:
- {roles: [President], forms: [president, head of state]}
- {roles: [Prime Minister], forms: [prime minister, premier]}
- {roles: [King, Queen], forms: [monarch]}
"""


def pack_text(name, body):
    return HEADER.format(name=name) + body


def pack(name, body, *, builtin=False):
    path = Path(f"{name}.yaml")
    made, problems = parse_pack(pack_text(name, body), path=path, builtin=builtin)
    assert not problems, [str(problem) for problem in problems]
    return made


def world():
    return Knowledge.of([pack("world", WORLD, builtin=True)])

"""What the noun in the name of a body tells of its sector, where no pack knows the body."""

from __future__ import annotations

from typing import Final

#: What the noun of a body's name tells of its sector, where no pack knows the body.
BODY_NOUNS: Final[dict[str, str]] = {
    noun: sector
    for sector, nouns in {
        "GOV": "government administration ministry department agency council commission authority authorities bureau "
        "secretariat embassy consulate cabinet presidency regime mayor office",
        "MIL": "army navy military force forces guard marines command",
        "COP": "police sheriff constabulary prison",
        "JUD": "court tribunal prosecution jury prosecutor",
        "LEG": "parliament senate congress legislature assembly house",
        "PTY": "party campaign coalition",
        "EDU": "university college school academy institute institution polytechnic laboratory observatory",
        "MED": "hospital clinic infirmary",
        "BUS": "company firm airline airlines bank brokerage corporation corp inc llc ltd plc holdings consortium "
        "casino manufacturer exchange media motors foods stores",
        "LAB": "union",
        "REL": "church mosque synagogue temple diocese archdiocese",
        "SOC": "foundation charity association society fund league trust center centre",
    }.items()
    for noun in nouns.split()
}

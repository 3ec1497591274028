"""Articles that a program brings: read for it alone, or read and kept."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Annotated, ClassVar, Final

from fastapi import APIRouter, Depends
from pydantic import ConfigDict, Field
from starlette.responses import Response

from onrecord.errors import InputError
from onrecord.intake.fields import from_object
from onrecord.record.adding import Added
from onrecord.serial import dumps
from onrecord.types import Article
from onrecord.web.api.answers import answer, sent
from onrecord.web.api.parameters import TheDesk, in_json
from onrecord.web.api.schema import READING

ROUTER = APIRouter(tags=["reading"], dependencies=[Depends(in_json)])
#: Characters of the longest text that is read while others wait: a long article has 50,000.
_LONGEST: Final = 1_000_000
Line = Annotated[str | None, Field(max_length=4_000)]


@dataclass(frozen=True, slots=True)
class Brought:
    """An article to read.

    Attributes:
        text: its text, or its HTML, of which the main text is taken.
        title, url, outlet, authors: as far as they are known.
        published: a date, as ISO or as newspapers write it.
        events: whether events are read too, which takes some more time.
    """

    text: Annotated[str, Field(max_length=_LONGEST)]
    title: Line = None
    url: Line = None
    outlet: Line = None
    authors: tuple[Annotated[str, Field(max_length=1_000)], ...] = ()
    published: Line = None
    events: bool = False
    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    def article(self) -> Article:
        """Return the article as the intake takes it."""
        given = asdict(self)
        del given["events"]
        return from_object({name: list(value) if name == "authors" else value for name, value in given.items()})


@ROUTER.post("/read", responses=READING)
def read(desk: TheDesk, body: Brought) -> Response:
    """Read an article; nothing of it is kept."""
    return sent(dumps(desk.read([body.article()], events=body.events)[0]))


@ROUTER.post("/add", response_model=Added)
def add(desk: TheDesk, body: Brought) -> Response:
    """Read an article and add it to the record; one that is there already is told as `known`."""
    record = desk.writing()
    article = body.article()
    why = next((part.why for part in article.left_out if part.span is None), None)
    if why is not None:
        raise InputError(f"the article is left out: {why}", where="text", fix="Give the text of an English article")
    return answer(record.add(desk.read([article], events=body.events)[0]))

"""Articles that a visitor brings: read at once and shown, in the record only when the visitor says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from fastapi import APIRouter, Request
from starlette.datastructures import FormData, UploadFile
from starlette.responses import RedirectResponse, Response

from onrecord.errors import DataError, InputError, SettingError
from onrecord.exports.marks import title_of
from onrecord.intake import Placed, Problem, from_object, load_placed, load_stream
from onrecord.record.adding import Added
from onrecord.types import Article
from onrecord.web.desk import Desk
from onrecord.web.pages.article import Shown, shown_of
from onrecord.web.pages.forms import said_in
from onrecord.web.pages.judging import MEANT, Sent
from onrecord.web.rendering import address, page

ROUTER = APIRouter(include_in_schema=False)
#: Articles that are read at once, and characters of all of them together: whoever has more adds them with the command.
MOST_ARTICLES: Final = 20
MOST_TEXT: Final = 400_000
_FIX: Final = "Add it with `onrecord add`"
_PASTED: Final = "pasted text"


@dataclass(frozen=True, slots=True)
class ReadForm:
    """The form that takes articles.

    Attributes:
        problem: why nothing was read, or None.
        sent: what had been filled in.
        fetch: whether addresses are fetched.
        articles, text: how many articles and characters are read at once.
    """

    problem: str | None
    sent: dict[str, str]
    fetch: bool
    articles: int = MOST_ARTICLES
    text: int = MOST_TEXT


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """What was read of what a visitor brought.

    Attributes:
        read: the articles.
        problems: what could not be read, or was left out.
        known: for each article, whether the record has it by this id.
        secret: by which they are found again, to be added.
    """

    read: tuple[Shown, ...]
    problems: tuple[str, ...]
    known: tuple[bool, ...]
    secret: str


@dataclass(frozen=True, slots=True)
class AddedPage:
    """What became of articles that a visitor added, with their titles; `refused` says why some could not be."""

    added: tuple[tuple[Added, str], ...]
    refused: tuple[str, ...]


@ROUTER.get("/read")
def form(request: Request) -> Response:
    """Show the form that takes articles."""
    desk: Desk = request.app.state.desk
    return page(request, "read", ReadForm(None, {}, desk.serving.fetch))


@ROUTER.post("/read", dependencies=MEANT)
def read(request: Request, form: Sent) -> Response:
    """Read what a visitor brought, and show it."""
    desk: Desk = request.app.state.desk
    try:
        articles, problems = _taken(_brought(desk, form))
    except SettingError as error:
        return _again(request, form, f"{error.what[:1].upper()}{error.what[1:]}. {error.fix or ''}")
    if not articles:
        return _again(request, form, " ".join(problems) or "There is nothing to read: paste a text or choose a file.")
    readings = tuple(desk.read(articles, events=said_in(form, "events") == "yes"))
    secret = desk.brought.put(readings)
    known = tuple(any(hit for hit in desk.record.kept(reading.article.id)) for reading in readings)
    shown = tuple(shown_of(reading, {}) for reading in readings)
    return page(request, "readings", ReadingPage(shown, tuple(problems), known, secret))


@ROUTER.post("/add", dependencies=MEANT)
def add(request: Request, form: Sent) -> Response:
    """Add what was read to the record."""
    desk: Desk = request.app.state.desk
    record = desk.writing()
    readings = desk.brought.get(said_in(form, "secret"))
    if readings is None:
        raise SettingError("this reading is not kept any more", fix="Read the article again and add it then")
    one = said_in(form, "article")
    added, refused = [], []
    for reading in readings:
        if one in ("", reading.article.id):
            try:
                added.append((record.add(reading), title_of(reading.article)))
            except DataError as error:
                refused.append(str(error))
    if len(added) == 1 and not refused:
        return RedirectResponse(address("articles", added[0][0].article), status_code=303)
    return page(request, "added", AddedPage(tuple(added), tuple(refused)))


def _again(request: Request, form: FormData, why: str) -> Response:
    desk: Desk = request.app.state.desk
    filled = {name: value for name in form if isinstance(value := form.get(name), str)}
    return page(request, "read", ReadForm(why.strip(), filled, desk.serving.fetch), 422)


def _brought(desk: Desk, form: FormData) -> Iterator[Placed | Problem]:
    """What a visitor brought: files, pasted text with what is known of it, and an address.

    Raises:
        SettingError: addresses are not fetched here, or it is none.
    """
    url = said_in(form, "address")
    if url:
        if not desk.serving.fetch:
            fix = "Save the page and choose the file, or start the room with --allow-fetch"
            raise SettingError("this reading room fetches no addresses", fix=fix)
        if not url.lower().startswith(("http://", "https://")):
            raise SettingError("this is no address of an article", fix="Give one as https://example.org/article")
    return _loaded(form, url)


def _loaded(form: FormData, url: str) -> Iterator[Placed | Problem]:
    for upload in form.getlist("file"):
        if isinstance(upload, UploadFile) and upload.filename:
            # the name tells the format and is shown; nothing is opened under it
            name = upload.filename.replace("\\", "/").rpartition("/")[2][-200:]
            yield from load_stream(upload.file, name)
    text = form.get("text")
    if isinstance(text, str) and text.strip():
        yield from _pasted(text, form)
    if url:
        yield from load_placed([url])


def _pasted(text: str, form: FormData) -> Iterator[Placed | Problem]:
    """A pasted text; browsers send each line end as two characters."""
    text = text.replace("\r\n", "\n")
    known = {name: said_in(form, name) for name in ("title", "outlet", "date", "url") if said_in(form, name)}
    if not known:
        yield from load_stream(BytesIO(text.encode("utf8", "surrogatepass")), "", where=_PASTED)
        return
    try:
        yield Placed(from_object({"text": text, **known}), _PASTED)
    except InputError as error:
        yield Problem.of(error, _PASTED)


def _taken(items: Iterator[Placed | Problem]) -> tuple[list[Article], list[str]]:
    """The articles that are read, and what is told of the others."""
    articles: list[Article] = []
    problems: list[str] = []
    length = 0
    for item in items:
        if isinstance(item, Problem):
            problems.append(str(item))
        elif len(articles) == MOST_ARTICLES:
            problems.append(f"Only the first {MOST_ARTICLES} articles were read. Add all of them with `onrecord add`.")
            break
        elif length + len(item.article.text) > MOST_TEXT:
            problems.append(str(item.problem(f"too long: {MOST_TEXT:,} characters are read at once", _FIX)))
        else:
            length += len(item.article.text)
            articles.append(item.article)
        if len(problems) >= 2 * MOST_ARTICLES:
            problems.append("What follows was not looked at.")
            break
    return articles, problems

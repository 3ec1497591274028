"""`onrecord serve`: the reading room of a record, in a browser."""

from __future__ import annotations

import secrets
import socket
from pathlib import Path
from typing import Final
from urllib.parse import quote

import click

from onrecord.cli.options import HELP
from onrecord.errors import SettingError

#: Where a room is served that only this machine can reach.
_HERE: Final = ("127.0.0.1", "localhost", "::1")


@click.command(
    short_help="Serve the pages and the JSON API of a record.",
    epilog="Exit codes: 0 stopped; 2 it could not be started.",
    context_settings=HELP,
)
@click.argument("path", metavar="RECORD", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; others reach 0.0.0.0 too.")
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="Port; 0: any free one.")
@click.option("--read-only", is_flag=True, help="Nothing is added or corrected.")
@click.option(
    "--token", metavar="SECRET", envvar="ONRECORD_TOKEN", show_envvar=True,
    help="What every visitor has to bring; - makes one up.",
)  # fmt: skip
@click.option("--allow-host", "hosts", metavar="NAME", multiple=True, help="A further name that it may be called by.")
@click.option("--allow-fetch", "fetch", is_flag=True, help="Visitors may have an article fetched by its address.")
@click.option("--pack", "packs", metavar="FILE", multiple=True, type=click.Path(path_type=Path), help="As with `read`.")
def serve(
    *, path: Path, host: str, port: int, read_only: bool, token: str | None, hosts: tuple[str, ...], fetch: bool,
    packs: tuple[Path, ...],
) -> None:  # fmt: skip
    """Serve the reading room of RECORD, a file; one that is not there is made, empty.

    It is for this machine alone unless --host says otherwise; then give it a --token.
    """
    import uvicorn

    from onrecord.web.app import create_app
    from onrecord.web.settings import LOCAL, Serving

    if token is not None and not token.strip():
        raise SettingError("the token is empty", where="--token", fix="Give a secret, or - to have one made up")
    if host not in _HERE and token is None:
        raise SettingError(
            f"others could reach {host}", where="--host", fix="Give --token SECRET too, or --token - to make one up"
        )
    secret = secrets.token_urlsafe(18) if token == "-" else token  # noqa: S105 - the sign for one made up
    named = (*LOCAL, *hosts, *(() if host in ("0.0.0.0", "::") else (host,)))  # noqa: S104 - compared, not bound
    # whoever opens the address as soon as it is printed waits, and is not refused
    with _listening(host, port) as listening:
        app = create_app(Serving(path, read_only=read_only, token=secret, fetch=fetch, hosts=named, packs=packs))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False))
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{listening.getsockname()[1]}/"
        click.echo(f"{path} is open at {address}{f'?token={quote(secret)}' if secret else ''}  (Ctrl-C closes it)")
        server.run([listening])


def _listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens.

    Raises:
        SettingError: the address is not this machine's, or the port is taken.
    """
    six = ":" in host
    family = socket.AF_INET6 if six else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, dualstack_ipv6=six and socket.has_dualstack_ipv6())
    except OSError as error:
        raise SettingError(
            f"cannot listen there: {error.strerror or error}", where=f"{host}:{port}",
            fix="Give another --port, or 0 for any free one; --host is an address of this machine",
        ) from error  # fmt: skip

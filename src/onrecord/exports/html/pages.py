"""How pages are made from templates: everything escaped, nothing that acts."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from onrecord.exports.safe import visible

if TYPE_CHECKING:
    from jinja2 import Template


@cache
def template(package: str, name: str) -> Template:
    """Return a template of a package; it may include those of the page of a reading.

    Args:
        package: in whose folder it lies.
        name: of its file.
    """
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=ChoiceLoader([PackageLoader(package, ""), PackageLoader("onrecord.exports.html", "")]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)


def _shown(value: Any) -> Any:
    """Every value that a template prints passes here: characters that act become their escapes."""
    return visible(value) if type(value) is str else value

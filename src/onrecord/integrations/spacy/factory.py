"""What spaCy finds through the entry point: the factory of the component `onrecord`.

spaCy imports this for every pipeline that is made where onrecord is installed, whether or not it has the component. So
it loads nothing, registers nothing but the factory, and cannot fail.
"""

# Annotations are types here, not texts: spaCy checks the settings of a pipeline against them.

from typing import TYPE_CHECKING

from spacy.language import Language

if TYPE_CHECKING:
    from onrecord.integrations.spacy.component import OnrecordComponent


@Language.factory(
    "onrecord",
    # it finds names and sentences by itself, so that every pipeline reads alike: no component must come before it
    requires=[],
    assigns=["doc._.onrecord", "doc._.statements", "doc._.events", "doc.spans", "span._.onrecord"],
    default_config={
        "layers": None, "profile": "fast", "packs": [], "least": None, "names": None, "context": False,
    },
)  # fmt: skip
def make_component(
    nlp: Language,
    name: str,
    *,
    layers: list[str] | None,
    profile: str,
    packs: list[str],
    least: float | None,
    names: str | None,
    context: bool,
) -> "OnrecordComponent":
    """Return the component of a pipeline; spaCy calls this with the settings of `nlp.add_pipe(…, config=…)`."""
    from onrecord.integrations.spacy.component import OnrecordComponent
    from onrecord.integrations.spacy.settings import Settings

    asked = tuple(layers) if layers is not None else None
    return OnrecordComponent(name, Settings(asked, profile, tuple(packs), least, names, context))

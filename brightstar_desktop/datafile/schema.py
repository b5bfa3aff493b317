"""The JSON Schema of the published data file, made from the types that read it."""

from typing import Any

import msgspec

from brightstar_desktop.domain.catalogue import CURRENT_VERSION, FORMAT_NAME, Catalogue


def catalogue_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the published data file before compression."""
    schema = msgspec.json.schema(Catalogue)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{FORMAT_NAME}, version {CURRENT_VERSION.major}.{CURRENT_VERSION.minor}",
        **schema,
    }


def schema_text() -> str:
    """Return the schema as it is committed: indented, with a closing line break."""
    text = msgspec.json.format(msgspec.json.encode(catalogue_schema()), indent=2)
    return text.decode() + "\n"

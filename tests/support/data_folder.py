"""A small data folder that is right in every way, to be spoilt by one change at a time."""

import re
import shutil
from pathlib import Path
from typing import Any

import tomli_w

from brightstar_desktop import paths


def provider_document() -> dict[str, Any]:
    """Return a provider's file as a maintainer writes it."""
    return {
        "name": "Oakland Infusion Clinic",
        "kind": "infusion_clinic",
        "status": "active",
        "website": "https://clinic.example",
        "phones": [{"number": "+15108345000"}],
        "locations": [{"city": "Oakland", "postal_code": "94612"}],
        "formats": ["iv_infusion"],
        "conditions": ["depression"],
        "prices": [
            {
                "item": {"en": "One infusion", "es": "Una infusión"},
                "purpose": "treatment",
                "unit": "per_session",
                "format": "iv_infusion",
                "min": 500,
                "max": 500,
                "source": "about",
            }
        ],
        "sources": [
            {
                "id": "about",
                "kind": "own_site",
                "url": "https://clinic.example/about",
                "read_on": "2026-11-23",
                "read_as": "stored_copy",
                "covers": ["contact", "locations", "formats", "conditions", "prices"],
            }
        ],
    }


def other_document(name: str) -> dict[str, Any]:
    """Return the file of another practice, which publishes no telephone."""
    document = provider_document() | {"name": name}
    del document["phones"]
    return document


EDITION = "2026.11.23-1"
PUBLISHED_AT = "2026-11-23T12:00:00Z"
LISTS = (
    "vocabulary.toml",
    "crisis.toml",
    "edition.toml",
    "glossary.toml",
    "readiness.toml",
    "events.toml",
    "people.toml",
)


def make_data_folder(folder: Path, **documents: dict[str, Any]) -> Path:
    """Make a data folder with the real terms, map and guide, and one provider a document.

    Keys are slugs with underscores; without any the one provider is ``oakland``.
    """
    real = paths.bundled_data()
    for name in LISTS:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(real / name, folder / name)
    _name_edition(folder / "edition.toml")
    for name in ("geography", "guide", "faq", "articles"):
        shutil.copytree(real / name, folder / name)
    for slug, document in (documents or {"oakland": provider_document()}).items():
        write_provider(folder, slug.replace("_", "-"), document)
    return folder


def _name_edition(file: Path) -> None:
    """Give the edition a name and a day of the tests' own, whatever the real ones are now."""
    text = file.read_text(encoding="utf-8")
    named = re.sub(r'(?m)^edition = ".*"$', f'edition = "{EDITION}"', text)
    dated = re.sub(r"(?m)^published_at = .*$", f"published_at = {PUBLISHED_AT}", named)
    file.write_text(dated, encoding="utf-8")


def write_provider(
    folder: Path, slug: str, document: dict[str, Any], kind: str = "providers"
) -> Path:
    """Write ``document`` as ``kind``/``slug``.toml and return the file."""
    file = folder / kind / f"{slug}.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(tomli_w.dumps(document), encoding="utf-8")
    return file

"""Where anyone can look up a California license, its discipline, and file a complaint."""

import tomllib
from functools import cache

import msgspec
from msgspec import Struct

from brightstar_desktop import paths
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.vocabulary import Text
from brightstar_desktop.i18n import _, current_language


class LookUp(Struct, frozen=True, kw_only=True):
    code: str
    name: str
    tells: str
    url: str


class _Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A look-up of ``license_look_ups.toml``, which explains the fields."""

    code: str
    url: str
    name: Text
    tells: Text
    always: bool = False
    physicians: bool = False
    therapists: bool = False
    credentials: frozenset[str] = frozenset()
    formats: frozenset[str] = frozenset()
    settings: frozenset[str] = frozenset()


def look_ups(provider: Provider) -> tuple[LookUp, ...]:
    """Return the look-ups that fit what the provider states, the one for every license first."""
    language = current_language()
    return tuple(
        LookUp(
            code=entry.code,
            name=entry.name.in_language(language),
            tells=entry.tells.in_language(language),
            url=entry.url,
        )
        for entry in _entries()
        if _fits(entry, provider)
    )


def how_to_check() -> str:
    return _(
        "Ask who will prescribe and who will be in the room, with full name and license number. "
        "Then look each of them up: the record shows whether the license is current and any "
        "public discipline."
    )


def how_to_complain() -> LookUp:
    return LookUp(
        code="complaint",
        name=_("File a complaint"),
        tells=_(
            "A complaint goes to the board that licenses the person. The Department of Consumer "
            "Affairs shows which one; a board's own page takes the complaint. Complaints become "
            "public only when they lead to discipline."
        ),
        url="https://www.dca.ca.gov",
    )


def why_no_reviews() -> str:
    return _(
        "This app shows no reviews. They are the private words of people about their health, few "
        "people write them, and nobody can check them. A license record comes first."
    )


@cache
def _entries() -> tuple[_Entry, ...]:
    file = paths.resources() / "license_look_ups.toml"
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    return msgspec.convert(content["look_ups"], tuple[_Entry, ...])


def _fits(entry: _Entry, provider: Provider) -> bool:
    team = provider.clinical_team
    has_therapist = team.therapist_on_staff or provider.support.therapist_during_session
    return bool(
        entry.always
        or entry.credentials & _stated_credentials(provider)
        or entry.formats & set(provider.formats)
        or entry.settings & set(provider.settings)
        or (entry.therapists and has_therapist)
        or (entry.physicians and team.specialties and not _names_physician(provider))
    )


def _names_physician(provider: Provider) -> bool:
    """Return whether it is stated which of the two kinds of physician, MD or DO, is meant."""
    stated = _stated_credentials(provider)
    return any(entry.physicians and entry.credentials & stated for entry in _entries())


def _stated_credentials(provider: Provider) -> set[str]:
    team = provider.clinical_team
    return {*team.supervising_credentials, *team.administered_by}

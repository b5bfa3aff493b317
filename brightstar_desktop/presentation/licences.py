"""Where anyone can look up a California license, its discipline, and file a complaint.

Sources: the pages of the California Department of Consumer Affairs (dca.ca.gov) and of the
boards named, and of the SPRAVATO REMS (spravatorems.com).
"""

from typing import Final

from msgspec import Struct

from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.i18n import _


class LookUp(Struct, frozen=True, kw_only=True):
    """One public look-up: its name, what it tells, and its address."""

    code: str
    name: str
    tells: str
    url: str


_PHYSICIANS: Final = frozenset({"medical", "osteopathic"})
_BOARDS_OF: Final[dict[str, frozenset[str]]] = {
    "physician": _PHYSICIANS,
    "anesthesiologist": _PHYSICIANS,
    "md": frozenset({"medical"}),
    "do": frozenset({"osteopathic"}),
    "pa": frozenset({"physician_assistants"}),
    "np": frozenset({"nursing"}),
    "rn": frozenset({"nursing"}),
    "crna": frozenset({"nursing"}),
    "nurse": frozenset({"nursing"}),
    "phd": frozenset({"psychology"}),
    "psyd": frozenset({"psychology"}),
    "lmft": frozenset({"behavioral"}),
    "lcsw": frozenset({"behavioral"}),
    "lpcc": frozenset({"behavioral"}),
}
"""The boards that license each stated credential (codes of the vocabulary's "credentials")."""


def look_ups(provider: Provider) -> tuple[LookUp, ...]:
    """Return the look-ups that fit what the provider states, the one for every license first."""
    wanted = {"license_search", *_boards(provider)}
    if "intranasal_esketamine" in provider.formats:
        wanted.add("spravato")
    if _medicine_is_sent(provider):
        wanted.add("pharmacy")
    return tuple(look_up for look_up in _all_look_ups() if look_up.code in wanted)


def how_to_check() -> str:
    """Return how to use the look-ups."""
    return _(
        "Ask who will prescribe and who will be in the room, with full name and license number. "
        "Then look each of them up: the record shows whether the license is current and any "
        "public discipline."
    )


def how_to_complain() -> LookUp:
    """Return where to file a complaint."""
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
    """Return why the app shows no reviews."""
    return _(
        "This app shows no reviews. They are the private words of people about their health, few "
        "people write them, and nobody can check them. A license record comes first."
    )


def _boards(provider: Provider) -> set[str]:
    team = provider.clinical_team
    stated = (*team.supervising_credentials, *team.administered_by)
    boards = {board for code in stated for board in _BOARDS_OF.get(code, ())}
    if team.specialties and not boards & _PHYSICIANS:
        # A medical specialty means a physician, of which there are two kinds.
        boards |= _PHYSICIANS
    if team.therapist_on_staff or provider.support.therapist_during_session:
        boards |= {"behavioral", "psychology"}
    return boards


def _medicine_is_sent(provider: Provider) -> bool:
    return bool({"sublingual", "oral"} & set(provider.formats)) or "at_home" in provider.settings


def _all_look_ups() -> tuple[LookUp, ...]:
    return (
        LookUp(
            code="license_search",
            name=_("DCA License Search"),
            tells=_("Most California health licenses in one search: status and discipline."),
            url="https://search.dca.ca.gov",
        ),
        LookUp(
            code="medical",
            name=_("Medical Board of California"),
            tells=_("Physicians with an MD."),
            url="https://www.mbc.ca.gov",
        ),
        LookUp(
            code="osteopathic",
            name=_("Osteopathic Medical Board"),
            tells=_("Physicians with a DO; their license numbers start with 20A."),
            url="https://www.ombc.ca.gov",
        ),
        LookUp(
            code="nursing",
            name=_("Board of Registered Nursing"),
            tells=_("Nurses, nurse practitioners and nurse anesthetists."),
            url="https://www.rn.ca.gov",
        ),
        LookUp(
            code="physician_assistants",
            name=_("Physician Assistant Board"),
            tells=_("Physician assistants."),
            url="https://www.pab.ca.gov",
        ),
        LookUp(
            code="psychology",
            name=_("Board of Psychology"),
            tells=_("Psychologists."),
            url="https://www.psychology.ca.gov",
        ),
        LookUp(
            code="behavioral",
            name=_("Board of Behavioral Sciences"),
            tells=_("Family therapists, clinical social workers and counselors."),
            url="https://www.bbs.ca.gov",
        ),
        LookUp(
            code="pharmacy",
            name=_("Board of Pharmacy"),
            tells=_("Pharmacies and pharmacists, also those that compound lozenges."),
            url="https://www.pharmacy.ca.gov",
        ),
        LookUp(
            code="spravato",
            name=_("SPRAVATO safety program (REMS)"),
            tells=_("Esketamine may be given only in a certified place: ask, and check here."),
            url="https://www.spravatorems.com",
        ),
    )

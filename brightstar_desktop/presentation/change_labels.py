"""What the facts of a provider are called where a change of one is told."""

import re
from typing import Final

from brightstar_desktop.i18n import _

FACET_OF_FACT: Final = {
    "kind": "kinds",
    "status": "statuses",
    "formats": "formats",
    "settings": "settings",
    "conditions": "conditions",
    "populations": "populations",
    "languages": "languages",
    "approach": "approach",
    "other_treatments": "other_treatments",
    "clinical_team.supervising_credentials": "credentials",
    "clinical_team.specialties": "specialties",
    "clinical_team.administered_by": "credentials",
    "protocol.monitoring": "monitoring",
    "access.accepting_new_patients": "accepting",
    "locations.accessibility": "accessibility",
    "source_not_recorded": "fact_groups",
}
"""The facet of the vocabulary that explains a fact's codes."""
_PLACE_IN_LIST: Final = re.compile(r"\[\d+\]")


def fact_name(field: str) -> str:
    """Return the path of a fact without its places in lists: "locations.hours"."""
    return _PLACE_IN_LIST.sub("", field)


def fact_label(field: str) -> str:
    """Return what a fact is called; its name in the data where this program has no words for it."""
    name = fact_name(field)
    labels = _practice() | _care() | _course() | _money()
    return labels.get(name) or name.replace(".", ", ").replace("_", " ")


def _practice() -> dict[str, str]:
    return {
        "name": _("Name"),
        "former_names": _("Former names"),
        "kind": _("Kind of practice"),
        "status": _("Status"),
        "website": _("Website"),
        "phones": _("Phone"),
        "locations": _("Office"),
        "locations.phone": _("Phone of an office"),
        "locations.hours": _("Hours of an office"),
        "locations.accessibility": _("Access to an office"),
        "service_area.in_person": _("In person"),
        "service_area.statewide_telehealth": _("All California by video"),
        "service_area.states": _("States served"),
        "service_area.towns": _("Towns served"),
        "non_profit": _("Non-profit"),
        "identifiers.npi": _("NPI (federal register)"),
        "identifiers.licence": _("License number"),
        "cautions": _("Caution"),
        "source_not_recorded": _("Facts whose page was not recorded"),
    }


def _care() -> dict[str, str]:
    return {
        "formats": _("Given as"),
        "settings": _("Setting"),
        "approach": _("Approach"),
        "other_treatments": _("Also offers"),
        "conditions": _("Conditions"),
        "populations": _("People served"),
        "ages.minimum": _("Youngest age treated"),
        "ages.maximum": _("Oldest age treated"),
        "languages": _("Languages"),
        "clinical_team.supervising_credentials": _("Supervised by"),
        "clinical_team.specialties": _("Specialty"),
        "clinical_team.administered_by": _("Given by"),
        "clinical_team.therapist_on_staff": _("Therapist on staff"),
        "clinical_team.rems_certified": _("Certified for SPRAVATO (REMS)"),
        "support.preparation": _("Preparation"),
        "support.therapist_during_session": _("Therapist during the session"),
        "support.integration": _("Integration afterwards"),
        "support.own_therapist_welcome": _("Works with your own therapist"),
        "support.prescriber_partner": _("Prescribing is done by"),
    }


def _course() -> dict[str, str]:
    return {
        "protocol.initial_sessions": _("Sessions of the first series"),
        "protocol.initial_weeks": _("Weeks of the first series"),
        "protocol.session_minutes": _("Minutes of one session"),
        "protocol.maintenance": _("Maintenance"),
        "protocol.individualised": _("Adjusted to each person"),
        "protocol.monitoring": _("Monitoring"),
        "access.accepting_new_patients": _("New patients"),
        "access.referral_required": _("Referral needed"),
        "access.driver_required": _("Someone must drive you home"),
        "access.steps": _("First steps"),
        "access.exclusions": _("Who is not treated"),
    }


def _money() -> dict[str, str]:
    return {
        "payment.insurance": _("Insurance"),
        "payment.superbill": _("Bill for your insurer (superbill)"),
        "payment.financing": _("Payment plans or financing"),
        "payment.sliding_scale": _("Sliding scale"),
        "payment.hsa_fsa": _("HSA or FSA card"),
        "payment.discounts": _("Discounts"),
        "payment.cancellation": _("Cancellation"),
    }

"""A provider and everything that is known of it, its prices as pages state them included.

Every optional fact has three answers: yes, no, and *not stated* (``None`` or an empty tuple).
Codes are plain strings explained by the edition's vocabulary, so that a new term needs no new app.
"""

from typing import Final

from msgspec import Struct

from brightstar_desktop.domain.bounds import (
    Age,
    Code,
    Count,
    Latitude,
    Line,
    Longitude,
    Money,
    PartialDate,
    PhoneNumber,
    Sentences,
    UpTo100,
    UpTo500,
    WebAddress,
)
from brightstar_desktop.domain.evidence import FACT_GROUPS, Evidence, Source
from brightstar_desktop.domain.vocabulary import Text

PRICE_UNITS: Final = (
    "per_session", "consultation", "per_hour", "per_month", "per_series", "per_program",
)  # fmt: skip
"""What one amount pays for: one session, one visit, an hour, a month, a series, a programme."""

PRICE_PURPOSES: Final = (
    "treatment", "consultation", "follow_up", "preparation_integration", "medication",
    "drug_copay", "introductory_call", "service_fee", "retreat",
)  # fmt: skip
"""What the money is for. Only "treatment" prices are compared as the price of a session."""

PRICE_QUALIFIERS: Final = ("exact", "from", "up_to", "around", "reported")
"""How firmly the page states the amount; "reported" means that the press named it."""


class Price(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One stated price in whole ``currency`` units.

    ``min`` alone is a "from" price, ``max`` alone a ceiling. ``sessions`` is how many sessions
    the amount buys. ``rate`` is "membership", "sliding_scale" or "package" where the amount is
    not what a first patient would ordinarily pay. ``as_of`` is a date of the form YYYY,
    YYYY-MM or YYYY-MM-DD that the page gives for the price. ``source`` indexes the provider's
    sources.
    """

    item: Text
    unit: Code
    purpose: Code
    source: Count
    min: Money | None = None
    max: Money | None = None
    currency: Code = "USD"
    qualifier: Code = "exact"
    format: Code | None = None
    setting: Code | None = None
    rate: Code | None = None
    sessions: Count | None = None
    minutes: Count | None = None
    refundable: bool | None = None
    existing_patients_only: bool | None = None
    includes: UpTo100[Text] = ()
    excludes: UpTo100[Text] = ()
    as_of: PartialDate | None = None


class SessionPrice(Struct, frozen=True, kw_only=True):
    """The lowest stated price of one treatment session, and the price it was read from.

    ``derived`` is True where a package price was divided by its number of sessions.
    """

    amount: int
    price: Price
    derived: bool = False


def session_price(prices: tuple[Price, ...]) -> SessionPrice | None:
    """Return the lowest stated price of one treatment session, or None where none is stated.

    Single-session prices win over packages divided by their sessions; prices for members or
    existing patients, sliding-scale floors and ceilings are not what a new patient should expect
    to pay and are used only when a provider states nothing else of its kind. Drug copays are
    never used.
    """
    candidates = [found for price in prices if (found := _as_session_price(price))]
    return min(candidates, key=_preference, default=None)


def _as_session_price(price: Price) -> SessionPrice | None:
    amount = price.min if price.min is not None else price.max
    if price.purpose != "treatment" or amount is None:
        return None
    if price.unit == "per_session":
        return SessionPrice(amount=amount, price=price)
    if price.unit in ("per_series", "per_program") and price.sessions:
        each = round(amount / price.sessions)
        return SessionPrice(amount=each, price=price, derived=True)
    return None


def _preference(candidate: SessionPrice) -> tuple[bool, bool, int]:
    price = candidate.price
    unusual = (
        price.rate in ("membership", "sliding_scale")
        or price.qualifier == "up_to"
        or price.existing_patients_only is True
    )
    return unusual, candidate.derived, candidate.amount


class Span(Struct, frozen=True, omit_defaults=True):
    """A whole number stated exactly (both ends alike), as a range, or with one end open."""

    min: Count | None = None
    max: Count | None = None

    def __bool__(self) -> bool:
        """Tell whether anything is stated: a span without ends says nothing."""
        return self.min is not None or self.max is not None


class Phone(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A telephone number in E.164 form, and whose it is where a page says so."""

    number: PhoneNumber
    label: Text | None = None


class Location(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A place where care is given.

    ``latitude`` and ``longitude`` are degrees (WGS 84); ``position_from`` says how they were
    obtained: "address", "zip" (centre of the ZIP area) or "city" (centre of the place).
    ``hours`` is an OpenStreetMap opening_hours string.
    """

    city: Line | None = None
    street: Line | None = None
    postal_code: Code | None = None
    county: Code | None = None
    region: Code | None = None
    latitude: Latitude | None = None
    longitude: Longitude | None = None
    position_from: Code | None = None
    phone: PhoneNumber | None = None
    hours: Sentences | None = None
    accessibility: UpTo100[Code] = ()


class ServiceArea(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Whom the provider reaches beyond its doors."""

    in_person: bool | None = None
    statewide_telehealth: bool | None = None
    states: UpTo100[Code] = ()
    towns: UpTo500[Line] = ()


class Insurance(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Whether insurance is taken; ``format`` None means that the page does not say for which."""

    accepted: bool
    format: Code | None = None
    insurers: UpTo100[Line] = ()


class Payment(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How care can be paid for."""

    insurance: UpTo100[Insurance] = ()
    superbill: bool | None = None
    financing: bool | None = None
    sliding_scale: bool | None = None
    hsa_fsa: bool | None = None
    discounts: UpTo100[Text] = ()
    cancellation: Text | None = None


class ClinicalTeam(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who supervises, who gives the medicine, and whether a therapist is on the staff."""

    supervising_credentials: UpTo100[Code] = ()
    specialties: UpTo100[Code] = ()
    administered_by: UpTo100[Code] = ()
    therapist_on_staff: bool | None = None
    rems_certified: bool | None = None


class Support(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The help around a session."""

    preparation: bool | None = None
    therapist_during_session: bool | None = None
    integration: bool | None = None
    own_therapist_welcome: bool | None = None
    prescriber_partner: Text | None = None


class Protocol(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How a course of treatment runs."""

    initial_sessions: Span | None = None
    initial_weeks: Span | None = None
    session_minutes: Span | None = None
    maintenance: Text | None = None
    individualised: bool | None = None
    monitoring: UpTo100[Code] = ()


class Ages(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The ages treated, in years."""

    minimum: Age | None = None
    maximum: Age | None = None


class Access(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What it takes to become a patient.

    ``accepting_new_patients`` is one of Plan-Net's codes: newpt, nopt, existptonly, existptfam.
    """

    accepting_new_patients: Code | None = None
    referral_required: bool | None = None
    driver_required: bool | None = None
    steps: UpTo100[Text] = ()
    exclusions: UpTo100[Text] = ()


class Identifiers(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Public register numbers of the practice (never of a person)."""

    npi: Code | None = None
    licence: Code | None = None


class Caution(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something a reader should know before relying on a fact group."""

    group: Code
    text: Text


class Provider(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An organisation or practice that offers ketamine care.

    ``slug`` is stable for ever. ``source_not_recorded`` names the fact groups of which one of
    ``sources`` is the origin without the record saying which.
    """

    slug: Code
    name: Line
    kind: Code
    status: Code
    website: WebAddress | None = None
    former_names: UpTo100[Line] = ()
    phones: UpTo100[Phone] = ()
    locations: UpTo500[Location] = ()
    service_area: ServiceArea = ServiceArea()
    formats: UpTo100[Code] = ()
    settings: UpTo100[Code] = ()
    conditions: UpTo100[Code] = ()
    populations: UpTo100[Code] = ()
    ages: Ages = Ages()
    languages: UpTo100[Code] = ()
    prices: UpTo500[Price] = ()
    payment: Payment = Payment()
    clinical_team: ClinicalTeam = ClinicalTeam()
    support: Support = Support()
    protocol: Protocol = Protocol()
    approach: UpTo100[Code] = ()
    other_treatments: UpTo100[Code] = ()
    non_profit: bool | None = None
    access: Access = Access()
    identifiers: Identifiers = Identifiers()
    cautions: UpTo100[Caution] = ()
    sources: UpTo500[Source] = ()
    source_not_recorded: UpTo100[Code] = ()

    def evidence(self, group: str) -> Evidence:
        """Return what vouches for ``group`` (one of FACT_GROUPS)."""
        if group in self.source_not_recorded:
            exact = len(self.sources) == 1
            return Evidence(group=group, sources=self.sources, exact=exact)
        covering = tuple(source for source in self.sources if group in source.covers)
        return Evidence(group=group, sources=covering)

    def stated_groups(self) -> tuple[str, ...]:
        facts: dict[str, tuple[object, ...]] = {
            "contact": (self.website, self.phones, self.former_names),
            "locations": (self.locations, _beyond_default(self.service_area)),
            "formats": (self.formats, self.settings, self.other_treatments),
            "conditions": (self.conditions,),
            "prices": (self.prices,),
            "payment": (_beyond_default(self.payment),),
            "clinical_team": (_beyond_default(self.clinical_team),),
            "support": (_beyond_default(self.support),),
            "protocol": (_beyond_default(self.protocol),),
            "populations": (self.populations, _beyond_default(self.ages), self.languages),
            "access": (_beyond_default(self.access),),
        }
        return tuple(group for group in FACT_GROUPS if any(facts[group]))


def _beyond_default(value: Struct) -> bool:
    return value != type(value)()

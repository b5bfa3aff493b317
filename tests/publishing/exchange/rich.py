"""A provider that states something in every field a provider has."""

from datetime import date
from typing import Any

from brightstar_desktop.domain.evidence import FACT_GROUPS, Source
from brightstar_desktop.domain.provider import (
    Access,
    Ages,
    Caution,
    ClinicalTeam,
    Identifiers,
    Insurance,
    Location,
    Payment,
    Phone,
    Price,
    Protocol,
    Provider,
    ServiceArea,
    Span,
    Support,
)
from brightstar_desktop.domain.vocabulary import Text


def text(english: str) -> Text:
    """Return a text in both languages."""
    return Text(english, f"{english} en español")


def rich_provider() -> Provider:
    """Return a provider of which every field is stated, in texts that are hard to write."""
    return Provider(
        slug="rich-clinic",
        name="=Rich; Clinic \\ „Ü”",
        kind="integrative_center",
        status="active",
        website="https://rich.example",
        former_names=("Poor; Clinic", "@Clinic"),
        phones=(Phone(number="+15108345009", label=text("Oakland")), Phone(number="+14158345001")),
        locations=_locations(),
        service_area=ServiceArea(
            in_person=True, statewide_telehealth=True, states=("CA", "OR"), towns=("Alameda",)
        ),
        formats=("iv_infusion", "sublingual"),
        settings=("kap",),
        conditions=("depression", "ptsd"),
        populations=("veterans",),
        ages=Ages(minimum=18, maximum=80),
        languages=("es", "ase"),
        prices=_prices(),
        payment=_payment(),
        **_care(),
        approach=("medical",),
        other_treatments=("tms",),
        non_profit=True,
        access=Access(
            accepting_new_patients="newpt",
            referral_required=False,
            driver_required=True,
            steps=(text("Call"), text("Fill in a form")),
            exclusions=(text("Uncontrolled blood pressure"),),
        ),
        identifiers=Identifiers(npi="1234567893", licence="A-1"),
        cautions=(Caution(group="prices", text=text("Old prices")),),
        sources=_sources(),
        source_not_recorded=("support",),
    )


def _locations() -> tuple[Location, ...]:
    return (
        Location(
            street="1 Example Street, Suite 2",
            city="Oakland",
            postal_code="94612",
            county="Alameda",
            region="bay_area",
            latitude=37.80437,
            longitude=-122.2708,
            position_from="address",
            phone="+15108345002",
            hours="Mo-Fr 09:00-17:00; Sa 10:00-12:00",
            accessibility=("elevator", "step_free_entrance"),
        ),
        Location(county="San Diego", region="san_diego"),
    )


def _payment() -> Payment:
    return Payment(
        insurance=(
            Insurance(accepted=True, format="iv_infusion", insurers=("Aetna (California)",)),
            Insurance(accepted=False),
        ),
        superbill=True,
        financing=False,
        sliding_scale=True,
        hsa_fsa=False,
        discounts=(text("10% off; for veterans"), text("-5% in spring")),
        cancellation=text("48 hours"),
    )


def _care() -> dict[str, Any]:
    return {
        "clinical_team": ClinicalTeam(
            supervising_credentials=("md",),
            specialties=("psychiatry", "pain_medicine"),
            administered_by=("nurse",),
            therapist_on_staff=True,
            rems_certified=False,
        ),
        "support": Support(
            preparation=True,
            therapist_during_session=False,
            integration=True,
            own_therapist_welcome=True,
            prescriber_partner=text("An outside physician"),
        ),
        "protocol": Protocol(
            initial_sessions=Span(6, 6),
            initial_weeks=Span(2, None),
            session_minutes=Span(None, 60),
            maintenance=text("Monthly"),
            individualised=True,
            monitoring=("blood_pressure",),
        ),
    }


def _prices() -> tuple[Price, ...]:
    infusion = Price(
        item=text('"One" infusion,\nslow'),
        unit="per_session",
        purpose="treatment",
        source=1,
        min=500,
        max=600,
        qualifier="around",
        format="iv_infusion",
        setting="kap",
        rate="package",
        sessions=1,
        minutes=60,
        refundable=False,
        existing_patients_only=True,
        includes=(text("Medicine"), text("Nurse")),
        excludes=(text("Therapy"),),
        as_of="2026-09",
    )
    free = Price(
        item=text("First call"),
        unit="consultation",
        purpose="introductory_call",
        source=0,
        min=0,
        max=0,
    )
    ceiling = Price(
        item=text("Lozenges"),
        unit="per_month",
        purpose="medication",
        source=0,
        max=90,
        qualifier="up_to",
    )
    return infusion, free, ceiling


def _sources() -> tuple[Source, ...]:
    covered = tuple(group for group in FACT_GROUPS if group != "support")
    return (
        Source(
            kind="own_site",
            read_on=date(2026, 11, 20),
            read_as="live",
            covers=covered,
            url="https://rich.example/",
        ),
        Source(
            kind="own_site",
            read_on=date(2026, 11, 21),
            read_as="stored_copy",
            covers=("prices",),
            url="https://rich.example/pricing",
            page_date="2026-10",
        ),
        Source(
            kind="contact",
            read_on=date(2026, 11, 22),
            read_as="contact",
            covers=("access",),
            note=text("By telephone"),
        ),
    )

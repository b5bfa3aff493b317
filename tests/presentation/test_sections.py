"""The sections of a provider: every fact group, stated or not."""

import msgspec
import pytest

from brightstar_desktop.domain.evidence import FACT_GROUPS, AgeClass
from brightstar_desktop.domain.provider import (
    Access,
    Ages,
    Caution,
    ClinicalTeam,
    Identifiers,
    Insurance,
    Payment,
    Phone,
    Protocol,
    Provider,
    ServiceArea,
    Span,
    Support,
)
from brightstar_desktop.domain.search_result import Hit
from brightstar_desktop.domain.vocabulary import Text, Vocabulary
from brightstar_desktop.presentation.sections import FactSection, caution_words, detail_sections
from tests.support.factories import (
    TODAY,
    make_location,
    make_price,
    make_provider,
    make_source,
)
from tests.support.vocabulary import make_vocabulary

EMPTY = Provider(slug="empty", name="Empty", kind="infusion_clinic", status="active")


def _section(provider: Provider, group: str, hit: Hit | None = None) -> FactSection:
    sections = detail_sections(provider, make_vocabulary(), TODAY, hit)
    return next(section for section in sections if section.group == group)


def _words(provider: Provider, group: str, hit: Hit | None = None) -> dict[str, str]:
    return {row.label: row.words for row in _section(provider, group, hit).rows}


def test_every_group_appears_even_where_nothing_is_stated() -> None:
    sections = detail_sections(EMPTY, Vocabulary(), TODAY)
    assert tuple(section.group for section in sections) == FACT_GROUPS
    for section in sections:
        assert section.rows
        assert not section.stated
        assert section.age is None
        assert all(row.words == "not stated" for row in section.rows)


def test_a_stated_group_has_an_age_and_evidence() -> None:
    section = _section(make_provider(), "formats")
    assert section.stated
    assert section.age
    assert section.age.age_class is AgeClass.UNDATED
    assert len(section.evidence.sources) == 1


def test_contact_tells_what_is_stated_and_leaves_out_what_few_state() -> None:
    assert _words(make_provider(phones=()), "contact") == {
        "Website": "clinic.example",
        "Phone": "not stated",
    }
    full = make_provider(
        phones=(Phone(number="+15302148992", label=Text("Front desk")),),
        former_names=("Old Name",),
        non_profit=True,
        identifiers=Identifiers(npi="1234567893", licence="550000001"),
    )
    assert _words(full, "contact") == {
        "Website": "clinic.example",
        "Phone": "(530) 214-8992",
        "Former names": "Old Name",
        "Non-profit": "yes",
        "NPI (federal register)": "1234567893",
        "License number": "550000001",
    }


def test_the_nearest_office_says_how_far_and_how_exactly() -> None:
    provider = make_provider()
    hit = Hit(provider=provider, distance_miles=4.2, nearest_location=0)
    notes = _section(provider, "locations", hit).rows[0].notes
    assert notes[0] == "4 mi away, measured to the center of the town or ZIP area"
    exact = make_provider(locations=(make_location(position_from="address", street="1 Main St"),))
    hit = Hit(provider=exact, distance_miles=4.2, nearest_location=0)
    assert _section(exact, "locations", hit).rows[0].notes == ("4 mi away",)


def test_an_office_without_a_street_says_so() -> None:
    row = _section(make_provider(), "locations").rows[0]
    assert row.value == "Oakland, Alameda County"
    assert row.notes == ("Street address not stated.",)


def test_reach_beyond_the_doors_is_told() -> None:
    area = ServiceArea(in_person=True, states=("CA", "NV"), towns=("Reno",))
    words = _words(make_provider(service_area=area), "locations")
    assert words["In person"] == "yes"
    assert words["All California by video"] == "not stated"
    assert words["States served"] == "CA, NV"
    assert words["Towns served"] == "Reno"


@pytest.mark.parametrize(
    ("insurance", "value", "notes"),
    [
        (Insurance(accepted=True), "accepted", ("For which treatment is not stated: ask.",)),
        (Insurance(accepted=False), "not accepted", ()),
        (
            Insurance(accepted=True, format="intranasal_esketamine", insurers=("Aetna",)),
            "accepted for Esketamine nasal spray (SPRAVATO)",
            ("Named: Aetna",),
        ),
        (
            Insurance(accepted=False, format="iv_infusion"),
            "not accepted for IV infusion",
            (),
        ),
    ],
)
def test_insurance_belongs_to_a_treatment(
    insurance: Insurance, value: str, notes: tuple[str, ...]
) -> None:
    row = _section(make_provider(payment=Payment(insurance=(insurance,))), "payment").rows[0]
    assert (row.label, row.value, row.notes) == ("Insurance", value, notes)


def test_rare_ways_to_pay_appear_only_where_stated() -> None:
    plain = _words(make_provider(), "payment")
    assert "HSA or FSA card" not in plain
    payment = Payment(hsa_fsa=True, discounts=(Text("Veterans"),), cancellation=Text("48 hours"))
    words = _words(make_provider(payment=payment), "payment")
    assert words["HSA or FSA card"] == "yes"
    assert words["Discounts"] == "Veterans"
    assert words["Cancellation"] == "48 hours"


def test_a_price_carries_its_terms() -> None:
    price = make_price(
        rate="membership",
        refundable=False,
        existing_patients_only=True,
        as_of="2023-01",
        includes=(Text("a blanket"), Text("music")),
        excludes=(Text("medicine"),),
    )
    row = _section(make_provider(prices=(price,)), "prices").rows[0]
    assert (row.strong, row.value) == ("$500", "a session")
    assert row.notes == (
        "Membership rate · not refundable · for existing patients only · price of Jan 2023",
        "Includes: a blanket, music",
        "Not included: medicine",
    )


def test_prices_from_several_pages_each_tell_their_age() -> None:
    pages = (make_source(), make_source(kind="third_party", page_date="2023-11"))
    prices = (make_price(), make_price(source=1, qualifier="reported"))
    rows = _section(make_provider(prices=prices, sources=pages), "prices").rows
    assert rows[0].notes == ("Undated · read Nov 2026",)
    assert rows[1].notes == ("Reported by the press", "Page dated Nov 2023 · read Nov 2026")


def test_prices_are_as_old_as_the_one_that_stands_for_them() -> None:
    pages = (make_source(), make_source(kind="third_party", page_date="2023-11"))
    prices = (make_price(), make_price(source=1, rate="membership"))
    section = _section(make_provider(prices=prices, sources=pages), "prices")
    assert section.age
    assert section.age.age_class is AgeClass.UNDATED


def test_a_makers_copay_is_not_taken_for_the_clinics_price() -> None:
    row = _section(make_provider(prices=(make_price(purpose="drug_copay"),)), "prices").rows[0]
    assert row.notes == ("The drug maker's copay offer, not the clinic's price",)


def test_a_course_reads_as_one_sentence() -> None:
    protocol = Protocol(
        initial_sessions=Span(5, 5),
        initial_weeks=Span(3, 4),
        session_minutes=Span(60, 60),
        maintenance=Text("every month"),
        individualised=False,
        monitoring=("blood_pressure",),
    )
    assert _words(make_provider(protocol=protocol), "protocol") == {
        "First series": "5 sessions in 3 to 4 weeks",
        "One session": "60 minutes",
        "Maintenance": "every month",
        "Adjusted to each person": "no",
        "Monitoring": "blood pressure",
    }
    weeks_only = make_provider(protocol=Protocol(initial_weeks=Span(1, 1)))
    assert _words(weeks_only, "protocol")["First series"] == "1 week"


def test_the_rems_is_asked_about_only_where_esketamine_is_given() -> None:
    assert "Certified for SPRAVATO (REMS)" not in _words(make_provider(), "clinical_team")
    spravato = make_provider(formats=("intranasal_esketamine",))
    assert _words(spravato, "clinical_team")["Certified for SPRAVATO (REMS)"] == "not stated"


def test_an_approach_is_told_only_where_one_is_stated() -> None:
    assert "Approach" not in _words(make_provider(), "formats")
    stated = _words(make_provider(approach=("psychotherapy_centered",)), "formats")
    assert stated["Approach"] != "not stated"


def test_the_team_and_support_are_told() -> None:
    provider = make_provider(
        clinical_team=ClinicalTeam(administered_by=("pa",), therapist_on_staff=False),
        support=Support(preparation=True, prescriber_partner=Text("a partner company")),
    )
    team = _words(provider, "clinical_team")
    assert (team["Given by"], team["Therapist on staff"]) == ("Physician assistant (PA)", "no")
    support = _words(provider, "support")
    assert (support["Preparation"], support["Prescribing is done by"]) == (
        "yes",
        "a partner company",
    )


@pytest.mark.parametrize(
    ("ages", "words"),
    [
        (Ages(minimum=18), "18 years and older"),
        (Ages(minimum=18, maximum=65), "18 to 65 years"),
        (Ages(maximum=65), "up to 65 years"),
        (Ages(minimum=0, maximum=0), "0 to 0 years"),
        (Ages(minimum=0), "0 years and older"),
        (Ages(), "not stated"),
    ],
)
def test_ages_say_which_end_is_open(ages: Ages, words: str) -> None:
    assert _words(make_provider(ages=ages), "populations")["Ages"] == words


def test_access_tells_what_it_takes() -> None:
    access = Access(driver_required=True, exclusions=(Text("psychosis"),))
    words = _words(make_provider(access=access), "access")
    assert words["Someone must drive you home"] == "yes"
    assert words["Who is not treated"] == "psychosis"
    assert words["New patients"] == "not stated"


def test_cautions_stand_with_their_group_and_all_together() -> None:
    provider = make_provider(cautions=(Caution(group="prices", text=Text("From 2021.")),))
    assert _section(provider, "prices").cautions == ("From 2021.",)
    assert _section(provider, "payment").cautions == ()
    assert caution_words(provider) == ("From 2021.",)


def test_every_field_of_a_provider_has_a_place_in_words() -> None:
    """A new field must be given a row or be named here as shown elsewhere."""
    shown_elsewhere = {
        "slug", "name", "kind", "status", "cautions", "sources", "source_not_recorded",
    }  # fmt: skip
    in_rows = {
        "website", "former_names", "phones", "locations", "service_area", "formats", "settings",
        "conditions", "populations", "ages", "languages", "prices", "payment", "clinical_team",
        "support", "protocol", "approach", "other_treatments", "non_profit", "access",
        "identifiers",
    }  # fmt: skip
    assert {field.name for field in msgspec.structs.fields(Provider)} == shown_elsewhere | in_rows


def test_a_span_without_ends_is_not_stated() -> None:
    empty = Protocol(initial_sessions=Span(), initial_weeks=Span(), session_minutes=Span())
    section = _section(make_provider(protocol=empty), "protocol")
    assert not section.stated
    weeks = Protocol(initial_sessions=Span(), initial_weeks=Span(2, 3))
    assert _words(make_provider(protocol=weeks), "protocol")["First series"] == "2 to 3 weeks"


@pytest.mark.parametrize(
    ("position_from", "words"),
    [
        ("address", "4 mi away"),
        ("zip", "4 mi away, measured to the center of the town or ZIP area"),
        ("city", "4 mi away, measured to the center of the town or ZIP area"),
    ],
)
def test_a_distance_says_where_it_was_measured_to(position_from: str, words: str) -> None:
    offices = (make_location(), make_location(city="Berkeley", position_from=position_from))
    provider = make_provider(locations=offices)
    hit = Hit(provider=provider, distance_miles=4.2, nearest_location=1)
    first, second, *_others = _section(provider, "locations", hit).rows
    assert words in second.notes
    assert not any("away" in note for note in first.notes)


@pytest.mark.parametrize(
    ("sessions", "words"),
    [
        (Span(1, 1), "1 session"),
        (Span(1, 4), "1 to 4 sessions"),
        (Span(1, None), "at least 1 session"),
        (Span(2, None), "at least 2 sessions"),
        (Span(None, 1), "up to 1 session"),
    ],
)
def test_the_larger_end_of_a_span_decides_between_one_and_many(sessions: Span, words: str) -> None:
    provider = make_provider(protocol=Protocol(initial_sessions=sessions))
    assert _words(provider, "protocol")["First series"] == words


@pytest.mark.parametrize(("answer", "words"), [(True, "yes"), (False, "no"), (None, None)])
def test_a_health_account_is_named_where_a_page_says_yes_or_no(
    answer: bool | None, words: str | None
) -> None:
    provider = make_provider(payment=Payment(hsa_fsa=answer))
    assert _words(provider, "payment").get("HSA or FSA card") == words

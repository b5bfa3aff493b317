"""The columns of the spreadsheet: one row a provider, one column a fact.

A fact that a provider may have several of has a *group*: ``price_min`` is the first price's,
``price_min_2`` the second's. ``path`` is where the fact stands in a provider's file, within its
group; ``[]`` in it marks a list of texts, whose languages stand in two columns.
"""

from typing import Final, NamedTuple

from brightstar_desktop.publishing.exchange.cells import Kind


class Column(NamedTuple):
    """One column: ``usual`` ones are in the template, ``facet`` names the codes it takes."""

    name: str
    path: str
    kind: Kind = Kind.TEXT
    meaning: str = ""
    facet: str = ""
    group: str = ""
    usual: bool = False

    def named(self, number: int) -> str:
        """Return the heading of the ``number``-th of the group."""
        return self.name if number == 1 else f"{self.name}_{number}"


def _codes(path: str, facet: str = "", *, usual: bool = False, group: str = "") -> Column:
    name = path.rpartition(".")[2]
    return Column(name, path, Kind.LIST, "", facet or name, group, usual)


def _flag(path: str, *, usual: bool = False) -> Column:
    return Column(path.rpartition(".")[2], path, Kind.FLAG, usual=usual)


def _number(path: str, *, usual: bool = False) -> Column:
    return Column(path.rpartition(".")[2], path, Kind.NUMBER, usual=usual)


def _words(name: str, path: str, meaning: str = "", group: str = "") -> tuple[Column, ...]:
    """Return the two columns of a text, or of a list of texts where ``path`` ends with []."""
    kind = Kind.LIST if path.endswith("[]") else Kind.TEXT
    return tuple(
        Column(f"{name}_{language}", f"{path}.{language}", kind, said, group=group)
        for language, said in (("en", meaning), ("es", "the same in Spanish"))
    )


def _span(name: str) -> tuple[Column, ...]:
    """Return the two columns of a number that may be a range."""
    return tuple(
        Column(f"{name}_{end}", f"protocol.{name}.{end}", Kind.NUMBER) for end in ("min", "max")
    )


def _grouped(group: str, *columns: Column) -> tuple[Column, ...]:
    return tuple(column._replace(group=group) for column in columns)


_HEAD: Final = (
    Column("slug", "slug", meaning="name of the file: small letters, digits, hyphens", usual=True),
    Column("name", "name", meaning="as the practice writes it", usual=True),
    Column("kind", "kind", facet="kinds", usual=True),
    Column("status", "status", facet="statuses", usual=True),
    Column("website", "website", meaning="https://…", usual=True),
    Column("former_names", "former_names", Kind.LIST),
)
_PHONES: Final = _grouped(
    "phones",
    Column("phone", "number", Kind.PHONE, "with area code", usual=True),
    *_words("phone_label", "label", "whose number it is"),
)
_LOCATIONS: Final = _grouped(
    "locations",
    Column("street", "street", usual=True),
    Column("city", "city", usual=True),
    Column("postal_code", "postal_code", meaning="five digits", usual=True),
    Column("county", "county", facet="counties", meaning="where no city is stated", usual=True),
    Column("region", "region", facet="regions", meaning="where no county is stated"),
    Column("latitude", "latitude", Kind.DECIMAL, "of the address"),
    Column("longitude", "longitude", Kind.DECIMAL, "of the address"),
    Column("location_phone", "phone", Kind.PHONE, "where it differs from phone"),
    Column("hours", "hours", meaning="Mo-Fr 09:00-17:00", usual=True),
    _codes("accessibility"),
)
_CARE: Final = (
    _flag("service_area.in_person", usual=True),
    _flag("service_area.statewide_telehealth", usual=True),
    Column("states", "service_area.states", Kind.LIST, "CA"),
    Column("towns", "service_area.towns", Kind.LIST, "served, without an office there"),
    _codes("formats", usual=True),
    _codes("settings", usual=True),
    _codes("conditions", usual=True),
    _codes("populations", usual=True),
    _number("ages.minimum")._replace(name="minimum_age"),
    _number("ages.maximum")._replace(name="maximum_age"),
    _codes("languages", usual=True),
    _codes("approach"),
    _codes("other_treatments"),
    _flag("non_profit"),
)
_INSURANCE: Final = _grouped(
    "payment.insurance",
    _flag("accepted", usual=True)._replace(name="insurance_accepted"),
    Column("insurance_format", "format", facet="formats", meaning="for which it is said"),
    Column("insurers", "insurers", Kind.LIST, usual=True),
)
_MONEY: Final = (
    _flag("payment.superbill", usual=True),
    _flag("payment.financing", usual=True),
    _flag("payment.sliding_scale", usual=True),
    _flag("payment.hsa_fsa", usual=True),
    *_words("discounts", "payment.discounts[]"),
    *_words("cancellation", "payment.cancellation"),
)
_PEOPLE: Final = (
    _codes("clinical_team.supervising_credentials", "credentials", usual=True),
    _codes("clinical_team.specialties"),
    _codes("clinical_team.administered_by", "credentials"),
    _flag("clinical_team.therapist_on_staff"),
    _flag("clinical_team.rems_certified"),
    _flag("support.preparation", usual=True),
    _flag("support.therapist_during_session"),
    _flag("support.integration", usual=True),
    _flag("support.own_therapist_welcome"),
    *_words("prescriber_partner", "support.prescriber_partner"),
)
_COURSE: Final = (
    *_span("initial_sessions"),
    *_span("initial_weeks"),
    *_span("session_minutes"),
    *_words("maintenance", "protocol.maintenance"),
    _flag("protocol.individualised"),
    _codes("protocol.monitoring"),
)
_ACCESS: Final = (
    Column(
        "accepting_new_patients", "access.accepting_new_patients", facet="accepting", usual=True
    ),
    _flag("access.referral_required"),
    _flag("access.driver_required"),
    *_words("steps", "access.steps[]"),
    *_words("exclusions", "access.exclusions[]"),
    Column("npi", "identifiers.npi", meaning="of the practice, never of a person"),
    Column("licence", "identifiers.licence", meaning="of the practice, never of a person"),
)
_PRICES: Final = _grouped(
    "prices",
    *(
        column._replace(usual=True)
        for column in _words("price_item", "item", "what it buys; empty: the words of its purpose")
    ),
    Column("price_purpose", "purpose", facet="purposes", usual=True),
    Column("price_unit", "unit", facet="units", usual=True),
    Column("price_format", "format", facet="formats", usual=True),
    Column("price_setting", "setting", facet="settings"),
    Column("price_qualifier", "qualifier", facet="qualifiers", meaning="exact where it is empty"),
    Column("price_rate", "rate", facet="rates"),
    Column("price_min", "min", Kind.NUMBER, "whole dollars; alone it means from", usual=True),
    Column("price_max", "max", Kind.NUMBER, "whole dollars; alone it means up to", usual=True),
    Column("price_sessions", "sessions", Kind.NUMBER, "that the amount buys"),
    Column("price_minutes", "minutes", Kind.NUMBER),
    Column("price_refundable", "refundable", Kind.FLAG),
    Column("price_existing_patients_only", "existing_patients_only", Kind.FLAG),
    *_words("price_includes", "includes[]"),
    *_words("price_excludes", "excludes[]"),
    Column("price_as_of", "as_of", meaning="2026, 2026-09 or 2026-09-30, as the page says"),
    Column("price_source", "source", meaning="a source_id; empty where there is one source"),
)
_CAUTIONS: Final = _grouped(
    "cautions",
    Column("caution_group", "group", facet="fact_groups"),
    *_words("caution", "text"),
)
_SOURCES: Final = _grouped(
    "sources",
    Column("source_id", "id", meaning="short; empty: made from the address"),
    Column("source_url", "url", meaning="https://…", usual=True),
    Column("source_kind", "kind", facet="source_kinds", usual=True),
    Column("read_on", "read_on", Kind.DAY, usual=True),
    Column("read_as", "read_as", meaning="stored_copy, live or contact", usual=True),
    Column("page_date", "page_date", meaning="2026, 2026-09 or 2026-09-30", usual=True),
    _codes("covers", "fact_groups", usual=True)._replace(
        meaning="empty: all that the row states, where there is one source"
    ),
    *_words("source_note", "note"),
)
_TAIL: Final = (
    _codes("source_not_recorded", "fact_groups"),
    Column("draft_reason", "draft_reason", meaning="why it is no record yet; with --as-drafts"),
)

COLUMNS: Final = (
    *_HEAD, *_PHONES, *_LOCATIONS, *_CARE, *_INSURANCE, *_MONEY, *_PEOPLE, *_COURSE, *_ACCESS,
    *_PRICES, *_CAUTIONS, *_SOURCES, *_TAIL,
)  # fmt: skip
"""Every column, in the order in which an export has them."""

BY_NAME: Final = {column.name: column for column in COLUMNS}

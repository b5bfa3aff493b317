"""Every fact of a provider, declared once.

The rows of the detail view and of a comparison, the words of a change, the columns of the
spreadsheet, the attributes of HSDS, the check of codes and the filters all read ``FACTS``. A fact
that needs words of its own names the function in ``row``; all others are shown by their kind.
"""

import re
from collections.abc import Callable, Iterator
from enum import Enum, StrEnum
from functools import cache
from operator import attrgetter
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from brightstar_desktop.domain.change_types import ChangeKind
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.i18n import N_

_POSITION: Final = re.compile(r"\[\d+\]")


class FactKind(Enum):
    """What the value of a fact is."""

    FLAG = "yes, no or not stated"
    CODE = "a code of the vocabulary"
    CODES = "codes of the vocabulary"
    LINE = "a line in one language"
    LINES = "lines in one language"
    TEXT = "a text in both languages"
    TEXTS = "texts in both languages"
    SPAN = "a number or a range"
    NUMBER = "a whole number"
    DECIMAL = "a number"
    DAY = "a day"
    PHONE = "a telephone number"
    TABLE = "several records, whose own facts follow"


FLAG, CODE, CODES, LINE, LINES, TEXT, TEXTS, SPAN, NUMBER, DECIMAL, DAY, PHONE, TABLE = FactKind


class Shown(StrEnum):
    """When a fact has a row in the detail view: NEVER where another fact's row tells it."""

    ALWAYS = "always"
    IF_STATED = "if stated"
    NEVER = "never"


class Fact(Struct, frozen=True):
    """One fact.

    ``path`` is where it stands in a published provider; "[]" marks the records of a table.
    ``group`` is one of FACT_GROUPS, "" for what no source vouches for. ``facet`` names the terms
    of the vocabulary that explain its codes; the code of a FLAG is its key. With ``is_filter`` a
    list is narrowed by it, where ``option_order`` moves an option behind those with less.
    ``answer`` says yes or no for a TABLE in a filter. ``row`` names a function of
    ``presentation.fact_rows``.

    In a spreadsheet ``column`` is the heading, the key unless it is given; ``usual`` columns are
    in the template, and ``meaning`` tells there what belongs in them.
    """

    path: str
    kind: FactKind
    label: str = ""
    group: str = ""
    facet: str = ""
    change: ChangeKind = ChangeKind.OTHER
    is_filter: bool = False
    option_order: int = 0
    answer: Callable[[Provider], bool | None] | None = None
    shown: Shown = Shown.ALWAYS
    row: str = ""
    column: str = ""
    usual: bool = False
    meaning: str = ""

    @property
    def key(self) -> str:
        return self.path.rpartition(".")[2]

    @property
    def table(self) -> str:
        """The path of the table that this is a fact of, "" for a fact of the provider itself."""
        return self.path.rpartition("[].")[0]

    def value(self, provider: Provider) -> object:
        return attrgetter(self.path)(provider)

    def codes(self, provider: Provider) -> tuple[str, ...]:
        """Return the codes that are stated, each once: of the provider, or of any record."""
        return self._code_reader()(provider)

    def answer_reader(self) -> Callable[[Provider], dict[str, bool]]:
        if self.kind in (FactKind.CODE, FactKind.CODES):
            codes = self._code_reader()
            return lambda provider: dict.fromkeys(codes(provider), True)
        key, stated = self.key, self.answer or attrgetter(self.path)
        return lambda provider: {} if (said := stated(provider)) is None else {key: said}

    def _code_reader(self) -> Callable[[Provider], tuple[str, ...]]:
        if not self.table:
            of_provider = attrgetter(self.path)
            return lambda provider: _as_codes(of_provider(provider))
        records, code = attrgetter(self.table), attrgetter(self.key)
        return lambda provider: tuple(
            dict.fromkeys(each for one in records(provider) for each in _as_codes(code(one)))
        )


def _as_codes(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value or ()


def insurance_accepted(provider: Provider) -> bool | None:
    """Return whether any insurance is taken for anything; None where nothing is stated."""
    stated = provider.payment.insurance
    return any(insurance.accepted for insurance in stated) if stated else None


def _group(group: str, change: ChangeKind, *facts: Fact) -> Iterator[Fact]:
    """Yield ``facts`` as those of a group; a change of one means ``change`` unless it says more.

    Tables are compared record by record, so that the facts of a record keep their own kind.
    """
    for fact in facts:
        is_own = fact.table or fact.change is not ChangeKind.OTHER
        yield replace(fact, group=group, change=fact.change if is_own else change)


_IF_STATED: Final = Shown.IF_STATED
_NEVER: Final = Shown.NEVER

FACTS: Final = (
    Fact("slug", LINE, usual=True, meaning="name of the file: small letters, digits, hyphens"),
    Fact(
        "name", LINE, N_("Name"), change=ChangeKind.RENAMED, usual=True,
        meaning="as the practice writes it",
    ),
    Fact("kind", CODE, N_("Kind of practice"), facet="kinds", is_filter=True, usual=True),
    Fact("status", CODE, N_("Status"), facet="statuses", change=ChangeKind.STATUS, usual=True),
    *_group("contact", ChangeKind.OTHER,
        Fact(
            "website", LINE, N_("Website"), change=ChangeKind.WEBSITE, row="website", usual=True,
            meaning="https://…",
        ),
        Fact("former_names", LINES, N_("Former names"), shown=_IF_STATED),
        Fact("phones", TABLE, N_("Phone"), change=ChangeKind.PHONE, row="phones"),
        Fact("phones[].number", PHONE, column="phone", usual=True, meaning="with area code"),
        Fact("phones[].label", TEXT, column="phone_label", meaning="whose number it is"),
    ),
    *_group("locations", ChangeKind.CARE,
        Fact("locations", TABLE, N_("Office"), change=ChangeKind.MOVED, row="offices"),
        Fact("locations[].street", LINE, usual=True),
        Fact("locations[].city", LINE, usual=True),
        Fact("locations[].postal_code", LINE, usual=True, meaning="five digits"),
        Fact(
            "locations[].county", CODE, facet="counties", is_filter=True, usual=True,
            meaning="where no city is stated",
        ),
        Fact(
            "locations[].region", CODE, facet="regions", is_filter=True,
            meaning="where no county is stated",
        ),
        Fact("locations[].latitude", DECIMAL, meaning="of the address"),
        Fact("locations[].longitude", DECIMAL, meaning="of the address"),
        Fact(
            "locations[].phone", PHONE, N_("Phone of an office"), change=ChangeKind.PHONE,
            column="location_phone", meaning="where it differs from phone",
        ),
        Fact(
            "locations[].hours", LINE, N_("Hours of an office"), usual=True,
            meaning="Mo-Fr 09:00-17:00",
        ),
        Fact("locations[].accessibility", CODES, N_("Access to an office"), facet="accessibility"),
        Fact(
            "service_area.in_person", FLAG, N_("In person"), facet="service", is_filter=True,
            usual=True,
        ),
        Fact(
            "service_area.statewide_telehealth", FLAG, N_("All California by video"),
            facet="service", is_filter=True, usual=True,
        ),
        Fact("service_area.states", LINES, N_("States served"), shown=_IF_STATED, meaning="CA"),
        Fact(
            "service_area.towns", LINES, N_("Towns served"), shown=_IF_STATED,
            meaning="served, without an office there",
        ),
    ),
    *_group("formats", ChangeKind.CARE,
        Fact("formats", CODES, N_("Given as"), facet="formats", is_filter=True, usual=True),
        Fact("settings", CODES, N_("Setting"), facet="settings", is_filter=True, usual=True),
    ),
    *_group("conditions", ChangeKind.CARE,
        Fact("conditions", CODES, N_("Conditions"), facet="conditions", is_filter=True, usual=True),
    ),
    *_group("populations", ChangeKind.CARE,
        Fact(
            "populations", CODES, N_("People served"), facet="populations", is_filter=True,
            usual=True,
        ),
        Fact("ages.minimum", NUMBER, N_("Youngest age treated"), row="ages", column="minimum_age"),
        Fact("ages.maximum", NUMBER, N_("Oldest age treated"), shown=_NEVER, column="maximum_age"),
        Fact("languages", CODES, N_("Languages"), facet="languages", is_filter=True, usual=True),
    ),
    *_group("formats", ChangeKind.CARE,
        Fact("approach", CODES, N_("Approach"), facet="approach", shown=_IF_STATED),
        Fact(
            "other_treatments", CODES, N_("Also offers"), facet="other_treatments",
            shown=_IF_STATED,
        ),
    ),
    *_group("contact", ChangeKind.OTHER,
        Fact("non_profit", FLAG, N_("Non-profit"), shown=_IF_STATED),
    ),
    *_group("payment", ChangeKind.PAYMENT,
        Fact(
            "payment.insurance", TABLE, N_("Insurance"), facet="payment", is_filter=True,
            answer=insurance_accepted, row="insurance",
        ),
        Fact("payment.insurance[].accepted", FLAG, column="insurance_accepted", usual=True),
        Fact(
            "payment.insurance[].format", CODE, facet="formats", column="insurance_format",
            meaning="for which it is said",
        ),
        Fact("payment.insurance[].insurers", LINES, usual=True),
        Fact(
            "payment.superbill", FLAG, N_("Bill for your insurer (superbill)"), facet="payment",
            is_filter=True, usual=True,
        ),
        Fact(
            "payment.financing", FLAG, N_("Payment plans or financing"), facet="payment",
            is_filter=True, usual=True,
        ),
        Fact(
            "payment.sliding_scale", FLAG, N_("Sliding scale"), facet="payment", is_filter=True,
            usual=True,
        ),
        Fact(
            "payment.hsa_fsa", FLAG, N_("HSA or FSA card"), facet="payment", shown=_IF_STATED,
            usual=True,
        ),
        Fact("payment.discounts", TEXTS, N_("Discounts"), shown=_IF_STATED),
        Fact("payment.cancellation", TEXT, N_("Cancellation"), shown=_IF_STATED),
    ),
    *_group("clinical_team", ChangeKind.CARE,
        Fact(
            "clinical_team.supervising_credentials", CODES, N_("Supervised by"),
            facet="credentials", usual=True,
        ),
        Fact(
            "clinical_team.specialties", CODES, N_("Specialty"), facet="specialties",
            is_filter=True,
        ),
        Fact("clinical_team.administered_by", CODES, N_("Given by"), facet="credentials"),
        Fact(
            "clinical_team.therapist_on_staff", FLAG, N_("Therapist on staff"), facet="support",
            is_filter=True, option_order=1,
        ),
        Fact(
            "clinical_team.rems_certified", FLAG, N_("Certified for SPRAVATO (REMS)"),
            shown=_IF_STATED, row="rems",
        ),
    ),
    *_group("support", ChangeKind.CARE,
        Fact(
            "support.preparation", FLAG, N_("Preparation"), facet="support", is_filter=True,
            usual=True,
        ),
        Fact(
            "support.therapist_during_session", FLAG, N_("Therapist during the session"),
            facet="support", is_filter=True,
        ),
        Fact(
            "support.integration", FLAG, N_("Integration afterwards"), facet="support",
            is_filter=True, usual=True,
        ),
        Fact(
            "support.own_therapist_welcome", FLAG, N_("Works with your own therapist"),
            facet="support", is_filter=True, option_order=2,
        ),
        Fact("support.prescriber_partner", TEXT, N_("Prescribing is done by"), shown=_IF_STATED),
    ),
    *_group("protocol", ChangeKind.OTHER,
        Fact(
            "protocol.initial_sessions", SPAN, N_("Sessions of the first series"),
            row="first_series",
        ),
        Fact("protocol.initial_weeks", SPAN, N_("Weeks of the first series"), shown=_NEVER),
        Fact("protocol.session_minutes", SPAN, N_("Minutes of one session"), row="session_minutes"),
        Fact("protocol.maintenance", TEXT, N_("Maintenance")),
        Fact("protocol.individualised", FLAG, N_("Adjusted to each person")),
        Fact("protocol.monitoring", CODES, N_("Monitoring"), facet="monitoring"),
    ),
    *_group("access", ChangeKind.OTHER,
        Fact(
            "access.accepting_new_patients", CODE, N_("New patients"), facet="accepting",
            usual=True,
        ),
        Fact("access.referral_required", FLAG, N_("Referral needed")),
        Fact("access.driver_required", FLAG, N_("Someone must drive you home")),
        Fact("access.steps", TEXTS, N_("First steps")),
        Fact("access.exclusions", TEXTS, N_("Who is not treated")),
    ),
    *_group("contact", ChangeKind.OTHER,
        Fact(
            "identifiers.npi", LINE, N_("NPI (federal register)"), shown=_IF_STATED,
            meaning="of the practice, never of a person",
        ),
        Fact(
            "identifiers.licence", LINE, N_("License number"), shown=_IF_STATED,
            meaning="of the practice, never of a person",
        ),
    ),
    *_group("prices", ChangeKind.PRICE,
        Fact("prices", TABLE, N_("Price"), row="prices"),
        Fact(
            "prices[].item", TEXT, column="price_item", usual=True,
            meaning="what it buys; empty: the words of its purpose",
        ),
        Fact("prices[].purpose", CODE, facet="purposes", column="price_purpose", usual=True),
        Fact("prices[].unit", CODE, facet="units", column="price_unit", usual=True),
        Fact("prices[].format", CODE, facet="formats", column="price_format", usual=True),
        Fact("prices[].setting", CODE, facet="settings", column="price_setting"),
        Fact(
            "prices[].qualifier", CODE, facet="qualifiers", column="price_qualifier",
            meaning="exact where it is empty",
        ),
        Fact("prices[].rate", CODE, facet="rates", column="price_rate"),
        Fact(
            "prices[].min", NUMBER, column="price_min", usual=True,
            meaning="whole dollars; alone it means from",
        ),
        Fact(
            "prices[].max", NUMBER, column="price_max", usual=True,
            meaning="whole dollars; alone it means up to",
        ),
        Fact("prices[].sessions", NUMBER, column="price_sessions", meaning="that the amount buys"),
        Fact("prices[].minutes", NUMBER, column="price_minutes"),
        Fact("prices[].refundable", FLAG, column="price_refundable"),
        Fact("prices[].existing_patients_only", FLAG, column="price_existing_patients_only"),
        Fact("prices[].includes", TEXTS, column="price_includes"),
        Fact("prices[].excludes", TEXTS, column="price_excludes"),
        Fact(
            "prices[].as_of", LINE, column="price_as_of",
            meaning="2026, 2026-09 or 2026-09-30, as the page says",
        ),
        Fact(
            "prices[].source", LINE, column="price_source",
            meaning="a source_id; empty where there is one source",
        ),
    ),
    Fact("cautions", TABLE, N_("Caution")),
    Fact("cautions[].group", CODE, facet="fact_groups", column="caution_group"),
    Fact("cautions[].text", TEXT, column="caution"),
    Fact("sources", TABLE),
    Fact("sources[].id", LINE, column="source_id", meaning="short; empty: made from the address"),
    Fact("sources[].url", LINE, column="source_url", usual=True, meaning="https://…"),
    Fact("sources[].kind", CODE, facet="source_kinds", column="source_kind", usual=True),
    Fact("sources[].read_on", DAY, usual=True),
    Fact("sources[].read_as", LINE, usual=True, meaning="stored_copy, live or contact"),
    Fact("sources[].page_date", LINE, usual=True, meaning="2026, 2026-09 or 2026-09-30"),
    Fact(
        "sources[].covers", CODES, facet="fact_groups", usual=True,
        meaning="empty: all that the row states, where there is one source",
    ),
    Fact("sources[].note", TEXT, column="source_note"),
    Fact(
        "source_not_recorded", CODES, N_("Facts whose page was not recorded"), facet="fact_groups",
    ),
    Fact("draft_reason", LINE, meaning="why it is no record yet; with --as-drafts"),
)  # fmt: skip
"""Every fact, in the order of the spreadsheet's columns. ``draft_reason`` and the sources' ``id``
are stated in the files of providers alone: an edition has neither."""

FACT_BY_PATH: Final = {fact.path: fact for fact in FACTS}


def fact_at(path: str) -> Fact | None:
    """Return the fact at a path with or without places in lists, such as ``locations[1].hours``."""
    return FACT_BY_PATH.get(_POSITION.sub("[]", path).removesuffix("[]"))


@cache
def facts_in(group: str) -> tuple[Fact, ...]:
    """Return the facts of a group, first those that have a row even where they are not stated."""
    facts = [fact for fact in FACTS if fact.group == group and not fact.table]
    return tuple(sorted(facts, key=lambda fact: fact.shown is not Shown.ALWAYS))

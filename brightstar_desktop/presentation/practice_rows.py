"""Rows about the practice itself: how to reach it, where it is, whom it serves."""

from brightstar_desktop.domain.provider import Ages, Location, Phone, Provider
from brightstar_desktop.domain.query import Hit
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _, current_language
from brightstar_desktop.presentation.hours import hours_words
from brightstar_desktop.presentation.labels import label, labels
from brightstar_desktop.presentation.places import address, distance_words, phone_words
from brightstar_desktop.presentation.rows import FactRow, codes_row, fact, texts_row, yes_no_row
from brightstar_desktop.presentation.sources import page_address


def contact_rows(provider: Provider, _vocabulary: Vocabulary, _hit: Hit | None) -> list[FactRow]:
    """Return how to reach the provider, and what else it is called."""
    rows = [_website(provider.website), *_phones(provider.phones)]
    if provider.former_names:
        rows.append(fact(_("Former names"), ", ".join(provider.former_names)))
    if provider.non_profit is not None:
        rows.append(yes_no_row(_("Non-profit"), provider.non_profit))
    if provider.identifiers.npi:
        rows.append(fact(_("NPI (federal register)"), provider.identifiers.npi))
    if provider.identifiers.licence:
        rows.append(fact(_("License number"), provider.identifiers.licence))
    return rows


def location_rows(provider: Provider, vocabulary: Vocabulary, hit: Hit | None) -> list[FactRow]:
    """Return each office, and whom the provider reaches beyond its doors."""
    area = provider.service_area
    rows = [
        _office(index, provider, vocabulary, hit) for index in range(len(provider.locations))
    ] or [fact(_("Office"), None)]
    rows.append(yes_no_row(_("In person"), area.in_person))
    rows.append(yes_no_row(_("All California by video"), area.statewide_telehealth))
    if area.states:
        rows.append(fact(_("States served"), ", ".join(area.states)))
    if area.towns:
        rows.append(fact(_("Towns served"), ", ".join(area.towns)))
    return rows


def population_rows(provider: Provider, vocabulary: Vocabulary, _hit: Hit | None) -> list[FactRow]:
    """Return whom the provider says it serves."""
    return [
        codes_row(_("People served"), vocabulary, "populations", provider.populations),
        fact(_("Ages"), _age_span(provider.ages)),
        codes_row(_("Languages"), vocabulary, "languages", provider.languages),
    ]


def access_rows(provider: Provider, vocabulary: Vocabulary, _hit: Hit | None) -> list[FactRow]:
    """Return what it takes to become a patient."""
    access = provider.access
    accepting = access.accepting_new_patients
    return [
        fact(_("New patients"), label(vocabulary, "accepting", accepting) if accepting else None),
        yes_no_row(_("Referral needed"), access.referral_required),
        yes_no_row(_("Someone must drive you home"), access.driver_required),
        texts_row(_("First steps"), access.steps),
        texts_row(_("Who is not treated"), access.exclusions),
    ]


def _website(url: str | None) -> FactRow:
    if not url:
        return fact(_("Website"), None)
    return FactRow(label=_("Website"), value=page_address(url), url=url)


def _phones(phones: tuple[Phone, ...]) -> list[FactRow]:
    if not phones:
        return [fact(_("Phone"), None)]
    return [
        fact(
            _("Phone"),
            phone_words(phone.number),
            [phone.label.in_language(current_language())] if phone.label else [],
        )
        for phone in phones
    ]


def _office(index: int, provider: Provider, vocabulary: Vocabulary, hit: Hit | None) -> FactRow:
    location = provider.locations[index]
    notes = [
        _distance(location, hit) if hit and hit.nearest_location == index else "",
        "" if location.street else _("Street address not stated."),
        phone_words(location.phone) if location.phone else "",
        _("Hours: {hours}").format(hours=hours_words(location.hours)) if location.hours else "",
        ", ".join(labels(vocabulary, "accessibility", location.accessibility)),
    ]
    county = label(vocabulary, "counties", location.county) if location.county else ""
    where = ", ".join(part for part in (address(location), county) if part)
    return fact(_("Office"), where, notes)


def _distance(location: Location, hit: Hit) -> str:
    if hit.distance_miles is None:
        return ""
    distance = distance_words(hit.distance_miles)
    if location.position_from == "address":
        return _("{distance} away").format(distance=distance)
    return _("{distance} away, measured to the center of the town or ZIP area").format(
        distance=distance
    )


def _age_span(ages: Ages) -> str:
    if ages.minimum is not None and ages.maximum is not None:
        return _("{low} to {high} years").format(low=ages.minimum, high=ages.maximum)
    if ages.minimum is not None:
        return _("{low} years and older").format(low=ages.minimum)
    return _("up to {high} years").format(high=ages.maximum) if ages.maximum is not None else ""

"""Rows about the care: how it is given, for what, by whom, with what help."""

from brightstar_desktop.domain.provider import Protocol, Provider
from brightstar_desktop.domain.query import Hit
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _, ngettext
from brightstar_desktop.presentation.rows import (
    FactRow,
    codes_row,
    fact,
    plural_of,
    span_words,
    text_row,
    yes_no_row,
)


def format_rows(provider: Provider, vocabulary: Vocabulary, _hit: Hit | None) -> list[FactRow]:
    """Return how the medicine is given and how a session is held."""
    rows = [
        codes_row(_("Given as"), vocabulary, "formats", provider.formats),
        codes_row(_("Setting"), vocabulary, "settings", provider.settings),
    ]
    if provider.approach:
        rows.append(codes_row(_("Approach"), vocabulary, "approach", provider.approach))
    if provider.other_treatments:
        others = provider.other_treatments
        rows.append(codes_row(_("Also offers"), vocabulary, "other_treatments", others))
    return rows


def condition_rows(provider: Provider, vocabulary: Vocabulary, _hit: Hit | None) -> list[FactRow]:
    """Return what the provider says it treats."""
    return [codes_row(_("Conditions"), vocabulary, "conditions", provider.conditions)]


def team_rows(provider: Provider, vocabulary: Vocabulary, _hit: Hit | None) -> list[FactRow]:
    """Return who supervises and who gives the medicine."""
    team = provider.clinical_team
    supervisors = team.supervising_credentials
    rows = [
        codes_row(_("Supervised by"), vocabulary, "credentials", supervisors),
        codes_row(_("Specialty"), vocabulary, "specialties", team.specialties),
        codes_row(_("Given by"), vocabulary, "credentials", team.administered_by),
        yes_no_row(_("Therapist on staff"), team.therapist_on_staff),
    ]
    if team.rems_certified is not None or "intranasal_esketamine" in provider.formats:
        rows.append(yes_no_row(_("Certified for SPRAVATO (REMS)"), team.rems_certified))
    return rows


def support_rows(provider: Provider, _vocabulary: Vocabulary, _hit: Hit | None) -> list[FactRow]:
    """Return the help around a session."""
    support = provider.support
    rows = [
        yes_no_row(_("Preparation"), support.preparation),
        yes_no_row(_("Therapist during the session"), support.therapist_during_session),
        yes_no_row(_("Integration afterwards"), support.integration),
        yes_no_row(_("Works with your own therapist"), support.own_therapist_welcome),
    ]
    if support.prescriber_partner:
        rows.append(text_row(_("Prescribing is done by"), support.prescriber_partner))
    return rows


def protocol_rows(provider: Provider, vocabulary: Vocabulary, _hit: Hit | None) -> list[FactRow]:
    """Return how a course of treatment runs."""
    protocol = provider.protocol
    return [
        fact(_("First series"), _first_series(protocol)),
        fact(_("One session"), _minutes(protocol)),
        text_row(_("Maintenance"), protocol.maintenance),
        yes_no_row(_("Adjusted to each person"), protocol.individualised),
        codes_row(_("Monitoring"), vocabulary, "monitoring", protocol.monitoring),
    ]


def _first_series(protocol: Protocol) -> str:
    sessions, weeks = protocol.initial_sessions, protocol.initial_weeks
    session_words = week_words = ""
    if sessions:
        count = plural_of(sessions)
        session_words = ngettext("{number} session", "{number} sessions", count).format(
            number=span_words(sessions)
        )
    if weeks:
        count = plural_of(weeks)
        week_words = ngettext("{number} week", "{number} weeks", count).format(
            number=span_words(weeks)
        )
    if session_words and week_words:
        return _("{sessions} in {weeks}").format(sessions=session_words, weeks=week_words)
    return session_words or week_words


def _minutes(protocol: Protocol) -> str:
    minutes = protocol.session_minutes
    if not minutes:
        return ""
    words = ngettext("{number} minute", "{number} minutes", plural_of(minutes))
    return words.format(number=span_words(minutes))

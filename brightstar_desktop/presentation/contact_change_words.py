"""Changed telephone numbers, offices and sources in words."""

from datetime import date

from brightstar_desktop.domain.evidence import Source
from brightstar_desktop.domain.provider import Location, Phone
from brightstar_desktop.i18n import _, current_language, ngettext
from brightstar_desktop.presentation.change_phrases import changed
from brightstar_desktop.presentation.dates import day_words
from brightstar_desktop.presentation.places import address, phone_words
from brightstar_desktop.presentation.sources import page_address


def phone_line(before: Phone | None, after: Phone | None) -> str:
    """Return a number that came, went or was replaced."""
    if before and after:
        return changed(_("Phone"), _number(before), _number(after))
    if after:
        return _("New phone: {number}").format(number=_number(after))
    return _("Phone no longer listed: {number}").format(number=_number(before) if before else "")


def office_line(before: Location | None, after: Location | None) -> str:
    """Return an office that came, went, moved, or was put right on the map."""
    then, now = _office(before), _office(after)
    if before and after:
        if then == now:
            return _("Office, {address}: its place on the map was corrected").format(address=now)
        return changed(_("Office"), then, now)
    if after:
        return _("New office: {address}").format(address=now)
    return _("Office no longer listed: {address}").format(address=then)


def sources_line(before: tuple[Source, ...], after: tuple[Source, ...]) -> str:
    """Return how many sources were read again or added, and when; else how many went."""
    came = [source for source in after if source not in before]
    if not came:
        count = max(1, len(before) - len(after))
        words = ngettext(
            "Sources: {count} no longer named", "Sources: {count} no longer named", count
        )
        return words.format(count=count)
    newest: date = max(source.read_on for source in came)
    words = ngettext(
        "Sources: {count} new or updated, read on {day}",
        "Sources: {count} new or updated, the last read on {day}",
        len(came),
    )
    return words.format(count=len(came), day=day_words(newest))


def page_line(source: Source | None) -> str:
    """Return that a price is now taken from ``source``."""
    if source is None or not source.url:
        return _("A price is now taken from another source")
    return _("A price is now taken from {page}").format(page=page_address(source.url))


def _number(phone: Phone) -> str:
    number = phone_words(phone.number)
    if phone.label is None:
        return number
    return f"{number} ({phone.label.in_language(current_language())})"


def _office(location: Location | None) -> str:
    return (address(location) if location else "") or _("address not stated")

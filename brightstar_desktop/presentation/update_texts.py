"""What is said of update checks, and of a newer version of the program."""

from datetime import datetime
from urllib.parse import urlsplit

from msgspec import Struct

from brightstar_desktop.domain.catalogue import Edition, NewestApp, is_newer
from brightstar_desktop.domain.updates import Progress, UpdateKind, UpdateOutcome, UpdateState
from brightstar_desktop.i18n import _, ngettext
from brightstar_desktop.presentation.ages import trial_words
from brightstar_desktop.presentation.term_labels import day_words


def edition_line(edition: Edition) -> str:
    """Return "Edition 2026.11.23-1, published Nov 23, 2026, 70 providers"."""
    count = edition.provider_count
    providers = ngettext("{count} provider", "{count} providers", count).format(count=f"{count:,}")
    return _("Edition {edition}, published {day}, {providers}").format(
        edition=edition.name, day=_local_day(edition.published_at), providers=providers
    )


def trial_line(edition: Edition) -> str:
    """Return what the mark of a trial edition means, "" for any other edition."""
    if not edition.trial:
        return ""
    words = _("{trial}: anybody may have made it. Use it to try the program.")
    return words.format(trial=trial_words())


def last_check_line(state: UpdateState) -> str:
    if state.checked_at is None:
        return _("Nobody has looked for newer data on this computer yet.")
    when = format_datetime(state.checked_at)
    if state.error:
        return _("Last look on {when}: {trouble}").format(when=when, trouble=state.error)
    return _("Last look on {when}: all was well.").format(when=when)


def signature_line(state: UpdateState, now: datetime) -> str:
    """Return until when the publisher's signature holds, or that it is late; "" if not known."""
    if state.good_until is None:
        return ""
    day = _local_day(state.good_until)
    if is_overdue(state, now):
        return _(
            "The publisher meant to sign again by {day} and has not been heard of since: the data "
            "can be read as before, but call before you rely on it."
        ).format(day=day)
    return _("The publisher’s signature holds until {day}.").format(day=day)


def is_overdue(state: UpdateState, now: datetime) -> bool:
    """Return whether the publisher should have signed again by ``now``."""
    return state.good_until is not None and now > state.good_until


def why_no_check(state: UpdateState) -> str:
    """Return why the usual place cannot be asked, "" where it can."""
    if not state.source:
        return _(
            "This edition names no address for newer data. Update from a folder or stick, or enter "
            "an address below."
        )
    if not state.network_allowed and "://" in state.source:
        return _("The network is switched off. Update from a folder or stick.")
    return ""


def outcome_line(outcome: UpdateOutcome) -> str:
    if outcome.kind is UpdateKind.INSTALLED:
        return _("Edition {edition} is in use now.").format(edition=outcome.edition)
    if outcome.kind is UpdateKind.ALREADY_RUNNING:
        return _(
            "BrightStar is already looking for newer data in another window or command; until that "
            "has ended, edition {edition} stays in use."
        ).format(edition=outcome.edition)
    return _("There is nothing newer than edition {edition}.").format(edition=outcome.edition)


def progress_line(progress: Progress) -> str:
    """Return "312 of 480 kB"."""
    return _("{received} of {total} kB").format(
        received=f"{progress.received / 1000:,.0f}", total=f"{progress.total / 1000:,.0f}"
    )


def format_datetime(moment: datetime) -> str:
    """Return day and time in local time: "Nov 23, 2026, 14:05"."""
    local = moment.astimezone()
    return _("{day}, {time}").format(day=day_words(local.date()), time=f"{local:%H:%M}")


def _local_day(moment: datetime) -> str:
    return day_words(moment.astimezone().date())


class NewVersion(Struct, frozen=True):
    """What is said of a newer version; ``address`` is its page, "" where none is named."""

    sentence: str
    address: str = ""


def new_version(newest: NewestApp | None, running: str) -> NewVersion | None:
    """Return what to tell a program of the version ``running``, None where it is the newest."""
    if newest is None or not is_newer(newest.version, running):
        return None
    address = newest.url if _is_page(newest.url) else ""
    if address:
        words = _("BrightStar {newest} is out; this is {running}. Get it from {address}")
    else:
        words = _(
            "BrightStar {newest} is out; this is {running}. Ask whoever installed it on this "
            "computer."
        )
    sentence = words.format(newest=newest.version, running=running, address=address)
    return NewVersion(sentence, address)


def _is_page(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:  # a broken IPv6 address
        return False
    return parts.scheme == "https" and bool(parts.hostname)

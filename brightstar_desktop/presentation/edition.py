"""How old the open data is, in words."""

from datetime import date, datetime

from brightstar_desktop.domain.catalogue import Edition
from brightstar_desktop.domain.evidence import AgeClass, age_class
from brightstar_desktop.i18n import _, ngettext


def published_day(published_at: datetime) -> date:
    """Return the day of publication in local time."""
    return published_at.astimezone().date()


def trial_words() -> str:
    """Return what an edition is called that no publisher vouches for."""
    return _("Trial edition, signed with development keys")


def age_in_words(published_at: datetime, today: date) -> str:
    """Return "today", "yesterday", "12 days ago" or "5 months ago"."""
    days = max(0, (today - published_day(published_at)).days)
    if days == 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    if days < 60:
        return ngettext("{count} day ago", "{count} days ago", days).format(count=days)
    months = round(days / 30.4)
    return ngettext("{count} month ago", "{count} months ago", months).format(count=months)


def age_warning(published_at: datetime, today: date) -> str:
    """Return the sentence for the banner once an edition is not current, else an empty text."""
    age = age_class(published_day(published_at), today)
    if age is AgeClass.CURRENT:
        return ""
    when = age_in_words(published_at, today)
    if age is AgeClass.CHECK_FIRST:
        return _(
            "This data was published {when}. Prices and phone numbers may have changed: "
            "call before you rely on them."
        ).format(when=when)
    return _(
        "This data is old: it was published {when}. Treat every price, phone number and address "
        "as unconfirmed until you have called."
    ).format(when=when)


def data_sentence(edition: Edition, today: date) -> str:
    """Return what the line at the foot says of the data shown, before all that it is a trial."""
    words = _("{count} providers · edition {edition}, published {when} · call to confirm").format(
        count=edition.provider_count,
        edition=edition.name,
        when=age_in_words(edition.published_at, today),
    )
    return f"{trial_words()} · {words}" if edition.trial else words

"""How old a fact is, in words, from what vouches for it."""

from datetime import date, datetime

from msgspec import Struct

from brightstar_desktop.domain.catalogue import Edition
from brightstar_desktop.domain.evidence import (
    AgeClass,
    Evidence,
    Source,
    age_class,
    earliest_day,
)
from brightstar_desktop.domain.provider import Price, Provider
from brightstar_desktop.i18n import _, ngettext
from brightstar_desktop.presentation.price_words import price_shown
from brightstar_desktop.presentation.term_labels import month_words, partial_date_words


class Age(Struct, frozen=True, kw_only=True):
    """``tag`` is for a corner ("undated"), ``advice`` a sentence on what to make of it.

    ``words`` are for a line ("page dated Jul 2026 · read Nov 2026").
    """

    age_class: AgeClass
    tag: str
    words: str
    advice: str


def evidence_age(evidence: Evidence, today: date) -> Age:
    return _age(evidence.as_of, evidence.read_on, today, _evidence_words(evidence))


def price_age(provider: Provider, price: Price, today: date) -> Age:
    """Return the age of one price: by the date given for it, else by its source."""
    source = provider.sources[price.source] if price.source < len(provider.sources) else None
    read_on = source.read_on if source else None
    if price.as_of:
        words = _("price of {date}").format(date=partial_date_words(price.as_of))
        return _age(earliest_day(price.as_of), read_on, today, words)
    if source is None:
        return _age(None, None, today, _("undated"))
    return _age(source.as_of, read_on, today, source_age_words(source))


def card_age(provider: Provider, today: date) -> Age:
    """Return the age of what a card says: of its price, or of how the care is given."""
    shown = price_shown(provider)
    if shown:
        return price_age(provider, shown, today)
    return evidence_age(provider.evidence("formats"), today)


def source_age_words(source: Source) -> str:
    read = _("read {month}").format(month=month_words(source.read_on))
    return f"{_own_date_words(source)} · {read}" if _own_date_words(source) else read


def age_class_words(age: AgeClass) -> str:
    names = {
        AgeClass.CURRENT: _("current"),
        AgeClass.CHECK_FIRST: _("check first"),
        AgeClass.OLD: _("old"),
        AgeClass.UNDATED: _("undated"),
    }
    return names[age]


def age_advice(age: AgeClass) -> str:
    sentences = {
        AgeClass.CURRENT: _("Confirmed within the last 90 days."),
        AgeClass.CHECK_FIRST: _("More than 90 days old: ask before you rely on it."),
        AgeClass.OLD: _("More than 180 days old: it may have changed, so ask."),
        AgeClass.UNDATED: _("The page shows no date, so its age is unknown: ask."),
    }
    return sentences[age]


def _age(as_of: date | None, read_on: date | None, today: date, words: str) -> Age:
    age = age_class(as_of, today)
    tag = age_class_words(age)
    if age is AgeClass.CURRENT and read_on:
        tag = _("read {month}").format(month=month_words(read_on))
    return Age(age_class=age, tag=tag, words=words, advice=age_advice(age))


def _evidence_words(evidence: Evidence) -> str:
    if not evidence.sources:
        return _("no source recorded")
    dated = [source for source in evidence.sources if source.as_of]
    if dated and evidence.exact:
        return source_age_words(max(dated, key=lambda source: source.as_of or date.min))
    newest = max(evidence.sources, key=lambda source: source.read_on)
    read = _("read {month}").format(month=month_words(newest.read_on))
    return "{} · {}".format(_("undated"), read)


def _own_date_words(source: Source) -> str:
    if source.page_date:
        return _("page dated {date}").format(date=partial_date_words(source.page_date))
    return _("undated") if source.as_of is None else ""


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

"""Rows about money: every stated price, and how care can be paid for."""

from brightstar_desktop.domain.prices import Price
from brightstar_desktop.domain.provider import Insurance, Provider
from brightstar_desktop.domain.query import Hit
from brightstar_desktop.domain.text import Text
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _, current_language, ngettext
from brightstar_desktop.presentation.ages import source_age_words
from brightstar_desktop.presentation.dates import partial_date_words
from brightstar_desktop.presentation.labels import label, labels, sentence_case
from brightstar_desktop.presentation.prices import amount_words, unit_words
from brightstar_desktop.presentation.rows import FactRow, fact, text_row, texts_row, yes_no_row


def price_rows(provider: Provider, vocabulary: Vocabulary, _hit: Hit | None) -> list[FactRow]:
    """Return every stated price, or one row that says none is."""
    rows = [_price(price, provider, vocabulary) for price in provider.prices]
    return rows or [fact(_("Price"), None)]


def payment_rows(provider: Provider, vocabulary: Vocabulary, _hit: Hit | None) -> list[FactRow]:
    """Return how care can be paid for."""
    payment = provider.payment
    insurance = [_insurance(stated, vocabulary) for stated in payment.insurance]
    rows = [
        *(insurance or [fact(_("Insurance"), None)]),
        yes_no_row(_("Bill for your insurer (superbill)"), payment.superbill),
        yes_no_row(_("Payment plans or financing"), payment.financing),
        yes_no_row(_("Sliding scale"), payment.sliding_scale),
    ]
    if payment.hsa_fsa is not None:
        rows.append(yes_no_row(_("HSA or FSA card"), payment.hsa_fsa))
    if payment.discounts:
        rows.append(texts_row(_("Discounts"), payment.discounts))
    if payment.cancellation:
        rows.append(text_row(_("Cancellation"), payment.cancellation))
    return rows


def price_terms(price: Price, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return under what terms a price is paid: "for existing patients only", "60 minutes"."""
    return tuple(_terms(price, vocabulary))


def insurance_words(stated: Insurance, vocabulary: Vocabulary) -> str:
    """Return whether insurance is taken, and for what: "accepted for IV infusion"."""
    if not stated.format:
        return _("accepted") if stated.accepted else _("not accepted")
    given = label(vocabulary, "formats", stated.format)
    words = _("accepted for {format}") if stated.accepted else _("not accepted for {format}")
    return words.format(format=given)


def _price(price: Price, provider: Provider, vocabulary: Vocabulary) -> FactRow:
    return FactRow(
        label=sentence_case(price.item.in_language(current_language())),
        strong=amount_words(price),
        value=unit_words(price),
        notes=_price_notes(price, provider, vocabulary),
    )


def _price_notes(price: Price, provider: Provider, vocabulary: Vocabulary) -> tuple[str, ...]:
    terms = " · ".join(_terms(price, vocabulary))
    notes = [
        sentence_case(terms),
        _parts(_("Includes: {things}"), price.includes),
        _parts(_("Not included: {things}"), price.excludes),
        _origin(price, provider),
    ]
    return tuple(note for note in notes if note)


def _terms(price: Price, vocabulary: Vocabulary) -> list[str]:
    words = []
    if price.purpose == "drug_copay":
        words.append(_("the drug maker's copay offer, not the clinic's price"))
    if price.rate in ("membership", "sliding_scale"):
        words.append(label(vocabulary, "rates", price.rate))
    if price.qualifier == "reported":
        words.append(_("reported by the press"))
    if price.minutes:
        minutes = ngettext("{count} minute", "{count} minutes", price.minutes)
        words.append(minutes.format(count=price.minutes))
    if price.refundable is not None:
        words.append(_("refundable") if price.refundable else _("not refundable"))
    if price.existing_patients_only:
        words.append(_("for existing patients only"))
    if price.as_of:
        words.append(_("price of {date}").format(date=partial_date_words(price.as_of)))
    return words


def _parts(sentence: str, things: tuple[Text, ...]) -> str:
    if not things:
        return ""
    words = ", ".join(thing.in_language(current_language()) for thing in things)
    return sentence.format(things=words)


def _origin(price: Price, provider: Provider) -> str:
    """Return the age of the price's own page where the prices come from more than one."""
    if len({stated.source for stated in provider.prices}) < 2:
        return ""
    if price.source >= len(provider.sources):
        return ""
    return sentence_case(source_age_words(provider.sources[price.source]))


def _insurance(stated: Insurance, vocabulary: Vocabulary) -> FactRow:
    notes = []
    if stated.accepted and not stated.format:
        notes.append(_("For which treatment is not stated: ask."))
    if stated.insurers:
        insurers = ", ".join(labels(vocabulary, "insurers", stated.insurers))
        notes.append(_("Named: {insurers}").format(insurers=insurers))
    return fact(_("Insurance"), insurance_words(stated, vocabulary), notes)

"""A report of a wrong fact for whoever keeps the data; only the person sends it."""

from datetime import date
from urllib.parse import quote

from msgspec import Struct

from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.term_labels import day_words


class Report(Struct, frozen=True, kw_only=True):
    provider: Provider
    edition: str
    day: date
    group: str
    wrong: str = ""
    source: str = ""


def group_words() -> dict[str, str]:
    """Return what can be wrong, by fact group; "removal" asks for the record to be taken out."""
    return {
        "contact": _("Phone or website"),
        "locations": _("Address or hours"),
        "prices": _("Prices"),
        "payment": _("Insurance and payment"),
        "formats": _("How it is given"),
        "clinical_team": _("Who supervises"),
        "support": _("Preparation and therapy"),
        "protocol": _("Course of treatment"),
        "conditions": _("What it treats"),
        "populations": _("Whom it is for"),
        "access": _("How to begin"),
        "status": _("It is closed, or has moved"),
        "removal": _("We are this provider and wish to be removed"),
    }


def report_title(report: Report) -> str:
    return _("Wrong fact: {name}").format(name=report.provider.name)


def report_text(report: Report) -> str:
    """Return the message in plain text: nothing in it is about the person who writes."""
    lines = [
        _("Provider: {name} [{slug}]").format(name=report.provider.name, slug=report.provider.slug),
        _("About: {group}").format(group=group_words().get(report.group, report.group)),
        _("Seen in edition {edition} on {day}").format(
            edition=report.edition, day=day_words(report.day)
        ),
        "",
        _("What is wrong, and what is right:"),
        report.wrong.strip() or "…",
        "",
        _("Where that can be seen (a page, a telephone call on a day):"),
        report.source.strip() or "…",
    ]
    return "\n".join(lines) + "\n"


def mail_url(report: Report, address: str) -> str:
    # One line: whatever follows a line break would be read as a header of the mail.
    title = " ".join(report_title(report).split())
    subject, body = quote(title), quote(report_text(report))
    return f"mailto:{quote(address, safe='@')}?subject={subject}&body={body}"

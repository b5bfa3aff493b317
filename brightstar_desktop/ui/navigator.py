"""Where every link and button ends that leads elsewhere."""

from PySide6.QtCore import QObject, Signal

from brightstar_desktop.domain.links import CRISIS, GUIDE, PROVIDER, query_from_link
from brightstar_desktop.domain.query import Query


class Navigator(QObject):
    """Passed down to whatever leads to another place; the window goes there.

    ``chapter_requested`` carries "slug" or "slug#anchor" of the guide, ``provider_requested`` and
    ``report_requested`` a provider's slug. ``external_requested`` carries an address for another
    program (also tel:), ``message_requested`` one for a mail program, which this program composed.
    """

    view_requested = Signal(str)
    search_requested = Signal()
    query_requested = Signal(Query)
    provider_requested = Signal(str)
    chapter_requested = Signal(str)
    crisis_requested = Signal()
    report_requested = Signal(str)
    external_requested = Signal(str)
    message_requested = Signal(str)

    def follow(self, link: str) -> None:
        """Go where ``link`` leads: into the guide, to providers, to crisis help, or outside."""
        query = query_from_link(link)
        if query is not None:
            self.query_requested.emit(query)
        elif link.startswith(GUIDE):
            self.chapter_requested.emit(link.removeprefix(GUIDE))
        elif link.startswith(PROVIDER):
            self.provider_requested.emit(link.removeprefix(PROVIDER))
        elif link.startswith(CRISIS):
            self.crisis_requested.emit()
        else:
            self.external_requested.emit(link)

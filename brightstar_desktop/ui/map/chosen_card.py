"""What is known in short of the provider chosen on the map."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.query import Hit
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.places import place_line, spoken_distance
from brightstar_desktop.presentation.prices import price_line
from brightstar_desktop.presentation.provider_text import tags
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.type import space
from brightstar_desktop.ui.visit_model import VisitModel
from brightstar_desktop.ui.widgets.flow_layout import FlowLayout
from brightstar_desktop.ui.widgets.labels import PlainLabel


class ChosenCard(QFrame):
    """Hidden while nothing is chosen, and ``slug`` is "" then; ``opened`` carries a slug."""

    opened = Signal(str)

    def __init__(self, visit_model: VisitModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "card")
        self._visit_model = visit_model
        self.slug = ""
        self.name, self.place, self.care, self.price = (PlainLabel() for _at in range(4))
        self.open = QPushButton(_("Show in full"))
        set_kind(self.open, "primary")
        self.save = QPushButton()
        self.save.setCheckable(True)
        self._compose()
        self.open.clicked.connect(lambda: self.opened.emit(self.slug))
        self.save.clicked.connect(lambda: visit_model.toggle(self.slug))
        visit_model.changed.connect(self._show_saved)
        self.hide()

    def show_hit(self, hit: Hit, vocabulary: Vocabulary) -> None:
        """Show one provider in short."""
        self.slug = hit.provider.slug
        self.name.setText(hit.provider.name)
        self.place.setText(_place(hit.provider, hit))
        self.care.setText(" · ".join(tags(hit.provider, vocabulary)))
        self.care.setVisible(bool(self.care.text()))
        self.price.setText(price_line(hit.provider).words)
        self._show_saved()
        self.show()

    def clear(self) -> None:
        """Show nothing."""
        self.slug = ""
        self.hide()

    def _show_saved(self) -> None:
        saved = bool(self.slug) and self._visit_model.visit.has(self.slug)
        self.save.setText(_("On the shortlist") if saved else _("Add to shortlist"))
        self.save.setChecked(saved)
        set_kind(self.save, "kept" if saved else "")

    def _compose(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(2), space(3), space(3))
        column.setSpacing(space(1))
        set_kind(self.name, "heading")
        for label in (self.name, self.place, self.care, self.price):
            label.setWordWrap(True)
            column.addWidget(label)
        for label in (self.place, self.care):
            set_kind(label, "small")
        row = FlowLayout()
        row.addWidget(self.open)
        row.addWidget(self.save)
        column.addSpacing(space(1))
        column.addLayout(row)


def _place(provider: Provider, hit: Hit) -> str:
    where = place_line(provider, hit.nearest_location)
    if hit.distance_miles is None:
        return where
    return _("{place}, {distance} away").format(
        place=where, distance=spoken_distance(hit.distance_miles)
    )

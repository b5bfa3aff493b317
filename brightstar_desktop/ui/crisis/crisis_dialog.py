"""The window of every crisis line."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QScrollArea, QVBoxLayout, QWidget

from brightstar_desktop.domain.guide import CrisisLine
from brightstar_desktop.i18n import _
from brightstar_desktop.ui.crisis.crisis_panel import CrisisPanel
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.type import em, space
from brightstar_desktop.ui.widgets.dialog import Dialog
from brightstar_desktop.ui.widgets.labels import PlainLabel
from brightstar_desktop.ui.widgets.window_size import begin_at


class CrisisDialog(Dialog):
    """Every way to reach help, and what ketamine care is not for."""

    def __init__(self, lines: Sequence[CrisisLine], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Help in a crisis"))
        self.setMinimumWidth(em(None, 26))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(5), space(5), space(5), space(4))
        layout.setSpacing(space(3))
        layout.addWidget(self._scrolling(CrisisPanel(lines)), 1)
        layout.addWidget(self._caution())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(_("Close"))
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        begin_at(self, 32, 34)

    def _scrolling(self, panel: CrisisPanel) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(panel)
        return area

    def _caution(self) -> QLabel:
        label = PlainLabel(
            _(
                "A ketamine clinic is not an emergency service. No study has shown that ketamine "
                "prevents suicide."
            )
        )
        label.setWordWrap(True)
        set_kind(label, "muted")
        return label

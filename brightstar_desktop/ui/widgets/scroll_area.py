"""What can be scrolled where a small window, or large text, leaves it too little height."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from brightstar_desktop.ui.theme.typography import em


class VerticalScrollArea(QScrollArea):
    """Shows ``content`` as wide as it is itself, and scrolls up and down; ``name`` is spoken."""

    def __init__(self, content: QWidget | None = None, name: str = "") -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if name:
            self.setAccessibleName(name)
        if content:
            self.setWidget(content)


class ScrollArea(VerticalScrollArea):
    """Shows ``content`` as high as it is, or less with a scroll bar; ``name`` is spoken.

    It is never lower than ``least_ems``. With ``fills`` it takes all the height there is. The Tab
    key stops at it while it scrolls.
    """

    def __init__(
        self,
        content: QWidget,
        name: str,
        *,
        least_ems: float = 5,
        fills: bool = False,
    ) -> None:
        super().__init__(name=name)
        self._content, self._least_ems = content, least_ems
        high = QSizePolicy.Policy.Expanding if fills else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, high)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().rangeChanged.connect(self._on_range)
        self.setWidget(content)

    def sizeHint(self) -> QSize:
        content = self._content
        hint = content.sizeHint()
        if content.hasHeightForWidth() and self.width() > 0:
            hint.setHeight(content.heightForWidth(self.width()))
        return hint

    def minimumSizeHint(self) -> QSize:
        least = self._content.minimumSizeHint().expandedTo(self._content.minimumSize())
        width = least.width() + self.verticalScrollBar().sizeHint().width()
        return QSize(width, min(self.sizeHint().height(), em(None, self._least_ems)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _on_range(self, _least: int, most: int) -> None:
        policy = Qt.FocusPolicy.StrongFocus if most else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)

"""What a first course costs, with how it was worked out on demand."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.costs import CourseWords
from brightstar_desktop.ui.providers.detail_labels import amount_label, plain_label, small_label
from brightstar_desktop.ui.providers.disclosure import DisclosureButton
from brightstar_desktop.ui.theme.typography import space


class CourseCostView(QWidget):
    """The sum, its parts, and a button that explains it."""

    def __init__(self, course: CourseWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(0.5))
        if course.total:
            layout.addWidget(amount_label(course.total, ""))
            layout.addWidget(small_label(course.sentence))
        else:
            layout.addWidget(plain_label(course.sentence, "unstated"))
        if course.steps:
            steps = _steps(course.steps)
            words = _("How this is worked out") if course.total else _("What was not counted")
            button = DisclosureButton(words, words, steps)
            # Absolute, because the button itself runs from right to left.
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
            layout.addWidget(button, 0, left)
            layout.addWidget(steps)


def _steps(steps: tuple[str, ...]) -> QWidget:
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(space(0.75))
    for step in steps:
        layout.addWidget(small_label(step))
    return box

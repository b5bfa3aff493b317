"""The search in the whole guide, off the GUI thread; only the newest answer is shown."""

from PySide6.QtCore import QObject

from brightstar_desktop.domain.guide import GuideHit
from brightstar_desktop.domain.ports import DirectoryReader, GuideReader
from brightstar_desktop.i18n import current_language
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.guide.contents_panel import ContentsPanel

Found = tuple[tuple[GuideHit, ...], bool]


class GuideSearch(QObject):
    """Answers what is typed above the contents."""

    def __init__(self, panel: ContentsPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._panel = panel
        self._task: tasks.Task | None = None
        self._readers: tuple[GuideReader, DirectoryReader] | None = None
        panel.words_changed.connect(self._on_words)

    def use(self, guide: GuideReader, directory: DirectoryReader) -> None:
        """Search in ``guide``; ``directory`` knows which words tell of a crisis."""
        self._readers = (guide, directory)

    def _on_words(self, words: str) -> None:
        if self._task:
            self._task.cancel()
        if self._readers is None:
            return
        (guide, directory), language = self._readers, current_language()

        def search() -> Found:
            return guide.search_guide(words, language), directory.interpret(words).crisis

        self._task = tasks.run(self, search, self._on_found)

    def _on_found(self, found: Found) -> None:
        self._task = None
        hits, crisis = found
        if self._panel.field.text().strip():
            self._panel.show_hits(hits, crisis=crisis)

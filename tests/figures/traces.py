"""Which files of the package work between one thing and another, found by running them."""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import FrameType
from typing import Any, Final

from PySide6.QtTest import QTest

import brightstar_desktop
from brightstar_desktop import paths
from brightstar_desktop.datafile.encode import write_catalogue
from brightstar_desktop.publishing.collect import collect
from brightstar_desktop.storage.edition_store import open_directory
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.application import Application
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.providers.providers_page import ProvidersPage

_PACKAGE: Final = Path(brightstar_desktop.__file__).parent
_MOST_SECONDS: Final = 60.0
_ROUNDS_TO_PAINT: Final = 20


class Trace:
    """The files of the package in which a function is called, in any thread that works for it."""

    def __init__(self) -> None:
        self._files: set[str] = set()

    def __call__(self, frame: FrameType, event: str, _argument: object) -> None:
        if event == "call":
            self._files.add(frame.f_code.co_filename)

    def files(self) -> list[str]:
        """Return the files below the package, in the order of their names."""
        found = (Path(file) for file in self._files)
        return sorted(
            str(file.relative_to(_PACKAGE)) for file in found if file.is_relative_to(_PACKAGE)
        )

    @contextmanager
    def following(self) -> Iterator[None]:
        """Follow this thread, and the background work that it begins meanwhile."""
        run = tasks.run

        def traced(work: Callable[[], Any]) -> Callable[[], Any]:
            def followed() -> Any:
                sys.setprofile(self)
                try:
                    return work()
                finally:
                    sys.setprofile(None)

            return followed

        tasks.run = lambda owner, work, *then: run(owner, traced(work), *then)
        sys.setprofile(self)
        try:
            yield
        finally:
            sys.setprofile(None)
            tasks.run = run


class _Today:
    def today(self) -> date:
        return date.today()  # noqa: DTZ011  # as the program's own clock


def key_to_list() -> list[str]:
    """Return the files that work between a key in the search line and the painted list."""
    trace = Trace()
    with _find_page() as page:
        QTest.keyClicks(page.search_bar.words, "ptsd")
        _wait_for_answer(page)
        with trace.following():
            QTest.keyClicks(page.search_bar.words, "s")
            _wait_for_answer(page)
    return trace.files()


def record_to_details() -> list[str]:
    """Return the files that work between a provider's TOML file and its painted details."""
    trace = Trace()
    with tempfile.TemporaryDirectory() as folder, trace.following():
        catalogue = collect(paths.bundled_data()).catalogue
        if catalogue is None:
            raise ValueError("the data has problems")
        bundled = Path(folder) / "catalogue.json.gz"
        write_catalogue(catalogue, bundled)
        with _find_page(bundled) as page:
            page.show_provider(catalogue.providers[0].slug)
            _wait(lambda: not page.finder.loading_slug)
    return trace.files()


@contextmanager
def _find_page(bundled: Path | None = None) -> Iterator[ProvidersPage]:
    """Lend the page that finds providers, shown, with an edition opened from its data file."""
    Application.instance() or Application(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        geography = paths.bundled_data() / "geography"
        bundled = bundled or paths.bundled_catalogue()
        reader = open_directory(Path(folder), bundled, geography).reader
        page = ProvidersPage(reader, _Today(), Navigator())
        page.resize(1200, 800)
        page.show()
        _wait_for_answer(page)
        page.search_bar.words.setFocus()
        yield page
        page.close()
        page.deleteLater()
        tasks.wait_for_all(30_000)


def _wait_for_answer(page: ProvidersPage) -> None:
    """Wait until what was typed is asked, answered and painted."""
    page.search_bar.flush()
    _wait(lambda: not page.finder.is_searching)


def _wait(reached: Callable[[], bool]) -> None:
    until = time.monotonic() + _MOST_SECONDS
    while not reached():
        Application.processEvents()
        if time.monotonic() > until:
            raise TimeoutError
    for _round in range(_ROUNDS_TO_PAINT):
        Application.processEvents()

"""Checks of the data: opened, searched, worded in both languages."""

from datetime import date

from brightstar_desktop import paths
from brightstar_desktop.domain.query import Query
from brightstar_desktop.domain.vocabulary import LANGUAGES
from brightstar_desktop.presentation.guide.pages import document_html
from brightstar_desktop.presentation.guide.render_context import RenderContext
from brightstar_desktop.selftest.report import CheckError, SelfTestReport, is_packaged
from brightstar_desktop.storage.build import file_digest
from brightstar_desktop.storage.pointer import read_pointer
from brightstar_desktop.ui.open_data import OpenData


def check_data(report: SelfTestReport, data: OpenData, state: paths.StatePaths) -> None:
    """Check what a reader asks of ``data``, which was opened in ``state``."""
    report.check("finished directory", lambda: _was_copied(state))
    report.check("search", lambda: _search(data))
    report.check("similar", lambda: _similar(data))
    report.check("guide", lambda: _render_guide(data))
    report.check("crisis lines", lambda: _crisis(data))


def _was_copied(state: paths.StatePaths) -> str:
    """Hold that a package's first start builds nothing; sources have nothing to copy."""
    shipped = read_pointer(paths.prebuilt_directory())
    if shipped is None:
        if is_packaged():
            raise CheckError("the package came without one")
        return "built here, as from sources"
    whole = file_digest(paths.prebuilt_directory() / shipped.file) == shipped.digest
    if not whole or read_pointer(state.directory) != shipped:
        raise CheckError("the one that came with the program cannot be used")
    return "copied"


def _search(data: OpenData) -> str:
    result = data.directory.search(Query(text="iv infusion oakland"))
    if not result.hits:
        raise CheckError("nothing was found")
    return f"{result.count} found"


def _similar(data: OpenData) -> str:
    first = data.directory.search(Query(limit=1)).hits[0]
    return f"{len(data.directory.similar(first.provider.slug))} alike"


def _render_guide(data: OpenData) -> str:
    told: list[str] = []
    context = RenderContext(today=date.today())  # noqa: DTZ011  # the day where the reader is
    for language in LANGUAGES:
        content = data.guide.guide_content(language)
        if content.language != language or not content.chapters:
            raise CheckError(f"the guide has no chapters in {language!r}")
        length = sum(len(document_html(one, context)) for one in content.documents())
        told.append(f"{language}: {len(content.chapters)} chapters, {length} characters")
    return "; ".join(told)


def _crisis(data: OpenData) -> str:
    numbers = [line.number for line in data.crisis_lines]
    if "988" not in numbers or "911" not in numbers:
        raise CheckError("988 or 911 is missing")
    return f"{len(numbers)} lines"

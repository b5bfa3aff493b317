"""Checks of what brings newer data: the bundled edition verified, and installed from a folder."""

from pathlib import Path
from typing import Final

from msgspec import structs

from brightstar_desktop import paths
from brightstar_desktop.assembly import update_checker
from brightstar_desktop.datafile.decode import read_catalogue
from brightstar_desktop.datafile.encode import write_catalogue
from brightstar_desktop.domain.updates import UpdateKind, UpdateOutcome
from brightstar_desktop.errors import SignatureEndedError
from brightstar_desktop.selftest.report import CheckError, SelfTestReport
from brightstar_desktop.settings.store import SettingsStore
from brightstar_desktop.storage.build import file_digest
from brightstar_desktop.storage.install import install

_OLDER: Final = "2000.01.01-1"
_ENDED: Final = "genuine, and due to be signed again"


def check_sync(report: SelfTestReport, state: paths.StatePaths) -> None:
    """Check that the edition in use in ``state`` is genuine, and that such a one can be fetched."""
    report.check("signature", lambda: _signature(state))
    report.check("sync from a folder", lambda: _sync(paths.StatePaths(state.root / "older")))


def _signature(state: paths.StatePaths) -> str:
    """Verify the bundled edition as one that arrives is verified, from a folder."""
    outcome = _look(state)
    if outcome is None:
        return _ENDED
    if outcome.kind is not UpdateKind.UP_TO_DATE:
        raise CheckError("what is bundled is not what was signed")
    return "genuine"


def _sync(state: paths.StatePaths) -> str:
    """Put an older edition in use and have the bundled one, a newer one then, replace it."""
    bundled = read_catalogue(paths.bundled_catalogue())
    older = state.root / "catalogue.json.gz"
    write_catalogue(structs.replace(bundled, edition=_OLDER), older)
    install(state.directory, older, file_digest(older), None)
    outcome = _look(state)
    if outcome is None:
        return _ENDED
    if outcome.kind is not UpdateKind.INSTALLED or outcome.edition != bundled.edition:
        raise CheckError(f"{outcome.kind.value}: {outcome.edition} in place of {bundled.edition}")
    return f"{outcome.edition} in place of an older edition"


def _look(state: paths.StatePaths) -> UpdateOutcome | None:
    """Look for news in the folder of bundled data; None where its signature needs renewal."""
    service = update_checker(state, SettingsStore(state.settings_file))
    try:
        return service.check(str(_published()))
    except SignatureEndedError:
        return None


def _published() -> Path:
    return paths.bundled_data() / "published"

"""The product tests itself, wherever it was installed: one line of JSON and an exit status."""

import tempfile
import time
from pathlib import Path

from brightstar_desktop import paths
from brightstar_desktop.app import open_data
from brightstar_desktop.selftest.checks import SelfTestReport, check_data, check_sync, check_window
from brightstar_desktop.ui.open_data import OpenData


def main(data_dir: Path | None = None) -> int:
    """Check this installation, print the report, and return 0 when all is well, else 1."""
    report = run(paths.state_paths(data_dir))
    print(report.as_json())  # noqa: T201  # the report is this command's result
    return 0 if report.ok else 1


def run(state: paths.StatePaths) -> SelfTestReport:
    """Run every check. Nothing is written into ``state``; that it can be is a check of its own."""
    started = time.perf_counter()
    report = SelfTestReport()
    with tempfile.TemporaryDirectory(prefix="brightstar-self-test-") as folder:
        own = paths.StatePaths(Path(folder))
        data = _open(report, own)
        if data:
            check_data(report, data, own)
            check_sync(report, own)
        report.check("state folder", lambda: _writable(state.root))
        check_window(report, data, own.root)
    report.seconds = time.perf_counter() - started
    return report


def _open(report: SelfTestReport, state: paths.StatePaths) -> OpenData | None:
    found: list[OpenData] = []

    def build() -> str:
        found.append(open_data(state))
        report.edition = found[0].edition.name
        return f"{found[0].edition.provider_count} providers"

    report.check("directory", build)
    return found[0] if found else None


def _writable(folder: Path) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=folder):
        return "writable"

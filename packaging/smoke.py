"""Run the built program where nothing of its sources is near, and without a network.

The folder is copied elsewhere, the environment emptied, the state kept in a folder of its own.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Final

TIMEOUT_SECONDS: Final = 120
KEPT_VARIABLES: Final = ("LANG", "SystemRoot", "TEMP", "TMP")


def smoke(program: Path) -> dict[str, Any]:
    """Return the self-test's report, with the folder's size and the seconds it took.

    Raises RuntimeError with what the program printed when it did not report.
    """
    with tempfile.TemporaryDirectory(prefix="brightstar-smoke-") as name:
        folder = Path(name)
        copied = Path(shutil.copytree(program, folder / "program", symlinks=True))
        started = time.perf_counter()
        done = _run(copied, folder)
        seconds = time.perf_counter() - started
    if done.returncode or not done.stdout.strip():
        raise RuntimeError(f"exit status {done.returncode}\n{done.stdout}\n{done.stderr}")
    report: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return report | {"megabytes": megabytes(program), "start_seconds": round(seconds, 2)}


def _run(program: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
    environment = kept | {"QT_QPA_PLATFORM": "offscreen", "HOME": str(folder), "PATH": ""}
    executable = program / ("brightstar-desktop.exe" if os.name == "nt" else "brightstar-desktop")
    command = [str(executable), "--self-test", "--data-dir", str(folder / "state")]
    return subprocess.run(
        [*without_network(), *command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=TIMEOUT_SECONDS,
    )


def without_network() -> list[str]:
    """Return the command that takes the network away, where the system allows it."""
    unshare = shutil.which("unshare")
    if not unshare:
        return []
    command = [unshare, "-n"]
    allowed = subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0
    return command if allowed else []


def megabytes(folder: Path) -> int:
    """Return the size of a folder in whole megabytes."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return round(sum(path.stat().st_size for path in files) / 1_000_000)


def main(arguments: list[str]) -> int:
    """Test the program in the folder named first; print its report; return 0 when all is well."""
    try:
        report = smoke(Path(arguments[0]))
    except RuntimeError as error:
        print(f"the built program failed: {error}", file=sys.stderr)
        return 1
    print(json.dumps(report, indent=2, ensure_ascii=False))
    return 0 if report["ok"] else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

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
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

TIMEOUT_SECONDS: Final = 120
MOST_MEGABYTES: Final = 200
KEPT_VARIABLES: Final = ("LANG", "SystemRoot", "TEMP", "TMP")
ENDING: Final = ".exe" if os.name == "nt" else ""


class SmokeError(Exception):
    """The built program did not do what it must; the message says what it printed."""


@dataclass
class Trial:
    """The built program in a folder of its own, which also holds its state."""

    folder: Path
    seconds: dict[str, float] = field(default_factory=dict)

    def run(self, what: str, program: str, *arguments: str) -> str:
        """Run one of the programs, note how long it took as ``what``, and return what it printed.

        Raises SmokeError when it ends with another status than 0, or not within two minutes.
        """
        executable = self.folder / "program" / f"{program}{ENDING}"
        state = ("--data-dir", str(self.folder / "state"))
        started = time.perf_counter()
        try:
            done = self._finished([*without_network(), str(executable), *arguments, *state])
        except subprocess.TimeoutExpired as late:
            raise SmokeError(f"{what}: no end after {TIMEOUT_SECONDS} seconds") from late
        self.seconds[what] = round(time.perf_counter() - started, 2)
        if done.returncode:
            said = f"{done.stdout}\n{done.stderr}".strip()
            raise SmokeError(f"{what}: exit status {done.returncode}\n{said}")
        return done.stdout

    def _finished(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        kept = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
        drawn = {"QT_QPA_PLATFORM": "offscreen", "HOME": str(self.folder), "PATH": ""}
        return subprocess.run(
            command,
            cwd=self.folder,
            env={**kept, **drawn},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=TIMEOUT_SECONDS,
        )


def smoke(program: Path) -> dict[str, Any]:
    """Return the self-test's report, with the folder's size and the seconds that each run took.

    Raises SmokeError when a run fails, no window is drawn, or the folder is too large.
    """
    size = megabytes(program)
    if size > MOST_MEGABYTES:
        raise SmokeError(f"{program} has {size} MB, which is more than {MOST_MEGABYTES}")
    with tempfile.TemporaryDirectory(prefix="brightstar-smoke-") as name:
        shutil.copytree(program, Path(name) / "program", symlinks=True)
        trial = Trial(Path(name))
        report = json.loads(trial.run("self-test", "brightstar", "self-test"))
        if ENDING == "":  # a windowed program of Windows has no output to read
            report = json.loads(
                trial.run("self-test of the window", "brightstar-desktop", "--self-test")
            )
        found = json.loads(trial.run("search", "brightstar", "search", "oakland", "--json"))
        _draw_window(trial)
    return {**report, "megabytes": size, "found": found["count"], "seconds": trial.seconds}


def _draw_window(trial: Trial) -> None:
    """Start the program twice, since the first start also builds the directory's tables."""
    for what in ("window, first start", "window, second start"):
        picture = trial.folder / f"{what}.png"
        trial.run(what, "brightstar-desktop", "--query", "oakland", "--screenshot", str(picture))
        if not picture.is_file():
            raise SmokeError(f"{what}: no picture was drawn")


def without_network() -> Sequence[str]:
    """Return the command that takes the network away, where the system allows it."""
    unshare = shutil.which("unshare")
    if not unshare:
        return ()
    command = (unshare, "--net")
    allowed = subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0
    return command if allowed else ()


def megabytes(folder: Path) -> int:
    """Return the size of a folder in whole megabytes."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return round(sum(path.stat().st_size for path in files) / 1_000_000)


def main(arguments: list[str]) -> int:
    """Test the program in the folder named first; print its report; return 0 when all is well."""
    if len(arguments) != 1:
        print("say the folder of the built program", file=sys.stderr)
        return 2
    try:
        report = smoke(Path(arguments[0]))
    except SmokeError as error:
        print(f"the built program failed: {error}", file=sys.stderr)
        return 1
    print(json.dumps(report, indent=2, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

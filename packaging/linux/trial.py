"""Try a Debian package as its users will, in a Debian of its own: install, use, upgrade, remove.

    python packaging/linux/trial.py FILE.deb [--before OLDER.deb] [--pictures FOLDER]

It wants root, debootstrap and Xvfb. The root holds nothing that built the package and no part of a
window system, so that whatever the package forgets to ask for is missing.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import product  # noqa: E402  # beside this folder
from linux import facts  # noqa: E402
from linux.clean_root import HOME, CleanRoot, RootError  # noqa: E402

STATE: Final = f"{HOME}/.local/share/{product.NAME}"
SETTINGS: Final = '{"language": "es"}\n'
KEPT_BY_DEBIAN: Final = ("/var/cache/", "/var/lib/apt/", "/var/lib/dpkg/", "/var/log/")
"""Where Debian notes what was installed, and when; not of the package's making."""
OF_THE_USER: Final = (f"{HOME}/.local", f"{HOME}/.cache")
"""The program's state, and what fontconfig notes for any program with a window."""


class TrialError(Exception):
    """The package did not do what it must; the message says what."""


def trial(package: Path, before: Path | None, folder: Path) -> dict[str, Any]:
    """Return what was seen of ``package``, in words and figures; pictures go to ``folder``.

    ``before`` is an older version to upgrade from. Raises TrialError or RootError.
    """
    with tempfile.TemporaryDirectory(prefix="brightstar-trial-") as name:
        root = CleanRoot(Path(name) / "root")
        root.make()
        bare = root.files()
        seen: dict[str, Any] = {}
        if before:
            seen["version before"] = _install(root, before)
            _use(root)
        seen["version"] = _install(root, package)
        seen["kept by the upgrade"] = _check_kept(root) if before else "no upgrade was tried"
        with screen() as display:
            seen["self-test of the window"] = _self_test(root, "brightstar-desktop", display)
            _take_picture(root, display, folder)
        seen["self-test of the command line"] = _self_test(root, "brightstar")
        root.run("dpkg", "--verify", facts.PACKAGE)
        root.run("apt-get", "purge", "--quiet=2", "--yes", "--autoremove", facts.PACKAGE)
        seen["left"] = _check_left(root, bare)
    return seen


def _install(root: CleanRoot, package: Path) -> str:
    """Install as whoever looks after computers would; return the version that Debian knows then."""
    shutil.copy(package, root.folder / package.name)
    command = ("apt-get", "install", "--quiet=2", "--yes", "--no-install-recommends")
    root.run(*command, f"/{package.name}")
    (root.folder / package.name).unlink()
    return root.run("dpkg-query", "--show", "--showformat=${Version}", facts.PACKAGE)


def _use(root: CleanRoot) -> None:
    """Leave behind what a user of the older version has: the directory, and settings."""
    root.run_as_visitor("brightstar", "status")
    root.run_as_visitor("sh", "-c", f"printf '%s' '{SETTINGS}' > {STATE}/settings.json")


def _check_kept(root: CleanRoot) -> str:
    settings = _inside(root, f"{STATE}/settings.json")
    if settings.read_text(encoding="utf-8") != SETTINGS:
        raise TrialError("the upgrade changed the user's settings")
    status = json.loads(root.run_as_visitor("brightstar", "status", "--json"))
    return f"settings, and edition {status['edition']}"


def _self_test(root: CleanRoot, program: str, display: str = "") -> dict[str, Any]:
    option = "--self-test" if display else "self-test"
    report: dict[str, Any] = json.loads(root.run_as_visitor(program, option, display=display))
    if not report["ok"] or report["version"] != product.version():
        raise TrialError(f"{program} {option}: {report}")
    if report["checks"]["window"] != ("xcb" if display else "offscreen"):
        raise TrialError(f"{program} tested itself on another screen than the one it had")
    return report


def _take_picture(root: CleanRoot, display: str, folder: Path) -> None:
    """Picture the window in the language that the settings say."""
    inside = f"{HOME}/window.png"
    command = (product.DESKTOP, "--query", "oakland", "--screenshot", inside)
    root.run_as_visitor(*command, display=display)
    folder.mkdir(parents=True, exist_ok=True)
    shutil.move(_inside(root, inside), folder / "installed.png")


def _check_left(root: CleanRoot, bare: set[str]) -> list[str]:
    """Return what is there after removal that was not there before: the user's, and no more."""
    left = {path for path in root.files() - bare if not path.startswith(KEPT_BY_DEBIAN)}
    foreign = sorted(path for path in left if not path.startswith(OF_THE_USER))
    own = sorted(path for path in root.files() if facts.PACKAGE in path)
    if foreign or own:
        raise TrialError(f"the package left behind: {foreign[:20] + own[:20]}")
    return sorted(path for path in left if path.startswith(STATE))


@contextmanager
def screen() -> Iterator[str]:
    """Run a screen that nobody sees, and yield its name."""
    reading, writing = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        "1280x800x24",
        "-nolisten",
        "tcp",
    ]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        try:
            if not number:
                raise TrialError("Xvfb did not start")
            yield f":{number}"
        finally:
            server.terminate()


def _inside(root: CleanRoot, path: str) -> Path:
    return root.folder / path.lstrip("/")


def main(arguments: Sequence[str]) -> int:
    """Try the package named, print what was seen, and return 0 when all of it is good."""
    parser = argparse.ArgumentParser(description="Try a Debian package in a Debian of its own.")
    parser.add_argument("package", type=Path)
    parser.add_argument("--before", type=Path, metavar="OLDER.deb")
    parser.add_argument("--pictures", type=Path, default=product.ROOT / "build" / "trial")
    asked = parser.parse_args(arguments)
    try:
        seen = trial(asked.package, asked.before, asked.pictures)
    except (RootError, TrialError) as error:
        print(f"trial.py: {error}", file=sys.stderr)
        return 1
    print(json.dumps(seen, indent=2, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

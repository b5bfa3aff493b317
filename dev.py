"""The one way in: sets up everything it needs, then runs, tests, measures or packages the program.

    python3 dev.py run | test | lint | bench | package | screenshots | translations | lock

Further arguments go to the command. Standard library only.
"""

from __future__ import annotations

import argparse
import ctypes.util
import hashlib
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements-dev.lock"
STAMP = VENV / "installed.sha256"
WINDOWS = os.name == "nt"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
OLDEST = (3, 11)

# What Qt loads at run time on Linux, and the Debian and Ubuntu packages that carry it.
QT_LIBRARIES = {
    "EGL": "libegl1",
    "GL": "libgl1",
    "fontconfig": "libfontconfig1",
    "dbus-1": "libdbus-1-3",
    "glib-2.0": "libglib2.0-0",
    "xkbcommon": "libxkbcommon0",
    "xkbcommon-x11": "libxkbcommon-x11-0",
    "xcb-cursor": "libxcb-cursor0",
    "xcb-icccm": "libxcb-icccm4",
    "xcb-image": "libxcb-image0",
    "xcb-keysyms": "libxcb-keysyms1",
    "xcb-randr": "libxcb-randr0",
    "xcb-render-util": "libxcb-render-util0",
    "xcb-shape": "libxcb-shape0",
}


class SetUpError(Exception):
    """Something is missing that only the person at the keyboard can supply."""


def main() -> int:
    """Run the command named on the command line and return its exit status."""
    commands = {
        "run": run,
        "test": test,
        "lint": lint,
        "bench": bench,
        "package": package,
        "screenshots": screenshots,
        "translations": translations,
        "lock": lock,
    }
    parser = argparse.ArgumentParser(description="Set up, run, test and package BrightStar.")
    parser.add_argument("command", choices=commands)
    parser.add_argument("arguments", nargs=argparse.REMAINDER)
    asked = parser.parse_args()
    try:
        set_up(wants_screen=asked.command == "run" and not has_display())
        return commands[asked.command](asked.arguments)
    except SetUpError as error:
        print(f"dev.py: {error}", file=sys.stderr)
        return 1


# -- commands


def run(arguments: list[str]) -> int:
    """Start the program; without a display under Xvfb, or else leave a picture of its window."""
    program = [str(PYTHON), "-m", "brightstar_desktop", *arguments]
    leaves_by_itself = {"--screenshot", "--self-test", "--version", "--help", "-h"}
    if has_display() or leaves_by_itself & set(arguments):
        return call(program, offscreen=not has_display())
    picture = ROOT / "build" / "window.png"
    print(f"There is no display here: the window is drawn into {picture} instead.", flush=True)
    program += ["--screenshot", str(picture)]
    xvfb = find_xvfb()
    status = call([*xvfb, *program]) if xvfb else call(program, offscreen=True)
    if status == 0:
        print(f"The program started and its window is in {picture}.")
    return status


def test(arguments: list[str]) -> int:
    """Run the tests. The slow ones run too where CI is set."""
    slow = ["-m", "slow or not slow"] if os.environ.get("CI") else []
    return call([str(PYTHON), "-m", "pytest", *slow, *arguments], offscreen=True)


def lint(arguments: list[str]) -> int:
    """Check style, form, types and the walls between the layers."""
    checks = (
        ["ruff", "check", *arguments],
        ["ruff", "format", "--check"],
        ["mypy"],
    )
    statuses = [call([str(PYTHON), "-m", *check]) for check in checks]
    statuses.append(call([str(BIN / "lint-imports"), "--no-cache"]))
    return max(statuses)


def bench(arguments: list[str]) -> int:
    """Print what search and start-up cost, as ratios against a baseline run beside them."""
    measures = ("tests.benchmarks.search", "tests.benchmarks.start_up")
    return max(
        call([str(PYTHON), "-m", measure, *arguments], offscreen=True) for measure in measures
    )


def package(arguments: list[str]) -> int:
    """Build the program as a folder of its own and let it test itself there."""
    return call([str(PYTHON), "packaging/build.py", *arguments], offscreen=True)


def screenshots(arguments: list[str]) -> int:
    """Draw the pictures that the README shows."""
    return call([str(PYTHON), "packaging/screenshots.py", *arguments], offscreen=True)


def translations(arguments: list[str]) -> int:
    """Collect the interface's sentences for translators, and compile what they wrote."""
    return call([str(PYTHON), "packaging/translations.py", *(arguments or ["update"])])


def lock(arguments: list[str]) -> int:
    """Pin every dependency anew, with hashes and without addresses, for all systems at once."""
    call([str(PYTHON), "-m", "pip", "install", "--quiet", "uv"])
    resolve = [str(PYTHON), "-m", "uv", "pip", "compile", "pyproject.toml", "--universal"]
    resolve += ["--generate-hashes", "--no-header", "--no-annotate", "--quiet", *arguments]
    resolve += ["--no-emit-index-url", "--no-emit-find-links", "--python-version", "3.11"]
    targets: tuple[tuple[str, list[str]], ...] = (
        ("requirements.lock", []),
        (LOCK.name, ["--extra", "publishing", "--group", "dev"]),
    )
    return max(call([*resolve, *extra, "--output-file", name]) for name, extra in targets)


# -- set-up


def set_up(*, wants_screen: bool) -> None:
    """Make the virtual environment and install what is pinned, once for each state of the lock."""
    if sys.version_info < OLDEST:
        wanted = ".".join(map(str, OLDEST))
        raise SetUpError(
            f"Python {wanted} or newer is needed; this is {platform.python_version()}."
        )
    if sys.platform == "linux":
        install_system_packages(missing_qt_packages())
        if wants_screen and is_root() and shutil.which("apt-get") and not find_xvfb():
            install_system_packages(["xvfb", "xauth"])
    pinned = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text() == pinned:
        return
    make_venv()
    print("Installing the pinned dependencies …", flush=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    check([*pip, "--require-hashes", "--requirement", str(LOCK)])
    check([*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])
    STAMP.write_text(pinned)


def make_venv() -> None:
    """Make the virtual environment, with Debian's separate package for it where that is missing."""
    if PYTHON.exists():
        return
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if subprocess.run(command, capture_output=True, check=False).returncode == 0:
        return
    if shutil.which("apt-get"):
        install_system_packages(["python3-venv"])
    check(command)


def missing_qt_packages() -> list[str]:
    """Return the Debian packages of the libraries that Qt needs and this machine lacks."""
    if not shutil.which("apt-get"):
        return []
    return [pkg for lib, pkg in QT_LIBRARIES.items() if not ctypes.util.find_library(lib)]


def install_system_packages(packages: list[str]) -> None:
    """Install Debian packages as root; raise SetUpError with the exact command otherwise."""
    if not packages:
        return
    if not is_root():
        command = f"sudo apt-get install -y --no-install-recommends {' '.join(packages)}"
        raise SetUpError(f"system packages are missing; type this and try again:\n  {command}")
    print(f"Installing system packages: {' '.join(packages)} …", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    done = subprocess.run(install, env=quiet, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SetUpError(f"apt-get could not install {' '.join(packages)}:\n{done.stderr.strip()}")


def find_xvfb() -> list[str]:
    """Return the command that lends a program a screen in memory, or nothing without one."""
    found = shutil.which("xvfb-run")
    return [found, "-a", "-s", "-screen 0 1920x1200x24"] if found else []


def has_display() -> bool:
    """Return whether windows can be shown to somebody."""
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def is_root() -> bool:
    """Return whether system packages may be installed."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def call(command: list[str], *, offscreen: bool = False) -> int:
    """Run a command in the project's folder and return its exit status."""
    environment = dict(os.environ)
    if offscreen:
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def check(command: list[str]) -> None:
    """Run a command that must succeed."""
    if call(command):
        raise SetUpError(f"this failed, and said why above: {' '.join(command)}")


if __name__ == "__main__":
    sys.exit(main())

"""The one way in: sets up everything it needs, then runs, tests, measures or packages the program.

    python3 dev.py run | test | mutate | storm | fuzz | figures | lint | bench | package
                       | screenshots | translations | lock

Further arguments go to the command. Standard library only.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from ctypes.util import find_library
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
DRAWING_LIBRARIES = {
    "EGL": "libegl1",
    "GL": "libgl1",
    "fontconfig": "libfontconfig1",
    "dbus-1": "libdbus-1-3",
    "glib-2.0": "libglib2.0-0",
    "xkbcommon": "libxkbcommon0",
}
WINDOW_LIBRARIES = {
    "X11-xcb": "libx11-xcb1",
    "xkbcommon-x11": "libxkbcommon-x11-0",
    "xcb-cursor": "libxcb-cursor0",
    "xcb-icccm": "libxcb-icccm4",
    "xcb-image": "libxcb-image0",
    "xcb-keysyms": "libxcb-keysyms1",
    "xcb-randr": "libxcb-randr0",
    "xcb-render-util": "libxcb-render-util0",
    "xcb-shape": "libxcb-shape0",
    "xcb-sync": "libxcb-sync1",
    "xcb-xfixes": "libxcb-xfixes0",
    "xcb-xkb": "libxcb-xkb1",
}


# What Qt's plugins for other desktops and for printers are linked with: packages name it.
PACKAGE_LIBRARIES = {
    **WINDOW_LIBRARIES,
    "wayland-client": "libwayland-client0",
    "wayland-cursor": "libwayland-cursor0",
    "wayland-egl": "libwayland-egl1",
    "cups": "libcups2",
}

# What packages for Linux are made with.
PACKAGE_TOOLS = {
    "objdump": "binutils",
    "chrpath": "chrpath",
    "dpkg-shlibdeps": "dpkg-dev",
}

# What the tests read printed pages with, make, sign and look into installers with, check scripts
# with, and use the program in a real window with.
TEST_TOOLS = {
    "pdftotext": "poppler-utils",
    "makensis": "nsis",
    "7z": "p7zip-full",
    "osslsigncode": "osslsigncode",
    "shellcheck": "shellcheck",
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
}

# What the slow tests make, check and try packages with.
SLOW_TEST_TOOLS = {
    **PACKAGE_TOOLS,
    "lintian": "lintian",
    "man": "man-db",
    "groff": "groff-base",
    "desktop-file-validate": "desktop-file-utils",
    "appstreamcli": "appstream",
    "debootstrap": "debootstrap",
}


class SetUpError(Exception):
    """Something is missing that only the person at the keyboard can supply."""


def main() -> int:
    """Run the command named on the command line and return its exit status."""
    commands = {
        "run": run,
        "test": test,
        "mutate": mutate,
        "storm": storm,
        "fuzz": fuzz,
        "figures": figures,
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
        set_up(*needs_of(asked.command))
        return commands[asked.command](asked.arguments)
    except SetUpError as error:
        print(f"dev.py: {error}", file=sys.stderr)
        return 1


# -- commands


def run(arguments: list[str]) -> int:
    """Start the program; without a display, leave a picture of its window instead."""
    program = [str(PYTHON), "-m", "brightstar_desktop", *arguments]
    ends_by_itself = {"--screenshot", "--self-test", "--version", "--help", "-h"}
    if has_display() or ends_by_itself & set(arguments):
        return call(program, offscreen=not has_display())
    picture = ROOT / "build" / "window.png"
    print("There is no display here, so no window can be shown: a picture is drawn instead.")
    sys.stdout.flush()
    status = call([*program, "--screenshot", str(picture)], offscreen=True)
    if status == 0:
        print(f"The program started, and this is its window: {picture}")
    return status


def test(arguments: list[str]) -> int:
    """Run the tests. The slow ones run too where CI is set."""
    slow = ["-m", "slow or not slow"] if runs_slow_tests() else []
    return call([str(PYTHON), "-m", "pytest", *slow, *arguments], offscreen=True)


def mutate(arguments: list[str]) -> int:
    """Plant faults in the program and tell which of them no test notices."""
    return call([str(PYTHON), "-m", "tests.mutation", *arguments], offscreen=True)


def storm(arguments: list[str]) -> int:
    """Run many programs on one directory at once, round after round, and tell what was lost."""
    return call([str(PYTHON), "-m", "tests.sync.storm", *arguments], offscreen=True)


def fuzz(arguments: list[str]) -> int:
    """Give odd input to whatever reads what others wrote, and tell what did not hold."""
    return call([str(PYTHON), "-m", "tests.fuzz", *arguments], offscreen=True)


def figures(arguments: list[str]) -> int:
    """Print how large the house is, and how many files a change or a key walks through."""
    return call([str(PYTHON), "-m", "tests.figures", *arguments], offscreen=True)


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
    """Print what is felt to take time, as ratios against a baseline run beside each."""
    measures = (
        "tests.benchmarks.search", "tests.benchmarks.start_up", "tests.benchmarks.map_drawing",
        "tests.benchmarks.text_size",
    )  # fmt: skip
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


def needs_of(command: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the system's libraries and tools that a command needs, by their packages."""
    packaging = {**DRAWING_LIBRARIES, **PACKAGE_LIBRARIES, **pythons_own_library()}
    if command == "package":
        return packaging, PACKAGE_TOOLS
    if command == "test" and runs_slow_tests():
        return packaging, {**TEST_TOOLS, **SLOW_TEST_TOOLS}
    windows = {**DRAWING_LIBRARIES, **WINDOW_LIBRARIES}
    if command in ("test", "mutate"):
        return windows, TEST_TOOLS
    if command == "run" and has_display():
        return windows, {}
    return DRAWING_LIBRARIES, {}


def pythons_own_library() -> dict[str, str]:
    """Return the library that a packaged program brings along where Python is Debian's."""
    name = f"python3.{sys.version_info.minor}"
    return {name: f"lib{name}"} if sys.base_prefix == "/usr" else {}


def runs_slow_tests() -> bool:
    """Return whether all tests are wanted, those that build and install packages among them."""
    return bool(os.environ.get("CI"))


def set_up(libraries: dict[str, str], tools: dict[str, str]) -> None:
    """Make the virtual environment and install what is pinned, once for each state of the lock."""
    check_python()
    if sys.platform == "linux":
        install_system_packages(missing_packages(libraries, tools))
    state = state_of_set_up()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text() == state:
        return
    make_venv()
    print("Installing the pinned dependencies …", flush=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    check([*pip, "--no-deps", "--require-hashes", "--requirement", str(LOCK)])  # it names all
    check([*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])
    STAMP.write_text(state)


def check_python() -> None:
    """Raise SetUpError where this Python is too old, naming a newer one that is at hand."""
    if sys.version_info >= OLDEST:
        return
    newer = [f"python3.{minor}" for minor in range(20, OLDEST[1] - 1, -1)]
    found = next(filter(shutil.which, newer), "")
    hint = f" Type this instead: {found} dev.py {' '.join(sys.argv[1:])}" if found else ""
    wanted, version = ".".join(map(str, OLDEST)), platform.python_version()
    raise SetUpError(f"Python {wanted} or newer is needed; this is {version}.{hint}")


def state_of_set_up() -> str:
    """Return what the environment is made from: it is brought up to date when this changes."""
    digest = hashlib.sha256(str(ROOT).encode())
    for file in (LOCK, ROOT / "pyproject.toml"):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def make_venv() -> None:
    """Make the virtual environment, with Debian's separate package for it where that is missing."""
    asks_pip = [str(PYTHON), "-m", "pip", "--version"]
    if (
        PYTHON.exists()
        and subprocess.run(asks_pip, capture_output=True, check=False).returncode == 0
    ):
        return
    if importlib.util.find_spec("ensurepip") is None:
        if not shutil.which("apt-get"):
            raise SetUpError("this Python lacks ensurepip; install its package for venv.")
        install_system_packages([f"python3.{sys.version_info.minor}-venv"])
    check([sys.executable, "-m", "venv", "--clear", str(VENV)])


def missing_packages(libraries: dict[str, str], tools: dict[str, str]) -> list[str]:
    """Return the Debian packages of the libraries and tools that this machine lacks."""
    if not shutil.which("apt-get"):
        return []
    absent = [package for library, package in libraries.items() if not find_library(library)]
    return absent + [package for tool, package in tools.items() if not shutil.which(tool)]


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

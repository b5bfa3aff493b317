"""The wheel and the source distribution, installed where nothing of the sources is near."""

import json
import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from brightstar_desktop import __version__, paths
from tests.packaging.scripts import ROOT, load

MOST_BYTES: Final = 5_000_000
INSIDE: Final = "brightstar_desktop/_bundled"
SCRIPTS: Final = "Scripts" if os.name == "nt" else "bin"
KEPT_VARIABLES: Final = ("LANG", "SystemRoot", "TEMP", "TMP")
TIMEOUT_SECONDS: Final = 600
SCREEN = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool"
)


def run(*command: str | Path, **more: object) -> str:
    """Return what a command printed, which must succeed."""
    words = [str(word) for word in command]
    done = subprocess.run(  # type: ignore[call-overload]
        words,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=TIMEOUT_SECONDS,
        **more,
    )
    assert done.returncode == 0, f"{words}:\n{done.stdout}\n{done.stderr}"
    return str(done.stdout)


def build(kind: str, folder: Path) -> Path:
    """Build the "wheel" or "sdist" with the pinned backend and return its file."""
    run(sys.executable, "-m", "hatchling", "build", "--target", kind, "-d", folder, cwd=ROOT)
    (file,) = folder.iterdir()
    return file


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("sdist", tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def wheel_of_sdist(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel that pip makes of the source distribution."""
    folder = tmp_path_factory.mktemp("wheel of sdist")
    command = (sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-index")
    run(*command, "--no-build-isolation", "--wheel-dir", folder, sdist, cwd=folder)
    (file,) = folder.iterdir()
    return file


# -- what is in them


def test_the_wheel_holds_what_the_program_reads(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        for folder in ("data/published", "data/geography", "resources"):
            for file in (ROOT / folder).rglob("*"):
                if file.is_file() and file.suffix != ".po" and file.name != "README.md":
                    place = f"{INSIDE}/{file.relative_to(ROOT).as_posix()}"
                    assert place in names
                    assert archive.read(place) == file.read_bytes()
    outside = [name for name in names if not name.startswith("brightstar_desktop")]
    assert outside == [], "tests or scripts would be installed beside the program"
    assert not [name for name in names if name.endswith((".po", ".pyc"))]
    assert wheel.stat().st_size < MOST_BYTES


def test_the_wheel_brings_the_licences_of_what_is_in_it(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        about = f"brightstar_desktop-{__version__}.dist-info"
        texts = {
            name: archive.read(name).decode("utf-8")
            for name in archive.namelist()
            if name.startswith(f"{about}/licenses/")
        }
        metadata = archive.read(f"{about}/METADATA").decode("utf-8")
        assert f"{INSIDE}/resources/notices.md" in archive.namelist()
    for words in ("MIT License", "Attribution 4.0", "SIL OPEN FONT LICENSE", "ISC License"):
        assert [name for name, text in texts.items() if words in text], words
    assert "License-Expression: MIT AND CC-BY-4.0 AND OFL-1.1 AND ISC\n" in metadata


def test_the_source_distribution_gives_the_same_wheel(wheel: Path, wheel_of_sdist: Path) -> None:
    assert wheel_of_sdist.name == wheel.name
    assert wheel_of_sdist.read_bytes() == wheel.read_bytes()


def test_the_source_distribution_is_what_is_built_from_and_no_more(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"README.md", "LICENSE", "SECURITY.md", "CHANGELOG.md", "requirements.lock"} <= names
    assert {"data/LICENSE", "resources/notices.md", "resources/fonts/LICENSE"} <= names
    assert not [name for name in names if name.startswith(("tests/", ".venv/", "build/"))]
    assert sdist.stat().st_size < MOST_BYTES


@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_the_same_sources_give_the_same_bytes(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    first: Path = request.getfixturevalue(kind)
    assert build(kind, tmp_path).read_bytes() == first.read_bytes()


def test_a_checkout_reads_its_own_data() -> None:
    assert paths.bundle_root() == ROOT
    assert (paths.bundled_data() / "providers").is_dir()


# -- installed


@dataclass(frozen=True)
class Installation:
    """An environment that holds the pinned dependencies and the program, and nothing else."""

    environment: Path
    visitor: Path

    def run(self, program: str, *arguments: str | Path, **more: str) -> str:
        """Run an installed program as somebody who has nothing else; return what it printed."""
        executable = self.environment / SCRIPTS / program
        return run(executable, *arguments, cwd=self.visitor, env=self.surroundings(**more))

    def surroundings(self, **more: str) -> dict[str, str]:
        """Return the variables of a computer that knows nothing of the sources."""
        kept = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
        return {**kept, "HOME": str(self.visitor), "PATH": "/usr/bin:/bin", **more}


@pytest.fixture(scope="module")
def dependencies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty environment with what ``requirements.lock`` pins."""
    folder = tmp_path_factory.mktemp("environment") / "empty"
    venv.create(folder, with_pip=True)
    pip_install(folder, "--require-hashes", "--requirement", ROOT / "requirements.lock")
    return folder


@pytest.fixture(scope="module", params=["wheel", "wheel_of_sdist"])
def installed(
    request: pytest.FixtureRequest, dependencies: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Installation]:
    """Return the program installed from each kind of distribution in turn."""
    file: Path = request.getfixturevalue(request.param)
    pip_install(dependencies, "--no-deps", "--no-index", file)
    yield Installation(dependencies, tmp_path_factory.mktemp("home"))
    pip(dependencies, "uninstall", "--yes", "brightstar-desktop")
    assert not list(dependencies.rglob("brightstar_desktop/**/*.py")), "files are left behind"


def pip(environment: Path, *arguments: str | Path) -> None:
    python = environment / SCRIPTS / Path(sys.executable).name
    run(python, "-m", "pip", "--disable-pip-version-check", *arguments, cwd=environment)


def pip_install(environment: Path, *arguments: str | Path) -> None:
    pip(environment, "install", "--quiet", *arguments)


@pytest.mark.slow
def test_what_runs_is_what_was_installed(installed: Installation) -> None:
    told = "import brightstar_desktop as b; print(b.__file__)"
    place = Path(installed.run("python", "-c", told).strip())
    assert place.is_relative_to(installed.environment)
    assert not place.is_relative_to(ROOT)


@pytest.mark.slow
@pytest.mark.parametrize(
    "command", [("brightstar", "self-test"), ("brightstar-desktop", "--self-test")]
)
def test_the_installed_program_passes_its_own_tests(
    installed: Installation, command: tuple[str, str]
) -> None:
    told = installed.run(*command)
    if os.name == "nt" and command[0] == "brightstar-desktop":
        return  # a windowed program of Windows has no output to read, only its status
    report = json.loads(told)
    assert report["ok"], report
    assert not report["frozen"]
    assert report["version"] == __version__


@pytest.mark.slow
def test_the_installed_program_searches(installed: Installation) -> None:
    found = json.loads(installed.run("brightstar", "search", "iv ketamine oakland", "--json"))
    assert found["count"] > 0
    spanish = installed.run("brightstar", "guide", "--language", "es", "--json")
    assert len(json.loads(spanish)["chapters"]) > 5


@pytest.mark.slow
def test_the_installed_program_draws_its_window(installed: Installation) -> None:
    picture = installed.visitor / "window.png"
    installed.run(
        "brightstar-desktop",
        "--screenshot",
        picture,
        "--language",
        "es",
        QT_QPA_PLATFORM="offscreen",
    )
    assert picture.stat().st_size > 10_000


@SCREEN
@pytest.mark.slow
def test_the_installed_program_opens_its_window_on_a_screen(installed: Installation) -> None:
    trial = load("packaging/linux/trial.py")
    with trial.screen() as display:
        shown = installed.surroundings(DISPLAY=display)
        program = installed.environment / SCRIPTS / "brightstar-desktop"
        with subprocess.Popen([program], cwd=installed.visitor, env=shown) as running:
            try:
                look = (
                    "timeout",
                    "60",
                    "xdotool",
                    "search",
                    "--sync",
                    "--onlyvisible",
                    "--name",
                    "BrightStar",
                )
                assert run(*look, env={**os.environ, "DISPLAY": display}).strip()
                assert running.poll() is None
            finally:
                running.terminate()


@pytest.mark.slow
def test_the_installed_programs_for_maintainers_say_what_they_lack(
    installed: Installation,
) -> None:
    program = installed.environment / SCRIPTS / "brightstar-data"
    done = subprocess.run(
        [program, "validate"],
        cwd=installed.visitor,
        env=installed.surroundings(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("brightstar-data: ")

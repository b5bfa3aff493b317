"""Where the program keeps what it writes: as told, beside itself, or in the user's own folder."""

import json
import logging
import os
import shutil
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from brightstar_desktop import paths
from tests.support.small_disk import small_disk


@pytest.fixture(autouse=True)
def _untold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BRIGHTSTAR_DATA_DIR")


@pytest.fixture
def packaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a packaged program, which takes the place of this one."""
    folder = tmp_path / "stick" / "brightstar-desktop"
    folder.mkdir(parents=True)
    frozen(folder, monkeypatch)
    return folder


def frozen(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "brightstar-desktop"))


def own_folder() -> Path:
    return Path(platformdirs.user_data_dir("BrightStar", appauthor=False))


def test_data_is_kept_in_the_users_own_folder(packaged: Path) -> None:
    assert paths.state_paths().root == own_folder()
    assert list(packaged.iterdir()) == []


def test_a_mark_beside_the_program_keeps_data_beside_it(packaged: Path) -> None:
    (packaged / "portable.txt").touch()
    assert paths.state_paths().root == packaged / "BrightStar-data"
    assert (packaged / "BrightStar-data").is_dir()


def test_the_mark_is_looked_for_where_the_program_lies_not_where_a_link_to_it_does(
    packaged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (packaged / "portable.txt").touch()
    (packaged / "brightstar-desktop").touch()
    link = tmp_path / "link"
    link.symlink_to(packaged / "brightstar-desktop")
    monkeypatch.setattr(sys, "executable", str(link))
    assert paths.state_paths().root == packaged / "BrightStar-data"


def test_who_names_a_folder_is_obeyed_first(
    packaged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (packaged / "portable.txt").touch()
    assert paths.state_paths(tmp_path / "told").root == tmp_path / "told"
    monkeypatch.setenv("BRIGHTSTAR_DATA_DIR", str(tmp_path / "environment"))
    assert paths.state_paths().root == tmp_path / "environment"
    assert not (packaged / "BrightStar-data").exists()


def test_a_program_run_from_its_sources_is_never_portable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    (tmp_path / "portable.txt").touch()
    assert paths.portable_folder() is None


def test_a_stick_that_cannot_be_written_leaves_nothing_on_the_computer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with small_disk(tmp_path / "stick", kilobytes=64) as stick:
        (stick / "portable.txt").touch()
        subprocess.run(["mount", "-o", "remount,ro", str(stick)], check=True)
        frozen(stick, monkeypatch)
        with caplog.at_level(logging.WARNING):
            first, second = paths.state_paths(), paths.state_paths()
    assert first == second
    assert first.root.is_dir()
    assert first.root != own_folder()
    assert not own_folder().exists()
    (told,) = [record.getMessage() for record in caplog.records]
    assert told.startswith(f"{stick / 'BrightStar-data'} cannot be written, so nothing of this run")
    shutil.rmtree(first.root)
    paths._folder_for_this_run.cache_clear()


def by_nobody(program: str, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a program of ours as an account that is listed nowhere and has no variables.

    It may read what only root may, for Python may lie there.
    """
    rights = ("--inh-caps=+dac_override", "--ambient-caps=+dac_override")
    nobody = ("setpriv", "--reuid=54321", "--regid=54321", "--clear-groups", *rights)
    start = f"import sys; from brightstar_desktop.{program} import main; sys.exit(main())"
    return subprocess.run(
        [*nobody, sys.executable, "-B", "-c", start, *arguments],
        env=variables,
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.skipif(
    not shutil.which("setpriv") or os.geteuid() != 0, reason="needs root and setpriv"
)
def test_an_account_without_a_home_is_told_so_and_served_where_it_names_a_folder(
    tmp_path: Path,
) -> None:
    tmp_path.chmod(0o777)
    refused = [
        by_nobody("cli", "status"),
        by_nobody("cli", "search", "oakland", "--data-dir", "~/here"),
        by_nobody("__main__", QT_QPA_PLATFORM="offscreen"),
        by_nobody("__main__", "--self-test"),
    ]
    for done in refused:
        assert done.returncode == 1
        assert done.stderr.count("\n") == 1, done.stderr
        assert "This account has no home folder" in done.stderr
    state = ("--data-dir", str(tmp_path / "state"))
    found = json.loads(by_nobody("cli", "search", "oakland", "--json", *state).stdout)
    assert found["count"] > 0
    picture = tmp_path / "window.png"
    drawn = by_nobody("__main__", "--screenshot", str(picture), *state, QT_QPA_PLATFORM="offscreen")
    assert drawn.returncode == 0, drawn.stderr
    assert picture.is_file()

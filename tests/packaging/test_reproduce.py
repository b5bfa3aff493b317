"""Two builds compared, and every difference explained."""

import shutil
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

from tests.packaging.scripts import ROOT, load


@pytest.fixture
def reproduce(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    return load("packaging/reproduce.py")


@pytest.fixture
def twins(tmp_path: Path) -> tuple[Path, Path]:
    """Return two folders that are alike."""
    first = tmp_path / "first"
    (first / "deep").mkdir(parents=True)
    (first / "deep" / "file.txt").write_text("words", encoding="utf-8")
    (first / "link").symlink_to("deep/file.txt")
    write_zip(first / "base_library.zip", {"a.pyc": "a", "b.pyc": "b"}, 2026)
    shutil.copytree(first, tmp_path / "second", symlinks=True)
    return first, tmp_path / "second"


def write_zip(file: Path, members: dict[str, str], year: int) -> None:
    """Write an archive whose members bear a year."""
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in members.items():
            archive.writestr(zipfile.ZipInfo(name, (year, 1, 1, 0, 0, 0)), text)


def test_twins_are_alike(reproduce: ModuleType, twins: tuple[Path, Path]) -> None:
    comparison = reproduce.compare(*twins)
    assert comparison == reproduce.Comparison(3, ())
    assert comparison.is_good


def test_every_difference_is_named_and_explained(
    reproduce: ModuleType, twins: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = twins
    (first / "only.txt").touch()
    (second / "deep" / "file.txt").write_text("worms", encoding="utf-8")
    (second / "link").unlink()
    (second / "link").symlink_to("base_library.zip")
    assert reproduce.main([str(first), str(second)]) == 1
    said = capsys.readouterr().out.splitlines()
    assert said == [
        f"only.txt: only in {first}",
        "deep/file.txt: differs from byte 3 on (of one size)",
        "link: the link leads elsewhere",
        "1 files are alike, 3 differ.",
    ]


@pytest.mark.parametrize(
    ("members", "year", "why"),
    [
        ({"a.pyc": "a", "b.pyc": "b"}, 2027, "the same members, with other times or rights"),
        ({"b.pyc": "b", "a.pyc": "a"}, 2026, "the same members in another order"),
        ({"a.pyc": "a", "b.pyc": "c"}, 2026, "within it, these differ: b.pyc"),
    ],
)
def test_archives_are_looked_into(
    reproduce: ModuleType,
    twins: tuple[Path, Path],
    members: dict[str, str],
    year: int,
    why: str,
) -> None:
    write_zip(twins[1] / "base_library.zip", members, year)
    (difference,) = reproduce.compare(*twins).differences
    assert str(difference) == f"base_library.zip: {why}"


def test_what_must_differ_is_harmless(reproduce: ModuleType, tmp_path: Path) -> None:
    for folder in ("first", "second"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "brightstar.dmg").write_text(folder, encoding="utf-8")
    comparison = reproduce.compare(tmp_path / "first", tmp_path / "second")
    assert comparison.is_good
    assert str(comparison.differences[0]).endswith("(harmless)")

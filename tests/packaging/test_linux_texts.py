"""What packages for Linux say of the program, to Debian, to menus and to software centres."""

import configparser
import shutil
import subprocess
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

from brightstar_desktop import __version__
from tests.packaging.scripts import ROOT, load

LINUX = ROOT / "packaging" / "linux"
CHANGES = """# Changelog

## [Unreleased]

### Added

- A thing that takes two
  lines.
- Another.

## [0.9.0] - 2026-01-02

- The first.
"""


@pytest.fixture
def changes() -> ModuleType:
    load("packaging/linux/facts.py")  # lets the scripts find one another
    return load("packaging/linux/changes.py")


@pytest.mark.parametrize(
    ("python", "debian"),
    [("1.2.0", "1.2.0"), ("1.2.0rc1", "1.2.0~rc1"), ("1.2.0.dev3", "1.2.0~dev3")],
)
def test_a_trial_comes_before_what_it_tries(python: str, debian: str) -> None:
    facts = load("packaging/linux/facts.py")
    assert facts.debian_version(python) == debian
    if shutil.which("dpkg") and python != "1.2.0":
        subprocess.run(["dpkg", "--compare-versions", debian, "lt", "1.2.0"], check=True)


def test_changes_are_told_by_version_newest_first(
    changes: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    text = changes.debian_changelog(CHANGES, "1.0.0")
    assert text.startswith(
        "brightstar-desktop (1.0.0) stable; urgency=medium\n\n"
        "  * A thing that takes two lines.\n"
        "  * Another.\n\n"
        " -- The BrightStar Desktop authors <"
    )
    assert "Thu, 01 Jan 2026 00:00:00 +0000\n\nbrightstar-desktop (0.9.0)" in text
    assert text.rstrip().endswith("Fri, 02 Jan 2026 00:00:00 +0000")


def test_a_version_without_a_word_of_what_changed_is_refused(changes: ModuleType) -> None:
    with pytest.raises(ValueError, match=r"says nothing of version 2\.0\.0"):
        changes.debian_changelog(CHANGES.partition("## [Unr")[0], "2.0.0")


def test_our_own_changelog_can_be_told(changes: ModuleType) -> None:
    text = changes.debian_changelog((ROOT / "CHANGELOG.md").read_text("utf-8"), __version__)
    assert f"({__version__})" in text
    lines = [line for line in text.splitlines() if not line.startswith(" -- ")]
    assert max(map(len, lines)) <= 80


def test_every_licence_is_told_with_its_holders(tmp_path: Path) -> None:
    load("packaging/linux/facts.py")
    script = load("packaging/linux/copyright_file.py")
    (tmp_path / "BrightStar.txt").write_text("Copyright (c) 2026 Us\n\nMIT\n", "utf-8")
    (tmp_path / "some-part.txt").write_text("Copyright 2020-2021 Ann\nDo as you like.", "utf-8")
    (tmp_path / "some-part-1.txt").write_text("(c) no year\nAnd more.", "utf-8")
    (tmp_path / "LGPL-3.0.txt").write_text("The licence of Qt.", "utf-8")
    text = script.copyright_file(tmp_path)
    stanzas = text.split("\n\n")
    assert stanzas[1].startswith(
        "Files: *\nCopyright: Copyright (c) 2026 Us\nLicense: BrightStar\n"
    )
    part = next(each for each in stanzas if "some_part/*" in each)
    assert "Copyright: Copyright 2020-2021 Ann\n" in part
    assert " Do as you like." in part
    assert " And more." in part
    assert "common-licenses/LGPL-3" in stanzas[-1]


def test_the_menu_entry_starts_the_program_and_speaks_spanish() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment, method-assign]
    entry.read(LINUX / "brightstar-desktop.desktop", encoding="utf-8")
    section = entry["Desktop Entry"]
    assert section["Exec"] == section["Icon"] == section["StartupWMClass"] == "brightstar-desktop"
    for name in ("GenericName", "Comment", "Keywords"):
        assert section[f"{name}[es]"] != section[name]


def test_software_centres_are_told_the_same_in_both_languages() -> None:
    tree = ElementTree.fromstring((LINUX / "metainfo.xml").read_text("utf-8"))
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    for kind in ("summary", ".//p", ".//li"):
        told = [element.get(language, "en") for element in tree.findall(kind)]
        assert told == ["en", "es"] * (len(told) // 2), kind
        assert told
    assert "988" in ElementTree.tostring(tree, encoding="unicode")


@pytest.mark.parametrize("name", ["README.txt", "LEAME.txt"])
def test_what_to_read_first_tells_how_to_start_and_to_carry_it(name: str) -> None:
    text = (LINUX / name).read_text("utf-8")
    for word in ("@VERSION@", "brightstar-desktop", "portable.txt", "BrightStar-data", "988"):
        assert word in text
    assert max(len(line) for line in text.splitlines()) <= 76

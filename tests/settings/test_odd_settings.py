"""Whatever stands in the files of settings, the program starts, with values that it can use."""

import json
import os
from pathlib import Path

import pytest

from brightstar_desktop.settings.definitions import SETTINGS
from brightstar_desktop.settings.store import SettingsStore
from tests.support.odd import FILES, VALUES, files_with

NAMES = tuple(setting.name for setting in SETTINGS)


def assert_usable(store: SettingsStore) -> None:
    """See that every value is one that its setting takes, and can be kept and shown."""
    values = store.values()
    assert [one.name for one in SETTINGS if not one.accepts(values[one.name])] == []
    for problem in store.policy.problems:
        assert problem.isprintable()
        assert problem.endswith(".")
        assert len(problem) < 1500
    json.dumps(values, ensure_ascii=False).encode()
    store.save()


def test_odd_files_of_settings(tmp_path: Path) -> None:
    file, tried = tmp_path / "settings.json", 0
    for content in files_with(*NAMES):
        file.write_bytes(content)
        assert_usable(SettingsStore(file))
        tried += 1
    assert tried > 500


def test_odd_policies(tmp_path: Path) -> None:
    file, tried = tmp_path / "policy.toml", 0
    lines = [
        f"{name} = {json.dumps(value)}".encode()
        for name in (*NAMES, '"odd\\u202e\\u0000name"')
        for value in VALUES
        if value is not None
    ]
    for content in (*FILES, *lines):
        file.write_bytes(content)
        assert_usable(SettingsStore(tmp_path / "settings.json", file))
        tried += 1
    assert tried > 500


@pytest.mark.skipif(os.name != "posix", reason="this system has no such files")
@pytest.mark.parametrize("name", ["settings.json", "settings.new", "settings.damaged"])
def test_what_is_no_file_is_in_nobodys_way(tmp_path: Path, name: str) -> None:
    file = tmp_path / "settings.json"
    for make in (Path.mkdir, os.mkfifo, lambda path: path.symlink_to(path)):
        place = tmp_path / name
        make(place)
        store = SettingsStore(file)
        store.set("theme", "dark")
        store.save()
        assert store.theme == "dark"
        for left in tmp_path.iterdir():
            left.rmdir() if left.is_dir() and not left.is_symlink() else left.unlink()

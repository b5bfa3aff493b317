"""Settings are kept whole, and a damaged file costs nothing but itself."""

import json
import logging
from pathlib import Path

import pytest

from brightstar_desktop.settings.definitions import SETTINGS
from brightstar_desktop.settings.store import SettingsStore


def test_a_setting_survives_and_defaults_are_not_written(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "settings.json"
    store = SettingsStore(file)
    store.set("theme", "dark")
    store.set("text_scale", 1.0)
    store.save()
    assert json.loads(file.read_text()) == {"theme": "dark"}
    again = SettingsStore(file)
    assert again.theme == "dark"
    assert again.text_scale == 1.0


@pytest.mark.parametrize("damage", ["{", "[]", "\x00\x01", '"theme"'])
def test_a_damaged_file_is_set_aside_and_defaults_hold(tmp_path: Path, damage: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(damage)
    assert SettingsStore(file).theme == "system"
    assert file.with_suffix(".damaged").read_text() == damage
    assert not file.exists()


def test_values_that_cannot_be_are_ignored_one_by_one(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"theme": "pink", "text_scale": True, "language": "es", "x": 1}))
    store = SettingsStore(file)
    assert store.theme == "system"
    assert store.text_scale == 1.0
    assert store.language == "es"


def test_a_value_out_of_range_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="text_scale"):
        SettingsStore(tmp_path / "settings.json").set("text_scale", 5.0)


def test_a_folder_that_cannot_be_made_is_only_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("in the way")
    store = SettingsStore(tmp_path / "file" / "settings.json")
    store.set("language", "es")
    with caplog.at_level(logging.WARNING):
        store.save()
    assert "could not be kept" in caplog.text
    assert (tmp_path / "file").read_text() == "in the way"


def test_every_default_is_a_value_its_setting_accepts() -> None:
    assert [s.name for s in SETTINGS if not s.accepts(s.default)] == []
    assert all(setting.explanation.endswith(".") for setting in SETTINGS)

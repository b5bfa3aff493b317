"""Diagnostics help whoever helps, and say nothing of who uses the program."""

from pathlib import Path

from brightstar_desktop import logs
from brightstar_desktop.diagnostics import LOG_LINES, diagnosis, without_folders
from brightstar_desktop.settings.store import SettingsStore


def test_versions_settings_and_the_log_are_told(tmp_path: Path) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text('desk_mode = "on"\n')
    settings = SettingsStore(tmp_path / "settings.json", policy)
    settings.set("update_source", "/home/somebody/stick")
    log = tmp_path / "brightstar.log"
    log.write_text("".join(f"line {number}\n" for number in range(LOG_LINES + 50)))
    told = diagnosis(settings, None, log, ["screen 1280 x 800"])
    assert "desk_mode = on (set by the organization)" in told
    assert "update_source = set" in told
    assert "somebody" not in told
    assert "screen 1280 x 800" in told
    assert "line 49\n" not in told
    assert f"line {LOG_LINES + 49}" in told


def test_the_persons_folder_is_not_named() -> None:
    home = Path("/home/maria.lopez")
    told = without_folders("cannot write /home/maria.lopez/.local/x: full", home)
    assert told == "cannot write ~/.local/x: full"


def test_a_log_that_is_not_there_is_no_trouble(tmp_path: Path) -> None:
    told = diagnosis(SettingsStore(tmp_path / "settings.json"), None, tmp_path / "none.log")
    assert "edition: none is open" in told
    logs.stop()

"""What the owner of a machine lays down holds, whatever its users chose."""

import json
import logging
from pathlib import Path

import pytest

from brightstar_desktop import paths
from brightstar_desktop.errors import SettingsError
from brightstar_desktop.settings.schema import SETTING_BY_NAME
from brightstar_desktop.settings.store import SettingsStore


def store(tmp_path: Path, policy: str | bytes, **chosen: object) -> SettingsStore:
    """Return settings under a policy, with what the user chose before."""
    file, policy_file = tmp_path / "settings.json", tmp_path / "policy.toml"
    file.write_text(json.dumps(chosen))
    policy_file.write_bytes(policy if isinstance(policy, bytes) else policy.encode())
    return SettingsStore(file, policy_file)


def test_the_policy_comes_before_what_was_chosen(tmp_path: Path) -> None:
    settings = store(tmp_path, 'updates = "no_network"\ntext_scale = 1.5', updates="automatic")
    assert settings.text("updates") == "no_network"
    assert settings.number("text_scale") == 1.5
    assert settings.is_locked("updates")
    assert not settings.is_locked("theme")


def test_a_locked_setting_cannot_be_changed(tmp_path: Path) -> None:
    settings = store(tmp_path, 'language = "es"')
    with pytest.raises(SettingsError, match="Your organization has set language"):
        settings.set("language", "en")
    assert settings.text("language") == "es"


def test_the_policy_is_not_written_into_the_users_settings(tmp_path: Path) -> None:
    settings = store(tmp_path, 'updates = "no_network"', theme="dark")
    settings.save()
    assert json.loads((tmp_path / "settings.json").read_text()) == {"theme": "dark"}


@pytest.mark.parametrize(
    ("policy", "named"),
    [
        ('updates = "sometimes"\ntheme = "dark"', "updates"),
        ('update_source = "http://data.example"\ntheme = "dark"', "update_source"),
        ("text_scale = true\ntheme = 'dark'", "text_scale"),
        ('colour = "green"\ntheme = "dark"', "colour"),
    ],
)
def test_a_line_that_cannot_be_used_is_named_and_the_others_hold(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, policy: str, named: str
) -> None:
    with caplog.at_level(logging.WARNING):
        settings = store(tmp_path, policy)
    assert named in caplog.text
    assert settings.text("theme") == "dark"
    assert not settings.is_locked(named)


@pytest.mark.parametrize("policy", [b"", b"updates = ", b"\xff\xfe", b"[[[["])
def test_a_damaged_policy_lays_down_nothing(tmp_path: Path, policy: bytes) -> None:
    assert store(tmp_path, policy, theme="dark").text("theme") == "dark"


def test_the_policy_lies_where_users_of_the_machine_cannot_write(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("XDG_CONFIG_DIRS")
    assert paths.policy_file().parts[-2:] == ("BrightStar", "policy.toml")
    assert not paths.policy_file().is_relative_to(Path.home())


@pytest.mark.parametrize(
    ("source", "taken"),
    [
        ("", True),
        ("https://data.example/brightstar", True),
        ("http://127.0.0.1:8000", True),
        ("/srv/brightstar", True),
        ("http://data.example", False),
        ("https://", False),
        ("somewhere", False),
        (7, False),
    ],
)
def test_only_sources_that_can_be_asked_are_taken(
    tmp_path: Path, source: object, *, taken: bool
) -> None:
    settings = store(tmp_path, "", update_source=source)
    assert (settings.text("update_source") == source) is taken


def test_the_store_tells_what_is_laid_down_and_what_could_not_be_read(tmp_path: Path) -> None:
    settings = store(tmp_path, 'desk_mode = "on"\nregion = "Bay Area!"\nidle_minutes = 5')
    assert settings.policy.rules == {"desk_mode": "on", "idle_minutes": 5}
    assert settings.locked() == ("desk_mode", "idle_minutes")
    (problem,) = settings.policy.problems
    assert "give region a value that it cannot take" in problem
    assert settings.values()["desk_mode"] == "on"


def test_rules_that_cannot_be_read_at_all_are_told(tmp_path: Path) -> None:
    settings = store(tmp_path, "desk_mode = ")
    (problem,) = settings.policy.problems
    assert "cannot be read and none holds" in problem


@pytest.mark.parametrize("code", ["", "bay_area", "region_9"])
def test_a_region_is_a_code_or_nothing(code: str) -> None:
    assert SETTING_BY_NAME["region"].accepts(code)


@pytest.mark.parametrize("wrong", ["Bay Area", "../x", None, 7, "x" * 61])
def test_what_is_no_code_is_no_region(wrong: object) -> None:
    assert not SETTING_BY_NAME["region"].accepts(wrong)

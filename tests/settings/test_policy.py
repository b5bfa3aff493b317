"""What the owner of a machine sets by policy holds, whatever its users chose."""

import json
import logging
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from brightstar_desktop import paths
from brightstar_desktop.errors import SettingsError
from brightstar_desktop.i18n import speaking
from brightstar_desktop.settings.definitions import SETTING_BY_NAME, SETTINGS
from brightstar_desktop.settings.policy import read_policy
from brightstar_desktop.settings.store import SettingsStore


def store(tmp_path: Path, policy: str | bytes, **chosen: object) -> SettingsStore:
    """Return settings under a policy, with what the user chose before."""
    file, policy_file = tmp_path / "settings.json", tmp_path / "policy.toml"
    file.write_text(json.dumps(chosen))
    policy_file.write_bytes(policy if isinstance(policy, bytes) else policy.encode())
    return SettingsStore(file, policy_file)


def test_the_policy_comes_before_what_was_chosen(tmp_path: Path) -> None:
    settings = store(tmp_path, 'updates = "no_network"\ntext_scale = 1.5', updates="automatic")
    assert settings.updates == "no_network"
    assert settings.text_scale == 1.5
    assert settings.is_locked("updates")
    assert not settings.is_locked("theme")


def test_a_locked_setting_cannot_be_changed(tmp_path: Path) -> None:
    settings = store(tmp_path, 'language = "es"')
    with pytest.raises(SettingsError, match="Your organization has set language"):
        settings.set("language", "en")
    assert settings.language == "es"


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
    assert settings.theme == "dark"


STRICTEST = {
    "updates": "no_network",
    "update_source": "",
    "desk_mode": "on",
    "idle_minutes": 5,
    "keep_visits": "off",
    "external_links": "off",
    "printing": "off",
}


def test_the_strictest_value_of_each_setting_is_one_that_it_takes() -> None:
    declared = {one.name: one.strictest for one in SETTINGS if one.strictest is not None}
    assert declared == STRICTEST
    assert all(SETTING_BY_NAME[name].accepts(value) for name, value in STRICTEST.items())


def test_an_empty_policy_sets_nothing(tmp_path: Path) -> None:
    settings = store(tmp_path, "", theme="dark")
    assert (tuple(settings.policy.rules), settings.policy.problems) == ((), ())


DEEP = b"desk_mode = " + b"[" * 100_000
DAMAGED = (
    b"updates = ",
    b"\xff\xfe",
    b"[[[[",
    b"\0",
    b'theme = "\xed\xa0\x80"',
    DEEP,
    b"#" * 300_000,
)


def assert_strictest(settings: SettingsStore, file: Path) -> None:
    """See that nothing is allowed that can be forbidden, and one sentence that says whom to ask."""
    assert settings.policy.rules == STRICTEST
    assert {name: settings.values()[name] for name in STRICTEST} == STRICTEST
    (problem,) = settings.policy.problems
    assert str(file) in problem
    assert "cannot be read, so the strictest hold" in problem
    assert "Tell whoever looks after this computer" in problem
    assert settings.theme == "dark"  # this forbids nothing to anybody


@pytest.mark.parametrize("policy", DAMAGED, ids=lambda policy: repr(policy[:12]))
def test_a_damaged_policy_forbids_whatever_can_be_forbidden(
    tmp_path: Path, policy: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    settings = store(tmp_path, policy, theme="dark", updates="automatic", desk_mode="off")
    assert_strictest(settings, tmp_path / "policy.toml")
    assert caplog.records[0].exc_info, "the log has the details"


def a_folder(file: Path) -> None:
    file.mkdir()


def a_link_to_itself(file: Path) -> None:
    file.symlink_to(file)


def a_link_to_nowhere(file: Path) -> None:
    file.symlink_to(file.with_name("share-that-is-not-mounted"))


def a_device_without_end(file: Path) -> None:
    file.symlink_to("/dev/zero")


def a_pipe(file: Path) -> None:
    os.mkfifo(file)


@pytest.mark.skipif(os.name != "posix", reason="this system has no such files")
@pytest.mark.parametrize(
    "make", [a_folder, a_link_to_itself, a_link_to_nowhere, a_device_without_end, a_pipe]
)
def test_a_policy_that_is_no_file_forbids_as_much(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    (tmp_path / "settings.json").write_text('{"theme": "dark"}')
    make(tmp_path / "policy.toml")
    settings = SettingsStore(tmp_path / "settings.json", tmp_path / "policy.toml")
    assert_strictest(settings, tmp_path / "policy.toml")


@pytest.mark.skipif(not hasattr(os, "seteuid") or os.geteuid() != 0, reason="only root can")
def test_a_policy_that_its_readers_may_not_read_forbids_as_much(tmp_path: Path) -> None:
    file = tmp_path / "policy.toml"
    file.write_text('desk_mode = "off"')
    file.chmod(0)
    os.seteuid(65534)
    try:
        rules = read_policy(file).rules
    finally:
        os.seteuid(0)
    assert rules == STRICTEST


@pytest.mark.parametrize(
    ("line", "held"),
    [
        ('updates = "no_netwrok"', {"updates": "no_network"}),
        ("updates = 1979-05-27T07:32:00", {"updates": "no_network"}),
        ('updates = ["no_network"]', {"updates": "no_network"}),
        ('update_source = "htps://data.example"', {"update_source": "", "updates": "no_network"}),
        ('update_source = "https://["', {"update_source": "", "updates": "no_network"}),
        ('update_source = "/srv/\\u0000"', {"update_source": "", "updates": "no_network"}),
        ('update_source = "~nouser/x"', {"update_source": "", "updates": "no_network"}),
        ('desk_mode = "yes"', {"desk_mode": "on"}),
        ("desk_mode = true", {"desk_mode": "on"}),
        ('idle_minutes = "5"', {"idle_minutes": 5}),
        ("idle_minutes = nan", {"idle_minutes": 5}),
        ("idle_minutes = inf", {"idle_minutes": 5}),
        (f"idle_minutes = 0x{'f' * 10_000}", {"idle_minutes": 5}),
        ('keep_visits = "never"', {"keep_visits": "off"}),
        ('external_links = "no"', {"external_links": "off"}),
        ("printing = 0", {"printing": "off"}),
    ],
)
def test_a_rule_that_cannot_be_used_takes_its_strictest_value(
    tmp_path: Path, line: str, held: dict[str, object]
) -> None:
    settings = store(tmp_path, f'{line}\nlanguage = "es"', updates="automatic", desk_mode="off")
    assert settings.policy.rules == held | {"language": "es"}
    (problem,) = settings.policy.problems
    name, value = next(iter(held.items()))
    assert f"give {name} a value that it cannot take, so the strictest holds" in problem
    assert f"{name} = {value!r}" in problem
    with pytest.raises(SettingsError, match=f"Your organization has set {name}"):
        settings.set(name, SETTING_BY_NAME[name].default)


@pytest.mark.parametrize("policy", ["desk_mode = ", 'updates = "x"', 'foo = "x"', 'theme = "x"'])
def test_problems_are_told_in_the_language_chosen_after_the_policy_was_read(
    tmp_path: Path, policy: str
) -> None:
    settings = store(tmp_path, policy)
    (english,) = settings.policy.problems
    with speaking("es", paths.resources() / "translations"):
        (spanish,) = settings.policy.problems
    assert english.startswith("Your organization's rules")
    assert spanish.startswith("Las reglas de su organización")


def test_what_cannot_be_used_is_stricter_than_any_line_beside_it(tmp_path: Path) -> None:
    settings = store(tmp_path, 'updates = "automatic"\nupdate_source = "my server"')
    assert settings.updates == "no_network"


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
    assert (settings.update_source == source) is taken


def test_the_store_tells_what_is_set_by_policy_and_what_could_not_be_read(tmp_path: Path) -> None:
    settings = store(tmp_path, 'desk_mode = "on"\nregion = "Bay Area!"\nidle_minutes = 5')
    assert settings.policy.rules == {"desk_mode": "on", "idle_minutes": 5}
    assert tuple(settings.policy.rules) == ("desk_mode", "idle_minutes")
    (problem,) = settings.policy.problems
    assert "give region a value that it cannot take" in problem
    assert settings.values()["desk_mode"] == "on"


@pytest.mark.parametrize("code", ["", "bay_area", "region_9"])
def test_a_region_is_a_code_or_nothing(code: str) -> None:
    assert SETTING_BY_NAME["region"].accepts(code)


@pytest.mark.parametrize("wrong", ["Bay Area", "../x", None, 7, "x" * 61])
def test_what_is_no_code_is_no_region(wrong: object) -> None:
    assert not SETTING_BY_NAME["region"].accepts(wrong)

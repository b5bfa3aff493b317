"""Settings in one JSON file, replaced whole; a damaged file is set aside, never fatal."""

import contextlib
import json
import logging
from pathlib import Path

from brightstar_desktop.errors import SettingsError
from brightstar_desktop.i18n import _
from brightstar_desktop.paths import read_small
from brightstar_desktop.settings.policy import Policy, read_policy
from brightstar_desktop.settings.schema import SETTING_BY_NAME, SettingValue

logger = logging.getLogger(__name__)


class SettingsStore:
    """The settings of this user on this machine; only what differs from the defaults is kept.

    What the machine's policy lays down comes before what the user chose.
    """

    def __init__(self, file: Path, policy_file: Path | None = None) -> None:
        self._file = file
        self.policy = read_policy(policy_file) if policy_file else Policy()
        self._values = self._read()

    def is_locked(self, name: str) -> bool:
        """Return whether the machine's policy lays this setting down."""
        return name in self.policy.rules

    def locked(self) -> tuple[str, ...]:
        """Return the settings that the machine's policy lays down."""
        return tuple(self.policy.rules)

    def values(self) -> dict[str, SettingValue]:
        """Return every setting as it is in force."""
        return {name: self._value(name) for name in SETTING_BY_NAME}

    def text(self, name: str) -> str:
        """Return a setting that is a word."""
        return str(self._value(name))

    def number(self, name: str) -> float:
        """Return a setting that is a number."""
        return float(self._value(name))

    def set(self, name: str, value: SettingValue) -> None:
        """Keep ``value``.

        Raises ValueError where the setting cannot take it, SettingsError where it is locked.
        """
        if self.is_locked(name):
            raise SettingsError(
                _("Your organization has set {name} for this computer, so it stays.").format(
                    name=name
                )
            )
        if not SETTING_BY_NAME[name].accepts(value):
            raise ValueError(f"{name} cannot be {value!r}")
        self._values[name] = value

    def save(self) -> None:
        """Write the file; where the folder cannot be written, say so in the log only."""
        changed = {
            name: value
            for name, value in self._values.items()
            if value != SETTING_BY_NAME[name].default
        }
        temporary = self._file.with_suffix(".new")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            temporary.unlink(missing_ok=True)  # a pipe of that name would keep us waiting
            temporary.write_text(json.dumps(changed, indent=2) + "\n", encoding="utf-8")
            temporary.replace(self._file)
        except (OSError, ValueError) as error:
            logger.warning("settings could not be kept: %s", error)
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)

    def _value(self, name: str) -> SettingValue:
        if name in self.policy.rules:
            return self.policy.rules[name]
        return self._values.get(name, SETTING_BY_NAME[name].default)

    def _read(self) -> dict[str, SettingValue]:
        try:
            stored = json.loads(read_small(self._file))
            return {
                name: value
                for name, value in stored.items()
                if name in SETTING_BY_NAME and SETTING_BY_NAME[name].accepts(value)
            }
        except FileNotFoundError:
            return {}
        except Exception as error:  # noqa: BLE001  # nothing in it keeps the program from starting
            self._set_aside(error)
            return {}

    def _set_aside(self, error: Exception) -> None:
        logger.warning("the settings file is damaged and was set aside", exc_info=error)
        with contextlib.suppress(OSError):
            self._file.replace(self._file.with_suffix(".damaged"))

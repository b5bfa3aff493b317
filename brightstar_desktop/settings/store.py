"""Settings in one JSON file, replaced whole; a damaged file is set aside, never fatal."""

import contextlib
import json
import logging
from pathlib import Path

from brightstar_desktop.errors import SettingsError
from brightstar_desktop.files import read_small, replace_file
from brightstar_desktop.i18n import _
from brightstar_desktop.settings.definitions import SETTING_BY_NAME, DeclaredSettings, SettingValue
from brightstar_desktop.settings.policy import Policy, read_policy

logger = logging.getLogger(__name__)


class SettingsStore(DeclaredSettings):
    """The settings of this user on this machine, read as its attributes.

    The first of these that names a setting says what is in force: the command line of this run,
    the machine's policy, what the user chose, the default. Only choices are kept, and of them what
    differs from the defaults. Without a ``file`` nothing is.
    """

    def __init__(self, file: Path | None = None, policy_file: Path | None = None) -> None:
        self._file = file
        self.policy = read_policy(policy_file) if policy_file else Policy()
        self._for_this_run: dict[str, SettingValue] = {}
        self._chosen = self._read(file) if file else {}

    @property
    def keeps_visits(self) -> bool:
        """Return whether shortlist and notes stay on the disk from one start to the next."""
        return self.keep_visits and not self.desk_mode

    def is_locked(self, name: str) -> bool:
        """Return whether the machine's policy sets this."""
        return name in self.policy.rules

    def value(self, name: str) -> SettingValue:
        for values in (self._for_this_run, self.policy.rules, self._chosen):
            if name in values:
                return values[name]
        return SETTING_BY_NAME[name].default

    def values(self) -> dict[str, SettingValue]:
        return {name: self.value(name) for name in SETTING_BY_NAME}

    def set_for_this_run(self, name: str, value: SettingValue) -> None:
        """Use ``value`` until the program ends or another one is chosen, and keep it nowhere."""
        self._for_this_run[name] = value

    def set(self, name: str, value: SettingValue) -> None:
        """Raises ValueError for a value that it cannot take, SettingsError where it is locked."""
        if self.is_locked(name):
            raise SettingsError(
                _("Your organization has set {name} for this computer, so it stays.").format(
                    name=name
                )
            )
        if not SETTING_BY_NAME[name].accepts(value):
            raise ValueError(f"{name} cannot be {value!r}")
        self._chosen[name] = value
        self._for_this_run.pop(name, None)

    def save(self) -> None:
        """Write the file; where the folder cannot be written, say so in the log only."""
        if self._file is None:
            return
        changed = {
            name: value
            for name, value in self._chosen.items()
            if value != SETTING_BY_NAME[name].default
        }
        content = (json.dumps(changed, indent=2) + "\n").encode()
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            replace_file(self._file, content, self._file.with_suffix(".new"), synced=False)
        except (OSError, ValueError) as error:
            logger.warning("settings could not be kept: %s", error)

    def _read(self, file: Path) -> dict[str, SettingValue]:
        try:
            stored = json.loads(read_small(file))
            return {
                name: value
                for name, value in stored.items()
                if name in SETTING_BY_NAME and SETTING_BY_NAME[name].accepts(value)
            }
        except FileNotFoundError:
            return {}
        except Exception as error:  # noqa: BLE001  # nothing in it keeps the program from starting
            _set_aside(file, error)
            return {}


def _set_aside(file: Path, error: Exception) -> None:
    logger.warning("the settings file is damaged and was set aside", exc_info=error)
    with contextlib.suppress(OSError):
        file.replace(file.with_suffix(".damaged"))

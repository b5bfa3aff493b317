r"""The settings that the owner of a machine sets by policy for everybody who uses it.

It is one file, ``policy.toml``, that the program only reads:

- Linux: ``/etc/xdg/BrightStar/policy.toml``
- macOS: ``/Library/Application Support/BrightStar/policy.toml``
- Windows: ``C:\ProgramData\BrightStar\policy.toml``

Each line names a setting and its value, as ``updates = "no_network"``; a setting that stands there
cannot be changed by the machine's users.

What was set by policy but cannot be used fails closed: in place of a value that a setting cannot
take its strictest one holds, and where the file cannot be read at all, that of every setting.
Whoever wrote it wanted less to be possible than by default, never more.
"""

import logging
import os
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from brightstar_desktop.errors import printable
from brightstar_desktop.files import read_small
from brightstar_desktop.i18n import _
from brightstar_desktop.settings.definitions import (
    SETTING_BY_NAME,
    SETTINGS,
    SettingValue,
    strictest,
)

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class PolicyProblem:
    """What cannot be used: a line that names ``name``, or the whole file where that is ""."""

    name: str = ""

    def sentence(self, file: Path) -> str:
        if not self.name:
            return _unreadable(file)
        setting = SETTING_BY_NAME.get(self.name)
        if setting is None:
            return _no_setting(file, self.name)
        return _unusable(file, self.name, setting.explanation)


@dataclass(frozen=True)
class Policy:
    file: Path | None = None
    rules: dict[str, SettingValue] = field(default_factory=dict)
    unusable: tuple[PolicyProblem, ...] = ()

    @property
    def problems(self) -> tuple[str, ...]:
        """Return one sentence for each; the language may be chosen after the file was read."""
        return tuple(one.sentence(self.file) for one in self.unusable if self.file)


def read_policy(file: Path) -> Policy:
    """Return what ``file`` sets: nothing where there is no such file.

    A name that is no setting is told and passed over, as another version may know it.
    """
    try:
        said = tomllib.loads(read_small(file).decode("utf-8"))
        return _told(_set_by_policy(file, said))
    except FileNotFoundError:
        if not os.path.lexists(file):
            return Policy(file)
        logger.warning("%s leads nowhere", file)
    except Exception:  # whatever is wrong with it, it must not make the rules vanish
        logger.warning("%s cannot be read", file, exc_info=True)
    return _told(_strictest_of_all(file))


def _set_by_policy(file: Path, said: dict[str, object]) -> Policy:
    problems: list[PolicyProblem] = []
    rules: dict[str, SettingValue] = {}
    strict: dict[str, SettingValue] = {}
    for name, value in said.items():
        setting = SETTING_BY_NAME.get(name)
        if setting and isinstance(value, str | int | float) and setting.accepts(value):
            rules[name] = value
            continue
        problems.append(PolicyProblem(name or '""'))
        strict |= strictest(name) if setting else {}
    return Policy(file, rules | strict, tuple(problems))


def _strictest_of_all(file: Path) -> Policy:
    rules: dict[str, SettingValue] = {}
    for setting in SETTINGS:
        rules |= strictest(setting.name)
    return Policy(file, rules, (PolicyProblem(),))


def _unreadable(file: Path) -> str:
    words = _(
        "Your organization's rules in {file} cannot be read, so the strictest hold: no network, "
        "nothing kept, nothing opened or printed. Tell whoever looks after this computer."
    )
    return words.format(file=file)


def _no_setting(file: Path, name: str) -> str:
    words = _("Your organization's rules in {file} name {name}, which is no setting.")
    return words.format(file=file, name=printable(name))


def _unusable(file: Path, name: str, explanation: str) -> str:
    instead = ", ".join(f"{other} = {value!r}" for other, value in strictest(name).items())
    if not instead:
        words = _(
            "Your organization's rules in {file} give {name} a value that it cannot take; it may "
            "be: {explanation}"
        )
        return words.format(file=file, name=name, explanation=explanation)
    words = _(
        "Your organization's rules in {file} give {name} a value that it cannot take, so the "
        "strictest holds ({instead}). Tell whoever looks after this computer; it may be: "
        "{explanation}"
    )
    return words.format(file=file, name=name, instead=instead, explanation=explanation)


def _told(policy: Policy) -> Policy:
    for problem in policy.problems:
        logger.warning("%s", problem)
    return policy

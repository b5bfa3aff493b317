r"""What the owner of a machine has laid down for everybody who uses it.

It is one file, ``policy.toml``, that the program only reads:

- Linux: ``/etc/xdg/BrightStar/policy.toml``
- macOS: ``/Library/Application Support/BrightStar/policy.toml``
- Windows: ``C:\ProgramData\BrightStar\policy.toml``

Each line names a setting and its value, as ``updates = "no_network"``; a setting that stands there
cannot be changed by the machine's users.
"""

import logging
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from brightstar_desktop.i18n import _
from brightstar_desktop.settings.schema import SETTING_BY_NAME, SettingValue

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Policy:
    """The settings laid down in ``file``, and one sentence for each line that cannot be used."""

    file: Path | None = None
    rules: dict[str, SettingValue] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


def read_policy(file: Path) -> Policy:
    """Return what ``file`` lays down: nothing where there is no such file.

    A line that cannot be used is told and passed over, the others hold.
    """
    try:
        said = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Policy(file)
    except (OSError, ValueError) as error:
        words = _(
            "Your organization's rules in {file} cannot be read and none holds: {reason}. Tell "
            "whoever looks after this computer."
        )
        return _told(Policy(file, problems=(words.format(file=file, reason=error),)))
    problems = tuple(filter(None, (_problem(file, name, value) for name, value in said.items())))
    rules = {name: value for name, value in said.items() if not _problem(file, name, value)}
    return _told(Policy(file, rules, problems))


def _problem(file: Path, name: str, value: object) -> str:
    """Return what is wrong with one line, "" where it can be used."""
    setting = SETTING_BY_NAME.get(name)
    if setting is None:
        words = _("Your organization's rules in {file} name {name}, which is no setting.")
        return words.format(file=file, name=name)
    if not setting.accepts(value):
        words = _(
            "Your organization's rules in {file} give {name} a value that it cannot take; it may "
            "be: {explanation}"
        )
        return words.format(file=file, name=name, explanation=setting.explanation)
    return ""


def _told(policy: Policy) -> Policy:
    for problem in policy.problems:
        logger.warning("%s", problem)
    return policy

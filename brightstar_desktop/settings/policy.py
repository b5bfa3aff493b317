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
from pathlib import Path

from brightstar_desktop.settings.schema import SETTING_BY_NAME, SettingValue

logger = logging.getLogger(__name__)


def read_policy(file: Path) -> dict[str, SettingValue]:
    """Return the settings laid down in ``file``, none where there is no such file.

    A line that cannot be used is named in the log and passed over, the others hold.
    """
    try:
        said = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        logger.warning("the policy %s cannot be read and lays down nothing: %s", file, error)
        return {}
    return {name: value for name, value in said.items() if _is_usable(file, name, value)}


def _is_usable(file: Path, name: str, value: object) -> bool:
    setting = SETTING_BY_NAME.get(name)
    if setting is None:
        logger.warning("the policy %s names %s, which is no setting", file, name)
        return False
    if not setting.accepts(value):
        logger.warning(
            "the policy %s gives %s a value it cannot take; it may be: %s",
            file, name, setting.explanation,
        )  # fmt: skip
        return False
    return True

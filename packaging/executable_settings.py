"""What a system wants of an executable beside its code: icon, version, signature, bundle.

The recipe ``brightstar.spec`` passes these on to PyInstaller; on Linux there are none.
"""

import os
from pathlib import Path
from typing import Any, Final

import product
from macos.bundle import bundle_settings
from windows.version_info import write_version_info

ROOT: Final = Path(__file__).resolve().parent.parent
ICONS: Final = ROOT / "build" / "icons"
ENTITLEMENTS: Final = ROOT / "packaging" / "macos" / "entitlements.plist"
IDENTITY_VARIABLE: Final = "BRIGHTSTAR_MACOS_IDENTITY"


def executable_settings(platform: str, name: str) -> dict[str, Any]:
    """Return further arguments of ``EXE`` for the program ``name`` on ``sys.platform``."""
    if platform == "win32":
        return {
            "icon": _icon("brightstar.ico"),
            "version": str(write_version_info(name)),
        }
    if platform == "darwin":
        identity = os.environ.get(IDENTITY_VARIABLE)
        signed = {"codesign_identity": identity, "entitlements_file": str(ENTITLEMENTS)}
        return {"icon": _icon("brightstar.icns"), **(signed if identity else {})}
    return {}


def app_settings() -> dict[str, Any]:
    """Return the arguments of ``BUNDLE``, which makes the .app of macOS."""
    return bundle_settings(product.version(), _icon("brightstar.icns"))


def _icon(name: str) -> str:
    """Return an icon that was drawn before; raise FileNotFoundError where it was not."""
    file = ICONS / name
    if not file.is_file():
        raise FileNotFoundError(f"{file} is missing: run packaging/app_icons.py first")
    return str(file)

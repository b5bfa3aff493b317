"""What the .app of macOS says of itself."""

from typing import Any, Final

import product

OLDEST_MACOS: Final = "13.0"
"""What Qt 6.10 and newer ask for."""


def information(version: str) -> dict[str, Any]:
    """Return the entries of ``Info.plist`` beside those that PyInstaller writes."""
    return {
        "CFBundleDisplayName": product.NAME,
        # Of the two programs in the bundle; and PyInstaller takes a bundle whose last program has a
        # console for one that is never to show a window.
        "CFBundleExecutable": product.DESKTOP,
        "LSBackgroundOnly": False,
        "CFBundleName": product.NAME,
        "CFBundleShortVersionString": version,
        "CFBundleVersion": ".".join(map(str, product.four_numbers()[:3])),
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "es"],
        "LSApplicationCategoryType": "public.app-category.medical",
        "LSMinimumSystemVersion": OLDEST_MACOS,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": product.copyright_line(),
        "NSRequiresAquaSystemAppearance": False,
        "NSSupportsAutomaticGraphicsSwitching": True,
    }


def bundle_settings(version: str, icon: str) -> dict[str, Any]:
    """Return the arguments of PyInstaller's ``BUNDLE``."""
    return {
        "name": f"{product.NAME}.app",
        "icon": icon,
        "bundle_identifier": product.BUNDLE_IDENTIFIER,
        "version": version,
        "info_plist": information(version),
    }

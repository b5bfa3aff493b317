"""The version resource of the Windows programs, in the form that PyInstaller reads.

Explorer shows it on the page "Details", and scanners distrust programs without one.
"""

import sys
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import product  # beside this folder

TARGET: Final = product.ROOT / "build" / "windows"
DESCRIPTIONS: Final = {
    product.DESKTOP: product.NAME,
    product.COMMAND_LINE: f"{product.NAME} on the command line",
}
LANGUAGES: Final = ((0x0409, 1200),)
"""English of the United States, in Unicode."""

FORM: Final = """\
VSVersionInfo(
  ffi=FixedFileInfo(
    filevers={numbers!r},
    prodvers={numbers!r},
    mask=0x3F,
    flags=0x0,
    OS=0x40004,
    fileType=0x1,
    subtype=0x0,
    date=(0, 0),
  ),
  kids=[
    StringFileInfo([StringTable({table!r}, [
{strings}
    ])]),
    VarFileInfo([VarStruct('Translation', {translation!r})]),
  ],
)
"""


def version_info(name: str) -> str:
    """Return the resource of the program ``name``, such as "brightstar-desktop"."""
    strings = {
        "CompanyName": product.PUBLISHER,
        "FileDescription": DESCRIPTIONS[name],
        "FileVersion": product.version(),
        "InternalName": name,
        "LegalCopyright": product.copyright_line(),
        "OriginalFilename": f"{name}.exe",
        "ProductName": product.NAME,
        "ProductVersion": product.version(),
    }
    language, charset = LANGUAGES[0]
    return FORM.format(
        numbers=product.four_numbers(),
        table=f"{language:04X}{charset:04X}",
        translation=[language, charset],
        strings="\n".join(
            f"      StringStruct({key!r}, {value!r})," for key, value in strings.items()
        ),
    )


def write_version_info(name: str, target: Path = TARGET) -> Path:
    """Write the resource of the program ``name`` into ``target`` and return its file."""
    target.mkdir(parents=True, exist_ok=True)
    file = target / f"{name}.version.txt"
    file.write_text(version_info(name), encoding="utf-8")
    return file

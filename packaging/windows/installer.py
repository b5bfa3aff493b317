"""Make the Windows installer of a built program with makensis, on Windows or elsewhere.

    python packaging/windows/installer.py [PROGRAM] [--output FOLDER]

Input: the folder that PyInstaller built on Windows. Output: one ``…-setup.exe``.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import product  # noqa: E402  # beside this folder
from windows import signing  # noqa: E402
from windows.file_script import file_script  # noqa: E402

NSIS: Final = Path("C:/Program Files (x86)/NSIS/makensis.exe")
"""Where Windows' own NSIS puts it, without telling the search path."""
ICON: Final = product.ROOT / "build" / "icons" / "brightstar.ico"
SIDE: Final = ICON.with_name("side.bmp")
PROGRAMS: Final = (f"{product.DESKTOP}.exe", f"{product.COMMAND_LINE}.exe")


class InstallerError(Exception):
    """No installer was made; the message says why and what to do."""


def installer_name() -> str:
    """Return the name of the installer's file."""
    return f"{product.DESKTOP}-{product.version()}-windows-x86_64-setup.exe"


def make(
    program: Path, output: Path, *, hastily: bool = False, target: str = "x86-unicode"
) -> Path:
    """Make the installer of ``program`` in the folder ``output`` and return its file.

    ``hastily`` gives a larger file in less time, for a trial. ``target`` is NSIS's word for what
    the installer itself runs on; every Windows runs the usual one.

    Raises InstallerError when the folder is no build for Windows, or makensis is missing or fails.
    """
    missing = [name for name in PROGRAMS if not (program / name).is_file()]
    if missing:
        raise InstallerError(f"{program} lacks {', '.join(missing)}: build it on Windows first.")
    if not (ICON.is_file() and SIDE.is_file()):
        raise InstallerError(f"{ICON.parent} lacks pictures: run packaging/app_icons.py first.")
    output.mkdir(parents=True, exist_ok=True)
    work = product.ROOT / "build" / "windows"
    work.mkdir(parents=True, exist_ok=True)
    script, setup = work / "files.nsh", output.resolve() / installer_name()
    script.write_text(file_script(program.resolve()), encoding="utf-8")
    command = [_makensis(), "-V2", "-WX", "-INPUTCHARSET", "UTF8", f"-XTarget {target}"]
    command += [f"-D{name}={value}" for name, value in _definitions(program, script, setup)]
    command += ["-DHASTILY"] if hastily else []
    _run([*command, str(HERE / "brightstar.nsi")])
    return setup


def _definitions(program: Path, script: Path, setup: Path) -> list[tuple[str, str]]:
    size = sum(file.stat().st_size for file in program.rglob("*") if file.is_file())
    definitions = [
        ("VERSION", product.version()),
        ("NUMBERS", ".".join(map(str, product.four_numbers()))),
        ("PUBLISHER", product.PUBLISHER),
        ("COPYRIGHT", product.copyright_line()),
        ("LICENCE", str(product.ROOT / "LICENSE")),
        ("KILOBYTES", str(size // 1024)),
        ("ICON", str(ICON)),
        ("SIDE", str(SIDE)),
        ("FILES", str(script)),
        ("OUTPUT", str(setup)),
    ]
    if signing.configured(os.environ):
        definitions.append(("SIGN", f'"{sys.executable}" "{HERE / "signing.py"}"'))
    return definitions


def _makensis() -> str:
    found = shutil.which("makensis") or (str(NSIS) if NSIS.is_file() else "")
    if not found:
        raise InstallerError("makensis is missing: install NSIS (Debian: apt-get install nsis).")
    return found


def _run(command: Sequence[str]) -> None:
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
    if done.returncode:
        raise InstallerError(f"makensis failed:\n{done.stdout}\n{done.stderr}".strip())


def main(arguments: Sequence[str]) -> int:
    """Sign the programs where that is configured, make the installer, and return 0."""
    parser = argparse.ArgumentParser(description="Make the Windows installer.")
    parser.add_argument("program", nargs="?", type=Path, default=Path("dist") / product.DESKTOP)
    parser.add_argument("--output", type=Path, default=Path("dist"))
    asked = parser.parse_args(arguments)
    status = signing.main([str(asked.program / name) for name in PROGRAMS])
    if status:
        return status
    try:
        print(f"The installer is {make(asked.program, asked.output)}")
    except InstallerError as error:
        print(f"installer.py: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

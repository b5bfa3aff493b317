"""Build the program as a folder of its own, let it test itself elsewhere, and pack it.

Inputs: the sources, ``data/published``, ``resources``. Outputs, all in ``dist``: the folder
``brightstar-desktop``, its bill of materials, and on Linux the .tar.gz, the .deb (where Debian's
tools are at hand) and ``SHA256SUMS``. Other scripts make installers for Windows and macOS of it.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parent
sys.path[:0] = [str(ROOT), str(HERE)]  # the sources beside this script, not an installed copy

import product  # noqa: E402  # beside this script
from brightstar_desktop import paths  # noqa: E402
from brightstar_desktop.storage.install import build_prebuilt  # noqa: E402
from stripping import forget_paths, strip  # noqa: E402  # beside this script

OUTPUT: Final = ROOT / "dist"
PROGRAM: Final = OUTPUT / "brightstar-desktop"
PRODUCTS: Final = ("*.deb", "*.tar.gz", "*.cdx.json", "SHA256SUMS*")
PREBUILT: Final = ROOT / "build" / "prebuilt"


def surroundings() -> dict[str, str]:
    """Return the environment of a build, in which the same sources give the same program."""
    return {**os.environ, "SOURCE_DATE_EPOCH": str(product.epoch()), "PYTHONHASHSEED": "0"}


def build(output: Path = PROGRAM) -> Path:
    """Build the program into ``output`` (its name is fixed) and return the folder.

    Raises subprocess.CalledProcessError when PyInstaller fails.
    """
    build_prebuilt(PREBUILT, paths.bundled_catalogue())
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    command += ["--distpath", str(output.parent), "--workpath", str(ROOT / "build" / "pyinstaller")]
    command.append(str(ROOT / "packaging" / "brightstar.spec"))
    subprocess.run(command, cwd=ROOT, env=surroundings(), check=True)
    if sys.platform == "linux":
        shutil.copy(ROOT / "packaging" / "linux" / "brightstar.sh", output / "brightstar")
        strip(output)
        forget_paths(output)
    return output


def main() -> int:
    """Build, with the licence of every part, test the result, pack it; return 0 when all is good.

    What an earlier build left in the output's folder goes first, or its checksums would be vouched
    for with the new ones.
    """
    for pattern in PRODUCTS:
        for former in OUTPUT.glob(pattern):
            former.unlink()
    _run("notices.py")
    _run("app_icons.py")
    program = build()
    _run("system_notices.py", str(program))
    _run("smoke.py", str(program))
    _run("bare.py", str(program))
    _run("sbom.py", str(program))
    if sys.platform == "linux":
        _pack_for_linux(program)
    print(f"The program is in {program}")
    return 0


def _pack_for_linux(program: Path) -> None:
    _run("linux/archive.py", str(program))
    if shutil.which("dpkg-shlibdeps"):
        _run("linux/deb.py", str(program))
    else:
        print("No .deb is made: that takes Debian or Ubuntu, with the package dpkg-dev.")
    _run("checksums.py", "write", str(OUTPUT))


def _run(script: str, *arguments: str) -> None:
    """Run a script beside this one; end with its status where it fails."""
    command = [sys.executable, str(ROOT / "packaging" / script), *arguments]
    status = subprocess.run(command, env=surroundings(), check=False).returncode
    if status:
        sys.exit(status)


if __name__ == "__main__":
    sys.exit(main())

"""Build the program as a folder of its own, then let it test itself elsewhere.

Inputs: the sources, ``data/published``, ``resources``. Output: ``dist/brightstar-desktop``.
"""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parent
sys.path[:0] = [str(ROOT), str(HERE)]  # the sources beside this script, not an installed copy

from brightstar_desktop import paths  # noqa: E402
from brightstar_desktop.storage.prebuilt import prepare  # noqa: E402
from stripping import strip  # noqa: E402  # beside this script

PROGRAM: Final = ROOT / "dist" / "brightstar-desktop"
PREBUILT: Final = ROOT / "build" / "prebuilt"


def build(output: Path = PROGRAM) -> Path:
    """Build the program into ``output`` (its name is fixed) and return the folder.

    Raises subprocess.CalledProcessError when PyInstaller fails.
    """
    prepare(PREBUILT, paths.bundled_catalogue())
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    command += ["--distpath", str(output.parent), "--workpath", str(ROOT / "build" / "pyinstaller")]
    subprocess.run([*command, str(ROOT / "packaging" / "brightstar.spec")], cwd=ROOT, check=True)
    if sys.platform == "linux":
        shutil.copy(ROOT / "packaging" / "linux" / "brightstar.sh", output / "brightstar")
        strip(output)
    return output


def main() -> int:
    """Build, with the licence of every part, test the result, and return 0 when it is good."""
    _run("notices.py")
    program = build()
    _run("system_notices.py", str(program))
    _run("smoke.py", str(program))
    _run("bare.py", str(program))
    print(f"The program is in {program}")
    return 0


def _run(script: str, *arguments: str) -> None:
    """Run a script beside this one; end with its status where it fails."""
    command = [sys.executable, str(ROOT / "packaging" / script), *arguments]
    status = subprocess.run(command, check=False).returncode
    if status:
        sys.exit(status)


if __name__ == "__main__":
    sys.exit(main())

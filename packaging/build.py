"""Build the program as a folder of its own, then let it test itself elsewhere.

Inputs: the sources, ``data/published``, ``resources``. Output: ``dist/brightstar-desktop``.
"""

import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
PROGRAM: Final = ROOT / "dist" / "brightstar-desktop"


def build(output: Path = PROGRAM) -> Path:
    """Build the program into ``output`` (its name is fixed) and return the folder.

    Raises subprocess.CalledProcessError when PyInstaller fails.
    """
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    command += ["--distpath", str(output.parent), "--workpath", str(ROOT / "build" / "pyinstaller")]
    subprocess.run([*command, str(ROOT / "packaging" / "brightstar.spec")], cwd=ROOT, check=True)
    return output


def main() -> int:
    """Build, with the licence of every part, test the result, and return 0 when it is good."""
    _run("notices.py")
    program = build()
    _run("system_notices.py", str(program))
    _run("smoke.py", str(program))
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

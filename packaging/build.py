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
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(output.parent), "--workpath", str(ROOT / "build" / "pyinstaller")]
    subprocess.run([*command, str(ROOT / "packaging" / "brightstar.spec")], cwd=ROOT, check=True)
    return output


def main() -> int:
    """Build, collect licences, test the result, and return 0 when it is good."""
    steps = (ROOT / "packaging" / "notices.py", ROOT / "packaging" / "smoke.py")
    subprocess.run([sys.executable, str(steps[0])], check=True)
    program = build()
    return subprocess.run([sys.executable, str(steps[1]), str(program)], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())

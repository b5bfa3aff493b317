"""Draw the pictures that the README shows, each by the program itself."""

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = ROOT / "packaging" / "pictures"
PICTURES: Final = {
    "find": ("--query", "depression iv infusion", "--provider", "kensho-wellbeing"),
    "find-dark": ("--query", "ptsd san diego", "--theme", "dark"),
    "find-narrow": ("--query", "oakland", "--size", "1024x700"),
    "nothing-found": ("--query", "retreat san diego"),
    "crisis": ("--query", "thoughts of suicide"),
    "guide": ("--view", "guide", "--chapter", "what-it-treats"),
    "guide-dark": ("--view", "guide", "--chapter", "safety", "--theme", "dark"),
    "guide-large": ("--view", "guide", "--chapter", "safety", "--text-scale", "2.0"),
    "guide-spanish": (
        "--view",
        "guide",
        "--chapter",
        "law#psilocybin",
        "--theme",
        "dark",
        "--language",
        "es",
    ),
    "map": ("--view", "map", "--query", "spravato"),
    "costs": ("--view", "costs"),
    "shortlist": (
        "--view",
        "compare",
        "--keep",
        "kensho-wellbeing",
        "--keep",
        "phos-wellness-ketamine-healing-los-angeles",
        "--keep",
        "soft-reboot-wellness",
    ),
    "readiness": ("--view", "guide", "--chapter", "readiness"),
    "updates": ("--view", "updates"),
    "spanish": ("--query", "depresión", "--language", "es", "--provider", "kensho-wellbeing"),
}
USUAL: Final = ("--size", "1280x800", "--theme", "light")


def draw(name: str, arguments: tuple[str, ...], state: Path) -> int:
    """Draw one picture and return the program's exit status."""
    usual = [
        word
        for flag, value in zip(USUAL[::2], USUAL[1::2], strict=True)
        if flag not in arguments
        for word in (flag, value)
    ]
    command = [sys.executable, "-m", "brightstar_desktop", "--data-dir", str(state)]
    command += [*usual, *arguments, "--screenshot", str(FOLDER / f"{name}.png")]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def main(names: list[str]) -> int:
    """Draw the pictures named, or all; return 0 when every one was drawn."""
    with tempfile.TemporaryDirectory() as state:
        wanted = names or list(PICTURES)
        return max(draw(name, PICTURES[name], Path(state)) for name in wanted)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""After a visit no file holds a word of it: after a fresh start, an idle desk, an exit, a kill."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.nothing_left import PLANTED

ROOT = Path(__file__).resolve().parents[2]


def files_with(word: bytes, *folders: Path) -> list[Path]:
    """Return the files below ``folders`` that hold ``word``, in UTF-8 or UTF-16."""
    wide = word.decode().encode("utf-16-le")
    found = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    return [file for file in found if word in file.read_bytes() or wide in file.read_bytes()]


@pytest.mark.parametrize("ending", ["reset", "exit", "idle", "wait"])
@pytest.mark.parametrize("desk_mode", ["off", "on"])
def test_no_file_holds_a_word_of_the_visit(tmp_path: Path, ending: str, desk_mode: str) -> None:
    data, temporary, home = (tmp_path / name for name in ("data", "tmp", "home"))
    for folder in (data, temporary, home):
        folder.mkdir()
    (data / "settings.json").write_text(f'{{"desk_mode": "{desk_mode}"}}', encoding="utf-8")
    environment = dict(os.environ) | {
        "TMPDIR": str(temporary), "HOME": str(home), "QT_QPA_PLATFORM": "offscreen",
        "XDG_CACHE_HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home),
    }  # fmt: skip
    command = [sys.executable, "-m", "tests.ui.nothing_left", str(data), ending]
    with subprocess.Popen(  # our own program
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
        if ending == "wait":
            program.send_signal(signal.SIGKILL)
        program.wait(timeout=60)
    assert files_with(PLANTED.encode(), data, temporary, home) == []
    settings = (data / "settings.json").read_text(encoding="utf-8")
    assert ("window_width" in settings) <= (desk_mode == "off")


def test_the_search_for_the_word_finds_it(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"\x00" + PLANTED.encode("utf-16-le"))
    (tmp_path / "two").write_text(PLANTED, encoding="utf-8")
    assert len(files_with(PLANTED.encode(), tmp_path)) == 2

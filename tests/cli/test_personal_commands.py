"""``brightstar personal``: what is kept of a person's visits, for that person to take or erase."""

import json
import sqlite3
from pathlib import Path

import pytest

from brightstar_desktop.cli import main
from tests.support.personal import PLANTED, MovingClock, files_with, kept_in, visit_of

VISIT = visit_of(oakland=PLANTED, kensho="¿Cuánto?")


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """Return a state folder in which a shortlist is kept."""
    folder = tmp_path / "kept"
    kept_in(folder, MovingClock()).save(VISIT)
    return folder


def run(capsys: pytest.CaptureFixture[str], state: Path, *arguments: str) -> tuple[int, str, str]:
    """Return the status and what was printed for people, or for programs, and as trouble."""
    status = main(["personal", *arguments, "--data-dir", str(state)])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def test_it_says_what_is_kept_but_no_note(state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, told, trouble = run(capsys, state)
    assert (status, trouble) == (0, "")
    assert told.startswith(f"2 providers of a shortlist are kept in {state / 'personal.sqlite'};")
    answer = json.loads(run(capsys, state, "--json")[1])
    assert answer.pop("newest_backup")
    assert answer == {
        "keeps_visits": False,
        "file": str(state / "personal.sqlite"),
        "providers": 2,
    }
    assert PLANTED not in told


@pytest.mark.parametrize(("desk_mode", "keeps"), [("off", True), ("on", False)])
def test_it_says_whether_visits_are_kept(
    state: Path, capsys: pytest.CaptureFixture[str], desk_mode: str, keeps: bool
) -> None:
    chosen = {"keep_visits": "on", "desk_mode": desk_mode}
    (state / "settings.json").write_text(json.dumps(chosen), encoding="utf-8")
    assert json.loads(run(capsys, state, "--json")[1])["keeps_visits"] is keeps


def test_where_nothing_is_kept_it_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, tmp_path) == (0, "No shortlist is kept on this computer.\n", "")
    assert json.loads(run(capsys, tmp_path, "--json")[1])["newest_backup"] is None
    assert not (tmp_path / "personal.sqlite").exists()


def test_export_writes_the_notes(
    state: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "shortlist.json"
    status, told, trouble = run(capsys, state, "--export", str(file))
    assert (status, trouble) == (0, "")
    assert told == f"Wrote {file}: 2 providers of the shortlist, with their notes.\n"
    notes = [one["note"] for one in json.loads(file.read_text(encoding="utf-8"))["shortlist"]]
    assert notes == [PLANTED, "¿Cuánto?"]
    answer = json.loads(run(capsys, state, "--export", str(file), "--json")[1])
    assert answer == {"outcome": "exported", "file": str(file), "providers": 2}


def test_erase_leaves_nothing(state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, told, trouble = run(capsys, state, "--erase")
    assert (status, trouble) == (0, "")
    assert told == "Nothing of any visit is kept on this computer now.\n"
    assert files_with(PLANTED, state) == []
    assert json.loads(run(capsys, state, "--erase", "--json")[1]) == {"outcome": "erased"}


def test_trouble_is_one_sentence(state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for where in ("", str(state), str(state / "nowhere" / "file.json")):
        status, told, trouble = run(capsys, state, "--export", where)
        assert (status, told) == (1, "")
        assert trouble.startswith("brightstar: The shortlist cannot be written to")
        assert len(trouble.splitlines()) == 1
    database = sqlite3.connect(state / "personal.sqlite")
    database.execute("PRAGMA user_version = 99")
    database.close()
    status, told, trouble = run(capsys, state, "--json")
    assert (status, told) == (1, "")
    assert "a newer version of the program" in trouble


def test_a_repair_is_told(state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (state / "personal.sqlite").write_bytes(b"no database at all")
    status, told, trouble = run(capsys, state)
    assert status == 0
    assert told.startswith("2 providers")
    assert "took its place" in trouble
    assert files_with(PLANTED, state / "logs") == []


def test_export_and_erase_at_once_is_wrong_usage(
    state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, state, "--erase", "--export", "x.json")[0] == 2
    assert kept_in(state).load() == VISIT

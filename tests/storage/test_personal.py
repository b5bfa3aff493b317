"""A shortlist is kept whole, for its owner alone, and two windows do not undo each other."""

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from brightstar_desktop.domain.visit import Saved, Visit
from brightstar_desktop.errors import PersonalDataError
from brightstar_desktop.storage.personal_errors import DamagedFileError
from tests.support.personal import PLANTED, content, files_with, kept_in, visit_of
from tests.support.small_disk import fill, small_disk

ROOT = Path(__file__).resolve().parents[2]
VISIT = visit_of(oakland="Ask about the price.\nCall in the morning.", kensho="")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state"


def test_a_visit_comes_back_as_it_was(folder: Path) -> None:
    kept_in(folder).save(VISIT)
    store = kept_in(folder)
    assert store.load() == VISIT
    assert store.take_notice() == ""


def test_folders_are_made_where_they_are_missing(folder: Path) -> None:
    deep = folder / "of" / "this" / "person"
    kept_in(deep).save(VISIT)
    assert kept_in(deep).load() == VISIT


def test_where_nothing_was_kept_nothing_is_made(folder: Path) -> None:
    store = kept_in(folder)
    assert store.load() == Visit()
    store.save(Visit())
    assert not folder.exists()


TEXTS = st.text(st.characters(exclude_categories=()), max_size=60)


@settings(max_examples=60)
@given(st.dictionaries(st.text(min_size=1), TEXTS, max_size=5))
@example({"clinic": "🌱👩🏽‍⚕️ משהו بالعربية \u202e\u2066 e\u0301 \r\n\t\x1b ' \" % {} ;--"})
@example({"clinic": "a\x00b"})
@example({"clinic": "\ud83c half of a character"})
def test_any_note_comes_back(notes: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        kept_in(Path(folder)).save(Visit(tuple(Saved(*one) for one in notes.items())))
        back = kept_in(Path(folder)).load()
    assert [saved.slug for saved in back.shortlist] == list(notes)
    whole = [note.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
             for note in notes.values()]  # fmt: skip
    assert [saved.note for saved in back.shortlist] == whole


def test_the_order_and_every_change_are_kept(folder: Path) -> None:
    store, visit = kept_in(folder), Visit()
    for slug in ("c", "a", "b"):
        visit = visit.with_provider(slug).with_note(slug, f"about {slug}")
        store.save(visit)
    visit = visit.without("a").with_note("c", "")
    store.save(visit)
    assert kept_in(folder).load() == visit == Visit((Saved("c"), Saved("b", "about b")))


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps other users out of the folder itself")
def test_only_the_owner_may_read_it(folder: Path) -> None:
    before = os.umask(0)
    try:
        kept_in(folder).save(VISIT)
        kept_in(folder).export(folder / "shortlist.json")
    finally:
        os.umask(before)
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert len(files) == 4
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    assert (folder / "personal-backups").stat().st_mode & 0o777 == 0o700
    (folder / "personal.sqlite").chmod(0o644)
    kept_in(folder).save(visit_of(other=""))
    assert (folder / "personal.sqlite").stat().st_mode & 0o777 == 0o600


def test_it_writes_in_the_way_that_lasts(folder: Path) -> None:
    store = kept_in(folder)
    store.save(VISIT)
    with store._database._engine.connect() as connection:
        asked = ("journal_mode", "synchronous", "secure_delete", "user_version")
        found = [connection.exec_driver_sql(f"PRAGMA {one}").scalar() for one in asked]
    assert found == ["delete", 3, 1, 1]
    assert [file.name for file in folder.iterdir() if file.is_file()] == ["personal.sqlite"]


def test_a_note_that_was_taken_back_leaves_no_bytes(folder: Path) -> None:
    store = kept_in(folder)
    store.save(VISIT)
    visit = VISIT.with_note("kensho", PLANTED * 2000)
    store.save(visit)
    assert files_with(PLANTED, folder) == [folder / "personal.sqlite"]
    store.save(VISIT)
    assert files_with(PLANTED, folder) == []


def test_two_windows_keep_what_each_changed(folder: Path) -> None:
    kept_in(folder).save(VISIT)
    one, other = kept_in(folder), kept_in(folder)
    in_one, in_other = one.load(), other.load()
    one.save(in_one.with_provider("new").with_note("new", "from one"))
    other.save(in_other.without("kensho"))
    assert kept_in(folder).load() == visit_of(oakland=VISIT.note("oakland"), new="from one")


def test_a_save_without_a_load_loses_nothing(folder: Path) -> None:
    kept_in(folder).save(VISIT)
    kept_in(folder).save(visit_of(more="and more"))
    assert kept_in(folder).load() == Visit((*VISIT.shortlist, Saved("more", "and more")))


def test_two_programs_at_once_lose_nothing(folder: Path) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from tests.support.personal import MovingClock\n"
        "from brightstar_desktop.storage.personal_store import PersonalFile\n"
        "folder, name = Path(sys.argv[1]), sys.argv[2]\n"
        "store = PersonalFile(folder / 'personal.sqlite', folder / 'backups', MovingClock(), 30)\n"
        "visit = store.load()\n"
        "for at in range(25):\n"
        "    slug = f'{name}-{at}'\n"
        "    visit = visit.with_provider(slug).with_note(slug, 'x' * 500)\n"
        "    store.save(visit)\n"
    )
    command = [sys.executable, "-c", program, str(folder)]
    running = [subprocess.Popen([*command, name], cwd=ROOT) for name in ("one", "two", "three")]
    assert [one.wait(timeout=120) for one in running] == [0, 0, 0]
    kept = kept_in(folder).load()
    assert len(kept.shortlist) == 75
    for name in ("one", "two", "three"):
        own = [slug for slug in kept.slugs() if slug.startswith(f"{name}-")]
        assert own == [f"{name}-{at}" for at in range(25)]


def test_a_file_that_another_program_holds_is_told_and_left(folder: Path) -> None:
    kept_in(folder).save(VISIT)
    program = (
        "import sqlite3, sys\n"
        "held = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "held.execute('BEGIN EXCLUSIVE')\n"
        "print('held', flush=True)\n"
        "sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", program, str(folder / "personal.sqlite")]
    before = content(folder)
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        store = kept_in(folder)
        for attempt in (
            store.load,
            lambda: store.save(visit_of(more="")),
            lambda: store.export(folder / "shortlist.json"),
            store.erase,
        ):
            with pytest.raises(PersonalDataError, match="in use by another program"):
                attempt()
        assert content(folder).items() >= before.items()
        assert other.stdin is not None
        other.stdin.close()
    store.save(visit_of(more=""))
    assert kept_in(folder).load().slugs() == ("oakland", "kensho", "more")


def test_a_folder_that_is_read_only_is_read_and_told(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", kilobytes=1024) as disk:
        kept_in(disk).save(VISIT)
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        before = content(disk)
        store = kept_in(disk)
        assert store.load() == VISIT
        with pytest.raises(PersonalDataError, match="make sure that you may read and write"):
            store.save(VISIT.without("kensho"))
        with pytest.raises(PersonalDataError, match="Not all that is kept"):
            store.erase()
        with pytest.raises(PersonalDataError, match="cannot be written to"):
            store.export(disk / "shortlist.json")
        assert store.export(tmp_path / "shortlist.json") == 2
        assert content(disk) == before


def test_a_full_disk_costs_the_last_change_alone(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", kilobytes=160) as disk:
        store = kept_in(disk)
        store.save(VISIT)
        with pytest.raises(PersonalDataError, match="is full"):
            store.save(VISIT.with_note("kensho", PLANTED * 20_000))
        assert kept_in(disk).load() == VISIT
        assert files_with(PLANTED, disk) == []
        store.save(VISIT.with_note("kensho", "short"))
        assert kept_in(disk).load().note("kensho") == "short"


def test_a_change_that_could_not_be_kept_goes_with_the_next(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", kilobytes=160) as disk:
        store, filler = kept_in(disk), disk / "filler"
        store.save(VISIT)
        fill(filler)
        with pytest.raises(PersonalDataError, match="is full"):
            store.save(VISIT.without("oakland"))
        assert kept_in(disk).load() == VISIT
        filler.unlink()
        store.save(VISIT.without("oakland").with_provider("new"))
        assert kept_in(disk).load().slugs() == ("kensho", "new")


def test_a_disk_that_was_full_from_the_start_is_told(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", kilobytes=64) as disk:
        fill(disk / "filler")
        store = kept_in(disk)
        with pytest.raises(PersonalDataError, match="is full"):
            store.save(VISIT)
        assert store.load() == Visit()
        (disk / "filler").unlink()
        store.save(VISIT)
        assert kept_in(disk).load() == VISIT


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(PersonalDataError, match=r"personal\.sqlite"):
        kept_in(tmp_path / "file" / "state").save(VISIT)


def test_no_error_repeats_a_note(folder: Path) -> None:
    store = kept_in(folder)
    store.save(VISIT)
    database = sqlite3.connect(folder / "personal.sqlite")
    database.execute("CREATE TRIGGER no BEFORE INSERT ON saved BEGIN SELECT RAISE(FAIL, ''); END")
    database.close()
    with pytest.raises(DamagedFileError) as caught:
        store._database.update(lambda _kept: visit_of(oakland=PLANTED))
    told = "".join(traceback.format_exception(caught.value))
    assert "hide_parameters" in told
    assert PLANTED not in told


def test_an_export_is_for_people_and_programs(folder: Path, tmp_path: Path) -> None:
    store = kept_in(folder)
    store.save(visit_of(oakland="Preis? ¿Cuánto?", kensho=""))
    file = tmp_path / "shortlist.json"
    file.write_text("what was there")
    assert store.export(file) == 2
    text = file.read_text(encoding="utf-8")
    assert "¿Cuánto?" in text
    assert json.loads(text) == {
        "format": "brightstar-shortlist",
        "version": 1,
        "exported_on": "2026-11-23",
        "shortlist": [
            {"slug": "oakland", "note": "Preis? ¿Cuánto?"},
            {"slug": "kensho", "note": ""},
        ],
    }
    assert sorted(one.name for one in tmp_path.iterdir()) == ["shortlist.json", "state"]


@pytest.mark.parametrize("name", ["personal.sqlite", "personal-backups/mine.json"])
def test_an_export_never_takes_the_place_of_what_is_kept(folder: Path, name: str) -> None:
    store = kept_in(folder)
    store.save(VISIT)
    before = content(folder)
    with pytest.raises(PersonalDataError, match="choose another file"):
        store.export(folder / name)
    assert content(folder) == before


def test_an_export_that_does_not_fit_leaves_what_was_there(folder: Path, tmp_path: Path) -> None:
    store = kept_in(folder)
    store.save(visit_of(oakland="x" * 100_000))
    with small_disk(tmp_path / "disk", kilobytes=32) as disk:
        (disk / "shortlist.json").write_text("what was there")
        with pytest.raises(PersonalDataError, match="cannot be written to"):
            store.export(disk / "shortlist.json")
        assert content(disk) == {"shortlist.json": b"what was there"}
    with pytest.raises(PersonalDataError, match="cannot be written to"):
        store.export(tmp_path / "nowhere" / "shortlist.json")
    with pytest.raises(PersonalDataError, match="cannot be written to"):
        store.export(tmp_path)

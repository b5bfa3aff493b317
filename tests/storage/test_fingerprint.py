"""The fingerprint changes with what derives a directory file, and with nothing else."""

import shutil
from pathlib import Path

import grimp
import pytest

from brightstar_desktop.storage.fingerprint import deriving_modules, fingerprint
from tests.support.changed_program import ChangedProgram

_PRINT = "from brightstar_desktop.storage.fingerprint import fingerprint; print(fingerprint())"


@pytest.fixture
def program(tmp_path: Path) -> ChangedProgram:
    """Return a copy of this program, to be changed."""
    return ChangedProgram(tmp_path / "copy")


def test_it_covers_all_that_the_deriving_modules_import() -> None:
    graph = grimp.build_graph("brightstar_desktop", cache_dir=None)
    roots = ("brightstar_desktop.datafile.decode", "brightstar_desktop.storage.build")
    imported = {*roots}.union(*(graph.find_upstream_modules(root) for root in roots))
    packages = {name.rpartition(".")[0] for name in imported}
    assert set(deriving_modules()) - packages == imported - packages
    assert "brightstar_desktop.domain.facets" in imported


@pytest.mark.parametrize("seed", ["0", "1"])
def test_it_is_the_same_in_every_process_and_folder(program: ChangedProgram, seed: str) -> None:
    assert program.run(_PRINT, PYTHONHASHSEED=seed) == fingerprint()


def test_it_is_the_same_where_no_source_lies_beside(
    tmp_path: Path, program: ChangedProgram
) -> None:
    archive = shutil.make_archive(str(tmp_path / "packed"), "zip", tmp_path / "copy")
    assert program.run(_PRINT, PYTHONPATH=archive) == fingerprint()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("domain/facts.py", "answer=insurance_accepted, ", ""),
        ("domain/facets.py", 'name="service", ', 'name="service", any_of=False, '),
        ("domain/evidence.py", "read_on: date", "read_at: date"),
        ("domain/guide_text.py", "(?P<marks>#{2,4})", "(?P<marks>#{2,3})"),
        ("storage/guide_rows.py", "_TERM_WEIGHT: Final = 0.4", "_TERM_WEIGHT: Final = 0.5"),
        ("storage/provider_rows.py", 'removeprefix("www.")', 'removeprefix("web.")'),
        ("storage/directory_tables.py", "remove_diacritics 2", "remove_diacritics 1"),
        ("storage/directory_tables.py", "terms: Named[str]", "remarks: Named[str]"),
        ("datafile/decode.py", "_TEXTS_SINCE_MINOR: Final = 2", "_TEXTS_SINCE_MINOR: Final = 3"),
    ],
)
def test_a_changed_declaration_or_rule_changes_it(
    program: ChangedProgram, file: str, old: str, new: str
) -> None:
    program.change(file, old, new)
    assert program.run(_PRINT) != fingerprint()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("domain/facets.py", "FACETS: Final = (", "# Every facet.\n\nFACETS: Final = ("),
        ("domain/search_engine.py", "def in_order(", "NEW = 1\n\n\ndef in_order("),
        ("presentation/price_words.py", "def money(", "NEW = 1\n\n\ndef money("),
    ],
)
def test_a_comment_or_another_module_changes_nothing(
    program: ChangedProgram, file: str, old: str, new: str
) -> None:
    program.change(file, old, new)
    assert program.run(_PRINT) == fingerprint()

"""What newcomers are told to edit is there, and it is little."""

from pathlib import Path

import pytest

from tests.figures.contributing import usual_changes

ROOT = Path(__file__).resolve().parents[2]
CHANGES = usual_changes(ROOT)
MOST_FILES = 5


def test_each_of_the_usual_changes_is_told() -> None:
    assert len(CHANGES) == 10


@pytest.mark.parametrize("change", CHANGES)
def test_the_files_to_change_exist_and_are_few(change: str) -> None:
    files = CHANGES[change]
    assert 1 <= len(files) <= MOST_FILES
    assert [file for file in files if not (ROOT / file).exists()] == []

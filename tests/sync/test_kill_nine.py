"""A few rounds of the script that kills syncs; ``python tests/sync/kill_nine.py`` does 200."""

from pathlib import Path

import pytest

from tests.sync.kill_nine import NEW, OLD, figures, rounds_of


@pytest.mark.slow
def test_a_killed_sync_leaves_the_old_edition_or_the_new_one(tmp_path: Path) -> None:
    done = list(rounds_of(tmp_path, rounds=8, seed=5))
    assert {one.edition for one in done} <= {OLD, NEW}
    assert "left anything else: 0" in figures(done, 0)

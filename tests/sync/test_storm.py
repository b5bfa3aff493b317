"""A few rounds of the storm; ``python3 dev.py storm`` makes 200."""

from pathlib import Path

import pytest

from tests.sync.storm import BEGINNINGS, Storm, figures


@pytest.mark.slow
def test_programs_beside_one_another_lose_nothing(tmp_path: Path) -> None:
    storm = Storm(tmp_path, seed=5)
    done = [storm.round(beginning=beginning) for beginning in dict.fromkeys(BEGINNINGS)]
    assert [one.wrong for one in done] == [[]] * len(done)
    assert "point at nothing: 0" in figures(done, 0)

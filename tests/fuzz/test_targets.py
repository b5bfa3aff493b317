"""A short run of every fuzzer; ``python3 dev.py fuzz`` runs them as long as one likes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.__main__ import main
from tests.fuzz.targets import TARGETS


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_is_found_in_a_short_run(name: str) -> None:
    target = TARGETS[name]

    def read(value: object) -> None:
        target.read(value)

    settings(max_examples=60)(given(target.given)(read))()


def test_a_finding_is_told_with_its_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(text: str) -> None:
        assert "x" not in text

    monkeypatch.setitem(TARGETS, "hours", TARGETS["hours"]._replace(given=st.text(), read=broken))
    assert main(["--only", "hours", "--minutes", "0.05"]) == 1
    told = capsys.readouterr().out
    assert "hours: FOUND" in told
    assert "'x'" in told

"""What every test of the command line gets."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication


@pytest.fixture(autouse=True)
def _no_application_left_behind() -> Iterator[None]:
    """Fail a test that starts Qt in the process of others, which need an application of ours."""
    before = QCoreApplication.instance()
    yield
    assert QCoreApplication.instance() is before

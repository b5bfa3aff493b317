"""What the About window says of the data that is open."""

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from brightstar_desktop import i18n, paths
from brightstar_desktop.domain.catalogue import Edition
from brightstar_desktop.ui.dialogs.help_dialogs import AboutDialog

WORDS = {
    "en": "Trial edition, signed with development keys",
    "es": "Edición de prueba, firmada con claves de desarrollo",
}


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("trial", [True, False])
def test_a_trial_edition_is_called_one(qtbot: QtBot, language: str, *, trial: bool) -> None:
    edition = Edition(
        name="2026.11.23-9",
        published_at=datetime(2026, 11, 23, 12, tzinfo=UTC),
        licence="CC-BY-4.0",
        provider_count=70,
        trial=trial,
    )
    with i18n.speaking(language, paths.resources() / "translations"):
        dialog = AboutDialog(edition)
    qtbot.addWidget(dialog)
    dialog.show()
    shown = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert "2026.11.23-9 (2026-11-23)" in shown
    assert (WORDS[language] in shown) == trial

"""The page to take home: right in words and codes, whole in large type, in either language."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from brightstar_desktop import i18n, paths
from brightstar_desktop.domain.catalogue import Catalogue
from brightstar_desktop.domain.pricing import CoursePlan
from brightstar_desktop.presentation.handout import Handout, HandoutEntry
from brightstar_desktop.ui.application import Application
from brightstar_desktop.ui.handout.handout_dialog import HandoutDialog
from brightstar_desktop.ui.handout.printed_handout import handout_pages
from brightstar_desktop.ui.settings import Settings
from tests.support.paper import has_ink, pdf_pages, pdf_text, square_codes
from tests.support.published import published_catalogue

TRANSLATIONS = paths.resources() / "translations"
SLUGS = ("kensho-wellbeing", "phos-wellness-ketamine-healing-los-angeles")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return published_catalogue()


@pytest.fixture
def handout(catalogue: Catalogue) -> Handout:
    found = {provider.slug: provider for provider in catalogue.providers}
    return Handout(
        entries=tuple(HandoutEntry(provider=found[slug], note=f"note on {slug}") for slug in SLUGS),
        vocabulary=catalogue.vocabulary,
        crisis=catalogue.crisis,
        edition=catalogue.edition,
        today=date(2026, 11, 23),
    )


@pytest.fixture
def dialog(qtbot: QtBot, handout: Handout) -> Iterator[HandoutDialog]:
    dialog = HandoutDialog(handout, TRANSLATIONS, Settings())
    qtbot.addWidget(dialog)
    dialog.show()
    yield dialog
    dialog.reject()


@pytest.mark.usefixtures("qapp")
def test_it_says_who_where_how_much_and_what_to_ask_in_order(
    handout: Handout, tmp_path: Path
) -> None:
    file = tmp_path / "page.pdf"
    handout_pages(handout, TRANSLATIONS, "en").write_pdf(file)
    text = pdf_text(file)
    places = [
        text.index(words)
        for words in (
            "Printed Nov 23, 2026",
            "Kensho Wellbeing",
            "(530) 214-8992",
            "note on kensho-wellbeing",
            "$425 a session",
            "Phos Wellness",
            "1762 Westwood Blvd",
            "(424) 278-4241",
            "When you call, ask",
            "Who supervises",
            "988",
            "Information, not medical advice",
        )
    ]
    assert places == sorted(places)
    assert handout.edition in text


@pytest.mark.usefixtures("qapp")
def test_the_codes_lead_to_the_right_telephones_and_pages(handout: Handout, tmp_path: Path) -> None:
    file = tmp_path / "codes.pdf"
    handout_pages(handout, TRANSLATIONS, "en").write_pdf(file)
    read = set().union(*(square_codes(page) for page in pdf_pages(file)))
    wanted = {f"tel:{entry.provider.phones[0].number}" for entry in handout.entries}
    wanted |= {str(entry.provider.website) for entry in handout.entries}
    assert read == wanted


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("large", [False, True])
def test_nothing_is_cut_off(handout: Handout, tmp_path: Path, large: bool) -> None:
    file = tmp_path / "whole.pdf"
    count = handout_pages(handout, TRANSLATIONS, "es", large=large).write_pdf(file)
    pages = pdf_pages(file, 75)
    assert len(pages) == count
    assert not any(has_ink(page, 36) for page in pages)
    assert "Información, no consejo médico" in pdf_text(file)


@pytest.mark.usefixtures("qapp")
def test_spanish_is_written_whatever_the_interface_speaks(handout: Handout, tmp_path: Path) -> None:
    file = tmp_path / "hoja.pdf"
    handout_pages(handout, TRANSLATIONS, "es").write_pdf(file)
    text = pdf_text(file)
    assert "Pregunte al llamar" in text
    assert "Infusión intravenosa" in text
    assert "Proveedores de atención con ketamina" in text
    assert i18n.current_language() == "en"


def test_what_is_chosen_is_what_is_saved(
    qtbot: QtBot, dialog: HandoutDialog, tmp_path: Path
) -> None:
    dialog.language.setCurrentIndex(dialog.language.findData("es"))
    dialog.asked["ride"].setChecked(False)
    dialog.asked["emergency"].setChecked(True)
    dialog.chart.setChecked(True)
    with qtbot.waitSignal(dialog._debounce.timeout):
        dialog.large.setChecked(True)
    told: list[str] = []
    dialog.told.connect(told.append)
    save = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Save as PDF")
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    files = dialog.findChild(QFileDialog)
    assert files is not None
    files.setDirectory(str(tmp_path))
    files.selectFile("mine.pdf")
    files.accept()
    qtbot.waitUntil(lambda: bool(told))
    assert dialog.outcome.isVisible()
    assert [dialog.outcome.text()] == told
    text = pdf_text(tmp_path / "mine.pdf")
    assert "¿Qué pasa en una emergencia?" in text
    assert "No maneje hasta el día siguiente." not in text
    assert "Copia para el expediente" in text


@pytest.mark.parametrize("names", [1, 2])
def test_the_file_is_named_by_the_day_and_by_its_one_provider(
    qtbot: QtBot, handout: Handout, names: int
) -> None:
    dialog = HandoutDialog(
        replace(handout, entries=handout.entries[:names]), TRANSLATIONS, Settings()
    )
    qtbot.addWidget(dialog)
    dialog.show()
    save = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Save as PDF")
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    (files,) = dialog.findChildren(QFileDialog)
    (file,) = files.selectedFiles()
    wanted = SLUGS[0] if names == 1 else "brightstar"
    assert Path(file).name == f"{wanted}-2026-11-23.pdf"
    assert Path(file).parent.is_dir()
    files.reject()
    dialog.reject()


@pytest.mark.usefixtures("qapp")
def test_a_plan_is_calculated_for_each_provider(handout: Handout, tmp_path: Path) -> None:
    """By hand: 325 + 2,000 + 425 to 325 + 6 x 425, and 6 x 650 (kenshowellbeing.com, phos.la)."""
    file = tmp_path / "page.pdf"
    handout_pages(replace(handout, plan=CoursePlan(sessions=6)), TRANSLATIONS, "en").write_pdf(file)
    text = pdf_text(file)
    assert "$2,750 to $2,875 for 6 sessions and a first visit" in text
    assert "$3,900 (first visit not stated) for 6 sessions" in text
    assert "Not in these sums: an outside prescriber" in text


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_part_of_the_guide_comes_with_its_sources(
    handout: Handout, catalogue: Catalogue, tmp_path: Path, language: str
) -> None:
    heading, source = {"en": ("Driving", "Sources"), "es": ("Manejar", "Fuentes")}[language]
    guide = {one: catalogue.guide.chapters(one) for one in ("en", "es")}
    page = replace(handout, guide=guide, extracts=("safety#driving",))
    file = tmp_path / "page.pdf"
    count = handout_pages(page, TRANSLATIONS, language).write_pdf(file)
    last = pdf_text(file).rsplit("988", 1)[1]
    assert heading in last
    assert source in last
    assert "{count}" not in last
    assert count == handout_pages(handout, TRANSLATIONS, language).write_pdf(file) + 1


def test_parts_of_the_guide_are_ticked_in_the_dialog(
    qtbot: QtBot, handout: Handout, catalogue: Catalogue
) -> None:
    guide = {one: catalogue.guide.chapters(one) for one in ("en", "es")}
    dialog = HandoutDialog(replace(handout, guide=guide), TRANSLATIONS, Settings())
    qtbot.addWidget(dialog)
    QAbstractItemModelTester(
        dialog.parts.parts, QAbstractItemModelTester.FailureReportingMode.Fatal, dialog
    )
    dialog.show()
    before = len(dialog.pages().preview(100))
    item = next(one for one in dialog.parts.items() if one.text() == "Driving")
    dialog.parts.setCurrentIndex(item.index())
    dialog.parts.setFocus()
    with qtbot.waitSignal(dialog.parts.changed):
        qtbot.keyClick(dialog.parts, Qt.Key.Key_Space)
    assert dialog.parts.ticked() == ("safety#driving",)
    assert len(dialog.pages().preview(100)) == before + 1
    dialog.reject()


def test_in_large_text_the_preview_is_as_wide_as_there_is_room(
    qtbot: QtBot, qapp: Application, handout: Handout
) -> None:
    qapp.scale_text(2.0)
    dialog = HandoutDialog(handout, paths.resources() / "translations", Settings())
    qtbot.addWidget(dialog)
    dialog.resize(1000, 660)
    dialog.show()

    def is_whole() -> bool:
        pages = [one for one in dialog.findChildren(QLabel) if not one.pixmap().isNull()]
        viewport = dialog._preview.viewport()
        return bool(pages) and all(
            viewport.rect().right() >= one.mapTo(viewport, one.rect().topRight()).x()
            for one in pages
        )

    qtbot.waitUntil(is_whole)

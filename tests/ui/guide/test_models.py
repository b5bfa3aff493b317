"""The guide's models keep Qt's promises, and histories remember."""

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from brightstar_desktop.domain.guide import GuideContent, GuideHit
from brightstar_desktop.domain.links import GuidePlace
from brightstar_desktop.presentation.guide.contents import contents_rows
from brightstar_desktop.ui.guide.contents_tree import ContentsModel, ContentsRole
from brightstar_desktop.ui.guide.history import History
from brightstar_desktop.ui.guide.search_results import HitRole, HitsModel
from tests.ui.guide.conftest import CHAPTERS, make_chapter

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def make_hit(chapter: str = "second") -> GuideHit:
    return GuideHit(
        chapter=chapter,
        chapter_title="Second chapter",
        anchor="driving",
        section_title="Driving",
        before="Do ",
        match="not",
        after=" drive.",
    )


@pytest.mark.usefixtures("qapp")
def test_the_contents_are_chapters_with_their_sections() -> None:
    model = ContentsModel(contents_rows(GuideContent(language="en", chapters=CHAPTERS)))
    QAbstractItemModelTester(model, FATAL)
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == [
        "1  First chapter",
        "2  Second chapter",
        "Articles",
        "Events",
        "Practitioners",
        "Help in a crisis",
    ]
    second = model.index(1, 0)
    assert model.rowCount(second) == 1
    driving = model.index(0, 0, second)
    assert driving.data() == "Driving"
    assert driving.data(ContentsRole.LINK) == GuidePlace("second", "driving")
    assert driving.parent() == second
    assert model.find(GuidePlace("second", "driving")) == driving
    assert model.find(GuidePlace("second", "gone")) == second
    assert model.find(GuidePlace("gone")) == QModelIndex()


@pytest.mark.usefixtures("qapp")
def test_a_heading_within_a_section_is_found_at_the_section() -> None:
    body = "### Early\n\n## Waiting\n\nWords.\n\n### How long\n\nWords."
    only = make_chapter(1, "only", "Only chapter", body)
    model = ContentsModel(contents_rows(GuideContent(language="en", chapters=(only,))))
    QAbstractItemModelTester(model, FATAL)
    chapter = model.index(0, 0)
    assert model.rowCount(chapter) == 1
    assert model.find(GuidePlace("only", "how-long")).data() == "Waiting"
    assert model.find(GuidePlace("only", "early")) == chapter


@pytest.mark.usefixtures("qapp")
def test_hits_are_replaced_whole() -> None:
    model = HitsModel()
    QAbstractItemModelTester(model, FATAL)
    model.show_hits((make_hit(), make_hit("first")))
    assert model.index(0).data() == "Driving: Do not drive."
    assert model.index(1).data(HitRole.HIT).chapter == "first"
    model.show_hits(())
    assert model.rowCount() == 0


def test_a_new_place_forgets_what_lay_ahead() -> None:
    history = History()
    for slug in "abc":
        history.visit(GuidePlace(slug))
    assert history.back() == GuidePlace("b")
    history.visit(GuidePlace("d"))
    assert not history.can_go_forward
    assert history.back() == GuidePlace("b")
    assert history.back() == GuidePlace("a")
    assert history.back() is None
    assert history.forward() == GuidePlace("b")


def test_visiting_the_same_place_again_changes_nothing() -> None:
    history = History()
    history.visit(GuidePlace("a"))
    history.visit(GuidePlace("a"))
    assert not history.can_go_back


def test_a_place_is_found_as_far_down_as_it_was_left() -> None:
    history = History()
    history.visit(GuidePlace("a"))
    history.leave(120)
    history.visit(GuidePlace("b"))
    fresh = history.scrolled_to
    history.back()
    left = history.scrolled_to
    history.visit(GuidePlace("a"))
    assert (fresh, left, history.scrolled_to) == (None, 120, None)

"""Each act on the shortlist can be taken back, newest first, and nothing else is."""

from hypothesis import given
from hypothesis import strategies as st

from brightstar_desktop.domain.visit import Saved, UndoHistory, Visit

ACTS = st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(("", "note", "other"))))


def toggled(steps: UndoHistory, visit: Visit, slug: str) -> tuple[UndoHistory, Visit]:
    after = visit.without(slug) if visit.has(slug) else visit.with_provider(slug)
    return steps.before_act(visit, slug), after


def test_a_keep_is_taken_back_and_later_notes_on_others_stay() -> None:
    visit = Visit().with_provider("a")
    steps, visit = toggled(UndoHistory(), visit, "b")
    visit = visit.with_note("a", "near home")
    steps, visit, slug = steps.undone(visit)
    assert (visit.shortlist, slug) == ((Saved("a", "near home"),), "b")
    assert steps == UndoHistory()


def test_a_removal_is_taken_back_with_its_note_at_its_place() -> None:
    before = Visit((Saved("a"), Saved("b", "near home"), Saved("c")))
    steps, visit = toggled(UndoHistory(), before, "b")
    _left, visit, slug = steps.undone(visit)
    assert (visit, slug) == (before, "b")


def test_a_provider_comes_back_last_where_others_have_gone() -> None:
    steps, visit = toggled(UndoHistory(), Visit((Saved("a"), Saved("b"))), "b")
    _left, visit, _slug = steps.undone(visit.without("a"))
    assert visit.slugs() == ("b",)


def test_typing_on_one_note_is_one_step() -> None:
    steps, visit = toggled(UndoHistory(), Visit(), "a")
    for text in ("n", "ne", "near"):
        steps, visit = steps.before_note(visit, "a"), visit.with_note("a", text)
    steps, visit, _slug = steps.undone(visit)
    assert visit.shortlist == (Saved("a"),)
    _left, visit, _slug = steps.undone(visit)
    assert visit == Visit()


def test_a_note_after_a_keep_or_on_another_is_a_step_of_its_own() -> None:
    steps = UndoHistory().before_note(Visit((Saved("a", "old"), Saved("b"))), "a")
    visit = Visit((Saved("a", "new"), Saved("b")))
    steps, visit = steps.before_note(visit, "b"), visit.with_note("b", "theirs")
    steps, visit, slug = steps.undone(visit)
    assert (visit.note("a"), visit.note("b"), slug) == ("new", "", "b")
    _left, visit, slug = steps.undone(visit)
    assert (visit.note("a"), slug) == ("old", "a")


def test_what_is_undone_already_is_passed_over() -> None:
    steps, visit = toggled(UndoHistory(), Visit(), "a")
    steps, visit = toggled(steps, visit, "b")
    _left, visit, slug = steps.undone(visit.without("b"))
    assert (visit, slug) == (Visit(), "a")


def test_without_a_step_nothing_changes() -> None:
    visit = Visit((Saved("a"),))
    assert UndoHistory().undone(visit) == (UndoHistory(), visit, "")


@given(ACTS)
def test_all_steps_lead_back_to_the_beginning(acts: list[tuple[str, str]]) -> None:
    begun = Visit((Saved("a", "before"), Saved("b")))
    steps, visit = UndoHistory(), begun
    for slug, note in acts:
        if note and visit.has(slug):
            steps, visit = steps.before_note(visit, slug), visit.with_note(slug, note)
        else:
            steps, visit = toggled(steps, visit, slug)
    slug = "some"
    while slug:
        steps, visit, slug = steps.undone(visit)
    assert visit == begun

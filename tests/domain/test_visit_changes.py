"""Two windows change the same shortlist, and neither undoes what the other did."""

from hypothesis import given
from hypothesis import strategies as st

from brightstar_desktop.domain.visit import Saved, Visit, merge_changes

SAVED = st.builds(Saved, st.sampled_from("abcde"), st.sampled_from(("", "one", "other")))
VISITS = st.lists(SAVED, unique_by=lambda saved: saved.slug).map(lambda all_: Visit(tuple(all_)))
BEFORE = Visit((Saved("a", "note"), Saved("b")))


@given(VISITS, VISITS)
def test_with_one_window_the_outcome_is_what_it_shows(before: Visit, after: Visit) -> None:
    assert merge_changes(before, after, before) == after


@given(VISITS, VISITS)
def test_no_change_changes_nothing(visit: Visit, kept: Visit) -> None:
    assert merge_changes(visit, visit, kept) == kept


@given(VISITS, VISITS)
def test_a_window_that_has_seen_nothing_only_adds(after: Visit, kept: Visit) -> None:
    outcome = merge_changes(Visit(), after, kept)
    assert set(outcome.slugs()) == {*after.slugs(), *kept.slugs()}
    for slug in outcome.slugs():
        assert outcome.note(slug) == (after.note(slug) or kept.note(slug))


def test_what_the_other_one_added_stays() -> None:
    kept = BEFORE.with_provider("c").with_note("c", "theirs")
    after = BEFORE.without("b").with_provider("d")
    assert merge_changes(BEFORE, after, kept).shortlist == (
        Saved("a", "note"), Saved("c", "theirs"), Saved("d"),
    )  # fmt: skip


def test_what_the_other_one_removed_stays_away() -> None:
    after = BEFORE.with_note("b", "mine")
    assert merge_changes(BEFORE, after, Visit()) == Visit((Saved("b", "mine"),))


def test_a_note_that_was_emptied_is_empty() -> None:
    after, kept = BEFORE.with_note("a", ""), BEFORE.with_provider("c")
    assert merge_changes(BEFORE, after, kept).note("a") == ""


def test_the_same_provider_twice_keeps_the_note_there_is() -> None:
    kept = Visit((Saved("x", "theirs"),))
    assert merge_changes(Visit(), Visit((Saved("x"),)), kept) == kept

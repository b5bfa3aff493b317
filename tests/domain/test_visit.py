"""A visit keeps what was chosen, in its order, and forgets it whole."""

from brightstar_desktop.domain.pricing import CoursePlan
from brightstar_desktop.domain.visit import Saved, Visit


def test_the_shortlist_keeps_the_order_in_which_it_was_made() -> None:
    visit = Visit().with_provider("b").with_provider("a").with_provider("b")
    assert visit.slugs() == ("b", "a")
    assert visit.has("a")
    assert not visit.has("c")
    assert visit.without("b").slugs() == ("a",)


def test_a_note_belongs_to_its_provider_and_goes_with_it() -> None:
    visit = Visit().with_provider("a").with_provider("b").with_note("a", "near home")
    assert (visit.note("a"), visit.note("b"), visit.note("c")) == ("near home", "", "")
    assert visit.with_note("c", "nobody") == visit
    assert visit.without("a").with_provider("a").note("a") == ""
    assert visit.shortlist[0] == Saved("a", "near home")


def test_a_plan_stays_while_the_shortlist_changes() -> None:
    visit = (
        Visit().with_provider("a").with_plan(CoursePlan(sessions=6)).with_provider("b").without("a")
    )
    assert visit.plan == CoursePlan(sessions=6)
    assert visit.with_note("b", "near").plan == CoursePlan(sessions=6)
    assert visit.with_plan(None).plan is None

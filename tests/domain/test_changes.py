"""What changed between editions is told by provider and fact, and nothing is told twice."""

from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from brightstar_desktop.domain.changes import (
    ChangeKind,
    EditionChanges,
    FactChange,
    ProviderChange,
    changes_between,
)
from brightstar_desktop.domain.provider import (
    Identifiers,
    Insurance,
    Payment,
    Phone,
    Provider,
    Support,
)
from brightstar_desktop.domain.vocabulary import Text
from tests.support.drawn import drawn
from tests.support.factories import make_location, make_price, make_provider, make_source

MAIN, BRANCH = Phone(number="+15105550100"), Phone(number="+15105550111")
OAKLAND = make_location(street="1 Oak Street", postal_code="94601")
BERKELEY = make_location(city="Berkeley", street="2 Elm Street", postal_code="94704")
FRESNO = make_location(city="Fresno", street="3 Fig Street", postal_code="93650")
DRAWN = drawn(Provider, slug="here")
slowly = settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def between(before: Provider, after: Provider) -> EditionChanges:
    return changes_between("old", (before,), "new", (after,))


def facts(was: dict[str, Any], now: dict[str, Any]) -> tuple[FactChange, ...]:
    """Return what changes for the provider of the factory from some values to others."""
    changes = between(make_provider(**was), make_provider(**now)).providers
    return changes[0].facts if changes else ()


def told(was: dict[str, Any], now: dict[str, Any]) -> list[tuple[str, str]]:
    return [(fact.kind.value, fact.field) for fact in facts(was, now)]


def test_who_came_and_who_went_is_named_with_the_record() -> None:
    old, new = make_provider(slug="old", name="Old"), make_provider(slug="new", name="New")
    changes = changes_between("a", (old,), "b", (new,), ("guide",))
    assert changes == EditionChanges(
        old="a",
        new="b",
        providers=(
            ProviderChange(
                slug="old",
                name="Old",
                facts=(FactChange(kind=ChangeKind.GONE, before=old),),
                listed=False,
            ),
            ProviderChange(
                slug="new", name="New", facts=(FactChange(kind=ChangeKind.NEW, after=new),)
            ),
        ),
        other_parts=("guide",),
    )


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("active", "closed", "closed"),
        ("active", "temporarily_closed", "closed"),
        ("temporarily_closed", "closed", "closed"),
        ("closed", "temporarily_closed", "status"),
        ("closed", "active", "status"),
        ("active", "unconfirmed", "status"),
    ],
)
def test_closing_weighs_more_than_another_status(before: str, after: str, kind: str) -> None:
    assert told({"status": before}, {"status": after}) == [(kind, "status")]


def test_who_closed_and_keeps_its_page_is_still_listed() -> None:
    (change,) = between(make_provider(), make_provider(status="closed")).providers
    assert change.kind is ChangeKind.CLOSED
    assert change.listed


def test_a_new_amount_is_one_change_from_before_to_after() -> None:
    was = make_price(min=375, max=375)
    now = make_price(min=400, max=400)
    other = make_price(item=Text("Consultation"), unit="consultation", purpose="consultation")
    assert facts({"prices": (was, other)}, {"prices": (other, now)}) == (
        FactChange(kind=ChangeKind.PRICE, field="prices[1]", before=was, after=now),
    )


def test_a_price_is_known_again_under_a_longer_name() -> None:
    was = make_price(item=Text("Infusion"), min=375, max=375)
    now = make_price(item=Text("IV infusion, one session"), min=400, max=400)
    assert [
        (fact.before, fact.after) for fact in facts({"prices": (was,)}, {"prices": (now,)})
    ] == [(was, now)]


@pytest.mark.parametrize(("name", "is_known"), [("Own bag", True), ("A dose of it", False)])
def test_a_word_of_three_letters_is_enough_to_know_a_price_again(
    name: str, *, is_known: bool
) -> None:
    was = make_price(item=Text("Drip, a bag of it"), min=375, max=375)
    now = make_price(item=Text(name), min=400, max=400)
    found = facts({"prices": (was,)}, {"prices": (now,)})
    assert (len(found) == 1) is is_known


def test_of_two_prices_the_one_most_alike_is_the_one_that_changed() -> None:
    short, long = make_price(minutes=60), make_price(minutes=180, min=900, max=900)
    now = make_price(minutes=180, min=950, max=950)
    found = facts({"prices": (short, long)}, {"prices": (now, short)})
    assert [(fact.before, fact.after) for fact in found] == [(long, now)]
    other = make_price(minutes=60, min=550, max=550)
    both = facts({"prices": (short, long)}, {"prices": (now, other)})
    assert {(fact.before, fact.after) for fact in both} == {(long, now), (short, other)}


def test_prices_of_different_things_are_one_that_went_and_one_that_came() -> None:
    was = make_price(item=Text("Injection"), format="im_injection")
    now = make_price(item=Text("Infusion"), format="iv_infusion")
    found = facts({"prices": (was,)}, {"prices": (now,)})
    assert [(fact.before, fact.after) for fact in found] == [(was, None), (None, now)]


def test_a_members_price_beside_the_ordinary_one_is_a_price_that_came() -> None:
    ordinary, members = make_price(), make_price(rate="membership", min=400, max=400)
    (fact,) = facts({"prices": (ordinary,)}, {"prices": (members, ordinary)})
    assert (fact.before, fact.after) == (None, members)


def test_a_price_that_is_merely_named_or_dated_anew_is_no_new_price() -> None:
    was, now = make_price(), make_price(as_of="2026-10")
    assert told({"prices": (was,)}, {"prices": (now,)}) == [("other", "prices[0]")]


def test_a_source_put_before_the_others_changes_no_price() -> None:
    first, second = make_source(), make_source(url="https://clinic.example/fees")
    was = {"sources": (first,), "prices": (make_price(source=0),)}
    now = {"sources": (second, first), "prices": (make_price(source=1),)}
    assert told(was, now) == [("other", "sources")]


def test_a_price_read_from_another_page_is_told_as_its_source() -> None:
    pages = (make_source(), make_source(url="https://clinic.example/fees"))
    was = {"sources": pages, "prices": (make_price(source=0),)}
    now = {"sources": pages, "prices": (make_price(source=1),)}
    (fact,) = facts(was, now)
    assert (fact.field, fact.before, fact.after) == ("prices[0].source", pages[0], pages[1])
    assert fact.evidence_only


def test_numbers_for_other_purposes_do_not_replace_one_another() -> None:
    def numbered(*labels: str) -> tuple[Phone, ...]:
        return tuple(
            Phone(number=f"+1510555{at:02}{len(label):02}", label=Text(label))
            for at, label in enumerate(labels)
        )

    was, now = numbered("Front desk", "Billing"), numbered("Fax", "At night")
    found = facts({"phones": was}, {"phones": now})
    assert {(fact.before, fact.after) for fact in found} == {
        *((number, None) for number in was),
        *((None, number) for number in now),
    }


def test_a_replaced_number_is_one_change() -> None:
    assert facts({"phones": (MAIN,)}, {"phones": (BRANCH,)}) == (
        FactChange(kind=ChangeKind.PHONE, field="phones[0]", before=MAIN, after=BRANCH),
    )


def test_a_number_more_is_one_that_came_wherever_it_stands() -> None:
    assert facts({"phones": (MAIN,)}, {"phones": (BRANCH, MAIN)}) == (
        FactChange(kind=ChangeKind.PHONE, field="phones[0]", after=BRANCH),
    )


def test_numbers_with_the_same_label_belong_together() -> None:
    def desk(number: str) -> Phone:
        return Phone(number=number, label=Text("Front desk"))

    found = facts(
        {"phones": (MAIN, desk("+15105550122"))},
        {"phones": (desk("+15105550133"), BRANCH)},
    )
    assert {(fact.before.number, fact.after.number) for fact in found} == {
        ("+15105550122", "+15105550133"),
        (MAIN.number, BRANCH.number),
    }


def test_a_number_with_a_label_is_no_new_number() -> None:
    labelled = replace(MAIN, label=Text("Front desk"))
    assert told({"phones": (MAIN,)}, {"phones": (labelled,)}) == [("other", "phones[0]")]


def test_the_only_office_moves_wherever_it_goes() -> None:
    assert facts({"locations": (OAKLAND,)}, {"locations": (FRESNO,)}) == (
        FactChange(kind=ChangeKind.MOVED, field="locations[0]", before=OAKLAND, after=FRESNO),
    )


def test_an_office_that_opens_leaves_the_others_where_they_are() -> None:
    found = facts({"locations": (OAKLAND, FRESNO)}, {"locations": (BERKELEY, FRESNO, OAKLAND)})
    assert found == (FactChange(kind=ChangeKind.MOVED, field="locations[0]", after=BERKELEY),)


def test_an_office_is_known_again_by_what_is_left_of_its_address() -> None:
    upstairs = replace(OAKLAND, street="1 Oak Street, Suite 2")
    found = facts({"locations": (FRESNO, OAKLAND)}, {"locations": (upstairs, BERKELEY)})
    assert {(fact.before, fact.after) for fact in found} == {
        (OAKLAND, upstairs),
        (FRESNO, BERKELEY),
    }


def test_an_office_is_known_again_in_other_letters() -> None:
    louder = replace(OAKLAND, street="1 OAK STREET", postal_code=None, city=None)
    found = facts({"locations": (FRESNO, OAKLAND)}, {"locations": (louder,)})
    assert {(fact.before, fact.after) for fact in found} == {(OAKLAND, louder), (FRESNO, None)}


def test_only_a_single_office_or_number_left_on_both_sides_makes_a_pair() -> None:
    found = facts({"locations": (FRESNO, OAKLAND)}, {"locations": (BERKELEY,)})
    assert {(fact.before, fact.after) for fact in found} == {
        (FRESNO, None),
        (OAKLAND, None),
        (None, BERKELEY),
    }
    gone = facts({"phones": (MAIN, BRANCH)}, {"phones": (BRANCH,)})
    assert [(fact.before, fact.after) for fact in gone] == [(MAIN, None)]


def test_the_same_zip_says_more_of_an_office_than_the_same_town() -> None:
    was = replace(OAKLAND, street=None, postal_code="94601")
    same_town = replace(was, postal_code="94702")
    same_zip = replace(was, city="Emeryville")
    found = facts({"locations": (was,)}, {"locations": (same_town, same_zip)})
    assert {(fact.before, fact.after) for fact in found} == {(was, same_zip), (None, same_town)}


def test_what_else_is_said_of_an_office_is_told_by_itself() -> None:
    now = replace(OAKLAND, phone=MAIN.number, hours="Mo-Fr 09:00-17:00", latitude=37.8)
    assert told({"locations": (OAKLAND,)}, {"locations": (now,)}) == [
        ("phone", "locations[0].phone"),
        ("other", "locations[0]"),
        ("other", "locations[0].hours"),
    ]


def test_groups_are_told_fact_by_fact_with_none_for_what_is_not_stated() -> None:
    insured = Payment(insurance=(Insurance(accepted=True),), superbill=True)
    found = facts({}, {"payment": insured, "support": Support(integration=False)})
    assert found == (
        FactChange(kind=ChangeKind.CARE, field="support.integration", after=False),
        FactChange(kind=ChangeKind.PAYMENT, field="payment.insurance", after=insured.insurance),
        FactChange(kind=ChangeKind.PAYMENT, field="payment.superbill", after=True),
    )


def test_facts_come_in_the_order_of_their_weight() -> None:
    now = {
        "name": "Oakland Ketamine",
        "website": None,
        "status": "closed",
        "formats": (),
        "phones": (MAIN,),
        "non_profit": True,
        "sources": (),
    }
    assert [field for _kind, field in told({}, now)] == [
        "status",
        "phones[0]",
        "name",
        "website",
        "formats",
        "non_profit",
        "sources",
    ]


def test_another_source_is_told_after_other_facts_of_its_weight() -> None:
    pages = (make_source(), make_source(url="https://clinic.example/fees"))
    was = {"sources": pages, "prices": (make_price(source=0),)}
    now = {
        "sources": pages,
        "prices": (make_price(source=1),),
        "identifiers": Identifiers(npi="1234567893"),
    }
    assert told(was, now) == [("other", "identifiers.npi"), ("other", "prices[0].source")]


def test_who_changed_in_sources_alone_comes_last() -> None:
    before = tuple(make_provider(slug=slug, name=slug) for slug in ("a", "b", "c"))
    read = (make_source(read_on=date(2027, 1, 2)),)
    after = (
        replace(before[0], sources=read),
        replace(before[1], non_profit=True, sources=read),
        replace(before[2], formats=()),
    )
    changes = changes_between("old", before, "new", after).providers
    assert [change.slug for change in changes] == ["c", "b", "a"]
    assert [change.evidence_only for change in changes] == [False, False, True]


@slowly
@given(DRAWN, st.randoms(use_true_random=False))
def test_the_order_of_lists_is_no_change(provider: Provider, random: Any) -> None:
    assert between(provider, shuffled(provider, random)).providers == ()


@slowly
@given(DRAWN, DRAWN)
def test_every_difference_shows_up(before: Provider, after: Provider) -> None:
    assert bool(between(before, after).providers) == (plain(before) != plain(after))


@slowly
@given(DRAWN, DRAWN, st.sampled_from(Provider.__struct_fields__[1:]))
def test_every_field_shows_up_by_itself(before: Provider, other: Provider, field: str) -> None:
    after = replace(before, **{field: getattr(other, field)})
    assert bool(between(before, after).providers) == (plain(before) != plain(after))


@slowly
@given(st.sets(st.sampled_from("abcdef")), st.sets(st.sampled_from("abcdef")))
def test_swapping_the_editions_swaps_new_and_gone(was: set[str], now: set[str]) -> None:
    before = [make_provider(slug=slug) for slug in was]
    after = [make_provider(slug=slug) for slug in now]
    there, back = changes_between("x", before, "y", after), changes_between("y", after, "x", before)
    assert of_kind(there, ChangeKind.NEW) == of_kind(back, ChangeKind.GONE) == now - was
    assert of_kind(there, ChangeKind.GONE) == of_kind(back, ChangeKind.NEW) == was - now


def of_kind(changes: EditionChanges, kind: ChangeKind) -> set[str]:
    return {change.slug for change in changes.providers if change.kind is kind}


def shuffled(value: Any, random: Any) -> Any:
    """Return a record with every list in another order, each price with its source as before."""
    if isinstance(value, Provider):
        places = list(range(len(value.sources)))
        random.shuffle(places)
        moved = replace(
            value,
            sources=tuple(value.sources[place] for place in places),
            prices=tuple(
                replace(price, source=places.index(price.source) if price.source in places else 9)
                for price in value.prices
            ),
        )
        kept = {"sources": moved.sources, "prices": shuffled(moved.prices, random)}
        fields = {
            field: shuffled(getattr(moved, field), random)
            for field in value.__struct_fields__
            if field not in kept
        }
        return Provider(**fields, **kept)
    if isinstance(value, tuple):
        return tuple(random.sample([shuffled(item, random) for item in value], len(value)))
    if isinstance(value, msgspec.Struct):
        return type(value)(
            **{field: shuffled(getattr(value, field), random) for field in value.__struct_fields__}
        )
    return value


def plain(provider: Provider) -> Any:
    """Return a record as it is published, its lists sorted and each price with its own page."""
    record = msgspec.to_builtins(provider)
    for price in record.get("prices", ()):
        pages = record.get("sources", ())
        number = price["source"]
        price["source"] = pages[number] if number < len(pages) else None
    return ordered(record)


def ordered(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: ordered(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return sorted((ordered(inner) for inner in value), key=repr)
    return value

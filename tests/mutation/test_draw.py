"""The draw of mutants can be repeated, and an edit redraws nothing elsewhere."""

import ast

from tests.architecture.sources import ROOT
from tests.mutation.candidates import mutated, places_of
from tests.mutation.draw import LAYERS, ranked, sources

SOURCE = '''
"""A module with 1 docstring."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    LIMIT = 3

Name = Text | None
Pair: TypeAlias = tuple[int, Name | None]
logger = make()


class Box(Struct, frozen=True, kw_only=True):
    size: int | None = 5

    def grows(self, by: int | None, *, twice: bool = False) -> int | None:
        """Return 2 things."""
        logger.info("%s", self.size + 7)
        if by is None or not twice:
            return self.size
        return self.size + 2 * by


@cached
def is_close(ä: float, b: float) -> bool: return ä - b < 0.5
'''


def offered(source: str) -> dict[str, list[str]]:
    return {
        str(place): [str(variant) for variant in place.variants]
        for place in places_of("domain/box.py", source)
    }


def test_what_can_be_mutated_is_named_by_function_and_kind() -> None:
    assert list(offered(SOURCE)) == [
        "domain/box.py::Box truth 1",  # frozen
        "domain/box.py::Box number 1",
        "domain/box.py::Box.grows truth 1",
        "domain/box.py::Box.grows condition 1",
        "domain/box.py::Box.grows comparison 1",
        "domain/box.py::Box.grows and-or 1",
        "domain/box.py::Box.grows sign 1",
        "domain/box.py::Box.grows arithmetic 1",
        "domain/box.py::Box.grows number 1",
        "domain/box.py::Box.grows arithmetic 2",
        "domain/box.py::is_close decorator 1",
        "domain/box.py::is_close comparison 1",
        "domain/box.py::is_close arithmetic 1",
        "domain/box.py::is_close number 1",
    ]


def test_an_exception_with_a_dotted_name_is_waited_for_in_vain() -> None:
    source = "try:\n    f()\nexcept {}:\n    pass\n"
    vain = "CosmicRayTestingException"
    changes = {
        "sqlite3.Error": [vain],
        "(OSError, sqlite3.Error) as error": [
            f"({vain}, sqlite3.Error) as error",
            f"(OSError, {vain}) as error",
        ],
        "OSError as error": [f"{vain} as error"],
    }
    for before, after in changes.items():
        original = source.format(before)
        places = places_of("storage/engine.py", original)
        changed = [mutated(original, place.start, place.variants[0]) for place in places]
        assert changed == [source.format(text) for text in after]


def test_identity_and_equality_do_not_stand_for_one_another() -> None:
    variants = offered("def same(a, b):\n    return a == b or a is b\n")
    assert not any(
        name.endswith(("Eq_Is", "Is_Eq")) for names in variants.values() for name in names
    )


def test_every_variant_changes_the_source_and_can_be_parsed() -> None:
    for place in places_of("domain/box.py", SOURCE):
        for variant in place.variants:
            changed = mutated(SOURCE, place.start, variant)
            assert ast.dump(ast.parse(changed)) != ast.dump(ast.parse(SOURCE)), str(place)


def test_what_runs_at_import_is_told_from_what_tests_call() -> None:
    at_import = {str(place) for place in places_of("domain/box.py", SOURCE) if place.at_import}
    assert at_import == {
        "domain/box.py::Box truth 1",
        "domain/box.py::Box number 1",
        "domain/box.py::Box.grows truth 1",  # a default
        "domain/box.py::is_close decorator 1",
    }


def test_functions_are_known_after_syntax_that_parso_does_not_know() -> None:
    source = "def f(a: Row[*tuple[int]]) -> int:\n    return 1\n\n\ndef g() -> int:\n    return 2\n"
    places = places_of("storage/entries.py", source)
    assert [(place.function, place.at_import) for place in places] == [("f", False), ("g", False)]


def test_the_draw_is_the_same_every_time_and_another_with_another_seed() -> None:
    modules = {"domain/box.py": SOURCE}
    first = [str(mutant) for mutant in ranked(modules)]
    assert first == [str(mutant) for mutant in ranked(dict(modules))]
    assert first != [str(mutant) for mutant in ranked(modules, seed=1)]


def test_an_edit_redraws_nothing_outside_its_function() -> None:
    before = {"domain/box.py": SOURCE, "sync/pace.py": "def f(a):\n    return a + 1\n"}
    edited = SOURCE.replace("ä - b < 0.5", "abs(ä - b) < 0.5 and not ä > 9")
    added = "def new(a):\n    return a if a > 3 else -a\n"
    after = {**before, "domain/box.py": added + edited, "sync/places.py": added}
    drawn_before = [str(each) for each in ranked(before) if "is_close" not in str(each)]
    still = [str(each) for each in ranked(after) if str(each) in drawn_before]
    assert still == drawn_before


def test_every_layer_is_drawn_from() -> None:
    modules = sources(ROOT)
    assert {name.partition("/")[0] for name in modules} == set(LAYERS)
    updater = {"sync/updater.py": modules["sync/updater.py"]}
    assert {mutant.file for mutant in ranked(updater)} == {"brightstar_desktop/sync/updater.py"}

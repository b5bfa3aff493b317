"""Which tests a mutant meets, and in which order."""

from tests.mutation.draw import Mutant, digest, ranked
from tests.mutation.reach import FileReach, Reach

SOURCE = "LIMIT = 3\n\n\ndef is_over(number):\n    return number > LIMIT\n"
MODULE = "domain/limits.py"
BODY, WHOLE = f"{1 << 5:x}", f"{0b110010:x}"


def mutant_of(family: str, source: str = SOURCE) -> Mutant:
    return next(each for each in ranked({MODULE: source}) if each.place.family == family)


def reached(
    seconds: dict[str, float], lines: dict[str, str], unfit: str = "", starting: str = ""
) -> FileReach:
    states = {MODULE: digest([SOURCE])}
    return FileReach("", "", states, seconds, {MODULE: lines}, [unfit], [starting])


REACH = Reach(
    {
        "tests/domain/test_limits.py": reached(
            {"slow": 2.0, "fast": 0.1, "beside": 0.0}, {"": WHOLE, "slow": BODY, "fast": BODY}
        ),
        "tests/ui/test_page.py": reached(
            {"shown": 0.05, "broken": 0.0}, {"": "2", "shown": BODY, "broken": BODY}, "broken"
        ),
        "tests/ui/test_other.py": reached({"elsewhere": 0.0}, {"": "2"}),
        "tests/cli/test_cli.py": reached({"started": 0.0, "not": 0.0}, {}, starting="started"),
    }
)


def test_those_that_run_the_line_come_first_the_mirrored_and_fast_before_others() -> None:
    found = REACH.tests_for(mutant_of("comparison"))
    assert found == ["fast", "slow", "shown", "beside", "started"]


def test_what_is_run_at_import_is_asked_of_every_file_in_turn() -> None:
    found = REACH.tests_for(mutant_of("number"))
    assert found == ["fast", "elsewhere", "shown", "slow", "beside", "started"]


def test_of_a_module_that_has_changed_every_test_that_ran_it_counts() -> None:
    changed = mutant_of("comparison", f"# {SOURCE}\n{SOURCE}")
    found = REACH.tests_for(changed)
    assert found == ["fast", "slow", "shown", "beside", "elsewhere", "started"]

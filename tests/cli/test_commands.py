"""The commands as other programs and people call them, on the published edition."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from brightstar_desktop import paths
from brightstar_desktop.cli import main
from tests.support.paper import pdf_pages, pdf_text
from tests.support.published import published_catalogue
from tests.support.small_disk import small_disk

Ask = Callable[..., dict[str, Any]]
Tell = Callable[..., str]


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a folder for all state, which the first command fills."""
    return str(tmp_path_factory.mktemp("state"))


@pytest.fixture
def ask(data_dir: str, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Return a function that runs a command and returns its JSON."""

    def run(*arguments: str) -> dict[str, Any]:
        assert main([*arguments, "--json", "--data-dir", data_dir]) == 0
        printed = capsys.readouterr()
        assert printed.err == ""
        answer: dict[str, Any] = json.loads(printed.out)
        return answer

    return run


@pytest.fixture
def tell(data_dir: str, capsys: pytest.CaptureFixture[str]) -> Tell:
    """Return a function that runs a command and returns what it prints for people."""

    def run(*arguments: str) -> str:
        assert main([*arguments, "--data-dir", data_dir]) == 0
        return capsys.readouterr().out

    return run


@pytest.fixture
def fail(data_dir: str, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """Return a function that runs a command that cannot succeed: its status and its message."""

    def run(*arguments: str) -> tuple[int, str]:
        status = main([*arguments, "--data-dir", data_dir])
        printed = capsys.readouterr()
        assert printed.out == ""
        return status, printed.err

    return run


def _slugs(answer: dict[str, Any]) -> list[str]:
    return [provider["slug"] for provider in answer["providers"]]


def test_search_answers_in_the_shape_that_others_rely_on(ask: Ask) -> None:
    answer = ask("search", "iv ketamine oakland")
    assert answer["edition"] == published_catalogue().edition
    assert answer["count"] == len(answer["providers"]) == 6
    assert [item["axis"] for item in answer["interpreted"]["understood"]] == ["formats", "near"]
    first = answer["providers"][0]
    assert first["slug"] == "bay-psychiatric-associates"
    assert first["name"] == "Bay Psychiatric Associates"
    assert first["city"] == "Berkeley"
    assert first["distance_miles"] == pytest.approx(4.6, abs=0.2)
    assert first["price_from"] is None
    assert answer["facets"]["formats"]["iv_infusion"] == 6


def test_words_need_no_quotes(ask: Ask) -> None:
    assert _slugs(ask("search", "troche", "at", "home")) == _slugs(ask("search", "troche at home"))


def test_the_distance_of_each_is_given_and_sorted(ask: Ask) -> None:
    answer = ask("search", "--near", "92103", "--within", "25", "--sort", "distance")
    miles = [provider["distance_miles"] for provider in answer["providers"]]
    assert miles == sorted(miles)
    assert max(miles) <= 25
    assert answer["interpreted"]["place"]["county"] == "San Diego"


def test_a_limit_of_price_holds(ask: Ask) -> None:
    answer = ask("search", "--max-price", "500")
    assert "kensho-wellbeing" in _slugs(answer)
    assert all(provider["price_from"] <= 500 for provider in answer["providers"])
    kept = ask("search", "--max-price", "$500", "--include-not-stated")
    assert kept["count"] == answer["count"] + answer["not_stated"]["price"]


@pytest.mark.parametrize(
    ("option", "value", "key", "code"),
    [
        ("--format", "iv_infusion", "formats", "iv_infusion"),
        ("--format", "IV infusion", "formats", "iv_infusion"),
        ("--setting", "at_home", "settings", "at_home"),
        ("--condition", "PTSD", "conditions", "ptsd"),
    ],
)
def test_filters_take_codes_and_labels(
    ask: Ask, option: str, value: str, key: str, code: str
) -> None:
    answer = ask("search", option, value)
    assert answer["count"] > 0
    assert all(code in provider[key] for provider in answer["providers"])
    assert answer["interpreted"]["chosen"] == {key: [code]}


def test_places_filter_by_region_and_county(ask: Ask) -> None:
    region = ask("search", "--region", "bay_area")
    assert {provider["region"] for provider in region["providers"]} == {"bay_area"}
    county = ask("search", "--county", "san diego")
    assert {provider["county"] for provider in county["providers"]} == {"San Diego"}
    assert "bold-health" in _slugs(county)


def test_several_values_of_a_filter_widen_it(ask: Ask) -> None:
    one = ask("search", "--format", "oral")["count"]
    both = ask("search", "--format", "oral", "--format", "sublingual")["count"]
    assert both > one


def test_populations_insurance_and_languages_filter(ask: Ask) -> None:
    veterans = ask("search", "--population", "veterans")
    assert "kadima-neuropsychiatry-institute" in _slugs(veterans)
    insured = ask("search", "--insurance")
    assert 0 < insured["count"] < insured["total"]
    spanish = ask("search", "--language", "es", "--include-not-stated")
    assert spanish["count"] >= spanish["not_stated"]["languages"] > 0


def test_the_limit_shortens_the_list_only(ask: Ask) -> None:
    answer = ask("search", "--limit", "3", "--sort", "name")
    assert len(answer["providers"]) == 3
    assert answer["count"] == answer["total"]


def test_show_gives_the_published_record_with_ages(ask: Ask) -> None:
    answer = ask("show", "kensho-wellbeing", "--near", "94110")
    assert answer["slug"] == "kensho-wellbeing"
    assert answer["formats"] == ["iv_infusion"]
    assert answer["sources"][0]["url"].startswith("https://kenshowellbeing.com")
    assert answer["age_classes"]["prices"] in ("undated", "old", "check_first", "current")
    assert 150 < answer["distance_miles"] < 180


def test_similar_names_what_is_shared(ask: Ask) -> None:
    answer = ask("similar", "kensho-wellbeing", "--limit", "2")
    assert len(answer["providers"]) == 2
    assert {"axis": "formats", "code": "iv_infusion"} in answer["providers"][0]["shared"]


def test_status_tells_edition_age_and_folder(ask: Ask, data_dir: str) -> None:
    answer = ask("status")
    assert answer["provider_count"] == len(published_catalogue().providers)
    assert answer["folder"].startswith(data_dir)
    assert sum(answer["age_shares"].values()) == pytest.approx(1, abs=0.01)
    assert answer["notice"] == ""


def test_the_status_says_that_the_edition_is_a_trial(ask: Ask, tell: Tell) -> None:
    """As long as the edition in the sources is signed with the development keys."""
    assert ask("status")["trial"] is published_catalogue().trial is True
    assert "Trial edition, signed with development keys" in tell("status")


def test_the_guide_is_listed_as_published(ask: Ask) -> None:
    answer = ask("guide")
    published = published_catalogue().guide.en
    assert [chapter["slug"] for chapter in answer["chapters"]] == [one.slug for one in published]
    for chapter in answer["chapters"]:
        assert {"number", "title", "summary", "reviewed_on"} <= set(chapter)
        assert ask("guide", chapter["slug"])["title"] == chapter["title"]
        assert ask("guide", str(chapter["number"]))["slug"] == chapter["slug"]


def test_what_stands_beside_the_chapters_is_listed_and_read(ask: Ask, tell: Tell) -> None:
    beside = ask("guide")["beside"]
    assert beside[0]["slug"] == "faq"
    assert len(beside) >= 4
    for text in beside:
        assert ask("guide", text["slug"])["title"] == text["title"]
        assert text["title"] in tell("guide")


def test_a_statement_tells_until_when_it_holds(ask: Ask, tell: Tell) -> None:
    dated = {one["anchor"]: one for one in ask("guide", "law")["dated"]}
    assert dated["video"]["until"] == "2026-12-31"
    assert isinstance(dated["video"]["ended"], bool)
    printed = tell("guide", "law")
    assert "Dec 31, 2026" in printed
    assert ":::" not in printed


def test_the_guide_is_searched(ask: Ask) -> None:
    answer = ask("guide", "--search", "ketamine")
    assert answer["count"] == len(answer["hits"])
    assert bool(answer["hits"]) == bool(published_catalogue().guide.en)
    assert ask("guide", "--search", "zebra xylophone")["hits"] == []


def test_people_read_names_places_and_prices(tell: Tell) -> None:
    printed = tell("search", "iv under 500")
    assert "Kensho Wellbeing [kensho-wellbeing]" in printed
    assert "Truckee" in printed
    assert "$425" in printed
    assert "at most $500 a session" in printed


def test_people_read_help_before_any_result(tell: Tell) -> None:
    printed = tell("search", "suicide")
    assert printed.index("988") < printed.index("Understood")
    assert printed.index("911") < printed.index("988")


def test_people_read_what_was_corrected_and_what_lies_beyond(tell: Tell) -> None:
    printed = tell("search", "los angelas depression")
    assert "within 25 miles of Los Angeles" in printed
    assert "--include-telehealth" in printed
    assert "“kadima” for “kadma”" in tell("search", "kadma")
    assert "10001 is not a ZIP code of California" in tell("search", "10001")


def test_people_read_records_likeness_guide_and_state(tell: Tell) -> None:
    assert "(530) 214-8992" in tell("show", "kensho-wellbeing")
    assert "Providers like Kensho Wellbeing" in tell("similar", "kensho-wellbeing")
    for chapter in published_catalogue().guide.en:
        assert chapter.title in tell("guide")
        assert chapter.title in tell("guide", chapter.slug)
    assert "does not hold" in tell("guide", "--search", "zebra xylophone")
    assert published_catalogue().edition in tell("status")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("show", "nobody"), "no provider nobody"),
        (("similar", "nobody"), "no provider nobody"),
        (("search", "--near", "Springfield"), "“Springfield” is not a city"),
        (("show", "kensho-wellbeing", "--near", "10001"), "“10001” is not a city"),
        (("guide", "nothing"), "no chapter nothing"),
    ],
)
def test_trouble_is_one_sentence_and_status_one(
    fail: Callable[..., tuple[int, str]], arguments: tuple[str, ...], words: str
) -> None:
    status, message = fail(*arguments)
    assert status == 1
    assert words in message
    assert message.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("fly",),
        ("search", "--sort", "taste"),
        ("search", "--within", "far"),
        ("search", "--within", "nan"),
        ("search", "--limit", "0"),
        ("search", "--max-price", "-5"),
        ("search", "--region", "mars"),
        ("show",),
    ],
)
def test_wrong_usage_is_status_two(
    capsys: pytest.CaptureFixture[str], data_dir: str, arguments: tuple[str, ...]
) -> None:
    given = [*arguments, "--data-dir", data_dir] if arguments else []
    assert main(given) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "brightstar" in printed.err
    assert "Traceback" not in printed.err


def test_help_is_given_and_good(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "search" in capsys.readouterr().out


def test_a_folder_that_cannot_be_written_is_told_and_got_round(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with small_disk(tmp_path / "full", kilobytes=64) as disk:
        assert main(["search", "--limit", "1", "--json", "--data-dir", str(disk)]) == 0
        printed = capsys.readouterr()
        assert "this run only" in printed.err
        assert json.loads(printed.out)["count"] > 0


def test_help_imports_neither_database_nor_window() -> None:
    program = (
        "import sys\nfrom brightstar_desktop.cli import main\nmain(['search', '--help'])\n"
        "slow = {'sqlalchemy', 'PySide6', 'rapidfuzz', 'phonenumbers'} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(slow)) or 0)\n"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_reader_of_the_output_that_goes_away_is_no_trouble(data_dir: str) -> None:
    program = (
        "import sys; from brightstar_desktop.cli import main; "
        f"sys.exit(main(['search', '--json', '--data-dir', {data_dir!r}]))"
    )
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(60) == 0


def test_output_fits_a_terminal_that_knows_only_ascii(data_dir: str) -> None:
    program = (
        "import sys; from brightstar_desktop.cli import main; "
        f"sys.exit(main([*sys.argv[1:], '--data-dir', {data_dir!r}]))"
    )
    for arguments in (["search", "--json"], ["search"], ["show", "kensho-wellbeing"]):
        command = [sys.executable, "-X", "utf8=0", "-c", program, *arguments]
        environment = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONCOERCECLOCALE": "0"}
        done = subprocess.run(
            command, capture_output=True, timeout=60, check=False, env=environment
        )
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.isascii()


def test_a_hand_out_is_written_in_spanish_and_large(data_dir: str, tmp_path: Path) -> None:
    """Run as a program of its own: it brings Qt up without a window, and takes it down again."""
    file = tmp_path / "hoja.pdf"
    program = "import sys; from brightstar_desktop.cli import main; sys.exit(main())"
    command = [
        sys.executable, "-c", program,
        "handout", "kensho-wellbeing", "-o", str(file), "--language", "es", "--large",
        "--near", "Sacramento", "--json", "--data-dir", data_dir,
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, timeout=60, check=False, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == {"file": str(file), "sheets": len(pdf_pages(file, 20))}
    text = pdf_text(file)
    assert "Kensho Wellbeing" in text
    assert "millas" in text
    assert "Pregunte al llamar" in text


def test_the_status_tells_what_an_organization_has_set(ask: Ask, tell: Tell) -> None:
    file = paths.policy_file()
    assert ask("status")["policy"] == {
        "file": str(file), "found": False, "rules": {}, "problems": [],
    }  # fmt: skip
    file.parent.mkdir(parents=True)
    file.write_text('desk_mode = "on"\nprinting = "off"\ntheme = "pink"\n')
    policy = ask("status")["policy"]
    assert policy["rules"] == {"desk_mode": "on", "printing": "off"}
    assert "give theme a value that it cannot take" in policy["problems"][0]
    assert "Set by your organization: desk_mode = on" in tell("status")


def test_no_hand_out_is_written_where_printing_is_switched_off(
    data_dir: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = paths.policy_file()
    file.parent.mkdir(parents=True)
    file.write_text('printing = "off"\n')
    wanted = tmp_path / "page.pdf"
    asked = ["handout", "kensho-wellbeing", "-o", str(wanted), "--data-dir", data_dir]
    assert main(asked) == 1
    assert "switched off on this computer" in capsys.readouterr().err
    assert not wanted.exists()


def test_providers_are_compared_question_by_question(ask: Ask, tell: Tell) -> None:
    answer = ask("compare", "kensho-wellbeing", "soft-reboot-wellness", "--near", "Sacramento")
    assert [one["slug"] for one in answer["providers"]] == [
        "kensho-wellbeing", "soft-reboot-wellness",
    ]  # fmt: skip
    place = answer["rows"][0]
    assert (place["differs"], place["answers"][0][:7]) == (True, "Truckee")
    assert any(None in row["answers"] for row in answer["rows"]), "what is not stated is null"
    assert "Kensho Wellbeing: Truckee" in tell("compare", "kensho-wellbeing")


def test_only_four_providers_fit_side_by_side(
    data_dir: str, capsys: pytest.CaptureFixture[str]
) -> None:
    slugs = [provider.slug for provider in published_catalogue().providers[:5]]
    assert main(["compare", *slugs, "--data-dir", data_dir]) == 1
    assert "Up to 4 providers can be compared, and 5 are named" in capsys.readouterr().err


def test_a_plan_is_calculated_from_stated_prices(ask: Ask, tell: Tell) -> None:
    """By hand: 325 + 2,000 + 425 + 4 x 425 at least, 325 + 10 x 425 at most."""
    answer = ask("cost", "kensho-wellbeing", "--sessions", "6", "--later", "4")
    (kensho,) = answer["providers"]
    assert (kensho["low"], kensho["high"]) == (4450, 4575)
    everybody = ask("cost")["providers"]
    assert len(everybody) == len(published_catalogue().providers)
    assert {"session_price"} <= {fact for one in everybody for fact in one["missing"]}
    assert "do not state enough for this sum" in tell("cost", "--sessions", "6")

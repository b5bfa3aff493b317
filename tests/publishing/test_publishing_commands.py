"""Keys, releases and checks as maintainers call them."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from brightstar_desktop.publishing.cli import main
from brightstar_desktop.publishing.signing_keys import ENVIRONMENT_VARIABLE
from tests.support.data_folder import make_data_folder, other_document, write_provider
from tests.support.signing.maintainer import NOON, files_of
from tests.support.signing.reader import Reader

PASSPHRASE = "five words that nobody guesses"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a data folder of one provider with keys, nothing released yet."""
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, PASSPHRASE)
    folder = make_data_folder(tmp_path / "data")
    keys = ["--keys", str(tmp_path / "desk"), "--keys", str(tmp_path / "stick")]
    assert main(["keys", "create", *keys, "--published", str(folder / "published")], NOON) == 0
    return folder


@pytest.fixture
def keys(data: Path) -> list[str]:
    return [part for name in ("desk", "stick") for part in ("--keys", str(data.parent / name))]


def run(*arguments: str, data: Path, now: datetime = NOON) -> int:
    return main([*arguments, "--data", str(data)], now)


def raise_edition(data: Path, number: int) -> None:
    file = data / "edition.toml"
    text = file.read_text(encoding="utf-8")
    old = text[text.index('edition = "') :].splitlines()[0]
    file.write_text(text.replace(old, f'edition = "2026.11.23-{number}"', 1), encoding="utf-8")


def test_from_nothing_to_two_editions(
    data: Path, keys: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("release", *keys, data=data) == 0
    reader = Reader(tmp_path / "reader", data / "published")
    assert len(reader.update(NOON).providers) == 1
    write_provider(data, "fresno", other_document("Fresno Clinic"))
    raise_edition(data, 2)
    capsys.readouterr()
    assert run("release", *keys, data=data) == 0
    output = capsys.readouterr().out
    assert "fresno" in output.lower()
    assert "Edition 2026.11.23-2: 2 providers" in output
    assert "timestamp  holds until 2027-01-07" in output
    assert len(reader.update(NOON).providers) == 2


def test_a_dry_run_tells_all_without_keys_and_writes_nothing(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files_of(data)
    assert run("release", "--dry-run", data=data) == 0
    output = capsys.readouterr().out
    assert "The first edition: 1 providers." in output
    assert "bytes" in output
    assert "root       holds until 2028-11-22" in output
    assert output.endswith("Dry run: nothing was written.\n")
    assert files_of(data) == before


def test_data_with_problems_is_not_released(
    data: Path, keys: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    write_provider(data, "fresno", other_document("Fresno Clinic") | {"kind": "spa"})
    before = files_of(data)
    assert run("release", *keys, data=data) == 1
    assert "run brightstar-data validate" in capsys.readouterr().err
    assert files_of(data) == before


def test_removals_are_refused_until_they_are_allowed(
    data: Path, keys: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    write_provider(data, "fresno", other_document("Fresno Clinic"))
    assert run("release", *keys, data=data) == 0
    (data / "providers" / "fresno.toml").unlink()
    raise_edition(data, 2)
    assert run("release", *keys, data=data) == 1
    assert "1 of 2 providers would be removed (fresno)" in capsys.readouterr().err
    assert run("release", "--dry-run", "--most-removed", "0.5", data=data) == 0
    assert run("release", *keys, "--allow-removals", data=data) == 0


def test_changed_data_needs_a_new_name(
    data: Path, keys: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("release", *keys, data=data) == 0
    write_provider(data, "fresno", other_document("Fresno Clinic"))
    assert run("release", *keys, data=data) == 1
    assert "raise it in edition.toml" in capsys.readouterr().err


@pytest.mark.parametrize("command", [("resign",), ("release", "--resign")])
def test_the_monthly_duty(
    data: Path, keys: list[str], tmp_path: Path, command: tuple[str, ...]
) -> None:
    assert run("release", *keys, data=data) == 0
    later = NOON + timedelta(days=40)
    published = ["--published", str(data / "published")]
    assert main([*command, *keys, *published], later) == 0
    reader = Reader(tmp_path / "reader", data / "published")
    assert reader.update(NOON + timedelta(days=80))


def test_a_wrong_passphrase_is_one_sentence(
    data: Path,
    keys: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, "not the one they were locked with")
    assert run("release", *keys, data=data) == 1
    assert "targets.pem does not open with that passphrase" in capsys.readouterr().err


@pytest.mark.parametrize("share", ["-0.1", "1.5", "many"])
def test_a_share_is_from_nothing_to_all(data: Path, share: str) -> None:
    with pytest.raises(SystemExit) as stop:
        run("release", "--most-removed", share, data=data)
    assert stop.value.code == 2


def test_check_is_0_when_good_and_1_when_something_is_due(
    data: Path, keys: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("release", *keys, data=data) == 0
    capsys.readouterr()
    assert run("check", data=data) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "  timestamp  2027-01-07, 45 days left" in lines
    assert "Without any date: 1 provider." in lines
    assert run("check", data=data, now=NOON + timedelta(days=50)) == 1
    output = capsys.readouterr().out
    assert "expired 5 days ago: run brightstar-data resign" in output


def test_check_speaks_json(data: Path, keys: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("release", *keys, data=data) == 0
    capsys.readouterr()
    assert run("check", "--json", data=data) == 0
    state = json.loads(capsys.readouterr().out)
    assert state["good"] is True
    assert [row["role"] for row in state["expiries"]] == [
        "root",
        "targets",
        "snapshot",
        "timestamp",
    ]
    assert state["shares"]["undated"] == 1.0


def test_keys_are_shown_with_what_they_sign(
    data: Path, keys: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    published = ["--published", str(data / "published")]
    capsys.readouterr()
    assert main(["keys", "show", *keys[:2], *published], NOON) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "root: 2 of 3, until 2028-11-22"
    assert lines[1].endswith("not in these folders")
    assert "targets: 1 of 1, nothing signed yet" in lines
    assert lines[5].endswith("targets.pem")


def test_keys_are_rotated_and_renewed(
    data: Path, keys: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("release", *keys, data=data) == 0
    published = ["--published", str(data / "published")]
    assert main(["keys", "rotate", "timestamp", *keys, *published], NOON) == 0
    assert "timestamp-2.pem" in capsys.readouterr().out
    new_stick = str(tmp_path / "new")
    assert main(["keys", "rotate", "root-2", *keys, "--to", new_stick, *published], NOON) == 0
    assert main(["keys", "renew", *keys, *published], NOON) == 0
    assert Reader(tmp_path / "reader", data / "published").update(NOON)
    assert (data / "published" / "metadata" / "4.root.json").is_file()


def test_keys_without_a_passphrase_are_warned_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folders = ["--keys", str(tmp_path / "keys"), "--published", str(tmp_path / "published")]
    assert main(["keys", "create", "--no-passphrase", *folders], NOON) == 0
    assert "can publish in your name" in capsys.readouterr().err
    assert b"ENCRYPTED" not in (tmp_path / "keys" / "targets.pem").read_bytes()


def test_development_keys_are_warned_of_until_they_are_replaced(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    published = ["--published", str(tmp_path / "published")]
    known = ["--keys", str(tmp_path / "known")]
    own = ["--keys", str(tmp_path / "own")]
    warning = "signed with the development keys: fit for trying, not for publishing"
    make = ["keys", "create", "--development", "--no-passphrase", *known, *published]
    assert main(make, NOON) == 0
    assert run("release", "--trial", *known, *published, data=data) == 0
    assert warning in capsys.readouterr().err
    assert main(["check", *published], NOON) == 0
    assert warning in capsys.readouterr().out
    assert main(["keys", "show", *published], NOON) == 0
    assert warning in capsys.readouterr().err
    assert main(["keys", "create", *own, *published], NOON) == 1
    assert "say --replace-development" in capsys.readouterr().err
    assert main(["keys", "create", "--replace-development", *own, *published], NOON) == 0
    assert run("release", *own, *published, data=data) == 0
    capsys.readouterr()
    assert main(["check", *published], NOON) == 0
    assert warning not in capsys.readouterr().out


def test_no_folder_of_keys_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    published = ["--published", str(tmp_path / "published")]
    assert main(["keys", "create", "--no-passphrase", *published], NOON) == 1
    assert "name one by --keys" in capsys.readouterr().err

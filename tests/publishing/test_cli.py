"""``brightstar-data`` as maintainers call it, and the data that ships."""

import gzip
import json
import sys
from pathlib import Path

import pytest
from msgspec import structs

from brightstar_desktop import paths
from brightstar_desktop.datafile.decode import read_catalogue
from brightstar_desktop.datafile.encode import encode_catalogue
from brightstar_desktop.publishing.cli import main
from brightstar_desktop.publishing.collect import collect
from tests.support.data_folder import (
    make_data_folder,
    other_document,
    provider_document,
    write_provider,
)

CHECKS = "brightstar_desktop.publishing.checks"


def test_the_data_that_ships_has_no_problem() -> None:
    collected = collect(paths.bundled_data())
    assert [str(problem) for problem in collected.problems] == []
    assert collected.draft_count == 46


def test_the_published_file_is_built_from_the_data_that_ships() -> None:
    built = collect(paths.bundled_data()).catalogue
    assert built is not None
    committed = gzip.decompress(paths.bundled_catalogue().read_bytes())
    # Another build of zlib may pack the same content in other bytes.
    trial = read_catalogue(paths.bundled_catalogue()).trial  # says who signed it, not what it holds
    built = structs.replace(built, trial=trial)
    assert committed == gzip.decompress(encode_catalogue(built)), "run brightstar-data release"


def test_every_published_provider_is_placed_as_closely_as_it_states() -> None:
    for provider in read_catalogue(paths.bundled_catalogue()).providers:
        for location in provider.locations:
            assert location.county, provider.slug
            assert location.region, provider.slug
            placed = location.position_from in {"address", "zip", "city"}
            assert placed == bool(location.city or location.postal_code)


def test_validate_says_where_and_what_and_how(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_data_folder(tmp_path, oakland=provider_document() | {"kind": "spa"})
    assert main(["validate", "--data", str(folder)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("providers/oakland.toml: kind: 'spa' is not a code of kinds. Use")
    assert lines[-1] == "1 provider, no drafts: 1 problem."


def test_validate_speaks_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", "--json", "--data", str(make_data_folder(tmp_path))]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["problems"] == []
    assert {"file", "language", "words", "value"} == set(answer["reading_levels"][0])


def test_build_writes_the_same_bytes_each_time(tmp_path: Path) -> None:
    folder = make_data_folder(tmp_path / "data")
    files = [tmp_path / "one.gz", tmp_path / "two.gz"]
    for file in files:
        assert main(["build", "--data", str(folder), "--output", str(file)]) == 0
    assert files[0].read_bytes() == files[1].read_bytes()
    assert files[0].read_bytes() == encode_catalogue(read_catalogue(files[0]))


def test_build_refuses_faulty_data_and_keeps_the_old_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, file = make_data_folder(tmp_path / "data"), tmp_path / "edition.gz"
    assert main(["build", "--data", str(folder), "--output", str(file)]) == 0
    before = file.read_bytes()
    write_provider(folder, "faulty", other_document("Faulty") | {"status": "?"})
    assert main(["build", "--data", str(folder), "--output", str(file)]) == 1
    assert "nothing was built" in capsys.readouterr().err
    assert file.read_bytes() == before


def test_diff_tells_what_came_went_and_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old_file, new_file = tmp_path / "old.gz", tmp_path / "new.gz"
    other = other_document("Other")
    old = make_data_folder(tmp_path / "old", oakland=provider_document(), gone=other)
    changed = provider_document() | {"website": "https://new.example"}
    new = make_data_folder(tmp_path / "new", oakland=changed, came=other)
    main(["build", "--data", str(old), "--output", str(old_file)])
    main(["build", "--data", str(new), "--output", str(new_file)])
    capsys.readouterr()
    assert main(["diff", str(old_file), str(new_file)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["+ came", "- gone"]
    assert lines[2:] == ['~ oakland: website: "https://clinic.example" -> "https://new.example"']


def test_a_folder_that_is_not_there_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["validate", "--data", str(tmp_path / "nowhere")]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_missing_library_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(sys.modules, "brightstar_desktop.publishing.collect", raising=False)
    for name in [name for name in sys.modules if name.startswith(CHECKS)]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "opening_hours", None)
    assert main(["validate"]) == 1
    assert "opening_hours is missing: install" in capsys.readouterr().err


def test_wrong_usage_exits_with_two() -> None:
    with pytest.raises(SystemExit) as caught:
        main(["publish"])
    assert caught.value.code == 2
